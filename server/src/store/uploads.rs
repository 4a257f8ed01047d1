//! Uploads and the recordings they become.
//!
//! An upload's bytes are appended to `<raw>.part`; the length of that file is the offset, so a killed server can never claim more
//! than it has. The last byte turns the `.part` into the recording by a rename.

use super::manifest::{self, Manifest};
use super::name::{ENDINGS, file_stem, split_name};
use super::upload::{Upload, blocking};
use super::{db::now_text, disk, repair};
use crate::error::Error;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;
use wire::{Recording, RecordingState};

/// Most recordings one response may have; a long study has dozens.
const MAX_PER_RESPONSE: usize = 500;

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
    /// Finds what an earlier run left, and puts right what a crash interrupted.
    pub(crate) fn open(root: PathBuf) -> Result<Self, Error> {
        disk::make_dir(&root)?;
        let mut index = HashMap::new();
        for (folder, manifest) in repair::read_all(&root) {
            if let Ok(id) = Uuid::parse_str(&manifest.recording.id) {
                index.insert(id, Upload::new(id, folder, manifest));
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

    /// The uploads of a response, in no order.
    pub(crate) fn in_response(&self, response: Uuid) -> Vec<Arc<Upload>> {
        let name = response.to_string();
        let mut uploads = self.all();
        uploads.retain(|upload| {
            upload
                .folder
                .file_name()
                .is_some_and(|folder| folder == name.as_str())
        });
        uploads
    }

    /// The manifests of a response, oldest first.
    pub(crate) async fn of_response(&self, response: Uuid) -> Vec<Manifest> {
        let mut found = Vec::new();
        for upload in self.in_response(response) {
            found.push(upload.manifest().await);
        }
        sort(&mut found);
        found
    }

    /// Recordings whose conversion was given up, oldest first.
    pub(crate) async fn dead_letters(&self) -> Vec<Manifest> {
        let mut found = Vec::new();
        for upload in self.all() {
            let manifest = upload.manifest().await;
            if manifest.is_dead_letter() {
                found.push(manifest);
            }
        }
        sort(&mut found);
        found
    }

    /// Creates an upload, or gives back the one of the same name that nothing was sent to yet: the player repeats a creation
    /// whose answer was lost. If bytes did come, the new upload gets a name of its own, so neither overwrites the other.
    pub(crate) async fn create(&self, new: NewUpload) -> Result<Arc<Upload>, Error> {
        let (video_id, ending) = split_name(&new.filename)?;
        let stem = file_stem(video_id);
        let _one_at_a_time = self.creating.lock().await;
        let folder = self.folder(new.study, new.response);
        let siblings: Vec<_> = self
            .all()
            .into_iter()
            .filter(|upload| upload.folder == folder)
            .collect();
        let mut name = stem.clone().into_owned();
        let mut number = 1;
        loop {
            if let Some(other) = named(&siblings, &name).await {
                let manifest = other.manifest().await;
                let recording = &manifest.recording;
                if manifest.is_of(video_id)
                    && recording.state == RecordingState::Uploading
                    && recording.bytes == 0
                    && recording.length == new.length
                {
                    return Ok(other);
                }
            } else if !is_taken(&folder, &name) {
                break;
            }
            number += 1;
            name = format!("{stem}-{number}");
        }
        if siblings.len() >= MAX_PER_RESPONSE {
            return Err(Error::TooManyRecordings {
                limit: MAX_PER_RESPONSE,
            });
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
        let manifest = Manifest::new(recording.clone(), video_id);
        let upload = Upload::new(id, folder.clone(), manifest.clone());
        let part = upload.part(&recording);
        blocking(move || {
            disk::make_dir(&folder)?;
            std::fs::File::create_new(&part)?.sync_all()?;
            // Also makes the `.part` last: both are entries of the same folder, which is synced after this write.
            manifest::write(&folder, &manifest).or_else(|error| {
                // On a full disk the name stays free for the next try.
                disk::remove(&part)?;
                Err(error)
            })
        })
        .await?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, Arc::clone(&upload));
        Ok(upload)
    }

    /// Forgets an unfinished upload and its bytes.
    pub(crate) async fn delete(&self, upload: &Upload) -> Result<(), Error> {
        let recording = upload.recording().await;
        // Also between its last byte and the manifest that says so.
        let is_complete = recording.length == Some(recording.bytes) && recording.bytes > 0;
        if recording.state != RecordingState::Uploading || is_complete {
            return Err(Error::Upload(
                "This recording is complete; an upload can only be given up before its end."
                    .to_owned(),
            ));
        }
        let (part, manifest) = (
            upload.part(&recording),
            manifest::manifest_path(&upload.folder, &recording.name),
        );
        let folder = upload.folder.clone();
        blocking(move || {
            // The bytes first: a kill in between leaves a manifest without bytes, which the next start takes away.
            disk::remove(&part)?;
            disk::sync_dir(&folder)?;
            disk::remove(&manifest)?;
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

async fn named(uploads: &[Arc<Upload>], name: &str) -> Option<Arc<Upload>> {
    for upload in uploads {
        if upload.recording().await.name == name {
            return Some(Arc::clone(upload));
        }
    }
    None
}

/// Whether files of this name lie in the folder, such as those of a manifest that could not be read when the server started.
fn is_taken(folder: &Path, name: &str) -> bool {
    manifest::manifest_path(folder, name).exists()
        || ENDINGS.iter().any(|ending| {
            let raw = folder.join(format!("{name}.{ending}"));
            raw.exists() || raw.with_extension(format!("{ending}.part")).exists()
        })
}

fn sort(manifests: &mut [Manifest]) {
    manifests.sort_by(|a, b| {
        let key = |manifest: &Manifest| {
            let recording = &manifest.recording;
            (recording.created_on.clone(), recording.name.clone())
        };
        key(a).cmp(&key(b))
    });
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

    #[tokio::test]
    async fn a_repeated_creation_is_the_same_upload_until_bytes_came() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let first = uploads.create(new("a.webm")).await.unwrap();
        assert_eq!(uploads.create(new("a.webm")).await.unwrap().id, first.id);
        std::fs::write(first.part(&first.recording().await), b"x").unwrap();
        let second = uploads
            .create(new("a.webm"))
            .await
            .unwrap()
            .manifest()
            .await;
        assert_eq!(second.recording.raw, "a-2.webm");
        assert_eq!(second.video_id(), "a", "a copy belongs to the same grant");
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

    #[tokio::test]
    async fn files_nobody_knows_are_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let place = uploads.folder(Uuid::from_u128(1), Uuid::from_u128(2));
        std::fs::create_dir_all(&place).unwrap();
        for (index, file) in ["a.webm", "a-2.json", "a-3.mkv.part"].iter().enumerate() {
            std::fs::write(place.join(file), "precious").unwrap();
            let upload = uploads.create(new("a.webm")).await.unwrap();
            let name = upload.recording().await.name;
            assert_eq!(name, format!("a-{}", index + 2));
            uploads.delete(&upload).await.unwrap();
            assert_eq!(std::fs::read(place.join(file)).unwrap(), b"precious");
        }
    }

    #[tokio::test]
    async fn a_response_may_not_fill_the_folder_with_empty_files() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(folder.path().join("recordings")).unwrap();
        let first = uploads.create(new("0.webm")).await.unwrap();
        let manifest = first.manifest().await;
        for _ in 1..MAX_PER_RESPONSE {
            let id = Uuid::new_v4();
            let other = Upload::new(id, first.folder.clone(), manifest.clone());
            uploads.index.lock().unwrap().insert(id, other);
        }
        assert!(matches!(
            uploads.create(new("more.webm")).await,
            Err(Error::TooManyRecordings { .. })
        ));
    }
}
