//! Parameters that studies carry and this player does not read, with the reason.

/// A parameter that has no effect.
pub(crate) struct Ignored {
    pub(crate) name: &'static str,
    /// The shared group it belonged to.
    pub(crate) group: &'static str,
    pub(crate) why: &'static str,
}

const fn ignored(name: &'static str, group: &'static str, why: &'static str) -> Ignored {
    Ignored { name, group, why }
}

const NO_WAIT: &str = "recordings are sent while the study goes on, so there is no wait to show";
const NO_COVER: &str = "this kind does not cover its page while the camera starts";
const INTERNAL: &str = "it named a part of the page of the Ember player";

/// Of every frame.
pub(crate) const OF_EVERY_FRAME: &[Ignored] = &[
    ignored(
        "checkMic",
        "frame",
        "the player watches the microphone where a kind needs it",
    ),
    ignored("sessionRecorderElement", "sessionRecording", INTERNAL),
    ignored("fullScreenElementId", "fullscreen", INTERNAL),
    ignored("frameType", "frame", "the kind decides it"),
];

/// Of kinds that use the camera, when they do not cover the page until it records.
pub(crate) const OF_A_COVER: &[Ignored] = &[
    ignored("showWaitForRecordingMessage", "recording", NO_COVER),
    ignored("waitForRecordingMessage", "recording", NO_COVER),
    ignored("waitForRecordingMessageColor", "recording", NO_COVER),
    ignored("waitForUploadImage", "recording", NO_COVER),
    ignored("waitForUploadVideo", "recording", NO_COVER),
];

/// Of kinds that use the camera.
pub(crate) const OF_RECORDING: &[Ignored] = &[
    ignored("showWaitForUploadMessage", "recording", NO_WAIT),
    ignored("waitForUploadMessage", "recording", NO_WAIT),
    ignored("waitForUploadMessageColor", "recording", NO_WAIT),
    ignored("recorderElement", "recording", INTERNAL),
];
