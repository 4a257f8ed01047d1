//! One upload: who may write to it, and how it becomes a recording.

use super::digest::{Running, hash_file};
use super::disk;
use super::manifest::{self, Manifest};
use crate::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::fs;
use tokio::sync::{Mutex as AsyncMutex, MutexGuard};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;
use wire::{Recording, RecordingState};

/// How long a writer waits for the one before it to let go.
const TAKEOVER_SECS: u64 = 10;

/// One upload, finished or not.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) id: Uuid,
    pub(crate) folder: PathBuf,
    manifest: AsyncMutex<Manifest>,
    writing: AsyncMutex<()>,
    writer: Mutex<CancellationToken>,
    running: Mutex<Running>,
    hashing: AsyncMutex<()>,
    /// Set when the recording was deleted: nothing is made of it any more, and its manifest stays away.
    pub(crate) gone: CancellationToken,
    /// Held by the one conversion of this recording.
    pub(crate) converting: AsyncMutex<()>,
}

/// The right to write to an upload; ends when dropped.
pub(crate) struct Writer<'a> {
    _guard: MutexGuard<'a, ()>,
    /// Set when another connection wants to go on with the upload.
    pub(crate) replaced: CancellationToken,
}

impl Upload {
    pub(super) fn new(id: Uuid, folder: PathBuf, manifest: Manifest) -> Arc<Self> {
        Arc::new(Self {
            id,
            folder,
            manifest: AsyncMutex::new(manifest),
            writing: AsyncMutex::default(),
            writer: Mutex::default(),
            running: Mutex::default(),
            hashing: AsyncMutex::default(),
            gone: CancellationToken::new(),
            converting: AsyncMutex::default(),
        })
    }

    /// The manifest as it stands, with the bytes that are on disk.
    pub(crate) async fn manifest(&self) -> Manifest {
        let mut manifest = self.manifest.lock().await.clone();
        let recording = &mut manifest.recording;
        if recording.state == RecordingState::Uploading {
            // Between the rename and the manifest there is no `.part` any more.
            recording.bytes = match length_of(&self.part(recording)).await {
                Some(bytes) => bytes,
                None => length_of(&self.raw(recording)).await.unwrap_or(0),
            };
        }
        manifest
    }

    /// The recording as it stands.
    pub(crate) async fn recording(&self) -> Recording {
        self.manifest().await.recording
    }

    /// Changes the manifest; the change is on disk when this returns.
    ///
    /// # Errors
    /// It cannot be written; [`Error::UnknownUpload`] when the recording was deleted meanwhile.
    pub(crate) async fn amend(
        &self,
        change: impl FnOnce(&mut Manifest) + Send,
    ) -> Result<Manifest, Error> {
        let mut held = self.manifest.lock().await;
        if self.gone.is_cancelled() {
            return Err(Error::UnknownUpload(self.id.to_string()));
        }
        let mut changed = held.clone();
        change(&mut changed);
        if changed != *held {
            let (folder, written) = (self.folder.clone(), changed.clone());
            blocking(move || manifest::write(&folder, &written)).await?;
            *held = changed.clone();
        }
        Ok(changed)
    }

    /// [`Upload::amend`] for what everybody may see.
    pub(crate) async fn change(
        &self,
        change: impl FnOnce(&mut Recording) + Send,
    ) -> Result<Recording, Error> {
        let changed = self
            .amend(|manifest| change(&mut manifest.recording))
            .await?;
        Ok(changed.recording)
    }

    /// Takes over the upload: a request of the same player that still hangs on a dead connection is told to stop.
    pub(crate) async fn claim(&self) -> Result<Writer<'_>, Error> {
        let replaced = CancellationToken::new();
        let before = std::mem::replace(
            &mut *self.writer.lock().unwrap_or_else(PoisonError::into_inner),
            replaced.clone(),
        );
        before.cancel();
        let guard = tokio::time::timeout(Duration::from_secs(TAKEOVER_SECS), self.writing.lock())
            .await
            .map_err(|_| Error::Taken)?;
        Ok(Writer {
            _guard: guard,
            replaced,
        })
    }

    /// Tells whoever is writing to stop.
    pub(crate) fn cut(&self) {
        self.writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .cancel();
    }

    /// Nobody changes the recording after this; gives what it was.
    pub(super) async fn end(&self) -> Recording {
        let held = self.manifest.lock().await;
        self.gone.cancel();
        held.recording.clone()
    }

    pub(crate) fn raw(&self, recording: &Recording) -> PathBuf {
        self.folder.join(&recording.raw)
    }

    pub(crate) fn part(&self, recording: &Recording) -> PathBuf {
        self.folder.join(format!("{}.part", recording.raw))
    }

    /// Takes bytes that are about to be appended at `offset` into the hash of the whole.
    pub(crate) fn hash_on(&self, offset: u64, bytes: &[u8]) {
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .add(offset, bytes);
    }

    /// Hexadecimal SHA-256 of the finished original, from the file when it is not known yet; it is in the manifest then.
    pub(crate) async fn sha256(&self) -> Result<String, Error> {
        let _one_at_a_time = self.hashing.lock().await;
        let recording = self.recording().await;
        if let Some(known) = recording.sha256 {
            return Ok(known);
        }
        let raw = self.raw(&recording);
        let sha256 = blocking(move || hash_file(&raw)).await?;
        let known = sha256.clone();
        self.change(|recording| recording.sha256 = Some(known))
            .await?;
        Ok(sha256)
    }

    /// Makes the bytes that are there the recording. Safe to repeat after a crash between its steps. `tail_missing` when bytes
    /// are still owed and nobody waits for them any longer.
    pub(crate) async fn finish(&self, tail_missing: bool) -> Result<Recording, Error> {
        let recording = self.manifest.lock().await.recording.clone();
        let (part, raw, folder) = (
            self.part(&recording),
            self.raw(&recording),
            self.folder.clone(),
        );
        let bytes = blocking(move || {
            if part.exists() {
                std::fs::File::open(&part)?.sync_all()?;
                std::fs::rename(&part, &raw)?;
                disk::sync_dir(&folder)?;
            }
            Ok(std::fs::metadata(&raw)?.len())
        })
        .await?;
        let sha256 = self
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .of(bytes);
        self.change(|recording| {
            recording.bytes = bytes;
            recording.length = Some(bytes);
            recording.sha256 = sha256;
            recording.recovered = tail_missing;
            recording.state = RecordingState::Stored;
            if bytes == 0 {
                recording.state = RecordingState::Failed;
                recording.error =
                    Some("nothing was recorded: the upload ended without a byte".to_owned());
            }
        })
        .await
    }
}

async fn length_of(path: &Path) -> Option<u64> {
    fs::metadata(path).await.ok().map(|meta| meta.len())
}

/// Runs what blocks beside the threads that serve requests.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    Ok(tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Storage(error.to_string()))??)
}
