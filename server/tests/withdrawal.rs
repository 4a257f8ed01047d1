//! A family that takes its recordings back: nothing more is taken, told or copied.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::{Body, Bytes};
use common::background::{Running, lookit_name, start};
use common::receiver::{Plan, Receiver};
use common::s3::{BUCKET, variables};
use common::server;
use serde_json::{Value, json};
use sha2::Digest as _;

/// A body that begins and then waits.
struct Hang(Option<Bytes>);

impl futures_core::Stream for Hang {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.0.take().map_or(std::task::Poll::Pending, |bytes| {
            std::task::Poll::Ready(Some(Ok(bytes)))
        })
    }
}

#[tokio::test]
async fn uploads_under_way_are_cut() {
    let server = server(&[]);
    let (response, other) = (server.response().await, server.response().await);
    let path = server.upload(&response, "a.webm", None).await;
    let consent = server.upload(&response, "consent-a.webm", None).await;
    let foreign = server.upload(&other, "a.webm", None).await;
    let body = Body::from_stream(Hang(Some(Bytes::from_static(b"abc"))));
    let withdraw = async {
        while server.recordings(&response).await[0].bytes < 3 {
            tokio::task::yield_now().await;
        }
        server.withdraw(&response).await;
    };
    let (cut, ()) = tokio::join!(server.append(&path, 0, &[], body), withdraw);
    let withdrawn = (403, "withdrawn".to_owned());
    assert_eq!(cut.error(), withdrawn);
    assert_eq!(server.append(&path, 3, &[], "def").await.error(), withdrawn);
    // A spoken consent stays, and what is owed of it is taken.
    assert_eq!(server.append(&consent, 0, &[], "abc").await.status, 204);
    server.upload(&response, "consent-b.webm", None).await;
    assert_eq!(server.append(&foreign, 0, &[], "abc").await.status, 204);
    // It is in the saved answers, so a restart knows.
    let later = server.again(&[]);
    assert_eq!(later.append(&path, 3, &[], "def").await.error(), withdrawn);
    assert_eq!(later.append(&foreign, 3, &[], "def").await.status, 204);
}

/// A server that can neither tell nor copy, with a recording it wants to tell of and copy.
async fn stuck(receiver: &Receiver, hooks: &tempfile::TempDir) -> (Running, String, String) {
    let hook = json!([{"url": receiver.origin, "events": ["video_recorded"], "allowPrivate": true, "key": "k"}]);
    let path = hooks.path().join("hooks.json");
    std::fs::write(&path, hook.to_string()).unwrap();
    let store = format!("s3://{BUCKET}");
    let flags = [
        "--no-convert",
        "--hooks",
        path.to_str().unwrap(),
        "--store",
        &store,
    ];
    // Nothing listens there.
    let running = start(&flags, &variables("127.0.0.1:9"));
    let response = running.server.response().await;
    let name = format!("{}.webm", lookit_name(&response));
    let upload = running.server.upload(&response, &name, Some(5)).await;
    let answer = running.server.append(&upload, 0, &[], "hello").await;
    assert_eq!(answer.status, 204);
    running.delivery(0, "waiting", 1).await;
    running.copy("raw", "waiting", 1).await;
    (running, response, upload)
}

fn states(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|one| one["state"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_waits_is_neither_told_nor_copied() {
    let hooks = tempfile::tempdir().unwrap();
    let receiver = Receiver::start(&[Plan::Answer(503)]).await;
    let (running, response, upload) = stuck(&receiver, &hooks).await;
    running.server.withdraw(&response).await;
    assert_eq!(states(&running.deliveries().await), ["cancelled"]);
    assert_eq!(
        states(&running.copies().await),
        ["cancelled", "cancelled"],
        "original and manifest"
    );
    // What the recording becomes later changes nothing of that.
    let sha256 = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(b"hello"));
    let receipt = json!({"videoId": lookit_name(&response), "bytes": 5, "sha256": sha256});
    assert_eq!(running.server.receipt(&upload, &receipt).await.status, 200);
    running.looked(3).await;
    assert_eq!(states(&running.deliveries().await), ["cancelled"]);
    assert_eq!(states(&running.copies().await), ["cancelled", "cancelled"]);
    running.stop().await;
    assert_eq!(receiver.count(), 1);
}

#[tokio::test]
async fn a_file_that_is_no_recording_is_not_told_of_until_it_is_one() {
    let hooks = tempfile::tempdir().unwrap();
    let receiver = Receiver::start(&[Plan::Answer(503)]).await;
    let (running, response, upload) = stuck(&receiver, &hooks).await;
    let receipt = |bytes: &[u8]| {
        let sha256 = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes));
        json!({"videoId": lookit_name(&response), "bytes": 5, "sha256": sha256})
    };
    let refused = running.server.receipt(&upload, &receipt(b"other")).await;
    assert_eq!(refused.status, 409);
    running.delivery(0, "cancelled", 1).await;
    let raw = running.copy("raw", "cancelled", 1).await;
    let right = running.server.receipt(&upload, &receipt(b"hello")).await;
    assert_eq!(right.status, 200);
    let again = running
        .until("the copy to be planned anew", async || {
            let copies = running.copies().await;
            (copies[0]["state"] == "waiting").then(|| copies[0].clone())
        })
        .await;
    assert_eq!(again["key"], raw["key"]);
    running.stop().await;
}
