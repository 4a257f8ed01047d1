//! Pictures and films as stimuli.

use super::{Awaited, Playing, play};
use crate::{Clock, Frame, presentation::Medium};
use web_sys::HtmlMediaElement;

/// Shows a picture or film, a film from its beginning: `apply` brings it in sight. To be called in a change of [`Clock::at`]; when it was
/// wanted and when it was seen is stored. `refused` hears that the browser plays the film without its sound only.
pub fn show_stimulus<F: Frame>(
    clock: Clock<F>,
    stimulus: &Awaited,
    requested_millis: f64,
    apply: impl FnOnce(),
    refused: impl Fn() + Clone + 'static,
) {
    let Some(film) = stimulus.film() else {
        return clock.present(&stimulus.address, requested_millis, apply);
    };
    apply();
    let place = clock.applied(&stimulus.address, Medium::Video, requested_millis);
    rewind(film);
    let again = film.clone();
    let told = move |playing| {
        if playing == Playing::Started {
            clock.seen(place, clock.now_millis());
        }
    };
    play(film, move |playing| {
        told(playing);
        if playing == Playing::Refused && !again.muted() {
            refused();
            again.set_muted(true);
            play(&again, told);
        }
    });
}

/// Stops it if it is a film, and has its first picture ready for the next time.
pub fn still(stimulus: &Awaited) {
    if let Some(film) = stimulus.film() {
        // Pausing what does not play throws nothing that matters.
        drop(HtmlMediaElement::pause(film));
        rewind(film);
    }
}

/// Seeking takes its time also to where the film is.
fn rewind(film: &HtmlMediaElement) {
    if film.current_time() > 0.0 {
        film.set_current_time(0.0);
    }
}
