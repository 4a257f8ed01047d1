//! The tus ingest, in process.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;
#[path = "ingest/grants.rs"]
mod grants;
#[path = "ingest/limits.rs"]
mod limits;
#[path = "ingest/names.rs"]
mod names;
#[path = "ingest/outcomes.rs"]
mod outcomes;
#[path = "ingest/receipts.rs"]
mod receipts;

use axum::body::{Body, Bytes};
use common::{STUDY, metadata, server};
use sha1::Digest as _;
use wire::RecordingState;

fn sha1(bytes: &[u8]) -> String {
    format!(
        "sha1 {}",
        data_encoding::BASE64.encode(&sha1::Sha1::digest(bytes))
    )
}

#[tokio::test]
async fn a_recording_of_unknown_length_is_appended_and_closed() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server
        .upload(&response, "videoStream_a_0-x_b_1_2.webm", None)
        .await;
    let head = server.offset(&path).await;
    assert_eq!(
        (
            head.header("upload-offset"),
            head.header("upload-defer-length"),
            head.header("cache-control")
        ),
        ("0", "1", "no-store")
    );
    let part = server.append(&path, 0, &[], "hello ").await;
    assert_eq!(
        (
            part.status.as_u16(),
            part.header("upload-offset"),
            part.header("tus-resumable")
        ),
        (204, "6", "1.0.0")
    );
    assert_eq!(
        server.recordings(&response).await[0].state,
        RecordingState::Uploading
    );
    let last = [
        ("upload-length", "11"),
        ("peekaboo-duration-millis", "1500"),
    ];
    assert_eq!(
        server
            .append(&path, 6, &last, "world")
            .await
            .header("upload-offset"),
        "11"
    );
    let recording = &server.recordings(&response).await[0];
    assert_eq!(
        (recording.state, recording.bytes, recording.recorded_millis),
        (RecordingState::Stored, 11, Some(1500))
    );
    // The answer was lost: HEAD and the same last PATCH still tell the truth.
    let head = server.offset(&path).await;
    assert_eq!(
        (head.header("upload-offset"), head.header("upload-length")),
        ("11", "11")
    );
    assert_eq!(server.append(&path, 11, &[], "").await.status, 204);
    assert_eq!(
        server.append(&path, 6, &[], "world").await.error(),
        (409, "wrong_offset".to_owned())
    );
    let file = server
        .get(&format!(
            "/local/recordings/{STUDY}/{response}/{}",
            recording.raw
        ))
        .await;
    assert_eq!(file.body, b"hello world");
}

#[tokio::test]
async fn a_length_may_come_with_an_empty_last_patch() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    assert_eq!(
        server
            .append(&path, 3, &[("upload-length", "3")], "")
            .await
            .status,
        204
    );
    assert_eq!(
        server.recordings(&response).await[0].state,
        RecordingState::Stored
    );
    let empty = server.upload(&response, "b.webm", Some(0)).await;
    assert_eq!(server.offset(&empty).await.header("upload-length"), "0");
    assert_eq!(
        server.recordings(&response).await[1].state,
        RecordingState::Failed
    );
}

#[tokio::test]
async fn checksums_guard_and_wrong_bytes_are_thrown_away() {
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", Some(4))
        .await;
    let wrong = server
        .append(&path, 0, &[("upload-checksum", &sha1(b"good"))], "evil")
        .await;
    assert_eq!(wrong.error(), (460, "checksum_mismatch".to_owned()));
    assert_eq!(server.offset(&path).await.header("upload-offset"), "0");
    assert_eq!(
        server
            .append(&path, 0, &[("upload-checksum", &sha1(b"good"))], "good")
            .await
            .header("upload-offset"),
        "4"
    );
}

/// A body that breaks off after `text`, as when the connection is lost.
fn broken(text: &'static str) -> Body {
    let frames = [
        Ok(Bytes::from_static(text.as_bytes())),
        Err(std::io::Error::other("gone")),
    ];
    Body::from_stream(futures_stream(frames.into()))
}

fn futures_stream(
    frames: std::collections::VecDeque<Result<Bytes, std::io::Error>>,
) -> impl futures_core::Stream<Item = Result<Bytes, std::io::Error>> {
    struct Frames(std::collections::VecDeque<Result<Bytes, std::io::Error>>);
    impl futures_core::Stream for Frames {
        type Item = Result<Bytes, std::io::Error>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(self.0.pop_front())
        }
    }
    Frames(frames)
}

#[tokio::test]
async fn a_broken_connection_keeps_plain_bytes_and_drops_unchecked_ones() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(10)).await;
    assert_eq!(
        server.append(&path, 0, &[], broken("01234")).await.status,
        408
    );
    assert_eq!(server.offset(&path).await.header("upload-offset"), "5");
    let checked = [("upload-checksum", &*sha1(b"56789"))];
    assert_eq!(
        server
            .append(&path, 5, &checked, broken("567"))
            .await
            .error(),
        (408, "stalled".to_owned())
    );
    assert_eq!(server.offset(&path).await.header("upload-offset"), "5");
    assert_eq!(
        server
            .append(&path, 5, &[], "56789")
            .await
            .header("upload-offset"),
        "10"
    );
    // Another run over the same folder knows it all.
    assert_eq!(
        server.again(&[]).recordings(&response).await[0].state,
        RecordingState::Stored
    );
}

/// The handler was dropped, or the disk was full, between the two steps that end an upload.
#[tokio::test]
async fn an_end_that_broke_off_is_made_good_by_whoever_comes() {
    for end in ["last", "empty", "receipt", "delete"] {
        let server = server(&["--no-convert"]);
        let response = server.response().await;
        let path = server.upload(&response, "a.webm", Some(3)).await;
        let place = server
            .folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        std::fs::remove_file(place.join("a.webm.part")).unwrap();
        std::fs::write(place.join("a.webm"), "abc").unwrap();
        assert_eq!(server.offset(&path).await.header("upload-offset"), "3");
        let status = match end {
            // The player does not know yet that its bytes arrived.
            "last" => server.append(&path, 0, &[], "abc").await.status.as_u16(),
            "empty" => server.append(&path, 3, &[], "").await.status.as_u16(),
            "delete" => server.bare("DELETE", &path).await.status.as_u16(),
            _ => {
                let receipt = receipts::receipt("a", b"abc");
                server.receipt(&path, &receipt).await.status.as_u16()
            }
        };
        let (expected, state) = match end {
            "last" => (409, RecordingState::Uploading),
            "delete" => (400, RecordingState::Uploading),
            "empty" => (204, RecordingState::Stored),
            _ => (200, RecordingState::Stored),
        };
        assert_eq!(status, expected, "{end}");
        assert_eq!(server.recordings(&response).await[0].state, state, "{end}");
        assert_eq!(server.append(&path, 3, &[], "").await.status, 204);
        let recording = &server.recordings(&response).await[0];
        assert_eq!(recording.state, RecordingState::Stored, "{end}");
        assert!(!recording.recovered);
    }
}

#[tokio::test]
async fn a_hanging_request_is_replaced() {
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
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", Some(6))
        .await;
    let hanging = server.append(
        &path,
        0,
        &[],
        Body::from_stream(Hang(Some(Bytes::from_static(b"abc")))),
    );
    let next = async {
        // Lets the first request write its bytes; the second must not wait for it to end by itself.
        while server.state_bytes() < 3 {
            tokio::task::yield_now().await;
        }
        let offset = server
            .offset(&path)
            .await
            .header("upload-offset")
            .to_owned();
        (
            offset,
            server.append(&path, 3, &[], "def").await.status.as_u16(),
        )
    };
    let (first, second) = tokio::join!(hanging, next);
    assert_eq!(first.error(), (423, "locked".to_owned()));
    assert_eq!(second, ("3".to_owned(), 204));
}

impl common::Server {
    /// Bytes in all unfinished uploads.
    fn state_bytes(&self) -> u64 {
        fn sum(folder: &std::path::Path) -> u64 {
            std::fs::read_dir(folder)
                .unwrap()
                .flatten()
                .map(|entry| {
                    let path = entry.path();
                    if path.is_dir() {
                        sum(&path)
                    } else if path.extension().is_some_and(|ending| ending == "part") {
                        path.metadata().unwrap().len()
                    } else {
                        0
                    }
                })
                .sum()
        }
        sum(&self.folder.path().join("data/recordings"))
    }
}

#[tokio::test]
async fn what_is_refused() {
    let server = server(&["--max-recording-bytes", "10"]);
    let response = server.response().await;
    let grant = server.grant(&response, "a.webm").await;
    let create = async |pairs: &[(&str, &str)], length: &str| {
        let text = metadata(pairs);
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("authorization", grant.as_str()),
            ("upload-metadata", text.as_str()),
            ("upload-length", length),
        ];
        server
            .send("POST", "/ingest/", &headers, Body::empty())
            .await
    };
    let good = [
        ("filename", "a.webm"),
        ("study", STUDY),
        ("response", response.as_str()),
    ];
    assert_eq!(
        create(&good, "11").await.error(),
        (413, "recording_too_large".to_owned())
    );
    assert_eq!(
        create(&[("filename", "../a.webm"), good[1], good[2]], "1")
            .await
            .error(),
        (400, "bad_upload".to_owned())
    );
    assert_eq!(
        create(&good[..2], "1").await.error(),
        (400, "bad_upload".to_owned())
    );
    assert_eq!(
        create(
            &[
                good[0],
                good[1],
                ("response", "11111111-1111-4111-8111-111111111111")
            ],
            "1"
        )
        .await
        .error()
        .0,
        404
    );
    assert_eq!(
        create(&good, "many").await.error(),
        (400, "bad_header".to_owned())
    );
    let other_version = [("upload-length", "1"), ("authorization", grant.as_str())];
    let answer = server
        .send("POST", "/ingest/", &other_version, Body::empty())
        .await;
    assert_eq!(answer.error(), (412, "tus_version".to_owned()));
    assert_eq!(answer.header("tus-version"), "1.0.0");
    let unknown = [
        ("tus-resumable", "1.0.0"),
        ("authorization", grant.as_str()),
    ];
    assert_eq!(
        server
            .send("HEAD", "/ingest/nothing", &unknown, Body::empty())
            .await
            .status,
        404
    );

    let path = server.upload(&response, "a.webm", None).await;
    assert_eq!(
        server
            .append(&path, 1, &[], "x")
            .await
            .header("upload-offset"),
        "0"
    );
    let form = [
        ("tus-resumable", "1.0.0"),
        ("authorization", grant.as_str()),
        ("upload-offset", "0"),
        ("content-type", "text/plain"),
    ];
    assert_eq!(server.send("PATCH", &path, &form, "x").await.error().0, 415);
    assert_eq!(
        server.append(&path, 0, &[], "x".repeat(11)).await.error().0,
        413
    );
    assert_eq!(
        server
            .append(&path, 0, &[("upload-length", "2")], "abc")
            .await
            .error()
            .0,
        400
    );
    assert_eq!(server.bare("DELETE", &path).await.status, 204);
    assert_eq!(server.offset(&path).await.status, 404);
    assert!(server.recordings(&response).await.is_empty());
    let options = server.send("OPTIONS", "/ingest/", &[], Body::empty()).await;
    assert_eq!(
        options.header("tus-extension"),
        "creation,creation-defer-length,checksum,termination"
    );
    assert_eq!(options.header("tus-max-size"), "10");
}

#[tokio::test]
async fn a_full_disk_keeps_what_is_there() {
    let server = server(&["--max-data-bytes", "400000"]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    assert_eq!(server.append(&path, 0, &[], "first").await.status, 204);
    assert_eq!(
        server.append(&path, 5, &[], vec![0; 500_000]).await.error(),
        (507, "disk_full".to_owned())
    );
    assert_eq!(server.offset(&path).await.header("upload-offset"), "5");
}

#[tokio::test]
async fn idle_uploads_are_closed_with_what_came() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    assert_eq!(server.append(&path, 0, &[], "some").await.status, 204);
    let empty = server.upload(&response, "b.webm", None).await;
    let second = server.again(&["--upload-idle-secs", "0", "--no-convert"]);
    let tasks = second.state.start_background();
    loop {
        let left = second.recordings(&response).await;
        if left.len() == 1 && left[0].state != RecordingState::Uploading {
            break;
        }
        tokio::task::yield_now().await;
    }
    let recording = second.recordings(&response).await[0].clone();
    assert_eq!(
        (recording.state, recording.recovered, recording.bytes),
        (RecordingState::Stored, true, 4)
    );
    assert_eq!(
        second.append(&path, 4, &[], "more").await.error(),
        (410, "closed".to_owned())
    );
    // Nothing ever came for it.
    assert_eq!(second.offset(&empty).await.status, 404);
    second.state.stop.cancel();
    for task in tasks {
        task.await.unwrap();
    }
}
