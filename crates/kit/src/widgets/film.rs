//! Films that are seen at a time that was said beforehand.

use crate::{
    Clock, Frame,
    presentation::{Medium, film_began_millis, next_lead_millis},
};
use js_sys::{Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlVideoElement;

thread_local! {
    /// How long before a film is to begin it must be told to play: what this browser has shown so far.
    static LEAD_MILLIS: Cell<f64> = const { Cell::new(8.0) };
}

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
    let shown = film.clone();
    clock.at(deadline_millis, move |_| {
        // A style that can't be set is none that hides.
        drop(shown.style().set_property("visibility", "visible"));
    });
    start_film(clock, film, stimulus, deadline_millis, told, heard);
}

/// The same for a film that the page itself brings in sight.
pub fn start_film<F: Frame>(
    clock: Clock<F>,
    film: &HtmlVideoElement,
    stimulus: &str,
    deadline_millis: f64,
    told: impl Fn(f64) + 'static,
    heard: impl Fn(super::Playing) + Clone + 'static,
) {
    let (playing, stimulus) = (film.clone(), stimulus.to_owned());
    // A film runs on a clock of its own, not on that of the display: it is told to play when it is to begin, not a refresh before.
    let play_millis = deadline_millis + clock.refresh_millis() - LEAD_MILLIS.get();
    clock.at(play_millis, move |_| {
        let place = clock.applied(&stimulus, Medium::Video, deadline_millis);
        when_film_is_seen(&playing, clock.now_millis(), move |began_millis| {
            let late_millis = began_millis - deadline_millis;
            LEAD_MILLIS.set(next_lead_millis(LEAD_MILLIS.get(), late_millis));
            clock.seen(place, began_millis);
            told(began_millis);
        });
        super::play(&playing, heard);
    });
}

/// Tells once when the film begins, which is told to play at `asked_millis`: the moment its first picture was seen, or would have been, had the browser not begun with a later one. Where
/// the browser does not say (no `requestVideoFrameCallback`), when it said that the film plays.
pub fn when_film_is_seen(film: &HtmlVideoElement, asked_millis: f64, told: impl Fn(f64) + 'static) {
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
            let (shown_millis, place_millis) =
                (number("expectedDisplayTime"), 1000.0 * number("mediaTime"));
            told(film_began_millis(asked_millis, shown_millis, place_millis));
        });
        drop(ask.call1(film, &callback));
    } else {
        let is_told = Cell::new(false);
        let callback = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
            // It plays again after each standstill.
            if !is_told.replace(true) {
                told(event.time_stamp());
            }
        });
        let callback = callback.into_js_value();
        film.set_onplaying(Some(callback.unchecked_ref()));
    }
}
