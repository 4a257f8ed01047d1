//! Pictures and films that came ([`super::Preload`]), on the page.

use super::{Awaited, Playing, play, start_film};
use crate::{Clock, Frame};
use web_sys::HtmlVideoElement;

/// Shows a picture, or a film from its beginning: `apply` brings it in sight. To be called in a change of [`Clock::at`]; when it was
/// wanted and when it was seen is stored. `trouble` hears that the browser has refused to play the film, which then plays without its sound,
/// or can't play it.
pub fn show_stimulus<F: Frame>(
    clock: Clock<F>,
    stimulus: &Awaited,
    requested_millis: f64,
    apply: impl FnOnce(),
    trouble: impl Fn(Playing) + Clone + 'static,
) {
    let Some(film) = stimulus.film() else {
        return clock.present(&stimulus.address, requested_millis, apply);
    };
    still(stimulus);
    apply();
    stimulus.is_shown.set(true);
    let (address, is_shown) = (&stimulus.address, stimulus.is_shown.clone());
    let begun = film.clone();
    let heard = move |playing| match playing {
        // It was taken away before it had begun.
        Playing::Started if !is_shown.get() => stop(&begun),
        Playing::Refused if !begun.muted() => {
            trouble(playing);
            begun.set_muted(true);
            let trouble = trouble.clone();
            play(&begun, move |playing| {
                if playing == Playing::Failed {
                    trouble(playing);
                }
            });
        }
        Playing::Failed => trouble(playing),
        _ => {}
    };
    start_film(clock, film, address, requested_millis, |_| {}, heard);
}

/// Stops it if it is a film, and has its first picture ready for the next time.
pub fn still(stimulus: &Awaited) {
    stimulus.is_shown.set(false);
    if let Some(film) = stimulus.film() {
        stop(film);
    }
}

fn stop(film: &HtmlVideoElement) {
    // Pausing what does not play throws nothing that matters.
    drop(film.pause());
    // Seeking takes its time also to where the film is.
    if film.current_time() > 0.0 {
        film.set_current_time(0.0);
    }
}
