//! The rows of copies: one for each file and target. They are the plan, the state, and what a restart goes on from.

use super::target::Target;
use super::template::Item;
use crate::clock::text;
use crate::error::Error;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

pub(crate) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS store_copies (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, recording INTEGER NOT NULL, target TEXT NOT NULL, item TEXT NOT NULL,
  file TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1, due_millis INTEGER NOT NULL, bytes INTEGER, sha256 TEXT, error TEXT,
  verified_millis INTEGER, UNIQUE (recording, target, item));
CREATE INDEX IF NOT EXISTS store_copies_due ON store_copies (target, state, due_millis);
";

/// How a copy stands.
pub(super) mod state {
    pub(crate) const WAITING: &str = "waiting";
    pub(crate) const VERIFIED: &str = "verified";
    /// The recording was deleted before.
    pub(crate) const CANCELLED: &str = "cancelled";
}

/// A copy whose time has come.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub(super) pk: i64,
    pub(super) recording: i64,
    pub(super) item: String,
    /// Name of the file in the recording's folder.
    pub(super) file: String,
    pub(super) key: String,
    /// Attempts before this one.
    pub(super) attempts: u32,
    /// Goes up when the file changed, so that an older attempt that ends later does not count.
    version: i64,
}

/// A copy as `GET /local/copies` shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Copy {
    recording: i64,
    target: String,
    item: String,
    key: String,
    state: String,
    attempts: u32,
    next_attempt_on: Option<String>,
    bytes: Option<u64>,
    sha256: Option<String>,
    error: Option<String>,
    verified_on: Option<String>,
}

/// Plans a copy, once; `renew` plans it again because the file has changed.
pub(super) fn plan(
    db: &Connection,
    recording: i64,
    target: &Target,
    (item, file, key): (Item, &str, &str),
    renew: bool,
    now_millis: u64,
) -> rusqlite::Result<()> {
    // One that was cancelled is wanted after all: a receipt that was refused came again and was right.
    let wanted = if renew {
        ""
    } else {
        "WHERE state = 'cancelled'"
    };
    db.execute(
        &format!(
            "INSERT INTO store_copies (recording, target, item, file, key, state, due_millis) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (recording, target, item) DO UPDATE SET state = excluded.state, file = excluded.file, key = excluded.key,
             attempts = 0, version = version + 1, due_millis = excluded.due_millis, error = NULL {wanted}"
        ),
        params![recording, target.url, item.name(), file, key, state::WAITING, now_millis],
    )?;
    Ok(())
}

/// The copy to a target that has been due the longest, and when the next one will be.
pub(super) fn due(
    db: &Connection,
    target: &str,
    now_millis: u64,
) -> Result<(Option<Due>, Option<u64>), Error> {
    let mut statement = db.prepare_cached(
        "SELECT pk, recording, item, file, key, attempts, version FROM store_copies
         WHERE target = ?1 AND state = 'waiting' AND due_millis <= ?2 ORDER BY due_millis, pk LIMIT 1",
    )?;
    let mut rows = statement.query_map(params![target, now_millis], |row| {
        Ok(Due {
            pk: row.get(0)?,
            recording: row.get(1)?,
            item: row.get(2)?,
            file: row.get(3)?,
            key: row.get(4)?,
            attempts: row.get(5)?,
            version: row.get(6)?,
        })
    })?;
    let first = rows.next().transpose()?;
    let next = db.query_row(
        "SELECT min(due_millis) FROM store_copies WHERE target = ?1 AND state = 'waiting' AND due_millis > ?2",
        params![target, now_millis],
        |row| row.get(0),
    )?;
    Ok((first, next))
}

/// Notes a copy that was verified; false when it is not wanted any more. Part of the caller's transaction.
pub(super) fn verified(
    db: &Connection,
    due: &Due,
    bytes: u64,
    sha256: &str,
    now_millis: u64,
) -> rusqlite::Result<bool> {
    let changed = db.execute(
        "UPDATE store_copies SET state = ?3, attempts = attempts + 1, bytes = ?4, sha256 = ?5, error = NULL, verified_millis = ?6
         WHERE pk = ?1 AND version = ?2 AND state = 'waiting'",
        params![due.pk, due.version, state::VERIFIED, bytes, sha256, now_millis],
    )?;
    Ok(changed == 1)
}

/// Notes an attempt that failed.
pub(super) fn failed(
    db: &Connection,
    due: &Due,
    problem: &str,
    next_millis: u64,
) -> Result<(), Error> {
    db.execute(
        "UPDATE store_copies SET attempts = attempts + 1, error = ?3, due_millis = ?4
         WHERE pk = ?1 AND version = ?2 AND state = 'waiting'",
        params![due.pk, due.version, problem, next_millis],
    )?;
    Ok(())
}

/// Nothing more is copied of a recording that was deleted; part of the caller's transaction.
pub(crate) fn cancel(db: &Connection, recording: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE store_copies SET state = ?2 WHERE recording = ?1 AND state = ?3",
        params![recording, state::CANCELLED, state::WAITING],
    )?;
    Ok(())
}

/// A recording that is whole at a target.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    /// Item and key of each file but the manifest.
    pub(super) keys: Vec<(String, String)>,
    /// What people watch: the mp4, or the original when no mp4 is made.
    pub(super) main: Item,
    pub(super) bytes: u64,
}

/// What a target has of a recording, once every file but the manifest is verified, the mp4 among them where mp4s are made.
pub(super) fn complete(
    db: &Connection,
    recording: i64,
    target: &str,
    makes_mp4: bool,
) -> rusqlite::Result<Option<Whole>> {
    let mut statement = db.prepare_cached(
        "SELECT item, key, state, bytes FROM store_copies WHERE recording = ?1 AND target = ?2 AND item <> 'manifest'",
    )?;
    let rows = statement.query_map(params![recording, target], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, Option<u64>>(3)?,
        ))
    })?;
    let (mut keys, mut mp4_bytes, mut raw_bytes) = (Vec::new(), None, None);
    for row in rows {
        let (item, key, state, bytes) = row?;
        if state != state::VERIFIED {
            return Ok(None);
        }
        if item == Item::Mp4.name() {
            mp4_bytes = bytes;
        } else if item == Item::Raw.name() {
            raw_bytes = bytes;
        }
        keys.push((item, key));
    }
    let (main, bytes) = match mp4_bytes {
        None if !makes_mp4 => (Item::Raw, raw_bytes),
        mp4_bytes => (Item::Mp4, mp4_bytes),
    };
    Ok(bytes.map(|bytes| Whole { keys, main, bytes }))
}

fn copy(row: &Row<'_>) -> rusqlite::Result<Copy> {
    let state: String = row.get(4)?;
    let due_millis: u64 = row.get(6)?;
    Ok(Copy {
        recording: row.get(0)?,
        target: row.get(1)?,
        item: row.get(2)?,
        key: row.get(3)?,
        next_attempt_on: (state == state::WAITING).then(|| text(due_millis)),
        state,
        attempts: row.get(5)?,
        bytes: row.get(7)?,
        sha256: row.get(8)?,
        error: row.get(9)?,
        verified_on: row.get::<_, Option<u64>>(10)?.map(text),
    })
}

/// The newest copies first.
pub(super) fn list(db: &Connection, limit: u32) -> Result<Vec<Copy>, Error> {
    let mut statement = db.prepare(
        "SELECT recording, target, item, key, state, attempts, due_millis, bytes, sha256, error, verified_millis
         FROM store_copies ORDER BY pk DESC LIMIT ?1",
    )?;
    let rows = statement.query_map([limit], copy)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
