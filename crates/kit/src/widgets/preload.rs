//! What a trial waits for before it begins: pictures that are decoded, films that can play through, sounds. What does not come is told
//! and not waited for.

use super::{GO, QUIET, live, plain_button};
use crate::{
    Frame, FrameCx, Logged, Needs, SoundRef, SoundState, Source,
    groups::Groups,
    supply::{Standing, Supply},
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, HtmlImageElement, HtmlVideoElement};

/// What has not come by then is given up.
const PATIENCE_MILLIS: f64 = 15_000.0;
/// Who waits for less need not read why.
const QUIET_MILLIS: f64 = 1000.0;
/// What has failed is loaded again after so long by itself.
const AGAIN_MILLIS: f64 = 5000.0;

/// Tells whether a stimulus has come.
pub type Settle = Rc<dyn Fn(bool)>;

/// The stimuli as if they were a kind of their own: so the player holds this once for all kinds.
struct Supplied;

/// Logged by every kind that waits for its stimuli (`frames/reference/shared.md`).
#[cfg_attr(feature = "schema", derive(Debug))]
enum Event {
    StimulusFailed(String),
    StimuliLoadedAgain(u32),
    StudyStopped,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::StimulusFailed(address) => {
                Self::plain("stimulusFailed").with("stimulus", address)
            }
            Event::StimuliLoadedAgain(attempt) => {
                Self::plain("stimuliLoadedAgain").with("attempt", attempt)
            }
            Event::StudyStopped => Self::plain("studyStopped").with("reason", "stimulusFailure"),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Event {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Supplied".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Logged::json_schema(generator)
    }
}

impl Frame for Supplied {
    const KIND: &'static str = "";
    const EXAMPLE: &'static str = "";
    type Params = ();
    type Event = Event;
    type Data = ();

    fn needs((): &(), _groups: &Groups) -> Needs {
        Needs::default()
    }
}

/// How one of the stimuli is loaded again, and whether it is there.
struct Way {
    address: String,
    again: Box<dyn Fn()>,
    is_there: Box<dyn Fn() -> bool>,
}

/// See the module. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Preload {
    cx: FrameCx<Supplied>,
    supply: RwSignal<Supply>,
    /// Of each stimulus, whether it came, once that is known.
    outcomes: RwSignal<Vec<Option<bool>>>,
    ways: StoredValue<Vec<Rc<Way>>, LocalStorage>,
    is_slow: RwSignal<bool>,
}

/// A picture or film on its way, with the element that will show it. The frame puts the element on its page.
#[derive(Clone)]
pub struct Awaited {
    /// The `<img>` or `<video>`.
    pub element: HtmlElement,
    /// Its address; of a film the first one.
    pub address: String,
    /// It has been told to show itself.
    pub(super) is_shown: Rc<Cell<bool>>,
    number: usize,
}

impl Awaited {
    /// The film, if it is one.
    pub fn film(&self) -> Option<&HtmlVideoElement> {
        self.element.dyn_ref()
    }
}

impl Preload {
    /// Waits for nothing yet. What can't be used is logged.
    pub fn new<F: Frame>(cx: FrameCx<F>) -> Self {
        Self::of(cx.for_kind())
    }

    fn of(cx: FrameCx<Supplied>) -> Self {
        let preload = Self {
            cx,
            supply: RwSignal::new(Supply::new(cx.groups().assets.on_failure)),
            outcomes: RwSignal::new(Vec::new()),
            ways: StoredValue::new_local(Vec::new()),
            is_slow: RwSignal::new(false),
        };
        cx.after(QUIET_MILLIS, move || {
            preload.is_slow.try_set(true);
        });
        preload
    }

    /// Loads and decodes a picture.
    pub fn image(self, address: &str) -> Option<Awaited> {
        let image = HtmlImageElement::new().ok()?;
        // Drawn in the refresh that shows it, should the browser have thrown away what it decoded.
        drop(image.set_attribute("decoding", "sync"));
        drop(image.set_attribute("draggable", "false"));
        image.set_alt("");
        let number = self.outcomes.with_untracked(Vec::len);
        let element: HtmlElement = image.clone().into();
        let asked = image.clone();
        let source = address.to_owned();
        let is_there = move || image.complete() && image.natural_width() > 0;
        let is_decoded = is_there.clone();
        let load = move || {
            asked.set_src(&source);
            let settle = self.settle(number);
            let is_decoded = is_decoded.clone();
            // Some browsers decode nothing that they would show all the same.
            settled(&asked.decode(), move |came| settle(came || is_decoded()));
        };
        self.wait_for(address, Box::new(load), Box::new(is_there));
        Some(Self::awaited(element, address, number))
    }

    fn awaited(element: HtmlElement, address: &str, number: usize) -> Awaited {
        Awaited {
            element,
            address: address.to_owned(),
            is_shown: Rc::default(),
            number,
        }
    }

    /// Loads a film, of which the browser takes the first source it can play; it loops.
    pub fn film(self, sources: &[Source]) -> Option<Awaited> {
        let address = &sources.first()?.src;
        let film = document().create_element("video").ok()?;
        let film: HtmlVideoElement = film.dyn_into().ok()?;
        drop(film.set_attribute("playsinline", ""));
        film.set_preload("auto");
        film.set_loop(true);
        for source in sources {
            let element = document().create_element("source").ok()?;
            drop(element.set_attribute("src", &source.src));
            // Firefox refuses a source whose type is empty.
            if !source.kind.is_empty() {
                drop(element.set_attribute("type", &source.kind));
            }
            drop(film.append_child(&element));
        }
        let number = self.outcomes.with_untracked(Vec::len);
        let waiting = film.clone();
        let is_begun = move || waiting.ready_state() > 0;
        let (asked, has_begun) = (film.clone(), is_begun.clone());
        let load = move || {
            let settle = self.settle(number);
            let (begun, rest) = (has_begun.clone(), Rc::clone(&settle));
            let settling = |came| {
                let settle = Rc::clone(&settle);
                let f = Closure::<dyn Fn()>::new(move || settle(came)).into_js_value();
                f.unchecked_into::<Function>()
            };
            asked.set_oncanplaythrough(Some(&settling(true)));
            asked.set_onerror(Some(&settling(false)));
            // The browser tries them in turn: when it can't use the last one, it can use none.
            if let Some(source) = asked.last_element_child() {
                let source: HtmlElement = source.unchecked_into();
                source.set_onerror(Some(&settling(false)));
            }
            // A phone may load no more than the beginning before it plays, and says that it rests then.
            let rested = Closure::<dyn Fn()>::new(move || {
                if begun() {
                    rest(true);
                }
            });
            asked.set_onsuspend(Some(rested.into_js_value().unchecked_ref()));
            asked.load();
        };
        self.wait_for(address, Box::new(load), Box::new(is_begun));
        Some(Self::awaited(film.into(), address, number))
    }

    /// Waits for a sound as well; it gives itself up. Without a sound, for nothing.
    pub fn sound(self, sound: SoundRef, address: &str) {
        if !sound.exists() {
            return;
        }
        let number = self.outcomes.with_untracked(Vec::len);
        let state = sound.state();
        let again = move || {
            sound.load_again();
            // It came late, after it had been given up: no change of its state will say so.
            if state.get_untracked() == SoundState::Ready {
                self.settle(number)(true);
            }
        };
        let is_there = move || state.get_untracked() == SoundState::Ready;
        self.wait_for(address, Box::new(again), Box::new(is_there));
        Effect::new(move |_| match state.get() {
            SoundState::Loading => {}
            SoundState::Ready => self.settle(number)(true),
            SoundState::Failed => self.settle(number)(false),
        });
    }

    /// Waits for something that the page loads itself: `again` loads it anew and is not called for the first time, [`Preload::settle`]
    /// tells that it has come or failed, and `is_there` whether it can be used when it has taken too long. The answer is its number.
    pub fn expect(
        self,
        address: &str,
        again: impl Fn() + 'static,
        is_there: impl Fn() -> bool + 'static,
    ) -> usize {
        let number = self.outcomes.with_untracked(Vec::len);
        let is_first = Cell::new(true);
        let load = move || {
            if !is_first.replace(false) {
                again();
            }
        };
        self.wait_for(address, Box::new(load), Box::new(is_there));
        number
    }

    /// The trial may begin: everything has come, or is left out as the study wants it. Follows signals.
    pub fn is_done(self) -> bool {
        self.standing() == Standing::Open
    }

    fn standing(self) -> Standing {
        let supply = self.supply.get();
        self.outcomes.with(|outcomes| supply.standing(outcomes))
    }

    /// The picture or film came.
    pub fn has(self, awaited: &Awaited) -> bool {
        self.came(awaited.number)
    }

    /// What has that number came.
    pub fn came(self, number: usize) -> bool {
        self.outcomes
            .with_untracked(|outcomes| outcomes.get(number) == Some(&Some(true)))
    }

    /// Logs that a stimulus can't be used, also one that failed later.
    pub fn tell_failed(self, address: &str) {
        self.cx.log(Event::StimulusFailed(address.to_owned()));
    }

    /// The study minds what is late.
    pub fn minds(self) -> bool {
        self.supply.get_untracked().minds()
    }

    /// How far it is, for a family that waits for more than a moment.
    pub fn progress(self) -> AnyView {
        let words = move || {
            let (came, all) = self.outcomes.with(|outcomes| {
                let came = outcomes.iter().filter(|outcome| outcome.is_some());
                (came.count(), outcomes.len())
            });
            let values = [("count", &*came.to_string()), ("all", &all.to_string())];
            let words = self.cx.words().with(words::PLAYER_GETTING_READY, &values);
            (self.is_slow.get() && came < all)
                .then(|| view! { <span class="pk-status">{words}</span> })
        };
        view! {
            <div class="pk-preparing" role="status">{live(words)}</div>
            {live(move || self.trouble())}
        }
        .into_any()
    }

    /// What the family reads where something has failed and the study minds.
    fn trouble(self) -> Option<AnyView> {
        let words = self.cx.words();
        let (title, told, buttons) = match self.standing() {
            Standing::Loading | Standing::Open => return None,
            Standing::Asks => {
                let tries = self.supply.get_untracked().tries();
                let again = move || self.again(tries);
                let go_on = move || {
                    self.supply.update(Supply::go_on);
                };
                (
                    words.get(words::SUPPLY_LATE_TITLE),
                    words.get(words::SUPPLY_LATE),
                    [
                        plain_button(
                            "stimuliretrybutton",
                            GO,
                            words.get(words::SUPPLY_TRY_AGAIN),
                            again,
                        ),
                        plain_button(
                            "stimuliskipbutton",
                            QUIET,
                            words.get(words::SUPPLY_GO_ON),
                            go_on,
                        ),
                    ]
                    .into_any(),
                )
            }
            Standing::Stops => {
                let stop = move || self.cx.stop_study();
                (
                    words.get(words::SUPPLY_STOPS_TITLE),
                    words.get(words::SUPPLY_STOPS),
                    plain_button(
                        "stimulistopbutton",
                        GO,
                        words.get(words::BUTTON_GO_ON),
                        stop,
                    ),
                )
            }
        };
        let page = view! {
            <div class="pk-cover pk-supply" role="alertdialog" aria-label=title>
                <div class="pk-cover-inner">
                    <h1>{title}</h1>
                    <p>{told}</p>
                    <div class="pk-row">{buttons}</div>
                </div>
            </div>
        };
        Some(page.into_any())
    }

    fn wait_for(self, address: &str, again: Box<dyn Fn()>, is_there: Box<dyn Fn() -> bool>) {
        let way = Rc::new(Way {
            address: address.to_owned(),
            again,
            is_there,
        });
        let number = self.outcomes.try_update(|outcomes| {
            outcomes.push(None);
            outcomes.len() - 1
        });
        self.ways
            .try_update_value(|ways| ways.push(Rc::clone(&way)));
        self.load(number.unwrap_or_default(), &way);
    }

    fn load(self, number: usize, way: &Rc<Way>) {
        (way.again)();
        let (settle, late) = (self.settle(number), Rc::clone(way));
        self.cx
            .after(PATIENCE_MILLIS, move || settle((late.is_there)()));
    }

    /// Tells whether the stimulus of that number has come, in this try; only the first word counts.
    pub fn settle(self, number: usize) -> Settle {
        let tries = self.supply.get_untracked().tries();
        Rc::new(move |came| self.settled(number, tries, came))
    }

    fn settled(self, number: usize, tries: u32, came: bool) {
        if self.supply.try_get_untracked().map(Supply::tries) != Some(tries) {
            return;
        }
        let is_first = self.outcomes.try_maybe_update(|outcomes| {
            let outcome = outcomes.get_mut(number).filter(|known| known.is_none());
            let is_first = outcome.map(|outcome| *outcome = Some(came)).is_some();
            (is_first, is_first)
        });
        if is_first != Some(true) {
            return;
        }
        if !came && let Some(way) = self.ways.with_value(|ways| ways.get(number).cloned()) {
            self.tell_failed(&way.address);
        }
        let supply = self.supply.get_untracked();
        match self.outcomes.with_untracked(|it| supply.standing(it)) {
            Standing::Asks => {
                self.cx.after(AGAIN_MILLIS, move || self.again(tries));
            }
            Standing::Stops => self.cx.log(Event::StudyStopped),
            Standing::Loading | Standing::Open => {}
        }
    }

    /// Loads again what has failed, unless that was done since the try of that number.
    fn again(self, tries: u32) {
        let failed: Vec<usize> = self.outcomes.with_untracked(|outcomes| {
            let places = outcomes.iter().enumerate();
            let failed = places.filter(|(_, outcome)| **outcome == Some(false));
            failed.map(|(place, _)| place).collect()
        });
        let mut supply = self.supply.get_untracked();
        if supply.tries() != tries {
            return;
        }
        let mut outcomes = self.outcomes.get_untracked();
        let Some(attempt) = supply.again(&mut outcomes) else {
            return;
        };
        self.supply.set(supply);
        self.outcomes.set(outcomes);
        self.cx.log(Event::StimuliLoadedAgain(attempt));
        for number in failed {
            if let Some(way) = self.ways.with_value(|ways| ways.get(number).cloned()) {
                self.load(number, &way);
            }
        }
    }
}

/// Tells whether the promise was kept.
pub(super) fn settled(promise: &JsValue, then: impl Fn(bool) + Clone + 'static) {
    let kept = then.clone();
    let kept = Closure::once_into_js(move || kept(true));
    let broken = Closure::once_into_js(move || then(false));
    let method = Reflect::get(promise, &"then".into()).unwrap_or_default();
    if let Some(method) = method.dyn_ref::<Function>() {
        drop(method.call2(promise, &kept, &broken));
    }
}
