//! One question, read from its schema and from how it is asked.

use super::{
    choices,
    controls::{self, Sort},
    dates::Format,
    field::{Control, Field, Fold, Holds, Line, Look},
    part::{Part, plain},
    places,
    read::fields,
    rules,
};
use serde_json::Value;

/// What is read at each place.
pub(super) const OF_SCHEMA: &[&str] = &[
    "title type required default enum format readonly dependencies id properties items description",
    "minLength maxLength pattern disallow minimum maximum exclusiveMinimum exclusiveMaximum",
    "divisibleBy multipleOf minItems maxItems uniqueItems minProperties maxProperties",
    "$schema $id name",
];
const OF_OPTIONS: &[&str] = &[
    "type label labelClass helper helpers order fieldClass disabled readonly hidden name validate",
    "dependencies validator message placeholder optionLabels optionImages sort vertical columns",
    "removeDefaultNone hideNone noneLabel emptySelectFirst dataSource multiple rightLabel leftLabel",
    "rows wordlimit disallowEmptySpaces disallowOnlyEmptySpaces showMaxLengthIndicator numericEntry",
    "dateFormat picker allowIntranet format fields items collapsible collapsed minimum maximum step",
    // Without effect, and none is missed.
    "id size cols inputType autocomplete allowOptionalEmpty manualEntry hideInitValidationError focus",
    "showMessages maxMessages helperClass useDataSourceAsEnum data attributes view buttons change",
    "toolbarStyle toolbarSticky toolbarPosition actionbarStyle actionbar toolbar animate",
    "collapsibleElement legendStyle trim inputClass capitalize includeStates includeTerritories",
];

/// What holds for all questions of a group.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) enabled: bool,
    /// Read-only questions are shown.
    pub(super) shows_readonly: bool,
}

/// One question.
pub(super) fn field(
    name: &str,
    schema: &Part,
    options: &Part,
    around: Around,
    in_list: bool,
) -> Field {
    schema.tell_unknown(OF_SCHEMA);
    options.tell_unknown(OF_OPTIONS);
    let holds = controls::holds(schema);
    let required = in_list
        || (!schema.get("required").is_some_and(Value::is_array) && schema.flag("required", false));
    let is_readonly = options.flag("readonly", schema.flag("readonly", false));
    let enabled = around.enabled && !is_readonly && !options.flag("disabled", false);
    let is_unseen = is_readonly && !around.shows_readonly;
    if is_unseen {
        options.note(
            "readonly",
            "keeps the question off the page, as in Lookit; write disabled to show it",
        );
    }
    let inner = Around { enabled, ..around };
    let control = control(schema, options, holds, required, inner);
    let validator = options.text("validator");
    if !validator.is_empty() && validator != "required-field" {
        options.note(
            "validator",
            "is not \u{201c}required-field\u{201d}, so nothing is checked",
        );
    }
    let rules = rules::read(schema, options, &control);
    let is_hidden = matches!(control, Control::Hidden) || options.flag("hidden", false);
    let field = Field {
        name: name.to_owned(),
        schema_id: schema.text("id"),
        label: label(schema, options),
        helpers: helpers(options),
        classes: options.text("fieldClass").replace(',', " "),
        label_classes: options.text("labelClass").replace(',', " "),
        holds,
        default: schema.map.and_then(|map| map.get("default")).cloned(),
        required,
        validator: validator == "required-field",
        message: options.text("message"),
        shown: !is_hidden && !is_unseen,
        enabled,
        checked: options.flag("validate", true),
        rules,
        conditions: Vec::new(),
        left_label: options.text("leftLabel"),
        right_label: options.text("rightLabel"),
        placeholder: options.text("placeholder"),
        order: options.number("order").unwrap_or_default(),
        columns: options.count("columns").unwrap_or_default(),
        control,
    };
    tell_risks(&field, schema, options);
    field
}

/// Tells of what is allowed and probably not meant.
fn tell_risks(field: &Field, schema: &Part, options: &Part) {
    if field.required && matches!(field.control, Control::Tick) {
        schema.note(
            "required",
            "means nothing for a single box: one that is not ticked is the answer false",
        );
    }
    let is_list = matches!(
        field.control,
        Control::Choice {
            look: Look::Boxes,
            ..
        } | Control::List { .. }
    );
    if is_list && field.validator && !field.required {
        options.note("validator", "lets an empty list pass, as in Lookit; write \"required\": true in the schema if there must be an answer");
    }
}

fn control(schema: &Part, options: &Part, holds: Holds, required: bool, around: Around) -> Control {
    match controls::sort(schema, options, holds) {
        Sort::Line(line) => Control::Line(line),
        Sort::Moment(otherwise) => {
            let picker = options.part("picker").text("format");
            let own = options.text("dateFormat");
            let (written, key) = if picker.is_empty() {
                (own, "dateFormat")
            } else {
                (picker, "picker")
            };
            if written.is_empty() {
                return Control::Line(Format::new(otherwise).map_or(Line::Text, Line::Moment));
            }
            let format = Format::new(&written);
            if format.is_none() {
                options.note(key, "has letters that are not known here (known: YYYY, YY, M to MMMM, D, DD, H, HH, h, hh, m, mm, s, ss, a, A), so any text is accepted");
            }
            Control::Line(format.map_or(Line::Text, Line::Moment))
        }
        Sort::Area => Control::Area {
            rows: options.count("rows").unwrap_or(5).clamp(1, 40),
        },
        Sort::Box => boxes(schema, options, holds, required),
        Sort::Choice(look) => choice(schema, options, holds, required, look),
        Sort::Countries => place(options, holds, required, true),
        Sort::States => place(options, holds, required, false),
        Sort::Slider => slider(schema, options),
        Sort::Hidden => Control::Hidden,
        Sort::Group => Control::Group {
            fold: match (
                options.flag("collapsible", false),
                options.flag("collapsed", false),
            ) {
                (false, false) => Fold::Never,
                (_, true) => Fold::Closed,
                (true, false) => Fold::Open,
            },
            fields: fields(schema, options, around),
        },
        Sort::List => {
            let asked = if options.has("items") {
                options.part("items")
            } else {
                options.part("fields").part("item")
            };
            Control::List {
                item: Box::new(field("", &schema.part("items"), &asked, around, false)),
            }
        }
    }
}

fn boxes(schema: &Part, options: &Part, holds: Holds, required: bool) -> Control {
    let has_several = schema.has("enum") || options.has("dataSource") || holds == Holds::List;
    if !has_several || holds == Holds::Boolean {
        return Control::Tick;
    }
    if matches!(
        holds,
        Holds::Unsaid | Holds::Number | Holds::Integer | Holds::Object
    ) {
        schema.note("type", "is neither \u{201c}array\u{201d} nor \u{201c}string\u{201d}, so Lookit's player saves no answer; here a list is saved");
    }
    choice(schema, options, holds, required, Look::Boxes)
}

fn choice(schema: &Part, options: &Part, holds: Holds, required: bool, look: Look) -> Control {
    let is_many = look == Look::Boxes
        || (look == Look::Menu && options.flag("multiple", holds == Holds::List));
    let entries_hold = match (holds, is_many) {
        (Holds::List, _) => controls::holds(&schema.part("items")),
        (_, true) => Holds::Unsaid,
        (holds, false) => holds,
    };
    // Several can be chosen in a menu with held keys only, which few people know.
    let look = if is_many { Look::Boxes } else { look };
    let choices = choices::read(schema, options, look, entries_hold, required);
    if choices.is_empty() {
        schema.note(
            "enum",
            "gives no answers to choose from, so the question is asked as a line of text",
        );
        return Control::Line(controls::plain_line(holds));
    }
    let has_ends = options.has("leftLabel") || options.has("rightLabel");
    let is_scale = options.text("fieldClass").contains("aligned-radio-group");
    Control::Choice {
        look,
        choices,
        are_countries: false,
        vertical: options.flag("vertical", true) && !has_ends && !is_scale,
        first: options.flag("emptySelectFirst", false),
    }
}

/// A country, or a state of the United States.
fn place(options: &Part, holds: Holds, required: bool, are_countries: bool) -> Control {
    let look = if options.flag("multiple", holds == Holds::List) {
        Look::Boxes
    } else {
        Look::Menu
    };
    let all = if are_countries {
        places::countries()
    } else {
        places::states(options)
    };
    if all.is_empty() {
        options.note(
            "includeStates",
            "and includeTerritories leave nothing to choose from, so the question is asked as a line of text",
        );
        return Control::Line(Line::Text);
    }
    Control::Choice {
        look,
        choices: choices::arranged(all, options, look, required),
        are_countries,
        vertical: true,
        first: options.flag("emptySelectFirst", false),
    }
}

fn slider(schema: &Part, options: &Part) -> Control {
    let limit = |key: &str| schema.number(key).or_else(|| options.number(key));
    let least = limit("minimum").unwrap_or(0.0);
    let most = limit("maximum").unwrap_or(100.0);
    if least >= most {
        schema.note(
            "minimum",
            "is not below maximum, so the question is asked as a number",
        );
        return Control::Line(Line::Number);
    }
    let step = options.number("step").filter(|step| *step > 0.0);
    Control::Slider {
        least,
        most,
        step: step.unwrap_or(1.0),
    }
}

/// The options' label, or the title; HTML.
pub(super) fn label(schema: &Part, options: &Part) -> String {
    let own = options.text("label");
    if own.is_empty() {
        schema.text("title")
    } else {
        own
    }
}

pub(super) fn helpers(options: &Part) -> Vec<String> {
    let mut texts = options.list("helper");
    texts.extend(options.list("helpers"));
    texts
        .iter()
        .map(plain)
        .filter(|text| !text.is_empty())
        .collect()
}
