//! The page of ticks and answers.

use super::{
    Item, Params, Part, SurveyConsent,
    logic::{Answers, data, earlier, first_missing, is_missing, labels, shown},
};
use kit::{FrameCx, FrameView, Mark, RichText, Words, widgets, words};
use leptos::prelude::*;
use serde_json::Value;

/// The form: the study's items and what was answered.
#[derive(Clone, Copy)]
struct Form {
    params: StoredValue<Params>,
    answers: RwSignal<Answers>,
    tried: RwSignal<bool>,
}

impl FrameView for SurveyConsent {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let labels = StoredValue::new(labels(&params.items));
        let form = Form {
            answers: RwSignal::new(
                labels
                    .with_value(|labels| earlier(&params, labels, &cx.saved().unwrap_or_default())),
            ),
            tried: RwSignal::new(false),
            params: StoredValue::new(params.clone()),
        };
        let hand_over = move || {
            let data = form.params.with_value(|params| {
                labels.with_value(|labels| {
                    form.answers
                        .with_untracked(|answers| data(params, labels, answers))
                })
            });
            cx.set_data(&data);
        };
        let page = NodeRef::<leptos::html::Div>::new();
        let submit = move || {
            form.tried.set(true);
            let missing = form.answers.with_untracked(|answers| form.missing(answers));
            if let Some(place) = missing {
                if let Some(page) = page.get_untracked() {
                    widgets::focus_in(&page, &["#", &id_of(place), " input"].concat());
                }
                return;
            }
            hand_over();
            // Nothing was agreed to where nothing was asked.
            if form.params.with_value(|params| !params.items.is_empty()) {
                cx.mark(Mark::ConsentCompleted);
                cx.mark(Mark::SurveyConsent);
            }
            cx.next();
        };
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || {
                hand_over();
                cx.previous();
            })
        });
        let incomplete = params.form_validation_text.html();
        let incomplete = move || {
            let shows =
                form.tried.get() && form.answers.with(|answers| form.missing(answers)).is_some();
            shows.then(|| view! { <div class="pk-warning" role="alert" dir="auto" inner_html=incomplete.clone()></div> })
        };
        let title = (!params.title.is_empty()).then(
            || view! { <h1 class="pk-tick-title" dir="auto" inner_html=params.title.html()></h1> },
        );
        let items = params.items.iter().enumerate();
        let items = items.map(|(place, one)| item(words, form, &params, place, one));
        let items = items.collect_view();
        view! {
            <div class="pk-page pk-ticks" node_ref=page>
                {title}
                {items}
                {widgets::live(incomplete)}
                <div class="pk-row pk-row-ends">{previous}{widgets::next_button(words.get(words::BUTTON_SUBMIT), Signal::stored(true), submit)}</div>
            </div>
        }
        .into_any()
    }
}

impl Form {
    fn missing(self, answers: &Answers) -> Option<usize> {
        self.params
            .with_value(|params| first_missing(&params.items, answers))
    }

    fn answer(self, place: usize, answer: Option<Value>) {
        self.answers.update(|answers| {
            if let Some(old) = answers.get_mut(place) {
                *old = answer;
            }
        });
    }

    /// This answer was given before.
    fn has(self, place: usize, answer: &Value) -> bool {
        self.answers
            .with_untracked(|answers| answers.get(place).and_then(Option::as_ref) == Some(answer))
    }

    /// Missing, and the family has tried to go on.
    fn is_open(self, place: usize) -> bool {
        self.tried.get()
            && self.params.with_value(|params| {
                let item = params.items.get(place);
                self.answers.with(|answers| {
                    let answer = answers.get(place).and_then(Option::as_ref);
                    item.is_some_and(|item| is_missing(item, answer))
                })
            })
    }
}

fn id_of(place: usize) -> String {
    ["pk-tick-", &place.to_string()].concat()
}

fn item(words: Words, form: Form, params: &Params, place: usize, item: &Item) -> AnyView {
    match &item.part {
        Part::TextBlock(block) => widgets::text_block(block),
        Part::Unknown => ().into_any(),
        Part::CheckboxItem(agreed) => {
            let tick = move |event| {
                form.answer(
                    place,
                    event_target_checked(&event).then_some(Value::Bool(true)),
                );
            };
            let is_on = form.has(place, &Value::Bool(true));
            view! {
                <div class="pk-card" class:pk-tick-open=widgets::flag(move || form.is_open(place)) id=id_of(place)>
                    {fault(form, place, &params.checkbox_validation_text)}
                    <label class="pk-choice"><input type="checkbox" prop:checked=is_on on:change=tick/><div dir="auto" inner_html=agreed.text.html()></div></label>
                </div>
            }
            .into_any()
        }
        Part::MultipleChoice(asked) => {
            let choices = asked
                .answers
                .iter()
                .map(|answer| choice(form, place, answer));
            let choices = choices.collect_view();
            let empty = asked.answers.is_empty().then(
                || view! { <p class="pk-quiet">{words.get(words::TICKS_NOTHING_TO_CHOOSE)}</p> },
            );
            view! {
                <fieldset class="pk-card" class:pk-tick-open=widgets::flag(move || form.is_open(place)) id=id_of(place)>
                    <legend class="pk-tick-question" dir="auto" inner_html=asked.question.html()></legend>
                    {fault(form, place, &params.multiple_choice_validation_text)}
                    {choices}
                    {empty}
                </fieldset>
            }
            .into_any()
        }
    }
}

fn choice(form: Form, place: usize, answer: &Value) -> AnyView {
    let (label, is_on, answer) = (shown(answer), form.has(place, answer), answer.clone());
    let choose = move |_| form.answer(place, Some(answer.clone()));
    view! {
        <label class="pk-choice"><input type="radio" name=id_of(place) prop:checked=is_on on:change=choose/><span dir="auto">{label}</span></label>
    }
    .into_any()
}

fn fault(form: Form, place: usize, text: &RichText) -> AnyView {
    let html = text.html();
    widgets::live(move || {
        let html = html.clone();
        form.is_open(place).then(
            || view! { <div class="pk-warning" role="alert" dir="auto" inner_html=html></div> },
        )
    })
}
