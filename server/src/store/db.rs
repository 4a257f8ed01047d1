//! Children and responses in SQLite.
//!
//! WAL with `synchronous=FULL`: a statement that returned is on disk, so an acknowledged save survives a kill or a power cut.

use super::answers::{Answers, Changes};
use crate::error::Error;
use crate::routes::api::withdrawn;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;
use wire::ChildAttributes;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS children (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, given_name TEXT NOT NULL, birthday TEXT NOT NULL,
  created_on TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS responses (
  pk INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, study TEXT NOT NULL, child TEXT NOT NULL,
  created_on TEXT NOT NULL, modified_on TEXT NOT NULL, conditions TEXT NOT NULL, global_event_timings TEXT NOT NULL,
  exp_data TEXT NOT NULL, sequence TEXT NOT NULL, completed INTEGER NOT NULL, completed_consent_frame INTEGER NOT NULL,
  survey_consent INTEGER NOT NULL, is_preview INTEGER NOT NULL, recording_method TEXT, eligibility TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS responses_of ON responses (study, child, modified_on);
";

/// Seed of every id this server derives from a name.
pub(super) const NAMESPACE: Uuid = Uuid::from_u128(0x7065_656b_6162_6f6f_8000_0000_0000_0001);

/// The child every data folder has from the start.
pub(crate) fn demo_child() -> Uuid {
    Uuid::new_v5(&NAMESPACE, b"child/demo")
}

/// The demo child's birthday; fixed, so that a study shown twice behaves the same way as far as it can.
const DEMO_BIRTHDAY: &str = "2025-05-20";

/// Now, as ISO 8601 in UTC with microseconds.
pub(crate) fn now_text() -> String {
    format!("{:.6}", jiff::Timestamp::now())
}

/// One stored response.
#[derive(Clone, Debug)]
pub(crate) struct ResponseRow {
    pub(crate) pk: i64,
    pub(crate) id: Uuid,
    pub(crate) study: Uuid,
    pub(crate) child: Uuid,
    pub(crate) created_on: String,
    pub(crate) answers: Answers,
    pub(crate) eligibility: Vec<String>,
}

/// A response to create.
#[derive(Clone, Debug)]
pub(crate) struct NewResponseRow {
    pub(crate) study: Uuid,
    pub(crate) child: Uuid,
    pub(crate) changes: Changes,
    pub(crate) eligibility: Vec<String>,
}

/// The database. One connection: a lab's server writes a few times a second at most.
#[derive(Clone, Debug)]
pub(crate) struct Db(Arc<Mutex<Connection>>);

impl Db {
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(SCHEMA)?;
        connection.execute_batch(crate::pipe::SCHEMA)?;
        connection.execute_batch(crate::outbox::SCHEMA)?;
        connection.execute_batch(crate::targets::SCHEMA)?;
        connection.execute_batch(crate::targets::multipart::SCHEMA)?;
        connection.execute(
            "INSERT OR IGNORE INTO children (id, given_name, birthday, created_on) VALUES (?1, 'Demo child', ?2, ?3)",
            params![demo_child().to_string(), DEMO_BIRTHDAY, now_text()],
        )?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// SQLite blocks, so it runs beside the threads that serve requests.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let connection = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || {
            work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner))
        })
        .await
        .map_err(|error| Error::Storage(error.to_string()))?
    }

    pub(crate) async fn child(&self, id: Uuid) -> Result<ChildAttributes, Error> {
        self.run(move |db| {
            db.query_row(
                "SELECT given_name, birthday, pk FROM children WHERE id = ?1",
                [id.to_string()],
                |row| {
                    Ok(ChildAttributes {
                        given_name: row.get(0)?,
                        birthday: row.get(1)?,
                        pk: row.get(2)?,
                        gender: "na".to_owned(),
                        age_at_birth: "Not sure or prefer not to answer".to_owned(),
                        language_list: "en".to_owned(),
                        ..ChildAttributes::default()
                    })
                },
            )
            .optional()?
            .ok_or_else(|| Error::UnknownChild(id.to_string()))
        })
        .await
    }

    pub(crate) async fn create_child(
        &self,
        given_name: String,
        birthday: String,
    ) -> Result<Uuid, Error> {
        self.run(move |db| {
            let id = Uuid::new_v4();
            db.execute(
                "INSERT INTO children (id, given_name, birthday, created_on) VALUES (?1, ?2, ?3, ?4)",
                params![id.to_string(), given_name, birthday, now_text()],
            )?;
            Ok(id)
        })
        .await
    }

    pub(crate) async fn create_response(&self, new: NewResponseRow) -> Result<ResponseRow, Error> {
        self.run(move |db| {
            let now = now_text();
            let mut row = ResponseRow {
                pk: 0,
                id: Uuid::new_v4(),
                study: new.study,
                child: new.child,
                created_on: now.clone(),
                answers: new.changes.first(),
                eligibility: new.eligibility,
            };
            let transaction = db.transaction()?;
            transaction.execute(
                "INSERT INTO responses (id, study, child, created_on, modified_on, eligibility, conditions, global_event_timings,
                 exp_data, sequence, completed, completed_consent_frame, survey_consent, is_preview)
                 VALUES (?1, ?2, ?3, ?4, ?4, ?5, '{}', '[]', '{}', '[]', 0, 0, 0, ?6)",
                params![
                    row.id.to_string(),
                    row.study.to_string(),
                    row.child.to_string(),
                    now,
                    serde_json::to_string(&row.eligibility)?,
                    row.answers.is_preview
                ],
            )?;
            row.pk = transaction.last_insert_rowid();
            write(&transaction, row.id, &row.answers)?;
            transaction.commit()?;
            Ok(row)
        })
        .await
    }

    /// Joins a save with what is stored; reading, writing and what `also` does are one transaction.
    pub(crate) async fn change_response(
        &self,
        id: Uuid,
        changes: Changes,
        also: impl FnOnce(&Connection, &ResponseRow) -> Result<(), Error> + Send + 'static,
    ) -> Result<ResponseRow, Error> {
        self.run(move |db| {
            let transaction = db.transaction()?;
            let mut row = read(&transaction, id)?;
            changes.join(&mut row.answers);
            write(&transaction, id, &row.answers)?;
            also(&transaction, &row)?;
            transaction.commit()?;
            Ok(row)
        })
        .await
    }

    /// Responses whose family withdrew. Blocks; for the start.
    pub(crate) fn withdrawn(&self) -> Result<HashSet<Uuid>, Error> {
        let db = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = db.prepare(&format!(
            "SELECT {COLUMNS} FROM responses WHERE instr(exp_data, '\"withdrawal\":true') > 0"
        ))?;
        let mut found = HashSet::new();
        for row in statement.query_map([], columns)? {
            let row = parse(row?)?;
            if withdrawn(&row.answers.exp_data, &row.answers.sequence) {
                found.insert(row.id);
            }
        }
        Ok(found)
    }

    pub(crate) async fn response(&self, id: Uuid) -> Result<ResponseRow, Error> {
        self.run(move |db| read(db, id)).await
    }

    /// One page of a study's responses, newest change first, and how many there are.
    pub(crate) async fn responses(
        &self,
        study: Option<Uuid>,
        child: Option<Uuid>,
        limit: u64,
        skip: u64,
    ) -> Result<(Vec<ResponseRow>, u64), Error> {
        self.run(move |db| {
            let study = study.map(|id| id.to_string());
            let child = child.map(|id| id.to_string());
            let belongs = "WHERE (?1 IS NULL OR study = ?1) AND (?2 IS NULL OR child = ?2)";
            let count: i64 =
                db.query_row(&format!("SELECT count(*) FROM responses {belongs}"), params![study, child], |row| row.get(0))?;
            let mut statement = db.prepare(&format!(
                "SELECT {COLUMNS} FROM responses {belongs} ORDER BY modified_on DESC, pk DESC LIMIT ?3 OFFSET ?4"
            ))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let skip = i64::try_from(skip).unwrap_or(i64::MAX);
            let rows = statement.query_map(params![study, child, limit, skip], columns)?;
            let rows = rows.map(|row| parse(row?)).collect::<Result<_, Error>>()?;
            Ok((rows, u64::try_from(count).unwrap_or(0)))
        })
        .await
    }
}

const COLUMNS: &str = "pk, id, study, child, created_on, conditions, global_event_timings, exp_data, sequence, completed, \
    completed_consent_frame, survey_consent, is_preview, recording_method, eligibility";

/// A row as SQLite gives it.
struct Columns {
    pk: i64,
    texts: [String; 9],
    flags: [bool; 4],
    recording_method: Option<String>,
}

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok(Columns {
        pk: row.get(0)?,
        texts: [
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
            row.get(5)?,
            row.get(6)?,
            row.get(7)?,
            row.get(8)?,
            row.get(14)?,
        ],
        flags: [row.get(9)?, row.get(10)?, row.get(11)?, row.get(12)?],
        recording_method: row.get(13)?,
    })
}

fn parse(columns: Columns) -> Result<ResponseRow, Error> {
    let [
        id,
        study,
        child,
        created_on,
        conditions,
        global_event_timings,
        exp_data,
        sequence,
        eligibility,
    ] = columns.texts;
    let [
        completed,
        completed_consent_frame,
        survey_consent,
        is_preview,
    ] = columns.flags;
    let stored = |text: &str| serde_json::from_str::<Value>(text).map_err(unreadable);
    Ok(ResponseRow {
        pk: columns.pk,
        id: uuid(&id)?,
        study: uuid(&study)?,
        child: uuid(&child)?,
        created_on,
        answers: Answers {
            conditions: stored(&conditions)?,
            global_event_timings: stored(&global_event_timings)?,
            exp_data: stored(&exp_data)?,
            sequence: serde_json::from_str(&sequence).map_err(unreadable)?,
            completed,
            completed_consent_frame,
            survey_consent,
            is_preview,
            recording_method: columns.recording_method,
        },
        eligibility: serde_json::from_str(&eligibility).map_err(unreadable)?,
    })
}

fn uuid(text: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(text)
        .map_err(|error| Error::Storage(format!("the database holds a broken id: {error}")))
}

fn unreadable(error: serde_json::Error) -> Error {
    Error::Storage(format!("the database holds broken JSON: {error}"))
}

fn read(db: &Connection, id: Uuid) -> Result<ResponseRow, Error> {
    let row = db
        .query_row(
            &format!("SELECT {COLUMNS} FROM responses WHERE id = ?1"),
            [id.to_string()],
            columns,
        )
        .optional()?
        .ok_or_else(|| Error::UnknownResponse(id.to_string()))?;
    parse(row)
}

fn write(db: &Connection, id: Uuid, answers: &Answers) -> Result<(), Error> {
    db.execute(
        "UPDATE responses SET modified_on = ?2, conditions = ?3, global_event_timings = ?4, exp_data = ?5, sequence = ?6,
         completed = ?7, completed_consent_frame = ?8, survey_consent = ?9, recording_method = ?10 WHERE id = ?1",
        params![
            id.to_string(),
            now_text(),
            answers.conditions.to_string(),
            answers.global_event_timings.to_string(),
            answers.exp_data.to_string(),
            serde_json::to_string(&answers.sequence)?,
            answers.completed,
            answers.completed_consent_frame,
            answers.survey_consent,
            answers.recording_method
        ],
    )?;
    Ok(())
}
