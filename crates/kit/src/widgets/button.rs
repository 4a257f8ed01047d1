//! Buttons large enough for a thumb at arm's length.
//!
//! What is pressed is boxed: all buttons are of one type, and the player holds them once.

use leptos::prelude::*;

/// The looks of buttons.
pub const GO: &str = "pk-button pk-button-go";
/// See [`GO`].
pub const QUIET: &str = "pk-button pk-button-quiet";

/// The green button that goes on; `id="nextbutton"` as studies' own scripts and tests know it.
pub fn next_button(label: &str, enabled: Signal<bool>, on_press: impl Fn() + 'static) -> AnyView {
    let label = crate::rich_text(label);
    button("nextbutton", GO, label, enabled, Box::new(on_press))
}

/// The quiet button that goes back.
pub fn previous_button(label: &str, on_press: impl Fn() + 'static) -> AnyView {
    let (label, always) = (crate::rich_text(label), Signal::stored(true));
    button("previousbutton", QUIET, label, always, Box::new(on_press))
}

/// A quiet button for anything else; the label is plain text without letters that HTML knows.
pub fn quiet_button(
    id: &'static str,
    label: &str,
    enabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> AnyView {
    button(id, QUIET, label.to_owned(), enabled, Box::new(on_press))
}

/// A button that can always be pressed, in one of the two looks.
pub fn plain_button(
    id: &'static str,
    class: &'static str,
    label: &str,
    on_press: impl Fn() + 'static,
) -> AnyView {
    let always = Signal::stored(true);
    button(id, class, label.to_owned(), always, Box::new(on_press))
}

fn button(
    id: &'static str,
    class: &'static str,
    label_html: String,
    enabled: Signal<bool>,
    press: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button
            id=id
            class=class
            type="button"
            prop:disabled=move || !enabled.get()
            on:click=move |_| press()
            inner_html=label_html
        ></button>
    }
    .into_any()
}

/// The round number before a step.
pub fn step_number(number: usize) -> AnyView {
    view! { <span class="pk-step-number" aria-hidden="true">{number}</span> }.into_any()
}
