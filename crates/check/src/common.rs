//! What the frames of a group have in common, and which of them have a use for it.

use std::collections::HashSet;

use protocol::FrameConfig;

use crate::codes;
use crate::declaration::Declaration;
use crate::finding::Note;
use crate::origin;
use crate::tree::{Inner, Node};

/// Common properties by their paths.
#[derive(Debug, Default)]
pub(crate) struct Common {
    /// Some frame gets it from there and reads it.
    read: HashSet<String>,
    /// Some frame reads it and has its own.
    own: HashSet<String>,
}

impl Common {
    /// Remembers what a frame has of that which its group has in common.
    pub(crate) fn meet(&mut self, frame: &FrameConfig, declaration: &Declaration, tree: &Node) {
        let Some(parent) = origin::parent(&frame.path) else {
            return;
        };
        let common = format!("{parent}.commonFrameProperties");
        let reached = tree.find(&common);
        let (true, Some(members)) = (reached.whole, reached.node.members()) else {
            return;
        };
        let properties = declaration.schema.get("properties");
        let written = tree.find(&frame.path);
        for member in members.iter() {
            let known = properties.and_then(|known| known.get(&member.key));
            if known.is_none_or(|known| known.get("x-ignored").is_some())
                || !frame.params.contains_key(&member.key)
            {
                continue;
            }
            let own = written.node.get(&member.key).filter(|_| written.whole);
            let path = format!("{common}.{}", member.key);
            if own.is_none_or(|own| adds(&member.node, own)) {
                self.read.insert(path);
            } else {
                self.own.insert(path);
            }
        }
    }

    /// Takes out what is said of one frame while another has a use for it, and says why the others have none.
    pub(crate) fn settle(&self, notes: &mut Vec<Note>) {
        notes.retain(|note| !(says_unread(note) && self.read.contains(&note.path)));
        for note in notes {
            if says_unread(note) && self.own.contains(&note.path) {
                note.message += " Those frames of the group that read it have one of their own.";
            }
        }
    }
}

/// Whether something of what is common is left beside what the frame has: a choice of parameter sets merges objects and lists part by
/// part.
fn adds(common: &Node, own: &Node) -> bool {
    match (&common.inner, &own.inner) {
        (Inner::Object(common), Inner::Object(own)) => common.iter().any(|member| {
            own.get(&member.key)
                .is_none_or(|own| adds(&member.node, &own.node))
        }),
        (Inner::List(common), Inner::List(own)) => {
            common.len() > own.len() || common.iter().zip(own).any(|(one, other)| adds(one, other))
        }
        _ => false,
    }
}

/// Whether a finding says that nothing reads a parameter.
fn says_unread(note: &Note) -> bool {
    [
        codes::UNKNOWN_PARAMETER,
        codes::FOREIGN_PARAMETER,
        codes::IGNORED_PARAMETER,
        codes::CANNOT_RECORD,
    ]
    .iter()
    .any(|code| code.name == note.code.name)
}
