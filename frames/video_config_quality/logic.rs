//! When the family may go on.

/// The state of the test clip that matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clip {
    /// A clip is demanded by the study and can be made.
    pub(super) required: bool,
    /// A clip is closed.
    pub(super) made: bool,
    /// That clip was played.
    pub(super) played: bool,
}

impl Clip {
    /// The clip is not in the way of going on.
    pub(super) fn done(self) -> bool {
        !self.required || (self.made && self.played)
    }
}

/// Place of the first item that is not ticked, from 0.
pub(super) fn first_unticked(ticked: &[bool], required: bool) -> Option<usize> {
    if required {
        ticked.iter().position(|ticked| !ticked)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_required_clip_must_be_made_and_played() {
        let made = Clip {
            required: true,
            made: true,
            played: false,
        };
        assert!(!made.done());
        assert!(
            Clip {
                played: true,
                ..made
            }
            .done()
        );
        assert!(Clip::default().done());
    }

    #[test]
    fn the_first_open_item_is_found() {
        assert_eq!(first_unticked(&[true, false, false], true), Some(1));
        assert_eq!(first_unticked(&[true, true], true), None);
        assert_eq!(first_unticked(&[false], false), None);
    }
}
