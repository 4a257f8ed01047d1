//! Is every recording an mp4 as long as the time that was recorded?

use crate::Server;
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use wire::{Recording, RecordingState};

/// So much of the recorded time may be missing in a file.
const SHORTER_SECS: f64 = 1.0;
/// A file may be longer than the events say: a page that is busy hears one to two seconds late that its recording has begun, and the
/// camera was filmed meanwhile. Nothing is lost then; more than this is something else.
const LONGER_SECS: f64 = 5.0;
/// ffmpeg is at work after the family has gone.
const LIMIT: Duration = Duration::from_secs(90);

/// One recording as the saved events tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub video: String,
    pub secs: f64,
}

/// Waits for the mp4 files of a response and measures them; returns how many there are.
///
/// # Errors
/// One is missing, broken, or not as long as its recording was.
pub async fn check(server: &Server, response: &str, exp_data: &Value) -> Result<usize> {
    let recorded = recorded(exp_data)?;
    let files = ready(server, response, recorded.len()).await?;
    for one in &recorded {
        let file = files
            .iter()
            .find(|file| file.name == one.video)
            .with_context(|| format!("{} was recorded and not stored", one.video))?;
        let mp4 = file.mp4.as_deref().context("no mp4")?;
        let path =
            find(server.data(), mp4).with_context(|| format!("{mp4} is not in the data folder"))?;
        let secs = length_secs(&path)?;
        lasts(mp4, secs, one.secs)?;
    }
    Ok(recorded.len())
}

/// Waits until every recording of a response is whole at a server that converts nothing; returns how many there are.
///
/// # Errors
/// One is missing, not whole, or not as long as was recorded.
pub async fn check_stored(server: &Server, response: &str, exp_data: &Value) -> Result<usize> {
    let recorded = recorded(exp_data)?;
    for one in &recorded {
        crate::page::until(&one.video, 60, async || {
            let files = server.recordings(response)?.recordings;
            let file = files.iter().find(|file| file.name == one.video);
            Ok(file.is_some_and(|file| file.state == RecordingState::Stored))
        })
        .await?;
        let files = server.recordings(response)?.recordings;
        let file = files.iter().find(|file| file.name == one.video);
        let file = file.context("it has gone")?;
        let receipt = file.receipt.as_ref().context("no receipt")?;
        let secs = receipt.recorded_millis as f64 / 1000.0;
        ensure!(
            file.bytes > 0 && file.bytes == receipt.bytes,
            "{} has {} bytes, sent were {}",
            one.video,
            file.bytes,
            receipt.bytes
        );
        lasts(&one.video, secs, one.secs)?;
    }
    Ok(recorded.len())
}

/// Whether a file is as long as what was recorded.
fn lasts(file: &str, secs: f64, recorded_secs: f64) -> Result<()> {
    let more = secs - recorded_secs;
    ensure!(
        (-SHORTER_SECS..=LONGER_SECS).contains(&more),
        "{file} is {secs:.2} s long, recorded were {recorded_secs:.2} s"
    );
    Ok(())
}

/// Waits until the server has finished this many recordings.
///
/// # Errors
/// It has not in time, or one failed.
pub async fn ready(server: &Server, response: &str, count: usize) -> Result<Vec<Recording>> {
    let end = Instant::now() + LIMIT;
    loop {
        let files = server.recordings(response)?.recordings;
        if let Some(failed) = files
            .iter()
            .find(|file| file.state == RecordingState::Failed)
        {
            bail!("{} failed: {:?}", failed.name, failed.error);
        }
        let done = files
            .iter()
            .filter(|file| file.state == RecordingState::Ready);
        if done.count() >= count {
            return Ok(files);
        }
        if Instant::now() > end {
            bail!("after {LIMIT:?} there are not {count} finished recordings: {files:#?}");
        }
        crate::page::tick().await;
    }
}

/// What was recorded: from `startRecording` to `stoppingCapture` of the same video, and from `startSessionRecording` to
/// `stopSessionRecording`, which stand in different frames.
///
/// # Errors
/// A recording was begun and never stopped.
pub fn recorded(exp_data: &Value) -> Result<Vec<Recorded>> {
    let mut found = Vec::new();
    for (frame, data) in exp_data.as_object().into_iter().flatten() {
        for start in events(data) {
            let (end, video) = if is(start, "startRecording") {
                ("stoppingCapture", "videoId")
            } else if is(start, "startSessionRecording") {
                ("stopSessionRecording", "sessionVideoId")
            } else {
                continue;
            };
            let mut all = exp_data
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(_, data)| events(data));
            let stop = all
                .find(|event| is(event, end) && event[video] == start[video])
                .with_context(|| format!("{frame}: {} was never stopped", start[video]))?;
            found.push(Recorded {
                video: start[video].as_str().unwrap_or_default().to_owned(),
                secs: day_secs(&stop["timestamp"])? - day_secs(&start["timestamp"])?,
            });
        }
    }
    Ok(found)
}

fn events(data: &Value) -> impl Iterator<Item = &Value> {
    data["eventTimings"].as_array().into_iter().flatten()
}

fn is(event: &Value, name: &str) -> bool {
    event["eventType"]
        .as_str()
        .is_some_and(|kind| kind.rsplit(':').next() == Some(name))
}

/// Seconds since midnight of an ISO 8601 time in UTC.
fn day_secs(time: &Value) -> Result<f64> {
    let text = time.as_str().unwrap_or_default();
    let clock = text
        .split_once('T')
        .map(|(_, clock)| clock.trim_end_matches('Z'));
    let parts: Vec<f64> = clock
        .unwrap_or_default()
        .split(':')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts[..] {
        [hours, minutes, secs] => Ok(hours * 3600.0 + minutes * 60.0 + secs),
        _ => bail!("{time} is not a time"),
    }
}

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            find(&path, name)
        } else {
            (entry.file_name() == name).then_some(path)
        }
    })
}

/// The length of a media file as ffprobe says.
fn length_secs(path: &Path) -> Result<f64> {
    let output = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-show_entries",
            "format=duration",
            "-of",
            "csv=p=0",
        ])
        .arg(path)
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    text.parse().with_context(|| {
        format!(
            "ffprobe of {}: {text}{}",
            path.display(),
            String::from_utf8_lossy(&output.stderr)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn event(name: &str, time: &str) -> Value {
        json!({"eventType": format!("kind:{name}"), "timestamp": time, "videoId": "v"})
    }

    #[test]
    fn what_is_missing_is_judged_more_strictly_than_what_is_more() {
        assert!(lasts("a.mp4", 9.1, 10.0).is_ok() && lasts("a.mp4", 14.0, 10.0).is_ok());
        assert!(lasts("a.mp4", 8.9, 10.0).is_err() && lasts("a.mp4", 15.1, 10.0).is_err());
        assert!(lasts("a.mp4", f64::NAN, 10.0).is_err());
    }

    #[test]
    fn the_recorded_time_is_from_start_to_stop() {
        let start = event("startRecording", "2026-11-24T10:00:59.500Z");
        let stop = event("stoppingCapture", "2026-11-24T10:01:02.000Z");
        let data = json!({"0-a": {"eventTimings": [start, stop]}});
        let found = recorded(&data).unwrap();
        assert_eq!(found.len(), 1);
        assert!((found[0].secs - 2.5).abs() < 1e-6);
        let begin = json!({"eventType": "kind:startSessionRecording", "timestamp": "2026-11-24T10:00:00.000Z", "sessionVideoId": "s"});
        let end = json!({"eventType": "other:stopSessionRecording", "timestamp": "2026-11-24T10:01:00.000Z", "sessionVideoId": "s"});
        let session = json!({"0-a": {"eventTimings": [begin]}, "1-b": {"eventTimings": [end]}});
        assert_eq!(recorded(&session).unwrap()[0].video, "s");
        let endless = json!({"0-a": {"eventTimings": [start]}});
        assert!(recorded(&endless).is_err());
    }
}
