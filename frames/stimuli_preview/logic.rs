//! Which stimulus is shown, and whether the preview is recorded. Pure; the page tells what it hears and does what is answered.

use super::Event;
use kit::{MediaNews, RecorderState};

/// What the camera does for the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Camera {
    /// The study wants no recording of its own here.
    NotWanted,
    /// It can begin.
    Ready,
    /// It can't be used, or has not answered for too long: the parent may look all the same.
    Missing,
}

/// Nothing while the camera is still awaited. `waited`: it has been for long enough.
pub(super) fn camera(records: bool, now: RecorderState, waited: bool) -> Option<Camera> {
    if !records || now.replaced_by_session {
        Some(Camera::NotWanted)
    } else if now.trouble.is_some() {
        Some(Camera::Missing)
    } else if now.ready {
        Some(Camera::Ready)
    } else {
        waited.then_some(Camera::Missing)
    }
}

/// What happened on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    Preview(Camera),
    Skip,
    Forward,
    Back,
    /// Of the stimulus at that place, from 0.
    Media(usize, MediaNews),
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    Record,
    /// Show this stimulus alone, from its beginning.
    Show(usize),
    /// Say that this one can't be shown.
    Excuse(usize),
    Leave,
}

/// One run of the frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Preview {
    /// For each stimulus, whether it can't be shown.
    broken: Vec<bool>,
    /// Nothing during the introduction.
    shown: Option<usize>,
    over: bool,
}

impl Preview {
    pub(super) fn new(stimuli: usize) -> Self {
        Self {
            broken: vec![false; stimuli],
            ..Self::default()
        }
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.over {
            return answers;
        }
        match (what, self.shown) {
            (Heard::Preview(camera), None) => {
                answers.push(Answer::Log(Event::StartPreview));
                match camera {
                    Camera::NotWanted => {}
                    Camera::Ready => answers.push(Answer::Record),
                    Camera::Missing => answers.push(Answer::Log(Event::ContinuedWithoutRecording)),
                }
                self.show(0, &mut answers);
            }
            (Heard::Forward, Some(place)) if place + 1 < self.broken.len() => {
                answers.push(Answer::Log(Event::NextStimulus));
                self.show(place + 1, &mut answers);
            }
            (Heard::Skip, None) | (Heard::Forward, Some(_)) => {
                self.over = true;
                answers.push(Answer::Leave);
            }
            (Heard::Back, Some(place)) if place > 0 => {
                answers.push(Answer::Log(Event::PreviousStimulus));
                self.show(place - 1, &mut answers);
            }
            (Heard::Media(place, news), _) => self.media(place, news, &mut answers),
            _ => {}
        }
        answers
    }

    fn show(&mut self, place: usize, answers: &mut Vec<Answer>) {
        self.shown = Some(place);
        if place < self.broken.len() {
            answers.push(Answer::Log(Event::ShowStimulus(place)));
        }
        answers.push(Answer::Show(place));
    }

    fn media(&mut self, place: usize, news: MediaNews, answers: &mut Vec<Answer>) {
        let event = match news {
            MediaNews::Started(secs) => Event::MediaStarted(place, secs),
            MediaNews::Paused(secs) => Event::MediaPaused(place, secs),
            MediaNews::Ended => Event::MediaEnded(place),
            MediaNews::Failed => {
                // A film tells of each source and of itself.
                let Some(broken) = self.broken.get_mut(place).filter(|broken| !**broken) else {
                    return;
                };
                *broken = true;
                answers.push(Answer::Excuse(place));
                Event::MediaFailed(place)
            }
        };
        answers.push(Answer::Log(event));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::CameraTrouble;

    fn events(answers: &[Answer]) -> Vec<Event> {
        let logged = answers.iter().filter_map(|answer| match answer {
            Answer::Log(event) => Some(*event),
            _ => None,
        });
        logged.collect()
    }

    #[test]
    fn the_stimuli_follow_one_another_and_the_last_leads_on() {
        let mut preview = Preview::new(2);
        let heard = [
            Heard::Back,
            Heard::Forward,
            Heard::Preview(Camera::Ready),
            Heard::Preview(Camera::Ready),
            Heard::Skip,
            Heard::Back,
            Heard::Forward,
            Heard::Back,
            Heard::Forward,
            Heard::Forward,
            Heard::Forward,
        ];
        let answers: Vec<Answer> = heard.iter().flat_map(|what| preview.hear(*what)).collect();
        let expected = [
            Event::StartPreview,
            Event::ShowStimulus(0),
            Event::NextStimulus,
            Event::ShowStimulus(1),
            Event::PreviousStimulus,
            Event::ShowStimulus(0),
            Event::NextStimulus,
            Event::ShowStimulus(1),
        ];
        assert_eq!(events(&answers), expected);
        assert_eq!(answers[1], Answer::Record, "after startPreview");
        let leaves = answers.iter().filter(|one| **one == Answer::Leave);
        assert_eq!(leaves.count(), 1);
    }

    #[test]
    fn who_skips_has_no_preview() {
        let mut preview = Preview::new(3);
        assert_eq!(preview.hear(Heard::Skip), [Answer::Leave]);
        assert_eq!(preview.hear(Heard::Preview(Camera::NotWanted)), []);
    }

    #[test]
    fn without_stimuli_there_is_only_the_way_on() {
        let mut preview = Preview::new(0);
        assert_eq!(
            preview.hear(Heard::Preview(Camera::NotWanted)),
            [Answer::Log(Event::StartPreview), Answer::Show(0)]
        );
        assert_eq!(preview.hear(Heard::Forward), [Answer::Leave]);
    }

    #[test]
    fn a_camera_that_is_not_there_holds_nobody_up() {
        let lost = RecorderState {
            trouble: Some(CameraTrouble::Refused),
            ..RecorderState::default()
        };
        let ready = RecorderState {
            ready: true,
            ..RecorderState::default()
        };
        let spanned = RecorderState {
            replaced_by_session: true,
            ..RecorderState::default()
        };
        let opening = RecorderState::default();
        for (records, now, waited, expected) in [
            (false, opening, false, Some(Camera::NotWanted)),
            (true, spanned, false, Some(Camera::NotWanted)),
            (true, ready, true, Some(Camera::Ready)),
            (true, lost, false, Some(Camera::Missing)),
            (true, opening, false, None),
            (true, opening, true, Some(Camera::Missing)),
        ] {
            assert_eq!(camera(records, now, waited), expected, "{now:?}");
        }
        let answers = Preview::new(1).hear(Heard::Preview(Camera::Missing));
        assert!(!answers.contains(&Answer::Record));
        assert_eq!(events(&answers)[1], Event::ContinuedWithoutRecording);
    }

    #[test]
    fn what_cannot_be_shown_is_told_once() {
        let mut preview = Preview::new(2);
        preview.hear(Heard::Preview(Camera::NotWanted));
        assert_eq!(
            preview.hear(Heard::Media(1, MediaNews::Failed)),
            [Answer::Excuse(1), Answer::Log(Event::MediaFailed(1))]
        );
        assert_eq!(preview.hear(Heard::Media(1, MediaNews::Failed)), []);
        assert_eq!(preview.hear(Heard::Media(7, MediaNews::Failed)), []);
    }

    /// Whatever is pressed in whatever order, the frame is left once at most, and always can be.
    #[test]
    fn any_order_of_presses_leaves_once() {
        let all = [
            Heard::Preview(Camera::Missing),
            Heard::Skip,
            Heard::Forward,
            Heard::Back,
            Heard::Media(0, MediaNews::Failed),
        ];
        let mut state = 7_u32;
        for stimuli in 0..4 {
            for _ in 0..200 {
                let mut preview = Preview::new(stimuli);
                let mut left = 0;
                for _ in 0..30 {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let what = all[(state >> 16) as usize % all.len()];
                    for answer in preview.hear(what) {
                        assert_eq!(left, 0, "nothing after the end");
                        left += u32::from(answer == Answer::Leave);
                        if let Answer::Show(place) = answer {
                            assert!(place < stimuli.max(1));
                        }
                    }
                }
                if left == 0 {
                    preview.hear(Heard::Preview(Camera::NotWanted));
                    let way = (0..=stimuli).flat_map(|_| preview.hear(Heard::Forward));
                    left += way.filter(|answer| *answer == Answer::Leave).count() as u32;
                }
                assert_eq!(left, 1);
            }
        }
    }
}
