//! Pipe's surface: its numbers and names for recordings, its REST calls, its upload form, and what its events say.

mod args;
mod ledger;
mod links;
mod media;
mod names;
mod observer;
mod payloads;
pub(crate) mod playback;
pub(crate) mod rest;
pub(crate) mod upload;

pub(crate) use args::PipeArgs;
pub(crate) use args::PipeConfig;
pub(crate) use ledger::{Entry, SCHEMA, numbered, reach, withdraw};
pub(crate) use observer::{Events, work};
pub(crate) use payloads::{Copied, Links, copied};

/// A row for tests of other modules.
#[cfg(test)]
pub(crate) fn test_entry(pk: i64, video_name: &str, payload: &str) -> Entry {
    Entry::for_test(pk, video_name, payload)
}
