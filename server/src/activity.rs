//! A count of the steps the background work has done.
//!
//! Whoever waits for a delivery or a copy looks, waits for the count to change, and looks again: nobody has to sleep and hope.

use tokio::sync::watch;

#[derive(Debug, Default)]
pub(crate) struct Activity(watch::Sender<u64>);

impl Activity {
    /// One step is done, and what it changed is on disk.
    pub(crate) fn step(&self) {
        self.0.send_modify(|steps| *steps += 1);
    }

    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.0.subscribe()
    }
}
