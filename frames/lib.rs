//! The frame kinds: one folder each, one row each.
//!
//! Adding a kind is a folder, a `pub mod` line and a row; nothing else in the workspace changes.

pub mod exit_survey;
pub mod images_audio;
pub mod images_audio_infant_control;
pub mod instructions;
pub mod text;
pub mod video;
pub mod video_config;
pub mod video_config_quality;
pub mod video_consent;
pub mod video_infant_control;

// Not in the player: those without a page.
#[cfg(any(test, feature = "schema"))]
pub mod calibration;
#[cfg(any(test, feature = "schema"))]
pub mod change_detection;
#[cfg(any(test, feature = "schema"))]
pub mod frame_select;
#[cfg(any(test, feature = "schema"))]
pub mod iframe;
#[cfg(any(test, feature = "schema"))]
pub mod instruction_video;
#[cfg(any(test, feature = "schema"))]
pub mod mood_questionnaire;
#[cfg(any(test, feature = "schema"))]
pub mod observation;
#[cfg(any(test, feature = "schema"))]
pub mod start_recording;
#[cfg(any(test, feature = "schema"))]
pub mod stimuli_preview;
#[cfg(any(test, feature = "schema"))]
pub mod stop_recording;
#[cfg(any(test, feature = "schema"))]
pub mod survey;
#[cfg(any(test, feature = "schema"))]
pub mod survey_consent;
#[cfg(any(test, feature = "schema"))]
pub mod video_assent;
#[cfg(any(test, feature = "schema"))]
pub mod webcam_display;

#[cfg(feature = "schema")]
pub mod reference;
#[cfg(feature = "schema")]
pub mod schema;

#[cfg(feature = "schema")]
use kit::schema::Declared;
use kit::{Frame, FrameKind};

/// The kinds that a study begins or ends with. They are in the file that a family waits for.
pub static FIRST: &[FrameKind] = &[
    FrameKind::of::<video_consent::VideoConsent>(),
    FrameKind::of::<video_config_quality::VideoConfigQuality>(),
    FrameKind::of::<video_config::VideoConfig>(),
    FrameKind::of::<text::Text>(),
    FrameKind::of::<instructions::Instructions>(),
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
    video::Video,
    video_infant_control::VideoInfantControl,
    images_audio::ImagesAudio,
    images_audio_infant_control::ImagesAudioInfantControl,
];

/// Every kind this player has, by the name that protocols use.
pub fn kinds() -> impl Iterator<Item = &'static FrameKind> {
    FIRST.iter().chain(LATER)
}

/// Kinds that the player acts on without a page.
#[cfg(feature = "schema")]
static PAGELESS: &[Declared] = &[Declared::of::<frame_select::FrameSelect>()];

/// Kinds of the protocol language that this player has no page for yet.
#[cfg(feature = "schema")]
static DECLARED: &[Declared] = &[
    Declared::of::<calibration::Calibration>(),
    Declared::of::<change_detection::ChangeDetection>(),
    Declared::of::<start_recording::StartRecording>(),
    Declared::of::<stop_recording::StopRecording>(),
    Declared::of::<webcam_display::WebcamDisplay>(),
    Declared::of::<stimuli_preview::StimuliPreview>(),
    Declared::of::<instruction_video::InstructionVideo>(),
    Declared::of::<iframe::Iframe>(),
    Declared::of::<observation::Observation>(),
    Declared::of::<video_assent::VideoAssent>(),
    Declared::of::<survey_consent::SurveyConsent>(),
    Declared::of::<survey::Survey>(),
    Declared::of::<mood_questionnaire::MoodQuestionnaire>(),
];

/// What every kind of the protocol language declares, also those that this player has no page for yet.
#[cfg(feature = "schema")]
pub fn declarations() -> Vec<kit::Declaration> {
    let playing = kinds().count() + PAGELESS.len();
    let declared = declared().enumerate();
    declared
        .map(|(index, kind)| (kind.declare)(index < playing))
        .collect()
}

/// The kinds of [`declarations`], in the same order.
#[cfg(feature = "schema")]
pub fn declared() -> impl Iterator<Item = &'static Declared> {
    kinds()
        .map(|kind| &kind.declared)
        .chain(PAGELESS)
        .chain(DECLARED)
}

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static FrameKind> {
    kinds().find(|kind| kind.name == name)
}
