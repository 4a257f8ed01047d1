//! What a family reads when the camera cannot be used.

use session::CameraTrouble;
use words::Words;

/// Heading and advice for the family.
pub fn camera_words(words: Words, trouble: CameraTrouble) -> (&'static str, &'static str) {
    let (title, advice) = match trouble {
        CameraTrouble::Refused => (words::CAMERA_REFUSED_TITLE, words::CAMERA_REFUSED_ADVICE),
        CameraTrouble::Missing => (words::CAMERA_MISSING_TITLE, words::CAMERA_MISSING_ADVICE),
        CameraTrouble::Busy => (words::CAMERA_BUSY_TITLE, words::CAMERA_BUSY_ADVICE),
        CameraTrouble::Insecure => (words::CAMERA_INSECURE_TITLE, words::CAMERA_INSECURE_ADVICE),
        CameraTrouble::Silent => (words::CAMERA_SILENT_TITLE, words::CAMERA_SILENT_ADVICE),
        CameraTrouble::Other => (words::CAMERA_OTHER_TITLE, words::CAMERA_OTHER_ADVICE),
    };
    (words.get(title), words.get(advice))
}
