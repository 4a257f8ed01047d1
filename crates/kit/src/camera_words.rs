//! What a family reads when the camera cannot be used.

use session::CameraTrouble;

/// Heading and advice for the family.
pub fn camera_words(trouble: CameraTrouble) -> (&'static str, &'static str) {
    match trouble {
        CameraTrouble::Refused => (
            "The camera is not allowed yet",
            "Click the camera sign in the browser's address bar, choose “Allow” for camera and microphone, and then try again.",
        ),
        CameraTrouble::Missing => (
            "No camera was found",
            "Please connect a webcam with a microphone, or use a laptop or tablet that has one, and then try again.",
        ),
        CameraTrouble::Busy => (
            "Another program uses the camera",
            "Please close video calls and other programs or tabs that may use the camera, and then try again.",
        ),
        CameraTrouble::Insecure => (
            "The camera can't be used on this page",
            "Browsers allow the camera on secure (https) pages only. Please tell the lab that invited you.",
        ),
        CameraTrouble::Silent => (
            "The camera has not answered yet",
            "Your browser may be asking whether this page may use camera and microphone: please choose “Allow”, and the study goes on by itself. If you see no question, please try again.",
        ),
        CameraTrouble::Other => (
            "The camera could not record",
            "Please close other programs, or try Chrome or Firefox on a computer, and then try again.",
        ),
    }
}
