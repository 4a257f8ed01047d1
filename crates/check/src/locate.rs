//! From a path to bytes of a text.

use std::ops::Range;

use crate::finding::{Finding, Note, Part};
use crate::lines::floor;
use crate::read::{Text, Written};
use crate::tree::Node;

/// Where the paths of a protocol lead.
pub(crate) struct Map<'a> {
    pub(crate) tree: &'a Node,
    /// The text that the protocol, or the generator that makes it, stands in.
    pub(crate) written: &'a Written,
}

impl Map<'_> {
    /// A finding with its place.
    pub(crate) fn finding(&self, note: Note) -> Finding {
        let span = note
            .span
            .clone()
            .or_else(|| self.tree.find(&note.path).span(note.part))
            .unwrap_or_else(|| self.guess(&note));
        placed(&self.written.text, note, &span)
    }

    /// What a generator makes has no place; but a name that its text holds once is most likely what is meant.
    fn guess(&self, note: &Note) -> Range<usize> {
        let whole = self.written.span.clone();
        let start = whole.start;
        let Some(text) = self.written.text.text.get(whole) else {
            return start..start;
        };
        let mut names: Vec<&str> = note.path.split(['.', '[', ']']).collect();
        names.retain(|name| name.len() > 2 && name.parse::<usize>().is_err());
        if note.part == Part::Value
            && let Some(needle) = &note.needle
            && let Some(at) = only(text, needle, |before, after| {
                is_quote(before) && is_quote(after)
            })
        {
            return start + at..start + at + needle.len();
        }
        for name in names.iter().rev().take(3) {
            if GENERAL.contains(name) {
                continue;
            }
            let found = only(text, name, |before, after| {
                !is_word(before) && !is_word(after)
            })
            .or_else(|| only_key(text, name));
            if let Some(at) = found {
                return start + at..start + at + name.len();
            }
        }
        let first = text.len() - text.trim_start().len();
        let length = text.trim_start().lines().next().map_or(0, str::len);
        start + first..start + first + length
    }
}

/// A finding at a place of a text.
pub(crate) fn placed(text: &Text, note: Note, span: &Range<usize>) -> Finding {
    let start = floor(&text.text, span.start);
    let end = floor(&text.text, span.end).max(start);
    let (line, column) = text.lines.place(&text.text, start);
    Finding {
        severity: note.code.severity,
        code: note.code.name,
        file: text.file.clone(),
        line,
        column,
        path: note.path,
        message: note.message,
        help: note.help,
        span: start..end,
    }
}

/// Names that every protocol has; finding one says nothing.
const GENERAL: [&str; 4] = ["frames", "sequence", "kind", "generator"];

fn is_word(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '-'))
}

fn is_quote(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| matches!(letter, '"' | '\'' | '`'))
}

/// The only place where a text stands between fitting neighbours.
fn only(
    text: &str,
    name: &str,
    fits: impl Fn(Option<char>, Option<char>) -> bool,
) -> Option<usize> {
    let mut found = text.match_indices(name).filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        fits(before, after)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

/// The only place where a name is given a value: `name:`, `"name":`, `.name =`.
fn only_key(text: &str, name: &str) -> Option<usize> {
    let mut found = text.match_indices(name).filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].trim_start_matches(['"', '\'', ']']);
        let after = after.trim_start();
        !is_word(before) && (after.starts_with(':') || (after.starts_with('=') && !after.starts_with("==")))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}
