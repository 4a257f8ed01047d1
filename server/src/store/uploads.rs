//! Uploads and the recordings they become.
//!
//! An upload's bytes are appended to `<raw>.part`; the length of that file is the offset, so a killed server can never claim more
//! than it has. The last byte turns the `.part` into the recording by a rename.

use super::upload::{Upload, blocking};
use super::{db::now_text, disk, manifest};
use crate::error::Error;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;
use wire::{Recording, RecordingState};

/// Leaves room for endings in a file name of 255 bytes.
const MAX_NAME_BYTES: usize = 220;

/// What the player says of a recording it is about to send.
#[derive(Clone, Debug)]
pub(crate) struct NewUpload {
    pub(crate) filename: String,
    pub(crate) mime_type: String,
    pub(crate) study: Uuid,
    pub(crate) response: Uuid,
    pub(crate) frame: String,
    pub(crate) length: Option<u64>,
    pub(crate) recorded_millis: Option<u64>,
}

/// All uploads of the data folder.
#[derive(Debug)]
pub(crate) struct Uploads {
    root: PathBuf,
    pub(super) index: Mutex<HashMap<Uuid, Arc<Upload>>>,
    creating: AsyncMutex<()>,
}

impl Uploads {
    /// Finds what an earlier run left.
    pub(crate) fn open(root: PathBuf) -> Result<Self, Error> {
        disk::make_dir(&root)?;
        let mut index = HashMap::new();
        for (folder, recording) in manifest::read_all(&root) {
            if let Ok(id) = Uuid::parse_str(&recording.id) {
                index.insert(id, Upload::new(id, folder, recording));
            }
        }
        Ok(Self {
            root,
            index: Mutex::new(index),
            creating: AsyncMutex::default(),
        })
    }

    pub(crate) fn find(&self, id: &str) -> Result<Arc<Upload>, Error> {
        let unknown = || Error::UnknownUpload(id.to_owned());
        let id = Uuid::parse_str(id).map_err(|_| unknown())?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned()
            .ok_or_else(unknown)
    }

    pub(crate) fn all(&self) -> Vec<Arc<Upload>> {
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .cloned()
            .collect()
    }

    /// Folder of a response's recordings.
    pub(crate) fn folder(&self, study: Uuid, response: Uuid) -> PathBuf {
        self.root.join(study.to_string()).join(response.to_string())
    }

    pub(crate) async fn of_response(&self, response: Uuid) -> Vec<Recording> {
        let name = response.to_string();
        let mut recordings = Vec::new();
        for upload in self.all() {
            if upload
                .folder
                .file_name()
                .is_some_and(|folder| folder == name.as_str())
            {
                recordings.push(upload.recording().await);
            }
        }
        recordings.sort_by(|a, b| (&a.created_on, &a.name).cmp(&(&b.created_on, &b.name)));
        recordings
    }

    /// Creates an upload, or gives back the one of the same name that nothing was sent to yet: the player repeats a creation
    /// whose answer was lost. If bytes did come, the new upload gets a name of its own, so neither overwrites the other.
    pub(crate) async fn create(&self, new: NewUpload) -> Result<Arc<Upload>, Error> {
        let (stem, ending) = split_name(&new.filename)?;
        let _one_at_a_time = self.creating.lock().await;
        let folder = self.folder(new.study, new.response);
        let mut name = stem.to_owned();
        let mut number = 1;
        while let Some(other) = self.named(&folder, &name).await {
            let recording = other.recording().await;
            if recording.state == RecordingState::Uploading
                && recording.bytes == 0
                && recording.length == new.length
            {
                return Ok(other);
            }
            number += 1;
            name = format!("{stem}-{number}");
        }
        let id = Uuid::new_v4();
        let recording = Recording {
            id: id.to_string(),
            study: new.study.to_string(),
            response: new.response.to_string(),
            frame: new.frame,
            raw: format!("{name}.{ending}"),
            name,
            mp4: None,
            state: RecordingState::Uploading,
            bytes: 0,
            length: new.length,
            sha256: None,
            mime_type: new.mime_type,
            recorded_millis: new.recorded_millis,
            duration_secs: None,
            mp4_duration_secs: None,
            recovered: false,
            seekable: None,
            poster: None,
            receipt: None,
            error: None,
            created_on: now_text(),
        };
        let upload = Upload::new(id, folder.clone(), recording.clone());
        let part = upload.part(&recording);
        blocking(move || {
            disk::make_dir(&folder)?;
            std::fs::File::create(&part)?.sync_all()?;
            // Also makes the `.part` last: both are entries of the same folder, which is synced after this write.
            manifest::write(&folder, &recording)
        })
        .await?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, Arc::clone(&upload));
        Ok(upload)
    }

    async fn named(&self, folder: &Path, name: &str) -> Option<Arc<Upload>> {
        for upload in self.all() {
            if upload.folder == folder && upload.recording.lock().await.name == name {
                return Some(upload);
            }
        }
        None
    }

    /// Forgets an unfinished upload and its bytes.
    pub(crate) async fn delete(&self, upload: &Upload) -> Result<(), Error> {
        let recording = upload.recording().await;
        if recording.state != RecordingState::Uploading {
            return Err(Error::Upload(
                "This recording is complete; an upload can only be given up before its end."
                    .to_owned(),
            ));
        }
        let (part, manifest) = (
            upload.part(&recording),
            manifest::manifest_path(&upload.folder, &recording),
        );
        let folder = upload.folder.clone();
        blocking(move || {
            std::fs::remove_file(&manifest)?;
            std::fs::remove_file(&part)?;
            disk::sync_dir(&folder)
        })
        .await?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&upload.id);
        Ok(())
    }
}

/// Splits a recording's name and makes sure it stays inside its folder.
pub(crate) fn split_name(filename: &str) -> Result<(&str, &str), Error> {
    let refused = |why: &str| {
        Error::Upload(format!(
            "The recording cannot be named {filename:?}: {why}."
        ))
    };
    let Some((stem, ending)) = filename.rsplit_once('.') else {
        return Err(refused("it has no ending such as .webm"));
    };
    if !matches!(ending, "webm" | "mp4" | "mkv" | "ogg" | "mov") {
        return Err(refused(
            "its ending must be .webm, .mp4, .mkv, .ogg or .mov",
        ));
    }
    if stem.is_empty() || stem.starts_with('.') {
        return Err(refused("it must not begin with a dot"));
    }
    if stem.len() > MAX_NAME_BYTES {
        return Err(refused("it is too long"));
    }
    if stem
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '/' | '\\' | ':'))
    {
        return Err(refused(
            "it holds a letter that means a folder or cannot be written",
        ));
    }
    Ok((stem, ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(filename: &str) -> NewUpload {
        NewUpload {
            filename: filename.to_owned(),
            mime_type: String::new(),
            study: Uuid::from_u128(1),
            response: Uuid::from_u128(2),
            frame: String::new(),
            length: None,
            recorded_millis: None,
        }
    }

    #[test]
    fn names_stay_in_their_folder() {
        for bad in [
            "../a.webm",
            "a/b.webm",
            "a\\b.webm",
            ".hidden.webm",
            "a",
            "a.exe",
            "a\0.webm",
            ".webm",
            "a.webm.json",
        ] {
            assert!(split_name(bad).is_err(), "{bad}");
        }
        assert!(split_name(&format!("{}.webm", "a".repeat(300))).is_err());
        assert_eq!(
            split_name("videoStream_1_0-a b.c_2_3_4.webm").unwrap(),
            ("videoStream_1_0-a b.c_2_3_4", "webm")
        );
    }

    #[tokio::test]
    async fn a_repeated_creation_is_the_same_upload_until_bytes_came() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let first = uploads.create(new("a.webm")).await.unwrap();
        assert_eq!(uploads.create(new("a.webm")).await.unwrap().id, first.id);
        std::fs::write(first.part(&first.recording().await), b"x").unwrap();
        let second = uploads.create(new("a.webm")).await.unwrap();
        assert_eq!(second.recording().await.raw, "a-2.webm");
        let reopened = Uploads::open(folder.path().join("recordings")).unwrap();
        assert_eq!(
            reopened
                .find(&first.id.to_string())
                .unwrap()
                .recording()
                .await
                .bytes,
            1
        );
        assert_eq!(reopened.of_response(Uuid::from_u128(2)).await.len(), 2);
    }
}
