//! One upload: who may write to it, and how it becomes a recording.

use super::{disk, manifest};
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
    pub(super) recording: AsyncMutex<Recording>,
    writing: AsyncMutex<()>,
    writer: Mutex<CancellationToken>,
}

/// The right to write to an upload; ends when dropped.
pub(crate) struct Writer<'a> {
    _guard: MutexGuard<'a, ()>,
    /// Set when another connection wants to go on with the upload.
    pub(crate) replaced: CancellationToken,
}

impl Upload {
    pub(super) fn new(id: Uuid, folder: PathBuf, recording: Recording) -> Arc<Self> {
        Arc::new(Self {
            id,
            folder,
            recording: AsyncMutex::new(recording),
            writing: AsyncMutex::default(),
            writer: Mutex::default(),
        })
    }

    /// The recording as it stands.
    pub(crate) async fn recording(&self) -> Recording {
        let mut recording = self.recording.lock().await.clone();
        if recording.state == RecordingState::Uploading {
            recording.bytes = length_of(&self.part(&recording)).await;
        }
        recording
    }

    /// Changes the manifest; the change is on disk when this returns.
    pub(crate) async fn change(
        &self,
        change: impl FnOnce(&mut Recording) + Send,
    ) -> Result<Recording, Error> {
        let mut held = self.recording.lock().await;
        let mut changed = held.clone();
        change(&mut changed);
        if changed != *held {
            let (folder, written) = (self.folder.clone(), changed.clone());
            blocking(move || manifest::write(&folder, &written)).await?;
            *held = changed.clone();
        }
        Ok(changed)
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

    pub(crate) fn raw(&self, recording: &Recording) -> PathBuf {
        self.folder.join(&recording.raw)
    }

    pub(crate) fn part(&self, recording: &Recording) -> PathBuf {
        self.folder.join(format!("{}.part", recording.raw))
    }

    /// Makes the bytes that are there the recording. Safe to repeat after a crash between its steps.
    pub(crate) async fn finish(&self, recovered: bool) -> Result<Recording, Error> {
        let recording = self.recording.lock().await.clone();
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
        self.change(|recording| {
            recording.bytes = bytes;
            recording.length = Some(bytes);
            recording.recovered = recovered;
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

async fn length_of(path: &Path) -> u64 {
    fs::metadata(path).await.map_or(0, |meta| meta.len())
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Error> {
    Ok(tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Storage(error.to_string()))??)
}
