//! The frame kinds: one folder each, one row each.
//!
//! Adding a kind is a folder, a `pub mod` line and a row; nothing else in the workspace changes.

pub mod exit_survey;
pub mod images_audio;
pub mod instructions;
pub mod text;
pub mod video;
pub mod video_config;
pub mod video_config_quality;
pub mod video_consent;

use kit::FrameKind;

/// Every kind this player has, by the name that protocols use.
pub static KINDS: &[FrameKind] = &[
    FrameKind::of::<video_consent::VideoConsent>(),
    FrameKind::of::<video_config_quality::VideoConfigQuality>(),
    FrameKind::of::<video_config::VideoConfig>(),
    FrameKind::of::<text::Text>(),
    FrameKind::of::<instructions::Instructions>(),
    FrameKind::of::<exit_survey::ExitSurvey>(),
    FrameKind::of::<video::Video>(),
    FrameKind::of::<images_audio::ImagesAudio>(),
];

/// What every kind of the protocol language declares, also those that this player has no page for yet.
#[cfg(feature = "schema")]
pub fn declarations() -> Vec<kit::Declaration> {
    let playing = KINDS.len();
    let kinds = declared().enumerate();
    kinds
        .map(|(index, kind)| (kind.declare)(index < playing))
        .collect()
}

/// The kinds of [`declarations`], in the same order.
#[cfg(feature = "schema")]
pub fn declared() -> impl Iterator<Item = &'static kit::schema::Declared> {
    KINDS.iter().map(|kind| &kind.declared).chain(DECLARED)
}

/// Kinds that this player has no page for yet; the player does not contain them.
#[cfg(feature = "schema")]
static DECLARED: &[kit::schema::Declared] = &[];

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static FrameKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
