//! Copies what is planned to one target, one file after the other, until all is verified there.
//!
//! The local files are only read. A copy that fails is tried again, first soon and at last every hour, for as long as it takes:
//! there is nothing a lab would rather have than the copy.

use super::copies::{self, Due};
use super::s3::said;
use super::target::{Place, Target};
use super::template::Item;
use super::transfer::{Sent, send};
use crate::app::State;
use crate::clock::whole_millis;
use crate::error::Error;
use crate::outbox::{self, Event};
use crate::pipe::{self, Copied, Links};
use object_store::path::Path as Key;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The pause after the first, second, … attempt that failed; the last one is kept to.
const PAUSES_SECS: [u64; 5] = [5, 30, 120, 600, 3_600];
/// An attempt may take this long, and so long again for each megabyte: a line of 1 Mbit/s, there and back.
const LIMIT_SECS: u64 = 120;
const LIMIT_SECS_PER_MB: u64 = 20;
/// When nothing is planned: a day, or until something is.
const IDLE_MILLIS: u64 = 24 * 3_600_000;

/// Works until the server stops. A copy that is cut off then is begun anew by the next run.
pub(crate) async fn work(state: State, target: Arc<Target>) {
    loop {
        // Asked for before looking, so that what is planned meanwhile wakes this up.
        let planned = state.copies.planned.notified();
        let now_millis = state.clock.now_millis();
        let url = target.url.clone();
        let found = state
            .db
            .run(move |db| copies::due(db, &url, now_millis))
            .await;
        let next_millis = match found {
            Ok((Some(due), _)) => {
                let attempt = attempt(&state, &target, &due);
                tokio::select! {
                    () = state.stop.cancelled() => return,
                    result = attempt => match result {
                        Ok(()) => {
                            state.activity.step();
                            continue;
                        }
                        Err(error) => {
                            tracing::error!(copy = due.pk, "the state of a copy could not be noted: {error}");
                            now_millis + 60_000
                        }
                    }
                }
            }
            Ok((None, next)) => next.unwrap_or(now_millis + IDLE_MILLIS),
            Err(error) => {
                tracing::error!("the plan of copies cannot be read: {error}");
                now_millis + 60_000
            }
        };
        tokio::select! {
            () = state.stop.cancelled() => return,
            () = planned => {}
            () = state.clock.until(next_millis) => {}
        }
    }
}

async fn attempt(state: &State, target: &Arc<Target>, due: &Due) -> Result<(), Error> {
    let file = locate(state, due).await?;
    let Some(file) = file else {
        // Deleted, and its rows will say so; not at once again.
        return later(state, due, "the recording's folder is not there any more").await;
    };
    let bytes = tokio::fs::metadata(&file)
        .await
        .map_or(0, |meta| meta.len());
    let limit = Duration::from_secs(LIMIT_SECS + LIMIT_SECS_PER_MB * (bytes >> 20));
    let copying = copy(state, target, due, &file);
    let result = match state.clock.limit(limit, copying).await {
        Some(result) => result,
        None => Err(format!("the copy did not end within {} s", limit.as_secs())),
    };
    match result {
        Ok(sent) => {
            let (state_, target, due) = (state.clone(), Arc::clone(target), due.clone());
            state
                .db
                .run(move |db| {
                    let transaction = db.transaction()?;
                    settle(&transaction, &state_, &target, &due, &sent)?;
                    transaction.commit()?;
                    Ok(())
                })
                .await?;
            state.outbox.told.notify_one();
            Ok(())
        }
        Err(problem) => later(state, due, &problem).await,
    }
}

async fn later(state: &State, due: &Due, problem: &str) -> Result<(), Error> {
    tracing::warn!(
        copy = due.pk,
        attempt = due.attempts + 1,
        "no copy of {}: {problem}",
        due.item
    );
    let pause = PAUSES_SECS[(due.attempts as usize).min(PAUSES_SECS.len() - 1)];
    let next_millis = state.clock.now_millis() + whole_millis(Duration::from_secs(pause));
    let (due, problem) = (due.clone(), problem.to_owned());
    state
        .db
        .run(move |db| copies::failed(db, &due, &problem, next_millis))
        .await
}

/// Path of the file to copy; `None` when the recording is gone.
async fn locate(state: &State, due: &Due) -> Result<Option<PathBuf>, Error> {
    let number = due.recording;
    let entry = state.db.run(move |db| pipe::numbered(db, number)).await?;
    Ok(entry
        .and_then(|entry| state.uploads.find(&entry.id.to_string()).ok())
        .map(|upload| upload.folder.join(&due.file)))
}

async fn copy(
    state: &State,
    target: &Target,
    due: &Due,
    file: &std::path::Path,
) -> Result<Sent, String> {
    let key = Key::parse(&due.key).map_err(|error| {
        format!(
            "the key {:?} cannot be used: {}",
            due.key,
            said(&error.into())
        )
    })?;
    let sent = send(&*target.store, &key, file).await?;
    let verify = state.config.targets.verify;
    target
        .verify(&key, sent.bytes, &sent.sha256, verify)
        .await?;
    Ok(sent)
}

/// One transaction: the copy is verified, and if it was the last of its recording in a bucket, that is told.
fn settle(
    db: &Connection,
    state: &State,
    target: &Target,
    due: &Due,
    sent: &Sent,
) -> Result<(), Error> {
    let now_millis = state.clock.now_millis();
    if !copies::verified(db, due, sent.bytes, &sent.sha256, now_millis)? {
        return Ok(());
    }
    let Place::Bucket { name, region, .. } = &target.place else {
        return Ok(());
    };
    let Some(whole) = copies::complete(db, due.recording, &target.url, state.config.convert)?
    else {
        return Ok(());
    };
    let Some(entry) = pipe::numbered(db, due.recording)? else {
        return Ok(());
    };
    let reached = format!("copied {}", target.url);
    if !pipe::reach(db, entry.pk, &reached, now_millis)? {
        return Ok(());
    }
    let link = |item: Item| {
        whole
            .keys
            .iter()
            .find(|(name, _)| name == item.name())
            .map_or_else(String::new, |(_, key)| target.address(key))
    };
    let copied = Copied {
        bytes: whole.bytes,
        links: Links {
            mp4: link(whole.main),
            raw: link(Item::Raw),
            poster: link(Item::Poster),
        },
        bucket: name.clone(),
        region: region.clone(),
    };
    outbox::tell_of_stage(
        db,
        &state.config.pipe.hooks,
        Event::VideoCopiedS3,
        entry.pk,
        &reached,
        &pipe::copied(&entry, &copied),
        now_millis,
    )?;
    Ok(())
}
