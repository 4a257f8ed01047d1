//! Messages of the companion server's own API under `/local/`; a real Lookit does not have them.

use serde::{Deserialize, Serialize};

/// The body of `POST /local/children`; the answer is a [`crate::Child`] document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewChild {
    #[serde(default)]
    pub given_name: String,
    /// `YYYY-MM-DD`.
    pub birthday: String,
}

/// `POST` the text of a protocol or generator, answered with a list of [`StudyFinding`]s.
pub const CHECK_PATH: &str = "/local/check";

/// `POST` any bytes, answered with 204: the player measures how fast the family's line sends. They are thrown away.
pub const SPEED_PATH: &str = "/local/speed";

/// No body sent there is longer.
pub const SPEED_MAX_BYTES: u64 = 1 << 20;

/// One thing that is wrong with a study, as `peekaboo check` finds it; `docs/checker.md` explains the codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyFinding {
    /// `error`, `warning` or `advice`.
    pub severity: String,
    pub code: String,
    /// Counted from 1.
    pub line: usize,
    /// Character in the line, counted from 1.
    pub column: usize,
    /// So many characters of the line are what is meant; at least 1.
    pub length: usize,
    /// Such as `frames.trials.frameList[2].kind`; empty for the whole.
    pub path: String,
    /// What is wrong, and what happens to the family.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The answer to `GET /local/studies`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalStudies {
    pub studies: Vec<LocalStudy>,
    /// The child every installation has, to try studies with.
    pub demo_child: String,
}

/// One study the server found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalStudy {
    pub id: String,
    /// The folder or file name; accepted wherever the id is.
    pub slug: String,
    pub name: String,
    /// Where to take part, as a path.
    pub participate: String,
    /// Where to play it as a preview, as a path.
    pub preview: String,
    /// Why the study cannot be played; then every other address is empty.
    pub problem: Option<String>,
}
