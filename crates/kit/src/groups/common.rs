//! What the protocol language itself reads of a frame, before any kind does (spec: protocol-and-player 1.4 to 1.14).
//!
//! `protocol` and `session` read these; the type only declares them.

use schemars::JsonSchema;
use serde_json::{Map, Value};

/// Of every frame.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "declared here, read elsewhere")]
pub(crate) struct Common {
    /// The kind of the frame.
    kind: String,
    /// Names the frame in the data and in recordings; its place in the study is put before it. Without one, the key in `frames` is used.
    #[schemars(regex(pattern = r"^[A-Za-z0-9. -]*$"), length(max = 126))]
    id: Option<String>,
    /// Values for placeholders: every text in this frame that is one of these names, or `NAME#0`, `NAME#RAND`, `NAME#PERM`,
    /// `NAME#UNIQ`, is replaced before the study begins.
    parameters: Option<Map<String, Value>>,
    /// A JavaScript function `(expData, sequence, child, pastSessions, conditions)`, as text. It runs when the frame starts, and the
    /// parameters it returns replace those written here.
    generate_properties: Option<String>,
    /// A JavaScript function `(frames, frameIndex, frameData, expData, sequence, child, pastSessions)`, as text. It runs when the frame
    /// ends and returns the index of the frame to go to.
    select_next_frame: Option<String>,
}
