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
    /// Go on. `true`: the film still played, and a frame that records nothing hears no more of it.
    Leave(bool),
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
    film_seen: bool,
    /// It has begun and nobody has stopped it.
    film_rolls: bool,
    sound_heard: bool,
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
            Heard::Next if self.ready() => self.finish(&mut answers),
            _ => {}
        }
        answers
    }

    fn ready(&self) -> bool {
        self.duration_done && self.videos_left == 0 && self.audios_left == 0
    }

    fn video_started(&mut self, secs: f64, answers: &mut Vec<Answer>) {
        self.film_rolls = true;
        answers.push(Answer::Log(Event::VideoStarted(secs)));
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

    fn leaves(answer: &Answer) -> bool {
        matches!(answer, Answer::Leave(_))
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
            Heard::VideoPlaying(0.0),
            Heard::AudioPlaying,
            Heard::AudioEnded,
            Heard::VideoPause(1.5),
            Heard::VideoEnded,
            Heard::VideoPlay(0.0),
            Heard::VideoPlaying(0.0),
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
                .hear(Heard::VideoPlaying(0.0))
                .contains(&Answer::StartTimer(3000.0))
        );
        assert!(trial.hear(Heard::VideoEnded).is_empty());
        assert!(trial.hear(Heard::DurationOver).iter().any(leaves));
    }

    #[test]
    fn next_waits_until_done_and_is_told_again_at_each_loop() {
        let mut params = Params {
            auto_proceed: false,
            ..Params::default()
        };
        params.video.repeats = true;
        let mut trial = Trial::new(&params);
        trial.hear(Heard::VideoPlaying(0.0));
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
        assert!(trial.hear(Heard::Next).iter().any(leaves));
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
        assert!(!answers.iter().any(leaves));
        assert!(trial.hear(Heard::DurationOver).iter().any(leaves));
    }

    #[test]
    fn a_sound_that_fails_is_not_waited_for() {
        let mut trial = Trial::new(&Params {
            require_audio_count: 1,
            ..Params::default()
        });
        trial.hear(Heard::VideoPlaying(0.0));
        trial.hear(Heard::AudioFailed);
        assert!(trial.hear(Heard::VideoEnded).iter().any(leaves));
    }

    #[test]
    fn nothing_has_started_before_it_is_seen_or_heard() {
        let mut trial = Trial::new(&Params {
            required_secs: 2.0,
            ..Params::default()
        });
        for early in [
            Heard::AudioReady,
            Heard::VideoPlay(0.0),
            Heard::AudioPlay,
            Heard::VideoPause(0.0),
        ] {
            assert_eq!(trial.hear(early), []);
        }
        assert_eq!(
            trial.hear(Heard::VideoPlaying(0.1)),
            [
                Answer::Log(Event::VideoStarted(0.1)),
                Answer::PlayAudio,
                Answer::StartTimer(2000.0)
            ]
        );
        assert_eq!(trial.hear(Heard::VideoPlaying(0.3)), [], "it had to load");
        assert_eq!(
            events(&mut trial, &[Heard::AudioPlaying, Heard::AudioPlaying]),
            [Event::AudioStarted]
        );
    }

    #[test]
    fn a_film_given_up_may_still_be_seen_but_the_time_goes_on() {
        let mut trial = Trial::new(&Params {
            required_secs: 9.0,
            ..Params::default()
        });
        assert_eq!(
            trial.hear(Heard::VideoFailed),
            [Answer::PlayAudio, Answer::StartTimer(9000.0)]
        );
        assert_eq!(trial.hear(Heard::AudioReady), [Answer::PlayAudio]);
        assert_eq!(
            trial.hear(Heard::VideoPlaying(0.0)),
            [Answer::Log(Event::VideoStarted(0.0))]
        );
        assert_eq!(trial.hear(Heard::VideoFailed), []);
    }

    #[test]
    fn a_pause_takes_everything_away_without_ending() {
        let mut trial = Trial::new(&Params::default());
        trial.hear(Heard::VideoPlaying(0.0));
        assert_eq!(
            trial.hear(Heard::Removed(false)),
            [Answer::Log(Event::VideoPaused(None)), Answer::Remove]
        );
        assert!(trial.hear(Heard::VideoEnded).is_empty());
        assert!(trial.hear(Heard::DurationOver).is_empty());
        let mut unseen = Trial::new(&Params::default());
        assert_eq!(unseen.hear(Heard::Removed(false)), [Answer::Remove]);
    }

    #[test]
    fn only_a_film_that_plays_is_paused_when_it_is_taken_away() {
        let params = Params {
            required_secs: 2.0,
            ..Params::default()
        };
        let mut cut = Trial::new(&Params {
            require_video_count: 0,
            ..params.clone()
        });
        cut.hear(Heard::VideoPlaying(0.0));
        assert!(cut.hear(Heard::DurationOver).contains(&Answer::Leave(true)));
        assert_eq!(
            events(&mut cut, &[Heard::Removed(true)]),
            [Event::VideoPaused(None)]
        );
        let mut over = Trial::new(&params);
        events(
            &mut over,
            &[
                Heard::VideoPlaying(0.0),
                Heard::VideoPause(1.5),
                Heard::VideoEnded,
            ],
        );
        assert!(
            over.hear(Heard::DurationOver)
                .contains(&Answer::Leave(false))
        );
        assert_eq!(over.hear(Heard::Removed(true)), [Answer::Remove]);
    }
}
