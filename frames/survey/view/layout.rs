//! The study's own page around its questions.

use super::id_of;
use crate::survey::{
    field::{Form, Layout},
    part::plain,
};
use leptos::prelude::*;
use web_sys::Element;

/// The study's HTML, with places for questions.
pub(super) fn page(form: &Form) -> Option<AnyView> {
    let layout = form.layout.as_ref()?;
    Some(
        view! { <div class="pk-survey-layout" dir="auto" inner_html=layout.html.clone()></div> }
            .into_any(),
    )
}

/// Puts each question into its place, once both are on the page. A question without a place stays below.
pub(super) fn arrange(place: NodeRef<leptos::html::Form>, form: &Form) {
    let Some(layout) = form.layout.clone() else {
        return;
    };
    let names: Vec<String> = form.fields.iter().map(|field| field.name.clone()).collect();
    Effect::new(move |_| {
        let Some(page) = place.get() else {
            return;
        };
        for name in &names {
            let question = page
                .query_selector(&["#", &id_of(name)].concat())
                .ok()
                .flatten();
            if let (Some(question), Some(place)) = (question, find(&page, &layout, name)) {
                // Without its place the question stands where it is.
                place.append_child(&question).ok();
            }
        }
    });
}

/// The place by its selector, its id or its binding; a selector of the study may be none.
fn find(page: &Element, layout: &Layout, name: &str) -> Option<Element> {
    let bound = layout
        .bindings
        .get(name)
        .map_or_else(|| name.to_owned(), plain);
    let selectors = [
        bound.clone(),
        ["#", &bound].concat(),
        ["[data-alpaca-layout-binding='", &bound, "']"].concat(),
    ];
    let inside = page.query_selector(".pk-survey-layout").ok().flatten()?;
    let first = usize::from(!bound.starts_with(['#', '.', '[']));
    let mut tried = selectors.iter().skip(first);
    tried.find_map(|selector| inside.query_selector(selector).ok().flatten())
}
