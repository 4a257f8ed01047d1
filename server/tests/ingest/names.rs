//! Names as long as Lookit allows, which are longer than a file's may be.

use crate::common::{STUDY, Server, metadata, server};
use crate::receipts::receipt;
use serde_json::json;
use wire::{Outcome, RecordingState};

/// Lookit's name for a frame with an id of 128 letters, the most it takes, on a consent page.
fn long_name(response: &str) -> String {
    let frame = format!("12-{}", "a long frame id. ".repeat(8));
    format!(
        "consent-videoStream_{STUDY}_{}_{response}_1700000000000_123",
        &frame[..128]
    )
}

fn places(server: &Server, response: &str) -> Vec<String> {
    let place = server
        .folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(response);
    let mut names: Vec<_> = std::fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_long_name_is_taken_and_kept_whole() {
    let server = server(&["--no-convert"]);
    let response = server.response().await;
    let name = long_name(&response);
    assert!(name.len() > 230, "{}", name.len());
    let filename = format!("{name}.webm");
    let path = server.upload(&response, &filename, Some(3)).await;
    let head = server.offset(&path).await;
    assert!(
        head.header("upload-metadata")
            .starts_with(&metadata(&[("filename", &filename)]))
    );
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    let answer = server.receipt(&path, &receipt(&name, b"abc")).await;
    assert_eq!(answer.status, 200);
    let list = server.list(&response).await;
    assert_eq!(
        (list.outcomes[0].video_id.as_str(), list.outcomes[0].outcome),
        (name.as_str(), Outcome::Complete)
    );
    let raw = &list.recordings[0].raw;
    assert!(
        raw.starts_with("consent-videoStream_") && raw.len() <= 225,
        "{raw}"
    );
    let file = format!("/local/recordings/{STUDY}/{response}/{raw}");
    let file = file.replace(' ', "%20");
    assert_eq!(server.get(&file).await.body, b"abc");
    // Another recording whose name begins the same, and the same one anew.
    let other = filename.replace("_123.", "_124.");
    let other = server.upload(&response, &other, None).await;
    let again = server.upload(&response, &filename, None).await;
    assert_ne!(other, again);
    assert_eq!(server.list(&response).await.outcomes.len(), 2);
    assert_eq!(server.recordings(&response).await.len(), 3);
    assert!(
        places(&server, &response)
            .iter()
            .all(|file| file.len() < 240)
    );
    // The next run knows them all.
    let later = server.again(&["--no-convert"]);
    assert_eq!(later.list(&response).await, server.list(&response).await);
}

#[tokio::test]
async fn a_long_name_is_found_again_without_its_manifest() {
    let server = server(&["--no-convert"]);
    let response = server.response().await;
    let name = long_name(&response);
    let path = server
        .upload(&response, &format!("{name}.webm"), None)
        .await;
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    let files = places(&server, &response);
    let place = server
        .state
        .config
        .data
        .join("recordings")
        .join(STUDY)
        .join(&response);
    let is_manifest = |file: &&String| !file.contains(".webm");
    let manifest = place.join(files.iter().find(is_manifest).unwrap());
    let text = std::fs::read(&manifest).unwrap();
    // Its id can still be read.
    std::fs::write(&manifest, &text[..100]).unwrap();
    let later = server.again(&["--no-convert"]);
    assert_eq!(later.offset(&path).await.header("upload-offset"), "3");
    let last = [("upload-length", "6")];
    assert_eq!(later.append(&path, 3, &last, "def").await.status, 204);
    assert_eq!(
        later
            .receipt(&path, &receipt(&name, b"abcdef"))
            .await
            .status,
        200
    );
    let recording = &later.recordings(&response).await[0];
    assert_eq!(recording.state, RecordingState::Stored);
}

#[tokio::test]
async fn a_name_like_a_copys_is_a_recording_of_its_own() {
    let server = server(&[]);
    let response = server.response().await;
    let first = server.upload(&response, "a.webm", None).await;
    server.append(&first, 0, &[], "x").await;
    let copy = server.upload(&response, "a.webm", None).await;
    // The copy's file is called a-2, too.
    let other = server.upload(&response, "a-2.webm", None).await;
    assert_ne!(copy, other);
    assert_eq!(server.append(&other, 0, &[], "x").await.status, 204);
    let names: Vec<_> = server
        .list(&response)
        .await
        .outcomes
        .into_iter()
        .map(|one| json!(one.video_id))
        .collect();
    assert_eq!(names, ["a", "a-2"]);
}
