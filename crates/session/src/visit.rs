//! The visit of one frame: its events and data until they are saved.

use crate::{FrameSpec, Needs, Now, Role, Spanning, time::iso_utc};
use serde_json::{Map, Value};

/// One showing of one frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visit {
    pub(crate) number: u32,
    pub(crate) index: usize,
    pub(crate) spec: FrameSpec,
    pub(crate) needs: Needs,
    pub(crate) generated: Value,
    pub(crate) data: Map<String, Value>,
    pub(crate) events: Vec<Value>,
    pub(crate) opened: Now,
    pub(crate) pausable: bool,
    /// The last video id set up, and those that really recorded.
    pub(crate) video_id: Option<String>,
    pub(crate) video_list: Vec<String>,
    pub(crate) saved: bool,
    /// Its beginning waits for the recording that spans frames.
    pub(crate) awaits_session: bool,
    /// The recording that spans frames, when this visit is there to end it.
    pub(crate) ended: Option<Ended>,
}

/// A recording that spans frames, on a page that waits for its end.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    pub(crate) video_id: String,
    /// Its recorder, until that is let go.
    pub(crate) recorder: Option<u32>,
    /// `Sending`, `Sent` or `Over`: what is known of it once its file is closed.
    pub(crate) standing: Spanning,
    /// The longest time to wait has passed.
    pub(crate) is_late: bool,
}

impl Visit {
    /// The event as it is stored; `streams` are the fields of running recordings.
    pub(crate) fn event(
        kind: &str,
        now: Now,
        name: &str,
        fields: Map<String, Value>,
        streams: Map<String, Value>,
    ) -> Value {
        let mut event = Map::new();
        event.insert("eventType".into(), format!("{kind}:{name}").into());
        event.insert("timestamp".into(), iso_utc(now.wall_millis).into());
        event.extend(fields);
        event.extend(streams);
        Value::Object(event)
    }

    /// What is saved under the frame's id.
    pub(crate) fn payload(&self, now: Now) -> Value {
        let mut payload = self.data.clone();
        if let Some(recording) = &self.needs.recording {
            if recording.saves_video_id
                && let Some(id) = &self.video_id
            {
                payload.insert("videoId".into(), id.clone().into());
            }
            if recording.saves_video_list && !self.video_list.is_empty() {
                payload.insert("videoList".into(), self.video_list.clone().into());
            }
        }
        payload.insert("generatedProperties".into(), self.generated.clone());
        payload.insert("eventTimings".into(), Value::Array(self.events.clone()));
        payload.insert("frameType".into(), self.role().frame_type().into());
        let secs = ((now.mono_millis - self.opened.mono_millis) / 1000.0).max(0.0);
        payload.insert(
            "frameDuration".into(),
            ((secs * 1000.0).round() / 1000.0).into(),
        );
        Value::Object(payload)
    }

    pub(crate) fn role(&self) -> Role {
        self.needs.role
    }
}

/// The id for a frame that starts: `-repeat-N` when it was left before (spec 1.10).
pub(crate) fn unique_id(id: &str, sequence: &[String]) -> String {
    if !sequence.iter().any(|left| left == id) {
        return id.to_owned();
    }
    let stub = stub(id);
    let last = sequence
        .iter()
        .filter_map(|left| repeat(stub, left))
        .max()
        .unwrap_or(0);
    format!("{stub}-repeat-{}", last + 1)
}

/// Under which id the same frame was left last, whichever time that was.
pub(crate) fn left_before<'a>(id: &str, sequence: &'a [String]) -> Option<&'a String> {
    let stub = stub(id);
    let mut latest = sequence.iter().rev();
    latest.find(|left| *left == id || *left == stub || repeat(stub, left).is_some())
}

/// The id of a frame without the number of its visit.
fn stub(id: &str) -> &str {
    match id.rsplit_once("-repeat-") {
        Some((stub, number))
            if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) =>
        {
            stub
        }
        _ => id,
    }
}

/// The number in an id that repeats a frame.
fn repeat(stub: &str, left: &str) -> Option<u64> {
    let number = left.strip_prefix(stub)?.strip_prefix("-repeat-")?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{left_before, unique_id};

    #[test]
    fn repeats_count_on_from_the_highest() {
        let left = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(unique_id("0-a", &[]), "0-a");
        assert_eq!(unique_id("0-a", &left(&["0-a"])), "0-a-repeat-1");
        assert_eq!(
            unique_id("0-a", &left(&["0-a", "0-a-repeat-2", "0-a-repeat-10"])),
            "0-a-repeat-11"
        );
        assert_eq!(unique_id("0-a", &left(&["0-ab", "1-a"])), "0-a");
        let seen = left(&["1-a", "1-a-repeat-1", "1-a-repeat-10", "1-ab-repeat-50"]);
        assert_eq!(unique_id("1-a", &seen), "1-a-repeat-11");
        assert_eq!(unique_id("1-a-repeat-10", &seen), "1-a-repeat-11");
    }

    #[test]
    fn a_frame_finds_its_own_latest_visit_and_no_other_frame() {
        let left = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let seen = left(&["0-a", "1-b", "0-a-repeat-1", "0-ab", "0-a-repeat-x"]);
        let found = |id: &str| left_before(id, &seen).map(String::as_str);
        assert_eq!(found("0-a-repeat-2"), Some("0-a-repeat-1"));
        assert_eq!(found("1-b-repeat-1"), Some("1-b"));
        assert_eq!(found("2-a"), None);
        assert_eq!(found("0"), None);
    }
}
