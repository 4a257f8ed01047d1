//! What a trial asks of the family when it can't go on by itself.

use super::{GO, live, next_button, plain_button};
use leptos::prelude::*;
use words::Words;

/// Shown while the browser wants a press before it plays a sound.
pub fn tap_for_sound(
    words: Words,
    is_asked: RwSignal<bool>,
    press: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    live(move || {
        let button = move || {
            plain_button(
                "play-button",
                GO,
                words.get(words::PLAYER_TAP_FOR_SOUND),
                press,
            )
        };
        is_asked
            .get()
            .then(|| view! { <div class="pk-tap pk-shows-pointer">{button()}</div> })
    })
}

/// Shown when nothing of a trial could be loaded.
pub fn nothing_to_show(
    words: Words,
    is_so: RwSignal<bool>,
    press: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    live(move || {
        let next = move || next_button(words.get(words::BUTTON_NEXT), Signal::stored(true), press);
        is_so.get().then(|| {
            view! {
                <div class="pk-cover">
                    <div class="pk-cover-inner">
                        <p role="alert">{words.get(words::PLAYER_PICTURES_MISSING)}</p>
                        <div class="pk-row">{next()}</div>
                    </div>
                </div>
            }
        })
    })
}

/// A Next button in the corner, for a sound that does not come to its end.
pub fn way_on(
    words: Words,
    is_offered: RwSignal<bool>,
    press: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    live(move || {
        let next = move || next_button(words.get(words::BUTTON_NEXT), Signal::stored(true), press);
        is_offered
            .get()
            .then(|| view! { <div class="pk-way-on">{next()}</div> })
    })
}
