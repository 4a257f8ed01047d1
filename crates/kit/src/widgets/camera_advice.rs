//! Why there is no picture, on a page that can do without.

use super::{button::QUIET, plain_button};
use crate::{CameraTrouble, camera_words};
use leptos::prelude::*;
use words::Words;

/// What is wrong, what helps, and how the family goes on; with a button that tries again where that can help.
pub fn camera_advice(
    words: Words,
    trouble: CameraTrouble,
    way_on: &'static str,
    again: impl Fn() + 'static,
) -> AnyView {
    let (heading, advice) = camera_words(words, trouble);
    // A page that is not secure stays so, however often one tries.
    let again = (trouble != CameraTrouble::Insecure).then(|| {
        plain_button(
            "cameraagainbutton",
            QUIET,
            words.get(words::BUTTON_TRY_AGAIN),
            again,
        )
    });
    view! {
        <div class="pk-card">
            <div class="pk-warning" role="alert"><h3>{heading}</h3><p>{advice}</p>{super::permission_steps(words, trouble)}<p>{way_on}</p></div>
            {again}
        </div>
    }
    .into_any()
}
