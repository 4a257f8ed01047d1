//! The trial and the handles of the page that its answers move.

use super::{
    Data, ImagesAudio,
    logic::{Answer, Heard, Trial},
};
use kit::{
    FrameCx,
    widgets::{Playing, play},
};
use leptos::prelude::*;
use web_sys::HtmlMediaElement;

/// The family sees its choice for so long before the trial goes on.
const CHOICE_SEEN_MILLIS: f64 = 150.0;
/// A picture that has not come by then is not waited for.
const PATIENCE_MILLIS: f64 = 15_000.0;

/// A sound on the page.
pub(super) type Sound = NodeRef<leptos::html::Audio>;

#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub cx: FrameCx<ImagesAudio>,
    pub trial: StoredValue<Trial>,
    /// Saved with the frame; the choice is added when it is made.
    pub data: StoredValue<Data>,
    pub shown: RwSignal<Vec<bool>>,
    pub selected: RwSignal<Option<usize>>,
    pub dialog: RwSignal<Option<usize>>,
    pub can_go: RwSignal<bool>,
    pub timing: RwSignal<bool>,
    /// The browser wants a press before it plays the main sound.
    pub refused: RwSignal<bool>,
    pub removed: RwSignal<bool>,
    pub voice: Sound,
    /// The sounds of the pictures, in their order.
    pub feedback: StoredValue<Vec<Sound>>,
    /// Pictures that are neither loaded nor given up.
    pub loading: RwSignal<usize>,
}

impl Stage {
    pub(super) fn hear(self, what: Heard) {
        let answers = self.trial.try_update_value(|trial| trial.hear(what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => self.cx.log(event),
            Answer::StartTimer(millis) => {
                self.timing.set(true);
                self.later(millis, Heard::DurationOver);
            }
            Answer::PlayAudio => self.play_voice(),
            Answer::Show(index) => self.shown.update(|shown| shown[index] = true),
            Answer::HideAll => self.shown.update(|shown| shown.fill(false)),
            Answer::Delay(pass, index, millis) => self.later(millis, Heard::DelayOver(pass, index)),
            Answer::Select(index, id, correct) => self.select(index, id, correct),
            Answer::Silence => self.silence(),
            Answer::PlayFeedback(index) => self.play_feedback(index),
            Answer::LetChoiceBeSeen => self.later(CHOICE_SEEN_MILLIS, Heard::ChoiceSeen),
            Answer::OpenDialog(index) => self.dialog.set(Some(index)),
            Answer::CloseDialog => self.dialog.set(None),
            Answer::EnableNext(can_go) => self.can_go.set(can_go),
            Answer::Remove => {
                self.silence();
                self.removed.try_set(true);
            }
            Answer::Leave => {
                self.cx.set_pausable(false);
                self.cx.next();
            }
        }
    }

    fn later(self, millis: f64, what: Heard) {
        self.cx.after(millis, move || self.hear(what));
    }

    fn select(self, index: usize, id: String, correct: Option<bool>) {
        self.selected.set(Some(index));
        self.data.update_value(|data| {
            data.selected_image = Some(id);
            data.correct_image_selected = correct;
        });
        self.data.with_value(|data| self.cx.set_data(data));
    }

    pub(super) fn element(sound: Sound) -> Option<HtmlMediaElement> {
        let element = sound.try_get_untracked().flatten()?;
        Some((*element).clone())
    }

    fn silence(self) {
        let feedback = self.feedback.try_get_value().unwrap_or_default();
        let sounds = feedback.into_iter().chain([self.voice]);
        for sound in sounds.filter_map(Self::element) {
            // Pausing what has not loaded throws nothing that matters.
            drop(sound.pause());
            sound.set_current_time(0.0);
        }
    }

    /// Plays the main sound.
    pub(super) fn play_voice(self) {
        self.refused.set(false);
        let Some(sound) = Self::element(self.voice) else {
            self.hear(Heard::AudioFailed);
            return;
        };
        play(&sound, move |playing| match playing {
            Playing::Started => self.hear(Heard::AudioStarted),
            Playing::Refused => {
                self.refused.try_set(true);
            }
            Playing::Failed => self.hear(Heard::AudioFailed),
            Playing::Stopped => {}
        });
    }

    /// Ends a sound that has stalled, so that it does not begin in the middle of something else.
    pub(super) fn give_up(self, sound: Sound, what: Heard) {
        if let Some(sound) = Self::element(sound) {
            drop(sound.pause());
        }
        self.hear(what);
    }

    fn play_feedback(self, index: usize) {
        let sound = self
            .feedback
            .with_value(|sounds| sounds.get(index).copied());
        let Some(sound) = sound.and_then(Self::element) else {
            self.hear(Heard::FeedbackFailed(index));
            return;
        };
        play(&sound, move |playing| match playing {
            Playing::Started => self.hear(Heard::FeedbackStarted(index)),
            Playing::Refused | Playing::Failed => self.hear(Heard::FeedbackFailed(index)),
            Playing::Stopped => {}
        });
    }

    /// A picture is there, or never will be.
    pub(super) fn settled(self) {
        self.loading
            .try_update(|loading| *loading = loading.saturating_sub(1));
    }

    /// Stops waiting for pictures that do not come.
    pub(super) fn give_up_loading(self) {
        self.cx.after(PATIENCE_MILLIS, move || {
            self.loading.try_set(0);
        });
    }
}
