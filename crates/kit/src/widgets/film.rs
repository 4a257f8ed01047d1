//! Films that are seen at a time that was said beforehand.

use crate::{Clock, Frame, presentation::Medium};
use js_sys::{Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlVideoElement;

thread_local! {
    /// From `play()` to the film's beginning, as far as this browser has shown; at first what browsers usually take.
    static START_MILLIS: Cell<f64> = const { Cell::new(25.0) };
}

/// A browser takes no longer to begin a film that is loaded; what takes longer was waiting for something else.
const LONGEST_START_MILLIS: f64 = 150.0;

/// Plays a film that is loaded and stands at its beginning, hidden by `visibility`, such that it begins, and is seen, at the deadline. When it
/// began is stored, and told. `heard` hears what became of asking it to play.
pub fn show_film<F: Frame>(
    clock: Clock<F>,
    film: &HtmlVideoElement,
    stimulus: &str,
    deadline_millis: f64,
    told: impl Fn(f64) + 'static,
    heard: impl Fn(super::Playing) + Clone + 'static,
) {
    let (playing, shown) = (film.clone(), film.clone());
    let stimulus = stimulus.to_owned();
    clock.at(deadline_millis - START_MILLIS.get(), move |_| {
        let asked_millis = clock.now_millis();
        let place = clock.applied(&stimulus, Medium::Video, deadline_millis);
        when_film_is_seen(&playing, move |began_millis| {
            let took = (began_millis - asked_millis).clamp(0.0, LONGEST_START_MILLIS);
            START_MILLIS.set(0.7 * START_MILLIS.get() + 0.3 * took);
            clock.seen(place, began_millis);
            told(began_millis);
        });
        super::play(&playing, heard);
    });
    clock.at(deadline_millis, move |_| {
        // A style that can't be set is none that hides.
        drop(shown.style().set_property("visibility", "visible"));
    });
}

/// Tells once when the film begins: the moment its first picture was seen, or would have been, had the browser not begun with a later one. Where
/// the browser does not say (no `requestVideoFrameCallback`), when it said that the film plays.
pub fn when_film_is_seen(film: &HtmlVideoElement, told: impl Fn(f64) + 'static) {
    let ask = Reflect::get(film, &"requestVideoFrameCallback".into())
        .ok()
        .and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(ask) = ask {
        let callback = Closure::once_into_js(move |_now: f64, about: JsValue| {
            let number = |name: &str| {
                Reflect::get(&about, &name.into())
                    .ok()
                    .and_then(|value| value.as_f64())
                    .unwrap_or_default()
            };
            told(number("expectedDisplayTime") - 1000.0 * number("mediaTime"));
        });
        drop(ask.call1(film, &callback));
    } else {
        let callback = Closure::once_into_js(move |event: web_sys::Event| {
            told(event.time_stamp());
        });
        film.set_onplaying(Some(callback.unchecked_ref()));
    }
}
