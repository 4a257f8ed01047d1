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

    /// What a generator makes has no place; but the names of a path mostly stand in its text as well, one inside the other.
    fn guess(&self, note: &Note) -> Range<usize> {
        let start = self.written.span.start;
        let Some(text) = self.written.text.text.get(self.written.span.clone()) else {
            return start..start;
        };
        let at = |found: Range<usize>| start + found.start..start + found.end;
        let Inside { found, region } = inside(text, &note.path);
        if note.part == Part::Value
            && let Some(needle) = note.needle.as_deref().filter(|needle| !needle.is_empty())
        {
            let quoted = |before, after| is_quote(before) && is_quote(after);
            let near = only(&text[region.clone()], needle, quoted).map(|at| at + region.start);
            if let Some(place) = near.or_else(|| only(text, needle, quoted)) {
                return at(place..place + needle.len());
            }
        }
        if let Some(found) = found {
            return at(found);
        }
        let last = names(&note.path).last().filter(|name| name.len() > 3);
        if let Some(name) = last
            && let Some(place) = only_key(text, name)
        {
            return at(place..place + name.len());
        }
        let first = text.len() - text.trim_start().len();
        let length = text.trim_start().lines().next().map_or(0, str::len);
        at(first..first + length)
    }
}

fn names(path: &str) -> impl Iterator<Item = &str> {
    let names = path.split(['.', '[', ']']);
    names.filter(|name| !name.is_empty() && name.parse::<usize>().is_err() && *name != "frames")
}

/// How far a path can be followed by name.
struct Inside {
    /// The last name that was found.
    found: Option<Range<usize>>,
    /// What stands in brackets behind it.
    region: Range<usize>,
}

/// Follows the names of a path, each within the brackets that follow the one before.
fn inside(text: &str, path: &str) -> Inside {
    let mut reached = Inside {
        found: None,
        region: 0..text.len(),
    };
    for name in names(path) {
        let Some(place) = only_key(&text[reached.region.clone()], name) else {
            if reached.found.is_none() {
                reached.found = numbered(text, name);
                break;
            }
            continue;
        };
        let place = reached.region.start + place;
        let end = place + name.len();
        reached.found = Some(place..end);
        reached.region = end..bracket_end(text, end);
    }
    reached
}

/// The only text that a numbered name can be made of: `'trial-'` of `trial-3`.
fn numbered(text: &str, name: &str) -> Option<Range<usize>> {
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if stem.len() < 3 || stem.len() == name.len() {
        return None;
    }
    let quoted = |before, after| is_quote(before) && is_quote(after);
    let at = only(text, stem, quoted)?;
    Some(at..at + stem.len())
}

/// Where the brackets close that open next after a place; the place itself if there are none before the next value.
fn bracket_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' if depth <= 1 => return at,
            b'}' | b']' | b')' => depth -= 1,
            b',' | b';' if depth == 0 => return at,
            b'"' | b'\'' | b'`' if at > from + 1 => {
                at += 1;
                while bytes.get(at).is_some_and(|inner| inner != byte) {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                while bytes.get(at).is_some_and(|inner| *inner != b'\n') {
                    at += 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    floor(text, at)
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
        !is_word(before)
            && (after.starts_with(':') || (after.starts_with('=') && !after.starts_with("==")))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}
