//! What is too large, too slow or too much is cut off, and what was acknowledged stays.

use crate::common::{STUDY, server};
use crate::sha1;
use axum::body::{Body, Bytes};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep};

/// A body without an end: so many bytes every so often.
struct Drip {
    bytes: usize,
    every: Duration,
    sleep: Pin<Box<Sleep>>,
}

fn drip(bytes: usize, every: Duration) -> Body {
    Body::from_stream(Drip {
        bytes,
        every,
        sleep: Box::pin(tokio::time::sleep(Duration::ZERO)),
    })
}

impl futures_core::Stream for Drip {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.sleep.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        let next = Instant::now() + self.every;
        self.sleep.as_mut().reset(next);
        Poll::Ready(Some(Ok(Bytes::from(vec![b'x'; self.bytes]))))
    }
}

#[tokio::test(start_paused = true)]
async fn a_dripping_body_is_cut_and_what_came_counts() {
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", None)
        .await;
    let start = Instant::now();
    let answer = server
        .append(&path, 0, &[], drip(100, Duration::from_secs(1)))
        .await;
    assert_eq!(answer.error(), (408, "too_slow".to_owned()));
    assert!(start.elapsed() < Duration::from_secs(45));
    let offset: usize = server
        .offset(&path)
        .await
        .header("upload-offset")
        .parse()
        .unwrap();
    assert!((2_900..=3_100).contains(&offset), "{offset}");
    // The next request goes on from there.
    assert_eq!(server.append(&path, offset, &[], "abc").await.status, 204);
}

#[tokio::test(start_paused = true)]
async fn of_a_dripping_body_with_a_checksum_nothing_counts() {
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", None)
        .await;
    let checksum = sha1(b"never");
    let slow = drip(100, Duration::from_secs(1));
    let answer = server
        .append(&path, 0, &[("upload-checksum", &checksum)], slow)
        .await;
    assert_eq!(answer.error(), (408, "too_slow".to_owned()));
    assert_eq!(server.offset(&path).await.header("upload-offset"), "0");
}

#[tokio::test(start_paused = true)]
async fn a_body_that_says_nothing_is_cut() {
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", None)
        .await;
    let answer = server
        .append(&path, 0, &[], drip(1, Duration::from_secs(1000)))
        .await;
    assert_eq!(answer.error(), (408, "too_slow".to_owned()));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_just_fast_enough_still_ends() {
    let server = server(&[]);
    let path = server
        .upload(&server.response().await, "a.webm", None)
        .await;
    let start = Instant::now();
    let answer = server
        .append(&path, 0, &[], drip(20_000, Duration::from_secs(10)))
        .await;
    assert_eq!(answer.error(), (408, "too_slow".to_owned()));
    assert!(start.elapsed() >= Duration::from_mins(10));
    let offset: usize = server
        .offset(&path)
        .await
        .header("upload-offset")
        .parse()
        .unwrap();
    assert!(offset >= 1_180_000, "{offset}");
}

#[tokio::test(start_paused = true)]
async fn a_body_without_an_end_is_cut_at_the_limit() {
    let server = server(&["--max-recording-bytes", "100000"]);
    let path = server
        .upload(&server.response().await, "a.webm", None)
        .await;
    let answer = server
        .append(&path, 0, &[], drip(30_000, Duration::ZERO))
        .await;
    assert_eq!(answer.error(), (413, "recording_too_large".to_owned()));
    assert_eq!(server.offset(&path).await.header("upload-offset"), "90000");
    let checksum = sha1(b"never");
    let endless = drip(1 << 20, Duration::ZERO);
    let answer = server
        .append(&path, 90_000, &[("upload-checksum", &checksum)], endless)
        .await;
    assert_eq!(answer.error(), (413, "body_too_large".to_owned()));
    assert_eq!(server.offset(&path).await.header("upload-offset"), "90000");
}

#[tokio::test(start_paused = true)]
async fn creating_without_end_has_to_wait() {
    let server = server(&[]);
    let (response, other) = (server.response().await, server.response().await);
    let grant = server.grant(&response, "a.webm").await;
    let mut created = 0;
    let refused = loop {
        let answer = server.create(&grant, &response, "a.webm", None).await;
        if answer.status != 201 {
            break answer;
        }
        created += 1;
    };
    assert_eq!(refused.error(), (429, "too_many_requests".to_owned()));
    assert!((60..70).contains(&created), "{created}");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    server.upload(&other, "a.webm", None).await;
    tokio::time::advance(Duration::from_secs(wait)).await;
    let again = server.create(&grant, &response, "a.webm", None).await;
    assert_eq!(again.status, 201);
}

#[tokio::test(start_paused = true)]
async fn asking_for_grants_without_end_has_to_wait() {
    let server = server(&[]);
    let (response, other) = (server.response().await, server.response().await);
    let mut given = 0;
    let refused = loop {
        let answer = server.ask_grant(STUDY, &response, "a.webm").await;
        if answer.status != 201 {
            break answer;
        }
        given += 1;
    };
    assert_eq!(refused.error(), (429, "too_many_requests".to_owned()));
    assert!((60..70).contains(&given), "{given}");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    server.grant(&other, "a.webm").await;
    tokio::time::advance(Duration::from_secs(wait)).await;
    server.grant(&response, "a.webm").await;
}

#[tokio::test]
async fn large_headers_are_refused() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    let large = "x".repeat(17 << 10);
    let answer = server
        .append(&path, 0, &[("upload-metadata", &large)], "abc")
        .await;
    assert_eq!(answer.error(), (431, "headers_too_large".to_owned()));
    assert_eq!(server.offset(&path).await.header("upload-offset"), "0");
}
