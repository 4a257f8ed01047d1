//! Pipe's surface: REST rows and playback.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::Body;
use common::background::{Running, START_MILLIS, lay_ready, lookit_name, start, start_in};
use common::{Answer, STUDY};
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
    running.clock.advance(Duration::from_hours(7 * 24));
    assert_eq!(running.server.get(&link).await.status, 404);
    running.stop().await;
}
