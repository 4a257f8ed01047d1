//! What the player knows of a recording, gathered while it runs, in the words of `wire::Receipt`.

use super::UploadMeta;
use serde_json::{Map, Value, json};

/// A device that blinks all day must not fill the disk with its news.
const MOST_TRACK_EVENTS: usize = 200;

/// The receipt as far as it is known. All times are milliseconds on the session clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Receipt(pub(super) Map<String, Value>);

impl Receipt {
    /// Capture was asked for. `slot` is `frame` or `session`, the devices are named as the browser labels them, and `clock_start` is
    /// the wall time of 0 on the session clock, ISO 8601.
    pub fn begun(
        meta: &UploadMeta,
        slot: &str,
        [camera, microphone]: [String; 2],
        clock_start: String,
        now_millis: f64,
    ) -> Self {
        let known = json!({
            "videoId": meta.name,
            "frame": meta.frame,
            "slot": slot,
            "mimeType": meta.mime,
            "camera": camera,
            "microphone": microphone,
            "clockStart": clock_start,
            "plannedStartMillis": whole(now_millis),
            "slices": 0,
            "trackEvents": [],
        });
        match known {
            Value::Object(known) => Self(known),
            _ => Self::default(),
        }
    }

    /// The browser says that capture runs.
    pub fn started(&mut self, now_millis: f64) {
        self.set("startedMillis", whole(now_millis).into());
    }

    /// The recorder gave a piece; so long has been recorded.
    pub fn slice(&mut self, recorded_millis: f64) {
        let slices = self.0.get("slices").and_then(Value::as_u64);
        self.set("slices", (slices.unwrap_or_default() + 1).into());
        self.set("recordedMillis", whole(recorded_millis).into());
    }

    /// Something happened to a device: `track` is `camera`, `microphone` or empty.
    pub fn track(&mut self, now_millis: f64, track: &str, what: &str) {
        let events = self.0.get_mut("trackEvents").and_then(Value::as_array_mut);
        if let Some(events) = events.filter(|events| events.len() < MOST_TRACK_EVENTS) {
            events.push(json!({"atMillis": whole(now_millis), "track": track, "what": what}));
        }
    }

    /// The recorder has given everything. `end` is a word of `wire::RecordingEnd`.
    pub fn ended(&mut self, now_millis: f64, recorded_millis: u64, end: &str) {
        self.set("stoppedMillis", whole(now_millis).into());
        self.set("recordedMillis", recorded_millis.into());
        self.set("end", end.into());
    }

    /// What went wrong, in the browser's or the player's words.
    pub fn failed(&mut self, error: &str) {
        self.set("error", error.into());
        self.set("end", "failed".into());
    }

    /// A later visit found the recording.
    pub fn recovered(&mut self, meta: &UploadMeta, closed: bool) {
        self.set("videoId", meta.name.clone().into());
        self.set("frame", meta.frame.clone().into());
        self.set("recovered", true.into());
        if !closed {
            self.set("end", "pageGone".into());
        }
    }

    /// How long was recorded, as far as it is known; whole milliseconds.
    pub fn recorded_millis(&self) -> u64 {
        let millis = self.0.get("recordedMillis").and_then(Value::as_u64);
        millis.unwrap_or_default()
    }

    /// The receipt of the whole, as it is handed in. `spool` is a word of `wire::SpoolKind`.
    pub fn of_whole(&self, bytes: u64, sha256: String, spool: String) -> Value {
        let mut all = self.0.clone();
        all.insert("bytes".into(), bytes.into());
        all.insert("sha256".into(), sha256.into());
        all.insert("spool".into(), spool.into());
        Value::Object(all)
    }

    fn set(&mut self, key: &str, value: Value) {
        self.0.insert(key.into(), value);
    }
}

fn whole(millis: f64) -> u64 {
    millis.max(0.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::{RecordingEnd, RecordingSlot, SpoolKind, TrackEvent};

    fn meta() -> UploadMeta {
        UploadMeta {
            name: "videoStream_1_2_3_4_5".into(),
            mime: "video/webm".into(),
            frame: "2".into(),
            ..UploadMeta::default()
        }
    }

    fn begun() -> Receipt {
        let devices = ["Eye".into(), "Ear".into()];
        Receipt::begun(&meta(), "session", devices, "2026-01-01".into(), 10.4)
    }

    fn read(receipt: &Receipt, spool: &str) -> wire::Receipt {
        let all = receipt.of_whole(99, "ab".into(), spool.into());
        serde_json::from_value(all).unwrap()
    }

    #[test]
    fn a_recording_that_went_well_is_told_in_the_words_of_the_wire() {
        let mut receipt = begun();
        receipt.started(100.5);
        receipt.slice(1000.2);
        receipt.slice(2000.0);
        receipt.track(1500.0, "camera", "muted");
        receipt.ended(2200.0, 2100, "timeLimit");
        assert_eq!(receipt.recorded_millis(), 2100);
        assert_eq!(
            read(&receipt, "indexedDb"),
            wire::Receipt {
                video_id: meta().name,
                frame: "2".into(),
                slot: RecordingSlot::Session,
                mime_type: "video/webm".into(),
                camera: "Eye".into(),
                microphone: "Ear".into(),
                clock_start: "2026-01-01".into(),
                planned_start_millis: 10,
                started_millis: Some(101),
                stopped_millis: Some(2200),
                recorded_millis: 2100,
                slices: 2,
                bytes: 99,
                sha256: "ab".into(),
                end: RecordingEnd::TimeLimit,
                error: None,
                track_events: vec![TrackEvent {
                    at_millis: 1500,
                    track: "camera".into(),
                    what: "muted".into(),
                }],
                spool: SpoolKind::IndexedDb,
                recovered: false,
            }
        );
    }

    #[test]
    fn what_a_later_visit_finds_ended_with_the_page_unless_it_was_closed() {
        let mut open = begun();
        open.slice(1000.0);
        open.recovered(&meta(), false);
        let open = read(&open, "opfs");
        assert_eq!(
            (open.end, open.recovered, open.recorded_millis),
            (RecordingEnd::PageGone, true, 1000)
        );
        let mut closed = begun();
        closed.ended(1.0, 1, "deviceLost");
        closed.recovered(&meta(), true);
        assert_eq!(read(&closed, "opfs").end, RecordingEnd::DeviceLost);
        // Nothing is known but the name.
        let mut bare = Receipt::default();
        bare.recovered(&meta(), false);
        assert_eq!(read(&bare, "memory").video_id, meta().name);
    }

    #[test]
    fn a_failure_is_told_and_the_news_of_devices_end_some_time() {
        let mut receipt = begun();
        for at in 0..1000 {
            receipt.track(f64::from(at), "", "devicesChanged");
        }
        receipt.failed("no room");
        let read = read(&receipt, "memory");
        assert_eq!(read.track_events.len(), MOST_TRACK_EVENTS);
        assert_eq!(
            (read.end, read.error.as_deref()),
            (RecordingEnd::Failed, Some("no room"))
        );
    }
}
