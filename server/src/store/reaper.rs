//! Closes uploads whose player never came back, and finishes what a crash interrupted.

use super::Upload;
use crate::app::State;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use wire::RecordingState;

/// How often idle uploads are looked for; more often when the idle time is short.
const ROUND_SECS: u64 = 600;

/// Works until the server stops.
pub(crate) async fn reap(state: State) {
    let idle = Duration::from_secs(state.config.upload_idle_secs);
    let round = Duration::from_secs(ROUND_SECS.min(state.config.upload_idle_secs.max(1)));
    loop {
        for upload in state.uploads.all() {
            if let Err(error) = look_at(&state, &upload, idle).await {
                tracing::error!(upload = %upload.id, "an idle upload could not be closed: {error}");
            }
        }
        tokio::select! {
            () = state.stop.cancelled() => return,
            () = tokio::time::sleep(round) => {}
        }
    }
}

async fn look_at(
    state: &State,
    upload: &Arc<Upload>,
    idle: Duration,
) -> Result<(), crate::error::Error> {
    let recording = upload.recording().await;
    if recording.state != RecordingState::Uploading {
        return Ok(());
    }
    let part = upload.part(&recording);
    let since = std::fs::metadata(&part).and_then(|meta| meta.modified());
    // No `.part` but a recording: the server died between the rename and the manifest.
    let complete = recording.length == Some(recording.bytes)
        || (since.is_err() && upload.raw(&recording).exists());
    let is_idle = since.is_ok_and(|since| {
        SystemTime::now()
            .duration_since(since)
            .is_ok_and(|age| age >= idle)
    });
    if !complete && !is_idle {
        return Ok(());
    }
    let _writer = upload.claim().await?;
    // The writer that was just replaced may have finished it.
    if upload.recording().await.state == RecordingState::Uploading {
        upload.finish(!complete).await?;
        tracing::info!(upload = %upload.id, complete, "closed an upload that had been left open");
        state.queue.push(upload.id);
        state.events.changed(upload.id);
    }
    Ok(())
}
