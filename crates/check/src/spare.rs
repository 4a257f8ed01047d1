//! Frames that `sequence` does not name: what would be wrong with them if it did.

use std::collections::HashSet;

use protocol::{Context, Severity};
use serde_json::{Value, json};

use crate::common::Common;
use crate::finding::Note;
use crate::params::{self, Kinds};
use crate::tree::Node;
use crate::{codes, expand, problems};

/// Looks at every frame of a protocol that no family meets.
pub(crate) fn check(
    structure: &Value,
    tree: &Node,
    context: &Context,
    kinds: &Kinds<'_>,
    notes: &mut Vec<Note>,
) {
    let (Some(frames), Some(sequence)) = (
        structure["frames"].as_object(),
        structure["sequence"].as_array(),
    ) else {
        return;
    };
    let in_sequence: HashSet<&str> = sequence.iter().filter_map(Value::as_str).collect();
    let spare = frames
        .keys()
        .filter(|name| !in_sequence.contains(name.as_str()));
    let names: Vec<String> = spare.cloned().collect();
    of(&names, structure, tree, context, kinds, notes);
}

/// Looks at these frames as if they were the whole sequence. What is found is advice, for nobody meets it yet.
pub(crate) fn of(
    names: &[String],
    structure: &Value,
    tree: &Node,
    context: &Context,
    kinds: &Kinds<'_>,
    notes: &mut Vec<Note>,
) {
    if names.is_empty() {
        return;
    }
    let alone = json!({"frames": structure["frames"], "sequence": names});
    let (unfolded, told) = expand::once(&alone, context, 1, 0);
    // Of the whole study these have been told, or make no sense for a part of it.
    let is_of_the_whole = |note: &Note| note.code == codes::UNUSED_FRAME || note.path == "sequence";
    let mut found = problems::notes(&told, &alone, tree, 0);
    found.retain(|note| !is_of_the_whole(note));
    let mut common = Common::default();
    for frame in &unfolded.frames {
        params::check(frame, kinds, tree, 0, &mut common, &mut found);
    }
    common.settle(&mut found);
    notes.extend(found.into_iter().map(|mut note| {
        note.message += " No family meets this frame: it is not in sequence.";
        note.severity(Severity::Advice)
    }));
}
