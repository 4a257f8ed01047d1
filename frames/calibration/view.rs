//! The page: one picture or film, and where it is.

use super::{
    Calibration, Event, Params, Place, Position,
    logic::{Answer, Heard, Trial},
};
use kit::{
    Clock, FrameCx, FrameView, Phase, SoundNews, SoundRef, Source,
    groups::Animation,
    widgets::{self, Awaited, Playing, Preload},
    words,
};
use leptos::prelude::*;

/// What its disappearing is called in the saved `presentation`.
const GONE: &str = "endCalibration";
/// The player's own, for a study that names nothing to look at.
const OWN_PICTURE: &str = "stimuli/flower.svg";
const OWN_SOUND: &str = "stimuli/chime.wav";

/// The trial and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<Calibration>,
    clock: Clock<Calibration>,
    trial: StoredValue<Trial>,
    preload: Preload,
    /// Film and picture, as far as they are named; the first that came is shown.
    named: StoredValue<Option<Vec<Awaited>>, LocalStorage>,
    stimulus: StoredValue<Option<Awaited>, LocalStorage>,
    /// The class of a picture that moves.
    movement: &'static str,
    sound: SoundRef,
    sound_address: StoredValue<String>,
    page: NodeRef<leptos::html::Div>,
    is_tap_asked: RwSignal<bool>,
    nothing_came: RwSignal<bool>,
}

impl FrameView for Calibration {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let assets = cx.groups().assets;
        let trial = Trial::new(&params);
        let preload = Preload::new(cx);
        let mut named = Vec::new();
        let mut sounds = Vec::new();
        if !trial.is_empty() {
            named.extend(preload.film(&assets.video(&params.video)));
            if !params.image.is_empty() {
                named.extend(preload.image(&assets.image(&params.image)));
            }
            sounds = assets.audio(&params.audio);
            if named.is_empty() {
                named.extend(preload.image(&cx.asset(OWN_PICTURE)));
                if sounds.is_empty() {
                    let (src, kind) = (cx.asset(OWN_SOUND), "audio/wav".to_owned());
                    sounds.push(Source { src, kind });
                }
            }
        }
        let sound = cx.sound(&sounds, false);
        let sound_address = sounds.into_iter().next().unwrap_or_default().src;
        preload.sound(sound, &sound_address);
        let stage = Stage {
            cx,
            clock: Clock::new(cx),
            trial: StoredValue::new(trial),
            preload,
            named: StoredValue::new_local(Some(named)),
            stimulus: StoredValue::new_local(None),
            movement: match params.image_animation {
                Animation::Spin => " pk-calibration-spin",
                Animation::Bounce => " pk-calibration-bounce",
                Animation::Still => "",
            },
            sound,
            sound_address: StoredValue::new(sound_address),
            page: NodeRef::new(),
            is_tap_asked: RwSignal::new(false),
            nothing_came: RwSignal::new(false),
        };
        stage.follow_phase();
        view! {
            <div class="pk-calibration" node_ref=stage.page style=("background-color", params.background_color.0)>
                {preload.progress()}
                {widgets::tap_for_sound(cx.words(), stage.is_tap_asked, move || stage.hear(Heard::Tapped))}
                {widgets::nothing_to_show(cx.words(), stage.nothing_came, move || stage.hear(Heard::Next))}
            </div>
        }
        .into_any()
    }
}

impl Stage {
    fn follow_phase(self) {
        let phase = self.cx.phase();
        Effect::new(move |_| match phase.get() {
            Phase::Running if self.preload.is_done() => self.begin(),
            Phase::Paused | Phase::Stopping | Phase::Over => self.hear(Heard::Removed),
            Phase::Running | Phase::Opening | Phase::Waiting => {}
        });
    }

    fn begin(self) {
        let Some(named) = self.named.try_update_value(Option::take).flatten() else {
            return;
        };
        let stimulus = named.into_iter().find(|named| self.preload.has(named));
        if let (Some(stimulus), Some(page)) = (&stimulus, self.page.get_untracked()) {
            let name = stimulus.film().map_or("alt", |_| "aria-label");
            let words = self.cx.words().get(words::CALIBRATION_PICTURE);
            drop(stimulus.element.set_attribute(name, words));
            stimulus.element.set_class_name(&self.class(stimulus, None));
            drop(page.prepend_with_node_1(&stimulus.element));
        }
        self.cx.set_pausable(true);
        let ready = Heard::Ready {
            can_be_seen: stimulus.is_some(),
            can_be_heard: self.sound.state().get_untracked() == kit::SoundState::Ready,
        };
        self.stimulus.try_set_value(stimulus);
        self.hear(ready);
    }

    fn hear(self, what: Heard) {
        let at = self.clock.now_millis() + self.clock.lead_millis();
        let answers = self.trial.try_update_value(|trial| trial.hear(at, what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => self.cx.log(event),
            Answer::LogEnd(position) => {
                self.cx.log(Event::EndCalibration(position, self.place()));
            }
            Answer::Play(at) => self.play(at),
            Answer::Show(position, at) => self.show(position, at),
            Answer::Hide(at) => self.hide(at),
            Answer::Plan(at) => {
                self.clock.at(at, move |seen_millis| {
                    self.hear(Heard::Due(seen_millis.max(at)));
                });
            }
            Answer::PlanSound(at) => {
                let early = at - self.clock.lead_millis();
                self.clock.at(early, move |_| self.hear(Heard::SoundDue));
            }
            Answer::Cancel => {
                self.clock.cancel_all();
                self.sound.stop();
            }
            Answer::AskForTap(is_asked) => self.is_tap_asked.set(is_asked),
            Answer::SayNothingCame => self.nothing_came.set(true),
            Answer::Remove => self.remove(),
            Answer::Leave => {
                self.cx.set_pausable(false);
                self.clock.leave();
            }
        }
    }

    fn play(self, at: f64) {
        let address = self.sound_address.get_value();
        let told = move |news| match news {
            // It has answered in any case, and the next place may ask.
            SoundNews::Started(_) | SoundNews::Ended => self.hear(Heard::SoundStarted),
            SoundNews::Refused => self.hear(Heard::SoundRefused),
            SoundNews::Failed => {
                self.cx
                    .log(Event::StimulusFailed(self.sound_address.get_value()));
                self.hear(Heard::SoundFailed);
            }
        };
        self.clock.play(self.sound, &address, at, told);
    }

    fn class(self, stimulus: &Awaited, position: Option<Position>) -> String {
        let place = match position {
            None => " pk-calibration-away",
            Some(Position::Center) => " pk-at-center",
            Some(Position::Left) => " pk-at-left",
            Some(Position::Right) => " pk-at-right",
        };
        // Only a picture is moved.
        let movement = stimulus.film().map_or(self.movement, |_| "");
        ["pk-calibration-stimulus", movement, place].concat()
    }

    fn show(self, position: Position, at: f64) {
        let Some(stimulus) = self.stimulus.get_value() else {
            return;
        };
        let class = self.class(&stimulus, Some(position));
        let address = stimulus.address.clone();
        widgets::show_stimulus(
            self.clock,
            &stimulus,
            at,
            || stimulus.element.set_class_name(&class),
            move |playing| {
                self.cx.log(match playing {
                    Playing::Refused => Event::SoundRefused,
                    _ => Event::StimulusFailed(address.clone()),
                });
            },
        );
    }

    fn hide(self, at: f64) {
        self.sound.stop();
        let Some(stimulus) = self.stimulus.get_value() else {
            return;
        };
        self.clock.present(GONE, at, || {
            stimulus
                .element
                .set_class_name(&self.class(&stimulus, None));
        });
        widgets::still(&stimulus);
    }

    fn remove(self) {
        self.clock.stop();
        self.sound.stop();
        self.is_tap_asked.try_set(false);
        self.nothing_came.try_set(false);
        if let Some(stimulus) = self.stimulus.try_update_value(Option::take).flatten() {
            widgets::still(&stimulus);
            stimulus.element.remove();
        }
    }

    /// Where the stimulus is now, without its movement.
    fn place(self) -> Place {
        let mut place = Place::default();
        if let Some(stimulus) = self.stimulus.get_value() {
            let element = stimulus.element;
            place.left = element.offset_left();
            place.top = element.offset_top();
            place.width = element.offset_width();
            place.height = element.offset_height();
        }
        if let Some(page) = self.page.get_untracked() {
            place.window_width = page.client_width();
            place.window_height = page.client_height();
        }
        place
    }
}
