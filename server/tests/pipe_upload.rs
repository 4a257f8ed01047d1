//! Pipe's upload form.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::Body;
use common::Answer;
use common::background::{Running, lookit_name, start};
use peekaboo::environment::Environment;
use serde_json::json;
use std::time::Duration;

const AUTH: (&str, &str) = ("x-pipe-auth", "the api key");

fn key() -> Environment {
    Environment::of([("LAB_KEY", "the api key")])
}

async fn ask(running: &Running, method: &str, path: &str) -> Answer {
    running
        .server
        .send(method, path, &[AUTH], Body::empty())
        .await
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

/// Over a real connection, that breaks off in the middle of the file.
#[tokio::test]
async fn a_client_that_goes_away_leaves_nothing_behind() {
    use tokio::io::AsyncWriteExt as _;
    let running = uploading();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = running.server.app.clone();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let mut activity = running.server.state.activity();
    activity.borrow_and_update();
    let body = form(
        &[("deskUp", "deskUp"), ("accountHash", "hash")],
        "a.webm",
        WEBM,
    );
    let head = format!(
        "POST /upload HTTP/1.1\r\nhost: {address}\r\ncontent-type: multipart/form-data; boundary={BOUNDARY}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body[..body.len() - 25]).await.unwrap();
    drop(stream);
    tokio::time::timeout(Duration::from_mins(1), activity.changed())
        .await
        .unwrap()
        .unwrap();
    let files = walk(&running.server.folder.path().join("data/recordings"));
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
