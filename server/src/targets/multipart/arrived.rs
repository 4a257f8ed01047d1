//! Which recordings are in the bucket: the server has no file of them, and must still be able to say what became of them.

use crate::clock::text;
use crate::error::Error;
use crate::store::Db;
use rusqlite::params;
use uuid::Uuid;
use wire::{BucketRecording, Receipt};

pub(crate) const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS bucket_recordings (
  response TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, bytes INTEGER NOT NULL, receipt TEXT, joined_millis INTEGER NOT NULL,
  PRIMARY KEY (response, name));
";

/// Notes that all parts were joined; once more, it changes nothing.
pub(super) async fn note(
    db: &Db,
    response: Uuid,
    name: String,
    key: String,
    bytes: u64,
    now_millis: u64,
) -> Result<(), Error> {
    db.run(move |db| {
        db.execute(
            "INSERT OR IGNORE INTO bucket_recordings (response, name, key, bytes, joined_millis) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![response.to_string(), name, key, bytes, now_millis],
        )?;
        Ok(())
    })
    .await
}

/// Keeps the receipt of a recording that is in the bucket.
///
/// # Errors
/// It is not there; the receipt names another length.
pub(super) async fn keep_receipt(db: &Db, response: Uuid, receipt: Receipt) -> Result<(), Error> {
    let text = serde_json::to_string(&receipt)?;
    db.run(move |db| {
        let name = &receipt.video_id;
        let known: Option<u64> = db
            .prepare_cached(
                "SELECT bytes FROM bucket_recordings WHERE response = ?1 AND name = ?2",
            )?
            .query_map(params![response.to_string(), name], |row| row.get(0))?
            .next()
            .transpose()?;
        match known {
            None => return Err(Error::UnknownUpload(format!("of {name} that was ended"))),
            Some(bytes) if bytes != receipt.bytes => return Err(Error::ContentMismatch),
            Some(_) => {}
        }
        db.execute(
            "UPDATE bucket_recordings SET receipt = ?3 WHERE response = ?1 AND name = ?2",
            params![response.to_string(), name, text],
        )?;
        Ok(())
    })
    .await
}

/// All of a response that are in the bucket, in the order of their names.
pub(crate) async fn of_response(db: &Db, response: Uuid) -> Result<Vec<BucketRecording>, Error> {
    db.run(move |db| {
        let mut statement = db.prepare_cached(
            "SELECT name, key, bytes, receipt, joined_millis FROM bucket_recordings WHERE response = ?1 ORDER BY name",
        )?;
        let rows = statement.query_map([response.to_string()], |row| {
            let receipt: Option<String> = row.get(3)?;
            Ok(BucketRecording {
                name: row.get(0)?,
                key: row.get(1)?,
                bytes: row.get(2)?,
                receipt: receipt.and_then(|text| serde_json::from_str(&text).ok()),
                joined_on: text(row.get(4)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
    .await
}
