//! Announcement, streams, closing sound: what follows what. Pure: the page tells what it hears and does what is answered; times are
//! milliseconds of the page's clock.

use super::{
    Event, Params,
    streams::{Item, Plan, Sides, Step, Streams, Which},
};

/// The music comes and goes within so long.
const FADE_MILLIS: f64 = 2000.0;
const MUSIC_BEGINS_AT: f64 = 0.1;
/// The streams wait no longer for the browser to say what becomes of the music.
const MUSIC_PATIENCE_MILLIS: f64 = 3000.0;
/// A sound that has not ended by then may never do so: the family gets a button.
const SOUND_PATIENCE_MILLIS: f64 = 60_000.0;

/// The sounds of a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Announcement,
    Music,
    Closing,
}

/// All of them, by their numbers.
pub(super) const VOICES: [Voice; 3] = [Voice::Announcement, Voice::Music, Voice::Closing];

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// The trial may run, and everything has come or was given up: the places of each list that can be shown, the voices that can be
    /// heard, and the seed of the orders if there is one.
    Ready([Vec<usize>; 4], [bool; 3], Option<u32>),
    /// The announcement has lasted as long as it must.
    AttentionOver,
    /// A refresh is prepared; what is due up to this time is shown by it.
    Due(f64),
    Started(Voice),
    /// The browser wants a press before it plays a sound.
    Refused(Voice),
    /// It came to its end, or can't be played.
    Ended(Voice),
    /// It was told to play long ago.
    LongAgo(Voice),
    Tapped,
    Next,
    /// The player pauses (`true`) or leaves the frame.
    Removed(bool),
}

/// What the page must do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// Show the film of the announcement, or take it away.
    Attention(bool),
    /// Tell [`Heard::AttentionOver`] after so long.
    TimeAttention(f64),
    /// Play from the beginning such that it is heard then.
    Play(Voice, f64),
    /// Tell [`Heard::LongAgo`] after so long.
    Time(Voice, f64),
    Silence(Voice),
    /// Bring the music to this loudness within so long.
    Fade(f64, f64),
    ShowStreams,
    Clear(Which, f64),
    Present(Sides<Option<Item>>, f64),
    /// Tell [`Heard::Due`] when a change can be seen then.
    Plan(f64),
    AskForTap(bool),
    OfferNext(bool),
    SayNothingCame,
    /// Take everything off the page.
    Remove,
    Leave,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Waiting,
    Announcing,
    /// The music is to begin, and the streams with it.
    Tuning,
    Streaming,
    Closing,
    /// It has said that there is nothing to show.
    Said,
    Over,
}

/// One run of the trial.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    params: Params,
    state: State,
    usable: [Vec<usize>; 4],
    voices: [bool; 3],
    seed: Option<u32>,
    attention_done: bool,
    announced: bool,
    /// Waits for a press.
    refused: Option<Voice>,
    /// A press has not helped it.
    hopeless: Option<Voice>,
    streams: Option<Streams>,
    end: f64,
    /// When the music begins to go.
    fade: Option<f64>,
}

impl Trial {
    pub(super) fn new(params: Params) -> Self {
        Self {
            params,
            state: State::default(),
            usable: Default::default(),
            voices: [false; 3],
            seed: None,
            attention_done: false,
            announced: false,
            refused: None,
            hopeless: None,
            streams: None,
            end: f64::INFINITY,
            fade: None,
        }
    }

    /// `at` is the earliest time that display and sound can still keep.
    pub(super) fn hear(&mut self, at: f64, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        match (self.state, what) {
            (state, Heard::Removed(is_paused)) => {
                if is_paused && !matches!(state, State::Over) {
                    answers.push(Answer::Log(Event::ClearImages));
                }
                self.state = State::Over;
                answers.push(Answer::Remove);
            }
            (State::Waiting, Heard::Ready(usable, voices, seed)) => {
                self.voices = voices;
                self.usable = usable;
                self.seed = seed;
                self.ready(at, &mut answers);
            }
            (State::Announcing, Heard::AttentionOver) => {
                self.attention_done = true;
                self.test(at, &mut answers);
            }
            (State::Announcing, Heard::Ended(Voice::Announcement) | Heard::Next) => {
                self.announced = true;
                answers.push(Answer::Silence(Voice::Announcement));
                if self.refused.take().is_some() {
                    answers.push(Answer::AskForTap(false));
                }
                answers.push(Answer::OfferNext(false));
                self.test(at, &mut answers);
            }
            (State::Tuning, Heard::Started(Voice::Music) | Heard::Ended(Voice::Music)) => {
                self.begin(at, &mut answers);
            }
            (State::Tuning, Heard::LongAgo(Voice::Music)) if self.refused.is_none() => {
                self.begin(at, &mut answers);
            }
            (State::Streaming, Heard::Due(until)) => self.due(at, until, &mut answers),
            (State::Closing, Heard::Ended(Voice::Closing) | Heard::Next)
            | (State::Said, Heard::Next) => self.finish(&mut answers),
            (State::Announcing, Heard::LongAgo(Voice::Announcement)) if !self.announced => {
                answers.push(Answer::OfferNext(true));
            }
            (State::Closing, Heard::LongAgo(Voice::Closing)) => {
                answers.push(Answer::OfferNext(true));
            }
            (_, Heard::Refused(voice)) if self.awaits(voice) => {
                self.refuse(at, voice, &mut answers);
            }
            (_, Heard::Tapped) => {
                if let Some(voice) = self.refused.take()
                    && self.awaits(voice)
                {
                    answers.push(Answer::AskForTap(false));
                    play(voice, at, &mut answers);
                }
            }
            _ => {}
        }
        answers
    }

    /// The trial stands still until it has heard of this voice.
    fn awaits(&self, voice: Voice) -> bool {
        matches!(
            (self.state, voice),
            (State::Announcing, Voice::Announcement)
                | (State::Tuning, Voice::Music)
                | (State::Closing, Voice::Closing)
        )
    }

    fn has(&self, voice: Voice) -> bool {
        self.voices[voice as usize]
    }

    fn ready(&mut self, at: f64, answers: &mut Vec<Answer>) {
        if self.usable.iter().all(Vec::is_empty) {
            self.state = State::Said;
            answers.extend([Answer::Log(Event::NothingToShow), Answer::SayNothingCame]);
            return;
        }
        self.state = State::Announcing;
        let millis = self.params.announcement_secs * 1000.0;
        if millis > 0.0 {
            answers.extend([Answer::Attention(true), Answer::TimeAttention(millis)]);
            self.announced = !self.has(Voice::Announcement);
            if !self.announced {
                play(Voice::Announcement, at, answers);
            }
        } else {
            self.attention_done = true;
            self.announced = true;
            self.test(at, answers);
        }
    }

    /// One press may be asked for; a browser that refuses all the same goes on without the sound.
    fn refuse(&mut self, at: f64, voice: Voice, answers: &mut Vec<Answer>) {
        answers.push(Answer::Log(Event::SoundRefused));
        if self.hopeless == Some(voice) {
            answers.extend(self.hear(at, Heard::Ended(voice)));
            return;
        }
        self.hopeless = Some(voice);
        self.refused = Some(voice);
        answers.push(Answer::AskForTap(true));
    }

    fn test(&mut self, at: f64, answers: &mut Vec<Answer>) {
        if !self.attention_done || !self.announced {
            return;
        }
        self.state = State::Tuning;
        answers.extend([Answer::Attention(false), Answer::Log(Event::StartTestTrial)]);
        if self.has(Voice::Music) {
            answers.push(Answer::Fade(MUSIC_BEGINS_AT, 0.0));
            play(Voice::Music, at, answers);
        } else {
            self.begin(at, answers);
        }
    }

    fn begin(&mut self, at: f64, answers: &mut Vec<Answer>) {
        self.state = State::Streaming;
        let plan = Plan::new(&self.params, self.seed);
        let usable = std::mem::take(&mut self.usable);
        self.streams = Some(Streams::new(&plan, usable, at));
        self.end = at + (self.params.trial_secs * 1000.0).max(0.0);
        if self.has(Voice::Music) {
            self.fade = Some((self.end - FADE_MILLIS).max(at));
            answers.push(Answer::Fade(1.0, FADE_MILLIS));
        }
        answers.push(Answer::ShowStreams);
        self.plan(answers);
    }

    fn plan(&self, answers: &mut Vec<Answer>) {
        let streams = self.streams.as_ref().map(Streams::next_at);
        let next = streams
            .into_iter()
            .chain(self.fade)
            .fold(self.end, f64::min);
        answers.push(Answer::Plan(next));
    }

    fn due(&mut self, at: f64, until: f64, answers: &mut Vec<Answer>) {
        if self.fade.is_some_and(|fade| fade <= until) {
            self.fade = None;
            answers.push(Answer::Fade(0.0, FADE_MILLIS));
        }
        // At the end nothing new is shown any more, also when both are due.
        if until >= self.end {
            return self.close(at, answers);
        }
        let steps = self.streams.as_mut().map(|streams| streams.take(until));
        for step in steps.into_iter().flatten() {
            match step {
                Step::Clear(which, at) => clear(which, at, answers),
                Step::Present(sides, at) => answers.push(Answer::Present(sides, at)),
            }
        }
        self.plan(answers);
    }

    fn close(&mut self, at: f64, answers: &mut Vec<Answer>) {
        clear(Which::Both, self.end, answers);
        if self.has(Voice::Closing) {
            self.state = State::Closing;
            play(Voice::Closing, at, answers);
        } else {
            self.finish(answers);
        }
    }

    fn finish(&mut self, answers: &mut Vec<Answer>) {
        self.state = State::Over;
        answers.push(Answer::Leave);
    }
}

/// Plays a voice, and sets how long it is waited for.
fn play(voice: Voice, at: f64, answers: &mut Vec<Answer>) {
    let patience = match voice {
        Voice::Music => MUSIC_PATIENCE_MILLIS,
        Voice::Announcement | Voice::Closing => SOUND_PATIENCE_MILLIS,
    };
    answers.extend([Answer::Play(voice, at), Answer::Time(voice, patience)]);
}

/// Empties rectangles.
fn clear(which: Which, at: f64, answers: &mut Vec<Answer>) {
    let event = match which {
        Which::Both => Event::ClearImages,
        Which::Left => Event::ClearImageLeft,
        Which::Right => Event::ClearImageRight,
    };
    answers.extend([Answer::Log(event), Answer::Clear(which, at)]);
}

#[cfg(test)]
mod tests;
