//! The pages, and when the child may answer. Pure; the page tells what it hears and does what is answered.

use super::{Event, Medium, Params};
use kit::{Assets, MediaNews, RecorderState};

/// What the camera is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Camera {
    NotUsed,
    /// It is shown, or records the last page: the first page waits for the picture.
    Shown,
    /// It records everything: the player waits for it.
    Records,
}

pub(super) fn camera(params: &Params) -> Camera {
    if params.record_whole_procedure {
        Camera::Records
    } else if params.record_last_page || params.pages.iter().any(|page| page.show_webcam) {
        Camera::Shown
    } else {
        Camera::NotUsed
    }
}

/// The first page may be shown. `runs`: the player waits for nothing; `goes_without`: the family goes on without the camera.
pub(super) fn can_begin(
    camera: Camera,
    runs: bool,
    now: RecorderState,
    goes_without: bool,
) -> bool {
    match camera {
        Camera::NotUsed => runs,
        Camera::Shown => runs && (now.has_camera || now.replaced_by_session || goes_without),
        Camera::Records => runs || goes_without,
    }
}

/// What happened on the page; pages are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    TooYoung,
    Begin,
    /// The family goes on without the camera.
    GoWithout,
    Next,
    Back,
    Media(usize, Medium, MediaNews),
    Choose(bool),
    Submit,
}

/// What the page must do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// Show this page, and start its media from their beginning.
    Show(usize),
    Record,
    /// The recorder is not wanted any more, whenever its camera comes.
    LetCameraGo,
    /// Save the answer: yes, or no.
    Keep(bool),
    /// The child agrees.
    Consent,
    /// Go on to the next frame.
    Proceed,
    /// The study is over for this child.
    EndStudy,
}

/// A sound or film of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Media {
    #[default]
    Absent,
    /// It has to end once.
    Open,
    Ended,
    Broken,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct PageState {
    film: Media,
    sound: Media,
}

impl PageState {
    fn of(&mut self, medium: Medium) -> &mut Media {
        match medium {
            Medium::Film => &mut self.film,
            Medium::Sound => &mut self.sound,
        }
    }

    fn is_done(self) -> bool {
        self.film != Media::Open && self.sound != Media::Open
    }
}

/// One run of the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assent {
    pages: Vec<PageState>,
    records_last: bool,
    wants_recording: bool,
    /// Nothing while the camera is awaited.
    shown: Option<usize>,
    can_decide: bool,
    chosen: Option<bool>,
    over: bool,
}

impl Assent {
    pub(super) fn new(params: &Params) -> Self {
        let media = |asset| {
            if Assets::is_silent(asset) {
                Media::Absent
            } else {
                Media::Open
            }
        };
        let pages = params.pages.iter().map(|page| PageState {
            film: media(&page.video),
            sound: media(&page.audio),
        });
        Self {
            pages: pages.collect(),
            records_last: params.record_last_page && !params.record_whole_procedure,
            wants_recording: params.record_last_page || params.record_whole_procedure,
            shown: None,
            can_decide: false,
            chosen: None,
            over: false,
        }
    }

    pub(super) fn shown(&self) -> Option<usize> {
        self.shown
    }

    pub(super) fn can_go_back(&self) -> bool {
        self.shown.is_some_and(|place| place > 0)
    }

    pub(super) fn can_go_on(&self) -> bool {
        let place = self.shown.filter(|place| place + 1 < self.pages.len());
        place.is_some_and(|place| self.pages[place].is_done())
    }

    pub(super) fn can_decide(&self) -> bool {
        self.can_decide
    }

    pub(super) fn chosen(&self) -> Option<bool> {
        self.chosen
    }

    /// Something of the page can't be played; nobody waits for it.
    pub(super) fn is_broken(&self, place: usize) -> bool {
        let page = self.pages.get(place);
        page.is_some_and(|page| page.film == Media::Broken || page.sound == Media::Broken)
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.over {
            return answers;
        }
        match what {
            Heard::TooYoung => {
                self.over = true;
                answers.push(Answer::Log(Event::SkipAssentDueToParticipantAge));
                answers.push(Answer::Proceed);
            }
            Heard::GoWithout if self.shown.is_none() => {
                self.records_last = false;
                if std::mem::take(&mut self.wants_recording) {
                    answers.push(Answer::Log(Event::ContinuedWithoutRecording));
                }
                answers.push(Answer::LetCameraGo);
            }
            Heard::Begin if self.shown.is_none() => {
                if !self.pages.is_empty() {
                    answers.push(Answer::Log(Event::NextAssentPage(0)));
                }
                self.show(0, &mut answers);
            }
            Heard::Next if self.can_go_on() => {
                let place = self.shown.map_or(0, |place| place + 1);
                answers.push(Answer::Log(Event::NextAssentPage(place)));
                self.show(place, &mut answers);
            }
            Heard::Back if self.can_go_back() => {
                let place = self.shown.map_or(0, |place| place.saturating_sub(1));
                answers.push(Answer::Log(Event::PreviousAssentPage(place)));
                self.show(place, &mut answers);
            }
            Heard::Media(place, medium, news) => self.media(place, medium, news, &mut answers),
            Heard::Choose(yes) if self.can_decide => self.chosen = Some(yes),
            Heard::Submit if self.can_decide => {
                if let Some(yes) = self.chosen {
                    self.over = true;
                    answers.push(Answer::Keep(yes));
                    if yes {
                        answers.push(Answer::Consent);
                    }
                    let name = if yes { "Yes" } else { "No" };
                    answers.push(Answer::Log(Event::AssentQuestionSubmit(name.to_owned())));
                    answers.push(if yes {
                        Answer::Proceed
                    } else {
                        Answer::EndStudy
                    });
                }
            }
            _ => {}
        }
        answers
    }

    fn show(&mut self, place: usize, answers: &mut Vec<Answer>) {
        self.shown = Some(place);
        answers.push(Answer::Show(place));
        let is_last = place + 1 >= self.pages.len();
        if is_last && std::mem::take(&mut self.records_last) {
            answers.push(Answer::Record);
        }
        self.look();
    }

    /// The child may answer once the last page was seen and heard to its end, and from then on.
    fn look(&mut self) {
        let is_last = self
            .shown
            .is_some_and(|place| place + 1 >= self.pages.len());
        let is_done = self.pages.last().is_none_or(|page| page.is_done());
        self.can_decide |= is_last && is_done;
    }

    fn media(&mut self, place: usize, medium: Medium, news: MediaNews, answers: &mut Vec<Answer>) {
        let Some(page) = self.pages.get_mut(place) else {
            return;
        };
        let media = page.of(medium);
        let event = match news {
            MediaNews::Started(secs) => Event::MediaStarted(place, medium, secs),
            MediaNews::Paused(secs) => Event::MediaPaused(place, medium, secs),
            MediaNews::Ended => {
                *media = Media::Ended;
                Event::MediaEnded(place, medium)
            }
            // A film tells of each source and of itself; what has ended once was played.
            MediaNews::Failed if *media == Media::Open => {
                *media = Media::Broken;
                Event::MediaFailed(place, medium)
            }
            MediaNews::Failed => return,
        };
        answers.push(Answer::Log(event));
        self.look();
    }
}

#[cfg(test)]
mod tests;
