//! Why there is no picture, on a page that can do without.

use super::{button::QUIET, plain_button};
use crate::{CameraTrouble, camera_words};
use leptos::prelude::*;

/// What is wrong, what helps, and how the family goes on; with a button that tries again where that can help.
pub fn camera_advice(
    trouble: CameraTrouble,
    way_on: &'static str,
    again: impl Fn() + 'static,
) -> AnyView {
    let (heading, advice) = camera_words(trouble);
    // A page that is not secure stays so, however often one tries.
    let again = (trouble != CameraTrouble::Insecure)
        .then(|| plain_button("cameraagainbutton", QUIET, "Try again", again));
    view! {
        <div class="pk-card">
            <div class="pk-warning" role="alert"><h3>{heading}</h3><p>{advice}</p>{super::permission_steps(trouble)}<p>{way_on}</p></div>
            {again}
        </div>
    }
    .into_any()
}
