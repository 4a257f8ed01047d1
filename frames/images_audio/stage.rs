//! The trial and the handles of the page that its answers move.

use super::{
    Data, Event, ImagesAudio,
    logic::{Answer, Heard, Trial},
};
use kit::{
    Clock, FrameCx, SoundNews, SoundRef, SoundState,
    infant_control::{Control, Looked, Told},
    widgets::Preload,
};
use leptos::prelude::*;

/// The family sees its choice for so long before the trial goes on.
const CHOICE_SEEN_MILLIS: f64 = 150.0;

/// How the data of the kind is saved.
pub(crate) type Save = fn(FrameCx<ImagesAudio>, &Data, Option<Looked>);

/// From and to in seconds of the main sound, and which picture.
pub(super) type Spans = Vec<(f64, f64, usize)>;

/// What stays as it is.
pub(super) struct Fixed {
    pub save: Save,
    pub spans: Spans,
    /// The sounds of the pictures, in their order, with their addresses.
    pub feedback: Vec<(SoundRef, String)>,
}

#[derive(Clone, Copy)]
pub(super) struct Stage {
    pub cx: FrameCx<ImagesAudio>,
    pub clock: Clock<ImagesAudio>,
    pub control: Control,
    pub fixed: StoredValue<Fixed>,
    pub trial: StoredValue<Trial>,
    /// Saved with the frame; the choice is added when it is made.
    pub data: StoredValue<Data>,
    /// The moment from which delays, time and sound of this pass are counted.
    pub onset: StoredValue<f64>,
    pub shown: RwSignal<Vec<bool>>,
    pub selected: RwSignal<Option<usize>>,
    /// The pictures the main sound speaks of.
    pub narrated: RwSignal<Vec<bool>>,
    /// Its words.
    pub dialog: RwSignal<Option<String>>,
    pub can_go: RwSignal<bool>,
    pub timing: RwSignal<bool>,
    /// The browser wants a press before it plays the main sound.
    pub refused: RwSignal<bool>,
    pub removed: RwSignal<bool>,
    pub voice: SoundRef,
    pub preload: Preload,
}

impl Stage {
    pub(super) fn listen(self) {
        self.save();
        self.control.listen(move |told| match told {
            Told::Changed => self.save(),
            Told::Ends => self.hear(Heard::LookedAway),
        });
    }

    pub(super) fn hear(self, what: Heard) {
        let answers = self.trial.try_update_value(|trial| trial.hear(what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => {
                if event == Event::TrialComplete {
                    self.control.over();
                }
                self.cx.log(event);
            }
            Answer::Begin(what) => self.begin(what),
            Answer::StartTimer(millis) => {
                self.timing.set(true);
                self.after_onset(millis, Heard::DurationOver);
            }
            Answer::PlayAudio => self.play_voice(self.onset.get_value()),
            Answer::Show(index, delay_millis) => self.show(index, delay_millis),
            Answer::HideAll => self.shown.update(|shown| shown.fill(false)),
            Answer::Delay(pass, index, millis) => {
                self.after_onset(millis, Heard::DelayOver(pass, index));
            }
            Answer::Select(index, id, correct) => self.select(index, id, correct),
            Answer::Silence => self.silence(),
            Answer::PlayFeedback(index) => self.play_feedback(index),
            Answer::LetChoiceBeSeen => {
                self.clock
                    .after(CHOICE_SEEN_MILLIS, move |_| self.hear(Heard::ChoiceSeen));
            }
            Answer::OpenDialog(words) => self.dialog.set(Some(words)),
            Answer::CloseDialog => self.dialog.set(None),
            Answer::EnableNext(can_go) => {
                if can_go {
                    self.control.ceiling();
                }
                self.can_go.set(can_go);
            }
            Answer::Remove => {
                self.silence();
                self.clock.stop();
                self.removed.try_set(true);
            }
            Answer::Leave => {
                self.cx.set_pausable(false);
                self.clock.leave();
            }
        }
    }

    /// Plans the moment at which pictures and sound begin: far enough ahead for both to keep it.
    fn begin(self, what: Heard) {
        let onset = self.clock.now_millis() + self.clock.lead_millis();
        self.onset.set_value(onset);
        self.clock.at(onset, move |_| {
            self.hear(what);
            self.control.begin();
        });
    }

    fn after_onset(self, millis: f64, what: Heard) {
        let deadline = self.onset.get_value() + millis;
        self.clock.at(deadline, move |_| self.hear(what));
    }

    fn show(self, index: usize, delay_millis: f64) {
        let id = self.data.with_value(|data| {
            let image = data.images.get(index);
            let id = image.and_then(|image| image.get("id"));
            id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))
        });
        let requested = self.onset.get_value() + delay_millis;
        self.clock.present(&id.unwrap_or_default(), requested, || {
            self.shown.update(|shown| shown[index] = true);
        });
    }

    fn select(self, index: usize, id: String, correct: Option<bool>) {
        self.selected.set(Some(index));
        self.data.update_value(|data| {
            data.selected_image = Some(id);
            data.correct_image_selected = correct;
        });
        self.save();
    }

    fn save(self) {
        let looked = self.control.looked();
        if let Some(save) = self.fixed.try_with_value(|fixed| fixed.save) {
            self.data.try_with_value(|data| save(self.cx, data, looked));
        }
    }

    fn silence(self) {
        self.voice.stop();
        self.fixed.try_with_value(|fixed| {
            for (sound, _) in &fixed.feedback {
                sound.stop();
            }
        });
    }

    /// Plays the main sound such that it is heard at the deadline.
    fn play_voice(self, deadline_millis: f64) {
        self.refused.set(false);
        if is_told_failed(self.voice) {
            return self.hear(Heard::AudioFailed);
        }
        let name = self.data.with_value(|data| data.audio_played.clone());
        let (voice, name) = (self.voice, name.unwrap_or_default());
        let failed = name.clone();
        self.clock
            .play(voice, &name, deadline_millis, move |news| match news {
                SoundNews::Started(_) => {
                    self.hear(Heard::AudioStarted);
                    self.narrate();
                }
                SoundNews::Refused => {
                    self.refused.try_set(true);
                }
                SoundNews::Failed => {
                    self.preload.tell_failed(&failed);
                    self.hear(Heard::AudioFailed);
                }
                SoundNews::Ended => self.hear(Heard::AudioEnded),
            });
    }

    /// The family has pressed what the browser wanted pressed.
    pub(super) fn play_at_once(self) {
        self.play_voice(self.clock.now_millis());
    }

    fn play_feedback(self, index: usize) {
        let found = self
            .fixed
            .with_value(|fixed| fixed.feedback.get(index).cloned());
        let Some((sound, name)) = found.filter(|(sound, _)| !is_told_failed(*sound)) else {
            self.hear(Heard::FeedbackFailed(index));
            return;
        };
        let now = self.clock.now_millis();
        let failed = name.clone();
        self.clock.play(sound, &name, now, move |news| {
            if news == SoundNews::Failed {
                self.preload.tell_failed(&failed);
            }
            self.hear(match news {
                SoundNews::Started(_) => Heard::FeedbackStarted(index),
                SoundNews::Ended => Heard::FeedbackEnded(index),
                SoundNews::Refused | SoundNews::Failed => Heard::FeedbackFailed(index),
            });
        });
    }

    /// Marks what the main sound speaks of, in every refresh while it is heard.
    fn narrate(self) {
        if self.fixed.with_value(|fixed| fixed.spans.is_empty()) {
            return;
        }
        self.clock.at(0.0, move |seen_millis| {
            // What is marked now is seen a little later.
            let ahead_secs = (seen_millis - self.clock.now_millis()).max(0.0) / 1000.0;
            let heard = self.voice.heard_secs();
            let mut marks = self
                .narrated
                .with_untracked(|marks| vec![false; marks.len()]);
            self.fixed.with_value(|fixed| {
                for (from, to, place) in &fixed.spans {
                    let speaks = |secs: f64| *from < secs && secs < *to;
                    marks[*place] |= heard.is_some_and(|secs| speaks(secs + ahead_secs));
                }
            });
            if self.narrated.with_untracked(|old| *old != marks) {
                self.narrated.set(marks);
            }
            if heard.is_some() {
                self.narrate();
            }
        });
    }
}

/// It could not be loaded, which was logged then, and has not come since.
fn is_told_failed(sound: SoundRef) -> bool {
    sound.state().get_untracked() == SoundState::Failed
}
