//! The player's receipt and the server's file.

use crate::common::server;
use axum::body::Body;
use serde_json::{Value, json};
use sha1::Digest as _;
use wire::{Outcome, RecordingState};

pub(crate) fn receipt(video_id: &str, content: &[u8]) -> Value {
    let sha256 = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(content));
    json!({"videoId": video_id, "bytes": content.len(), "sha256": sha256, "recordedMillis": 1500})
}

#[tokio::test]
async fn a_receipt_ends_an_upload() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    let good = receipt("a", b"hello world");
    assert_eq!(server.append(&path, 0, &[], "hello ").await.status, 204);
    let early = server.receipt(&path, &good).await;
    assert_eq!(early.error(), (409, "incomplete".to_owned()));
    assert_eq!(early.header("upload-offset"), "6");
    let last = [("upload-length", "11")];
    assert_eq!(server.append(&path, 6, &last, "world").await.status, 204);
    // The hash is in the manifest before anybody asks for it.
    assert_eq!(
        server.recordings(&response).await[0].sha256.as_deref(),
        good["sha256"].as_str()
    );
    let first = server.receipt(&path, &good).await;
    assert_eq!(
        first.status,
        200,
        "{}",
        String::from_utf8_lossy(&first.body)
    );
    let recording: wire::Recording = serde_json::from_slice(&first.body).unwrap();
    assert_eq!(
        (
            recording.bytes,
            recording.recorded_millis,
            recording.recovered
        ),
        (11, Some(1500), false)
    );
    assert_eq!(recording.receipt.unwrap().video_id, "a");
    // Its answer was lost.
    assert_eq!(server.receipt(&path, &good).await.json(), first.json());
    assert_eq!(
        server.list(&response).await.outcomes[0].outcome,
        Outcome::Complete
    );
    // It is in the file.
    assert_eq!(
        server.again(&[]).receipt(&path, &good).await.json(),
        first.json()
    );
}

#[tokio::test]
async fn other_bytes_are_not_used_and_the_recording_comes_anew() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(4)).await;
    assert_eq!(server.append(&path, 0, &[], "evil").await.status, 204);
    let good = receipt("a", b"good");
    for _ in 0..2 {
        let answer = server.receipt(&path, &good).await;
        assert_eq!(answer.error(), (409, "content_mismatch".to_owned()));
    }
    let list = server.list(&response).await;
    assert_eq!(list.recordings[0].state, RecordingState::Failed);
    assert!(list.recordings[0].error.as_ref().unwrap().contains("anew"));
    assert_eq!(list.outcomes[0].outcome, Outcome::OnFamilyDevice);
    let anew = server.upload(&response, "a.webm", Some(4)).await;
    assert_ne!(anew, path);
    assert_eq!(server.append(&anew, 0, &[], "good").await.status, 204);
    assert_eq!(server.receipt(&anew, &good).await.json()["name"], "a-2");
    let list = server.list(&response).await;
    assert_eq!((list.recordings.len(), list.outcomes.len()), (2, 1));
    assert_eq!(list.outcomes[0].outcome, Outcome::Complete);
    // It is no dead letter: there is nothing to try again.
    assert_eq!(
        server.get("/local/recordings/failed").await.json()["recordings"],
        json!([])
    );
}

#[tokio::test]
async fn what_a_later_visit_brought_says_so() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(4)).await;
    assert_eq!(server.append(&path, 0, &[], "some").await.status, 204);
    let mut late = receipt("a", b"some");
    late["recovered"] = json!(true);
    late["end"] = json!("pageGone");
    assert_eq!(server.receipt(&path, &late).await.json()["recovered"], true);
    assert_eq!(
        server.list(&response).await.outcomes[0].outcome,
        Outcome::Recovered
    );
}

#[tokio::test]
async fn bytes_of_two_runs_are_hashed_from_the_file() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(6)).await;
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    let second = server.again(&[]);
    assert_eq!(second.append(&path, 3, &[], "def").await.status, 204);
    let answer = second.receipt(&path, &receipt("a", b"abcdef")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["sha256"], receipt("a", b"abcdef")["sha256"]);
}

#[tokio::test]
async fn what_is_no_receipt() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(3)).await;
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    let mut wrong = receipt("a", b"abc");
    wrong["sha256"] = json!("ba78");
    assert_eq!(server.receipt(&path, &wrong).await.error().0, 400);
    assert_eq!(
        server.receipt(&path, &receipt("b", b"abc")).await.error().0,
        400
    );
    assert_eq!(
        server
            .receipt(&path, &json!({"videoId": "a"}))
            .await
            .error()
            .0,
        400
    );
    let mut large = receipt("a", b"abc");
    large["camera"] = json!("x".repeat(300_000));
    assert_eq!(server.receipt(&path, &large).await.error().0, 413);
    let grant = server.grant_of(&path);
    let headers = [
        ("content-type", "text/plain"),
        ("authorization", grant.as_str()),
    ];
    let plain = server
        .send("PUT", &format!("{path}/receipt"), &headers, Body::empty())
        .await;
    assert_eq!(plain.error().0, 415);
    // None of these changed anything.
    assert_eq!(
        server.receipt(&path, &receipt("a", b"abc")).await.status,
        200
    );
}
