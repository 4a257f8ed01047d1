//! A question that is asked as often as the family likes.

use super::{Page, field, field::Ids};
use crate::survey::{
    field::{Field, item_key},
    visit::Heard,
};
use kit::{widgets, words};
use leptos::prelude::*;
use std::sync::Arc;

/// The items so far, each with a button that takes it away, and the button for one more.
pub(super) fn items(page: Page, item: &Field, ids: &Ids) -> AnyView {
    let key = ids.key.clone();
    let numbers = {
        let key = key.clone();
        Memo::new(move |_| page.visit.with(|visit| visit.answers.items(&key).to_vec()))
    };
    let item = Arc::new(item.clone());
    let drawn = {
        let key = key.clone();
        move || {
            let numbers = numbers.get();
            let each = numbers.iter().enumerate();
            let each = each.map(|(index, number)| one(page, &item, &key, index, *number));
            each.collect::<Vec<_>>()
        }
    };
    let is_full = {
        let key = key.clone();
        widgets::flag(move || page.visit.with(|visit| !visit.can_add(&key)))
    };
    let add = move |_| {
        page.hear(&key, Heard::Added);
        if let Some(number) = numbers.with_untracked(|numbers| numbers.last().copied()) {
            let key = item_key(&key, number);
            // Once it is on the page.
            page.cx.after(0.0, move || page.focus(&key));
        }
    };
    let id = [&ids.control, "-add"].concat();
    view! {
        <div class="pk-q-items">{widgets::live(drawn)}</div>
        <button id=id type="button" class=widgets::QUIET prop:disabled=is_full on:click=add>{page.cx.words().get(words::SURVEY_ADD)}</button>
    }
    .into_any()
}

fn one(page: Page, item: &Field, list: &str, index: usize, number: u32) -> AnyView {
    let key = item_key(list, number);
    let list = list.to_owned();
    let remove = move |_| {
        page.hear(&list, Heard::Removed(number));
        // The button that was pressed is gone; the keyboard stays in the list.
        let list = list.clone();
        page.cx.after(0.0, move || page.focus(&list));
    };
    let place = (index + 1).to_string();
    let words = page.cx.words();
    let spoken = words.with(words::SURVEY_REMOVE_NUMBER, &[("number", &place)]);
    view! {
        <div class="pk-card pk-q-item">
            <div class="pk-row pk-row-ends">
                <span class="pk-step-number" aria-hidden="true">{place}</span>
                <button type="button" class=widgets::QUIET aria-label=spoken on:click=remove>{words.get(words::SURVEY_REMOVE)}</button>
            </div>
            {field::question(page, item, key)}
        </div>
    }
    .into_any()
}
