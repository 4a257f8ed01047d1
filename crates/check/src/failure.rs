//! What a generator that fails means for the family.

use serde_json::Value;

use crate::codes;
use crate::finding::Note;
use crate::generator::{Failure, Stage};
use crate::read::Written;

/// The finding about a generator that fails.
pub(crate) fn failed(
    failure: &Failure,
    age_days: u32,
    always: bool,
    stored: &Value,
    text: &str,
    written: &Written,
) -> Note {
    let frames = stored["sequence"].as_array().map_or(0, Vec::len);
    let instead = if frames == 0 {
        "Lookit's player says nothing and plays the stored protocol instead, which is empty: the family meets an error page."
    } else {
        "Lookit's player says nothing and plays the stored protocol instead: the family takes part in another study than this one."
    };
    let who = if always || failure.stage != Stage::Throws {
        String::new()
    } else {
        format!(" for a child of {age_days} days")
    };
    let detail = failure.detail.trim_end_matches('.');
    let (code, what, help) = match failure.stage {
        Stage::Syntax => (
            codes::GENERATOR_SYNTAX,
            format!("The generator is not valid JavaScript ({detail})."),
            "Correct it here or just before; a missing bracket shows only at the end.",
        ),
        Stage::NotAFunction => (
            codes::GENERATOR_NOT_A_FUNCTION,
            format!("The generator does not come to one function ({detail})."),
            "Begin the text with the word function and a name: no empty line, no comment on a line of its own, nothing before it. Helper \
             functions may follow.",
        ),
        Stage::Throws => (
            codes::GENERATOR_THROWS,
            format!("The generator fails{who} ({detail})."),
            if detail.contains("undefined") && has_code_after(text) {
                "Variables that are set after the main function do not exist when it runs: move them into it."
            } else {
                "Correct it here, or guard against what is missing."
            },
        ),
        Stage::Result => (
            codes::GENERATOR_RESULT,
            format!("The generator returns nothing that can be played ({detail})."),
            "Return { frames: …, sequence: […] } on every way through the function.",
        ),
        Stage::Stopped => (
            codes::GENERATOR_STOPPED,
            format!(
                "The generator does not come to an end ({detail}). In a family's browser the page freezes."
            ),
            "Look for a loop that never ends.",
        ),
    };
    let message = if failure.stage == Stage::Stopped {
        what
    } else {
        format!("{what} {instead}")
    };
    let note = Note::new(code, "generator", message, help);
    match failure.place {
        Some((line, column)) if written.raw => {
            let whole = &written.text;
            let start = whole.lines.byte(&whole.text, line, column);
            let rest = whole.text.get(start..).unwrap_or_default();
            let word = rest
                .find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '$')))
                .unwrap_or(rest.len());
            note.at(start..start + word.max(1))
        }
        Some((line, column)) => {
            let mut note = note.at(written.span.start..written.span.start + 1);
            note.message = format!(
                "{} It is line {line}, column {column} of the generator.",
                note.message
            );
            note
        }
        None => note,
    }
}

/// Whether something is set beside the functions.
fn has_code_after(text: &str) -> bool {
    text.lines().any(|line| {
        ["var ", "let ", "const "]
            .iter()
            .any(|word| line.starts_with(word))
    })
}
