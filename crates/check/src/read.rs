//! From a file's text to a protocol, a generator, or both, and where each stands.

use std::ops::Range;

use serde_json::{Value, json};

use crate::codes;
use crate::finding::{Finding, Note};
use crate::jsonc::{self, Broken};
use crate::lines::Lines;
use crate::locate::placed;
use crate::origin;
use crate::tree::{Inner, Node};
use crate::{Beside, Options};

/// Larger files are refused: the server takes no larger ones either.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// A file's text and where its lines begin.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) lines: Lines,
}

impl Text {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
            lines: Lines::of(text),
        }
    }
}

/// A part of the study and the text it stands in.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) text: Text,
    /// The bytes of the part.
    pub(crate) span: Range<usize>,
    /// Whether the part stands there as it is, not as a JSON text with escapes.
    pub(crate) raw: bool,
}

/// What a file holds.
pub(crate) struct Reading {
    /// The protocol as stored; null if there is none.
    pub(crate) structure: Value,
    /// Its places.
    pub(crate) tree: Node,
    pub(crate) structure_in: Written,
    /// The generator's text and place.
    pub(crate) generator: Option<(String, Written)>,
    pub(crate) use_generator: bool,
}

/// What is found while reading, each in its own text.
pub(crate) struct Findings<'f>(pub(crate) &'f mut Vec<Finding>);

impl Findings<'_> {
    fn add(&mut self, text: &Text, note: Note) {
        let span = note.span.clone().unwrap_or(0..0);
        self.0.push(placed(text, note, &span));
    }
}

/// Reads a file. What is found on the way goes to `found`; nothing comes back if there is nothing to go on with.
pub(crate) fn read(
    source: &str,
    file: &str,
    options: &Options,
    found: &mut Findings<'_>,
) -> Option<Reading> {
    let whole = whole(file, source);
    if source.len() > MOST_BYTES {
        let message = format!(
            "The file has {} MB. The limit is 32 MB, so no server takes it and no browser shows it.",
            source.len() / 1_000_000
        );
        let help = "Put long texts and data into files of their own.";
        found.add(&whole.text, Note::new(codes::TOO_LARGE, "", message, help));
        return None;
    }
    let without_mark = source.trim_start_matches('\u{feff}');
    if without_mark.trim().is_empty() {
        let message = "The file is empty, so there is no study to show.";
        let help = "Write a protocol: { \"frames\": { … }, \"sequence\": [ … ] }.";
        found.add(&whole.text, Note::new(codes::EMPTY, "", message, help));
        return None;
    }
    if is_script(source, file) {
        return Some(Reading {
            structure: stored_beside(options, found)?,
            tree: Node::default(),
            structure_in: whole.clone(),
            generator: Some((source.to_owned(), whole)),
            use_generator: true,
        });
    }
    let (value, tree) = json(&whole.text, found)?;
    let record = value.as_object().filter(|object| {
        !object.contains_key("frames")
            && (["structure", "generator", "use_generator"]
                .iter()
                .any(|key| object.contains_key(*key))
                || options.structure.is_some()
                || options.generator.is_some())
    });
    let Some(record) = record else {
        return Some(Reading {
            structure: value,
            tree,
            structure_in: whole,
            generator: None,
            use_generator: false,
        });
    };
    let (structure, places, structure_in) = structure_of(record, &tree, &whole, options, found)?;
    let generator = generator_of(record, &tree, &whole, options);
    Some(Reading {
        structure,
        tree: places,
        structure_in,
        generator,
        use_generator: record.get("use_generator") == Some(&Value::Bool(true)),
    })
}

/// JavaScript by its name or by its first letter.
fn is_script(source: &str, file: &str) -> bool {
    let named = |ending: &str| {
        file.rsplit_once('.')
            .is_some_and(|(_, own)| own.eq_ignore_ascii_case(ending))
    };
    let first = source.trim_start_matches('\u{feff}').trim_start();
    named("js") || (!named("json") && !first.starts_with(['{', '[', '"', '/']))
}

fn whole(file: &str, source: &str) -> Written {
    Written {
        text: Text::new(file, source),
        span: 0..source.len(),
        raw: true,
    }
}

/// The stored protocol that plays when a generator file fails: what lies beside it, or nothing.
fn stored_beside(options: &Options, found: &mut Findings<'_>) -> Option<Value> {
    match &options.structure {
        None => Some(json!({"frames": {}, "sequence": []})),
        Some(beside) => {
            let text = Text::new(&beside.file, &beside.text);
            json(&text, found).map(|(value, _)| value)
        }
    }
}

/// Reads JSON and says what is odd about it as a text.
fn json(text: &Text, found: &mut Findings<'_>) -> Option<(Value, Node)> {
    let source = text.text.as_str();
    let read = match jsonc::read(source) {
        Ok(read) => read,
        Err(broken) => {
            found.add(text, broken_json(source, &broken));
            return None;
        }
    };
    if let Some(extra) = read.first_extra {
        let message = "Here stands a comment or a comma too many. This program reads over it, but Lookit's page takes plain JSON only: \
                       it refuses a protocol with it.";
        let help = "Take comments and commas before a closing bracket out before you paste the protocol there. `peekaboo bundle` \
                    writes it without.";
        found.add(
            text,
            Note::new(codes::NOT_PLAIN_JSON, "", message, help).at(extra),
        );
    }
    duplicates(&read.tree, &mut String::new(), &mut |note| {
        found.add(text, note);
    });
    match protocol::parse_structure(&read.plain) {
        Ok(value) => Some((value, read.tree)),
        Err(problem) => {
            let byte = problem
                .position
                .map_or(0, |at| text.lines.byte(source, at.line, at.column));
            let (message, help) = crate::problems::halves(&problem.message);
            let code = match problem.kind {
                protocol::ProblemKind::TooDeep => codes::TOO_DEEP,
                _ => codes::BROKEN_JSON,
            };
            found.add(text, Note::new(code, "", message, help).at(byte..byte + 1));
            None
        }
    }
}

fn broken_json(source: &str, broken: &Broken) -> Note {
    if broken.too_deep {
        let message = "The protocol nests too deep to be read, so the study cannot start.";
        return Note::new(codes::TOO_DEEP, "", message, "Flatten the groups.")
            .at(broken.span.clone());
    }
    let near = source
        .get(broken.span.start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let near: String = near.chars().take(40).collect();
    let reason = lower_first(&broken.reason);
    let message = if near.trim().is_empty() {
        format!("The protocol is not valid JSON ({reason}), so the study cannot start.")
    } else {
        format!(
            "The protocol is not valid JSON ({reason}, at “{}”), so the study cannot start.",
            near.trim()
        )
    };
    let help = "Look here and just before: a missing or an extra comma, quotation mark or bracket is the usual cause.";
    Note::new(codes::BROKEN_JSON, "", message, help).at(broken.span.clone())
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Members named twice: the last one counts, and nothing tells.
fn duplicates(node: &Node, path: &mut String, tell: &mut dyn FnMut(Note)) {
    let length = path.len();
    match &node.inner {
        Inner::List(list) => {
            for (place, element) in list.iter().enumerate() {
                origin::push_place(path, place);
                duplicates(element, path, tell);
                path.truncate(length);
            }
        }
        Inner::Object(members) => {
            let mut seen = std::collections::HashSet::new();
            for member in members.iter() {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(&member.key);
                if !seen.insert(member.key.as_str()) {
                    let message = format!(
                        "“{}” stands twice in this object. Only the last one counts; what the first one says is lost without a \
                         word.",
                        member.key
                    );
                    let help = "Remove one of the two, or rename it.";
                    let mut twice =
                        Note::new(codes::DUPLICATE_KEY, path.clone(), message, help).on_key();
                    twice.span.clone_from(&member.key_span);
                    tell(twice);
                }
                duplicates(&member.node, path, tell);
                path.truncate(length);
            }
        }
        Inner::Plain | Inner::Text(_) => {}
    }
}

type Structure = (Value, Node, Written);

/// The protocol of a study record: inside it, as a text inside it, or in a file beside it.
fn structure_of(
    record: &serde_json::Map<String, Value>,
    tree: &Node,
    whole: &Written,
    options: &Options,
    found: &mut Findings<'_>,
) -> Option<Structure> {
    let stored = record.get("structure").filter(|part| !part.is_null());
    let span = tree
        .get("structure")
        .and_then(|node| node.span.clone())
        .unwrap_or_else(|| whole.span.clone());
    let written = Written {
        span: span.clone(),
        ..whole.clone()
    };
    match (stored, &options.structure) {
        (Some(Value::String(inner)), _) => {
            let mut told = Vec::new();
            let read = json(
                &Text::new(&whole.text.file, inner),
                &mut Findings(&mut told),
            );
            // Inside a text nothing has a place of its own.
            for finding in told {
                let code = crate::finding::Code {
                    name: finding.code,
                    severity: finding.severity,
                };
                let note = Note::new(code, finding.path, finding.message, finding.help);
                found.add(&whole.text, note.at(span.clone()));
            }
            let (value, _) = read?;
            Some((value.clone(), Node::of(&value), written))
        }
        (Some(value), _) => {
            let tree = tree.get("structure").cloned().unwrap_or_default();
            Some((value.clone(), tree, written))
        }
        (None, Some(Beside { file, text })) => {
            let written = self::whole(file, text);
            let (value, tree) = json(&written.text, found)?;
            Some((value, tree, written))
        }
        (None, None) => {
            let empty = json!({"frames": {}, "sequence": []});
            Some((empty, Node::default(), written))
        }
    }
}

fn generator_of(
    record: &serde_json::Map<String, Value>,
    tree: &Node,
    whole: &Written,
    options: &Options,
) -> Option<(String, Written)> {
    match (record.get("generator"), &options.generator) {
        (Some(Value::String(text)), _) => {
            let span = tree.get("generator").and_then(|node| node.span.clone());
            let written = Written {
                span: span.unwrap_or_else(|| whole.span.clone()),
                raw: false,
                ..whole.clone()
            };
            Some((text.clone(), written))
        }
        (_, Some(Beside { file, text })) => Some((text.clone(), self::whole(file, text))),
        (_, None) => None,
    }
    .filter(|(text, _)| !text.trim().is_empty())
}
