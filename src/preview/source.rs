//! The field for a study's text.

use super::{Bench, outcome};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The field for pasting and dropping.
pub(super) fn source_form(bench: Bench) -> AnyView {
    let text = bench.text;
    let take = move |files: Option<web_sys::FileList>| {
        let Some(file) = files.and_then(|files| files.get(0)) else {
            return;
        };
        crate::browser::timers::spawn(async move {
            if let Ok(content) = wasm_bindgen_futures::JsFuture::from(file.text()).await {
                text.set(content.as_string().unwrap_or_default());
                outcome::read(bench);
            }
        });
    };
    let is_over = RwSignal::new(false);
    view! {
        <div class="pk-drop" class:pk-drop-over=is_over
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                is_over.set(false);
                take(event.data_transfer().and_then(|data| data.files()));
            }>
            <label class="pk-field" for="source">"Study protocol (JSON) or generator (JavaScript)"</label>
            <textarea id="source" spellcheck="false" rows="16" placeholder="{ \"frames\": { … }, \"sequence\": [ … ] }"
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
            <label class="pk-field">"…or choose its file, or drop it here"
                <input id="file" type="file" accept=".json,.js,.txt" on:change=move |event| {
                    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                    if let Some(input) = input {
                        take(input.files());
                        // The same file, changed on the disk, can be chosen again.
                        input.set_value("");
                    }
                }/>
            </label>
        </div>
    }
    .into_any()
}
