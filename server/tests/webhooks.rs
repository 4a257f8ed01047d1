//! Webhooks: what is sent, when it is sent again, and that a restart neither loses nor doubles an event.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use common::STUDY;
use common::background::{Running, START_MILLIS, lay_ready, lookit_name, start_in};
use common::receiver::{KEY, Plan, Receiver, signature};
use peekaboo::clock::Clock;
use peekaboo::environment::Environment;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

const RESPONSE: &str = "e2286c33-dc8b-4071-81ee-97ecf9d764f5";

/// A data folder with one converted recording, and a hooks file beside it.
fn folder(hooks: &Value) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    lay_ready(
        folder.path(),
        RESPONSE,
        &lookit_name(RESPONSE),
        b"mp4 bytes",
    );
    std::fs::write(folder.path().join("hooks.json"), hooks.to_string()).unwrap();
    folder
}

fn run(folder: impl Into<Arc<TempDir>>, clock: &Clock, flags: &[&str]) -> Running {
    let folder = folder.into();
    let hooks = folder
        .path()
        .join("hooks.json")
        .to_str()
        .unwrap()
        .to_owned();
    let mut all = vec!["--no-convert", "--hooks", &hooks];
    all.extend(flags);
    start_in(folder, &all, &Environment::default(), clock.clone())
}

fn hook(url: &str, events: &[&str], content_type: &str) -> Value {
    json!({"url": url, "events": events, "contentType": content_type, "key": KEY, "allowPrivate": true})
}

fn clock() -> Clock {
    Clock::manual(START_MILLIS)
}

const ALL_OWN: [&str; 3] = ["video_recorded", "video_converted", "video_copied_pipe_s3"];

#[tokio::test]
async fn events_come_in_order_signed_in_both_content_types() {
    let (plain, form) = (Receiver::start(&[]).await, Receiver::start(&[]).await);
    let (plain_url, form_url) = (
        format!("{}/hook?a=b", plain.origin),
        format!("{}/hook/", form.origin),
    );
    let hooks = json!([
        hook(&plain_url, &ALL_OWN, "json"),
        hook(&form_url, &ALL_OWN, "form")
    ]);
    let running = run(
        folder(&hooks),
        &clock(),
        &["--public-url", "https://lab.example/"],
    );
    for (receiver, url, content_type) in [
        (&plain, &plain_url, "application/json"),
        (&form, &form_url, "application/x-www-form-urlencoded"),
    ] {
        let mut bodies = Vec::new();
        for event in ALL_OWN {
            let request = receiver.next().await;
            assert_eq!(request.header("content-type"), content_type);
            assert_eq!(
                (&request.event["version"], &request.event["event"]),
                (&json!("1.0"), &json!(event))
            );
            let text = common::receiver::payload(&request.headers, &request.body).unwrap();
            assert_eq!(
                request.header("x-pipe-signature"),
                signature(KEY, url, &text)
            );
            assert_eq!(
                request.header("x-pipe-timestamp"),
                (START_MILLIS / 1_000).to_string()
            );
            assert_eq!(request.header("x-pipe-delivery").len(), 36);
            bodies.push(request.event["data"].clone());
        }
        let [recorded, converted, stored] = bodies.try_into().unwrap();
        let name = recorded["videoName"].as_str().unwrap().to_owned();
        assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let expected = json!({"videoName": name, "audioCodec": "opus", "videoCodec": "vp8", "type": "webm", "id": 1,
            "dateTime": "2026-03-03 15:51:44", "timeZone": "UTC", "payload": lookit_name(RESPONSE), "httpReferer": "",
            "cam_name": "", "mic_name": "", "ip": "", "ua": ""});
        assert_eq!(recorded, expected);
        assert_eq!(
            (
                &converted["videoName"],
                &converted["size"],
                &converted["duration"],
                &converted["type"],
                &converted["id"]
            ),
            (&json!(name), &json!(9), &json!(7), &json!("mp4"), &json!(1))
        );
        assert_eq!(stored["storedStatus"], "stored successful");
        assert_eq!(
            stored["url"],
            format!(
                "https://lab.example/local/recordings/{STUDY}/{RESPONSE}/{}.mp4",
                lookit_name(RESPONSE)
            )
        );
        assert_eq!(stored["checksum_sha1"].as_str().unwrap().len(), 40);
    }
    for index in 0..6 {
        running.delivery(index, "delivered", 1).await;
    }
    running.stop().await;
}

#[tokio::test]
async fn failures_are_tried_again_after_each_pause_and_given_up_at_last() {
    let receiver = Receiver::start(&[Plan::Answer(503); 8]).await;
    let clock = clock();
    let hooks = json!([hook(
        &receiver.origin,
        &["video_recorded", "video_converted"],
        "json"
    )]);
    let running = run(folder(&hooks), &clock, &[]);
    let mut deliveries = Vec::new();
    for (attempt, pause_secs) in [5, 30, 120, 600, 3_600, 21_600, 86_400]
        .into_iter()
        .enumerate()
    {
        let attempts = attempt as u64 + 1;
        let delivery = running.delivery(0, "waiting", attempts).await;
        // Nothing is sent before the pause is over, and the next event waits behind this one.
        assert_eq!(receiver.count() as u64, attempts);
        assert_eq!(delivery["lastStatus"], 503);
        clock.advance(Duration::from_millis(pause_secs * 1_000 - 1));
        assert_eq!(running.deliveries().await[0]["attempts"], attempts);
        clock.advance(Duration::from_millis(1));
        deliveries.push(receiver.next().await.header("x-pipe-delivery").to_owned());
    }
    let dead = running.delivery(0, "dead", 8).await;
    assert_eq!(dead["lastError"], "the receiver answered 503");
    assert!(dead["nextAttemptOn"].is_null() && !dead["endedOn"].is_null());
    // Every attempt has the same id, so that a receiver can know it.
    deliveries.push(receiver.next().await.header("x-pipe-delivery").to_owned());
    assert!(deliveries.iter().all(|id| *id == deliveries[0]));
    // The next event is not held up for ever.
    running.delivery(1, "delivered", 1).await;
    let path = format!("/local/webhooks/deliveries/{}/redeliver", deliveries[0]);
    let again = running
        .server
        .send("POST", &path, &[], axum::body::Body::empty())
        .await;
    assert_eq!(
        (again.status.as_u16(), &again.json()["state"]),
        (202, &json!("waiting"))
    );
    running.delivery(0, "delivered", 1).await;
    let unknown = "/local/webhooks/deliveries/nothing/redeliver";
    let answer = running
        .server
        .send("POST", unknown, &[], axum::body::Body::empty())
        .await;
    assert_eq!(answer.error(), (404, "not_found".to_owned()));
    running.stop().await;
}

#[tokio::test]
async fn refusals_end_at_once_but_for_those_that_mean_later() {
    for (status, state) in [
        (400, "dead"),
        (401, "dead"),
        (404, "dead"),
        (410, "dead"),
        (408, "waiting"),
        (409, "waiting"),
        (425, "waiting"),
        (429, "waiting"),
        (500, "waiting"),
    ] {
        let receiver = Receiver::start(&[Plan::Answer(status)]).await;
        let hooks = json!([hook(&receiver.origin, &["video_recorded"], "json")]);
        let running = run(folder(&hooks), &clock(), &[]);
        let delivery = running.delivery(0, state, 1).await;
        assert_eq!(delivery["lastStatus"], status);
        running.stop().await;
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let receiver = Receiver::start(&[Plan::Redirect]).await;
    let hooks = json!([hook(&receiver.origin, &["video_recorded"], "json")]);
    let running = run(folder(&hooks), &clock(), &[]);
    running.delivery(0, "waiting", 1).await;
    assert_eq!(receiver.count(), 1);
    running.stop().await;
}

#[tokio::test]
async fn a_receiver_that_hangs_is_given_15_seconds() {
    let receiver = Receiver::start(&[Plan::Silent]).await;
    let clock = clock();
    let hooks = json!([hook(&receiver.origin, &["video_recorded"], "json")]);
    let running = run(folder(&hooks), &clock, &[]);
    receiver.next().await;
    clock.advance(Duration::from_secs(15));
    let delivery = running.delivery(0, "waiting", 1).await;
    assert_eq!(
        delivery["lastError"],
        "the receiver did not answer within 15 s"
    );
    // Such a receiver may have taken it: a 404 after that means that it did.
    running.stop().await;
}

#[tokio::test]
async fn addresses_inside_a_network_are_refused_by_name_and_by_number() {
    let receiver = Receiver::start(&[]).await;
    let port = receiver.origin.rsplit_once(':').unwrap().1;
    let guarded = |host: &str| json!({"url": format!("http://{host}:{port}/"), "events": ["video_recorded"], "key": KEY});
    let hooks = json!([
        guarded("127.0.0.1"),
        guarded("localhost"),
        guarded("[::1]"),
        guarded("[::ffff:127.0.0.1]"),
        guarded("2130706433")
    ]);
    let running = run(folder(&hooks), &clock(), &[]);
    for index in 0..5 {
        let delivery = running.delivery(index, "dead", 1).await;
        let error = delivery["lastError"].as_str().unwrap();
        assert!(error.contains("allowPrivate"), "{error}");
    }
    assert_eq!(receiver.count(), 0);
    running.stop().await;
}

#[tokio::test]
async fn a_restart_neither_loses_nor_doubles() {
    let receiver = Receiver::start(&[Plan::Proper, Plan::Silent]).await;
    let hooks = json!([hook(&receiver.origin, &ALL_OWN, "json")]);
    let clock = clock();
    let running = run(folder(&hooks), &clock, &[]);
    let first = receiver.next().await;
    let second = receiver.next().await;
    // The second event is under way when the server dies.
    let running = run(running.kill().await, &clock, &[]);
    let repeated = receiver.next().await;
    assert_eq!(
        repeated.header("x-pipe-delivery"),
        second.header("x-pipe-delivery")
    );
    assert_eq!(repeated.body, second.body);
    running.delivery(1, "delivered", 2).await;
    let third = receiver.next().await;
    assert_eq!(third.event["event"], "video_copied_pipe_s3");
    running.delivery(2, "delivered", 1).await;
    let running = run(running.stop().await, &clock, &[]);
    running.looked(1).await;
    // Nothing is new.
    assert_eq!(running.deliveries().await.as_array().unwrap().len(), 3);
    assert_eq!(
        (receiver.count(), first.event["event"].as_str()),
        (4, Some("video_recorded"))
    );
    running.stop().await;
}

#[tokio::test]
async fn an_event_in_doubt_at_the_kill_counts_as_delivered_by_a_404() {
    let receiver = Receiver::start(&[Plan::Silent, Plan::Answer(404)]).await;
    let hooks = json!([hook(&receiver.origin, &["video_recorded"], "json")]);
    let clock = clock();
    let running = run(folder(&hooks), &clock, &[]);
    receiver.next().await;
    let running = run(running.kill().await, &clock, &[]);
    running.delivery(0, "probablyDelivered", 2).await;
    running.stop().await;
}

#[tokio::test]
async fn a_hook_that_was_taken_out_of_the_file_gets_nothing_more() {
    let receiver = Receiver::start(&[Plan::Answer(500)]).await;
    let hooks = json!([hook(&receiver.origin, &["video_recorded"], "json")]);
    let clock = clock();
    let running = run(folder(&hooks), &clock, &[]);
    running.delivery(0, "waiting", 1).await;
    let folder = running.stop().await;
    std::fs::write(folder.path().join("hooks.json"), "[]").unwrap();
    clock.advance(Duration::from_secs(5));
    let running = run(folder, &clock, &[]);
    running.delivery(0, "dead", 2).await;
    assert_eq!(receiver.count(), 1);
    running.stop().await;
}

#[test]
fn a_wrong_hooks_file_is_named_with_the_place() {
    let folder =
        folder(&json!([{"url": "https://a.example/", "events": ["video_shown"], "key": "k"}]));
    let path = folder.path().join("hooks.json");
    let words = [
        "peekaboo",
        "serve",
        "--data",
        folder.path().to_str().unwrap(),
        "--studies",
        folder.path().to_str().unwrap(),
        "--hooks",
        path.to_str().unwrap(),
    ];
    let peekaboo::cli::Command::Serve(args) =
        <peekaboo::cli::Cli as clap::Parser>::parse_from(words).command
    else {
        panic!("not serve")
    };
    let error = peekaboo::config::Config::read(args, &Environment::default()).unwrap_err();
    assert!(
        error.to_string().contains("hooks.json: [0].events[0]: "),
        "{error}"
    );
}
