//! The questions of the first page.

use super::{
    ExitSurvey, Params,
    answers::{Answers, Faults},
    logic,
};
use kit::{FrameCx, widgets};
use leptos::prelude::*;

type Given = RwSignal<Answers>;
type Wrong = Memo<Faults>;

fn required(show: bool) -> Option<AnyView> {
    show.then(|| {
        view! { <p class="pk-warning" role="alert">"This field is required."</p> }.into_any()
    })
}

/// The birth date, read back once it can be read.
pub(super) fn birth_date(cx: FrameCx<ExitSurvey>, answers: Given, faults: Wrong) -> AnyView {
    let (left, registered) = (RwSignal::new(false), cx.study_text("child_birthday"));
    let read = move || answers.with(|given| logic::read(&given.birth_date, cx.now().wall_millis));
    let told = move || {
        if let Some(message) = faults.get().birth_date {
            return Some(view! { <p class="pk-warning" role="alert">{message}</p> }.into_any());
        }
        match read() {
            Ok(date) => Some(
                view! { <p class="pk-quiet" role="status">{logic::told(date, &registered)}</p> }
                    .into_any(),
            ),
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
            <label class="pk-exit-question" for="pk-birth-date">"* Please confirm your child's birth date"</label>
            <input id="pk-birth-date" class="pk-exit-date" type="text" autocomplete="off" placeholder="MM/DD/YYYY"
                prop:value=move || answers.with(|given| given.birth_date.clone())
                on:input=move |event| answers.update(|given| given.birth_date = event_target_value(&event))
                on:focus=move |_| left.set(false)
                on:blur=move |_| left.set(true)/>
            {widgets::live(told)}
            <p class="pk-quiet">"We ask once more because we need the exact age on the day of the study."</p>
        </section>
    }
    .into_any()
}

/// Whether researchers may find the data at Databrary; not asked when the study says so.
pub(super) fn databrary(params: &Params, answers: Given, faults: Wrong) -> Option<AnyView> {
    if !params.show_databrary_options {
        return None;
    }
    let get = |given: &Answers| given.databrary_share.clone();
    let set = |given: &mut Answers, value| given.databrary_share = Some(value);
    Some(
        view! {
            <fieldset class="pk-card" prop:disabled=widgets::flag(move || answers.with(Answers::withdraws))>
                <legend class="pk-exit-question">"* May your video and other data be shared with authorised users of Databrary?"</legend>
                <p class="pk-quiet">"Databrary is a library of videos that only approved researchers may use. Read more at "
                    <a href="https://databrary.org" target="_blank" rel="noopener">"databrary.org"</a>"."</p>
                {choice(answers, "databraryShare", "no", view! { "No" }.into_any(), get, set)}
                {choice(answers, "databraryShare", "yes", view! { "Yes" }.into_any(), get, set)}
                {widgets::live(move || required(faults.get().databrary_share))}
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
    let study = logic::study(&cx.study_text("name"), &cx.study_text("contact_info"));
    let shared = move || {
        answers
            .with(|given| given.databrary_share.as_deref() == Some("yes"))
            .then(|| view! { <li>"authorised users of Databrary"</li> })
    };
    let private = view! {
        <strong>"Private"</strong>": only these may see your video:"
        <ul><li>"the researchers of the study "{study}</li><li>"those who run this site"</li>{shared}</ul>
    };
    let more = (!params.private_level_only).then(|| {
        view! {
            {choice(answers, "useOfMedia", "scientific", view! { <strong>"Scientific and educational"</strong>": clips may also be shown to scientists and students, for example in a talk or a lesson." }.into_any(), get, set)}
            {choice(answers, "useOfMedia", "public", view! { <strong>"Publicity"</strong>": clips may also be shown to everybody, for example in the news or on a web page about this research." }.into_any(), get, set)}
        }
    });
    view! {
        <fieldset class="pk-card" prop:disabled=widgets::flag(move || answers.with(Answers::withdraws))>
            <legend class="pk-exit-question">"* How may your video be used?"</legend>
            {widgets::paragraph_html(&params.additional_video_privacy_text.0)}
            {choice(answers, "useOfMedia", "private", private.into_any(), get, set)}
            {more}
            {widgets::live(move || required(faults.get().use_of_media))}
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
    let example = params
        .include_withdrawal_example
        .then_some(" (Perhaps somebody walked through the picture who would rather not be seen.)");
    let study = logic::study(&cx.study_text("name"), &cx.study_text("contact_info"));
    view! {
        <section class="pk-card">
            <p class="pk-exit-question">"Would you rather have your videos deleted?"</p>
            <label class="pk-choice">
                <input type="checkbox" name="withdrawal"
                    prop:checked=widgets::flag(move || answers.with(Answers::withdraws))
                    on:change=move |event| answers.update(|given| given.withdrawal = event_target_checked(&event))/>
                <div>"Delete every video of this session except the spoken consent. Nobody will watch them, neither the researchers of "{study}" nor anybody else."{example}</div>
            </label>
        </section>
    }
    .into_any()
}

/// The comment.
pub(super) fn feedback(answers: Given) -> AnyView {
    view! {
        <section class="pk-card">
            <label class="pk-exit-question" for="pk-feedback">"Is there anything you would like to tell us?"</label>
            <textarea id="pk-feedback" name="feedback" rows="3"
                prop:value=move || answers.with(|given| given.feedback.clone().unwrap_or_default())
                on:input=move |event| answers.update(|given| given.feedback = Some(event_target_value(&event)))></textarea>
        </section>
    }
    .into_any()
}
