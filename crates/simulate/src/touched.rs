//! Which pages can differ between families.

use crate::block::nickname;
use protocol::FrameConfig;
use protocol::trace::Draw;
use std::collections::BTreeSet;

/// Which entries of `sequence` hold anything drawn. Only their pages can differ between families, unless a script decides.
pub(crate) struct Touched<'a> {
    nicknames: BTreeSet<&'a str>,
    /// A generator or a frame's script decides, anywhere.
    is_all: bool,
}

impl<'a> Touched<'a> {
    pub(crate) fn by(draws: &'a [Draw], is_all: bool) -> Self {
        let inside = draws
            .iter()
            .filter_map(|draw| draw.path.strip_prefix("frames."));
        Self {
            nicknames: inside
                .map(|path| path.split(['.', '[']).next().unwrap_or(path))
                .collect(),
            is_all,
        }
    }

    pub(crate) fn may_vary(&self, frame: &FrameConfig) -> bool {
        let nickname = nickname(frame);
        self.is_all
            || self
                .nicknames
                .contains(nickname.split('.').next().unwrap_or(nickname))
    }
}
