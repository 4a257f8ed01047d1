//! Text, numbers, dates and sliders.

use super::{
    Page,
    field::{Ids, typed},
};
use crate::survey::field::{Field, Line};
use kit::{widgets, words};
use leptos::prelude::*;

/// The text as it stands in the form, for the control to follow.
fn text(page: Page, key: &str) -> Memo<String> {
    let key = key.to_owned();
    Memo::new(move |_| page.visit.with(|visit| visit.answers.text(&key).to_owned()))
}

/// What the browser is told of the line: its type, its keyboard, and what it may fill in.
fn manner(field: &Field, line: &Line) -> (&'static str, Option<&'static str>) {
    let is_below_zero = field.rules.minimum.is_some_and(|least| least < 0.0);
    match line {
        Line::Email => ("email", None),
        Line::Url => ("url", None),
        Line::Phone => ("tel", None),
        Line::Password => ("password", None),
        Line::Search => ("search", None),
        // The keyboards of phones for numbers have no minus.
        Line::Number if !is_below_zero => ("text", Some("decimal")),
        Line::Integer if !is_below_zero => ("text", Some("numeric")),
        Line::Zip => ("text", Some("numeric")),
        _ => ("text", None),
    }
}

/// What is written from left to right in every language: an address in Arabic begins on the left, and a minus stands before its number.
fn direction(line: &Line) -> Option<&'static str> {
    let goes_right = matches!(
        line,
        Line::Number | Line::Integer | Line::Email | Line::Url | Line::Phone | Line::Zip | Line::Ip
    );
    goes_right.then_some("ltr")
}

fn width(line: &Line) -> &'static str {
    match line {
        Line::Number | Line::Integer | Line::Zip | Line::Ip => "pk-q-input pk-q-short",
        Line::Moment(_) => "pk-q-input pk-q-moment",
        _ => "pk-q-input",
    }
}

/// One line.
pub(super) fn line(page: Page, field: &Field, line: &Line, ids: &Ids) -> AnyView {
    let (kind, keyboard) = manner(field, line);
    let placeholder = match line {
        Line::Moment(format) if field.placeholder.is_empty() => format.in_letters(page.cx.words()),
        _ => field.placeholder.clone(),
    };
    let value = text(page, &ids.key);
    let (key, wrong) = (ids.key.clone(), ids.wrong);
    let ends = ends(field);
    view! {
        {ends.0}
        <input id=ids.control.clone() name=ids.name.clone() class=width(line) type=kind inputmode=keyboard dir=direction(line) autocomplete="off"
            placeholder=placeholder aria-label=ids.spoken.clone() aria-describedby=ids.described_by.clone()
            aria-required=field.must().then_some("true") aria-invalid=move || wrong.get().then_some("true")
            disabled=!field.enabled prop:value=move || value.get() on:input=move |event| typed(page, &key, &event)/>
        {ends.1}
        {room(page, field, value)}
        {read_back(page, line, value)}
    }
    .into_any()
}

/// The date in words, once it is one.
fn read_back(page: Page, line: &Line, value: Memo<String>) -> Option<AnyView> {
    let Line::Moment(format) = line else {
        return None;
    };
    let (format, own) = (format.clone(), page.cx.words());
    let words = Memo::new(move |_| {
        value
            .with(|text| format.in_words(own, text))
            .unwrap_or_default()
    });
    let told = move || words.get();
    Some(view! { <p class="pk-quiet pk-q-read" role="status">{widgets::live(told)}</p> }.into_any())
}

/// Several lines.
pub(super) fn area(page: Page, field: &Field, rows: usize, ids: &Ids) -> AnyView {
    let value = text(page, &ids.key);
    let (key, wrong) = (ids.key.clone(), ids.wrong);
    view! {
        <textarea id=ids.control.clone() name=ids.name.clone() class="pk-q-input" rows=rows.to_string() placeholder=field.placeholder.clone()
            aria-label=ids.spoken.clone() aria-describedby=ids.described_by.clone() aria-required=field.must().then_some("true")
            aria-invalid=move || wrong.get().then_some("true") disabled=!field.enabled prop:value=move || value.get()
            on:input=move |event| typed(page, &key, &event)></textarea>
        {room(page, field, value)}
    }
    .into_any()
}

/// How many letters are left, where the study wants it told.
fn room(page: Page, field: &Field, value: Memo<String>) -> Option<AnyView> {
    let most = field
        .rules
        .max_length
        .filter(|_| field.rules.shows_max_length)?;
    let left = move || {
        let left = most.saturating_sub(value.with(|text| text.chars().count()));
        let values = [("count", &*left.to_string())];
        page.cx.words().with(words::SURVEY_LETTERS_LEFT, &values)
    };
    Some(view! { <p class="pk-quiet">{widgets::live(left)}</p> }.into_any())
}

/// Words before and after a line, or at the ends of a slider.
fn ends(field: &Field) -> (Option<AnyView>, Option<AnyView>) {
    let end = |html: &str| {
        (!html.is_empty()).then(|| {
            view! { <span class="pk-q-end" dir="auto" inner_html=html.to_owned()></span> }
                .into_any()
        })
    };
    (end(&field.left_label), end(&field.right_label))
}

/// A point on a line. Until it is touched there is no answer, and the page says so.
pub(super) fn slider(
    page: Page,
    field: &Field,
    (least, most, step): (f64, f64, f64),
    ids: &Ids,
) -> AnyView {
    let value = text(page, &ids.key);
    let (key, wrong) = (ids.key.clone(), ids.wrong);
    let begin = value.get_untracked();
    let begin = if begin.is_empty() {
        plain(f64::midpoint(least, most))
    } else {
        begin
    };
    let is_blank = widgets::flag(move || value.with(String::is_empty));
    let words = move || {
        let text = value.get();
        if text.is_empty() {
            page.cx
                .words()
                .get(words::SURVEY_SLIDER_UNTOUCHED)
                .to_owned()
        } else {
            text
        }
    };
    let pressed = key.clone();
    let (left, right) = ends(field);
    view! {
        <input id=ids.control.clone() name=ids.name.clone() type="range" class="pk-q-range" class:pk-q-blank=is_blank
            min=plain(least) max=plain(most) step=plain(step) value=begin aria-label=ids.spoken.clone()
            aria-describedby=ids.described_by.clone() aria-invalid=move || wrong.get().then_some("true") disabled=!field.enabled
            on:input=move |event| typed(page, &key, &event)
            // A press where the point stands already moves nothing and is an answer.
            on:click=move |event| typed(page, &pressed, &event)/>
        <div class="pk-q-ends">{left}<output class="pk-quiet" for=ids.control.clone()>{widgets::live(words)}</output>{right}</div>
    }
    .into_any()
}

fn plain(number: f64) -> String {
    crate::survey::part::plain(&number.into())
}
