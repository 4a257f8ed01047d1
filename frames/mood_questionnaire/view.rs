//! The questionnaire's page.

use super::{
    MoodQuestionnaire, Params,
    logic::{Answers, Question, SCALES, SCHEDULES, STEPS, Span},
};
use kit::{
    FrameCx, FrameView, Words, widgets,
    words::{self, Key},
};
use leptos::prelude::*;

/// So many of the scales, the first ones, are about the child.
const OF_THE_CHILD: usize = 4;

/// What was given, and whether the family has tried to go on.
#[derive(Clone, Copy)]
struct Form {
    given: RwSignal<Answers>,
    tried: RwSignal<bool>,
    words: Words,
}

impl FrameView for MoodQuestionnaire {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let form = Form {
            given: RwSignal::new(Answers::begin(&cx.saved().unwrap_or_default())),
            tried: RwSignal::new(false),
            words: cx.words(),
        };
        let words = form.words;
        let page = NodeRef::<leptos::html::Div>::new();
        let go = move || {
            form.tried.set(true);
            match form.given.with_untracked(Answers::first_fault) {
                None => cx.finish(&form.given.with_untracked(Answers::data)),
                Some(question) => {
                    if let Some(page) = page.get_untracked() {
                        let id = id_of(question);
                        let selector = ["#", &id, " input, #", &id, " textarea"].concat();
                        widgets::focus_in(&page, &selector);
                    }
                }
            }
        };
        let scales = |places: std::ops::Range<usize>| {
            let rows = places.map(|place| scale(form, place));
            rows.collect_view()
        };
        let asks_next_nap = widgets::flag(move || form.given.with(Answers::asks_next_nap));
        view! {
            <div class="pk-page pk-mood" node_ref=page>
                <h1>{words.get(words::MOOD_TITLE)}</h1>
                {widgets::paragraph_html(&params.intro_text.0)}
                <h2>{words.get(words::MOOD_CHILD)}</h2>
                {scales(0..OF_THE_CHILD)}
                <h2>{words.get(words::MOOD_PARENT)}</h2>
                {scales(OF_THE_CHILD..SCALES.len())}
                <h2>{words.get(words::MOOD_OTHER)}</h2>
                {span(form, Question::NapWakeUp, words::MOOD_WOKE_UP, |given| &mut given.nap_wake_up)}
                {schedule(form)}
                <div prop:hidden=widgets::flag(move || !asks_next_nap.get())>
                    {span(form, Question::NextNap, words::MOOD_NEXT_NAP, |given| &mut given.next_nap)}
                </div>
                {span(form, Question::LastEat, words::MOOD_LAST_MEAL, |given| &mut given.last_eat)}
                {before(form)}
                <div class="pk-row pk-mood-buttons">{widgets::next_button(words.get(words::BUTTON_CONTINUE), Signal::stored(true), go)}</div>
            </div>
        }
        .into_any()
    }
}

fn id_of(question: Question) -> String {
    ["pk-mood-", &question.number().to_string()].concat()
}

/// What is wrong with an answer, once the family has tried to go on.
fn fault(form: Form, question: Question) -> AnyView {
    widgets::live(move || {
        let message = form
            .tried
            .get()
            .then(|| form.given.with(|given| given.fault(question)));
        message.flatten().map(|message| {
            view! { <p class="pk-warning" role="alert">{form.words.get(message)}</p> }
        })
    })
}

fn scale(form: Form, place: usize) -> AnyView {
    let (name, left, right) = SCALES[place];
    let words = form.words;
    let (left, right) = (words.get(left), words.get(right));
    let end = |number, word| {
        let values = [("number", number), ("word", word)];
        words.with(words::MOOD_SCALE_STEP, &values)
    };
    let steps = STEPS.into_iter().map(|step| {
        let label = match step {
            "1" => end(step, left),
            "7" => end(step, right),
            _ => step.to_owned(),
        };
        let choose = move |_| form.given.update(|given| given.scales[place] = Some(step));
        let is_on = form
            .given
            .with_untracked(|given| given.scales[place] == Some(step));
        view! {
            <label><input type="radio" name=name value=step aria-label=label prop:checked=is_on on:change=choose/><span aria-hidden="true">{step}</span></label>
        }
        .into_any()
    });
    view! {
        <fieldset class="pk-mood-scale" id=id_of(Question::Scale(place))>
            <legend class="pk-mood-ends"><span>{left}</span><span class="pk-mood-dash">" "{words.get(words::MOOD_SCALE_BETWEEN)}" "</span><span>{right}</span></legend>
            {fault(form, Question::Scale(place))}
            <div class="pk-mood-steps">{steps.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn span(
    form: Form,
    question: Question,
    asked: Key,
    of_answers: fn(&mut Answers) -> &mut Span,
) -> AnyView {
    let words = form.words;
    let part = move |label: &'static str, of: fn(&mut Span) -> &mut String| {
        let typed = move |event| {
            let text = event_target_value(&event);
            form.given.update(|given| *of(of_answers(given)) = text);
        };
        let mut before = form.given.get_untracked();
        let before = of(of_answers(&mut before)).clone();
        view! {
            <label class="pk-mood-part"><input type="text" prop:value=before inputmode="numeric" maxlength="4" autocomplete="off" on:input=typed/>{label}</label>
        }
        .into_any()
    };
    view! {
        <fieldset class="pk-card" id=id_of(question)>
            <legend class="pk-mood-question">{words.get(asked)}</legend>
            <div class="pk-row">
                {part(words.get(words::MOOD_HOURS), |span| &mut span.hours)}
                {part(words.get(words::MOOD_MINUTES), |span| &mut span.minutes)}
            </div>
            {fault(form, question)}
        </fieldset>
    }
    .into_any()
}

fn schedule(form: Form) -> AnyView {
    let question = Question::UsualNapSchedule;
    let words = form.words;
    let choices = SCHEDULES.into_iter().map(|(value, label)| {
        let choose = move |_| {
            form.given.update(|given| given.usual_nap_schedule = Some(value));
        };
        let is_on = form
            .given
            .with_untracked(|given| given.usual_nap_schedule == Some(value));
        view! { <label class="pk-choice"><input type="radio" name="usualNapSchedule" value=value prop:checked=is_on on:change=choose/>{words.get(label)}</label> }.into_any()
    });
    view! {
        <fieldset class="pk-card" id=id_of(question)>
            <legend class="pk-mood-question">{words.get(words::MOOD_NAP_TIMES)}</legend>
            {choices.collect_view()}
            {fault(form, question)}
        </fieldset>
    }
    .into_any()
}

fn before(form: Form) -> AnyView {
    let question = Question::DoingBefore;
    let typed = move |event| {
        let text = event_target_value(&event);
        form.given.update(|given| given.doing_before = text);
    };
    view! {
        <div class="pk-card" id=id_of(question)>
            <label class="pk-mood-question" for="doingBefore">{form.words.get(words::MOOD_BEFORE)}</label>
            <textarea id="doingBefore" name="doingBefore" rows="2" prop:value=form.given.with_untracked(|given| given.doing_before.clone()) on:input=typed></textarea>
            {fault(form, question)}
        </div>
    }
    .into_any()
}
