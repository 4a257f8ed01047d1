//! The keys, the tone and the border of a trial that ends when the infant looks away.

use super::{
    Looked,
    logic::{Answer, Heard, Watch},
};
use crate::{
    Frame, FrameCx, Input, Needs, SoundState,
    groups::{Groups, InfantControl, Looking},
    widgets,
};
use leptos::prelude::*;
use std::rc::Rc;

/// What the page of the trial is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There is more to save.
    Changed,
    /// The trial has to end, whatever else it waits for.
    Ends,
}

type Teller = Rc<dyn Fn(Told)>;

/// Looking as if it were a kind of its own: so the player holds this once for all kinds.
struct Looks;

impl Frame for Looks {
    const KIND: &'static str = "";
    const EXAMPLE: &'static str = "";
    type Params = ();
    type Event = Looking;
    type Data = Looked;

    fn needs((): &(), _groups: &Groups) -> Needs {
        Needs::default()
    }
}

type Cx = FrameCx<Looks>;

#[derive(Clone, Copy)]
struct Handle {
    cx: Cx,
    watch: StoredValue<Watch>,
    teller: StoredValue<Option<Teller>, LocalStorage>,
    away: RwSignal<bool>,
    over: RwSignal<bool>,
    is_held: bool,
    has_end_key: bool,
    shows_guide: bool,
}

/// The infant control of a trial, or none: then nothing happens.
#[derive(Clone, Copy)]
pub struct Control(Option<StoredValue<Handle>>);

impl Control {
    /// For trials without.
    pub const NONE: Self = Self(None);

    /// The infant control of a trial.
    pub fn new<F: Frame>(cx: FrameCx<F>, control: InfantControl) -> Self {
        Self::of(cx.for_kind(), control)
    }

    fn of(cx: Cx, control: InfantControl) -> Self {
        let handle = Handle {
            cx,
            teller: StoredValue::new_local(None),
            away: RwSignal::new(false),
            over: RwSignal::new(false),
            is_held: !control.lookaway_key.is_empty(),
            has_end_key: !control.end_trial_key.is_empty(),
            shows_guide: control.show_lookaway_visual_guide,
            watch: StoredValue::new(Watch::new(control.clone())),
        };
        handle.play_tone(&control);
        cx.inputs(move |input| handle.hear_input(input));
        Self(Some(StoredValue::new(handle)))
    }

    fn handle(self) -> Option<Handle> {
        self.0?.try_get_value()
    }

    /// Tells `tell` from now on.
    pub fn listen(self, tell: impl Fn(Told) + 'static) {
        if let Some(handle) = self.handle() {
            handle.teller.set_value(Some(Rc::new(tell)));
        }
    }

    /// What is saved about looking; nothing without infant control.
    pub fn looked(self) -> Option<Looked> {
        self.handle()?.watch.try_with_value(Watch::looked)
    }

    /// The trial has begun.
    pub fn begin(self) {
        self.hear(Heard::Begin);
    }

    /// The trial waits for Next only: looking that is measured by then ends here.
    pub fn ceiling(self) {
        self.hear(Heard::AwaitsNext);
    }

    /// The trial ends now.
    pub fn over(self) {
        self.hear(Heard::Ceiling);
        self.hear(Heard::Over);
    }

    /// The trial is paused.
    pub fn paused(self) {
        self.hear(Heard::Paused);
    }

    /// The frame is left in another way.
    pub fn gone(self) {
        self.hear(Heard::Gone);
    }

    fn hear(self, what: Heard<'_>) {
        if let Some(handle) = self.handle() {
            handle.hear(what);
        }
    }

    /// The whole page is a button that is held: a finger on it must not scroll, select or call up a menu.
    pub fn is_held(self) -> bool {
        self.handle().is_some_and(|handle| handle.is_held)
    }

    /// What lies over the trial: the border, and a button for who has no key to end the trial with.
    pub fn over_trial(self) -> AnyView {
        view! { {self.guide()}{self.end_button()} }.into_any()
    }

    /// Only devices without mouse and keyboard show it (`player.css`).
    fn end_button(self) -> Option<AnyView> {
        let handle = self.handle().filter(|handle| handle.has_end_key)?;
        let button = move || {
            let press = move || handle.hear(Heard::EndPressed);
            (!handle.over.get()).then(|| {
                widgets::plain_button(
                    "endtrialbutton",
                    widgets::QUIET,
                    handle.cx.words().get(words::TRIAL_END),
                    press,
                )
            })
        };
        Some(widgets::live(button))
    }

    /// The border that says what was heard last.
    fn guide(self) -> Option<AnyView> {
        let handle = self.handle().filter(|handle| handle.shows_guide)?;
        let style = move || {
            let line = match (handle.over.get(), handle.away.get()) {
                (true, _) => "none",
                (false, false) => "10px solid green",
                (false, true) => "10px dashed gray",
            };
            "position:fixed;z-index:35;inset:0;pointer-events:none;border:".to_owned() + line
        };
        let guide =
            move || view! { <div id="lookaway-guide" aria-hidden="true" style=style()></div> };
        Some(widgets::live(guide))
    }
}

impl Handle {
    fn play_tone(self, control: &InfantControl) {
        let sources = self.cx.groups().assets.audio(&control.lookaway_tone);
        if sources.is_empty() {
            return;
        }
        let tone = self.cx.sound(&sources, true);
        let (state, volume) = (tone.state(), control.lookaway_tone_volume.clamp(0.0, 1.0));
        Effect::new(move |_| {
            if self.away.get() && state.get() == SoundState::Ready {
                tone.fade(volume, 0.0);
                tone.play(self.cx.now().mono_millis, |_| {});
            } else {
                tone.stop();
            }
        });
    }

    fn hear_input(self, input: &Input) {
        match input {
            Input::KeyDown(key, false) => self.hear(Heard::KeyDown(key)),
            Input::KeyUp(key) => {
                let is_fullscreen = self.cx.is_fullscreen().get_untracked();
                self.hear(Heard::KeyUp(key, is_fullscreen));
            }
            Input::PointerDown { on_page } => self.hear(Heard::PointerDown(*on_page)),
            Input::PointerUp => self.hear(Heard::PointerUp),
            Input::Focused(false) | Input::Visible(false) => self.hear(Heard::Lost),
            _ => {}
        }
    }

    fn hear(self, what: Heard<'_>) {
        let now = self.cx.now().mono_millis;
        let answers = self.watch.try_update_value(|watch| watch.hear(now, what));
        let answers = answers.unwrap_or_default();
        // Saved before anything is done: what follows may end the frame.
        if !answers.is_empty() || matches!(what, Heard::Ceiling | Heard::AwaitsNext) {
            self.tell(Told::Changed);
        }
        for answer in answers {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::Wait(millis, later) => {
                    self.cx.after(millis, move || self.hear(later));
                }
                Answer::Away(is_away) => {
                    self.away.try_set(is_away);
                }
                Answer::EndTrial => self.tell(Told::Ends),
            }
        }
        if matches!(what, Heard::Over | Heard::Paused | Heard::Gone) {
            self.over.try_set(true);
        }
    }

    fn tell(self, told: Told) {
        // Cloned: who is told may come back here at once.
        let teller = self.teller.try_with_value(Clone::clone).flatten();
        if let Some(teller) = teller {
            teller(told);
        }
    }
}
