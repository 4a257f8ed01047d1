//! Where a protocol comes from, and reading its text (spec 1.1).

use serde_json::{Value, json};

use crate::heap::quoted;
use crate::problem::{Outcome, Problem, ProblemKind, TextPosition, stop};

/// The longest text that is read as a protocol.
const MAX_TEXT_BYTES: usize = 16 << 20;

/// A study's protocol as the server keeps it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StudySource {
    /// The protocol: an object, or its JSON as a text. Null if there is only a generator.
    pub structure: Value,
    /// JavaScript that makes the protocol.
    pub generator: Option<String>,
    /// Whether to use the generator.
    pub use_generator: bool,
}

impl StudySource {
    /// Reads what a researcher has at hand: a protocol, a study record around one or around a generator, or a generator. Text that
    /// does not begin like JSON is taken for a generator.
    ///
    /// # Errors
    /// The text is empty, or is broken JSON.
    pub fn from_text(text: &str) -> Result<Self, Problem> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            let message = "There is no protocol yet. Paste one, or choose its file.";
            return Err(Problem::error(ProblemKind::Empty, "", message));
        }
        if !trimmed.starts_with(['{', '[', '"']) {
            return Ok(Self {
                structure: Value::Null,
                generator: Some(trimmed.to_owned()),
                use_generator: true,
            });
        }
        let structure = parse_structure(text)?;
        let part = |key: &str| structure.get(key).filter(|part| !part.is_null());
        let is_record = part("frames").is_none()
            && ["structure", "generator"]
                .iter()
                .any(|key| part(key).is_some());
        if !is_record {
            return Ok(Self {
                structure,
                ..Self::default()
            });
        }
        Ok(Self {
            generator: part("generator").and_then(Value::as_str).map(str::to_owned),
            use_generator: part("use_generator").and_then(Value::as_bool) == Some(true),
            // A record without a protocol has none, as on the server.
            structure: part("structure")
                .cloned()
                .unwrap_or_else(|| json!({"frames": {}, "sequence": []})),
        })
    }
}

/// Who takes part, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The child's attributes with their wire names (`givenName`, `birthday` as an ISO date, …) and `id`; null if there
    /// is no child.
    pub child: Value,
    /// A list of earlier participations, newest first, each with its attributes (`completedConsentFrame`, `conditions`,
    /// `createdOn`, …) and `id`; the current one is in it.
    pub past_sessions: Value,
    /// The moment the study starts, in milliseconds since 1970.
    pub now_millis: f64,
}

/// How to unfold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether a frame's place is put before its id (`3-trial`); only `exp-frame-select` does without.
    pub prepend_frame_indices: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            prepend_frame_indices: true,
        }
    }
}

/// Reads a protocol's JSON; line breaks inside texts are tolerated and lost.
///
/// # Errors
/// A [`ProblemKind::BrokenJson`] problem with line and column.
pub fn parse_structure(text: &str) -> Result<Value, Problem> {
    read(text).map_err(|problem| *problem)
}

pub(crate) fn read(text: &str) -> Outcome<Value> {
    if text.len() > MAX_TEXT_BYTES {
        let message = "The protocol is longer than 16 MiB, so the study cannot start.";
        return stop(ProblemKind::TooLarge, "", message);
    }
    let stripped: String = text
        .chars()
        .filter(|letter| !matches!(letter, '\r' | '\n'))
        .collect();
    serde_json::from_str(&stripped).map_err(|fault| {
        let position = original_position(text, fault.column());
        let full = fault.to_string();
        let reason = full.split(" at line ").next().unwrap_or_default();
        if reason.starts_with("recursion limit") {
            let message = "The protocol nests too deep to be read, so the study cannot start. Flatten the groups.";
            return Box::new(Problem::error(ProblemKind::TooDeep, "", message).at(position));
        }
        let near = line_of(text, position.line);
        let message = format!(
            "The protocol is not valid JSON ({reason}), so the study cannot start. Look at line {}, column {}: {}. A \
             missing or an extra comma, quotation mark or bracket just before it is the usual cause.",
            position.line,
            position.column,
            quoted(near.trim())
        );
        Box::new(
            Problem::error(ProblemKind::BrokenJson, "", message)
                .at(position)
                .with_legacy(format!("SyntaxError: {reason}")),
        )
    })
}

/// Line and column in the text with line breaks of the `bytes`-th byte without them.
fn original_position(text: &str, bytes: usize) -> TextPosition {
    let mut position = TextPosition { line: 1, column: 0 };
    let mut passed = 0;
    for letter in text.chars() {
        if passed >= bytes {
            break;
        }
        match letter {
            '\n' => {
                position = TextPosition {
                    line: position.line + 1,
                    column: 0,
                }
            }
            '\r' => {}
            _ => {
                passed += letter.len_utf8();
                position.column += 1;
            }
        }
    }
    position
}

fn line_of(text: &str, line: usize) -> &str {
    text.lines().nth(line.saturating_sub(1)).unwrap_or_default()
}
