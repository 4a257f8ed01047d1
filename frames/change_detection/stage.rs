//! The trial and the handles of the page that its answers move.

use super::{
    ChangeDetection, Data, Event, dice,
    logic::{Answer, Heard, Trial, VOICES, Voice},
    streams::{Item, Sides, Which},
};
use kit::{
    Clock, FrameCx, SoundNews, SoundRef, SoundState,
    widgets::{self, Awaited, Playing, Preload},
};
use leptos::prelude::*;
use serde_json::Value;

/// A picture or film of a stream.
#[derive(Clone)]
pub(super) struct Shown {
    pub awaited: Awaited,
    /// As it stands in the events.
    pub told: Value,
}

/// What is on the page or will be.
pub(super) struct Stimuli {
    /// The four lists: left A, left B, right A, right B.
    pub lists: [Vec<Shown>; 4],
    pub attention: Option<Awaited>,
    /// Announcement, music, closing: each with its address.
    pub sounds: [(SoundRef, String); 3],
}

#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub cx: FrameCx<ChangeDetection>,
    pub clock: Clock<ChangeDetection>,
    pub trial: StoredValue<Trial>,
    pub preload: Preload,
    pub stimuli: StoredValue<Stimuli, LocalStorage>,
    /// In each rectangle now.
    pub current: StoredValue<Sides<Option<Awaited>>, LocalStorage>,
    pub data: StoredValue<Data>,
    pub is_shuffled: bool,
    pub has_begun: StoredValue<bool>,
    pub shows_streams: RwSignal<bool>,
    pub is_tap_asked: RwSignal<bool>,
    pub is_next_offered: RwSignal<bool>,
    pub nothing_came: RwSignal<bool>,
}

impl Stage {
    /// The trial may run and everything has come or was given up.
    pub(super) fn begin(self) {
        let begun = self
            .has_begun
            .try_update_value(|begun| std::mem::replace(begun, true));
        if begun != Some(false) {
            return;
        }
        let seed = self
            .is_shuffled
            .then(|| dice::seed(self.cx.now().wall_millis));
        self.data.update_value(|data| data.seed = seed);
        self.store();
        let ready = self.stimuli.with_value(|stimuli| {
            let usable = stimuli.lists.each_ref().map(|list| {
                let places = list.iter().enumerate();
                let came = places.filter(|(_, shown)| self.preload.has(&shown.awaited));
                came.map(|(place, _)| place).collect()
            });
            let voices = stimuli.sounds.each_ref();
            let voices =
                voices.map(|(sound, _)| sound.state().get_untracked() == SoundState::Ready);
            Heard::Ready(usable, voices, seed)
        });
        self.cx.set_pausable(true);
        self.hear(ready);
    }

    pub(super) fn hear(self, what: Heard) {
        let at = self.clock.now_millis() + self.clock.lead_millis();
        let answers = self.trial.try_update_value(|trial| trial.hear(at, what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => self.cx.log(event),
            Answer::Attention(is_shown) => self.attention(is_shown),
            Answer::TimeAttention(millis) => self.later(millis, Heard::AttentionOver),
            Answer::Play(voice, at) => self.play(voice, at),
            Answer::Time(voice, millis) => self.later(millis, Heard::LongAgo(voice)),
            Answer::Silence(voice) => {
                if let Some((sound, _)) = self.sound(voice) {
                    sound.stop();
                }
            }
            Answer::Fade(volume, millis) => {
                if let Some((music, _)) = self.sound(Voice::Music) {
                    music.fade(volume, millis);
                }
            }
            Answer::ShowStreams => self.shows_streams.set(true),
            Answer::Clear(which, at) => self.clear(which, at),
            Answer::Present(sides, at) => self.present(sides, at),
            Answer::Plan(at) => {
                self.clock.at(at, move |seen_millis| {
                    self.hear(Heard::Due(seen_millis.max(at)));
                });
            }
            Answer::AskForTap(is_asked) => self.is_tap_asked.set(is_asked),
            Answer::OfferNext(is_offered) => self.is_next_offered.set(is_offered),
            Answer::SayNothingCame => self.nothing_came.set(true),
            Answer::Remove => self.remove(),
            Answer::Leave => {
                self.cx.set_pausable(false);
                self.clock.leave();
            }
        }
    }

    fn later(self, millis: f64, what: Heard) {
        self.cx.after(millis, move || self.hear(what));
    }

    fn sound(self, voice: Voice) -> Option<(SoundRef, String)> {
        let of_voice = |stimuli: &Stimuli| stimuli.sounds[voice as usize].clone();
        self.stimuli.try_with_value(of_voice)
    }

    fn play(self, voice: Voice, at: f64) {
        let Some((sound, address)) = self.sound(voice) else {
            return;
        };
        let failed = address.clone();
        self.clock
            .play(sound, &address, at, move |news| match news {
                SoundNews::Started(_) => self.hear(Heard::Started(voice)),
                SoundNews::Refused => self.hear(Heard::Refused(voice)),
                SoundNews::Ended => self.hear(Heard::Ended(voice)),
                SoundNews::Failed => {
                    self.cx.log(Event::StimulusFailed(failed.clone()));
                    self.hear(Heard::Ended(voice));
                }
            });
    }

    /// The film that stands alone in the middle.
    fn attention(self, is_shown: bool) {
        let film = self.stimuli.try_with_value(|it| it.attention.clone());
        let Some(film) = film.flatten().filter(|film| self.preload.has(film)) else {
            return;
        };
        if is_shown {
            self.show(&film, self.clock.now_millis());
        } else {
            film.element.set_hidden(true);
            widgets::still(&film);
        }
    }

    fn show(self, stimulus: &Awaited, at: f64) {
        let apply = || stimulus.element.set_hidden(false);
        let address = stimulus.address.clone();
        let trouble = move |playing| {
            self.cx.log(match playing {
                Playing::Refused => Event::SoundRefused,
                _ => Event::StimulusFailed(address.clone()),
            });
        };
        widgets::show_stimulus(self.clock, stimulus, at, apply, trouble);
    }

    fn clear(self, which: Which, at: f64) {
        let (name, sides): (_, &[usize]) = match which {
            Which::Both => ("clearImages", &[0, 1]),
            Which::Left => ("clearImageLeft", &[0]),
            Which::Right => ("clearImageRight", &[1]),
        };
        self.clock.present(name, at, || self.empty(sides));
    }

    fn empty(self, sides: &[usize]) {
        for side in sides {
            let shown = self.current.try_update_value(|it| it[*side].take());
            if let Some(shown) = shown.flatten() {
                shown.element.set_hidden(true);
                widgets::still(&shown);
            }
        }
    }

    fn present(self, sides: Sides<Option<Item>>, at: f64) {
        let mut told = [None, None];
        for (side, item) in sides.into_iter().enumerate() {
            let shown = item.and_then(|(list, place)| {
                let stimuli = self.stimuli;
                stimuli.with_value(|it| it.lists[list].get(place).cloned())
            });
            let Some(shown) = shown else {
                continue;
            };
            self.show(&shown.awaited, at);
            self.data.update_value(|data| {
                let sequence = match side {
                    0 => &mut data.left_sequence,
                    _ => &mut data.right_sequence,
                };
                sequence.push(shown.awaited.address.clone());
            });
            self.current
                .update_value(|it| it[side] = Some(shown.awaited));
            told[side] = Some(shown.told);
        }
        let [left, right] = told;
        self.cx.log(Event::PresentImages(left, right));
        self.store();
    }

    /// Saved also when the trial is cut short.
    pub(super) fn store(self) {
        self.data.with_value(|data| self.cx.set_data(data));
    }

    fn remove(self) {
        self.clock.stop();
        self.empty(&[0, 1]);
        self.attention(false);
        for (sound, _) in VOICES.into_iter().filter_map(|voice| self.sound(voice)) {
            sound.stop();
        }
        for shown in [
            self.shows_streams,
            self.is_tap_asked,
            self.is_next_offered,
            self.nothing_came,
        ] {
            shown.try_set(false);
        }
    }
}
