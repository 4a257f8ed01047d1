//! When the family may record, and when it may go on.

use kit::RecorderState;

/// Record can be pressed: nothing runs, and no press before is still being carried out. While a recorder starts it is neither ready
/// nor has it recorded, so a second press finds the button off.
pub(super) fn can_record(now: RecorderState, wanted: bool) -> bool {
    now.has_camera && (now.ready || now.has_recorded) && !now.recording && !now.stopping && !wanted
}

/// Going on now means that the camera's trouble is put up with: there is no clip.
pub(super) fn goes_on_without(now: RecorderState) -> bool {
    now.trouble.is_some() && !now.has_clip
}

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
    use kit::CameraTrouble;

    const READY: RecorderState = RecorderState {
        has_camera: true,
        ready: true,
        recording: false,
        stopping: false,
        has_recorded: false,
        has_clip: false,
        heard_sound: false,
        trouble: None,
        replaced_by_session: false,
        session: kit::Spanning::None,
    };

    #[test]
    fn record_takes_one_press_until_the_clip_is_closed() {
        let starting = RecorderState {
            ready: false,
            ..READY
        };
        let running = RecorderState {
            recording: true,
            has_recorded: true,
            ..starting
        };
        let closed = RecorderState {
            has_recorded: true,
            has_clip: true,
            ..starting
        };
        assert!(can_record(READY, false) && can_record(closed, false));
        assert!(!can_record(READY, true), "a press is carried out");
        assert!(!can_record(starting, false), "a second press is too much");
        assert!(!can_record(running, false));
    }

    #[test]
    fn a_lost_camera_is_missed_only_without_a_clip() {
        let lost = RecorderState {
            trouble: Some(CameraTrouble::Missing),
            ..RecorderState::default()
        };
        assert!(goes_on_without(lost) && !goes_on_without(READY));
        assert!(!goes_on_without(RecorderState {
            has_clip: true,
            ..lost
        }));
    }

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
