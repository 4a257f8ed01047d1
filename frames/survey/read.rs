//! The study's form, read into questions. Every mistake is told with its path, and something is shown in its place.

use super::{
    choices, conditions,
    controls::{self, Sort},
    dates::Format,
    field::{Control, Field, Fold, Form, Holds, Layout, Line, Look},
    part::{Notes, Part, is_nothing, plain},
    rules,
};
use kit::ParamProblem;
use serde_json::{Map, Value};

/// What is read at each place, and what says nothing here and does no harm.
const OF_FORM: &[&str] = &["schema options data view ui type connector"];
const OF_FORM_OPTIONS: &[&str] = &[
    "fields label labelClass helper helpers focus readonly disabled collapsible collapsed columns",
    "hideInitValidationError form type validate",
];
const OF_SCHEMA: &[&str] = &[
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
    "collapsibleElement legendStyle trim inputClass",
];

/// What holds for all questions of a group.
#[derive(Clone, Copy)]
struct Around {
    enabled: bool,
    /// Read-only questions are shown.
    shows_readonly: bool,
}

/// The form, and what is wrong with it.
pub(super) fn form(written: &Value) -> (Form, Vec<ParamProblem>) {
    let notes = Notes::default();
    let form = match written {
        Value::String(text) => match serde_json::from_str(text) {
            Ok(value) => whole(&value, &notes),
            Err(error) => {
                let message = [
                    "is text that is no JSON (",
                    &error.to_string(),
                    "), so the page has no questions",
                ];
                notes.add("formSchema", &message.concat());
                Form::default()
            }
        },
        value => whole(value, &notes),
    };
    (form, notes.into_list())
}

fn whole(value: &Value, notes: &Notes) -> Form {
    let root = Part::new(Some(value), "formSchema".to_owned(), notes);
    root.tell_unknown(
        &[
            OF_FORM,
            &["schemaSource optionsSource dataSource viewSource"],
        ]
        .concat(),
    );
    for source in ["schemaSource", "optionsSource", "dataSource", "viewSource"] {
        if root.has(source) {
            root.note(source, "is not loaded by this player; write it here, or load it with a value that begins with URL: or JSON:");
        }
    }
    let (schema, options) = (root.part("schema"), root.part("options"));
    let view = View::read(&root);
    schema.tell_unknown(OF_SCHEMA);
    tell_unknown_form_options(&options, &view);
    if schema.has("type") && schema.text("type") != "object" {
        schema.note(
            "type",
            "is not \u{201c}object\u{201d}; the form is read as if it were",
        );
    }
    let is_off =
        view.displays || options.flag("disabled", false) || options.flag("readonly", false);
    let around = Around {
        enabled: !is_off,
        shows_readonly: view.edits || view.displays,
    };
    let fields = fields(&schema, &options, around);
    if fields.is_empty() {
        notes.add(
            "formSchema",
            "has no questions in schema.properties, so the page only says so; write {\"schema\": {\"type\": \"object\", \"properties\": \u{2026}}}",
        );
    }
    let focus = match options.get("focus") {
        Some(Value::Bool(true)) => Some(String::new()),
        Some(Value::String(path)) => Some(path.clone()),
        _ => None,
    };
    Form {
        title: label(&schema, &options),
        helpers: helpers(&options),
        fields,
        data: root.get("data").cloned(),
        horizontal: view.horizontal,
        layout: view.layout,
        focus,
        columns: options.count("columns").unwrap_or_default(),
    }
}

/// The page of the study around the questions may use options of its own, and nothing else reads them.
fn tell_unknown_form_options(options: &Part, view: &View) {
    if view.layout.is_none() {
        options.tell_unknown(&[OF_FORM_OPTIONS, &["formTitle introText"]].concat());
    }
}

/// What the form's `view` says.
#[derive(Default)]
struct View {
    edits: bool,
    displays: bool,
    horizontal: bool,
    layout: Option<Layout>,
}

impl View {
    fn read(root: &Part) -> Self {
        let edits = root.has("data");
        match root.get("view") {
            Some(Value::String(name)) => Self::named(name, edits),
            Some(Value::Object(_)) => Self::written(&root.part("view"), root),
            Some(other) if !is_nothing(other) => {
                root.note("view", "is neither a name nor an object, so it is left out");
                Self::named("", edits)
            }
            _ => Self::named("", edits),
        }
    }

    fn named(name: &str, edits: bool) -> Self {
        Self {
            edits: edits && !name.contains("create") || name.contains("edit"),
            displays: name.contains("display"),
            horizontal: name.ends_with("-horizontal"),
            layout: None,
        }
    }

    fn written(view: &Part, root: &Part) -> Self {
        let parent = view.text("parent");
        let mut found = Self::named(&parent, parent.is_empty() || root.has("data"));
        found.edits |= view.flag("displayReadonly", false);
        found.horizontal |= view.flag("horizontal", false);
        let layout = view.part("layout");
        let html = layout.text("template");
        if html.contains('<') {
            let bindings = layout.part("bindings").map.cloned().unwrap_or_default();
            let own = root.part("options");
            let html = super::template::fill(&html, own.map.unwrap_or(&Map::new()));
            found.layout = Some(Layout { html, bindings });
        } else if !html.is_empty() {
            layout.note(
                "template",
                "is no HTML, so the questions stand one below the other",
            );
        }
        let locale = view.text("locale");
        if !locale.is_empty() && !locale.starts_with("en") {
            view.note("locale", "has no effect: what a family reads about a wrong answer is English so far; write message where a question is checked");
        }
        for key in ["wizard", "templates", "messages", "callbacks"] {
            if view.has(key) {
                view.note(key, "is not known here and has no effect");
            }
        }
        found
    }
}

/// The questions of a group, in the order they are shown.
fn fields(schema: &Part, options: &Part, around: Around) -> Vec<Field> {
    let (properties, asked) = (schema.part("properties"), options.part("fields"));
    let required = match schema.get("required") {
        Some(Value::Array(names)) => &names[..],
        _ => &[],
    };
    let names = properties.map.into_iter().flat_map(Map::keys);
    let mut fields: Vec<Field> = names
        .map(|name| {
            let is_required = required.iter().any(|other| other.as_str() == Some(name));
            let (own, how) = (properties.part(name), asked.part(name));
            let mut field = field(name, &own, &how, around, is_required);
            field.conditions = conditions::read(name, schema, &own, &how);
            field
        })
        .collect();
    let is_there = |name: &str| properties.map.is_some_and(|map| map.contains_key(name));
    for name in asked.map.into_iter().flat_map(Map::keys) {
        if !is_there(name) {
            asked.note(
                name,
                "belongs to no question in properties, so it has no effect",
            );
        }
    }
    let group = schema.part("dependencies");
    for name in group.map.into_iter().flat_map(Map::keys) {
        if !is_there(name) {
            group.note(
                name,
                "belongs to no question beside it, so it has no effect",
            );
        }
    }
    for name in required.iter().filter_map(Value::as_str) {
        if !is_there(name) {
            let message = [
                "names \u{201c}",
                name,
                "\u{201d}, which is no question beside it",
            ];
            schema.note("required", &message.concat());
        }
    }
    tell_lost(&fields, &properties);
    fields.sort_by(|one, other| one.order.total_cmp(&other.order));
    fields
}

/// Tells of questions that can never be asked, because they wait for one that is not there, or for each other.
fn tell_lost(fields: &[Field], properties: &Part) {
    let find = |name: &str| fields.iter().find(|field| field.name == name);
    for field in fields {
        for on in &field.conditions {
            if !on.target.starts_with('#') && find(&on.target).is_none() {
                let message = [
                    "depends on \u{201c}",
                    &on.target,
                    "\u{201d}, which is no question beside it, so it is never asked",
                ];
                properties.note(&field.name, &message.concat());
            }
        }
        let mut waits: Vec<&Field> = vec![field];
        let mut next = 0;
        while let Some(one) = waits.get(next).copied() {
            next += 1;
            for target in one.conditions.iter().filter_map(|on| find(&on.target)) {
                if target.name == field.name {
                    properties.note(&field.name, "depends on itself, so it is never asked");
                    return;
                }
                if !waits.iter().any(|known| known.name == target.name) {
                    waits.push(target);
                }
            }
        }
    }
}

/// One question.
fn field(name: &str, schema: &Part, options: &Part, around: Around, in_list: bool) -> Field {
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
        vertical: options.flag("vertical", true) && !has_ends && !is_scale,
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
fn label(schema: &Part, options: &Part) -> String {
    let own = options.text("label");
    if own.is_empty() {
        schema.text("title")
    } else {
        own
    }
}

fn helpers(options: &Part) -> Vec<String> {
    let mut texts = options.list("helper");
    texts.extend(options.list("helpers"));
    texts
        .iter()
        .map(plain)
        .filter(|text| !text.is_empty())
        .collect()
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
