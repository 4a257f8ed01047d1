//! The trial and the handles of the page that its answers move.

use super::{
    Data, Event, Video,
    logic::{Answer, Heard, Trial},
};
use kit::{
    Clock, FrameCx, Phase, SoundNews, SoundRef, SoundState,
    infant_control::{Control, Looked, Told},
    presentation::Medium,
    widgets,
};
use leptos::prelude::*;
use web_sys::HtmlVideoElement;

/// A film that has not come by then is started all the same.
const PATIENCE_MILLIS: f64 = 15_000.0;

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
    /// The film can be played, or is not waited for any longer.
    pub loaded: RwSignal<bool>,
    /// It can't be played, as was known before it was to start.
    pub failed: StoredValue<bool>,
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
                if self.loaded.get() && sound.get() != SoundState::Loading {
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
            SoundState::Failed => self.hear(Heard::AudioFailed),
            SoundState::Loading => {}
        });
        cx.after(PATIENCE_MILLIS, move || self.film_loaded());
        widgets::watch(
            cx,
            move || self.film().map(Into::into),
            move || self.hear(Heard::VideoFailed),
        );
    }

    pub(super) fn save(self) {
        let looked = self.control.looked();
        self.data
            .try_with_value(|data| (self.save)(self.cx, data, looked));
    }

    pub(super) fn film_loaded(self) {
        self.loaded.try_set(true);
    }

    /// The film can't be played. Before its start that is only remembered: nothing happens while the recording comes up.
    pub(super) fn film_failed(self) {
        if self.begun.try_get_untracked() == Some(true) {
            self.hear(Heard::VideoFailed);
        } else {
            self.failed.try_update_value(|failed| *failed = true);
            self.film_loaded();
        }
    }

    /// Plans the start, once.
    fn begin(self) {
        if self.planned.get_value() {
            return;
        }
        self.planned.set_value(true);
        let onset = self.clock.now_millis() + self.clock.lead_millis();
        let film = self.film().filter(|_| !self.failed.get_value());
        if let Some(film) = &film {
            let name = self.film_name();
            let heard = move |playing| self.asked(playing);
            widgets::start_film(self.clock, film, &name, onset, |_| {}, heard);
        }
        let is_missing = film.is_none();
        self.clock.at(onset, move |_| {
            self.begun.set(true);
            if is_missing || self.failed.get_value() {
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
            // One that is still loading says so when it is ready.
            Answer::PlayAudio if self.sound_state.get_untracked() == SoundState::Loading => {}
            Answer::PlayAudio | Answer::ReplayAudio => self.play_sound(),
            Answer::ReplayVideo => {
                if let Some(film) = self.film() {
                    film.set_current_time(0.0);
                    self.start(&film);
                }
            }
            Answer::EnableNext => {
                self.control.ceiling();
                self.can_go.set(true);
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
                self.clock.stop();
                self.cx.next();
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

    /// Plays the film at once: again, or where the family has pressed Play.
    fn start(self, film: &HtmlVideoElement) {
        let (clock, now) = (self.clock, self.clock.now_millis());
        let place = clock.applied(&self.film_name(), Medium::Video, now);
        widgets::when_film_is_seen(film, move |millis| clock.seen(place, millis));
        widgets::play(film, move |playing| self.asked(playing));
    }

    /// A refusal for want of a gesture shows the Play button.
    fn asked(self, playing: widgets::Playing) {
        if playing == widgets::Playing::Refused {
            self.refused.try_set(true);
        }
    }

    fn play_sound(self) {
        if !self.sound.exists() {
            return;
        }
        let name = self.data.with_value(|data| data.audio_played.clone());
        let now = self.clock.now_millis();
        self.clock
            .play(self.sound, &name, now, move |news| match news {
                SoundNews::Started(_) => {
                    self.hear(Heard::AudioPlay);
                    self.hear(Heard::AudioPlaying);
                }
                SoundNews::Ended => self.hear(Heard::AudioEnded),
                SoundNews::Failed => self.hear(Heard::AudioFailed),
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
            self.play_sound();
        }
    }
}
