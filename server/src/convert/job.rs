//! One recording, until it is ready or given up.

use super::ffmpeg::{self, Fault};
use super::probe::{Probe, probe};
use super::verdict::{is_as_long, missing, verdict};
use crate::error::Error;
use crate::store::{CONVERTED, MAKING, Manifest, SEEKABLE, Upload, blocking, now_secs, sync_dir};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use wire::{Recording, RecordingState};

/// Pauses before the second, third, … attempt, in seconds. What is wrong may pass: a full disk, too little memory, another
/// program at work. After the last the recording is given up.
const PAUSES_SECS: [u64; 4] = [10, 60, 600, 3600];
/// Time limit of an attempt's one step: this long, and `LIMIT_FACTOR` times the recording.
const LIMIT_SECS: f64 = 120.0;
const LIMIT_FACTOR: f64 = 8.0;
/// The picture is taken here: the first moments often show a camera that is still adjusting.
const POSTER_AT_SECS: f64 = 1.0;

/// Why an attempt failed.
enum Trouble {
    /// It may work another time.
    Passing(String),
    /// It never will.
    Lasting(String),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Passing(fault.to_string())
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Passing(error.to_string())
    }
}

/// Whether a recording in this state is to be converted.
pub(super) fn waits(state: RecordingState) -> bool {
    matches!(state, RecordingState::Stored | RecordingState::Converting)
}

/// Converts a recording, with pauses between attempts; `places` bounds how many work at once.
pub(super) async fn convert(upload: Arc<Upload>, places: Arc<Semaphore>) {
    // Whoever is second finds nothing left to do.
    let _only_one = upload.converting.lock().await;
    loop {
        let manifest = upload.manifest().await;
        if !waits(manifest.recording.state) {
            return;
        }
        let pause = pause_secs(&manifest, now_secs());
        if pause > 0 {
            tokio::time::sleep(Duration::from_secs(pause)).await;
            if let Err(error) = upload.amend(|manifest| manifest.retry_at_secs = 0).await {
                tracing::error!(upload = %upload.id, "the manifest could not be written: {error}");
                return;
            }
            continue;
        }
        let Ok(_place) = places.acquire().await else {
            return;
        };
        let Err(trouble) = attempt(&upload).await else {
            return;
        };
        if let Err(error) = upload
            .amend(|manifest| failed(manifest, trouble, now_secs()))
            .await
        {
            // A restart takes it up again.
            tracing::error!(upload = %upload.id, "the failed conversion could not be noted: {error}");
            return;
        }
    }
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
    manifest.attempts += 1;
    let pause = PAUSES_SECS.get(manifest.attempts as usize - 1);
    let recording = &mut manifest.recording;
    let (Trouble::Passing(why) | Trouble::Lasting(why)) = &trouble;
    tracing::warn!(
        upload = recording.id,
        attempt = manifest.attempts,
        "no mp4: {why}"
    );
    // It was refused in the meantime; that reason says more.
    if !waits(recording.state) {
        return;
    }
    match (trouble, pause) {
        (Trouble::Passing(why), Some(pause)) => {
            manifest.retry_at_secs = now_secs.saturating_add(*pause);
            recording.state = RecordingState::Stored;
            recording.error = Some(format!("{why} (tried {} times)", manifest.attempts));
        }
        (Trouble::Passing(why), None) => {
            recording.state = RecordingState::Failed;
            recording.error = Some(format!(
                "{why} (given up after {} times)",
                manifest.attempts
            ));
        }
        (Trouble::Lasting(why), _) => {
            recording.state = RecordingState::Failed;
            recording.error = Some(why);
        }
    }
}

async fn attempt(upload: &Upload) -> Result<(), Trouble> {
    let manifest = upload
        .amend(|manifest| {
            if waits(manifest.recording.state) {
                manifest.recording.state = RecordingState::Converting;
            }
        })
        .await?;
    let recording = manifest.recording;
    if !waits(recording.state) {
        return Ok(());
    }
    let raw = upload.raw(&recording);
    if !raw.exists() {
        return Err(Trouble::Lasting(format!(
            "the original {} is no longer in its folder",
            recording.raw
        )));
    }
    upload.sha256().await?;
    // A file ffprobe can read nothing in stays as it is, however often it is asked.
    let source = probe(&raw).await.map_err(|fault| match fault {
        Fault::Refused(why) => Trouble::Lasting(format!(
            "the original cannot be read as picture or sound ({why})"
        )),
        Fault::Broken(why) => Trouble::Passing(why),
    })?;
    let limit = Duration::from_secs_f64(LIMIT_SECS + LIMIT_FACTOR * source.duration_secs);
    let seekable = seekable(upload, &recording, &source, limit).await;
    let name = mp4_name(&recording);
    let made = mp4(upload, &raw, &name, &source, limit).await?;
    let poster = poster(upload, &recording, &name, &made, limit).await;
    upload
        .amend(|manifest| {
            let recording = &mut manifest.recording;
            recording.duration_secs = Some(source.duration_secs);
            recording.mp4_duration_secs = Some(made.duration_secs);
            recording.mp4 = Some(name);
            recording.seekable = seekable;
            recording.poster = poster;
            // The player's receipt came meanwhile and named other bytes.
            if !waits(recording.state) {
                return;
            }
            match verdict(recording) {
                Ok(()) => {
                    recording.state = RecordingState::Ready;
                    recording.error = None;
                }
                Err(why) => {
                    recording.state = RecordingState::Failed;
                    recording.error = Some(why);
                }
            }
        })
        .await?;
    Ok(())
}

/// A recording that came as mp4 keeps its name; what is made of it gets another.
fn mp4_name(recording: &Recording) -> String {
    let name = format!("{}.mp4", recording.name);
    if name == recording.raw {
        format!("{}{CONVERTED}.mp4", recording.name)
    } else {
        name
    }
}

/// The original, packet for packet, with what a player needs to jump in it. The mp4 matters more, so this may fail.
async fn seekable(
    upload: &Upload,
    recording: &Recording,
    source: &Probe,
    limit: Duration,
) -> Option<String> {
    let ending = recording
        .raw
        .rsplit_once('.')
        .map_or("webm", |(_, ending)| ending);
    let container = source.container(ending);
    let name = format!("{}{SEEKABLE}.{}", recording.name, container.ending);
    let raw = upload.raw(recording);
    let making = making(upload, &name);
    let made = ffmpeg::remux(&raw, &making, container, limit).await;
    let kept = match made {
        Ok(()) => keep(&making, &upload.folder.join(&name)).await,
        Err(fault) => Err(fault.into()),
    };
    noted(upload, "seekable copy", kept).then_some(name)
}

/// Makes the mp4 and says what it is. A picture that can be copied is; if the result is not right it is converted after all.
async fn mp4(
    upload: &Upload,
    raw: &Path,
    name: &str,
    source: &Probe,
    limit: Duration,
) -> Result<Probe, Trouble> {
    let making = making(upload, name);
    let mut made = Err(Fault::Refused(String::new()));
    for may_copy in [true, false] {
        if may_copy && !source.can_be_copied() {
            continue;
        }
        made = match ffmpeg::convert(raw, &making, source, may_copy, limit).await {
            Ok(()) => probe(&making).await,
            Err(fault) => Err(fault),
        };
        if made.as_ref().is_ok_and(|made| {
            missing(source, made).is_none() && is_as_long(source.duration_secs, made.duration_secs)
        }) {
            break;
        }
    }
    let made = made?;
    keep(&making, &upload.folder.join(name)).await?;
    // How long it lasts is for the verdict.
    match missing(source, &made) {
        None => Ok(made),
        Some(why) => Err(Trouble::Lasting(why.to_owned())),
    }
}

async fn poster(
    upload: &Upload,
    recording: &Recording,
    mp4: &str,
    made: &Probe,
    limit: Duration,
) -> Option<String> {
    made.video_codec.as_ref()?;
    let name = format!("{}.jpg", recording.name);
    let making = making(upload, &name);
    let at_secs = if made.duration_secs > 2.0 * POSTER_AT_SECS {
        POSTER_AT_SECS
    } else {
        0.0
    };
    let drawn = ffmpeg::picture(&upload.folder.join(mp4), &making, at_secs, limit).await;
    let kept = match drawn {
        Ok(()) => keep(&making, &upload.folder.join(&name)).await,
        Err(fault) => Err(fault.into()),
    };
    noted(upload, "still picture", kept).then_some(name)
}

fn noted(upload: &Upload, what: &str, result: Result<(), Trouble>) -> bool {
    if let Err(Trouble::Passing(why) | Trouble::Lasting(why)) = &result {
        tracing::warn!(upload = %upload.id, "no {what}: {why}");
    }
    result.is_ok()
}

/// Where a file lies until it is whole; the next start removes it.
fn making(upload: &Upload, name: &str) -> PathBuf {
    upload.folder.join(format!("{name}{MAKING}"))
}

async fn keep(making: &Path, target: &Path) -> Result<(), Trouble> {
    let (making, target) = (making.to_owned(), target.to_owned());
    blocking(move || {
        std::fs::File::open(&making)?.sync_all()?;
        std::fs::rename(&making, &target)?;
        target.parent().map_or(Ok(()), sync_dir)
    })
    .await
    .map_err(Trouble::from)
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
    fn an_mp4_never_takes_the_place_of_the_original() {
        let mut recording = manifest().recording;
        assert_eq!(mp4_name(&recording), "a.mp4");
        recording.raw = "a.mp4".to_owned();
        assert_eq!(mp4_name(&recording), "a.converted.mp4");
    }
}
