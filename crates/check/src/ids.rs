//! Ids under which frames are saved.

use std::collections::BTreeMap;

use crate::codes;
use crate::finding::Note;
use crate::shown::Shown;

/// Lookit's database takes no longer ids.
const LONGEST_ID: usize = 128;
/// What a second visit adds: `-repeat-1`.
const REPEAT: usize = 9;

/// Looks at the ids of one unfolding.
pub(crate) fn check(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    let mut by_base: BTreeMap<&str, Vec<&Shown<'_>>> = BTreeMap::new();
    for shown in frames {
        let id = &shown.frame.id;
        if id.chars().count() + REPEAT > LONGEST_ID {
            let message = format!(
                "With its place and a repeat this frame's id has more than {LONGEST_ID} characters. Lookit's server refuses it, and \
                 with it every save from here on: the family's answers are lost."
            );
            let help = "Give it a shorter id, 110 characters at most.";
            let at = if shown.get("id").is_some() { "id" } else { "" };
            notes.push(shown.note_at(codes::LONG_FRAME_ID, at, message, help));
        }
        let base = id.split_once('-').map_or(id.as_str(), |(_, base)| base);
        by_base.entry(base).or_default().push(shown);
    }
    for (base, same) in by_base {
        same_id(base, &same, notes);
    }
}

/// Frames that are defined in different places and told to have one id.
fn same_id(base: &str, same: &[&Shown<'_>], notes: &mut Vec<Note>) {
    if base == "null" || base.is_empty() {
        return;
    }
    // An id that is written; without one the name in `frames` is shared by all frames of a choice, as every study has it.
    let given = |shown: &&&Shown<'_>| {
        let path = shown.at("id");
        let reached = shown.tree.find(&path);
        reached.whole.then_some(path)
    };
    let mut places: Vec<String> = same.iter().filter_map(|shown| given(&shown)).collect();
    let frames: std::collections::BTreeSet<&str> =
        same.iter().map(|shown| shown.frame.path.as_str()).collect();
    places.sort();
    places.dedup();
    if frames.len() < 2 || places.is_empty() {
        return;
    }
    let last = places.pop().unwrap_or_default();
    let other = frames
        .iter()
        .find(|path| !last.starts_with(**path))
        .copied()
        .unwrap_or_default();
    let message = format!(
        "{} frames have the id “{base}”. In the data only the number before it tells them apart, and that changes whenever frames \
         are added or moved.",
        frames.len()
    );
    let help = format!("Give each its own id; another one is {other}.");
    notes.push(Note::new(codes::SAME_FRAME_ID, last, message, help));
}
