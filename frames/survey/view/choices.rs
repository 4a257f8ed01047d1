//! Radios, boxes, menus and the single box.

use super::{
    Page, columns,
    field::{Ids, label},
};
use crate::survey::{choices::Choice, field::Field, part::plain, visit::Heard};
use kit::{widgets, words};
use leptos::prelude::*;

/// All entries, each with a radio or a box.
pub(super) fn entries(
    page: Page,
    field: &Field,
    choices: &[Choice],
    (is_many, is_vertical): (bool, bool),
    ids: &Ids,
) -> AnyView {
    let each = choices.iter().enumerate();
    let each = each.map(|(place, choice)| entry(page, field, place, choice, is_many, ids));
    let each = each.collect::<Vec<_>>();
    let has_pictures = choices.iter().any(|choice| !choice.image.is_empty());
    let has_ends = !field.left_label.is_empty() || !field.right_label.is_empty();
    let class = match (has_pictures, is_vertical) {
        (true, _) => "pk-q-entries pk-q-pictures",
        (_, false) if has_ends || field.classes.contains("aligned-radio-group") => {
            "pk-q-entries pk-q-scale"
        }
        (_, false) => "pk-q-entries pk-q-row",
        (_, true) => "pk-q-entries",
    };
    let end = |html: &str, class: &'static str| {
        (!html.is_empty())
            .then(|| view! { <span class=class dir="auto" inner_html=html.to_owned()></span> })
    };
    view! {
        <div class=class style=columns(field.columns)>
            {end(&field.left_label, "pk-q-end label-left")}
            <div class="pk-q-cells">{each}</div>
            {end(&field.right_label, "pk-q-end label-right")}
        </div>
    }
    .into_any()
}

fn entry(
    page: Page,
    field: &Field,
    place: usize,
    choice: &Choice,
    is_many: bool,
    ids: &Ids,
) -> AnyView {
    let key = ids.key.clone();
    let picked = {
        let key = key.clone();
        widgets::flag(move || {
            page.visit
                .with(|visit| visit.answers.picked(&key).contains(&place))
        })
    };
    let heard = move |event: web_sys::Event| {
        let heard = if is_many {
            Heard::Set(place, event_target_checked(&event))
        } else {
            Heard::Chose(place)
        };
        page.hear(&key, heard);
    };
    let kind = if is_many { "checkbox" } else { "radio" };
    // The words beside a picture say what it shows.
    let picture =
        (!choice.image.is_empty()).then(|| view! { <img src=choice.image.clone() alt=""/> });
    view! {
        <label class="pk-choice pk-q-entry" class:pk-q-picked=picked>
            <input type=kind name=ids.name.clone() value=plain(&choice.value) disabled=!field.enabled prop:checked=picked on:change=heard/>
            {picture}
            <span class="pk-q-words" dir="auto" inner_html=choice.label.clone()></span>
        </label>
    }
    .into_any()
}

/// A menu; its entries are plain text.
pub(super) fn menu(page: Page, field: &Field, choices: &[Choice], ids: &Ids) -> AnyView {
    let begin = page
        .visit
        .with_untracked(|visit| visit.answers.picked(&ids.key).first().copied());
    // Without an entry for nothing the menu would show its first answer as if it were given.
    let blank = begin.is_none().then(|| {
        view! { <option value="" selected disabled hidden>{page.cx.words().get(words::SURVEY_CHOOSE)}</option> }
    });
    let each = choices.iter().enumerate().map(|(place, choice)| {
        view! { <option value=place.to_string() selected=begin == Some(place)>{choice.label.clone()}</option> }
    });
    let each = each.collect::<Vec<_>>();
    let (key, wrong) = (ids.key.clone(), ids.wrong);
    let heard = move |event: web_sys::Event| {
        if let Ok(place) = event_target_value(&event).parse() {
            page.hear(&key, Heard::Chose(place));
        }
    };
    view! {
        <select id=ids.control.clone() name=ids.name.clone() class="pk-q-input" aria-label=ids.spoken.clone()
            aria-describedby=ids.described_by.clone() aria-required=field.must().then_some("true")
            aria-invalid=move || wrong.get().then_some("true") disabled=!field.enabled on:change=heard>{blank}{each}</select>
    }
    .into_any()
}

/// One box; its words are those beside it, or the question itself.
pub(super) fn tick(page: Page, field: &Field, ids: &Ids, below: AnyView) -> AnyView {
    let key = ids.key.clone();
    let ticked = {
        let key = key.clone();
        widgets::flag(move || page.visit.with(|visit| visit.answers.is_ticked(&key)))
    };
    let has_both = !field.right_label.is_empty() && !field.label.is_empty();
    let class = ["pk-q-label ", &field.label_classes].concat();
    let question = [&ids.control, "-question"].concat();
    let above =
        has_both.then(|| view! { <div id=question.clone() class=class>{label(field)}</div> });
    let described_by = if has_both {
        [&question, " ", &ids.described_by].concat()
    } else {
        ids.described_by.clone()
    };
    let words = if field.right_label.is_empty() {
        field.label.clone()
    } else {
        field.right_label.clone()
    };
    let spoken = words.is_empty().then(|| ids.spoken.clone()).flatten();
    view! {
        {above}
        <div class="pk-q-control">
            <label class="pk-choice pk-q-entry" class:pk-q-picked=ticked>
                <input id=ids.control.clone() type="checkbox" name=ids.name.clone() disabled=!field.enabled aria-label=spoken
                    aria-describedby=described_by prop:checked=ticked
                    on:change=move |event| page.hear(&key, Heard::Ticked(event_target_checked(&event)))/>
                <span class="pk-q-words" dir="auto" inner_html=words></span>
            </label>
            {below}
        </div>
    }
    .into_any()
}
