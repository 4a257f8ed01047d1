//! Sounds and films that are started by hand, so that a refusal is heard.

use crate::{Frame, FrameCx, Source, patience::Patience};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlMediaElement;

/// What became of asking a sound or film to play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Playing {
    /// It plays.
    Started,
    /// The browser wants a press of the family first.
    Refused,
    /// It can't be played.
    Failed,
    /// It was stopped before it had begun.
    Stopped,
}

/// Asks to play and tells what became of it.
pub fn play(media: &HtmlMediaElement, then: impl Fn(Playing) + Clone + 'static) {
    let Ok(promise) = media.play() else {
        then(Playing::Failed);
        return;
    };
    let started = then.clone();
    let started = Closure::once_into_js(move || started(Playing::Started));
    let refused = Closure::once_into_js(move |error: JsValue| then(reason(&error)));
    let method = Reflect::get(&promise, &"then".into()).unwrap_or_default();
    if let Some(method) = method.dyn_ref::<Function>() {
        drop(method.call2(&promise, &started, &refused));
    }
}

fn reason(error: &JsValue) -> Playing {
    let name = Reflect::get(error, &"name".into()).unwrap_or_default();
    match name.as_string().as_deref() {
        Some("NotAllowedError") => Playing::Refused,
        Some("AbortError") => Playing::Stopped,
        _ => Playing::Failed,
    }
}

/// The sources of a sound or film, which the browser tries in turn; `failed` is told when the last one can't be used.
pub fn sources(list: &[Source], failed: impl Fn() + Copy + 'static) -> Vec<AnyView> {
    let final_index = list.len().saturating_sub(1);
    let numbered = list.iter().cloned().enumerate();
    let views = numbered.map(|(index, source)| {
        let on_error = move |_| {
            if index == final_index {
                failed();
            }
        };
        // Firefox refuses a source whose type is empty.
        let kind = Some(source.kind).filter(|kind| !kind.is_empty());
        view! { <source src=source.src type=kind on:error=on_error/> }.into_any()
    });
    views.collect()
}

type Look = Box<dyn FnOnce()>;

/// One sound or film under watch.
struct Watch {
    later: Box<dyn Fn(Look)>,
    media: Box<dyn Fn() -> Option<HtmlMediaElement>>,
    stalled: Box<dyn Fn()>,
}

/// Tells when a sound or film that should play, and that nobody has stopped, has not moved for 15 seconds; once for each
/// standstill, for as long as the frame lives.
pub fn watch<F: Frame>(
    cx: FrameCx<F>,
    media: impl Fn() -> Option<HtmlMediaElement> + 'static,
    stalled: impl Fn() + 'static,
) {
    let watch = Watch {
        later: Box::new(move |look| {
            cx.after(1000.0, look);
        }),
        media: Box::new(media),
        stalled: Box::new(stalled),
    };
    look_later(Rc::new(watch), Patience::default());
}

fn look_later(watch: Rc<Watch>, mut patience: Patience) {
    let kept = Rc::clone(&watch);
    (watch.later)(Box::new(move || {
        // In a hidden page browsers stop films themselves.
        let media = (kept.media)().filter(|media| !media.paused() && !document().hidden());
        if patience.is_over(media.map(|media| media.current_time())) {
            (kept.stalled)();
        }
        look_later(kept, patience);
    }));
}
