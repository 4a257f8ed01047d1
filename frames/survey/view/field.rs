//! One question: its label, its control, its hints, and what is wrong with the answer.

use super::{Page, choices, columns, helpers, id_of, lines, list, name_of};
use crate::survey::{
    field::{Control, Field, Fold, Look, prefix},
    validate::Message,
    visit::Heard,
};
use kit::widgets;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, Node};

/// What the control of a question needs to know of it.
pub(super) struct Ids {
    pub(super) key: String,
    /// Of the control, for the label.
    pub(super) control: String,
    pub(super) name: String,
    /// The elements that describe the control: hints, then what is wrong.
    pub(super) described_by: String,
    /// For a control without a visible label.
    pub(super) spoken: Option<String>,
    /// The answer is wrong, and the page says so.
    pub(super) wrong: Signal<bool>,
}

/// A question of any sort.
pub(super) fn question(page: Page, field: &Field, key: String) -> AnyView {
    // Data that nobody sees needs no place on the page.
    if !field.shown {
        return ().into_any();
    }
    let id = id_of(&key);
    let (hints, faults) = ([&id, "-hint"].concat(), [&id, "-wrong"].concat());
    let told = messages(page, &key);
    let ids = Ids {
        control: [&id, "-in"].concat(),
        name: name_of(&key),
        described_by: [&hints, " ", &faults].concat(),
        spoken: field
            .label
            .is_empty()
            .then(|| field.name.replace(['_', '-'], " ")),
        wrong: widgets::flag(move || !told.with(Vec::is_empty)),
        key: key.clone(),
    };
    let wrong = ids.wrong;
    let below = view! {
        <div id=hints class="pk-q-hints">{helpers(&field.helpers)}</div>
        <div id=faults class="pk-q-faults">{widgets::live(move || told.with(|told| told.iter().map(fault).collect::<Vec<_>>()))}</div>
    }
    .into_any();
    let body = body(page, field, &ids, below);
    let class = ["pk-q ", kind(&field.control), " ", &field.classes].concat();
    let hidden = {
        let key = key.clone();
        Memo::new(move |_| !page.visit.with(|visit| visit.is_asked(&key)))
    };
    let leave = move |event: FocusEvent| {
        if !stays_inside(&event) {
            page.left(key.clone());
        }
    };
    // A group is left whenever one of its questions is; only the questions themselves tell.
    let is_leaf = !matches!(field.control, Control::Group { .. } | Control::List { .. });
    let field_name = field.name.clone();
    view! {
        <div id=id class=class class:pk-q-wrong=wrong data-alpaca-field-name=field_name prop:hidden=widgets::flag(move || hidden.get())
            on:focusout=move |event| if is_leaf { leave(event) }>{body}</div>
    }
    .into_any()
}

fn kind(control: &Control) -> &'static str {
    match control {
        Control::Line(_) => "pk-q-line",
        Control::Area { .. } => "pk-q-area",
        Control::Choice {
            look: Look::Menu, ..
        } => "pk-q-menu",
        Control::Choice { .. } => "pk-q-choices",
        Control::Tick => "pk-q-tick",
        Control::Slider { .. } => "pk-q-slider",
        Control::Group { .. } => "pk-q-group",
        Control::List { .. } | Control::Hidden => "pk-q-list",
    }
}

fn body(page: Page, field: &Field, ids: &Ids, below: AnyView) -> AnyView {
    match &field.control {
        Control::Line(line) => labelled(field, ids, lines::line(page, field, line, ids), below),
        Control::Area { rows } => labelled(field, ids, lines::area(page, field, *rows, ids), below),
        Control::Slider { least, most, step } => labelled(
            field,
            ids,
            lines::slider(page, field, (*least, *most, *step), ids),
            below,
        ),
        Control::Choice {
            look: Look::Menu,
            choices,
            ..
        } => labelled(field, ids, choices::menu(page, field, choices, ids), below),
        Control::Choice {
            look,
            choices,
            vertical,
            ..
        } => {
            let is_many = *look == Look::Boxes;
            let inside = choices::entries(page, field, choices, (is_many, *vertical), ids);
            let role = if is_many { "group" } else { "radiogroup" };
            gathered(field, ids, role, inside, below)
        }
        Control::Tick => choices::tick(page, field, ids, below),
        Control::Group { fields, fold } => {
            let below_key = prefix(&ids.key);
            let inside = fields
                .iter()
                .map(|child| question(page, child, child.key(&below_key)));
            let inside = inside.collect::<Vec<_>>();
            let inside =
                view! { <div class="pk-q-inside" style=columns(field.columns)>{inside}</div> }
                    .into_any();
            folded(field, ids, *fold, inside, below)
        }
        Control::List { item } => {
            gathered(field, ids, "group", list::items(page, item, ids), below)
        }
        Control::Hidden => ().into_any(),
    }
}

/// The mark of a question that must be answered, and its label.
pub(super) fn label(field: &Field) -> AnyView {
    let mark = field
        .must()
        .then(|| view! { <span class="pk-q-mark" aria-hidden="true">"* "</span> });
    view! { {mark}<span dir="auto" inner_html=field.label.clone()></span> }.into_any()
}

fn labelled(field: &Field, ids: &Ids, control: AnyView, below: AnyView) -> AnyView {
    let class = ["pk-q-label ", &field.label_classes].concat();
    let label = (!field.label.is_empty())
        .then(|| view! { <label class=class for=ids.control.clone()>{label(field)}</label> });
    view! { {label}<div class="pk-q-control">{control}{below}</div> }.into_any()
}

/// Several controls under one label.
fn gathered(
    field: &Field,
    ids: &Ids,
    role: &'static str,
    inside: AnyView,
    below: AnyView,
) -> AnyView {
    let class = ["pk-q-label ", &field.label_classes].concat();
    let legend =
        (!field.label.is_empty()).then(|| view! { <legend class=class>{label(field)}</legend> });
    let wrong = ids.wrong;
    let must = (field.must() && role == "radiogroup").then_some("true");
    view! {
        <fieldset role=role aria-describedby=ids.described_by.clone() aria-label=ids.spoken.clone() aria-required=must
            aria-invalid=move || wrong.get().then_some("true")>
            {legend}
            <div class="pk-q-control">{inside}{below}</div>
        </fieldset>
    }
    .into_any()
}

fn folded(field: &Field, ids: &Ids, fold: Fold, inside: AnyView, below: AnyView) -> AnyView {
    if fold == Fold::Never || field.label.is_empty() {
        return gathered(field, ids, "group", inside, below);
    }
    let class = ["pk-q-label ", &field.label_classes].concat();
    view! {
        <details open=fold == Fold::Open>
            <summary class=class>{label(field)}</summary>
            {inside}{below}
        </details>
    }
    .into_any()
}

fn messages(page: Page, key: &str) -> Memo<Vec<Message>> {
    let key = key.to_owned();
    Memo::new(move |_| page.visit.with(|visit| visit.messages(&key).to_vec()))
}

fn fault(message: &Message) -> AnyView {
    match message {
        Message::Html(html) => {
            view! { <p class="pk-q-fault" inner_html=html.clone()></p> }.into_any()
        }
        Message::Text(text) => view! { <p class="pk-q-fault">{text.clone()}</p> }.into_any(),
    }
}

/// The keyboard only moves from one control of the question to another.
fn stays_inside(event: &FocusEvent) -> bool {
    let left = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let question = left.and_then(|left| left.closest(".pk-q").ok().flatten());
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    question.is_some_and(|question| next.is_some() && question.contains(next.as_ref()))
}

/// Tells the form what was typed; shows what it kept of it.
pub(super) fn typed(page: Page, key: &str, event: &web_sys::Event) {
    let text = event_target_value(event);
    page.hear(key, Heard::Typed(text.clone()));
    let kept = page
        .visit
        .with_untracked(|visit| visit.answers.text(key).to_owned());
    if kept != text
        && let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        input.set_value(&kept);
    }
}
