//! The real program: killed in the middle of an upload, and converting a real recording.
#![expect(clippy::unwrap_used, reason = "a test program")]

#[path = "program/child.rs"]
mod child;
mod common;
#[path = "program/convert.rs"]
mod convert;
#[path = "program/tus_js_client.rs"]
mod tus_js_client;

use child::Program;
use common::{STUDY, lay_out};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Asks until the answer is yes; a real program needs real time.
fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_mins(1);
    while !done() {
        assert!(Instant::now() < until, "{what} did not happen");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}

#[test]
fn killed_in_an_upload_and_resumed_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content: Vec<u8> = (0..2_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let first = Program::start(folder.path());
    let response = first.response();
    let path = first.upload(&response, "a.webm", content.len());
    assert!(
        first
            .append(&path, 0, &content[..500_000])
            .starts_with("http/1.1 204")
    );

    let mut stream = first.connect();
    first.write_head(
        &mut stream,
        "PATCH",
        &path,
        &first.patch_headers(&path, 500_000),
        1_500_000,
    );
    stream.write_all(&content[500_000..1_200_000]).unwrap();
    let part = folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(&response)
        .join("a.webm.part");
    wait_for("half of the body on disk", || length(&part) > 500_000);
    let second = {
        let grants = first.grants.take();
        first.kill();
        let second = Program::start(folder.path());
        second.grants.replace(grants);
        second
    };
    let offset = second.offset(&path);
    assert!(offset > 500_000 && offset <= 1_200_000, "{offset}");
    assert!(
        second
            .append(&path, offset, &content[offset..])
            .starts_with("http/1.1 204")
    );
    let raw = part.with_extension("");
    assert!(!part.exists());
    assert!(std::fs::read(raw).unwrap() == content);
    // The bytes came in two runs; the hash is that of the file.
    let (head, answer) = second.receipt(&path, "a", &content, 0);
    assert!(head.starts_with("http/1.1 200"), "{head} {answer}");
    assert_eq!(answer["bytes"], content.len());
    // The answers are there too.
    assert_eq!(
        second.json("GET", &format!("/api/v1/responses/{response}/"), "")["data"]["id"],
        response.as_str()
    );
    second.kill();
}

#[test]
fn killed_around_the_last_byte() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    let mut program = Program::start(folder.path());
    for round in 0..9 {
        let response = program.response();
        let path = program.upload(&response, "a.webm", content.len());
        let place = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        let mut stream = program.connect();
        let headers = program.patch_headers(&path, 0);
        program.write_head(&mut stream, "PATCH", &path, &headers, content.len());
        stream.write_all(&content).unwrap();
        // At once, while bytes are written, and between the rename and the answer.
        match round % 3 {
            0 => {}
            1 => wait_for("a byte", || {
                length(&place.join("a.webm.part")) > 0 || place.join("a.webm").exists()
            }),
            _ => wait_for("the rename", || place.join("a.webm").exists()),
        }
        let grants = program.grants.take();
        program.kill();
        program = Program::start(folder.path());
        program.grants.replace(grants);

        let offset = program.offset(&path);
        let answer = program.append(&path, offset, &content[offset..]);
        assert!(answer.starts_with("http/1.1 204"), "{round}: {answer}");
        let (head, answer) = program.receipt(&path, "a", &content, 0);
        assert!(head.starts_with("http/1.1 200"), "{round}: {answer}");
        assert!(std::fs::read(place.join("a.webm")).unwrap() == content);
        assert!(!place.join("a.webm.part").exists());
    }
    program.kill();
}

#[cfg(unix)]
#[test]
fn stops_in_order_when_told() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let mut program = Program::start(folder.path());
    let told = Command::new("kill")
        .args(["-TERM", &program.child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    assert!(program.child.wait().unwrap().success());
}
