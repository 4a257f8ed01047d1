//! The text of a study: a protocol, a study record around one, or a generator.

use leptos::prelude::*;
use protocol::{Problem, StudySource};
use serde_json::Value;
use wasm_bindgen::JsCast;

/// Reads what a researcher pasted. Text that does not begin like JSON is taken for a generator.
pub(super) fn parse(text: &str) -> Result<StudySource, Problem> {
    let trimmed = text.trim();
    if !trimmed.starts_with('{') {
        return Ok(StudySource {
            structure: Value::Null,
            generator: Some(trimmed.to_owned()),
            use_generator: true,
        });
    }
    let value: Value = protocol::parse_structure(text)?;
    // A whole study record, as the server keeps it.
    if let Some(structure) = value
        .get("structure")
        .filter(|_| value.get("frames").is_none())
    {
        return Ok(StudySource {
            structure: structure.clone(),
            generator: value
                .get("generator")
                .and_then(Value::as_str)
                .map(str::to_owned),
            use_generator: value
                .get("use_generator")
                .and_then(Value::as_bool)
                .unwrap_or_default(),
        });
    }
    Ok(StudySource {
        structure: value,
        generator: None,
        use_generator: false,
    })
}

/// The field for pasting and dropping.
pub(super) fn source_form(text: RwSignal<String>) -> AnyView {
    let take = move |file: web_sys::File| {
        crate::browser::timers::spawn(async move {
            if let Ok(content) = wasm_bindgen_futures::JsFuture::from(file.text()).await {
                text.set(content.as_string().unwrap_or_default());
            }
        });
    };
    view! {
        <div class="pk-drop"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                    take(file);
                }
            }>
            <label class="pk-field" for="source">"Study protocol (JSON) or generator (JavaScript)"</label>
            <textarea id="source" spellcheck="false" rows="14" placeholder="{ \"frames\": { … }, \"sequence\": [ … ] }"
                prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
            <label class="pk-field">"…or choose a file, or drop it here"
                <input type="file" accept=".json,.js,.txt" on:change=move |event| {
                    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
                    if let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) {
                        take(file);
                    }
                }/>
            </label>
        </div>
    }
    .into_any()
}
