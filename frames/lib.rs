//! The frame kinds: one folder each, one row each.
//!
//! Adding a kind is a folder, a `pub mod` line and a row; nothing else in the workspace changes.

use kit::FrameKind;

/// Every kind this player has, by the name that protocols use.
pub static KINDS: &[FrameKind] = &[];

/// The kind of that name.
pub fn find(name: &str) -> Option<&'static FrameKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
