//! Webhooks from a transactional outbox.
//!
//! [`tell`] writes an event into SQLite in the transaction that notes what happened; the [`sender`](work) reads the rows and tries
//! until a receiver answered 2xx or the pauses are used up. A restart goes on where the rows say.

mod address;
mod client;
mod deliveries;
mod hooks;
pub(crate) mod routes;
mod sender;
mod signature;
mod verdict;

pub(crate) use deliveries::{SCHEMA, cancel, tell, tell_of_stage};
pub(crate) use hooks::{Event, Hook, parse};

pub(crate) use sender::work;

use tokio::sync::Notify;

/// Wakes the sender.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    /// Notified after a transaction with new events.
    pub(crate) told: Notify,
}
