//! Looks at recordings whose manifest changed, and notes the stages they have reached together with what is told of them.
//!
//! Everyone who changes a recording only says "look at this one". All recordings are looked at when the server starts and now and
//! then, so a word that was lost in a crash costs time and no event; a stage that is known already is told of no second time.

use super::ledger::{self, Entry, Origin};
use super::links::links;
use super::media::Facts;
use super::payloads;
use crate::app::State;
use crate::error::Error;
use crate::line::Line;
use crate::outbox::{self, Event};
use crate::store::Upload;
use crate::targets;
use data_encoding::HEXLOWER;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use uuid::Uuid;
use wire::{Recording, RecordingState};

/// How often all recordings are looked at.
const ROUND_MILLIS: u64 = 600_000;

/// The recordings that should be looked at.
#[derive(Debug, Default)]
pub(crate) struct Events(Line);

impl Events {
    /// Says that a recording became whole, was converted, failed to be, or got another manifest.
    pub(crate) fn changed(&self, upload: Uuid) {
        self.0.push(upload);
    }
}

/// Works until the server stops.
pub(crate) async fn work(state: State) {
    let Some(mut receiver) = state.events.0.take() else {
        return;
    };
    // The manifests as they were looked at last, so that a round costs nothing where nothing changed.
    let mut known = HashMap::new();
    loop {
        for upload in state.uploads.all() {
            look_and_log(&state, &upload, &mut known).await;
        }
        let next_round = state.clock.now_millis() + ROUND_MILLIS;
        loop {
            tokio::select! {
                () = state.stop.cancelled() => return,
                () = state.clock.until(next_round) => break,
                Some(id) = receiver.recv() => if let Ok(upload) = state.uploads.find(&id.to_string()) {
                    look_and_log(&state, &upload, &mut known).await;
                }
            }
        }
    }
}

async fn look_and_log(state: &State, upload: &Upload, known: &mut HashMap<Uuid, String>) {
    if let Err(error) = look(state, upload, known).await {
        tracing::error!(upload = %upload.id, "the stage of a recording could not be noted: {error}");
    }
    state.activity.step();
}

async fn look(
    state: &State,
    upload: &Upload,
    known: &mut HashMap<Uuid, String>,
) -> Result<(), Error> {
    let manifest = upload.manifest().await;
    let recording = &manifest.recording;
    // While ffmpeg is at work the manifest says nothing new; an upload that ended without a byte is no recording.
    if matches!(
        recording.state,
        RecordingState::Uploading | RecordingState::Converting
    ) || recording.bytes == 0
    {
        return Ok(());
    }
    let response = Uuid::parse_str(&recording.response).unwrap_or_default();
    if manifest.rejected || state.withdrawals.cover(response, &recording.name) {
        return cancel(state, upload.id).await;
    }
    let sha256 = HEXLOWER.encode(&Sha256::digest(serde_json::to_vec_pretty(recording)?));
    if known.get(&upload.id) == Some(&sha256) {
        return Ok(());
    }
    let (id, payload) = (upload.id, manifest.full_name());
    let mut entry = state
        .db
        .run(move |db| ledger::enter(db, id, &payload, &Origin::default()))
        .await?;
    if entry.is_deleted {
        // The server stopped between the note and the files.
        return state.uploads.erase(upload).await;
    }
    if let (RecordingState::Ready, Some(mp4), None) =
        (recording.state, &recording.mp4, &entry.facts)
    {
        entry.facts = Some(Facts::of(upload.folder.join(mp4)).await?);
    }
    let (inner, noted, recording) = (state.clone(), sha256.clone(), recording.clone());
    state
        .db
        .run(move |db| {
            let transaction = db.transaction()?;
            // The family may have withdrawn while the facts were found out.
            if inner.withdrawals.cover(response, &recording.name) {
                return Ok(());
            }
            note(&transaction, &inner, &entry, &recording, &noted)?;
            transaction.commit()?;
            Ok(())
        })
        .await?;
    known.insert(upload.id, sha256);
    state.outbox.told.notify_one();
    state.copies.planned.notify_waiters();
    Ok(())
}

async fn cancel(state: &State, upload: Uuid) -> Result<(), Error> {
    let now_millis = state.clock.now_millis();
    state
        .db
        .run(move |db| {
            let transaction = db.transaction()?;
            ledger::cancel(&transaction, upload, now_millis)?;
            transaction.commit()?;
            Ok(())
        })
        .await
}

/// One transaction: the stages, the events that tell of them, and the copies they ask for.
fn note(
    db: &Connection,
    state: &State,
    entry: &Entry,
    recording: &Recording,
    manifest_sha256: &str,
) -> Result<(), Error> {
    let now_millis = state.clock.now_millis();
    let hooks = &state.config.pipe.hooks;
    if ledger::reach(db, entry.pk, "stored", now_millis)? {
        let data = payloads::recorded(entry, recording);
        outbox::tell(db, hooks, Event::VideoRecorded, entry.pk, &data, now_millis)?;
    }
    if let (RecordingState::Ready, Some(facts)) = (recording.state, &entry.facts) {
        ledger::keep_facts(db, entry.pk, facts)?;
        if ledger::reach(db, entry.pk, "converted", now_millis)? {
            let data = payloads::converted(entry, recording, facts);
            outbox::tell(
                db,
                hooks,
                Event::VideoConverted,
                entry.pk,
                &data,
                now_millis,
            )?;
            let data = payloads::available(entry, facts, &links(state, entry, recording));
            outbox::tell(
                db,
                hooks,
                Event::VideoCopiedPipeS3,
                entry.pk,
                &data,
                now_millis,
            )?;
        }
    }
    let is_new_manifest = entry.manifest_sha256 != manifest_sha256;
    ledger::keep_manifest(db, entry.pk, manifest_sha256)?;
    targets::plan(
        db,
        &state.config.targets,
        entry,
        recording,
        is_new_manifest,
        now_millis,
    )
}
