//! Closes uploads whose player never came back, removes those without a byte, and finishes what was interrupted.

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
    let since = std::fs::metadata(upload.part(&recording)).and_then(|meta| meta.modified());
    // Finishing broke off, because the disk was full or the server died.
    let complete = recording.length == Some(recording.bytes);
    let is_idle = since.map_or(true, |since| {
        SystemTime::now()
            .duration_since(since)
            .is_ok_and(|age| age >= idle)
    });
    if !complete && !is_idle {
        return Ok(());
    }
    let _writer = upload.claim().await?;
    // The writer that was just replaced may have finished it, or brought more.
    let now = upload.recording().await;
    if now.state != RecordingState::Uploading || now.bytes != recording.bytes {
        return Ok(());
    }
    if now.bytes == 0 && !complete {
        state.uploads.delete(upload).await?;
        tracing::info!(upload = %upload.id, "removed an upload nothing ever came for");
        return Ok(());
    }
    upload.finish(!complete).await?;
    tracing::info!(upload = %upload.id, complete, "closed an upload that had been left open");
    state.queue.push(upload.id);
    state.events.changed(upload.id);
    Ok(())
}
