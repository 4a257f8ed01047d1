//! Storage targets: recordings are copied out of the data folder, verified where they arrived, and only then told of.

mod args;
mod copier;
mod copies;
pub(crate) mod multipart;
pub(crate) mod routes;
mod s3;
mod target;
mod template;
mod transfer;

pub(crate) use args::TargetArgs;
pub(crate) use args::TargetConfig;
pub(crate) use copier::work;
pub(crate) use copies::{SCHEMA, cancel};

use crate::error::Error;
use crate::pipe::Entry;
use rusqlite::Connection;
use template::Item;
use tokio::sync::Notify;
use wire::{Recording, RecordingState};

/// Wakes the copiers.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Notified after a transaction with new plans.
    pub(crate) planned: Notify,
}

/// Plans the copies a recording asks for as it stands; part of the caller's transaction.
///
/// # Errors
/// The database cannot be written.
pub(crate) fn plan(
    db: &Connection,
    config: &TargetConfig,
    entry: &Entry,
    recording: &Recording,
    is_new_manifest: bool,
    now_millis: u64,
) -> Result<(), Error> {
    let manifest = format!("{}.json", recording.name);
    let is_ready = recording.state == RecordingState::Ready;
    let made = [
        (Item::Mp4, &recording.mp4),
        (Item::Seekable, &recording.seekable),
        (Item::Poster, &recording.poster),
    ];
    let mut files = vec![(Item::Raw, recording.raw.as_str())];
    files.extend(
        made.iter()
            .filter(|_| is_ready)
            .filter_map(|(item, file)| Some((*item, file.as_deref()?))),
    );
    for target in &config.stores {
        for (item, file) in &files {
            let key = target.key(&config.template.key(*item, entry, recording));
            copies::plan(db, entry.pk, target, (*item, file, &key), false, now_millis)?;
        }
        let key = target.key(&config.template.key(Item::Manifest, entry, recording));
        let planned = (Item::Manifest, manifest.as_str(), key.as_str());
        copies::plan(db, entry.pk, target, planned, is_new_manifest, now_millis)?;
    }
    Ok(())
}
