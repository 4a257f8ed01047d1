//! Does the mp4 show what was recorded?

use super::probe::Probe;
use crate::store::{Frames, Manifest};

/// How far the mp4's length may be from the original's, in seconds.
const TOLERANCE_SECS: f64 = 1.0;
/// The player measures on its own clock, from the recorder's start to its stop: this share of it is allowed on top.
const TOLERANCE_SHARE: f64 = 0.02;

/// Packets of the original that need not be frames of the mp4: what a broken-off end holds cannot always be drawn, and some
/// encoders write frames that are never shown.
const UNSEEN_FRAMES: u64 = 3;
/// The same as a share of all packets.
const UNSEEN_SHARE: f64 = 0.05;

/// What ffprobe found against the manifest: the mp4 has the original's frames, lasts as long, and not less long than the player says
/// it recorded, unless a later visit brought what a crash had left. The text says what is wrong.
pub(crate) fn verdict(manifest: &Manifest) -> Result<(), String> {
    let recording = &manifest.recording;
    let (Some(made), Some(raw)) = (recording.mp4_duration_secs, recording.duration_secs) else {
        return Err("nobody has measured yet how long the mp4 and the original are".to_owned());
    };
    if !is_as_long(raw, made) {
        return Err(format!(
            "the mp4 lasts {made:.2} s and the recording {raw:.2} s; look at the original"
        ));
    }
    if let Some(frames) = manifest.frames
        && !frames_agree(frames)
    {
        return Err(format!(
            "the mp4 has {} frames and the recording {}; look at the original",
            frames.mp4, frames.original
        ));
    }
    let Some(receipt) = recording.receipt.as_ref().filter(|receipt| {
        // 0 is a player that did not measure.
        !receipt.recovered && receipt.recorded_millis > 0
    }) else {
        return Ok(());
    };
    let told = receipt.recorded_millis as f64 / 1000.0;
    // A longer one is whole: a busy computer heard late that its recording had begun, or had it closed late.
    if told - made > TOLERANCE_SECS + TOLERANCE_SHARE * told {
        return Err(format!(
            "the mp4 lasts {made:.2} s and the player recorded for {told:.2} s; look at the original, the camera may have stopped"
        ));
    }
    Ok(())
}

/// What the original has and the mp4 has not.
pub(super) fn missing(source: &Probe, made: &Probe) -> Option<&'static str> {
    if source.video_codec.is_some() && made.video_codec.is_none() {
        return Some("the mp4 has no picture although the recording has one");
    }
    if source.has_audio() && !made.has_audio() {
        return Some("the mp4 has no sound although the recording has some");
    }
    None
}

/// Whether the mp4 has every frame that can be drawn, and none that was not there.
pub(super) fn frames_agree(frames: Frames) -> bool {
    let unseen = UNSEEN_FRAMES.max((frames.original as f64 * UNSEEN_SHARE) as u64);
    frames.mp4 <= frames.original && frames.original - frames.mp4 <= unseen
}

/// Whether the mp4 lasts as long as the original.
pub(super) fn is_as_long(source_secs: f64, made_secs: f64) -> bool {
    (source_secs - made_secs).abs() <= TOLERANCE_SECS
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn judged(raw: f64, made: f64, told_millis: u64, recovered: bool) -> Result<(), String> {
        let recording = json!({"id": "1", "study": "s", "response": "r", "name": "a", "raw": "a.webm", "state": "converting",
            "bytes": 5, "durationSecs": raw, "mp4DurationSecs": made, "receipt": {"videoId": "a", "bytes": 5, "sha256": "",
            "recordedMillis": told_millis, "recovered": recovered}});
        verdict(&Manifest::new(
            serde_json::from_value(recording).unwrap(),
            "a",
        ))
    }

    #[test]
    fn lengths_must_agree() {
        assert!(judged(60.0, 60.9, 0, false).is_ok());
        assert!(judged(60.0, 61.1, 0, false).is_err());
        // 1 s and 2 % of 100 s.
        assert!(judged(97.1, 97.1, 100_000, false).is_ok());
        assert!(
            judged(96.9, 96.9, 100_000, false)
                .unwrap_err()
                .contains("100.00 s")
        );
        assert!(judged(120.0, 120.0, 100_000, false).is_ok());
        // After a crash the player cannot know how much was kept.
        assert!(judged(50.0, 50.0, 100_000, true).is_ok());
    }

    #[test]
    fn no_frame_is_made_up_and_few_are_left_out() {
        let agree = |original, mp4| frames_agree(Frames { original, mp4 });
        assert!(agree(600, 600) && agree(600, 570) && agree(3, 1) && agree(0, 0));
        // Measured without -fps_mode vfr.
        assert!(!agree(38, 59));
        assert!(!agree(600, 569) && !agree(600, 601));
    }
}
