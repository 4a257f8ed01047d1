//! The child a preview plays for.

use crate::browser::clock;
use leptos::prelude::*;
use serde_json::{Value, json};

const DAY_MILLIS: f64 = 86_400_000.0;
/// Average lengths: only the number of days counts.
const MONTH_DAYS: f64 = 365.25 / 12.0;

/// A made-up child who is so many days old today.
pub(super) fn child_of_age(age_days: f64) -> Value {
    let text = clock::iso(clock::now().wall_millis - age_days * DAY_MILLIS);
    json!({
        "id": "preview-child",
        "givenName": "Robin",
        "birthday": text.get(..10).unwrap_or_default(),
        "gender": "na",
        "ageAtBirth": "40 or more weeks",
        "additionalInformation": "",
        "languageList": "en",
        "conditionList": "",
        "deleted": false,
    })
}

/// Choosing the age in months.
pub(super) fn age_form(age_days: RwSignal<f64>) -> AnyView {
    view! {
        <label class="pk-field">"Child's age in months"
            <input id="age" type="number" min="0" max="216" step="1" prop:value=move || (age_days.get() / MONTH_DAYS).round().to_string()
                on:input=move |event| {
                    if let Ok(months) = event_target_value(&event).parse::<u16>() {
                        age_days.set((f64::from(months) * MONTH_DAYS).round());
                    }
                }/>
        </label>
    }
    .into_any()
}
