//! The session's book of recorders: which is set up, which runs, and the fields they add to events.

use crate::{CameraTrouble, Now, RecorderState, Role, Slot};
use serde_json::{Map, Value};

/// One recorder, from its set-up on.
#[derive(Clone, Debug)]
pub(crate) struct Recorder {
    pub(crate) number: u32,
    pub(crate) slot: Slot,
    pub(crate) video_id: String,
    pub(crate) has_camera: bool,
    /// Start as soon as the camera is there.
    pub(crate) start_when_ready: bool,
    pub(crate) starting: bool,
    /// Monotonic time of the start of capture.
    pub(crate) running_since: Option<f64>,
    /// Asked to stop, at least once.
    pub(crate) stopping: bool,
    /// Its end was told before its beginning.
    pub(crate) ended_early: bool,
    pub(crate) has_clip: bool,
    pub(crate) destroyed: bool,
    pub(crate) heard_sound: bool,
    pub(crate) trouble: Option<CameraTrouble>,
}

impl Recorder {
    pub(crate) fn new(number: u32, slot: Slot, video_id: String, start_when_ready: bool) -> Self {
        Self {
            number,
            slot,
            video_id,
            has_camera: false,
            start_when_ready,
            starting: false,
            running_since: None,
            stopping: false,
            ended_early: false,
            has_clip: false,
            destroyed: false,
            heard_sound: false,
            trouble: None,
        }
    }

    /// What the frame sees.
    pub(crate) fn state(&self, heard_sound: bool) -> RecorderState {
        RecorderState {
            has_camera: self.has_camera && !self.destroyed,
            ready: self.has_camera
                && !self.destroyed
                && self.running_since.is_none()
                && !self.starting,
            recording: self.running_since.is_some() && !self.stopping,
            stopping: self.stopping && self.running_since.is_some(),
            has_recorded: self.running_since.is_some() || self.has_clip,
            has_clip: self.has_clip,
            heard_sound: heard_sound || self.heard_sound,
            trouble: self.trouble,
            ..RecorderState::default()
        }
    }

    /// A frame that waits for it goes on waiting: it has not begun, or the family has not answered for its trouble.
    pub(crate) fn is_awaited(&self) -> bool {
        let is_to_begin = !self.stopping && self.running_since.is_none();
        !self.destroyed && (is_to_begin || self.trouble.is_some())
    }

    /// It answers after all: what the family was told no longer holds.
    pub(crate) fn is_no_longer_silent(&mut self) {
        if self.trouble == Some(CameraTrouble::Silent) {
            self.trouble = None;
            self.has_camera = true;
        }
    }

    /// Whole milliseconds since capture began, or null.
    pub(crate) fn stream_time(&self, now: Now) -> Value {
        self.running_since.map_or(Value::Null, |since| {
            Value::from((now.mono_millis - since).max(0.0).round() as i64)
        })
    }

    /// The fields this recorder adds to an event.
    pub(crate) fn add_to(&self, now: Now, fields: &mut Map<String, Value>) {
        let (time, id) = match self.slot {
            Slot::Frame => ("streamTime", "videoId"),
            Slot::Session => ("sessionStreamTime", "sessionVideoId"),
        };
        fields.insert(time.into(), self.stream_time(now));
        fields.insert(id.into(), self.video_id.clone().into());
    }
}

/// A recording's name (spec: protocol-and-player 3.8); `random` is 0 to 999.
pub(crate) fn video_id(
    slot: Slot,
    role: Role,
    study: &str,
    frame: &str,
    response: &str,
    wall_millis: f64,
    random: u16,
) -> String {
    let prefix = if slot == Slot::Frame && role == Role::Consent {
        "consent-videoStream"
    } else {
        "videoStream"
    };
    let frame = if slot == Slot::Session {
        format!("{frame}-multiframe")
    } else {
        frame.to_owned()
    };
    format!(
        "{prefix}_{study}_{frame}_{response}_{}_{random}",
        wall_millis.round() as i64
    )
}

/// Where the late news of a recording belongs: the frame that made it.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) video_id: String,
    pub(crate) slot: Slot,
    pub(crate) visit: u32,
    pub(crate) frame_id: String,
    pub(crate) kind: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_parts_that_servers_split() {
        let name = video_id(
            Slot::Frame,
            Role::Consent,
            "s",
            "1-consent",
            "r",
            1_700_000_000_000.4,
            7,
        );
        assert_eq!(name, "consent-videoStream_s_1-consent_r_1700000000000_7");
        let name = video_id(Slot::Session, Role::Consent, "s", "0-go", "r", 1.0, 999);
        assert_eq!(name, "videoStream_s_0-go-multiframe_r_1_999");
    }
}
