//! What a frame wants around it, told by the frame's parameters when it opens.

use serde::{Deserialize, Serialize};

/// A frame's role in the participation; decides the saved `frameType` and the prefix of its recordings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// An ordinary page or trial: `DEFAULT`.
    #[default]
    Page,
    /// A consent page: `CONSENT`; recordings are named `consent-videoStream_…`.
    Consent,
    /// The exit survey: `EXIT`.
    Exit,
}

impl Role {
    /// The saved value of `frameType`.
    pub fn frame_type(self) -> &'static str {
        match self {
            Self::Page => "DEFAULT",
            Self::Consent => "CONSENT",
            Self::Exit => "EXIT",
        }
    }
}

/// Everything a frame asks of the player.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// Decides `frameType` and file names.
    pub role: Role,
    /// The frame wants the whole screen.
    pub fullscreen: bool,
    /// The frame's own recorder; `None` when it uses none.
    pub recording: Option<RecordingNeeds>,
    /// Begin a recording that spans frames when this one opens.
    pub start_session_recording: bool,
    /// End such a recording when this frame ends.
    pub end_session_recording: bool,
    /// End it already when this frame opens, and tell the page where its upload stands for at most so many seconds.
    pub session_upload_secs: Option<f64>,
    /// Pausing; `None` when the kind cannot be paused.
    pub pausing: Option<PausingNeeds>,
}

/// How a frame uses its own recorder.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordingNeeds {
    /// Record from the start of the frame until it ends.
    pub automatic: bool,
    /// Save `videoId` with the frame's data.
    pub saves_video_id: bool,
    /// Save `videoList` with the frame's data.
    pub saves_video_list: bool,
    /// Log `destroyingRecorder` between the end of capture and `nextFrame`.
    pub destroy_at_end: bool,
    /// A page that leads its recorder itself plays its clips back. Others leave nothing in the page's memory.
    pub keeps_clip: bool,
    /// The recorder stops by itself after so many seconds, 1 to 7200.
    pub max_secs: f64,
    /// Show a cover until recording starts.
    pub wait_cover: bool,
    /// The cover's text, rich text.
    pub wait_message: String,
    /// The cover's colour, a CSS colour.
    pub wait_color: String,
}

impl Default for RecordingNeeds {
    fn default() -> Self {
        Self {
            automatic: false,
            saves_video_id: true,
            saves_video_list: true,
            destroy_at_end: false,
            keeps_clip: true,
            max_secs: 7200.0,
            wait_cover: true,
            wait_message: String::new(),
            wait_color: "white".into(),
        }
    }
}

/// How a frame may be paused.
#[derive(Clone, Debug, PartialEq)]
pub struct PausingNeeds {
    /// The key (`KeyboardEvent.key`) that pauses and resumes, on key up; empty for none.
    pub key: String,
    /// The family may pause with the key.
    pub allowed: bool,
    /// Leaving full screen pauses.
    pub on_leaving_fullscreen: bool,
    /// Where to go on: 0 this frame again, 1 the next, -1 the one before.
    pub frame_offset: i64,
    /// Ends a recording that spans frames when pausing.
    pub stop_session_recording: bool,
    /// Text while paused, rich text.
    pub paused_text: String,
    /// Text while recorders wind down, rich text.
    pub pausing_text: String,
    /// Text while paused outside full screen, rich text.
    pub fullscreen_text: String,
    /// What a pause looks and sounds like.
    pub scene: PauseScene,
}

impl Default for PausingNeeds {
    fn default() -> Self {
        Self {
            key: " ".into(),
            allowed: true,
            on_leaving_fullscreen: true,
            frame_offset: 0,
            stop_session_recording: false,
            paused_text: String::new(),
            pausing_text: String::new(),
            fullscreen_text: String::new(),
            scene: PauseScene::default(),
        }
    }
}

/// What a pause looks and sounds like. Media are lists of `(address, type)`, which the browser tries in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PauseScene {
    /// The cover's colour, a CSS colour; one that no browser knows is white.
    pub color: String,
    /// Address of a picture on the cover, or empty.
    pub image: String,
    /// The looping film on the cover.
    pub video: Vec<(String, String)>,
    /// Played once when pausing.
    pub pause_audio: Vec<(String, String)>,
    /// Played once before going on.
    pub unpause_audio: Vec<(String, String)>,
}
