//! Deleting a recording that is complete.

use super::disk::{self, TEMPORARY};
use super::manifest::manifest_path;
use super::name::{CONVERTED, ENDINGS, SEEKABLE};
use super::repair::{BROKEN, MAKING};
use super::upload::{Upload, blocking};
use super::uploads::Uploads;
use crate::error::Error;
use std::io;
use std::path::Path;
use std::sync::PoisonError;
use wire::Recording;

impl Uploads {
    /// Removes a recording with everything that was made of it, and ends what is being made. Safe to repeat after a crash between
    /// its steps: the manifest, by which a restart finds the rest, goes last.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub(crate) async fn erase(&self, upload: &Upload) -> Result<(), Error> {
        let _writer = upload.claim().await?;
        let recording = upload.end().await;
        let folder = upload.folder.clone();
        blocking(move || remove_files(&folder, &recording)).await?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&upload.id);
        Ok(())
    }
}

fn remove_files(folder: &Path, recording: &Recording) -> io::Result<()> {
    let manifest = manifest_path(folder, &recording.name);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if entry.path() != manifest && is_of(recording, &file) {
            disk::remove(&entry.path())?;
        }
    }
    disk::sync_dir(folder)?;
    disk::remove(&manifest)?;
    disk::sync_dir(folder)
}

/// Whether a file in the recording's folder belongs to it. One of another name that begins alike does not.
fn is_of(recording: &Recording, file: &str) -> bool {
    if file == recording.raw || file.strip_suffix(".part") == Some(&recording.raw) {
        return true;
    }
    let Some(rest) = file.strip_prefix(&recording.name) else {
        return false;
    };
    let is_made = |rest: &str| {
        let seekable = rest
            .strip_prefix(SEEKABLE)
            .and_then(|rest| rest.strip_prefix('.'));
        matches!(rest, ".mp4" | ".jpg")
            || rest.strip_prefix(CONVERTED) == Some(".mp4")
            || seekable.is_some_and(|ending| ENDINGS.contains(&ending))
    };
    // What an attempt is still writing has a mark of its own before the ending.
    let is_making = rest
        .strip_suffix(MAKING)
        .and_then(|rest| rest.rsplit_once('.'))
        .is_some_and(|(rest, _)| is_made(rest));
    let about = rest.strip_prefix(".json").unwrap_or("-");
    is_made(rest) || is_making || matches!(about, "" | TEMPORARY | BROKEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::NewUpload;
    use serde_json::json;
    use uuid::Uuid;

    #[tokio::test]
    async fn nothing_comes_back_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let upload = uploads
            .create(NewUpload {
                filename: "a.webm".to_owned(),
                mime_type: String::new(),
                study: Uuid::nil(),
                response: Uuid::nil(),
                frame: String::new(),
                length: None,
                recorded_millis: None,
            })
            .await
            .unwrap();
        upload.finish(false).await.unwrap();
        uploads.erase(&upload).await.unwrap();
        // As a conversion would that has just ended.
        let late = upload.change(|recording| recording.mp4 = Some("a.mp4".to_owned()));
        assert!(matches!(late.await, Err(Error::UnknownUpload(_))));
        assert_eq!(std::fs::read_dir(&upload.folder).unwrap().count(), 0);
        uploads.erase(&upload).await.unwrap();
    }

    #[test]
    fn all_of_one_recording_and_nothing_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let own = [
            "a.webm",
            "a.webm.part",
            "a.mp4",
            "a.converted.mp4",
            "a.seekable.webm",
            "a.jpg",
            "a.mp4.0123abcd.making",
            "a.seekable.mkv.0123abcd.making",
            "a.json",
            "a.json.tmp",
            "a.json.broken",
        ];
        let others = ["a-2.webm", "a.b.webm", "a.b.json", "b.mp4", "a.b.mp4"];
        for file in own.iter().chain(&others) {
            std::fs::write(folder.path().join(file), "x").unwrap();
        }
        let recording = json!({"id": "1", "study": "s", "response": "r", "name": "a", "raw": "a.webm", "state": "ready", "bytes": 1});
        remove_files(folder.path(), &serde_json::from_value(recording).unwrap()).unwrap();
        for file in own {
            assert!(!folder.path().join(file).exists(), "{file}");
        }
        for file in others {
            assert!(folder.path().join(file).exists(), "{file}");
        }
    }
}
