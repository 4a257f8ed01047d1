//! The shape of a form, for the schema: what an editor completes. The page reads the form itself.
//!
//! Nothing is narrower here than what a form may hold (spec: frames-forms 9.2, 9.3); what is not named is allowed.

use schemars::JsonSchema;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The form.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) enum Form {
    /// The form as JSON text.
    Text(String),
    /// The form.
    Object {
        /// The questions.
        schema: Option<Box<Questions>>,
        /// How they are asked.
        options: Option<Box<FormOptions>>,
        /// Answers that are there at the start; a question that is not listed here loses its default.
        data: Option<Value>,
        /// Language and layout.
        view: Option<Value>,
    },
}

/// The questions.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Questions {
    /// Always `object`.
    r#type: Option<String>,
    /// Heading of the form, HTML.
    title: Option<String>,
    /// The questions by their names in the data.
    properties: Option<BTreeMap<String, Question>>,
    /// For a question, the questions that must be answered before it is shown.
    dependencies: Option<Map<String, Value>>,
}

/// One question.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
struct Question {
    /// The question itself, HTML.
    title: Option<String>,
    /// Type of the answer: `string`, `number`, `integer`, `boolean`, `array`, `object`.
    r#type: Option<String>,
    /// Answers to choose from.
    r#enum: Option<Vec<Value>>,
    /// Must be answered.
    required: Option<Value>,
    /// Answer that is there at the start.
    default: Option<Value>,
    /// Form of the answer: `date`, `time`, `email` and others.
    format: Option<String>,
    /// Smallest number.
    minimum: Option<Value>,
    /// Largest number.
    maximum: Option<Value>,
    /// Shortest text, in characters.
    min_length: Option<Value>,
    /// Longest text, in characters.
    max_length: Option<Value>,
    /// What the text must match, a JavaScript pattern.
    pattern: Option<String>,
    /// For `array`, the type and the choices of its items.
    items: Option<Value>,
    /// For `object`, questions inside this one.
    properties: Option<BTreeMap<String, Question>>,
}

/// How the form is asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase", inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct FormOptions {
    /// For a question's name, how it is asked.
    fields: Option<BTreeMap<String, Asked>>,
    /// Check nothing before the family has begun to answer.
    hide_init_validation_error: Option<Value>,
}

/// How one question is asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
struct Asked {
    /// The control: `text`, `textarea`, `radio`, `select`, `checkbox`, `number`, `integer`, `date`, `time`, `email`, `hidden` and others.
    r#type: Option<String>,
    /// Replaces the question's title, HTML.
    label: Option<String>,
    /// A hint below the control, HTML.
    helper: Option<Value>,
    /// Place among the questions; without it 0.
    order: Option<Value>,
    /// Texts of the choices, in their order or by their values.
    option_labels: Option<Value>,
    /// `false` keeps the choices in their order; otherwise they are sorted by their texts.
    sort: Option<Value>,
    /// Leave out the choice of nothing.
    remove_default_none: Option<Value>,
    /// Hide the choice of nothing.
    hide_none: Option<Value>,
    /// Text of the choice of nothing.
    none_label: Option<String>,
    /// Choices one below the other.
    vertical: Option<Value>,
    /// Text beside a single box, HTML.
    right_label: Option<String>,
    /// Text left of a scale.
    left_label: Option<String>,
    /// `required-field`: must be answered.
    validator: Option<String>,
    /// Shown when it is not.
    message: Option<String>,
    /// Shown in an empty control.
    placeholder: Option<String>,
    /// Only digits can be typed.
    numeric_entry: Option<Value>,
    /// The answers to other questions at which this one is shown.
    dependencies: Option<Map<String, Value>>,
    /// Can't be changed.
    disabled: Option<Value>,
    /// Form of a date or time, as in Moment.
    date_format: Option<String>,
    /// CSS classes of the question; `aligned-radio-group` is a scale in one line.
    field_class: Option<String>,
    /// For a question of the type `object`, how those inside are asked.
    fields: Option<BTreeMap<String, Asked>>,
}
