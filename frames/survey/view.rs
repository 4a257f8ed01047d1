//! The page: the questions, what is wrong with the answers, and the buttons.

mod choices;
mod countries;
mod field;
mod layout;
mod lines;
mod list;

use super::{
    Data, Params, Survey,
    field::{Field, Form},
    read,
    visit::{Heard, Next, Visit, earlier},
};
use js_sys::{Array, Function, Reflect, RegExp};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A press of a button takes the keyboard from a question; the words below that question come when the press is over, or the button
/// would move away under it.
const AFTER_A_PRESS_MILLIS: f64 = 250.0;

impl FrameView for Survey {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let (mut form, _) = read::form(&params.form_schema, words);
        countries::name(&mut form.fields, words.language().name());
        let form = Arc::new(form);
        let earlier = cx.saved().and_then(|saved| earlier(&params, saved));
        let visit = Visit::begin(Arc::clone(&form), earlier.as_ref(), fits);
        let page = Page {
            cx,
            visit: RwSignal::new(visit),
            written: StoredValue::new(params.form_schema),
            place: NodeRef::new(),
        };
        page.hand_over(None);
        let title = (!form.title.is_empty()).then(
            || view! { <h2 class="pk-survey-title" dir="auto" inner_html=form.title.clone()></h2> },
        );
        let helpers = helpers(&form.helpers);
        let mark = asks_for_some(&form.fields).then(|| {
            let mark = "<span class=\"pk-q-mark\">*</span>";
            let html = words.with(words::SURVEY_REQUIRED_MARK, &[("mark", mark)]);
            view! { <p class="pk-quiet pk-survey-mark" inner_html=html></p> }
        });
        let class = page_class(&form);
        let questions = form
            .fields
            .iter()
            .map(|field| field::question(page, field, field.name.clone()));
        let style = columns(form.columns);
        let questions =
            view! { <div class="pk-q-inside" style=style>{questions.collect::<Vec<_>>()}</div> };
        let names: Vec<String> = form
            .fields
            .iter()
            .filter(|field| field.shown)
            .map(|field| field.name.clone())
            .collect();
        let is_blank = Memo::new(move |_| {
            page.visit
                .with(|visit| !names.iter().any(|name| visit.is_asked(name)))
        });
        let nothing = widgets::live(move || {
            is_blank.get().then(|| {
                view! { <p class="pk-survey-nothing">{words.get(words::SURVEY_EMPTY)}</p> }
            })
        });
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || page.previous())
        });
        let next = widgets::next_button(
            &params.next_button_text.0,
            Signal::stored(true),
            move || page.next(),
        );
        layout::arrange(page.place, &form);
        focus_at_start(page, &form);
        view! {
            <div class="pk-page exp-lookit-survey">
                <form class=class novalidate node_ref=page.place on:submit=|event| event.prevent_default()>
                    {title}{helpers}{mark}{layout::page(&form)}{questions}{nothing}
                </form>
                {page.summary()}
                <div class="pk-row pk-survey-buttons">{previous}{next}</div>
            </div>
        }
        .into_any()
    }
}

fn page_class(form: &Form) -> &'static str {
    if form.horizontal {
        "pk-survey pk-survey-horizontal"
    } else {
        "pk-survey"
    }
}

/// Some question that is shown must be answered.
fn asks_for_some(fields: &[Field]) -> bool {
    fields
        .iter()
        .any(|field| field.shown && (field.must() || asks_for_some(field.inside())))
}

/// The handles that all questions share.
#[derive(Clone, Copy)]
struct Page {
    cx: FrameCx<Survey>,
    visit: RwSignal<Visit>,
    /// The form as the study wrote it; it is saved.
    written: StoredValue<Value>,
    place: NodeRef<leptos::html::Form>,
}

impl Page {
    fn hear(self, key: &str, heard: Heard) {
        self.visit.update(|visit| visit.hear(key, heard));
    }

    fn left(self, key: String) {
        self.cx
            .after(AFTER_A_PRESS_MILLIS, move || self.hear(&key, Heard::Left));
    }

    fn hand_over(self, form_data: Option<Map<String, Value>>) {
        let form_schema = self.written.get_value();
        self.cx.set_data(&Data {
            form_schema,
            form_data,
        });
    }

    fn next(self) {
        match self.visit.try_update(Visit::next) {
            Some(Next::Go(data)) => {
                self.hand_over(Some(data));
                self.cx.next();
            }
            Some(Next::Stay(key)) => self.focus(&key),
            _ => {}
        }
    }

    fn previous(self) {
        if let Some(Some(data)) = self.visit.try_with_untracked(Visit::previous) {
            self.hand_over(Some(data));
            self.cx.previous();
        }
    }

    /// A question's element on the page.
    fn element(self, selector: &str) -> Option<Element> {
        self.place
            .try_get_untracked()??
            .query_selector(selector)
            .ok()
            .flatten()
    }

    /// Shows a question and gives it the keyboard.
    fn focus(self, key: &str) {
        let id = ["#", &id_of(key)].concat();
        let Some(question) = self.element(&id) else {
            return;
        };
        // A group that is folded away hides what is wrong in it.
        let mut around = question.closest("details").ok().flatten();
        while let Some(folded) = around {
            folded.set_attribute("open", "").ok();
            around = folded
                .parent_element()
                .and_then(|above| above.closest("details").ok().flatten());
        }
        question.scroll_into_view();
        let inside = [&id, " :is(input, select, textarea, button):not(:disabled)"].concat();
        if let Some(control) = self
            .element(&inside)
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            // A browser that refuses the focus still shows the question.
            control.focus().ok();
        }
    }

    /// What keeps the family from going on; and, for those who listen, what is wrong with the question they left.
    fn summary(self) -> AnyView {
        let wrong = Memo::new(move |_| self.visit.with(Visit::wrong_at_next));
        let told = move || {
            let count = Some(wrong.get()).filter(|count| *count > 0)?;
            let values = [("count", &*count.to_string())];
            let words = self.cx.words().with(words::SURVEY_WRONG_ANSWERS, &values);
            Some(view! { <p class="pk-warning" role="alert">{words}</p> })
        };
        let said = Memo::new(move |_| self.visit.with(|visit| visit.said().to_owned()));
        view! {
            {widgets::live(told)}
            <p class="pk-survey-said" aria-live="polite">{move || said.get()}</p>
        }
        .into_any()
    }
}

/// Only where the study asks for it: on a phone a keyboard would cover half of the page.
fn focus_at_start(page: Page, form: &Form) {
    let Some(path) = &form.focus else {
        return;
    };
    let names = path.trim_start_matches('/').split('/');
    let mut key = names.collect::<Vec<_>>().join("\u{1f}");
    if key.is_empty() {
        key = form
            .fields
            .first()
            .map(|field| field.name.clone())
            .unwrap_or_default();
    }
    page.cx.after(100.0, move || page.focus(&key));
}

/// An id for the page that any name of a question gives, and no two share.
fn id_of(key: &str) -> String {
    let mut id = "pk-q-".to_owned();
    for letter in key.chars() {
        if letter.is_ascii_alphanumeric() || letter == '-' {
            id.push(letter);
        } else {
            id += "_";
            id += &u32::from(letter).to_string();
            id += "_";
        }
    }
    id
}

/// Side by side, where there is room for so many.
fn columns(count: usize) -> Option<String> {
    (count > 1).then(|| ["--pk-columns:", &count.min(12).to_string()].concat())
}

fn helpers(texts: &[String]) -> Vec<AnyView> {
    let each = texts.iter().map(|text| {
        view! { <p class="pk-q-helper" dir="auto" inner_html=text.clone()></p> }.into_any()
    });
    each.collect()
}

/// Whether a text fits a pattern of JavaScript. The pattern is the study's, so it may be none.
fn fits(pattern: &str, text: &str) -> Option<bool> {
    let maker: Function = Reflect::get(&js_sys::global(), &"RegExp".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let made = Reflect::construct(&maker, &Array::of1(&pattern.into())).ok()?;
    Some(made.dyn_into::<RegExp>().ok()?.test(text))
}

/// The name that a question has in the page's form, as in the predecessor.
fn name_of(key: &str) -> String {
    key.replace('\u{1f}', "_")
}
