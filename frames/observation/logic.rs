//! Pieces of recording: which buttons there are, how much is recorded, when the family may go on. Pure; the page tells what it hears
//! and does what is answered.

#[cfg(test)]
mod tests;

use super::{Event, Params};
use kit::{
    RecorderState,
    words::{self, Key},
};

/// A camera that has not answered for so long is waited for no longer.
const PATIENCE_MILLIS: f64 = 20_000.0;

/// What the frame's recorder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Camera {
    /// There is no picture yet, or capture is about to begin.
    Opening,
    Ready,
    Recording,
    Closing,
    /// It has made its recording; another recorder makes the next.
    Closed,
    Trouble,
    /// A recording that spans frames has all of this page.
    Session,
}

impl From<RecorderState> for Camera {
    fn from(state: RecorderState) -> Self {
        if state.replaced_by_session {
            match state.session {
                kit::Spanning::Running => Self::Session,
                _ => Self::Opening,
            }
        } else if state.recording {
            Self::Recording
        } else if state.stopping {
            Self::Closing
        } else if state.trouble.is_some() {
            Self::Trouble
        } else if state.has_recorded {
            Self::Closed
        } else if state.ready {
            Self::Ready
        } else {
            Self::Opening
        }
    }
}

/// A timer; one with an older number means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Watch {
    /// The piece has reached its longest time.
    Limit(u32),
    /// Enough is recorded.
    Enough(u32),
    /// The camera has not answered.
    Camera(u32),
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The page is there.
    Begin,
    Camera(Camera),
    Timer(Watch),
    Record,
    Pause,
    /// The family wants the camera tried again.
    Again,
    /// The family shows or hides its picture.
    Toggle,
    /// The cover of a page that records by itself is gone: it records, or the family goes on without, which the player has logged.
    Uncovered,
    Next,
    /// The player leaves the frame.
    Gone,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// A new recorder, with a name of its own.
    SetUp,
    Start,
    Stop,
    StartTimer(Watch, f64),
    Next,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// The camera opens.
    Opening,
    Idle,
    /// Capture was asked for and has not begun.
    Asked,
    Recording {
        since_millis: f64,
    },
    /// Capture ends; whether the page asked for it.
    Stopping {
        is_asked: bool,
    },
    /// The camera can't be used.
    Broken,
    /// All is recorded by the session.
    Session {
        since_millis: f64,
    },
}

/// What the family sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) status: Key,
    pub(super) can_record: bool,
    pub(super) can_pause: bool,
    pub(super) can_go: bool,
    /// What is required is not recorded yet, and nothing excuses it.
    pub(super) is_missing: bool,
    /// The red dot.
    pub(super) is_live: bool,
    /// The number of the piece whose time runs down.
    pub(super) piece: Option<u32>,
    /// The camera does not answer, and nobody knows why.
    pub(super) is_late: bool,
    /// The picture is hidden.
    pub(super) is_hidden: bool,
}

/// One run of the page.
#[derive(Clone, Debug)]
pub(super) struct Activity {
    segment_millis: f64,
    required_millis: f64,
    hides_controls: bool,
    /// The study hides the picture, and no event has told so.
    hides_untold: bool,
    is_hidden: bool,
    step: Step,
    recorded_millis: f64,
    has_enough: bool,
    has_paused: bool,
    is_late: bool,
    is_gone: bool,
    /// The events say already that the family goes on without a recording.
    is_told: bool,
    /// The newest piece, and the newest wait for the camera: older timers mean nothing.
    piece: u32,
    opening: u32,
}

impl Activity {
    pub(super) fn new(params: &Params) -> Self {
        Self {
            segment_millis: (params.segment_secs * 1000.0).max(0.0),
            required_millis: (params.required_secs * 1000.0).max(0.0),
            hides_controls: params.hide_controls,
            hides_untold: params.hide_webcam,
            is_hidden: params.hide_webcam,
            step: Step::Opening,
            recorded_millis: 0.0,
            has_enough: params.required_secs <= 0.0,
            has_paused: false,
            is_late: false,
            is_gone: false,
            is_told: false,
            piece: 0,
            opening: 0,
        }
    }

    pub(super) fn shown(&self) -> Shown {
        let is_own = matches!(self.step, Step::Recording { .. });
        Shown {
            status: self.status(),
            // Without this button a recording that is required could not be made.
            can_record: self.step == Step::Idle && (!self.hides_controls || !self.has_enough),
            can_pause: is_own && !self.hides_controls,
            can_go: self.can_go(),
            is_missing: self.is_missing(),
            is_live: self.is_live(),
            piece: is_own.then_some(self.piece),
            is_late: self.is_late && matches!(self.step, Step::Opening | Step::Asked),
            is_hidden: self.is_hidden,
        }
    }

    fn can_go(&self) -> bool {
        !self.is_gone && !self.is_missing()
    }

    fn is_missing(&self) -> bool {
        !self.has_enough && !self.is_late && self.step != Step::Broken
    }

    fn is_live(&self) -> bool {
        matches!(self.step, Step::Recording { .. } | Step::Session { .. })
    }

    fn status(&self) -> Key {
        match self.step {
            Step::Opening if self.has_paused => words::RECORDING_PAUSED,
            Step::Opening => words::RECORDING_CONNECTS,
            Step::Idle | Step::Broken => words::RECORDING_RESTS,
            Step::Asked => words::RECORDING_STARTS,
            Step::Recording { .. } | Step::Session { .. } => words::RECORDING_RUNS,
            Step::Stopping { .. } => words::RECORDING_STOPS,
        }
    }

    pub(super) fn hear(&mut self, now_millis: f64, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.is_gone {
            return answers;
        }
        match what {
            Heard::Begin => self.await_camera(&mut answers),
            Heard::Camera(camera) => self.look(now_millis, camera, &mut answers),
            Heard::Timer(watch) => self.time_is_over(now_millis, watch, &mut answers),
            Heard::Record if self.step == Step::Idle => {
                self.step = Step::Asked;
                answers.push(Answer::Start);
                self.await_camera(&mut answers);
            }
            Heard::Pause => self.pause(now_millis, &mut answers),
            Heard::Again if self.is_late || self.step == Step::Broken => self.renew(&mut answers),
            Heard::Toggle => {
                self.is_hidden = !self.is_hidden;
                answers.push(Answer::Log(if self.is_hidden {
                    Event::HideWebcam
                } else {
                    Event::ShowWebcam
                }));
            }
            Heard::Next if self.can_go() => {
                if !self.has_enough && !self.is_told {
                    answers.push(Answer::Log(Event::ContinuedWithoutRecording));
                }
                self.is_gone = true;
                answers.push(Answer::Next);
            }
            Heard::Uncovered => self.is_told = !self.is_live(),
            Heard::Gone => self.is_gone = true,
            Heard::Record | Heard::Again | Heard::Next => {}
        }
        answers
    }

    fn look(&mut self, now_millis: f64, camera: Camera, answers: &mut Vec<Answer>) {
        let has_picture = matches!(camera, Camera::Ready | Camera::Recording | Camera::Session);
        if has_picture && std::mem::take(&mut self.hides_untold) {
            answers.push(Answer::Log(Event::WebcamHidden));
        }
        let step = self.step;
        match (camera, step) {
            (Camera::Recording, Step::Recording { .. } | Step::Stopping { .. })
            | (Camera::Session, Step::Session { .. })
            | (Camera::Ready, Step::Idle | Step::Asked)
            | (Camera::Opening, Step::Opening | Step::Asked) => {}
            (Camera::Recording, _) => {
                self.bank(now_millis);
                self.step = Step::Recording {
                    since_millis: now_millis,
                };
                self.count(self.segment_millis, answers);
            }
            (Camera::Session, _) => {
                self.bank(now_millis);
                self.step = Step::Session {
                    since_millis: now_millis,
                };
                self.count(0.0, answers);
            }
            (Camera::Closing, Step::Recording { .. }) => {
                self.bank(now_millis);
                self.step = Step::Stopping { is_asked: false };
            }
            (Camera::Closed, Step::Recording { .. } | Step::Stopping { .. })
            // Whatever kept a stop from ending well, a new recorder may do better; if not, it says so.
            | (Camera::Trouble, Step::Stopping { is_asked: true }) => {
                self.bank(now_millis);
                self.renew(answers);
            }
            (Camera::Closing | Camera::Closed, _) => {}
            (Camera::Trouble, _) => {
                self.bank(now_millis);
                self.step = Step::Broken;
                self.is_late = false;
            }
            (Camera::Ready, _) => {
                self.bank(now_millis);
                self.step = Step::Idle;
                self.is_late = false;
            }
            // The recording of the session is gone, and there is no recorder of the page's own.
            (Camera::Opening, Step::Session { .. }) => {
                self.bank(now_millis);
                self.step = Step::Opening;
                self.is_late = true;
            }
            (Camera::Opening, _) => {
                self.bank(now_millis);
                self.step = Step::Opening;
                self.await_camera(answers);
            }
        }
    }

    fn time_is_over(&mut self, now_millis: f64, watch: Watch, answers: &mut Vec<Answer>) {
        let is_live = self.is_live();
        match watch {
            Watch::Limit(piece) if piece == self.piece && is_live => {
                answers.push(Answer::Log(Event::RecorderTimeout));
                self.pause(now_millis, answers);
            }
            Watch::Enough(piece) if piece == self.piece && is_live => self.has_enough = true,
            Watch::Camera(opening) if opening == self.opening => {
                self.is_late |= matches!(self.step, Step::Opening | Step::Asked);
            }
            Watch::Limit(_) | Watch::Enough(_) | Watch::Camera(_) => {}
        }
    }

    fn pause(&mut self, now_millis: f64, answers: &mut Vec<Answer>) {
        if matches!(self.step, Step::Recording { .. }) {
            self.bank(now_millis);
            self.step = Step::Stopping { is_asked: true };
            answers.push(Answer::Stop);
        }
    }

    /// A piece begins: its time, and what is still required of it, are counted.
    fn count(&mut self, limit_millis: f64, answers: &mut Vec<Answer>) {
        self.piece += 1;
        self.is_late = false;
        self.is_told = false;
        if limit_millis > 0.0 {
            answers.push(Answer::StartTimer(Watch::Limit(self.piece), limit_millis));
        }
        if !self.has_enough {
            let missing = (self.required_millis - self.recorded_millis).max(0.0);
            answers.push(Answer::StartTimer(Watch::Enough(self.piece), missing));
        }
    }

    /// What was recorded until now is counted. The step must change with it.
    fn bank(&mut self, now_millis: f64) {
        let since_millis = match self.step {
            Step::Recording { since_millis } => {
                self.has_paused = true;
                since_millis
            }
            Step::Session { since_millis } => since_millis,
            _ => return,
        };
        self.recorded_millis += (now_millis - since_millis).max(0.0);
        self.has_enough |= self.recorded_millis >= self.required_millis;
        self.piece += 1;
    }

    fn renew(&mut self, answers: &mut Vec<Answer>) {
        self.step = Step::Opening;
        answers.push(Answer::SetUp);
        self.await_camera(answers);
    }

    fn await_camera(&mut self, answers: &mut Vec<Answer>) {
        self.opening += 1;
        self.is_late = false;
        let watch = Watch::Camera(self.opening);
        answers.push(Answer::StartTimer(watch, PATIENCE_MILLIS));
    }
}
