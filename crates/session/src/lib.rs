//! One participation as a state machine, without a browser: events in, effects out.

#[cfg(test)]
mod chance;
mod event;
mod exit_url;
mod needs;
mod recording;
mod save;
mod session;
mod state;
mod time;
pub mod upload;
mod visit;

pub use event::{
    Effect, Event, FrameSpec, PageNews, RecorderWish, SavedState, ScriptChanges, ScriptKind, Slot,
    Timer,
};
pub use exit_url::exit_url;
pub use needs::{Needs, PauseScene, PausingNeeds, RecordingNeeds, Role};
pub use session::{Session, Setup};
pub use state::{CameraTrouble, Cover, Now, Phase, RecorderState, Spanning, Stage};
pub use time::iso_utc;

/// Flags of the response that a frame may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The family has consented: `completed_consent_frame`.
    ConsentCompleted,
    /// The consent was a survey: `survey_consent`.
    SurveyConsent,
    /// The study was played to its end: `completed`.
    Completed,
}
