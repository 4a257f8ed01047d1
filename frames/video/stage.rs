//! The trial and the handles of the page that its answers move.

use super::{
    Data, Event, Video,
    logic::{Answer, Heard, Trial},
};
use kit::{
    Clock, FrameCx, Phase, SoundNews, SoundRef, SoundState,
    infant_control::{Control, Looked, Told},
    presentation::Medium,
    widgets::{self, Preload},
};
use leptos::prelude::*;
use web_sys::HtmlVideoElement;

/// How the data of the kind is saved.
pub(crate) type Save = fn(FrameCx<Video>, &Data, Option<Looked>);

#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub cx: FrameCx<Video>,
    pub clock: Clock<Video>,
    pub control: Control,
    pub save: Save,
    pub data: StoredValue<Data>,
    pub trial: StoredValue<Trial>,
    pub film: NodeRef<leptos::html::Video>,
    pub sound: SoundRef,
    pub sound_state: Signal<SoundState>,
    pub preload: Preload,
    /// Of the film, among what is waited for; none without a film.
    pub film_number: Option<usize>,
    /// Its start is planned.
    pub planned: StoredValue<bool>,
    /// It was told to play: until then nothing of it is seen.
    pub begun: RwSignal<bool>,
    pub shown: RwSignal<bool>,
    pub can_go: RwSignal<bool>,
    /// The browser wants a press before it plays.
    pub refused: RwSignal<bool>,
    pub sound_refused: StoredValue<bool>,
}

impl Stage {
    pub(super) fn follow(self) {
        let (phase, sound, cx) = (self.cx.phase(), self.sound_state, self.cx);
        self.save();
        self.control.listen(move |told| match told {
            Told::Changed => self.save(),
            Told::Ends => self.hear(Heard::LookedAway),
        });
        Effect::new(move |_| match phase.get() {
            Phase::Running => {
                cx.set_pausable(true);
                if self.preload.is_done() {
                    self.begin();
                }
            }
            Phase::Stopping => {
                self.control.gone();
                self.hear(Heard::Removed(true));
            }
            Phase::Paused => {
                self.control.paused();
                self.hear(Heard::Removed(false));
            }
            Phase::Over => {
                self.control.gone();
                self.hear(Heard::Removed(false));
            }
            Phase::Opening | Phase::Waiting => {}
        });
        Effect::new(move |_| match sound.get() {
            SoundState::Ready => self.hear(Heard::AudioReady),
            // It may be loaded again.
            SoundState::Failed if self.preload.is_done() => self.hear(Heard::AudioFailed),
            SoundState::Failed | SoundState::Loading => {}
        });
        widgets::watch(
            cx,
            move || self.film().map(Into::into),
            move || self.film_stopped(),
        );
    }

    pub(super) fn save(self) {
        let looked = self.control.looked();
        self.data
            .try_with_value(|data| (self.save)(self.cx, data, looked));
    }

    pub(super) fn film_loaded(self) {
        self.settle_film(true);
    }

    fn settle_film(self, came: bool) {
        if let Some(number) = self.film_number {
            self.preload.settle(number)(came);
        }
    }

    /// The film can't be played on.
    fn film_stopped(self) {
        self.preload.tell_failed(&self.film_name());
        self.hear(Heard::VideoFailed);
    }

    /// The film can't be played. Before its start that is only remembered: nothing happens while the recording comes up.
    pub(super) fn film_failed(self) {
        if self.begun.try_get_untracked() == Some(true) {
            self.film_stopped();
        } else {
            self.settle_film(false);
        }
    }

    fn film_came(self) -> bool {
        self.film_number
            .is_some_and(|number| self.preload.came(number))
    }

    /// The film was stopped, by its end, the frame, or something else.
    pub(super) fn film_paused(self, secs: f64) {
        self.hear(Heard::VideoPause(secs));
        if self.film().is_some_and(|film| !film.ended()) {
            self.hear(Heard::VideoHalted);
        }
    }

    /// Plans the start, once.
    fn begin(self) {
        if self.planned.get_value() {
            return;
        }
        self.planned.set_value(true);
        let onset = self.clock.now_millis() + self.clock.lead_millis();
        let film = self.film().filter(|_| self.film_came());
        if let Some(film) = &film {
            let name = self.film_name();
            let heard = move |playing| self.asked(playing);
            widgets::start_film(self.clock, film, &name, onset, |_| {}, heard);
        }
        let is_missing = film.is_none();
        self.clock.at(onset, move |_| {
            self.begun.set(true);
            if is_missing {
                self.hear(Heard::VideoFailed);
            }
        });
    }

    pub(super) fn hear(self, what: Heard) {
        let answers = self.trial.try_update_value(|trial| trial.hear(what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
        if let Heard::VideoPlaying(_) = what {
            self.control.begin();
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => {
                if event == Event::TrialCompleted {
                    self.control.over();
                }
                self.cx.log(event);
            }
            Answer::StartTimer(millis) => {
                self.clock
                    .after(millis, move |_| self.hear(Heard::DurationOver));
            }
            Answer::PlayAudio => self.play_sound(0.0),
            Answer::ReplayAudio => self.play_sound(self.clock.lead_millis()),
            Answer::ReplayVideo => {
                if let Some(film) = self.film() {
                    self.replay(&film);
                }
            }
            Answer::EnableNext => {
                self.control.ceiling();
                self.can_go.set(true);
            }
            Answer::OfferPlay(is_halted) => {
                let offers = is_halted || self.sound_refused.get_value();
                self.refused.try_set(offers);
            }
            Answer::Silence => self.silence(),
            Answer::Remove => {
                self.silence();
                self.clock.stop();
                self.can_go.try_set(false);
                self.refused.try_set(false);
                self.shown.try_set(false);
            }
            Answer::Leave(is_cut) => {
                self.cx.set_pausable(false);
                if is_cut && !self.cx.recorder_state().get_untracked().recording {
                    self.hear(Heard::Removed(true));
                }
                self.clock.leave();
            }
        }
    }

    pub(super) fn film(self) -> Option<HtmlVideoElement> {
        self.film.try_get_untracked().flatten()
    }

    fn film_name(self) -> String {
        self.data.with_value(|data| data.video_shown.clone())
    }

    fn silence(self) {
        if let Some(film) = self.film() {
            // Pausing what has not loaded throws nothing that matters.
            drop(film.pause());
        }
        self.sound.stop();
    }

    /// Plays the film at once, inside the press of Play. One that was told to play before is stored when it is seen.
    fn start(self, film: &HtmlVideoElement) {
        if !self.film_came() {
            let (clock, now) = (self.clock, self.clock.now_millis());
            let place = clock.applied(&self.film_name(), Medium::Video, now);
            widgets::when_film_is_seen(film, now, move |millis| clock.seen(place, millis));
        }
        widgets::play(film, move |playing| self.asked(playing));
    }

    /// Plays the film again, such that it begins when it was said.
    fn replay(self, film: &HtmlVideoElement) {
        film.set_current_time(0.0);
        let at = self.clock.now_millis() + self.clock.lead_millis();
        let heard = move |playing| self.asked(playing);
        widgets::start_film(self.clock, film, &self.film_name(), at, |_| {}, heard);
    }

    /// A refusal for want of a gesture shows the Play button.
    fn asked(self, playing: widgets::Playing) {
        if playing == widgets::Playing::Refused {
            self.refused.try_set(true);
        }
    }

    /// So many milliseconds from now: a sound that has ended is planned anew, others begin with their film.
    fn play_sound(self, ahead_millis: f64) {
        // One that still loads says so when it is ready; one that can't be loaded was told of.
        if self.sound_state.get_untracked() != SoundState::Ready {
            return;
        }
        let name = self.data.with_value(|data| data.audio_played.clone());
        let at = self.clock.now_millis() + ahead_millis;
        self.clock
            .play(self.sound, &name, at, move |news| match news {
                SoundNews::Started(_) => {
                    self.hear(Heard::AudioPlay);
                    self.hear(Heard::AudioPlaying);
                }
                SoundNews::Ended => self.hear(Heard::AudioEnded),
                SoundNews::Failed => {
                    let name = self.data.with_value(|data| data.audio_played.clone());
                    self.preload.tell_failed(&name);
                    self.hear(Heard::AudioFailed);
                }
                SoundNews::Refused => {
                    self.sound_refused
                        .try_update_value(|refused| *refused = true);
                    self.refused.try_set(true);
                }
            });
    }

    /// The family has pressed Play.
    pub(super) fn play_again(self) {
        self.refused.set(false);
        let film = self.film().filter(|film| film.paused() && !film.ended());
        if let Some(film) = film {
            self.start(&film);
        }
        if self.sound_refused.get_value() {
            self.sound_refused.set_value(false);
            self.play_sound(0.0);
        }
    }
}
