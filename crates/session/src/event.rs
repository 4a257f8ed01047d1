//! What can happen, and what is to be done about it.

use crate::{CameraTrouble, Mark, Needs};
use serde_json::{Map, Value};

/// A resolved frame of the protocol.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameSpec {
    /// Id with its number in front: `3-my-trial`.
    pub id: String,
    /// Kind from the protocol.
    pub kind: String,
    /// All parameters.
    pub params: Map<String, Value>,
}

/// What a frame asked of its recorder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecorderWish {
    /// Open the camera under a new video id.
    SetUp,
    /// Begin capture.
    Start,
    /// End capture.
    Stop,
    /// Let go.
    Destroy,
}

/// Whose recording it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// One frame's.
    Frame,
    /// It spans frames.
    Session,
}

/// A script of the protocol that runs while the study plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptKind {
    /// `generateProperties(expData, sequence, child, pastSessions, conditions)`.
    GenerateProperties,
    /// `selectNextFrame(frames, frameIndex, frameData, expData, sequence, child, pastSessions)`.
    SelectNextFrame,
}

/// What a script changed in the live state it was given; nothing where it changed nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScriptChanges {
    /// The list of frames (`selectNextFrame` only).
    pub frames: Option<Value>,
    /// The saved data of all frames.
    pub exp_data: Option<Value>,
    /// The ids of the frames left.
    pub sequence: Option<Value>,
    /// The conditions (`generateProperties` only).
    pub conditions: Option<Value>,
}

/// A timer the session asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// Try the save again.
    RetrySave,
    /// A recorder that was asked to stop and never answered.
    StopDeadline(u32),
    /// A page of that visit has waited long enough for the recording that spans frames.
    UploadLimit(u32),
    /// The sound before going on after a pause; only the newest number counts.
    ResumeDeadline(u32),
    /// The camera of that recorder has not answered for long.
    CameraLimit(u32),
    /// That recorder was told to record, and does not say for long that it does.
    StartLimit(u32),
    /// The window has kept its size for a moment; only the newest number counts.
    SizeSettled(u32),
}

/// Something happened to the window or the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageNews {
    /// The window has another size, in CSS pixels.
    Sized { width: u32, height: u32 },
    /// The screen was turned; degrees.
    Turned { degrees: u16 },
    /// The browser does not keep the screen on.
    ScreenMayTurnOff,
}

/// What happened. Answers carry the visit, recorder or request they belong to; late ones are dropped.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The study is there; show its first frame.
    Start,
    /// The server made the response.
    ResponseCreated { id: String },
    /// The child's pseudonym for the exit address is known.
    ChildHashKnown { hash: String },
    /// The kind read the frame's parameters.
    FrameOpened { visit: u32, needs: Box<Needs> },
    /// A script ended.
    ScriptDone {
        visit: u32,
        script: ScriptKind,
        result: Result<Value, String>,
        changes: Box<ScriptChanges>,
    },
    /// The frame shows nothing and stands for these, which come after it; what it chose is saved as its data.
    SelectExpanded {
        visit: u32,
        frames: Vec<FrameSpec>,
        choice: Map<String, Value>,
    },
    /// The frame logged an event.
    Logged {
        visit: u32,
        name: String,
        fields: Map<String, Value>,
    },
    /// The frame's data changed.
    DataSet {
        visit: u32,
        data: Map<String, Value>,
    },
    /// The frame is over.
    NextAsked { visit: u32 },
    /// The family goes back.
    PreviousAsked { visit: u32 },
    /// The study ends with this frame; no other follows.
    LeaveAsked { visit: u32 },
    /// The frame can't be shown, and the study wants to end then: its last frame comes next.
    StopAsked { visit: u32 },
    /// The frame set a flag.
    Marked { visit: u32, mark: Mark },
    /// The frame asks its recorder for something.
    RecorderAsked { visit: u32, wish: RecorderWish },
    /// The frame may or may not be paused now.
    PausableSet { visit: u32, pausable: bool },
    /// The camera's picture is there.
    CameraOpened { recorder: u32 },
    /// It is not.
    CameraFailed {
        recorder: u32,
        trouble: CameraTrouble,
    },
    /// The microphone heard something.
    SoundHeard { recorder: u32 },
    /// Capture runs.
    RecordingStarted { recorder: u32 },
    /// Capture could not begin.
    RecordingFailed { recorder: u32, error: String },
    /// Capture has ended and the last bytes are handed over.
    RecordingStopped {
        recorder: u32,
        error: Option<String>,
    },
    /// So many per cent of a recording whose file is closed are on the server.
    UploadProgress { video_id: String, percent: u32 },
    /// The server has every byte of a recording.
    UploadFinished { video_id: String },
    /// The server will not take it.
    UploadFailed { video_id: String, error: String },
    /// What became of a recording is known: its receipt, and the outcome in a word.
    RecordingSettled {
        receipt: Value,
        outcome: &'static str,
    },
    /// Recordings that have not reached the server whole; the last one may owe its end and not one byte.
    UploadsOwe { recordings: usize },
    /// The browser entered or left full screen.
    FullscreenChanged { on: bool },
    /// A key went up.
    KeyUp { key: String },
    /// See there.
    Page(PageNews),
    /// The family pressed the button that pauses.
    PauseAsked,
    /// The family pressed the button on the pause cover.
    ResumeAsked,
    /// The sound before going on is heard and lasts so much longer.
    ResumeSoundBegan { visit: u32, secs: f64 },
    /// It has ended, or it can't be played.
    ResumeSoundOver { visit: u32 },
    /// F1, Esc, Ctrl+X.
    ExitAsked,
    /// The family stays.
    ExitCancelled,
    /// The family leaves.
    ExitConfirmed,
    /// The tab is closing.
    PageLeaving,
    /// Try the camera again.
    CameraRetryAsked,
    /// Go on without recording.
    ContinueWithoutCamera,
    /// A save arrived.
    Saved { request: u32 },
    /// A save did not; `status` is the server's, if it answered.
    SaveFailed {
        request: u32,
        status: Option<u16>,
        /// When the server wants to be asked again, if it said so.
        retry_secs: Option<u32>,
    },
    /// A timer ended.
    TimerFired { timer: Timer },
    /// A previewer jumps to a frame; nothing is saved of the one left.
    JumpAsked { index: usize },
}

/// What the shell is to do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Open and draw the frame of the stage's visit; answer `FrameOpened` at once, or `SelectExpanded` if it stands for others.
    Mount,
    /// Run a script and answer `ScriptDone` at once.
    RunScript {
        visit: u32,
        script: ScriptKind,
        source: String,
        args: Vec<Value>,
    },
    /// Open the camera.
    OpenCamera {
        recorder: u32,
        slot: Slot,
        video_id: String,
    },
    /// Begin capture and upload.
    StartRecorder {
        recorder: u32,
        video_id: String,
        frame_id: String,
        max_secs: f64,
        slot: Slot,
        /// The page plays the clip back.
        keeps_clip: bool,
    },
    /// End capture.
    StopRecorder { recorder: u32 },
    /// Let go of the recorder and, if nobody else uses it, the camera.
    DestroyRecorder { recorder: u32 },
    /// Send the newest state.
    Save {
        request: u32,
        response_id: String,
        state: Box<SavedState>,
    },
    /// Start a timer.
    SetTimer { timer: Timer, millis: f64 },
    /// Enter or leave full screen.
    Fullscreen { on: bool },
    /// Show the new frame from its top.
    ScrollToTop,
    /// Everything is safe: go to the exit address.
    Leave {
        child_hash: String,
        response_id: String,
    },
    /// Tell the researcher.
    Warn { message: String },
}

/// What a save carries: always the whole response, so that the newest wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedState {
    /// What the randomizers chose.
    pub conditions: Map<String, Value>,
    /// Events that belong to no frame.
    pub global_event_timings: Vec<Value>,
    /// Frame id → saved data.
    pub exp_data: Map<String, Value>,
    /// Ids in the order frames were left.
    pub sequence: Vec<String>,
    /// Played to the end.
    pub completed: bool,
    /// Consent was given.
    pub completed_consent_frame: bool,
    /// Consent was given by a survey.
    pub survey_consent: bool,
}
