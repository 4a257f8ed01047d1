//! Another team's tus client judges the ingest: tus-js-client uploads, is interrupted, and resumes.

use crate::child::Program;
use crate::common::{STUDY, lay_out};
use serde::Deserialize;
use serde_json::json;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Bytes of a recording: seven chunks of the client and a bit.
const BYTES: u32 = 2_200_123;
/// The PATCH that is cut off.
const STOP_AT_PATCH: usize = 3;

/// How one leg ended.
#[derive(Debug, Deserialize)]
struct Leg {
    end: String,
    /// `METHOD status offset` of every answer.
    requests: Vec<String>,
}

/// Where the client is installed; `None`, said aloud, when that cannot be done here.
fn installed() -> Option<PathBuf> {
    let installed = judges::npm::installed("tus-js-client");
    installed.map_or_else(|why| skipped(&why), Some)
}

/// Not by `println!`, which a passing test keeps to itself.
fn skipped(why: &str) -> Option<PathBuf> {
    let text = format!("\nSKIPPED, NOT TESTED: tus-js-client against the ingest. {why}\n");
    std::io::stderr().write_all(text.as_bytes()).unwrap();
    None
}

fn leg(client: &Path, job: &serde_json::Value) -> Leg {
    let mut node = Command::new("node")
        .arg("upload.mjs")
        .current_dir(client)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin
        .take()
        .unwrap()
        .write_all(job.to_string().as_bytes())
        .unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "{job}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn another_teams_client_uploads_and_resumes() {
    let Some(client) = installed() else { return };
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content: Vec<u8> = (0..BYTES)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8)
        .collect();
    let file = folder.path().join("sent.webm");
    std::fs::write(&file, &content).unwrap();
    let program = Program::start_with(folder.path(), &["--no-convert"]);
    // Length said at the end, bytes from a pipe, methods in disguise.
    let all = [
        (false, false, false),
        (true, false, false),
        (true, true, false),
        (false, false, true),
    ];
    for (number, (deferred, stream, disguised)) in all.into_iter().enumerate() {
        let response = program.response();
        let header = program.grant(&response, "a.webm");
        let grant = header.trim().strip_prefix("Authorization: ").unwrap();
        let mut job = json!({"endpoint": program.url("/ingest/"), "file": file, "grant": grant, "deferred": deferred,
            "stream": stream, "override": disguised, "stopAtPatch": STOP_AT_PATCH,
            "resume": if stream { "here" } else { "later" },
            "notes": folder.path().join(format!("notes-{number}.json")),
            "metadata": {"filename": "a.webm", "filetype": "video/webm", "study": STUDY, "response": response}});
        let mut legs = vec![leg(&client, &job)];
        if !stream {
            assert_eq!(legs[0].end, "interrupted", "{legs:?}");
            let recording = program.recording(&response);
            assert_eq!(recording.state, wire::RecordingState::Uploading);
            job["stopAtPatch"] = json!(null);
            legs.push(leg(&client, &job));
        }
        let requests: Vec<_> = legs.iter().flat_map(|leg| &leg.requests).collect();
        assert_eq!(legs.last().unwrap().end, "done", "{legs:?}");
        // Resumed, not begun anew: one creation, and a question where to go on.
        let count = |start: &str| requests.iter().filter(|one| one.starts_with(start)).count();
        assert_eq!(count("POST 201"), 1, "{requests:?}");
        assert_eq!(count("HEAD 200"), 1, "{requests:?}");
        let place = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        assert!(std::fs::read(place.join("a.webm")).unwrap() == content);
        let recording = program.recording(&response);
        assert_eq!(recording.state, wire::RecordingState::Stored);
        assert_eq!(recording.bytes, u64::from(BYTES));
    }
    // Without a grant nothing is taken.
    let response = program.response();
    let refused = leg(
        &client,
        &json!({"endpoint": program.url("/ingest/"), "file": file, "grant": null, "deferred": false, "stream": false,
            "override": false, "stopAtPatch": null, "resume": "later", "notes": folder.path().join("notes.json"),
            "metadata": {"filename": "a.webm", "study": STUDY, "response": response}}),
    );
    assert!(refused.end.contains("grant_missing"), "{refused:?}");
    assert_eq!(refused.requests, ["POST 401 -"]);
}
