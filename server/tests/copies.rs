//! Copies to storage targets: a folder, and a real S3 server behind a proxy that fails on purpose.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use common::background::{Running, START_MILLIS, lay_ready, lookit_name, start_in};
use common::faults::{Fault, Proxy};
use common::receiver::Receiver;
use common::s3::{BUCKET, S3, variables};
use peekaboo::clock::Clock;
use peekaboo::environment::Environment;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

const RESPONSE: &str = "e2286c33-dc8b-4071-81ee-97ecf9d764f5";
/// object_store itself repeats a request twice before a copy fails.
const TRIES: usize = 3;

fn folder(mp4: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    lay_ready(folder.path(), RESPONSE, &lookit_name(RESPONSE), mp4);
    folder
}

fn run(
    folder: impl Into<Arc<TempDir>>,
    flags: &[&str],
    environment: &Environment,
    clock: &Clock,
) -> Running {
    let mut all = vec!["--no-convert"];
    all.extend(flags);
    start_in(folder, &all, environment, clock.clone())
}

fn clock() -> Clock {
    Clock::manual(START_MILLIS)
}

/// More than two parts of a multipart upload.
fn large() -> Vec<u8> {
    (0..21_u32 << 20)
        .map(|index| (index.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect()
}

async fn all_verified(running: &Running) {
    for item in ["raw", "mp4", "poster", "manifest"] {
        running
            .until("every copy to be verified", async || {
                let copies = running.copies().await;
                let copy = copies
                    .as_array()?
                    .iter()
                    .find(|copy| copy["item"] == item)?;
                (copy["state"] == "verified").then_some(())
            })
            .await;
    }
}

#[tokio::test]
async fn a_folder_gets_lookits_names() {
    let target = tempfile::tempdir().unwrap();
    let url = format!("file://{}/copies", target.path().display());
    let running = run(
        folder(b"mp4 bytes"),
        &["--store", &url],
        &Environment::default(),
        &clock(),
    );
    all_verified(&running).await;
    let name = lookit_name(RESPONSE);
    let read = |ending: &str| {
        std::fs::read(target.path().join(format!("copies/{name}.{ending}"))).unwrap()
    };
    assert_eq!(
        (read("mp4"), read("jpg")),
        (b"mp4 bytes".to_vec(), b"jpg".to_vec())
    );
    let manifest: wire::Recording = serde_json::from_slice(&read("json")).unwrap();
    assert_eq!(manifest.name, name);
    let copy = running.copy("mp4", "verified", 1).await;
    assert_eq!(
        (&copy["bytes"], &copy["key"], &copy["recording"]),
        (&json!(9), &json!(format!("{name}.mp4")), &json!(1))
    );
    running.stop().await;
}

#[tokio::test]
async fn a_new_target_gets_what_is_there_already() {
    let running = run(folder(b"mp4"), &[], &Environment::default(), &clock());
    running.looked(1).await;
    let target = tempfile::tempdir().unwrap();
    let url = format!("file://{}", target.path().display());
    let flags = [
        "--store",
        &url,
        "--store-key",
        "{study}/{videoName}{_raw}.{ext}",
    ];
    let running = run(
        running.stop().await,
        &flags,
        &Environment::default(),
        &clock(),
    );
    all_verified(&running).await;
    let key = running.copy("raw", "verified", 1).await["key"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        key.starts_with(common::STUDY) && key.ends_with("_raw.webm"),
        "{key}"
    );
    assert!(target.path().join(key).is_file());
    running.stop().await;
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_is_read_back() {
    let s3 = S3::start().await;
    let mp4 = large();
    let store = format!("s3://{BUCKET}/child lab/2026");
    // s3s-fs makes file names of keys, and cannot keep parts of long ones.
    let flags = ["--store", &store, "--store-key", "{id}.{ext}"];
    let running = run(folder(&mp4), &flags, &variables(&s3.host), &clock());
    all_verified(&running).await;
    let copy = running.copy("mp4", "verified", 1).await;
    assert_eq!(
        (&copy["bytes"], &copy["key"]),
        (&json!(mp4.len()), &json!("child lab/2026/1.mp4"))
    );
    let stored = s3.object(copy["key"].as_str().unwrap()).unwrap();
    assert!(stored == mp4);
    running.stop().await;
}

#[tokio::test]
async fn a_failing_store_is_tried_again_with_growing_pauses() {
    let s3 = S3::start().await;
    // Three copies fail whole: by 500s, by cut requests, by a cut answer to the look afterwards.
    let mut faults = vec![("PUT .webm", Fault::Error500); TRIES];
    faults.extend([("PUT .webm", Fault::CutRequest(700)); TRIES]);
    faults.extend([("HEAD .webm", Fault::CutAnswer(20)); TRIES]);
    let proxy = Proxy::start(&s3.host, &faults).await;
    let clock = clock();
    let store = format!("s3://{BUCKET}");
    let running = run(
        folder(b"mp4 bytes"),
        &["--store", &store],
        &variables(&proxy.host),
        &clock,
    );
    for (attempt, pause_secs) in [5, 30, 120].into_iter().enumerate() {
        let copy = running.copy("raw", "waiting", attempt as u64 + 1).await;
        assert!(!copy["error"].as_str().unwrap().is_empty());
        clock.advance(Duration::from_secs(pause_secs));
    }
    let copy = running.copy("raw", "verified", 4).await;
    assert!(copy["error"].is_null());
    all_verified(&running).await;
    assert_eq!(proxy.left(), 0);
    running.stop().await;
}

#[tokio::test]
async fn short_troubles_cost_nothing() {
    let s3 = S3::start().await;
    let faults = [
        ("PUT", Fault::Error500),
        ("PUT", Fault::CutRequest(400)),
        ("HEAD", Fault::Error500),
    ];
    let proxy = Proxy::start(&s3.host, &faults).await;
    let store = format!("s3://{BUCKET}");
    let running = run(
        folder(b"mp4"),
        &["--store", &store],
        &variables(&proxy.host),
        &clock(),
    );
    running.copy("raw", "verified", 1).await;
    all_verified(&running).await;
    assert_eq!(proxy.left(), 0);
    running.stop().await;
}

#[tokio::test]
async fn a_copy_that_reads_back_wrong_does_not_count() {
    for (verify, attempts) in [("full", 2), ("size", 1)] {
        let s3 = S3::start().await;
        let proxy = Proxy::start(&s3.host, &[("GET .webm", Fault::FlipLast)]).await;
        let clock = clock();
        let store = format!("s3://{BUCKET}");
        let flags = ["--store", &store, "--store-verify", verify];
        let running = run(folder(b"mp4"), &flags, &variables(&proxy.host), &clock);
        if verify == "full" {
            let copy = running.copy("raw", "waiting", 1).await;
            assert!(
                copy["error"].as_str().unwrap().contains("SHA-256"),
                "{copy}"
            );
            clock.advance(Duration::from_secs(5));
        }
        running.copy("raw", "verified", attempts).await;
        all_verified(&running).await;
        running.stop().await;
    }
}

#[tokio::test]
async fn a_stalled_store_is_given_up_in_time_and_local_files_stay() {
    let s3 = S3::start().await;
    let proxy = Proxy::start(&s3.host, &[("PUT .webm", Fault::Stall)]).await;
    let clock = clock();
    let store = format!("s3://{BUCKET}");
    let running = run(
        folder(b"mp4"),
        &["--store", &store],
        &variables(&proxy.host),
        &clock,
    );
    proxy.stalled(1).await;
    clock.advance(Duration::from_mins(2));
    let copy = running.copy("raw", "waiting", 1).await;
    assert_eq!(copy["error"], "the copy did not end within 120 s");
    let recordings = running
        .server
        .folder
        .path()
        .join("data/recordings")
        .join(common::STUDY)
        .join(RESPONSE);
    assert_eq!(std::fs::read_dir(recordings).unwrap().count(), 4);
    clock.advance(Duration::from_secs(5));
    running.copy("raw", "verified", 2).await;
    running.stop().await;
}

#[tokio::test]
async fn a_restart_goes_on_with_what_is_not_verified() {
    let s3 = S3::start().await;
    let proxy = Proxy::start(&s3.host, &[("PUT .mp4", Fault::Stall)]).await;
    let clock = clock();
    let store = format!("s3://{BUCKET}");
    let running = run(
        folder(b"mp4"),
        &["--store", &store],
        &variables(&proxy.host),
        &clock,
    );
    running.copy("raw", "verified", 1).await;
    proxy.stalled(1).await;
    let folder = running.kill().await;
    let running = run(
        folder,
        &["--store", &store],
        &variables(&proxy.host),
        &clock,
    );
    all_verified(&running).await;
    running.copy("raw", "verified", 1).await;
    running.stop().await;
}

#[tokio::test]
async fn a_seekable_copy_goes_with_the_original() {
    let folder = folder(b"mp4");
    let name = lookit_name(RESPONSE);
    let place = folder
        .path()
        .join("data/recordings")
        .join(common::STUDY)
        .join(RESPONSE);
    let manifest = place.join(format!("{name}.json"));
    let mut with: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    with["seekable"] = json!(format!("{name}.seekable.webm"));
    std::fs::write(&manifest, with.to_string()).unwrap();
    std::fs::write(place.join(format!("{name}.seekable.webm")), "seekable").unwrap();
    let target = tempfile::tempdir().unwrap();
    let url = format!("file://{}", target.path().display());
    let running = run(
        folder,
        &["--store", &url],
        &Environment::default(),
        &clock(),
    );
    running.copy("seekable", "verified", 1).await;
    let copied = target.path().join(format!("{name}.seekable.webm"));
    assert_eq!(std::fs::read(copied).unwrap(), b"seekable");
    running.stop().await;
}

/// Without `--no-convert` the event waits for the mp4.
#[tokio::test]
async fn without_conversion_the_original_is_the_recording() {
    let s3 = S3::start().await;
    let receiver = Receiver::start(&[]).await;
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    let hooks = json!([{"url": receiver.origin, "events": ["video_copied_s3"], "key": "k", "allowPrivate": true}]);
    let path = folder.path().join("hooks.json");
    std::fs::write(&path, hooks.to_string()).unwrap();
    let store = format!("s3://{BUCKET}");
    let flags = ["--hooks", path.to_str().unwrap(), "--store", &store];
    let running = run(folder, &flags, &variables(&s3.host), &clock());
    let response = running.server.response().await;
    let name = lookit_name(&response);
    let upload = running
        .server
        .upload(&response, &format!("{name}.webm"), Some(5))
        .await;
    let answer = running.server.append(&upload, 0, &[], "hello").await;
    assert_eq!(answer.status, 204);
    let event = receiver.next().await.event;
    let data = &event["data"];
    assert_eq!(
        (&data["type"], &data["size"], &data["payload"]),
        (&json!("WEBM"), &json!(5), &json!(name))
    );
    let url = data["url"].as_str().unwrap();
    assert!(url.ends_with(&format!("/{name}.webm")), "{url}");
    assert_eq!(s3.object(&format!("{name}.webm")).unwrap(), b"hello");
    running.stop().await;
}

#[test]
fn wrong_flags_are_named() {
    let folder = tempfile::tempdir().unwrap();
    common::lay_out(folder.path());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (flag, value, place) in [
        ("--store", "ftp://a/b", "--store ftp://a/b"),
        ("--store", "nothing", "--store nothing"),
        (
            "--store-key",
            "{name}.{ext}",
            "--store-key: there is no field {name}",
        ),
        ("--multipart-store", "gs://b", "--multipart-store gs://b"),
        (
            "--pipe-key-env",
            "UNSET",
            "--pipe-key-env: the environment variable UNSET",
        ),
        ("--public-url", "lab.example", "--public-url: lab.example"),
    ] {
        let words = [
            "peekaboo".to_owned(),
            "serve".to_owned(),
            "--data".to_owned(),
            path("data"),
            "--studies".to_owned(),
            path("studies"),
            flag.to_owned(),
            value.to_owned(),
        ];
        let peekaboo::cli::Command::Serve(args) =
            <peekaboo::cli::Cli as clap::Parser>::parse_from(words).command
        else {
            panic!("not serve")
        };
        let error = peekaboo::config::Config::read(args, &Environment::default()).unwrap_err();
        assert!(format!("{error:#}").starts_with(place), "{error:#}");
    }
}
