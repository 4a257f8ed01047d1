//! When the trial is over: plays, seconds and the Next button. Pure; the page tells what it hears and does what is answered.

use super::{Event, Params};

/// What happened on the page; positions are seconds of the film.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    VideoPlay(f64),
    VideoPause(f64),
    VideoEnded,
    /// The film can't be loaded or played.
    VideoFailed,
    AudioPlay,
    AudioEnded,
    /// The sound can't be loaded or played.
    AudioFailed,
    DurationOver,
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
    /// Stop the media, but leave them in place.
    Silence,
    /// Take the stimuli off the page.
    Remove,
    Leave,
}

/// One run of the trial.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    auto_proceed: bool,
    required_millis: f64,
    videos_left: u32,
    audios_left: u32,
    video_repeats: bool,
    audio_repeats: bool,
    timing: bool,
    duration_done: bool,
    finished: bool,
    removed: bool,
}

impl Trial {
    pub(super) fn new(params: &Params) -> Self {
        Self {
            auto_proceed: params.auto_proceed,
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
                if after_recording && self.finished {
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
            Heard::VideoPlay(secs) => {
                answers.push(Answer::Log(Event::VideoStarted(secs)));
                if !self.timing {
                    answers.push(Answer::PlayAudio);
                    self.start_timing(&mut answers);
                }
            }
            Heard::VideoPause(secs) => answers.push(Answer::Log(Event::VideoPaused(Some(secs)))),
            Heard::VideoEnded => {
                self.videos_left = self.videos_left.saturating_sub(1);
                self.test(&mut answers);
                if !self.finished && (self.video_repeats || self.videos_left > 0) {
                    answers.push(Answer::ReplayVideo);
                }
            }
            Heard::VideoFailed => {
                self.videos_left = 0;
                if self.timing {
                    self.test(&mut answers);
                } else {
                    answers.push(Answer::PlayAudio);
                    self.start_timing(&mut answers);
                }
            }
            Heard::AudioPlay => answers.push(Answer::Log(Event::AudioStarted)),
            Heard::AudioEnded => {
                answers.push(Answer::Log(Event::AudioStopped));
                self.audios_left = self.audios_left.saturating_sub(1);
                self.test(&mut answers);
                if !self.finished && (self.audio_repeats || self.audios_left > 0) {
                    answers.push(Answer::ReplayAudio);
                }
            }
            Heard::AudioFailed => {
                self.audios_left = 0;
                self.test(&mut answers);
            }
            Heard::DurationOver => {
                self.duration_done = true;
                self.test(&mut answers);
            }
            Heard::Next if self.ready() => self.finish(&mut answers),
            Heard::Next | Heard::Removed(_) => {}
        }
        answers
    }

    fn ready(&self) -> bool {
        self.duration_done && self.videos_left == 0 && self.audios_left == 0
    }

    fn start_timing(&mut self, answers: &mut Vec<Answer>) {
        self.timing = true;
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
        answers.push(Answer::Leave);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(trial: &mut Trial, heard: &[Heard]) -> Vec<Event> {
        let answers = heard.iter().flat_map(|what| trial.hear(*what));
        answers
            .filter_map(|answer| match answer {
                Answer::Log(event) => Some(event),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn two_plays_and_a_sound_log_the_recorded_order() {
        let mut trial = Trial::new(&Params {
            require_video_count: 2,
            require_audio_count: 1,
            ..Params::default()
        });
        let heard = [
            Heard::VideoPlay(0.0),
            Heard::AudioPlay,
            Heard::AudioEnded,
            Heard::VideoPause(1.5),
            Heard::VideoEnded,
            Heard::VideoPlay(0.0),
            Heard::VideoPause(1.5),
            Heard::VideoEnded,
            Heard::VideoPause(1.5),
            Heard::Removed(true),
            Heard::Removed(true),
        ];
        let expected = [
            Event::VideoStarted(0.0),
            Event::AudioStarted,
            Event::AudioStopped,
            Event::VideoPaused(Some(1.5)),
            Event::VideoStarted(0.0),
            Event::VideoPaused(Some(1.5)),
            Event::TrialCompleted,
            Event::VideoPaused(None),
        ];
        assert_eq!(events(&mut trial, &heard), expected);
    }

    #[test]
    fn the_shortest_time_holds_the_trial_and_cuts_a_looping_film() {
        let mut trial = Trial::new(&Params {
            required_secs: 3.0,
            require_video_count: 0,
            ..Params::default()
        });
        assert!(
            trial
                .hear(Heard::VideoPlay(0.0))
                .contains(&Answer::StartTimer(3000.0))
        );
        assert!(trial.hear(Heard::VideoEnded).is_empty());
        assert!(trial.hear(Heard::DurationOver).contains(&Answer::Leave));
    }

    #[test]
    fn next_waits_until_done_and_is_told_again_at_each_loop() {
        let mut params = Params {
            auto_proceed: false,
            ..Params::default()
        };
        params.video.repeats = true;
        let mut trial = Trial::new(&params);
        trial.hear(Heard::VideoPlay(0.0));
        assert!(trial.hear(Heard::Next).is_empty());
        for _ in 0..2 {
            assert_eq!(
                trial.hear(Heard::VideoEnded),
                [
                    Answer::Log(Event::NextButtonEnabled),
                    Answer::EnableNext,
                    Answer::ReplayVideo
                ]
            );
        }
        assert!(trial.hear(Heard::Next).contains(&Answer::Leave));
        assert!(trial.hear(Heard::Next).is_empty());
    }

    #[test]
    fn a_film_that_fails_ends_after_the_shortest_time() {
        let mut trial = Trial::new(&Params {
            required_secs: 2.0,
            ..Params::default()
        });
        let answers = trial.hear(Heard::VideoFailed);
        assert!(answers.contains(&Answer::StartTimer(2000.0)));
        assert!(!answers.contains(&Answer::Leave));
        assert!(trial.hear(Heard::DurationOver).contains(&Answer::Leave));
    }

    #[test]
    fn a_sound_that_fails_is_not_waited_for() {
        let mut trial = Trial::new(&Params {
            require_audio_count: 1,
            ..Params::default()
        });
        trial.hear(Heard::VideoPlay(0.0));
        trial.hear(Heard::AudioFailed);
        assert!(trial.hear(Heard::VideoEnded).contains(&Answer::Leave));
    }

    #[test]
    fn a_pause_takes_everything_away_without_ending() {
        let mut trial = Trial::new(&Params::default());
        trial.hear(Heard::VideoPlay(0.0));
        assert_eq!(trial.hear(Heard::Removed(false)), [Answer::Remove]);
        assert!(trial.hear(Heard::VideoEnded).is_empty());
        assert!(trial.hear(Heard::DurationOver).is_empty());
    }
}
