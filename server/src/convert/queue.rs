//! The recordings that wait for conversion, and who works on them.

use super::{job, tools::tools};
use crate::app::State;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;
use uuid::Uuid;

/// The recordings that wait for conversion. What they wait for is in their manifests, so a restart loses none.
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
    /// Puts a recording in line. Once too often does no harm.
    pub(crate) fn push(&self, upload: Uuid) {
        // Fails only while the server stops; the next start finds the recording again.
        let _ = self.sender.send(upload);
    }
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
