//! Makes an mp4 of every stored recording, one after the other.
//!
//! The original is never touched, and nothing waits for this: a failed conversion costs a file that can be made again.

mod ffmpeg;
mod probe;

use crate::app::State;
use crate::store::{Upload, sync_dir};
use sha2::{Digest as _, Sha256};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;
use wire::RecordingState;

/// A conversion that failed is tried this often in all.
const ATTEMPTS: u32 = 3;
/// How far the mp4's length may be from the original's.
const TOLERANCE_SECS: f64 = 1.0;
/// Time limit of a conversion: this long, and `LIMIT_FACTOR` times the recording.
const LIMIT_SECS: f64 = 120.0;
const LIMIT_FACTOR: f64 = 8.0;

/// The recordings that wait for conversion.
#[derive(Debug)]
pub(crate) struct Queue {
    sender: UnboundedSender<Uuid>,
    receiver: Mutex<Option<UnboundedReceiver<Uuid>>>,
}

impl Default for Queue {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self {
            sender,
            receiver: Mutex::new(Some(receiver)),
        }
    }
}

impl Queue {
    pub(crate) fn push(&self, upload: Uuid) {
        // Fails only while the server stops; the next start finds the recording again.
        let _ = self.sender.send(upload);
    }
}

/// Whether ffmpeg and ffprobe can be started.
pub(crate) async fn available() -> bool {
    ffmpeg::starts("ffmpeg").await && ffmpeg::starts("ffprobe").await
}

/// Works until the server stops.
pub(crate) async fn work(state: State) {
    let Some(mut receiver) = state
        .queue
        .receiver
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take()
    else {
        return;
    };
    if !state.config.convert {
        return;
    }
    if !available().await {
        tracing::warn!(
            "ffmpeg and ffprobe are not installed: recordings are stored as they come, without an mp4. \
            Install the package ffmpeg and start again; what is stored is converted then."
        );
        return;
    }
    for upload in state.uploads.all() {
        if matches!(
            upload.recording().await.state,
            RecordingState::Stored | RecordingState::Converting
        ) {
            state.queue.push(upload.id);
        }
    }
    loop {
        let id = tokio::select! {
            () = state.stop.cancelled() => return,
            id = receiver.recv() => id,
        };
        let Some(upload) = id.and_then(|id| state.uploads.find(&id.to_string()).ok()) else {
            continue;
        };
        // A conversion is dropped when the server stops; dropping it kills ffmpeg, and the next start begins anew.
        tokio::select! {
            () = state.stop.cancelled() => return,
            () = convert(&upload) => {}
        }
        state.events.changed(upload.id);
    }
}

async fn convert(upload: &Upload) {
    if !matches!(
        upload.recording().await.state,
        RecordingState::Stored | RecordingState::Converting
    ) {
        return;
    }
    let mut result = Err(String::new());
    for attempt in 1..=ATTEMPTS {
        result = attempt_once(upload, attempt == 1).await;
        match &result {
            Ok(()) => break,
            Err(problem) => tracing::warn!(upload = %upload.id, attempt, "no mp4: {problem}"),
        }
    }
    if let Err(problem) = result {
        let failed = upload
            .change(|recording| {
                recording.state = RecordingState::Failed;
                recording.error = Some(problem);
            })
            .await;
        if let Err(error) = failed {
            tracing::error!(upload = %upload.id, "the failed conversion could not be noted: {error}");
        }
    }
}

/// Copies an H.264 picture only the first time: a stream that cannot be copied can often still be converted.
async fn attempt_once(upload: &Upload, may_copy: bool) -> Result<(), String> {
    let say = |error: crate::error::Error| error.to_string();
    let recording = upload
        .change(|recording| recording.state = RecordingState::Converting)
        .await
        .map_err(say)?;
    let raw = upload.raw(&recording);
    let sha256 = match recording.sha256.clone() {
        Some(known) => known,
        None => checksum(raw.clone()).await?,
    };
    let source = probe::probe(&raw).await?;
    let mp4 = format!("{}.mp4", recording.name);
    // A recording that came as mp4 keeps its name; the seekable one gets another.
    let mp4 = if mp4 == recording.raw {
        format!("{}.converted.mp4", recording.name)
    } else {
        mp4
    };
    let target = upload.folder.join(&mp4);
    let partial = upload.folder.join(format!("{mp4}.part"));
    let limit = Duration::from_secs_f64(LIMIT_SECS + LIMIT_FACTOR * source.duration_secs);
    ffmpeg::convert(&raw, &partial, &source, may_copy, limit).await?;
    let made = probe::probe(&partial)
        .await
        .map_err(|problem| format!("the mp4 is not readable: {problem}"))?;
    verify(&source, &made)?;
    keep(partial, target).await?;
    upload
        .change(|recording| {
            recording.sha256 = Some(sha256);
            recording.duration_secs = Some(source.duration_secs);
            recording.mp4_duration_secs = Some(made.duration_secs);
            recording.mp4 = Some(mp4);
            recording.error = None;
            recording.state = RecordingState::Ready;
        })
        .await
        .map_err(say)?;
    Ok(())
}

fn verify(source: &probe::Probe, made: &probe::Probe) -> Result<(), String> {
    if source.video_codec.is_some() && made.video_codec.is_none() {
        return Err("the mp4 has no picture although the recording has one".to_owned());
    }
    if source.has_audio && !made.has_audio {
        return Err("the mp4 has no sound although the recording has some".to_owned());
    }
    if (source.duration_secs - made.duration_secs).abs() > TOLERANCE_SECS {
        return Err(format!(
            "the mp4 lasts {:.2} s and the recording {:.2} s",
            made.duration_secs, source.duration_secs
        ));
    }
    Ok(())
}

async fn keep(partial: PathBuf, target: PathBuf) -> Result<(), String> {
    let work = move || {
        std::fs::File::open(&partial)?.sync_all()?;
        std::fs::rename(&partial, &target)?;
        target.parent().map_or(Ok(()), sync_dir)
    };
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())
}

async fn checksum(path: PathBuf) -> Result<String, String> {
    tokio::task::spawn_blocking(move || checksum_of(&path))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| error.to_string())
}

fn checksum_of(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(data_encoding::HEXLOWER.encode(&hasher.finalize())),
            read => hasher.update(&buffer[..read]),
        }
    }
}
