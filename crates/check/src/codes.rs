//! Every kind of finding. `docs/checker.md` explains each; a test compares the two.
// long: one table

use crate::finding::{Code, Severity};

macro_rules! codes {
    ($($name:ident = $text:literal, $severity:ident;)*) => {
        $(
            #[doc = concat!("`", $text, "`, see `docs/checker.md`.")]
            pub const $name: Code = Code { name: $text, severity: Severity::$severity };
        )*
        /// Every kind of finding, in the order of `docs/checker.md`.
        pub const CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    // Reading
    BROKEN_JSON = "broken-json", Error;
    NOT_PLAIN_JSON = "not-plain-json", Advice;
    DUPLICATE_KEY = "duplicate-key", Warning;
    EMPTY = "empty", Error;
    TOO_LARGE = "too-large", Error;
    TOO_DEEP = "too-deep", Error;
    WRONG_TYPE = "wrong-type", Error;
    MISSING_PROPERTY = "missing-property", Error;
    STRAY_PROPERTY = "stray-property", Warning;
    // Generators
    GENERATOR_SYNTAX = "generator-syntax", Error;
    GENERATOR_NOT_A_FUNCTION = "generator-not-a-function", Error;
    GENERATOR_THROWS = "generator-throws", Error;
    GENERATOR_RESULT = "generator-result", Error;
    GENERATOR_STOPPED = "generator-stopped", Error;
    GENERATOR_UNUSED = "generator-unused", Warning;
    // Kinds and parameters
    UNKNOWN_KIND = "unknown-kind", Error;
    REMOVED_KIND = "removed-kind", Error;
    UNKNOWN_SAMPLER = "unknown-sampler", Error;
    UNKNOWN_PARAMETER = "unknown-parameter", Warning;
    FOREIGN_PARAMETER = "foreign-parameter", Warning;
    PARAMETER_TYPE = "parameter-type", Warning;
    PARAMETER_VALUE = "parameter-value", Warning;
    PARAMETER_RANGE = "parameter-range", Warning;
    MISSING_PARAMETER = "missing-parameter", Error;
    DEPRECATED_PARAMETER = "deprecated-parameter", Advice;
    IGNORED_PARAMETER = "ignored-parameter", Advice;
    // Sequence and ids
    UNKNOWN_FRAME = "unknown-frame", Error;
    UNUSED_FRAME = "unused-frame", Warning;
    UNUSED_OPTION = "unused-option", Warning;
    UNNAMED_FRAME = "unnamed-frame", Warning;
    BAD_FRAME_ID = "bad-frame-id", Error;
    LONG_FRAME_ID = "long-frame-id", Error;
    SAME_FRAME_ID = "same-frame-id", Warning;
    // Placeholders and chance
    SELECTOR_OUT_OF_RANGE = "selector-out-of-range", Warning;
    UNKNOWN_SELECTOR = "unknown-selector", Error;
    SELECTOR_NEEDS_LIST = "selector-needs-list", Error;
    UNUSED_PLACEHOLDER = "unused-placeholder", Warning;
    UNDEFINED_PLACEHOLDER = "undefined-placeholder", Warning;
    SET_LACKS_PLACEHOLDER = "set-lacks-placeholder", Warning;
    KEY_ORDER = "key-order", Warning;
    SHARED_OBJECT = "shared-object", Warning;
    OPTION_OUT_OF_RANGE = "option-out-of-range", Error;
    BAD_WEIGHTS = "bad-weights", Warning;
    AGE_RANGES = "age-ranges", Warning;
    BAD_CONDITION = "bad-condition", Warning;
    CONDITION_NOT_FOUND = "condition-not-found", Warning;
    UNKNOWN_RANDOMIZATION = "unknown-randomization", Warning;
    UNKNOWN_LANGUAGE = "unknown-language", Warning;
    // Recording, consent, end
    NO_CONSENT = "no-consent", Warning;
    CONSENT_NOT_RECORDED = "consent-not-recorded", Error;
    RECORDED_BEFORE_CONSENT = "recorded-before-consent", Warning;
    NO_VIDEO_CONFIG = "no-video-config", Advice;
    NO_EXIT_SURVEY = "no-exit-survey", Warning;
    EXIT_SURVEY_NOT_LAST = "exit-survey-not-last", Warning;
    CANNOT_RECORD = "cannot-record", Warning;
    SESSION_NOT_STOPPED = "session-not-stopped", Warning;
    SESSION_NOT_STARTED = "session-not-started", Warning;
    SESSION_STARTED_TWICE = "session-started-twice", Warning;
    SESSION_RECORDING_LOST = "session-recording-lost", Warning;
    RECORDING_IN_SESSION = "recording-in-session", Warning;
    // Scripts of frames
    SCRIPT_SYNTAX = "script-syntax", Error;
    SCRIPT_THROWS = "script-throws", Warning;
    SCRIPT_RESULT = "script-result", Error;
    SCRIPT_STOPPED = "script-stopped", Error;
    SCRIPT_LEAVES_SEQUENCE = "script-leaves-sequence", Warning;
    SCRIPT_GOES_BACK = "script-goes-back", Warning;
    // Where the existing player stops
    DEAD_END = "dead-end", Warning;
    // Accessibility
    IMAGE_WITHOUT_ALT = "image-without-alt", Advice;
    VIDEO_WITHOUT_CAPTIONS = "video-without-captions", Advice;
    SMALL_TEXT = "small-text", Advice;
    FLASHING = "flashing", Warning;
    // Stimuli, when they are fetched
    ASSET_MISSING = "asset-missing", Error;
    ASSET_UNPLAYABLE = "asset-unplayable", Error;
    ASSET_TYPE = "asset-type", Warning;
    ASSET_SLOW = "asset-slow", Warning;
    ASSET_INSECURE = "asset-insecure", Warning;
    ASSET_WITHOUT_CORS = "asset-without-cors", Advice;
    ASSET_NOT_CHECKED = "asset-not-checked", Advice;
    ASSET_TOTAL = "asset-total", Advice;
}
