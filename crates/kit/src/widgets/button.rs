//! Buttons large enough for a thumb at arm's length.

use leptos::prelude::*;

/// The green button that goes on; `id="nextbutton"` as studies' own scripts and tests know it.
pub fn next_button(label: &str, enabled: Signal<bool>, on_press: impl Fn() + 'static) -> AnyView {
    view! {
        <button
            id="nextbutton"
            class="pk-button pk-button-go"
            type="button"
            prop:disabled=move || !enabled.get()
            on:click=move |_| on_press()
            inner_html=crate::rich_text(label)
        ></button>
    }
    .into_any()
}

/// The quiet button that goes back.
pub fn previous_button(label: &str, on_press: impl Fn() + 'static) -> AnyView {
    view! {
        <button id="previousbutton" class="pk-button pk-button-quiet" type="button" on:click=move |_| on_press() inner_html=crate::rich_text(label)></button>
    }
    .into_any()
}

/// A quiet button for anything else.
pub fn quiet_button(
    id: &'static str,
    label: &str,
    enabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> AnyView {
    let label = label.to_owned();
    view! {
        <button id=id class="pk-button pk-button-quiet" type="button" prop:disabled=move || !enabled.get() on:click=move |_| on_press()>
            {label}
        </button>
    }
    .into_any()
}

/// The round number before a step.
pub fn step_number(number: usize) -> AnyView {
    view! { <span class="pk-step-number" aria-hidden="true">{number}</span> }.into_any()
}
