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
        /// The page around the questions: `layout` with `template` and `bindings`, or the name of a view of Alpaca.
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
    /// The limits themselves are too small, or too large.
    exclusive_minimum: Option<Value>,
    /// See `exclusiveMinimum`.
    exclusive_maximum: Option<Value>,
    /// The number must be a multiple of this.
    divisible_by: Option<Value>,
    /// The same.
    multiple_of: Option<Value>,
    /// An answer, or a list of answers, that can't be given.
    disallow: Option<Value>,
    /// For `array`, the type and the choices of its items.
    items: Option<Value>,
    /// Fewest items, once there is one.
    min_items: Option<Value>,
    /// Most items.
    max_items: Option<Value>,
    /// No item may come twice.
    unique_items: Option<Value>,
    /// A name by which the conditions of any other question may call this one, as `#NAME`.
    id: Option<String>,
    /// The questions that must be answered before this one is shown; as in `dependencies` of the form.
    dependencies: Option<Value>,
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
    /// A hint below the heading, HTML.
    helper: Option<Value>,
    /// No question can be changed.
    disabled: Option<Value>,
    /// The question that has the keyboard at the start: its name, or `true` for the first. Otherwise none has.
    focus: Option<Value>,
    /// Questions side by side, so many where there is room. Not in Alpaca.
    columns: Option<Value>,
    /// Accepted: what is wrong is never told before the family has left a question or tried to go on.
    hide_init_validation_error: Option<Value>,
}

/// How one question is asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
struct Asked {
    /// The control: `text`, `textarea`, `radio`, `select`, `checkbox`, `number`, `integer`, `date`, `time`, `datetime`, `email`, `url`,
    /// `phone`, `zipcode`, `ipv4`, `password`, `search`, `lowercase`, `uppercase`, `hidden`, `object`, `array`; and `slider`, which is not
    /// in Alpaca: a number between `minimum` and `maximum`, 0 and 100 if they are not given. Any other is asked as a line of text.
    r#type: Option<String>,
    /// Replaces the question's title, HTML.
    label: Option<String>,
    /// A hint below the control, HTML; or a list of hints.
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
    /// Text beside a single box, or at the right end of a scale or slider, HTML.
    right_label: Option<String>,
    /// Text at the left end of a scale or slider, HTML. Radios with a text at one end stand in one line.
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
    /// Can't be changed, and is saved.
    disabled: Option<Value>,
    /// Can't be changed and, unless the form has `data`, is not shown; it is saved.
    readonly: Option<Value>,
    /// Is not shown; its default is saved.
    hidden: Option<Value>,
    /// `false`: the answer is not checked.
    validate: Option<Value>,
    /// For choices, a list of values, or of `{"value", "text"}`, or an object from values to texts; in the place of `enum`.
    data_source: Option<Value>,
    /// Choose the first answer beforehand.
    empty_select_first: Option<Value>,
    /// Several answers of a `select` may be chosen; they are shown as boxes.
    multiple: Option<Value>,
    /// Addresses of pictures for the choices, in their order or by their values. Not in Alpaca.
    option_images: Option<Value>,
    /// Choices, or the questions of an `object`, side by side, so many where there is room. Not in Alpaca.
    columns: Option<Value>,
    /// For `slider`, from one place to the next; 1 if it is not given.
    step: Option<Value>,
    /// For `textarea`, lines that are seen at once; 5 if it is not given.
    rows: Option<Value>,
    /// Most words.
    wordlimit: Option<Value>,
    /// Tell how many letters are left of `maxLength`.
    show_max_length_indicator: Option<Value>,
    /// An answer must have something else than blanks.
    disallow_only_empty_spaces: Option<Value>,
    /// An answer can't have blanks.
    disallow_empty_spaces: Option<Value>,
    /// For `object`, the family can fold the questions away.
    collapsible: Option<Value>,
    /// They are folded away at the start.
    collapsed: Option<Value>,
    /// For `array`, how each item is asked.
    items: Option<Value>,
    /// Form of a date or time, as in Moment: `MM/DD/YYYY`, `h:mm a`.
    date_format: Option<String>,
    /// CSS classes of the question; `aligned-radio-group` is a scale in one line.
    field_class: Option<String>,
    /// For a question of the type `object`, how those inside are asked.
    fields: Option<BTreeMap<String, Asked>>,
}
