//! The recordings that wait for conversion, and who works on them.

use super::{job, tools::tools};
use crate::app::State;
use crate::line::Line;
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// The recordings that wait for conversion. What they wait for is in their manifests, so a restart loses none.
pub(crate) type Queue = Line;

/// Works until the server stops.
pub(crate) async fn work(state: State) {
    let Some(mut receiver) = state.queue.take() else {
        return;
    };
    if !state.config.convert {
        return;
    }
    let Some(tools) = tools().await else {
        tracing::warn!(
            "ffmpeg and ffprobe are not installed: recordings are stored as they come, without an mp4. \
            Install the package ffmpeg and start again; what is stored is converted then."
        );
        return;
    };
    for upload in state.uploads.all() {
        if job::waits(upload.recording().await.state) {
            state.queue.push(upload.id);
        }
    }
    let places = Arc::new(Semaphore::new(state.config.convert_jobs));
    // Dropped when the server stops; dropping a conversion kills its ffmpeg, and the next start begins it anew.
    let mut jobs = JoinSet::new();
    loop {
        let id = tokio::select! {
            () = state.stop.cancelled() => return,
            Some(done) = jobs.join_next() => {
                if let Err(error) = done {
                    tracing::error!("a conversion ended on the way: {error}");
                }
                continue;
            }
            id = receiver.recv() => id,
        };
        if let Some(upload) = id.and_then(|id| state.uploads.find(&id.to_string()).ok()) {
            jobs.spawn(job::convert(
                tools,
                state.clone(),
                upload,
                Arc::clone(&places),
            ));
        }
    }
}
