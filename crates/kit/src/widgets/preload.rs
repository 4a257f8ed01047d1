//! What a trial waits for before it begins: pictures that are decoded, films that can play through, sounds. What does not come is told
//! and not waited for.

use crate::{Frame, FrameCx, SoundRef, SoundState, Source};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, HtmlImageElement, HtmlVideoElement};

/// What has not come by then is given up.
const PATIENCE_MILLIS: f64 = 15_000.0;
/// Who waits for less need not read why.
const QUIET_MILLIS: f64 = 1000.0;

type Settle = Rc<dyn Fn(bool)>;
type Later = dyn Fn(Box<dyn FnOnce()>);

struct Hooks {
    later: Box<Later>,
    failed: Box<dyn Fn(String)>,
}

/// See the module. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Preload {
    /// Of each stimulus, whether it came, once that is known.
    outcomes: RwSignal<Vec<Option<bool>>>,
    is_slow: RwSignal<bool>,
    hooks: StoredValue<Rc<Hooks>, LocalStorage>,
    words: words::Words,
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
    /// Waits for nothing yet. `failed` is told the address of each stimulus that can't be used, once.
    pub fn new<F: Frame>(cx: FrameCx<F>, failed: impl Fn(String) + 'static) -> Self {
        let hooks = Hooks {
            later: Box::new(move |f| {
                cx.after(PATIENCE_MILLIS, f);
            }),
            failed: Box::new(failed),
        };
        let preload = Self {
            outcomes: RwSignal::new(Vec::new()),
            is_slow: RwSignal::new(false),
            hooks: StoredValue::new_local(Rc::new(hooks)),
            words: cx.words(),
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
        image.set_src(address);
        let (number, settle) = self.wait_for(address);
        let element: HtmlElement = image.clone().into();
        let decoding = image.decode();
        let is_there = move || image.complete() && image.natural_width() > 0;
        self.give_up(&settle, is_there.clone());
        // Some browsers decode nothing that they would show all the same.
        settled(&decoding, move |is_decoded| {
            settle(is_decoded || is_there());
        });
        Some(Awaited {
            element,
            address: address.to_owned(),
            is_shown: Rc::default(),
            number,
        })
    }

    /// Loads a film, of which the browser takes the first source it can play; it loops.
    pub fn film(self, sources: &[Source]) -> Option<Awaited> {
        let address = &sources.first()?.src;
        let film = document().create_element("video").ok()?;
        let film: HtmlVideoElement = film.dyn_into().ok()?;
        drop(film.set_attribute("playsinline", ""));
        film.set_preload("auto");
        film.set_loop(true);
        let (number, settle) = self.wait_for(address);
        let settling = |came| {
            let settle = Rc::clone(&settle);
            let f = Closure::<dyn Fn()>::new(move || settle(came)).into_js_value();
            f.unchecked_into::<Function>()
        };
        film.set_oncanplaythrough(Some(&settling(true)));
        film.set_onerror(Some(&settling(false)));
        for source in sources {
            let element = document().create_element("source").ok()?;
            drop(element.set_attribute("src", &source.src));
            // Firefox refuses a source whose type is empty.
            if !source.kind.is_empty() {
                drop(element.set_attribute("type", &source.kind));
            }
            drop(film.append_child(&element));
        }
        // The browser tries them in turn: when it can't use the last one, it can use none.
        if let Some(source) = film.last_element_child() {
            let source: HtmlElement = source.unchecked_into();
            source.set_onerror(Some(&settling(false)));
        }
        // A phone may load no more than the beginning before it plays, and says that it rests then.
        let (waiting, settle_here) = (film.clone(), Rc::clone(&settle));
        let is_begun = move || waiting.ready_state() > 0;
        self.give_up(&settle, is_begun.clone());
        let rested = Closure::<dyn Fn()>::new(move || {
            if is_begun() {
                settle_here(true);
            }
        });
        film.set_onsuspend(Some(rested.into_js_value().unchecked_ref()));
        film.load();
        Some(Awaited {
            element: film.into(),
            address: address.clone(),
            is_shown: Rc::default(),
            number,
        })
    }

    /// Waits for a sound as well; it gives itself up. Without a sound, for nothing.
    pub fn sound(self, sound: SoundRef, address: &str) {
        if !sound.exists() {
            return;
        }
        let (_, settle) = self.wait_for(address);
        let state = sound.state();
        Effect::new(move |_| match state.get() {
            SoundState::Loading => {}
            SoundState::Ready => settle(true),
            SoundState::Failed => settle(false),
        });
    }

    /// Everything has come or was given up. Follows signals.
    pub fn is_done(self) -> bool {
        self.outcomes
            .with(|outcomes| outcomes.iter().all(Option::is_some))
    }

    /// The picture or film came.
    pub fn has(self, awaited: &Awaited) -> bool {
        self.outcomes
            .with_untracked(|outcomes| outcomes.get(awaited.number) == Some(&Some(true)))
    }

    /// How far it is, for a family that waits for more than a moment.
    pub fn progress(self) -> AnyView {
        let words = move || {
            let (came, all) = self.outcomes.with(|outcomes| {
                let came = outcomes.iter().filter(|outcome| outcome.is_some());
                (came.count(), outcomes.len())
            });
            let values = [("count", &*came.to_string()), ("all", &all.to_string())];
            let words = self.words.with(words::PLAYER_GETTING_READY, &values);
            (self.is_slow.get() && came < all)
                .then(|| view! { <span class="pk-status">{words}</span> })
        };
        view! { <div class="pk-preparing" role="status">{super::live(words)}</div> }.into_any()
    }

    fn wait_for(self, address: &str) -> (usize, Settle) {
        let number = self.outcomes.try_update(|outcomes| {
            outcomes.push(None);
            outcomes.len() - 1
        });
        let number = number.unwrap_or_default();
        let address = address.to_owned();
        let settle = move |came| self.settle(number, &address, came);
        (number, Rc::new(settle))
    }

    /// Only the first word counts.
    fn settle(self, number: usize, address: &str, came: bool) {
        let is_first = self.outcomes.try_maybe_update(|outcomes| {
            let outcome = outcomes.get_mut(number).filter(|known| known.is_none());
            let is_first = outcome.map(|outcome| *outcome = Some(came)).is_some();
            (is_first, is_first)
        });
        if is_first == Some(true)
            && !came
            && let Some(hooks) = self.hooks.try_with_value(Rc::clone)
        {
            (hooks.failed)(address.to_owned());
        }
    }

    fn give_up(self, settle: &Settle, is_there: impl Fn() -> bool + 'static) {
        let settle = Rc::clone(settle);
        self.hooks
            .with_value(|hooks| (hooks.later)(Box::new(move || settle(is_there()))));
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
