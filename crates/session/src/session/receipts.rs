//! What became of each recording, in the saved response.

use super::Session;
use crate::{Now, SavedState, time::iso_utc};
use serde_json::{Map, Value};

/// What is taken from a receipt; the whole of it is kept beside the file.
const KEPT: [&str; 10] = [
    "videoId",
    "bytes",
    "sha256",
    "recordedMillis",
    "startedMillis",
    "plannedStartMillis",
    "slices",
    "end",
    "recovered",
    "spool",
];

impl SavedState {
    /// The family wants its videos deleted: it said so in the exit survey.
    pub fn is_withdrawn(&self) -> bool {
        let says_so = |data: &Value| data["frameType"] == "EXIT" && data["withdrawal"] == true;
        self.exp_data.values().any(says_so)
    }
}

impl Session {
    /// It belongs to no frame: most recordings settle when theirs has long been left.
    pub(super) fn recording_settled(&mut self, now: Now, receipt: &Value, outcome: &str) {
        let mut entry = Map::from_iter([
            ("eventType".into(), "recordingReceipt".into()),
            ("timestamp".into(), iso_utc(now.wall_millis).into()),
        ]);
        for key in KEPT {
            let otherwise = match key {
                "recovered" => Value::Bool(false),
                "end" => "stopped".into(),
                _ => Value::Null,
            };
            entry.insert(key.into(), receipt.get(key).cloned().unwrap_or(otherwise));
        }
        entry.insert("outcome".into(), outcome.into());
        self.saved.global_event_timings.push(entry.into());
        self.changed();
    }
}

#[cfg(test)]
mod tests {
    use crate::session::tests::Shell;
    use crate::{Event, Needs, SavedState};
    use serde_json::{Map, json};

    #[test]
    fn only_the_exit_survey_withdraws() {
        let saved = |data| SavedState {
            exp_data: Map::from_iter([("3-end".into(), data)]),
            ..SavedState::default()
        };
        assert!(saved(json!({"frameType": "EXIT", "withdrawal": true})).is_withdrawn());
        assert!(!saved(json!({"frameType": "EXIT", "withdrawal": false})).is_withdrawn());
        assert!(!saved(json!({"frameType": "DEFAULT", "withdrawal": true})).is_withdrawn());
        assert!(!saved(json!(null)).is_withdrawn());
    }

    #[test]
    fn a_receipt_is_saved_and_the_page_waits_for_that() {
        let mut shell = Shell::new(&[("end", json!({}))], vec![Needs::default()]);
        shell.send(Event::UploadsOwe { recordings: 1 });
        shell.next();
        assert_eq!(shell.left, None);
        shell.send(Event::RecordingSettled {
            receipt: json!({"videoId": "v", "bytes": 9, "sha256": "ab", "camera": "not for the response", "slices": 2}),
            outcome: "complete",
        });
        shell.send(Event::UploadsOwe { recordings: 0 });
        assert!(shell.left.is_some());
        let saved = shell.saves.last().expect("a save");
        let mut entry = saved.global_event_timings[0].clone();
        entry["timestamp"] = json!("");
        assert_eq!(
            entry,
            json!({
                "eventType": "recordingReceipt", "timestamp": "", "videoId": "v", "bytes": 9, "sha256": "ab",
                "recordedMillis": null, "startedMillis": null, "plannedStartMillis": null, "slices": 2,
                "end": "stopped", "recovered": false, "spool": null, "outcome": "complete",
            })
        );
    }
}
