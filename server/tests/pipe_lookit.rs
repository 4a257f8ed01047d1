//! The receiver in Lookit's server, and the whole way of a recording.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use common::background::{START_MILLIS, lay_ready, lookit_name, start_in};
use common::receiver::{KEY, Lookit, Plan, Receiver, payload, signature};
use common::s3::{BUCKET, S3, variables};
use common::{STUDY, recorded};
use peekaboo::clock::Clock;
use serde_json::{Value, json};
use std::time::Duration;

const RESPONSE: &str = "e2286c33-dc8b-4071-81ee-97ecf9d764f5";

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
