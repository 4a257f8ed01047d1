//! What the protocol core found, as findings.

use protocol::{Problem, ProblemKind, Severity};
use serde_json::Value;

use crate::codes;
use crate::finding::{Code, Note};
use crate::origin;
use crate::suggest::nearest;
use crate::tree::Node;

/// A message of the core is one text; its last sentence says what to do.
pub(crate) fn halves(message: &str) -> (String, String) {
    match message.trim_end().rsplit_once(". ") {
        Some((what, to_do)) => (format!("{what}."), to_do.to_owned()),
        None => (message.to_owned(), String::new()),
    }
}

/// Problems as findings, without those that are found here in another way.
pub(crate) fn notes(problems: &[Problem], structure: &Value, tree: &Node, set: usize) -> Vec<Note> {
    let notes = problems.iter().filter_map(note).map(|mut note| {
        if let Some((frame, rest)) = in_a_frame(&note.path, tree) {
            note.path = origin::written(tree, &frame, &rest, set);
        }
        if note.code == codes::UNKNOWN_FRAME {
            suggest_frame(&mut note, structure);
        }
        refined(note)
    });
    notes.collect()
}

/// A path that leads nowhere because it goes through a member of a group: the member and the rest.
fn in_a_frame(path: &str, tree: &Node) -> Option<(String, String)> {
    if tree.find(path).whole {
        return None;
    }
    let list = path
        .rfind(".frameList[")
        .max(path.rfind(".frameOptions["))?;
    let end = list + path[list..].find(']')? + 1;
    let rest = path[end..].trim_start_matches('.');
    (!rest.is_empty()).then(|| (path[..end].to_owned(), rest.to_owned()))
}

/// The frame that an entry of `sequence` most likely means.
fn suggest_frame(note: &mut Note, structure: &Value) {
    let place = note
        .path
        .trim_start_matches("sequence[")
        .trim_end_matches(']');
    let name = place
        .parse::<usize>()
        .ok()
        .and_then(|place| structure["sequence"][place].as_str());
    let frames = structure["frames"].as_object();
    if let (Some(name), Some(frames)) = (name, frames) {
        if let Some(like) = nearest(name, frames.keys().map(String::as_str)) {
            note.help = format!("Did you mean \"{like}\"?");
        }
        note.needle = Some(name.to_owned());
    }
}

fn note(problem: &Problem) -> Option<Note> {
    // It is said better where the protocol is read as it is written.
    if problem.path == "randomization" {
        return None;
    }
    let code = code_of(problem.kind)?;
    let (message, mut help) = halves(&problem.message);
    if help.is_empty() {
        usual_help(problem.kind).clone_into(&mut help);
    }
    let mut note = Note::new(code, problem.path.clone(), message, help);
    if problem.severity == Severity::Error {
        note.code.severity = Severity::Error;
    }
    if matches!(
        problem.kind,
        ProblemKind::UnusedFrame | ProblemKind::MissingProperty
    ) {
        note = note.on_key();
    }
    Some(note)
}

/// What to do where the core says only what is wrong.
fn usual_help(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::OutOfRange => "Use a smaller number, or add values to the list.",
        ProblemKind::WrongType => "Put an object with a kind here.",
        ProblemKind::TooLarge => "Make the study smaller.",
        _ => "Correct it here.",
    }
}

fn code_of(kind: ProblemKind) -> Option<Code> {
    Some(match kind {
        ProblemKind::BrokenJson => codes::BROKEN_JSON,
        ProblemKind::WrongType => codes::WRONG_TYPE,
        ProblemKind::MissingProperty => codes::MISSING_PROPERTY,
        ProblemKind::UnknownFrame => codes::UNKNOWN_FRAME,
        ProblemKind::UnknownKind => codes::UNKNOWN_KIND,
        ProblemKind::UnknownSampler => codes::UNKNOWN_SAMPLER,
        ProblemKind::UnknownSelector => codes::UNKNOWN_SELECTOR,
        ProblemKind::ParameterNotAList => codes::SELECTOR_NEEDS_LIST,
        ProblemKind::UnknownParameter => codes::UNDEFINED_PLACEHOLDER,
        ProblemKind::OutOfRange => codes::SELECTOR_OUT_OF_RANGE,
        ProblemKind::BadWeights => codes::BAD_WEIGHTS,
        ProblemKind::BadCondition => codes::BAD_CONDITION,
        ProblemKind::BadFrameId => codes::BAD_FRAME_ID,
        ProblemKind::UnnamedFrame => codes::UNNAMED_FRAME,
        ProblemKind::TooDeep => codes::TOO_DEEP,
        ProblemKind::TooLarge => codes::TOO_LARGE,
        ProblemKind::UnusedFrame => codes::UNUSED_FRAME,
        ProblemKind::Empty => codes::EMPTY,
        // The first two are looked at for all ages, and consent and exit with more knowledge, elsewhere in this crate; generators
        // too. Files to be loaded are none of the core's problems.
        ProblemKind::Age
        | ProblemKind::NoVideoConfig
        | ProblemKind::NoVideoConsent
        | ProblemKind::NoExitSurvey
        | ProblemKind::Generator
        | ProblemKind::Fetch => return None,
    })
}

/// `whichFrames` outside the list is an error, a selector outside the list is not; the core has one kind for both.
fn refined(mut note: Note) -> Note {
    if note.code
        == (Code {
            severity: Severity::Error,
            ..codes::SELECTOR_OUT_OF_RANGE
        })
        && note.path.contains(".whichFrames")
    {
        note.code = codes::OPTION_OUT_OF_RANGE;
    }
    note
}
