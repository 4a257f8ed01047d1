//! Pipe's surface: REST rows, the upload form, playback, and the receiver in Lookit's server.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::Body;
use common::background::{Running, START_MILLIS, lay_ready, lookit_name, start, start_in};
use common::receiver::{KEY, Lookit, Plan, Receiver, payload, signature};
use common::s3::{BUCKET, S3, variables};
use common::{Answer, STUDY, recorded};
use peekaboo::clock::Clock;
use peekaboo::environment::Environment;
use serde_json::{Value, json};
use std::time::Duration;

const RESPONSE: &str = "e2286c33-dc8b-4071-81ee-97ecf9d764f5";
const AUTH: (&str, &str) = ("x-pipe-auth", "the api key");

fn key() -> Environment {
    Environment::of([("LAB_KEY", "the api key")])
}

/// A server with one converted recording.
async fn ready(flags: &[&str]) -> Running {
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    lay_ready(
        folder.path(),
        RESPONSE,
        &lookit_name(RESPONSE),
        b"mp4 bytes",
    );
    let mut all = vec!["--no-convert", "--pipe-key-env", "LAB_KEY"];
    all.extend(flags);
    let running = start_in(folder, &all, &key(), Clock::manual(START_MILLIS));
    running
        .until("the recording to be listed", async || {
            (ask(&running, "GET", "/video/all").await.json()["total_videos"] == "1").then_some(())
        })
        .await;
    running
}

async fn ask(running: &Running, method: &str, path: &str) -> Answer {
    running
        .server
        .send(method, path, &[AUTH], Body::empty())
        .await
}

#[tokio::test]
async fn the_surface_is_off_without_its_flags() {
    let running = start(&["--no-convert"], &Environment::default());
    for (method, path) in [
        ("GET", "/video/all"),
        ("GET", "/video/1"),
        ("DELETE", "/video/1"),
        ("GET", "/account"),
        ("GET", "/environment"),
        ("GET", "/v_rtc/a.mp4"),
        ("POST", "/upload"),
        ("POST", "/local/multipart"),
    ] {
        let answer = ask(&running, method, path).await;
        assert_eq!(answer.error(), (404, "not_found".to_owned()), "{path}");
    }
    running.stop().await;
}

#[tokio::test]
async fn a_wrong_key_is_refused_in_pipes_envelope() {
    let running = ready(&[]).await;
    for headers in [
        &[][..],
        &[("x-pipe-auth", "the api keys")],
        &[("x-pipe-auth", "")],
    ] {
        let answer = running
            .server
            .send("GET", "/video/all", headers, Body::empty())
            .await;
        let body = answer.json();
        assert_eq!(
            (
                answer.status.as_u16(),
                &body["status"],
                &body["status_code"]
            ),
            (401, &json!("ERROR"), &json!(401))
        );
        assert!(!body["message"].as_str().unwrap().is_empty());
    }
    running.stop().await;
}

#[tokio::test]
async fn rows_have_pipes_names_and_texts_only() {
    let running = ready(&[]).await;
    let all = ask(&running, "GET", "/video/all").await.json();
    assert_eq!(
        (&all["status"], &all["request_method"]),
        (&json!("OK"), &json!("GET"))
    );
    let row = &all["videos"][0];
    assert!(
        row.as_object().unwrap().values().all(Value::is_string),
        "{row}"
    );
    let names: Vec<&String> = row.as_object().unwrap().keys().collect();
    let documented = "id, name, original_container, length, datetime, datetimeAdjusted, ipv4, orig_width, orig_height, mrt, ua, \
        http_referer, converted, size, width, height, hasAudio, source, ftped, s3ed, sftped, dboxed, ytubed, rotation, payload, \
        camera_name, microphone_name, not_stored, retry_interval, has_original, has_mp4, has_snapshot, has_filmstrip, anonymized, \
        env_id, audio_only, recovered, transcoded, checksum_md5, checksum_sha1, date_anonymized, region, pipeS3Link, snapshotURL";
    assert_eq!(names, documented.split(", ").collect::<Vec<_>>());
    assert_eq!(
        (
            &row["id"],
            &row["original_container"],
            &row["length"],
            &row["size"],
            &row["payload"],
            &row["datetime"]
        ),
        (
            &json!("1"),
            &json!("webm"),
            &json!("7.10"),
            &json!("9"),
            &json!(lookit_name(RESPONSE)),
            &json!("2026-03-03 15:51:44")
        )
    );
    let one = ask(&running, "GET", "/video/1").await.json();
    assert_eq!(
        (&one["videos"][0]["name"], &one["total_videos"]),
        (&row["name"], &json!("1"))
    );
    for path in ["/video/2", "/video/x", "/video/-1"] {
        let answer = ask(&running, "GET", path).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.json()["status"]),
            (404, &json!("ERROR"))
        );
    }
    assert!(ask(&running, "GET", "/account").await.json()["account_details"].is_object());
    assert_eq!(
        ask(&running, "GET", "/environment").await.json()["environment_details"]["env_id"],
        "1"
    );
    running.stop().await;
}

#[tokio::test]
async fn pages_go_on_after_the_last_id() {
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    for index in 0..5 {
        lay_ready(
            folder.path(),
            RESPONSE,
            &format!("{}{index}", lookit_name(RESPONSE)),
            b"mp4",
        );
    }
    let running = start_in(
        folder,
        &["--no-convert", "--pipe-key-env", "LAB_KEY"],
        &key(),
        Clock::manual(START_MILLIS),
    );
    running
        .until("five rows", async || {
            (ask(&running, "GET", "/video/all").await.json()["total_videos"] == "5").then_some(())
        })
        .await;
    let (mut after, mut seen) = (String::new(), Vec::new());
    loop {
        let page = ask(&running, "GET", &format!("/video/all?limit=2{after}"))
            .await
            .json();
        let rows = page["videos"].as_array().unwrap().clone();
        assert!(rows.len() <= 2 && page["total_videos"] == "5");
        let Some(last) = rows.last() else { break };
        after = format!("&after={}", last["id"].as_str().unwrap());
        seen.extend(
            rows.iter()
                .map(|row| row["id"].as_str().unwrap().to_owned()),
        );
    }
    assert_eq!(seen, ["1", "2", "3", "4", "5"]);
    running.stop().await;
}

#[tokio::test]
async fn deleting_takes_the_files_and_leaves_the_number() {
    let running = ready(&[]).await;
    let recordings = running
        .server
        .folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(RESPONSE);
    assert_eq!(std::fs::read_dir(&recordings).unwrap().count(), 4);
    assert_eq!(
        running
            .server
            .send("DELETE", "/video/1", &[], Body::empty())
            .await
            .status,
        401
    );
    assert_eq!(
        ask(&running, "DELETE", "/video/1").await.json()["status"],
        "OK"
    );
    assert_eq!(std::fs::read_dir(&recordings).unwrap().count(), 0);
    assert_eq!(ask(&running, "DELETE", "/video/1").await.status, 404);
    assert_eq!(
        ask(&running, "GET", "/video/all").await.json()["total_videos"],
        "0"
    );
    let folder = running.stop().await;
    lay_ready(folder.path(), RESPONSE, &lookit_name(RESPONSE), b"another");
    let flags = ["--no-convert", "--pipe-key-env", "LAB_KEY"];
    let running = start_in(folder, &flags, &key(), Clock::manual(START_MILLIS));
    running
        .until("the new recording", async || {
            let all = ask(&running, "GET", "/video/all").await.json();
            (all["videos"][0]["id"] == "2").then_some(())
        })
        .await;
    running.stop().await;
}

#[tokio::test]
async fn playback_needs_a_token_and_knows_ranges() {
    let running = ready(&["--public-url", "https://lab.example"]).await;
    let row = ask(&running, "GET", "/video/1").await.json()["videos"][0].clone();
    let link = row["pipeS3Link"]
        .as_str()
        .unwrap()
        .strip_prefix("https://lab.example")
        .unwrap()
        .to_owned();
    let name = row["name"].as_str().unwrap();
    assert!(
        link.starts_with(&format!("/v_rtc/{name}.mp4?until=")),
        "{link}"
    );
    let whole = running.server.get(&link).await;
    assert_eq!(
        (
            whole.status.as_u16(),
            whole.body.as_slice(),
            whole.header("content-type")
        ),
        (200, &b"mp4 bytes"[..], "video/mp4")
    );
    let part = running
        .server
        .send("GET", &link, &[("range", "bytes=4-8")], Body::empty())
        .await;
    assert_eq!(
        (part.status.as_u16(), part.body.as_slice()),
        (206, &b"bytes"[..])
    );
    // The key stands for a token; a token is good for its file only.
    let raw = ask(&running, "GET", &format!("/v_rtc/{name}_raw.webm")).await;
    assert!(raw.status == 200 && raw.body.starts_with(b"\x1a\x45\xdf\xa3"));
    let query = link.split_once('?').unwrap().1;
    for path in [
        format!("/v_rtc/{name}.mp4"),
        format!("/v_rtc/{name}.jpg?{query}"),
        format!("{link}x"),
        link.replace("until=1", "until=2"),
        "/v_rtc/..%2f..%2fpeekaboo.sqlite".to_owned(),
    ] {
        assert_eq!(running.server.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(
        ask(&running, "GET", &format!("/v_rtc/{name}_raw.mp4"))
            .await
            .status,
        404
    );
    running.clock.advance(Duration::from_secs(7 * 24 * 3_600));
    assert_eq!(running.server.get(&link).await.status, 404);
    running.stop().await;
}

const BOUNDARY: &str = "----peekaboo";
const WEBM: &[u8] = b"\x1a\x45\xdf\xa3 a file from a phone";

fn form(fields: &[(&str, &str)], filename: &str, file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    body.extend(
        format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"FileInput\"; filename=\"{filename}\"\r\ncontent-type: video/webm\r\n\r\n")
            .bytes(),
    );
    body.extend(file);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
    body
}

async fn post(running: &Running, body: Vec<u8>) -> Answer {
    let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
    running
        .server
        .send("POST", "/upload", &[("content-type", &content_type)], body)
        .await
}

fn uploading() -> Running {
    start(
        &[
            "--no-convert",
            "--pipe-key-env",
            "LAB_KEY",
            "--pipe-account",
            "hash",
            "--max-recording-bytes",
            "1000",
        ],
        &key(),
    )
}

#[tokio::test]
async fn a_form_becomes_a_recording() {
    let running = uploading();
    let fields = [
        ("mobUp", "mobUp"),
        ("accountHash", "hash"),
        ("payload", "%7B%22a%22%3A%20%22b%2Fc%22%7D"),
        ("httpReferer", "https%3A%2F%2Flab.example%2F"),
        ("mrt", "600"),
        ("environmentId", "abc123"),
        ("audioOnly", "0"),
    ];
    let answer = post(&running, form(&fields, "IMG 1.WEBM", WEBM))
        .await
        .json();
    assert_eq!((&answer["s"], &answer["id"]), (&json!(1), &json!(1)));
    let row = running
        .until("the row", async || {
            let all = ask(&running, "GET", "/video/all").await.json();
            all["videos"].get(0).cloned()
        })
        .await;
    assert_eq!(
        answer["f"],
        format!("{}.webm", row["name"].as_str().unwrap())
    );
    assert_eq!(
        (
            &row["payload"],
            &row["http_referer"],
            &row["source"],
            &row["env_id"],
            &row["mrt"],
            &row["size"]
        ),
        (
            &json!("{\"a\": \"b/c\"}"),
            &json!("https://lab.example/"),
            &json!("MOB"),
            &json!("abc123"),
            &json!("600"),
            &json!(WEBM.len().to_string())
        )
    );
    let raw = ask(
        &running,
        "GET",
        &format!("/v_rtc/{}_raw.webm", row["name"].as_str().unwrap()),
    )
    .await;
    assert_eq!(raw.body, WEBM);
    running.stop().await;
}

#[tokio::test]
async fn a_form_with_a_lookit_name_is_filed_with_its_response() {
    let running = uploading();
    let response = running.server.response().await;
    let name = format!("consent-{}", lookit_name(&response));
    let fields = [
        ("deskUp", "deskUp"),
        ("accountHash", "hash"),
        ("payload", &name),
    ];
    assert_eq!(
        post(&running, form(&fields, "a.webm", WEBM)).await.json()["s"],
        1
    );
    let recordings = running.server.recordings(&response).await;
    assert_eq!(
        (recordings[0].name.as_str(), recordings[0].bytes),
        (name.as_str(), WEBM.len() as u64)
    );
    running.stop().await;
}

#[tokio::test]
async fn forms_that_are_not_taken_leave_nothing_behind() {
    let running = uploading();
    let good = [("deskUp", "deskUp"), ("accountHash", "hash")];
    let refused = async |fields: &[(&str, &str)], filename: &str, file: &[u8]| {
        let answer = post(&running, form(fields, filename, file)).await;
        (answer.status.as_u16(), answer.json())
    };
    assert_eq!(
        refused(
            &[("deskUp", "deskUp"), ("accountHash", "other")],
            "a.webm",
            WEBM
        )
        .await,
        (200, json!({"s": 0, "e": "account"}))
    );
    assert_eq!(
        refused(&[("deskUp", "deskUp")], "a.webm", WEBM).await.1["s"],
        0
    );
    for (filename, file) in [
        ("a.exe", WEBM),
        ("a", WEBM),
        ("a.webm", b"<!doctype html>"),
        ("a.webm", b"x"),
    ] {
        assert_eq!(
            refused(&good, filename, file).await,
            (200, json!({"s": 0, "e": "type"})),
            "{filename}"
        );
    }
    let large = [WEBM, &[0; 1_000]].concat();
    assert_eq!(
        refused(&good, "a.webm", &large).await,
        (200, json!({"s": 0, "e": "size"}))
    );
    assert_eq!(
        refused(&[("accountHash", "hash")], "a.webm", WEBM).await.0,
        400
    );
    let cut = form(&good, "a.webm", WEBM);
    let broken = post(&running, cut[..cut.len() - 30].to_vec()).await;
    assert!(broken.status == 400 && broken.json()["d"].is_string());
    let plain = running
        .server
        .send("POST", "/upload", &[("content-type", "text/plain")], "x")
        .await;
    assert!(plain.status == 400 && plain.json()["d"].is_string());
    let folder = running.server.folder.path().join("data/recordings");
    let files = walk(&folder);
    assert!(files.is_empty(), "{files:?}");
    running.stop().await;
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// The receiver of these tests must itself answer as Lookit's server was recorded to.
#[tokio::test]
async fn the_stand_in_for_lookit_answers_as_recorded() {
    let bucket = tempfile::tempdir().unwrap();
    let study = "dc3c30ee-fc1d-43f2-bce8-1bad9d990783";
    for object in ["vs1.mp4", "vs2.mp4", "vs3.mp4"] {
        std::fs::write(bucket.path().join(object), "mp4").unwrap();
    }
    let lookit = Lookit {
        bucket: bucket.path().to_owned(),
        responses: [(study.to_owned(), RESPONSE.to_owned())].into(),
        ..Lookit::default()
    };
    let receiver = Receiver::lookit(lookit, &[]).await;
    let url = format!("{}/exp/renamevideo/", receiver.origin);
    for name in [
        "192-pipe-webhook",
        "193-pipe-webhook-again",
        "194-pipe-webhook-again-object",
        "195-pipe-webhook-consent",
        "196-pipe-webhook-badsig",
        "202-pipe-webhook-bad-name",
    ] {
        if name.starts_with("194") {
            std::fs::write(bucket.path().join("vs1.mp4"), "mp4").unwrap();
        }
        let (request, answer) = (
            recorded(&format!("{name}.request")),
            recorded(&format!("{name}.response")),
        );
        let body = request["body"].as_str().unwrap();
        let mut headers = axum::http::HeaderMap::new();
        headers.insert(
            "content-type",
            "application/x-www-form-urlencoded".parse().unwrap(),
        );
        let text = payload(&headers, body).unwrap();
        // The address is another here, so all but the wrong signature are signed anew.
        let given = request["headers"]["X-Pipe-Signature"].as_str().unwrap();
        let signature = if given == "AAAA" {
            given.to_owned()
        } else {
            signature(KEY, &url, &text)
        };
        common::client()
            .post(&url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-pipe-signature", signature)
            .body(body.to_owned())
            .send()
            .await
            .unwrap();
        let (status, said) = receiver.answers().pop().unwrap();
        assert_eq!(json!(status), answer["status"], "{name}");
        if status == 200 {
            assert_eq!(json!(said), answer["body"], "{name}");
        }
    }
}

/// Our sender against that receiver: the object is in the bucket, the event is told, and a repeat whose first answer was lost is
/// taken for what it is.
#[tokio::test]
async fn lookits_receiver_takes_our_copies() {
    for (plans, state, attempts) in [
        (&[][..], "delivered", 1),
        (&[Plan::Silent][..], "probablyDelivered", 2),
    ] {
        let s3 = S3::start().await;
        let consent = format!("consent-{}", lookit_name(RESPONSE));
        let lookit = Lookit {
            bucket: s3.bucket(),
            responses: [(STUDY.to_owned(), RESPONSE.to_owned())].into(),
            ..Lookit::default()
        };
        let receiver = Receiver::lookit(lookit, plans).await;
        let url = format!("{}/exp/renamevideo/", receiver.origin);
        let folder = tempfile::tempdir().unwrap();
        common::lay_out(folder.path());
        lay_ready(folder.path(), RESPONSE, &consent, b"mp4 bytes");
        let hooks = json!([{"url": url, "events": ["video_copied_s3"], "contentType": "form", "key": KEY, "allowPrivate": true}]);
        let path = folder.path().join("hooks.json");
        std::fs::write(&path, hooks.to_string()).unwrap();
        let store = format!("s3://{BUCKET}");
        let flags = [
            "--no-convert",
            "--hooks",
            path.to_str().unwrap(),
            "--store",
            &store,
            "--store-key",
            "{videoName}{_raw}.{ext}",
        ];
        let running = start_in(
            folder,
            &flags,
            &variables(&s3.host),
            Clock::manual(START_MILLIS),
        );
        let request = receiver.next().await;
        if state == "probablyDelivered" {
            running.clock.advance(Duration::from_secs(15));
            running.delivery(0, "waiting", 1).await;
            running.clock.advance(Duration::from_secs(5));
        }
        running.delivery(0, state, attempts).await;
        let data = &request.event["data"];
        let name = data["videoName"].as_str().unwrap();
        let address = |ending: &str| format!("http://{}/{BUCKET}/{name}.{ending}", s3.host);
        let expected = json!({"s3UploadStatus": "upload success", "videoName": name, "type": "MP4", "size": 9, "id": "1",
            "url": address("mp4"), "snapshotUrl": address("jpg"), "bucket": BUCKET, "region": "us-east-1", "acl": "private",
            "payload": consent});
        assert_eq!(*data, expected);
        let recorded = recorded("195-pipe-webhook-consent.request");
        let body = url::form_urlencoded::parse(recorded["body"].as_str().unwrap().as_bytes())
            .next()
            .unwrap()
            .1;
        let recorded: Value = serde_json::from_str(&body).unwrap();
        let names = |value: &Value| {
            value
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(names(data), names(&recorded["data"]));
        // Lookit has renamed the mp4 and removed the picture; the original lies where Pipe puts it.
        assert_eq!(
            s3.object(&format!("{}.mp4", lookit_name(RESPONSE)))
                .as_deref(),
            Some(&b"mp4 bytes"[..])
        );
        assert_eq!(s3.object(&format!("{name}.jpg")), None);
        assert!(s3.object(&format!("{name}_raw.webm")).is_some());
        running.stop().await;
    }
}

/// The whole way with a real recording: tus, ffmpeg, a bucket, and every event.
#[tokio::test]
async fn a_recording_goes_from_the_player_to_the_bucket() {
    let s3 = S3::start().await;
    let receiver = Receiver::start(&[]).await;
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    let webm = folder.path().join("sample.webm");
    let made = std::process::Command::new("ffmpeg")
        .args([
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "testsrc=size=320x240:rate=10",
            "-f",
            "lavfi",
            "-i",
            "sine",
            "-t",
            "2",
        ])
        .args([
            "-c:v",
            "libvpx",
            "-deadline",
            "realtime",
            "-c:a",
            "libopus",
            "-y",
        ])
        .arg(&webm)
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "this test needs ffmpeg with libvpx and libopus"
    );
    let events: Vec<&str> = "video_recorded video_converted video_copied_pipe_s3 video_copied_s3"
        .split(' ')
        .collect();
    let hooks =
        json!([{"url": receiver.origin, "events": events, "key": KEY, "allowPrivate": true}]);
    let path = folder.path().join("hooks.json");
    std::fs::write(&path, hooks.to_string()).unwrap();
    let store = format!("s3://{BUCKET}");
    let flags = ["--hooks", path.to_str().unwrap(), "--store", &store];
    let running = start_in(
        folder,
        &flags,
        &variables(&s3.host),
        Clock::manual(START_MILLIS),
    );
    let response = running.server.response().await;
    let name = lookit_name(&response);
    let bytes = std::fs::read(webm).unwrap();
    let upload = running
        .server
        .upload(&response, &format!("{name}.webm"), Some(bytes.len()))
        .await;
    assert_eq!(
        running
            .server
            .append(&upload, 0, &[], bytes.clone())
            .await
            .status,
        204
    );
    let mut seen = Vec::new();
    for _ in &events {
        let request = receiver.next().await;
        assert_eq!(request.event["data"]["payload"], name);
        seen.push(request.event);
    }
    assert_eq!(
        seen.iter()
            .map(|event| event["event"].as_str().unwrap())
            .collect::<Vec<_>>(),
        events
    );
    let converted = &seen[1]["data"];
    assert_eq!(
        (
            &converted["width"],
            &converted["height"],
            &converted["duration"],
            &converted["videoCodec"],
            &converted["audioCodec"]
        ),
        (
            &json!("320"),
            &json!("240"),
            &json!(2),
            &json!("H.264"),
            &json!("AAC")
        )
    );
    assert_eq!(s3.object(&format!("{name}.webm")), Some(bytes));
    let mp4 = s3.object(&format!("{name}.mp4")).unwrap();
    assert_eq!(
        (&seen[3]["data"]["size"], &converted["size"]),
        (&json!(mp4.len()), &json!(mp4.len()))
    );
    assert!(s3.object(&format!("{name}.json")).is_some());
    running.stop().await;
}
