//! What became of every recording a response tells of.

use super::{Manifest, can_be_withdrawn};
use serde_json::Value;
use wire::{BucketRecording, Outcome, RecordingOutcome, RecordingState};

/// One line for each recording that the saved events name or that has come, in that order; never "not found".
///
/// `exp_data` is the response's, frame id → what the frame saved; `manifests` and `in_bucket` are all of the response.
pub(crate) fn outcomes(
    exp_data: &Value,
    withdrawn: bool,
    manifests: &[Manifest],
    in_bucket: &[BucketRecording],
) -> Vec<RecordingOutcome> {
    let mut names = named_by_events(exp_data);
    for there in in_bucket {
        if !names.iter().any(|(known, _)| *known == there.name) {
            let frame = there.receipt.as_ref().map(|receipt| receipt.frame.clone());
            names.push((there.name.clone(), frame.unwrap_or_default()));
        }
    }
    for manifest in manifests {
        if !names.iter().any(|(known, _)| manifest.is_of(known)) {
            let video_id = manifest.video_id().to_owned();
            names.push((video_id, manifest.recording.frame.clone()));
        }
    }
    names
        .into_iter()
        .map(|(video_id, frame)| {
            let copies: Vec<_> = manifests
                .iter()
                .filter(|manifest| manifest.is_of(&video_id))
                .collect();
            let there = in_bucket.iter().find(|there| there.name == video_id);
            let (outcome, bytes) = there.map_or_else(|| of_copies(&copies), of_bucket);
            RecordingOutcome {
                frame,
                outcome: if withdrawn && can_be_withdrawn(&video_id) {
                    Outcome::Withdrawn
                } else {
                    outcome
                },
                video_id,
                bytes,
            }
        })
        .collect()
}

/// Recordings that began: name and frame. A frame's begins with `startRecording`, one that spans frames with
/// `startSessionRecording`; players write the kind of frame before the name.
fn named_by_events(exp_data: &Value) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for (frame, data) in exp_data.as_object().into_iter().flatten() {
        let events = data.get("eventTimings").and_then(Value::as_array);
        for event in events.into_iter().flatten() {
            let kind = event.get("eventType").and_then(Value::as_str);
            let member = match kind.and_then(|kind| kind.rsplit(':').next()) {
                Some("startRecording") => "videoId",
                Some("startSessionRecording" | "startedSessionRecording") => "sessionVideoId",
                _ => continue,
            };
            if let Some(name) = event.get(member).and_then(Value::as_str)
                && !name.is_empty()
                && !names.iter().any(|(known, _)| known == name)
            {
                names.push((name.to_owned(), frame.clone()));
            }
        }
    }
    names
}

/// All its parts came, or they would not have been joined.
fn of_bucket(there: &BucketRecording) -> (Outcome, u64) {
    let recovered = there.receipt.as_ref().is_some_and(|one| one.recovered);
    let outcome = if recovered {
        Outcome::Recovered
    } else {
        Outcome::Complete
    };
    (outcome, there.bytes)
}

/// The best that came of one recording's uploads, and its bytes.
fn of_copies(copies: &[&Manifest]) -> (Outcome, u64) {
    copies
        .iter()
        .map(|manifest| (of_one(manifest), manifest.recording.bytes))
        .max_by_key(|(outcome, bytes)| (rank(*outcome), *bytes))
        .unwrap_or((Outcome::OnFamilyDevice, 0))
}

fn of_one(manifest: &Manifest) -> Outcome {
    let recording = &manifest.recording;
    if recording.state == RecordingState::Uploading || manifest.rejected {
        return Outcome::OnFamilyDevice;
    }
    match (&recording.receipt, recording.recovered) {
        (Some(_), true) => Outcome::Recovered,
        // Without a receipt it was closed by the server, not by the player.
        (None, true) => Outcome::TailMissing,
        (_, false) if recording.bytes == 0 => Outcome::TailMissing,
        (_, false) => Outcome::Complete,
    }
}

/// An upload under way outranks a broken one: the player is sending the recording anew.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Complete => 4,
        Outcome::Recovered => 3,
        Outcome::OnFamilyDevice => 2,
        Outcome::TailMissing => 1,
        Outcome::Withdrawn => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use wire::{Receipt, Recording};

    fn manifest(name: &str, granted: &str, change: impl FnOnce(&mut Manifest)) -> Manifest {
        let recording: Recording = serde_json::from_value(json!({"id": "1", "study": "s", "response": "r",
            "frame": "9-later", "name": name, "raw": format!("{name}.webm"), "state": "stored", "bytes": 5}))
        .unwrap();
        let mut manifest = Manifest::new(recording, granted);
        change(&mut manifest);
        manifest
    }

    fn told(exp_data: &Value, manifests: &[Manifest]) -> Vec<(String, String, Outcome, u64)> {
        outcomes(exp_data, false, manifests, &[])
            .into_iter()
            .map(|one| (one.video_id, one.frame, one.outcome, one.bytes))
            .collect()
    }

    #[test]
    fn events_and_uploads_name_recordings() {
        let data = json!({
            "0-a": {"eventTimings": [
                {"eventType": "exp-lookit-video:setup", "videoId": "never-began"},
                {"eventType": "exp-lookit-video:startSessionRecording", "sessionVideoId": "long"},
                {"eventType": "exp-lookit-video:startedSessionRecording", "sessionVideoId": "long"},
                {"eventType": "exp-lookit-video:startRecording", "videoId": "one", "sessionVideoId": "long"}]},
            "1-b": {"eventTimings": [{"eventType": "startRecording", "videoId": "two"}]},
            "2-c": {"eventTimings": "no list"}, "3-d": 5});
        let arrived = [
            manifest("one", "one", |_| {}),
            manifest("other", "other", |_| {}),
        ];
        let line = |id: &str, frame: &str, outcome, bytes| {
            (id.to_owned(), frame.to_owned(), outcome, bytes)
        };
        assert_eq!(
            told(&data, &arrived),
            [
                line("long", "0-a", Outcome::OnFamilyDevice, 0),
                line("one", "0-a", Outcome::Complete, 5),
                line("two", "1-b", Outcome::OnFamilyDevice, 0),
                line("other", "9-later", Outcome::Complete, 5),
            ]
        );
        assert!(
            outcomes(&data, true, &arrived, &[])
                .iter()
                .all(|one| one.outcome == Outcome::Withdrawn)
        );
    }

    #[test]
    fn what_went_past_the_server_is_told_of_too() {
        let data =
            json!({"0-a": {"eventTimings": [{"eventType": "startRecording", "videoId": "one"}]}});
        let there = |name: &str, recovered| BucketRecording {
            name: name.to_owned(),
            key: format!("{name}.webm"),
            bytes: 7,
            receipt: Some(Receipt {
                frame: "3-b".to_owned(),
                recovered,
                ..Receipt::default()
            }),
            joined_on: String::new(),
        };
        let told = outcomes(
            &data,
            false,
            &[],
            &[there("one", false), there("two", true)],
        );
        let told: Vec<_> = told
            .iter()
            .map(|one| {
                (
                    one.video_id.as_str(),
                    one.frame.as_str(),
                    one.outcome,
                    one.bytes,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("one", "0-a", Outcome::Complete, 7),
                ("two", "3-b", Outcome::Recovered, 7)
            ]
        );
    }

    #[test]
    fn the_best_copy_counts() {
        let closed = manifest("a", "a", |one| one.recording.recovered = true);
        let arriving = manifest("a-2", "a", |one| {
            one.recording.state = RecordingState::Uploading;
            one.recording.bytes = 2;
        });
        let refused = manifest("a-3", "a", |one| one.rejected = true);
        let recovered = manifest("a-4", "a", |one| {
            one.recording.recovered = true;
            one.recording.receipt = Some(Receipt::default());
        });
        let of = |copies: &[&Manifest]| of_copies(copies);
        assert_eq!(of(&[&closed]), (Outcome::TailMissing, 5));
        assert_eq!(of(&[&closed, &arriving]), (Outcome::OnFamilyDevice, 2));
        assert_eq!(of(&[&refused]).0, Outcome::OnFamilyDevice);
        assert_eq!(
            of(&[&closed, &arriving, &recovered]),
            (Outcome::Recovered, 5)
        );
        let empty = manifest("b", "", |one| one.recording.bytes = 0);
        assert_eq!(empty.video_id(), "b");
        assert_eq!(of(&[&empty]), (Outcome::TailMissing, 0));
    }
}
