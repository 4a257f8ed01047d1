//! One recording, until it is ready or given up.

use super::attempt::attempt;
use super::ffmpeg::Fault;
use super::tools::Tools;
use crate::app::State;
use crate::error::Error;
use crate::store::{Manifest, Upload, now_secs};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use wire::RecordingState;

/// Pauses before the second, third, … attempt, in seconds. What is wrong may pass: a full disk, too little memory, another
/// program at work. After the last the recording is given up.
const PAUSES_SECS: [u64; 4] = [10, 60, 600, 3600];
/// Pause after a full disk. This counts as no attempt, however often it happens: room comes when somebody makes it.
const FULL_PAUSE: Duration = Duration::from_secs(20);

/// Why an attempt failed.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It may work another time.
    Passing(String),
    /// It never will.
    Lasting(String),
    /// There is no room for what is to be made.
    Full,
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::Full,
            other => Self::Passing(other.to_string()),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::Full => Self::Full,
            other => Self::Passing(other.to_string()),
        }
    }
}

/// Whether a recording in this state is to be converted.
pub(super) fn waits(state: RecordingState) -> bool {
    matches!(state, RecordingState::Stored | RecordingState::Converting)
}

/// Converts a recording, with pauses between attempts; `places` bounds how many work at once.
pub(super) async fn convert(
    tools: &Tools,
    state: State,
    upload: Arc<Upload>,
    places: Arc<Semaphore>,
) {
    // Whoever is second finds nothing left to do.
    let _only_one = upload.converting.lock().await;
    loop {
        let turn = turn(tools, &state, &upload, &places).await;
        state.events.changed(upload.id);
        match turn {
            _ if upload.gone.is_cancelled() => return,
            Ok(Turn::Over) => return,
            Ok(Turn::Again) => {}
            // Also when the note itself found no room.
            Ok(Turn::WhenThereIsRoom) | Err(Error::Full) => tokio::time::sleep(FULL_PAUSE).await,
            Err(error) => {
                // A restart takes it up again.
                tracing::error!(upload = %upload.id, "the manifest could not be written: {error}");
                return;
            }
        }
    }
}

/// What comes after an attempt.
enum Turn {
    Over,
    Again,
    WhenThereIsRoom,
}

/// A pause that is due, or an attempt; an error is one of writing the manifest.
async fn turn(
    tools: &Tools,
    state: &State,
    upload: &Upload,
    places: &Semaphore,
) -> Result<Turn, Error> {
    let manifest = upload.manifest().await;
    if !waits(manifest.recording.state) {
        return Ok(Turn::Over);
    }
    let pause = pause_secs(&manifest, now_secs());
    if pause > 0 {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        upload.amend(|manifest| manifest.retry_at_secs = 0).await?;
        return Ok(Turn::Again);
    }
    let Ok(_place) = places.acquire().await else {
        return Ok(Turn::Over);
    };
    let Err(trouble) = attempt(tools, &state.quota, upload).await else {
        return Ok(Turn::Over);
    };
    let next = match trouble {
        Trouble::Full => Turn::WhenThereIsRoom,
        Trouble::Passing(_) | Trouble::Lasting(_) => Turn::Again,
    };
    upload
        .amend(|manifest| failed(manifest, trouble, now_secs()))
        .await?;
    Ok(next)
}

/// How long to wait before the next attempt; a clock that jumped back must not make it longer than it was meant to be.
fn pause_secs(manifest: &Manifest, now_secs: u64) -> u64 {
    let longest = match manifest.attempts {
        0 => 0,
        attempts => PAUSES_SECS
            .get(attempts as usize - 1)
            .copied()
            .unwrap_or_default(),
    };
    manifest.retry_at_secs.saturating_sub(now_secs).min(longest)
}

/// Notes a failed attempt.
fn failed(manifest: &mut Manifest, trouble: Trouble, now_secs: u64) {
    let why = match &trouble {
        Trouble::Passing(why) | Trouble::Lasting(why) => {
            manifest.attempts += 1;
            why.clone()
        }
        Trouble::Full => {
            "the disk or --max-data-bytes is full; the mp4 is made as soon as there is room"
                .to_owned()
        }
    };
    let recording = &mut manifest.recording;
    tracing::warn!(
        upload = recording.id,
        attempt = manifest.attempts,
        "no mp4: {why}"
    );
    // It was refused in the meantime; that reason says more.
    if !waits(recording.state) {
        return;
    }
    let times = manifest.attempts;
    let pause = PAUSES_SECS.get((times as usize).saturating_sub(1));
    let (state, error) = match (trouble, pause) {
        (Trouble::Full, _) => (RecordingState::Stored, why),
        (Trouble::Passing(_), Some(pause)) => {
            manifest.retry_at_secs = now_secs.saturating_add(*pause);
            (
                RecordingState::Stored,
                format!("{why} (tried {times} times)"),
            )
        }
        (Trouble::Passing(_), None) => (
            RecordingState::Failed,
            format!("{why} (given up after {times} times)"),
        ),
        (Trouble::Lasting(_), _) => (RecordingState::Failed, why),
    };
    recording.state = state;
    recording.error = Some(error);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn manifest() -> Manifest {
        let recording = json!({"id": "1", "study": "s", "response": "r", "name": "a", "raw": "a.webm",
            "state": "converting", "bytes": 5});
        Manifest::new(serde_json::from_value(recording).unwrap(), "a")
    }

    #[test]
    fn pauses_grow_until_it_is_given_up() {
        let mut manifest = manifest();
        let mut pauses = Vec::new();
        while waits(manifest.recording.state) {
            failed(
                &mut manifest,
                Trouble::Passing("disk full".to_owned()),
                1000,
            );
            pauses.push(pause_secs(&manifest, 1000));
            assert!(pause_secs(&manifest, 0) <= 3600, "a clock that went back");
        }
        assert_eq!(pauses, [10, 60, 600, 3600, 0]);
        assert!(manifest.is_dead_letter());
        assert_eq!(
            manifest.recording.error.unwrap(),
            "disk full (given up after 5 times)"
        );
    }

    #[test]
    fn what_never_works_is_given_up_at_once() {
        let mut manifest = manifest();
        failed(&mut manifest, Trouble::Lasting("no picture".to_owned()), 0);
        assert!(manifest.is_dead_letter());
        // A receipt that refused the bytes has the last word.
        let mut refused = self::manifest();
        refused.rejected = true;
        refused.recording.state = RecordingState::Failed;
        refused.recording.error = Some("other bytes".to_owned());
        failed(&mut refused, Trouble::Passing("x".to_owned()), 0);
        assert_eq!(refused.recording.error.unwrap(), "other bytes");
    }

    #[test]
    fn a_full_disk_is_no_failed_attempt() {
        let mut manifest = manifest();
        for _ in 0..20 {
            manifest.recording.state = RecordingState::Converting;
            failed(&mut manifest, Trouble::Full, 1000);
        }
        assert_eq!(manifest.recording.state, RecordingState::Stored);
        assert_eq!((manifest.attempts, manifest.retry_at_secs), (0, 0));
        assert!(manifest.recording.error.unwrap().contains("full"));
    }
}
