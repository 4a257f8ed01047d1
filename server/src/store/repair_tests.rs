//! Every state a kill can leave on disk, made by hand.

use super::*;
use crate::store::{NewUpload, Uploads};
use std::sync::Arc;

const STUDY: Uuid = Uuid::from_u128(0x51);
const RESPONSE: Uuid = Uuid::from_u128(0x52);

struct Place {
    _root: tempfile::TempDir,
    root: PathBuf,
    folder: PathBuf,
}

impl Place {
    fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path().join("recordings");
        let folder = root.join(STUDY.to_string()).join(RESPONSE.to_string());
        fs::create_dir_all(&folder).unwrap();
        Self {
            _root: temporary,
            root,
            folder,
        }
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.folder.join(name), content).unwrap();
    }

    fn has(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// An upload as the server leaves it after creation and `bytes`.
    async fn upload(&self, bytes: &[u8], length: Option<u64>) -> Manifest {
        let uploads = Uploads::open(self.root.clone()).unwrap();
        let upload = uploads.create(new("a.webm", length)).await.unwrap();
        self.put("a.webm.part", bytes);
        upload.manifest().await
    }

    /// The next start.
    async fn start(&self) -> (Uploads, Vec<Manifest>) {
        let uploads = Uploads::open(self.root.clone()).unwrap();
        let mut manifests = Vec::new();
        for upload in uploads.all() {
            manifests.push(upload.manifest().await);
        }
        (uploads, manifests)
    }
}

fn new(filename: &str, length: Option<u64>) -> NewUpload {
    NewUpload {
        filename: filename.to_owned(),
        mime_type: "video/webm".to_owned(),
        study: STUDY,
        response: RESPONSE,
        frame: "0-x".to_owned(),
        length,
        recorded_millis: None,
    }
}

#[tokio::test]
async fn killed_before_the_manifest_of_a_new_upload() {
    let place = Place::new();
    place.put("a.webm.part", "");
    let (uploads, manifests) = place.start().await;
    assert!(manifests.is_empty() && !place.has("a.webm.part"));
    // The player never had an answer and creates again, under the same name.
    let upload = uploads.create(new("a.webm", None)).await.unwrap();
    assert_eq!(upload.recording().await.raw, "a.webm");
}

#[tokio::test]
async fn killed_while_the_first_manifest_is_written() {
    let place = Place::new();
    place.put("a.webm.part", "");
    place.put("a.json.tmp", "{\"id\": \"12");
    let (_, manifests) = place.start().await;
    assert!(manifests.is_empty() && !place.has("a.json.tmp") && !place.has("a.webm.part"));
}

#[tokio::test]
async fn killed_before_the_first_manifest_is_in_place() {
    let place = Place::new();
    let before = place.upload(b"", None).await;
    fs::rename(place.folder.join("a.json"), place.folder.join("a.json.tmp")).unwrap();
    let (uploads, manifests) = place.start().await;
    assert_eq!(manifests[0], before);
    assert!(place.has("a.json") && !place.has("a.json.tmp"));
    let again = uploads.create(new("a.webm", None)).await.unwrap();
    assert_eq!(again.recording().await.id, before.recording.id);
}

#[tokio::test]
async fn killed_while_a_later_manifest_is_written() {
    let place = Place::new();
    let before = place.upload(b"abc", None).await;
    place.put("a.json.tmp", "{\"id\": ");
    let (_, manifests) = place.start().await;
    assert_eq!(manifests, [before]);
    assert!(!place.has("a.json.tmp"));
}

#[tokio::test]
async fn killed_while_bytes_come() {
    let place = Place::new();
    let before = place.upload(b"abc", Some(10)).await;
    let (_, manifests) = place.start().await;
    assert_eq!(manifests, [before]);
    assert_eq!(manifests[0].recording.bytes, 3);
}

#[tokio::test]
async fn killed_between_the_last_byte_and_the_rename() {
    let place = Place::new();
    let before = place.upload(b"abc", Some(3)).await;
    let (uploads, manifests) = place.start().await;
    assert_eq!(manifests[0].recording.bytes, 3);
    // The player's last PATCH is repeated; whoever asks first finishes it.
    let upload = uploads.find(&before.recording.id).unwrap();
    let recording = upload.finish(false).await.unwrap();
    assert_eq!(recording.state, RecordingState::Stored);
    assert!(place.has("a.webm") && !place.has("a.webm.part"));
}

#[tokio::test]
async fn killed_between_the_rename_and_the_manifest() {
    for (length, recovered) in [(Some(3), false), (None, true), (Some(9), true)] {
        let place = Place::new();
        place.upload(b"abc", length).await;
        fs::rename(
            place.folder.join("a.webm.part"),
            place.folder.join("a.webm"),
        )
        .unwrap();
        let (uploads, manifests) = place.start().await;
        let recording = &manifests[0].recording;
        assert_eq!(
            (recording.state, recording.bytes, recording.length),
            (RecordingState::Stored, 3, Some(3))
        );
        assert_eq!(recording.recovered, recovered, "{length:?}");
        let upload = uploads.find(&recording.id).unwrap();
        assert_eq!(
            upload.sha256().await.unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}

#[tokio::test]
async fn killed_while_converting() {
    let place = Place::new();
    place.upload(b"abc", Some(3)).await;
    {
        let (uploads, manifests) = place.start().await;
        let upload: Arc<_> = uploads.find(&manifests[0].recording.id).unwrap();
        upload.finish(false).await.unwrap();
        upload
            .amend(|manifest| {
                manifest.recording.state = RecordingState::Converting;
                manifest.attempts = 2;
                manifest.retry_at_secs = 7;
            })
            .await
            .unwrap();
    }
    for made in [
        "a.mp4",
        "a.seekable.webm",
        "a.jpg",
        "a.mp4.making",
        "a.jpg.making",
    ] {
        place.put(made, "half");
    }
    let (_, manifests) = place.start().await;
    assert_eq!(manifests.len(), 1);
    assert_eq!(manifests[0].recording.state, RecordingState::Converting);
    assert_eq!((manifests[0].attempts, manifests[0].retry_at_secs), (2, 7));
    assert!(!place.has("a.mp4.making") && !place.has("a.jpg.making") && place.has("a.webm"));
}

#[tokio::test]
async fn killed_while_deleting() {
    let place = Place::new();
    place.upload(b"abc", None).await;
    fs::remove_file(place.folder.join("a.webm.part")).unwrap();
    let (_, manifests) = place.start().await;
    assert!(manifests.is_empty() && !place.has("a.json"));
}

#[tokio::test]
async fn an_unreadable_manifest_loses_no_byte() {
    for left in [0, 1, 30, 80, 200] {
        let place = Place::new();
        let before = place.upload(b"abc", Some(10)).await;
        let text = fs::read(place.folder.join("a.json")).unwrap();
        place.put("a.json", &text[..left]);
        let (uploads, manifests) = place.start().await;
        let recording = &manifests[0].recording;
        assert_eq!(
            (recording.state, recording.bytes, recording.raw.as_str()),
            (RecordingState::Uploading, 3, "a.webm")
        );
        assert_eq!(manifests[0].video_id(), "a");
        if left >= 80 {
            assert_eq!(recording.id, before.recording.id, "the address is saved");
        }
        let upload = uploads.find(&recording.id).unwrap();
        assert_eq!(upload.finish(true).await.unwrap().bytes, 3);
        assert_eq!(fs::read(place.folder.join("a.webm")).unwrap(), b"abc");
        assert_eq!(place.has("a.json.broken"), left > 0);
        let (_, manifests) = place.start().await;
        assert_eq!(manifests.len(), 1);
    }
}

#[tokio::test]
async fn a_recording_without_its_manifest_is_found_by_its_names() {
    let place = Place::new();
    let name = format!("videoStream_{STUDY}_3-my_frame_{RESPONSE}_170_4");
    place.put(&format!("{name}.webm"), "whole");
    place.put(&format!("{name}.mp4"), "made");
    place.put(&format!("{name}.seekable.webm"), "made");
    place.put(&format!("{name}.jpg"), "made");
    place.put("b.mp4", "whole");
    place.put("b.converted.mp4", "made");
    place.put("notes.txt", "not ours");
    let (_, mut manifests) = place.start().await;
    manifests.sort_by(|a, b| a.recording.name.cmp(&b.recording.name));
    assert_eq!(manifests.len(), 2);
    let (b, a) = (&manifests[0].recording, &manifests[1].recording);
    assert_eq!(b.raw, "b.mp4");
    assert_eq!(
        (a.raw.as_str(), a.frame.as_str()),
        (&*format!("{name}.webm"), "3-my_frame")
    );
    assert_eq!(
        (a.state, a.bytes, a.recovered),
        (RecordingState::Stored, 5, true)
    );
    assert_eq!(
        (a.study.clone(), a.response.clone()),
        (STUDY.to_string(), RESPONSE.to_string())
    );
}

#[tokio::test]
async fn a_manifest_that_leads_out_of_the_folder_is_none() {
    let place = Place::new();
    let mut manifest = place.upload(b"abc", None).await;
    manifest.recording.raw = "../../a.webm".to_owned();
    place.put("a.json", serde_json::to_vec(&manifest).unwrap());
    let (_, manifests) = place.start().await;
    assert_eq!(manifests[0].recording.raw, "a.webm");
}
