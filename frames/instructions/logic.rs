//! Which clips still have to be played.

/// What is known of one clip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clip {
    /// The study wants it played to its end.
    pub(super) must_play: bool,
    /// It has reached its end at least once.
    pub(super) ended: bool,
    /// The browser can't play it; nobody is held up by that.
    pub(super) broken: bool,
}

impl Clip {
    /// The family has to play it before they go on.
    pub(super) fn missing(self) -> bool {
        self.must_play && !self.ended && !self.broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compulsory_clip_holds_until_it_ended_or_failed() {
        let clip = Clip {
            must_play: true,
            ..Clip::default()
        };
        assert!(clip.missing());
        assert!(
            !Clip {
                ended: true,
                ..clip
            }
            .missing()
        );
        assert!(
            !Clip {
                broken: true,
                ..clip
            }
            .missing()
        );
        assert!(!Clip::default().missing());
    }
}
