//! When what is shown, which choices count, and when the trial is over. Pure; the page tells what it hears and does what is answered.

use super::{
    Event, Image, Params,
    images::{Demand, demand},
};

/// What happened on the page. Pictures are named by their place in `images`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// The frame runs, and its pictures and sounds are loaded.
    Ready,
    /// The moment that was planned for pictures and sound.
    Start,
    /// The same for a replay; the number says for which pass.
    StartAgain(u32),
    AudioStarted,
    /// The main sound can't be played, or has stood still for too long.
    AudioFailed,
    /// The main sound came to its end.
    AudioEnded,
    /// A picture's delay is over; the first number says in which pass.
    DelayOver(u32, usize),
    DurationOver,
    Click(usize),
    /// The family has seen its choice for a moment.
    ChoiceSeen,
    FeedbackStarted(usize),
    /// The sound of a choice can't be played, or has stood still for too long.
    FeedbackFailed(usize),
    FeedbackEnded(usize),
    DialogClosed,
    Replay,
    /// The infant looked away for so long, or someone ended the trial: nothing else is waited for.
    LookedAway,
    Next,
    /// The player pauses or leaves the frame.
    Removed,
}

/// What the page must do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// Plan the moment from which everything is counted, and say this then.
    Begin(Heard),
    /// Say `DurationOver` so many milliseconds after that moment.
    StartTimer(f64),
    /// Let the main sound be heard at that moment.
    PlayAudio,
    /// Show a picture, which was wanted so many milliseconds after that moment.
    Show(usize, f64),
    HideAll,
    /// Say `DelayOver` of this pass and picture so many milliseconds after that moment.
    Delay(u32, usize, f64),
    /// Mark the choice, and save its id and whether it is a correct one.
    Select(usize, String, Option<bool>),
    /// Stop and rewind every sound.
    Silence,
    PlayFeedback(usize),
    /// Say `ChoiceSeen` in a moment.
    LetChoiceBeSeen,
    /// With these words.
    OpenDialog(String),
    CloseDialog,
    EnableNext(bool),
    /// Take the stimuli off the page.
    Remove,
    Leave,
}

/// One run of the trial.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    images: Vec<Image>,
    demand: Demand,
    allowed: bool,
    auto_proceed: bool,
    has_audio: bool,
    duration_millis: f64,
    may_choose: bool,
    visible: Vec<bool>,
    /// Counts the replays, so that delays of an earlier pass are not heard.
    pass: u32,
    planned: bool,
    started: bool,
    /// What became of the main sound before the pictures were there.
    early: Vec<Heard>,
    audio_pending: bool,
    audio_plays: bool,
    audio_done: bool,
    duration_done: bool,
    feedback: Option<usize>,
    feedback_plays: bool,
    dialog: Option<usize>,
    selected: Option<usize>,
    can_go: bool,
    looked_away: bool,
    finished: bool,
}

impl Trial {
    pub(super) fn new(params: &Params, images: Vec<Image>, has_audio: bool) -> Self {
        Self {
            demand: demand(params, &images),
            allowed: params.choice_allowed || params.choice_required,
            auto_proceed: params.auto_proceed,
            has_audio,
            duration_millis: (params.duration_secs * 1000.0).max(0.0),
            may_choose: params.can_make_choice_before_audio_finished,
            visible: vec![false; images.len()],
            images,
            pass: 0,
            planned: false,
            started: false,
            early: Vec::new(),
            audio_pending: false,
            audio_plays: false,
            audio_done: false,
            duration_done: false,
            feedback: None,
            feedback_plays: false,
            dialog: None,
            selected: None,
            can_go: false,
            looked_away: false,
            finished: false,
        }
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        let is_audio = matches!(
            what,
            Heard::AudioStarted | Heard::AudioFailed | Heard::AudioEnded
        );
        if is_audio && self.planned && !self.started {
            self.early.push(what);
        }
        let may_be_early = matches!(what, Heard::Ready | Heard::Start | Heard::Removed);
        if self.finished || (!self.started && !may_be_early) {
            return answers;
        }
        match what {
            Heard::Ready if !self.planned => {
                self.planned = true;
                answers.push(Answer::Begin(Heard::Start));
                self.play(&mut answers);
            }
            Heard::Start if !self.started => self.start(&mut answers),
            Heard::AudioStarted if self.audio_pending => {
                self.audio_pending = false;
                self.audio_plays = true;
                answers.push(Answer::Log(Event::StartAudio));
            }
            Heard::AudioFailed => self.audio_failed(&mut answers),
            Heard::AudioEnded => {
                self.audio_finished(&mut answers);
                self.test(&mut answers);
            }
            Heard::StartAgain(pass) if pass == self.pass => self.show_first(&mut answers),
            Heard::DelayOver(pass, index) if pass == self.pass && !self.visible[index] => {
                answers.push(Answer::Log(Event::DisplayImage(self.id(index))));
                self.show(index, &mut answers);
            }
            Heard::DurationOver => {
                self.duration_done = true;
                answers.push(Answer::Log(Event::EndTimer));
                self.test(&mut answers);
            }
            Heard::Click(index) => self.click(index, &mut answers),
            Heard::ChoiceSeen => self.test(&mut answers),
            Heard::FeedbackStarted(index) if self.feedback == Some(index) => {
                self.feedback_plays = true;
                answers.push(Answer::Log(Event::StartImageAudio(self.id(index))));
            }
            Heard::FeedbackFailed(index) if self.feedback == Some(index) => {
                self.feedback_failed(index, &mut answers);
            }
            Heard::FeedbackEnded(index) if self.feedback == Some(index) => {
                self.feedback = None;
                self.test(&mut answers);
            }
            Heard::DialogClosed => {
                if let Some(index) = self.dialog.take() {
                    answers.push(Answer::CloseDialog);
                    answers.push(Answer::Log(Event::DismissFeedback(self.id(index))));
                    self.test(&mut answers);
                }
            }
            Heard::Replay if self.has_audio => self.replay(&mut answers),
            Heard::LookedAway if !self.looked_away => {
                self.looked_away = true;
                self.test(&mut answers);
            }
            Heard::Next if self.can_go => self.finish(&mut answers),
            Heard::Removed => {
                self.finished = true;
                answers.push(Answer::Remove);
            }
            _ => {}
        }
        answers
    }

    fn id(&self, index: usize) -> String {
        self.images
            .get(index)
            .map_or_else(String::new, |image| image.id.clone())
    }

    fn start(&mut self, answers: &mut Vec<Answer>) {
        self.started = true;
        if self.duration_millis > 0.0 {
            answers.push(Answer::Log(Event::StartTimer));
            answers.push(Answer::StartTimer(self.duration_millis));
        } else {
            self.duration_done = true;
        }
        self.audio_pending = self.has_audio;
        if !self.has_audio {
            self.audio_finished(answers);
        }
        self.display(answers);
        self.show_first(answers);
        for what in std::mem::take(&mut self.early) {
            answers.extend(self.hear(what));
        }
        self.test(answers);
    }

    fn play(&mut self, answers: &mut Vec<Answer>) {
        if self.has_audio {
            answers.push(Answer::PlayAudio);
        }
    }

    /// The main sound can't begin, or broke off; one that is not to play may fail.
    fn audio_failed(&mut self, answers: &mut Vec<Answer>) {
        if self.audio_pending {
            answers.push(Answer::Log(Event::FailedToStartAudio));
        } else if !self.audio_plays {
            return;
        }
        self.audio_finished(answers);
        self.test(answers);
    }

    fn feedback_failed(&mut self, index: usize, answers: &mut Vec<Answer>) {
        self.feedback = None;
        if !self.feedback_plays {
            answers.push(Answer::Log(Event::FailedToStartImageAudio(self.id(index))));
        }
        self.test(answers);
    }

    fn audio_finished(&mut self, answers: &mut Vec<Answer>) {
        (self.audio_pending, self.audio_plays) = (false, false);
        self.audio_done = true;
        self.may_choose = true;
        answers.push(Answer::Log(Event::FinishAudio));
    }

    fn display(&mut self, answers: &mut Vec<Answer>) {
        answers.push(Answer::Log(Event::DisplayImages));
        for (index, image) in self.images.iter().enumerate() {
            if let Some(millis) = image.display_delay_millis {
                answers.push(Answer::Delay(self.pass, index, millis.max(0.0)));
            }
        }
    }

    /// Shows the pictures without a delay.
    fn show_first(&mut self, answers: &mut Vec<Answer>) {
        for index in 0..self.images.len() {
            if self.images[index].display_delay_millis.is_none() {
                self.show(index, answers);
            }
        }
    }

    fn show(&mut self, index: usize, answers: &mut Vec<Answer>) {
        self.visible[index] = true;
        let delay = self.images[index].display_delay_millis.unwrap_or_default();
        answers.push(Answer::Show(index, delay.max(0.0)));
    }

    fn replay(&mut self, answers: &mut Vec<Answer>) {
        self.pass += 1;
        self.feedback = None;
        self.visible.fill(false);
        answers.push(Answer::Silence);
        answers.push(Answer::Log(Event::ReplayAudio));
        answers.push(Answer::HideAll);
        answers.push(Answer::Begin(Heard::StartAgain(self.pass)));
        self.display(answers);
        self.audio_pending = true;
        self.play(answers);
    }

    /// The order of what follows a choice is what analyses rely on (spec 4c.5).
    fn click(&mut self, index: usize, answers: &mut Vec<Answer>) {
        let Some(image) = self.images.get(index) else {
            return;
        };
        let counts = self.allowed
            && self.may_choose
            && self.visible[index]
            && !image.non_choice_option
            && self.dialog.is_none();
        if !counts {
            return;
        }
        let (correct, has_audio) = (image.correct, image.has_feedback_audio());
        let words = image.feedback_text.clone();
        let has_text = !words.is_empty();
        self.audio_done = true;
        self.selected = Some(index);
        let id = image.id.clone();
        answers.push(Answer::Log(Event::ClickImage(id.clone(), correct)));
        answers.push(Answer::Select(index, id, correct));
        if self.demand.correct && correct != Some(true) && !self.looked_away {
            self.can_go = false;
            answers.push(Answer::EnableNext(false));
        }
        if has_audio {
            self.feedback = Some(index);
            self.feedback_plays = false;
            (self.audio_pending, self.audio_plays) = (false, false);
            answers.push(Answer::Silence);
            answers.push(Answer::PlayFeedback(index));
        }
        if has_text {
            self.dialog = Some(index);
            answers.push(Answer::OpenDialog(words));
        }
        if !has_audio && !has_text {
            answers.push(Answer::LetChoiceBeSeen);
        }
    }

    fn ready(&self) -> bool {
        if self.looked_away {
            return true;
        }
        let right = |index: usize| self.images[index].correct == Some(true);
        let chosen = match self.selected {
            Some(index) => !self.demand.correct || right(index),
            None => false,
        };
        self.duration_done
            && self.audio_done
            && self.feedback.is_none()
            && self.dialog.is_none()
            && (chosen || !self.demand.required)
    }

    fn test(&mut self, answers: &mut Vec<Answer>) {
        if self.finished || !self.ready() {
            return;
        }
        if self.auto_proceed {
            self.finish(answers);
        } else {
            self.can_go = true;
            answers.push(Answer::EnableNext(true));
        }
    }

    fn finish(&mut self, answers: &mut Vec<Answer>) {
        self.finished = true;
        answers.push(Answer::Log(Event::TrialComplete));
        answers.push(Answer::Silence);
        answers.push(Answer::Leave);
    }
}

#[cfg(test)]
mod tests;
