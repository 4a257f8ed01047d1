//! What the family sees, as plain values: the shell shows them, the session decides them.

use crate::PauseScene;
use serde_json::{Map, Value};

/// When something happened: wall time for data, monotonic time for durations.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Now {
    /// Milliseconds since 1970, UTC.
    pub wall_millis: f64,
    /// Milliseconds of a clock that never jumps (`performance.now()`).
    pub mono_millis: f64,
}

/// Where the visit of a frame stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Scripts of the frame run; nothing is shown.
    #[default]
    Opening,
    /// Shown; the recording that the frame needs has not begun.
    Waiting,
    /// The trial may run.
    Running,
    /// The family paused; stimuli stop and hide.
    Paused,
    /// The frame has ended; its recorder closes. Stimuli go away.
    Stopping,
    /// Left.
    Over,
}

/// Why the camera cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraTrouble {
    /// The family or the browser's settings refused.
    Refused,
    /// No camera or microphone is connected.
    Missing,
    /// Another program holds it.
    Busy,
    /// The page is not served over https.
    Insecure,
    /// Neither yes nor no for long: the browser may be asking, and nobody has seen it.
    Silent,
    /// The browser gave another reason, or recorded nothing.
    Other,
}

/// The recording that spans frames, as a frame sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spanning {
    /// There is none.
    #[default]
    None,
    /// Asked for, and capture does not run yet; it stays so while the family reads what keeps the camera.
    Beginning,
    /// Capture runs.
    Running,
    /// This frame has ended it; its file is not closed yet.
    Closing,
    /// Its file is closed and on its way to the server; so many per cent of it are there, when that is known.
    Sending(Option<u8>),
    /// The server has all of it.
    Sent,
    /// It is lost, or has been waited for long enough: nothing more will be told.
    Over,
}

/// The current frame's recorder, as a frame sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RecorderState {
    /// The camera's picture is there.
    pub has_camera: bool,
    /// The recorder can be started.
    pub ready: bool,
    /// Capture is running.
    pub recording: bool,
    /// Capture was asked to stop and has not closed the file.
    pub stopping: bool,
    /// Capture has run at least once with this recorder.
    pub has_recorded: bool,
    /// A clip is closed and can be played back.
    pub has_clip: bool,
    /// Sound was heard once on this microphone.
    pub heard_sound: bool,
    /// Why there is no picture.
    pub trouble: Option<CameraTrouble>,
    /// A recording that spans frames is running, so this frame has no recorder of its own.
    pub replaced_by_session: bool,
    /// The recording that spans frames.
    pub session: Spanning,
}

/// What lies over the frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cover {
    /// Nothing.
    #[default]
    None,
    /// Waiting for the recording to begin.
    WaitForRecording {
        /// Rich text.
        message: String,
        /// CSS colour.
        color: String,
    },
    /// Paused or about to be.
    Paused {
        /// Rich text.
        message: String,
        /// The family may go on.
        ready: bool,
        /// Look and sounds.
        scene: PauseScene,
    },
    /// The pause is over; its last sound plays on an empty page.
    Resuming {
        /// Look and sounds.
        scene: PauseScene,
    },
    /// The camera cannot be used, and the frame cannot run without.
    CameraTrouble(CameraTrouble),
    /// The study is over and bytes are still owed.
    Uploading,
    /// The last save has not arrived; the family must act.
    SaveTrouble,
}

/// Everything the shell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// Counts mounts; a frame's answers carry it, late ones are dropped.
    pub visit: u32,
    /// Place in the sequence of frames, from 0.
    pub frame_index: usize,
    /// The final id, with prefix and `-repeat-N`.
    pub frame_id: String,
    /// The kind from the protocol.
    pub kind: String,
    /// The parameters after `generateProperties`.
    pub params: Map<String, Value>,
    /// Where the visit stands.
    pub phase: Phase,
    /// What lies over it.
    pub cover: Cover,
    /// The recorder, as the frame sees it.
    pub recorder: RecorderState,
    /// The browser shows the player full screen.
    pub is_fullscreen: bool,
    /// The frame wants full screen.
    pub wants_fullscreen: bool,
    /// The family may pause the trial now.
    pub offers_pause: bool,
    /// The exit dialog is open.
    pub exit_dialog: bool,
    /// A save has failed for so long that the family should know.
    pub save_notice: bool,
}

impl Stage {
    /// The page waits for a recording that spans frames, and no cover of the frame's own recording says so.
    pub fn awaits_session_recording(&self) -> bool {
        self.phase == Phase::Waiting
            && self.cover == Cover::None
            && self.recorder.session == Spanning::Beginning
    }
}
