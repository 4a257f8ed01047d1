//! When the trial is over: plays, seconds and the Next button. Pure; the page tells what it hears and does what is answered.

use super::{Event, Params};

/// What happened on the page; positions are seconds of the film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    /// The film is to play. At its first start nothing of it is there yet.
    VideoPlay(f64),
    /// The film moves.
    VideoPlaying(f64),
    VideoPause(f64),
    /// It was stopped before its end.
    VideoHalted,
    VideoEnded,
    /// The film can't be loaded or played, or has stood still for too long.
    VideoFailed,
    /// The sound is on the page.
    AudioReady,
    AudioPlay,
    /// The sound is heard.
    AudioPlaying,
    AudioEnded,
    /// The sound can't be loaded or played, or has stood still for too long.
    AudioFailed,
    DurationOver,
    /// The infant looked away for so long, or someone ended the trial: nothing else is waited for.
    LookedAway,
    Next,
    /// The player pauses or leaves the frame; `true` when the recording closes after a finished trial.
    Removed(bool),
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    StartTimer(f64),
    PlayAudio,
    ReplayVideo,
    ReplayAudio,
    EnableNext,
    /// Show a Play button: something other than the frame has stopped the film. `false`: it plays again.
    OfferPlay(bool),
    /// Stop the media, but leave them in place.
    Silence,
    /// Take the stimuli off the page.
    Remove,
    /// Go on. `true`: the film still played, and a frame that records nothing hears no more of it.
    Leave(bool),
}

/// One run of the trial.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    auto_proceed: bool,
    /// The family stops the film and goes on with the browser's controls.
    has_controls: bool,
    required_millis: f64,
    videos_left: u32,
    audios_left: u32,
    video_repeats: bool,
    audio_repeats: bool,
    film_seen: bool,
    /// It has begun and nobody has stopped it.
    film_rolls: bool,
    /// A media key, headphones or the system have stopped it.
    film_halted: bool,
    sound_heard: bool,
    timing: bool,
    duration_done: bool,
    looked_away: bool,
    finished: bool,
    removed: bool,
}

impl Trial {
    pub(super) fn new(params: &Params) -> Self {
        Self {
            auto_proceed: params.auto_proceed,
            has_controls: params.video.controls,
            required_millis: (params.required_secs * 1000.0).max(0.0),
            videos_left: params.require_video_count,
            audios_left: params.require_audio_count,
            video_repeats: params.video.repeats,
            audio_repeats: params.audio.repeats,
            ..Self::default()
        }
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if let Heard::Removed(after_recording) = what {
            if !self.removed {
                self.removed = true;
                if self.film_rolls && after_recording == self.finished {
                    answers.push(Answer::Log(Event::VideoPaused(None)));
                }
                answers.push(Answer::Remove);
            }
            return answers;
        }
        if self.finished || self.removed {
            return answers;
        }
        match what {
            Heard::VideoPlay(secs) if self.film_seen => self.video_started(secs, &mut answers),
            Heard::VideoPlaying(secs) if !self.film_seen => {
                self.film_seen = true;
                self.video_started(secs, &mut answers);
                self.begin(&mut answers);
            }
            Heard::VideoPause(secs) if self.film_seen => {
                self.film_rolls = false;
                answers.push(Answer::Log(Event::VideoPaused(Some(secs))));
            }
            // What the frame itself stops is over or removed by then.
            Heard::VideoHalted if !self.has_controls => {
                self.film_halted = true;
                answers.push(Answer::OfferPlay(true));
            }
            Heard::VideoEnded => {
                self.videos_left = self.videos_left.saturating_sub(1);
                self.test(&mut answers);
                if self.finished {
                    // The predecessor begins the film once more before it takes it away.
                    self.film_rolls = true;
                } else if self.video_repeats || self.videos_left > 0 {
                    answers.push(Answer::ReplayVideo);
                }
            }
            Heard::VideoFailed => {
                let awaited = self.videos_left > 0;
                self.videos_left = 0;
                if !self.timing {
                    self.begin(&mut answers);
                } else if awaited {
                    self.test(&mut answers);
                }
            }
            Heard::AudioReady if self.timing => answers.push(Answer::PlayAudio),
            Heard::AudioPlay if self.sound_heard => {
                answers.push(Answer::Log(Event::AudioStarted));
            }
            Heard::AudioPlaying if !self.sound_heard => {
                self.sound_heard = true;
                answers.push(Answer::Log(Event::AudioStarted));
            }
            Heard::AudioEnded => {
                answers.push(Answer::Log(Event::AudioStopped));
                self.audios_left = self.audios_left.saturating_sub(1);
                self.test(&mut answers);
                if !self.finished && (self.audio_repeats || self.audios_left > 0) {
                    answers.push(Answer::ReplayAudio);
                }
            }
            Heard::AudioFailed if self.audios_left > 0 => {
                self.audios_left = 0;
                self.test(&mut answers);
            }
            Heard::DurationOver => {
                self.duration_done = true;
                self.test(&mut answers);
            }
            Heard::LookedAway if !self.looked_away => {
                self.looked_away = true;
                self.test(&mut answers);
            }
            Heard::Next if self.ready() => self.finish(&mut answers),
            _ => {}
        }
        answers
    }

    fn ready(&self) -> bool {
        self.looked_away || (self.duration_done && self.videos_left == 0 && self.audios_left == 0)
    }

    fn video_started(&mut self, secs: f64, answers: &mut Vec<Answer>) {
        self.film_rolls = true;
        answers.push(Answer::Log(Event::VideoStarted(secs)));
        if std::mem::take(&mut self.film_halted) {
            answers.push(Answer::OfferPlay(false));
        }
    }

    /// The film is seen for the first time, or never will be.
    fn begin(&mut self, answers: &mut Vec<Answer>) {
        if self.timing {
            return;
        }
        self.timing = true;
        answers.push(Answer::PlayAudio);
        if self.required_millis > 0.0 {
            answers.push(Answer::StartTimer(self.required_millis));
        } else {
            self.duration_done = true;
        }
        self.test(answers);
    }

    fn test(&mut self, answers: &mut Vec<Answer>) {
        if !self.ready() {
            return;
        }
        if self.auto_proceed {
            self.finish(answers);
        } else {
            answers.push(Answer::Log(Event::NextButtonEnabled));
            answers.push(Answer::EnableNext);
        }
    }

    fn finish(&mut self, answers: &mut Vec<Answer>) {
        self.finished = true;
        answers.push(Answer::Log(Event::TrialCompleted));
        answers.push(Answer::Silence);
        answers.push(Answer::Leave(self.film_rolls));
    }
}

#[cfg(test)]
mod tests;
