//! Whether the family has watched or read, and may go on. Pure; the page tells what it hears and does what is answered.

use super::{Event, Met, Params};
use kit::{Assets, MediaNews};

/// What happened on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    /// Of the film.
    Film(MediaNews),
    /// The transcript was scrolled to its end.
    ReadToEnd,
    /// Whether the whole transcript is in sight without scrolling; its pictures may still load, and windows change.
    Fits(bool),
    Next,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    Warn,
    Leave,
}

/// One run of the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    required: bool,
    has_film: bool,
    has_transcript: bool,
    watched: bool,
    read: bool,
    fits: bool,
    film_failed: bool,
    told: bool,
    over: bool,
}

impl Page {
    pub(super) fn new(params: &Params) -> Self {
        Self {
            required: params.require_watch_or_read,
            has_film: !Assets::is_silent(&params.instructions_video),
            has_transcript: !params.transcript_blocks.is_empty(),
            ..Self::default()
        }
    }

    /// How what the study asks for was met, if it was.
    fn met(&self) -> Option<Met> {
        if self.watched {
            Some(Met::Film)
        } else if self.read {
            Some(Met::Transcript)
        } else if self.fits && self.has_transcript {
            Some(Met::TranscriptInSight)
        } else {
            let can_watch = self.has_film && !self.film_failed;
            (!can_watch && !self.has_transcript).then_some(Met::NothingToPlay)
        }
    }

    /// The family may go on.
    pub(super) fn is_done(&self) -> bool {
        !self.required || self.met().is_some()
    }

    /// The film is missed: it can't be played.
    pub(super) fn film_failed(&self) -> bool {
        self.film_failed
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.over {
            return answers;
        }
        match what {
            Heard::Film(news) => {
                let event = match news {
                    MediaNews::Started(secs) => Event::MediaStarted(secs),
                    MediaNews::Paused(secs) => Event::MediaPaused(secs),
                    MediaNews::Ended => Event::MediaEnded,
                    MediaNews::Failed => Event::MediaFailed,
                };
                // A film tells of each source and of itself.
                if news != MediaNews::Failed || !self.film_failed {
                    answers.push(Answer::Log(event));
                }
                self.film_failed |= news == MediaNews::Failed;
                if news == MediaNews::Ended {
                    self.watched = true;
                    self.tell(&mut answers);
                }
            }
            Heard::ReadToEnd if !self.read => {
                self.read = true;
                self.tell(&mut answers);
            }
            Heard::Fits(fits) => self.fits = fits,
            Heard::Next if self.is_done() => {
                self.tell(&mut answers);
                self.over = true;
                answers.push(Answer::Leave);
            }
            Heard::Next => {
                answers.push(Answer::Log(Event::ShowWarning));
                answers.push(Answer::Warn);
            }
            Heard::ReadToEnd => {}
        }
        answers
    }

    /// What merely is so may change until the family goes on; what was done is told at once. Either once.
    fn tell(&mut self, answers: &mut Vec<Answer>) {
        if let Some(met) = self.met().filter(|_| self.required && !self.told) {
            self.told = true;
            answers.push(Answer::Log(Event::RequirementMet(met)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::TextBlock;
    use serde_json::json;

    fn page(film: bool, transcript: bool) -> Page {
        Page::new(&Params {
            instructions_video: if film { json!("intro") } else { json!(null) },
            transcript_blocks: vec![TextBlock::default(); usize::from(transcript)],
            ..Params::default()
        })
    }

    fn met(how: Met) -> Answer {
        Answer::Log(Event::RequirementMet(how))
    }

    #[test]
    fn watching_or_reading_opens_the_way() {
        let mut watches = page(true, true);
        let warned = [Answer::Log(Event::ShowWarning), Answer::Warn];
        assert_eq!(watches.hear(Heard::Next), warned);
        watches.hear(Heard::Film(MediaNews::Started(0.0)));
        assert!(!watches.is_done());
        assert_eq!(
            watches.hear(Heard::Film(MediaNews::Ended)),
            [Answer::Log(Event::MediaEnded), met(Met::Film)]
        );
        assert_eq!(watches.hear(Heard::ReadToEnd), [], "told once");
        assert_eq!(watches.hear(Heard::Next), [Answer::Leave]);
        assert_eq!(watches.hear(Heard::Next), []);

        let mut reads = page(true, true);
        assert_eq!(reads.hear(Heard::ReadToEnd), [met(Met::Transcript)]);
        assert_eq!(reads.hear(Heard::Next), [Answer::Leave]);
    }

    #[test]
    fn a_transcript_in_sight_counts_as_long_as_it_is() {
        let mut page = page(true, true);
        assert_eq!(page.hear(Heard::Fits(true)), []);
        assert!(page.is_done());
        page.hear(Heard::Fits(false));
        assert!(!page.is_done(), "its pictures have come");
        page.hear(Heard::Fits(true));
        assert_eq!(
            page.hear(Heard::Next),
            [met(Met::TranscriptInSight), Answer::Leave]
        );
    }

    #[test]
    fn nothing_that_can_be_played_or_read_holds_nobody_up() {
        let mut empty = page(false, false);
        empty.hear(Heard::Fits(true));
        assert_eq!(
            empty.hear(Heard::Next),
            [met(Met::NothingToPlay), Answer::Leave]
        );
        let mut broken = page(true, false);
        assert!(!broken.is_done());
        let failed = Heard::Film(MediaNews::Failed);
        assert_eq!(broken.hear(failed), [Answer::Log(Event::MediaFailed)]);
        assert_eq!(broken.hear(failed), []);
        assert!(broken.is_done() && broken.film_failed());
        let mut can_read = page(true, true);
        can_read.hear(failed);
        assert!(!can_read.is_done(), "there are still the words");
    }

    #[test]
    fn a_study_that_asks_for_nothing_gets_no_event() {
        let mut page = Page::new(&Params {
            require_watch_or_read: false,
            ..Params::default()
        });
        page.hear(Heard::ReadToEnd);
        assert_eq!(page.hear(Heard::Next), [Answer::Leave]);
    }

    /// In any order the way on opens in the end, once, and what was met is told once at most.
    #[test]
    fn any_order_leaves_once() {
        let all = [
            Heard::Film(MediaNews::Started(0.0)),
            Heard::Film(MediaNews::Failed),
            Heard::Film(MediaNews::Ended),
            Heard::ReadToEnd,
            Heard::Fits(true),
            Heard::Fits(false),
            Heard::Next,
        ];
        let mut state = 3_u32;
        for round in 0..400 {
            let mut page = page(round % 2 == 0, round % 3 == 0);
            let mut answers = Vec::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                answers.extend(page.hear(all[(state >> 16) as usize % all.len()]));
            }
            answers.extend(page.hear(Heard::ReadToEnd));
            answers.extend(page.hear(Heard::Next));
            let told = |is: fn(&Answer) -> bool| answers.iter().filter(|a| is(a)).count();
            assert_eq!(told(|answer| *answer == Answer::Leave), 1);
            assert_eq!(answers.last(), Some(&Answer::Leave));
            let met = told(|answer| matches!(answer, Answer::Log(Event::RequirementMet(_))));
            assert_eq!(met, 1);
        }
    }
}
