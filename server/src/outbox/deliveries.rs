//! The rows of the outbox: one for each event and receiver.
//!
//! A row is written in the transaction that notes what it tells of, so neither exists without the other; and it is unique for its
//! recording, stage and receiver, so work that is repeated after a crash tells nothing twice.

use super::hooks::{Event, Hook};
use super::verdict::{Outcome, Verdict};
use crate::clock::{text, whole_millis};
use crate::error::Error;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS hook_deliveries (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, recording INTEGER NOT NULL, stage TEXT NOT NULL,
  event TEXT NOT NULL, url TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  due_millis INTEGER NOT NULL, in_doubt INTEGER NOT NULL DEFAULT 0, last_status INTEGER, last_error TEXT,
  created_millis INTEGER NOT NULL, ended_millis INTEGER, UNIQUE (recording, stage, url));
CREATE INDEX IF NOT EXISTS hook_deliveries_due ON hook_deliveries (state, due_millis);
";

/// How an event stands with one receiver, in the words of the database and of the answers.
pub(super) mod state {
    pub(crate) const WAITING: &str = "waiting";
    pub(crate) const DELIVERED: &str = "delivered";
    pub(crate) const PROBABLY_DELIVERED: &str = "probablyDelivered";
    pub(crate) const DEAD: &str = "dead";
    /// The recording was deleted before.
    pub(crate) const CANCELLED: &str = "cancelled";
}

/// An event whose time has come.
#[derive(Clone, Debug)]
pub(super) struct Due {
    pub(super) pk: i64,
    pub(super) id: String,
    pub(super) url: String,
    pub(super) body: String,
    /// Attempts before this one.
    pub(super) attempts: u32,
    /// An earlier attempt may have arrived.
    pub(super) in_doubt: bool,
}

/// A delivery as `GET /local/webhooks/deliveries` shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Delivery {
    id: String,
    /// The recording's number, as in the event.
    recording: i64,
    event: String,
    url: String,
    state: String,
    attempts: u32,
    next_attempt_on: Option<String>,
    last_status: Option<u16>,
    last_error: Option<String>,
    created_on: String,
    ended_on: Option<String>,
}

/// Writes the event for everyone who wants it; part of the caller's transaction.
pub(crate) fn tell(
    db: &Connection,
    hooks: &[Hook],
    event: Event,
    recording: i64,
    data: &Value,
    now_millis: u64,
) -> rusqlite::Result<()> {
    tell_of_stage(db, hooks, event, recording, event.name(), data, now_millis)
}

/// [`tell`] for an event that may happen more than once to a recording, as a copy to each of two buckets.
pub(crate) fn tell_of_stage(
    db: &Connection,
    hooks: &[Hook],
    event: Event,
    recording: i64,
    stage: &str,
    data: &Value,
    now_millis: u64,
) -> rusqlite::Result<()> {
    let body = json!({"version": "1.0", "event": event.name(), "data": data}).to_string();
    let mut insert = db.prepare_cached(
        "INSERT OR IGNORE INTO hook_deliveries (id, recording, stage, event, url, body, state, due_millis, created_millis)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
    )?;
    for hook in hooks.iter().filter(|hook| hook.wants(event)) {
        insert.execute(params![
            Uuid::new_v4().to_string(),
            recording,
            stage,
            event.name(),
            hook.address,
            body,
            state::WAITING,
            now_millis
        ])?;
    }
    Ok(())
}

/// Nothing more is told of a recording that was deleted; part of the caller's transaction.
pub(crate) fn cancel(db: &Connection, recording: i64, now_millis: u64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE hook_deliveries SET state = ?2, ended_millis = ?3 WHERE recording = ?1 AND state = ?4",
        params![recording, state::CANCELLED, now_millis, state::WAITING],
    )?;
    Ok(())
}

/// Waits behind an earlier event of the same recording to the same receiver, so that a receiver is told in order.
const IS_FIRST: &str =
    "NOT EXISTS (SELECT 1 FROM hook_deliveries AS earlier WHERE earlier.recording = d.recording
    AND earlier.url = d.url AND earlier.pk < d.pk AND earlier.state = 'waiting')";

/// At most `limit` events that are due, and when the next one will be.
pub(super) fn due(
    db: &Connection,
    now_millis: u64,
    limit: usize,
) -> Result<(Vec<Due>, Option<u64>), Error> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT pk, id, url, body, attempts, in_doubt FROM hook_deliveries AS d
         WHERE state = 'waiting' AND due_millis <= ?1 AND {IS_FIRST} ORDER BY due_millis, pk LIMIT ?2"
    ))?;
    let rows = statement.query_map(
        params![now_millis, i64::try_from(limit).unwrap_or(i64::MAX)],
        |row| {
            Ok(Due {
                pk: row.get(0)?,
                id: row.get(1)?,
                url: row.get(2)?,
                body: row.get(3)?,
                attempts: row.get(4)?,
                in_doubt: row.get(5)?,
            })
        },
    )?;
    let rows = rows.collect::<rusqlite::Result<_>>()?;
    let next = db.query_row(
        &format!("SELECT min(due_millis) FROM hook_deliveries AS d WHERE state = 'waiting' AND due_millis > ?1 AND {IS_FIRST}"),
        [now_millis],
        |row| row.get(0),
    )?;
    Ok((rows, next))
}

/// Notes that an attempt begins; what is said of the last one goes, so that a delivery without it is under way. Should the server die in it, the event is in doubt and is sent again.
pub(super) fn begin(db: &Connection, pk: i64) -> Result<(), Error> {
    db.execute(
        "UPDATE hook_deliveries SET attempts = attempts + 1, in_doubt = 1, last_status = NULL, last_error = NULL WHERE pk = ?1",
        [pk],
    )?;
    Ok(())
}

/// Notes how an attempt ended. A delivery that was cancelled meanwhile stays so.
pub(super) fn end(
    db: &Connection,
    due: &Due,
    outcome: &Outcome,
    verdict: Verdict,
    now_millis: u64,
) -> Result<(), Error> {
    let (name, due_millis) = match verdict {
        Verdict::Delivered => (state::DELIVERED, None),
        Verdict::ProbablyDelivered => (state::PROBABLY_DELIVERED, None),
        Verdict::Dead => (state::DEAD, None),
        Verdict::Again(pause) => (state::WAITING, Some(now_millis + whole_millis(pause))),
    };
    let status = match outcome {
        Outcome::Answered(status) => Some(*status),
        _ => None,
    };
    db.execute(
        "UPDATE hook_deliveries SET state = ?2, due_millis = coalesce(?3, due_millis), in_doubt = ?4, last_status = ?5,
         last_error = ?6, ended_millis = CASE WHEN ?3 IS NULL THEN ?7 END WHERE pk = ?1 AND state = 'waiting'",
        params![
            due.pk,
            name,
            due_millis,
            due.in_doubt || outcome.is_doubtful(),
            status,
            outcome.problem(),
            now_millis
        ],
    )?;
    Ok(())
}

const COLUMNS: &str = "id, recording, event, url, state, attempts, due_millis, last_status, last_error, created_millis, ended_millis";

fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let state: String = row.get(4)?;
    let due_millis: u64 = row.get(6)?;
    Ok(Delivery {
        id: row.get(0)?,
        recording: row.get(1)?,
        event: row.get(2)?,
        url: row.get(3)?,
        next_attempt_on: (state == state::WAITING).then(|| text(due_millis)),
        state,
        attempts: row.get(5)?,
        last_status: row.get(7)?,
        last_error: row.get(8)?,
        created_on: text(row.get(9)?),
        ended_on: row.get::<_, Option<u64>>(10)?.map(text),
    })
}

/// The newest deliveries first.
pub(super) fn list(db: &Connection, limit: u32) -> Result<Vec<Delivery>, Error> {
    let mut statement = db.prepare(&format!(
        "SELECT {COLUMNS} FROM hook_deliveries ORDER BY pk DESC LIMIT ?1"
    ))?;
    let rows = statement.query_map([limit], delivery)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Sends an event again from the first pause on, whatever became of it.
pub(super) fn again(db: &Connection, id: &str, now_millis: u64) -> Result<Delivery, Error> {
    let changed = db.execute(
        "UPDATE hook_deliveries SET state = 'waiting', attempts = 0, due_millis = ?2, ended_millis = NULL WHERE id = ?1",
        params![id, now_millis],
    )?;
    if changed == 0 {
        return Err(Error::UnknownDelivery(id.to_owned()));
    }
    db.query_row(
        &format!("SELECT {COLUMNS} FROM hook_deliveries WHERE id = ?1"),
        [id],
        delivery,
    )
    .optional()?
    .ok_or_else(|| Error::UnknownDelivery(id.to_owned()))
}
