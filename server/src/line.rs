//! A line of recordings in which one task is told what to look at.

use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uuid::Uuid;

/// Ids of uploads, in the order they were put in. It holds nothing over a restart: whoever reads it looks at all recordings first.
#[derive(Debug)]
pub(crate) struct Line {
    sender: UnboundedSender<Uuid>,
    receiver: Mutex<Option<UnboundedReceiver<Uuid>>>,
}

impl Default for Line {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self {
            sender,
            receiver: Mutex::new(Some(receiver)),
        }
    }
}

impl Line {
    /// Puts a recording in line. Once too often does no harm.
    pub(crate) fn push(&self, upload: Uuid) {
        // Fails only while the server stops; the next start finds the recording again.
        let _ = self.sender.send(upload);
    }

    /// The end to read from; `None` for all but the first.
    pub(crate) fn take(&self) -> Option<UnboundedReceiver<Uuid>> {
        let mut receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner);
        receiver.take()
    }
}
