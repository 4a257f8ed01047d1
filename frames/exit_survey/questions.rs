//! The questions of the first page.

use super::{
    ExitSurvey, Params,
    answers::{Answers, Faults},
    logic,
};
use kit::{FrameCx, Words, widgets, words};
use leptos::prelude::*;

/// A press elsewhere takes the keyboard from the birth date; it is over by then.
const AFTER_A_PRESS_MILLIS: f64 = 250.0;

type Given = RwSignal<Answers>;
type Wrong = Memo<Faults>;

fn required(words: Words, show: bool) -> Option<AnyView> {
    show.then(|| {
        view! { <p class="pk-warning" role="alert">{words.get(words::ANSWER_REQUIRED)}</p> }
            .into_any()
    })
}

/// The birth date, read back once it can be read.
pub(super) fn birth_date(cx: FrameCx<ExitSurvey>, answers: Given, faults: Wrong) -> AnyView {
    let words = cx.words();
    let (left, registered) = (RwSignal::new(false), cx.study_text("child_birthday"));
    let read =
        move || answers.with(|given| logic::read(words, &given.birth_date, cx.now().wall_millis));
    let told = move || {
        if let Some(message) = faults.get().birth_date {
            return Some(view! { <p class="pk-warning" role="alert">{message}</p> }.into_any());
        }
        match read() {
            Ok(date) => {
                let told = logic::told(words, date, &registered);
                Some(view! { <p class="pk-quiet" role="status">{told}</p> }.into_any())
            }
            Err(message)
                if left.get() && answers.with(|given| !given.birth_date.trim().is_empty()) =>
            {
                Some(view! { <p class="pk-warning" role="alert">{message}</p> }.into_any())
            }
            Err(_) => None,
        }
    };
    view! {
        <section class="pk-card">
            <label class="pk-exit-question" for="pk-birth-date">{words.get(words::EXIT_BIRTH_DATE)}</label>
            <input id="pk-birth-date" class="pk-exit-date" type="text" autocomplete="off" placeholder=words.get(words::EXIT_BIRTH_DATE_LETTERS)
                prop:value=move || answers.with(|given| given.birth_date.clone())
                on:input=move |event| answers.update(|given| given.birth_date = event_target_value(&event))
                on:focus=move |_| left.set(false)
                // What is told of it must not move what is being pressed.
                on:blur=move |_| { cx.after(AFTER_A_PRESS_MILLIS, move || { left.try_set(true); }); }/>
            {widgets::live(told)}
            <p class="pk-quiet">{words.get(words::EXIT_BIRTH_DATE_WHY)}</p>
        </section>
    }
    .into_any()
}

/// Whether researchers may find the data at Databrary; not asked when the study says so.
pub(super) fn databrary(
    words: Words,
    params: &Params,
    answers: Given,
    faults: Wrong,
) -> Option<AnyView> {
    if !params.show_databrary_options {
        return None;
    }
    let get = |given: &Answers| given.databrary_share.clone();
    let set = |given: &mut Answers, value| given.databrary_share = Some(value);
    let link =
        "<a href=\"https://databrary.org\" target=\"_blank\" rel=\"noopener\">databrary.org</a>";
    let about = words.with(words::EXIT_DATABRARY_ABOUT, &[("link", link)]);
    Some(
        view! {
            <fieldset class="pk-card" prop:disabled=widgets::flag(move || answers.with(Answers::withdraws))>
                <legend class="pk-exit-question">{words.get(words::EXIT_DATABRARY)}</legend>
                <p class="pk-quiet" inner_html=about></p>
                {choice(answers, "databraryShare", "no", words.get(words::ANSWER_NO).into_any(), get, set)}
                {choice(answers, "databraryShare", "yes", words.get(words::ANSWER_YES).into_any(), get, set)}
                {widgets::live(move || required(words, faults.get().databrary_share))}
            </fieldset>
        }
        .into_any(),
    )
}

/// What the videos may be used for.
pub(super) fn media(
    params: &Params,
    cx: FrameCx<ExitSurvey>,
    answers: Given,
    faults: Wrong,
) -> AnyView {
    let get = |given: &Answers| given.use_of_media.clone();
    let set = |given: &mut Answers, value| given.use_of_media = Some(value);
    let words = cx.words();
    let study = logic::study(
        words,
        &cx.study_text("name"),
        &cx.study_text("contact_info"),
    );
    let shared = move || {
        answers
            .with(|given| given.databrary_share.as_deref() == Some("yes"))
            .then(|| view! { <li>{words.get(words::EXIT_USE_PRIVATE_DATABRARY)}</li> })
    };
    let researchers = words.with(words::EXIT_USE_PRIVATE_RESEARCHERS, &[("study", &study)]);
    let private = view! {
        <span inner_html=words.get(words::EXIT_USE_PRIVATE)></span>
        <ul><li>{researchers}</li><li>{words.get(words::EXIT_USE_PRIVATE_SITE)}</li>{shared}</ul>
    };
    let more = (!params.private_level_only).then(|| {
        view! {
            {choice(answers, "useOfMedia", "scientific", view! { <span inner_html=words.get(words::EXIT_USE_SCIENTIFIC)></span> }.into_any(), get, set)}
            {choice(answers, "useOfMedia", "public", view! { <span inner_html=words.get(words::EXIT_USE_PUBLIC)></span> }.into_any(), get, set)}
        }
    });
    view! {
        <fieldset class="pk-card" prop:disabled=widgets::flag(move || answers.with(Answers::withdraws))>
            <legend class="pk-exit-question">{words.get(words::EXIT_USE)}</legend>
            {widgets::paragraph_html(&params.additional_video_privacy_text.0)}
            {choice(answers, "useOfMedia", "private", private.into_any(), get, set)}
            {more}
            {widgets::live(move || required(words, faults.get().use_of_media))}
        </fieldset>
    }
    .into_any()
}

fn choice(
    answers: Given,
    name: &'static str,
    value: &'static str,
    label: AnyView,
    get: fn(&Answers) -> Option<String>,
    set: fn(&mut Answers, String),
) -> AnyView {
    view! {
        <label class="pk-choice">
            <input type="radio" name=name value=value
                prop:checked=widgets::flag(move || answers.with(|given| get(given).as_deref() == Some(value)))
                on:change=move |_| answers.update(|given| set(given, value.to_owned()))/>
            <div>{label}</div>
        </label>
    }
    .into_any()
}

/// The wish to have the videos deleted.
pub(super) fn withdrawal(params: &Params, cx: FrameCx<ExitSurvey>, answers: Given) -> AnyView {
    let words = cx.words();
    let study = logic::study(
        words,
        &cx.study_text("name"),
        &cx.study_text("contact_info"),
    );
    let mut told = words.with(words::EXIT_WITHDRAW_TEXT, &[("study", &study)]);
    if params.include_withdrawal_example {
        told = words.joined(&[&told, words.get(words::EXIT_WITHDRAW_EXAMPLE)]);
    }
    view! {
        <section class="pk-card">
            <p class="pk-exit-question">{words.get(words::EXIT_WITHDRAW)}</p>
            <label class="pk-choice">
                <input type="checkbox" name="withdrawal"
                    prop:checked=widgets::flag(move || answers.with(Answers::withdraws))
                    on:change=move |event| answers.update(|given| given.withdrawal = event_target_checked(&event))/>
                <div>{told}</div>
            </label>
        </section>
    }
    .into_any()
}

/// The comment.
pub(super) fn feedback(words: Words, answers: Given) -> AnyView {
    view! {
        <section class="pk-card">
            <label class="pk-exit-question" for="pk-feedback">{words.get(words::EXIT_COMMENT)}</label>
            <textarea id="pk-feedback" name="feedback" rows="3"
                prop:value=move || answers.with(|given| given.feedback.clone().unwrap_or_default())
                on:input=move |event| answers.update(|given| given.feedback = Some(event_target_value(&event)))></textarea>
        </section>
    }
    .into_any()
}
