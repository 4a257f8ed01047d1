//! Sounds and films that are started by hand, so that a refusal is heard.

use crate::Source;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
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
        view! { <source src=source.src type=source.kind on:error=on_error/> }.into_any()
    });
    views.collect()
}
