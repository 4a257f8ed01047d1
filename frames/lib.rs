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

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static FrameKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
