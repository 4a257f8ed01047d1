//! The frame kinds: one folder each, one row each.
//!
//! Adding a kind is a folder, a `pub mod` line and a row; nothing else in the workspace changes.

pub mod calibration;
pub mod change_detection;
pub mod exit_survey;
pub mod iframe;
pub mod images_audio;
pub mod images_audio_infant_control;
pub mod instruction_video;
pub mod instructions;
pub mod mood_questionnaire;
pub mod observation;
pub mod start_recording;
pub mod stimuli_preview;
pub mod stop_recording;
pub mod survey;
pub mod survey_consent;
pub mod text;
pub mod video;
pub mod video_assent;
pub mod video_config;
pub mod video_config_quality;
pub mod video_consent;
pub mod video_infant_control;
pub mod webcam_display;

// Not in the player: those without a page.
#[cfg(any(test, feature = "schema"))]
pub mod frame_select;

#[cfg(feature = "schema")]
pub mod reference;
#[cfg(feature = "schema")]
pub mod schema;

#[cfg(feature = "schema")]
use kit::schema::Declared;
use kit::{Frame, FrameKind};

/// The kinds that a study begins or ends with. They are in the file that a family waits for.
pub static FIRST: &[FrameKind] = &[
    FrameKind::of::<video_config::VideoConfig>(),
    FrameKind::of::<text::Text>(),
    // Also whoever lost the network before anything else was fetched must get here.
    FrameKind::of::<exit_survey::ExitSurvey>(),
];

/// Lists kinds twice: whole, and by their names alone, which cost nothing.
macro_rules! later {
    ($($kind:path),* $(,)?) => {
        /// The kinds that are fetched while the first page stands (`crates/later`).
        pub static LATER: &[FrameKind] = &[$(FrameKind::of::<$kind>()),*];

        /// The names of [`LATER`]: the player knows them before it has the kinds.
        pub static LATER_NAMES: &[&str] = &[$(<$kind as Frame>::KIND),*];
    };
}

later![
    video_consent::VideoConsent,
    video_config_quality::VideoConfigQuality,
    instructions::Instructions,
    video::Video,
    video_infant_control::VideoInfantControl,
    images_audio::ImagesAudio,
    images_audio_infant_control::ImagesAudioInfantControl,
    calibration::Calibration,
    change_detection::ChangeDetection,
    start_recording::StartRecording,
    stop_recording::StopRecording,
    webcam_display::WebcamDisplay,
    observation::Observation,
    survey_consent::SurveyConsent,
    video_assent::VideoAssent,
    mood_questionnaire::MoodQuestionnaire,
    stimuli_preview::StimuliPreview,
    instruction_video::InstructionVideo,
    iframe::Iframe,
    survey::Survey,
];

/// Every kind this player has, by the name that protocols use.
pub fn kinds() -> impl Iterator<Item = &'static FrameKind> {
    FIRST.iter().chain(LATER)
}

/// Kinds that the player acts on without a page.
#[cfg(feature = "schema")]
static PAGELESS: &[Declared] = &[Declared::of::<frame_select::FrameSelect>()];

/// What every kind of the protocol language declares.
#[cfg(feature = "schema")]
pub fn declarations() -> Vec<kit::Declaration> {
    declared().map(|kind| (kind.declare)()).collect()
}

/// The kinds of [`declarations`], in the same order.
#[cfg(feature = "schema")]
pub fn declared() -> impl Iterator<Item = &'static Declared> {
    kinds().map(|kind| &kind.declared).chain(PAGELESS)
}

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static FrameKind> {
    kinds().find(|kind| kind.name == name)
}
