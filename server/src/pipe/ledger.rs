//! What the database knows of a recording besides its manifest: its number, Pipe's name for it, and the stages it has reached.
//!
//! The manifest beside the file is the first truth. A stage is noted here once, together with the events that tell of it.

use super::media::Facts;
use super::names::video_name;
use crate::error::Error;
use crate::store::can_be_withdrawn;
use crate::{outbox, targets};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

pub(crate) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS pipe_recordings (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, video_name TEXT NOT NULL UNIQUE, payload TEXT NOT NULL,
  source TEXT NOT NULL, referer TEXT NOT NULL, environment TEXT NOT NULL, mrt TEXT NOT NULL, facts TEXT,
  manifest_sha256 TEXT NOT NULL DEFAULT '', deleted_millis INTEGER);
CREATE TABLE IF NOT EXISTS pipe_stages (
  recording INTEGER NOT NULL, stage TEXT NOT NULL, reached_millis INTEGER NOT NULL, PRIMARY KEY (recording, stage)) WITHOUT ROWID;
";

/// What an upload form says of a recording; a recording of our own player has the default.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    /// `DESK` for the desktop, `MOB` for a phone's file.
    pub(super) source: &'static str,
    pub(super) referer: String,
    pub(super) environment: String,
    /// Longest recording time in seconds, as text.
    pub(super) mrt: String,
}

impl Default for Origin {
    fn default() -> Self {
        Self {
            source: "DESK",
            referer: String::new(),
            environment: "1".to_owned(),
            mrt: String::new(),
        }
    }
}

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The number that stands for the recording in events and in the REST answers.
    pub(crate) pk: i64,
    /// The upload's id.
    pub(crate) id: Uuid,
    /// Pipe's name: 32 letters and numerals.
    pub(crate) video_name: String,
    /// Lookit's name, or what an upload form said.
    pub(crate) payload: String,
    pub(super) source: String,
    pub(super) referer: String,
    pub(super) environment: String,
    pub(super) mrt: String,
    pub(super) facts: Option<Facts>,
    pub(super) manifest_sha256: String,
    pub(super) is_deleted: bool,
    /// Whole in a bucket, and verified there.
    pub(super) is_copied: bool,
}

const COLUMNS: &str = "pk, id, video_name, payload, source, referer, environment, mrt, facts, manifest_sha256, deleted_millis,
    EXISTS (SELECT 1 FROM pipe_stages WHERE recording = pk AND stage LIKE 'copied %')";

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let id: String = row.get(1)?;
    let facts: Option<String> = row.get(8)?;
    Ok(Entry {
        pk: row.get(0)?,
        id: Uuid::parse_str(&id).unwrap_or_default(),
        video_name: row.get(2)?,
        payload: row.get(3)?,
        source: row.get(4)?,
        referer: row.get(5)?,
        environment: row.get(6)?,
        mrt: row.get(7)?,
        // Facts an older version wrote otherwise are found out again.
        facts: facts.and_then(|text| serde_json::from_str(&text).ok()),
        manifest_sha256: row.get(9)?,
        is_deleted: row.get::<_, Option<u64>>(10)?.is_some(),
        is_copied: row.get(11)?,
    })
}

/// Enters a recording, or finds it.
pub(super) fn enter(
    db: &Connection,
    id: Uuid,
    payload: &str,
    origin: &Origin,
) -> Result<Entry, Error> {
    db.execute(
        "INSERT OR IGNORE INTO pipe_recordings (id, video_name, payload, source, referer, environment, mrt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            id.to_string(),
            video_name(),
            payload,
            origin.source,
            origin.referer,
            origin.environment,
            origin.mrt
        ],
    )?;
    of_upload(db, id)?.ok_or_else(|| Error::UnknownUpload(id.to_string()))
}

fn of_upload(db: &Connection, id: Uuid) -> Result<Option<Entry>, Error> {
    let found = db
        .query_row(
            &format!("SELECT {COLUMNS} FROM pipe_recordings WHERE id = ?1"),
            [id.to_string()],
            entry,
        )
        .optional()?;
    Ok(found)
}

/// The recording with this number, unless it was deleted.
pub(crate) fn numbered(db: &Connection, pk: i64) -> Result<Option<Entry>, Error> {
    let found = db
        .query_row(
            &format!(
                "SELECT {COLUMNS} FROM pipe_recordings WHERE pk = ?1 AND deleted_millis IS NULL"
            ),
            [pk],
            entry,
        )
        .optional()?;
    Ok(found)
}

/// The recording Pipe calls so, unless it was deleted.
pub(super) fn named(db: &Connection, video_name: &str) -> Result<Option<Entry>, Error> {
    let found = db
        .query_row(
            &format!("SELECT {COLUMNS} FROM pipe_recordings WHERE video_name = ?1 AND deleted_millis IS NULL"),
            [video_name],
            entry,
        )
        .optional()?;
    Ok(found)
}

/// Recordings that are wholly here, by number, beginning after the number `after`; and how many there are in all.
pub(super) fn list(db: &Connection, after: i64, limit: u32) -> Result<(Vec<Entry>, u64), Error> {
    const HERE: &str = "deleted_millis IS NULL AND EXISTS (SELECT 1 FROM pipe_stages WHERE recording = pk AND stage = 'stored')";
    let total = db.query_row(
        &format!("SELECT count(*) FROM pipe_recordings WHERE {HERE}"),
        [],
        |row| row.get(0),
    )?;
    let mut statement = db.prepare(&format!(
        "SELECT {COLUMNS} FROM pipe_recordings WHERE pk > ?1 AND {HERE} ORDER BY pk LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![after, limit], entry)?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, total))
}

/// Notes that a recording has reached a stage; true the first time only. Part of the caller's transaction.
pub(crate) fn reach(
    db: &Connection,
    pk: i64,
    stage: &str,
    now_millis: u64,
) -> rusqlite::Result<bool> {
    let changed = db.execute(
        "INSERT OR IGNORE INTO pipe_stages (recording, stage, reached_millis) VALUES (?1, ?2, ?3)",
        params![pk, stage, now_millis],
    )?;
    Ok(changed == 1)
}

pub(super) fn keep_facts(db: &Connection, pk: i64, facts: &Facts) -> Result<(), Error> {
    db.execute(
        "UPDATE pipe_recordings SET facts = ?2 WHERE pk = ?1",
        params![pk, serde_json::to_string(facts)?],
    )?;
    Ok(())
}

pub(super) fn keep_manifest(db: &Connection, pk: i64, sha256: &str) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE pipe_recordings SET manifest_sha256 = ?2 WHERE pk = ?1",
        params![pk, sha256],
    )?;
    Ok(())
}

/// Nothing that waits is told or copied of an upload any more; part of the caller's transaction.
pub(super) fn cancel(db: &Connection, upload: Uuid, now_millis: u64) -> Result<(), Error> {
    if let Some(entry) = of_upload(db, upload)? {
        outbox::cancel(db, entry.pk, now_millis)?;
        targets::cancel(db, entry.pk)?;
    }
    Ok(())
}

/// [`cancel`] for an upload of a response that is withdrawn; what stays is told and copied all the same.
pub(crate) fn withdraw(db: &Connection, upload: Uuid, now_millis: u64) -> Result<(), Error> {
    match of_upload(db, upload)? {
        Some(entry) if can_be_withdrawn(&entry.payload) => cancel(db, upload, now_millis),
        _ => Ok(()),
    }
}

/// Notes that a recording is to be deleted; its files follow.
pub(super) fn delete(db: &Connection, pk: i64, now_millis: u64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE pipe_recordings SET deleted_millis = coalesce(deleted_millis, ?2) WHERE pk = ?1",
        params![pk, now_millis],
    )?;
    Ok(())
}

#[cfg(test)]
impl Entry {
    pub(super) fn for_test(pk: i64, video_name: &str, payload: &str) -> Self {
        Self {
            pk,
            id: Uuid::nil(),
            video_name: video_name.to_owned(),
            payload: payload.to_owned(),
            source: String::new(),
            referer: String::new(),
            environment: String::new(),
            mrt: String::new(),
            facts: None,
            manifest_sha256: String::new(),
            is_deleted: false,
            is_copied: false,
        }
    }
}
