//! The two pages: questions, then the debriefing.

use super::{
    ExitSurvey, Params,
    answers::{Answers, Faults},
    debriefing, questions,
};
use kit::{FrameCx, FrameView, Mark, widgets, words};
use leptos::prelude::*;

impl FrameView for ExitSurvey {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let answers = RwSignal::new(Answers::begin(&params));
        let sent = RwSignal::new(false);
        let first = StoredValue::new(params);
        let page = move || {
            first.with_value(|params| {
                if sent.get() {
                    debriefing::page(params, cx, answers, sent)
                } else {
                    survey(params, cx, answers, sent)
                }
            })
        };
        view! { <div class="pk-page exp-lookit-exit-survey">{widgets::live(page)}</div> }.into_any()
    }
}

fn survey(
    params: &Params,
    cx: FrameCx<ExitSurvey>,
    answers: RwSignal<Answers>,
    sent: RwSignal<bool>,
) -> AnyView {
    let words = cx.words();
    let tried = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let faults = Memo::new(move |_| {
        if tried.get() {
            answers.with(|given| given.faults(words, cx.now().wall_millis))
        } else {
            Faults::default()
        }
    });
    // Only sent answers are handed over: a tick to withdraw that was taken back must never reach the server, which deletes.
    let hand_over = move || {
        cx.set_data(&answers.with_untracked(|given| given.data(words, cx.now().wall_millis)));
        cx.mark(Mark::Completed);
        sent.set(true);
    };
    let submit = move || {
        tried.set(true);
        let now_millis = cx.now().wall_millis;
        let (good, withdraws) = answers.with_untracked(|given| {
            (
                given.faults(words, now_millis) == Faults::default(),
                given.withdraws(),
            )
        });
        if good && withdraws {
            asking.set(true);
        } else if good {
            hand_over();
        }
    };
    let dialog = move || {
        asking.get().then(|| {
            let stay = move || {
                answers.update(|given| given.withdrawal = false);
                asking.set(false);
            };
            let on_key = move |event: web_sys::KeyboardEvent| {
                if event.key() == "Escape" {
                    // It closes this dialog and does not ask about leaving the study.
                    event.stop_propagation();
                    stay();
                }
            };
            let cancel = NodeRef::<leptos::html::Button>::new();
            Effect::new(move |_| {
                if let Some(button) = cancel.get() {
                    // A browser that refuses the focus still shows the dialog.
                    button.focus().ok();
                }
            });
            // It covers the window and takes the focus of a press beside the card, so that it hears every key.
            view! {
                <div class="pk-exit-dialog" role="alertdialog" aria-modal="true" aria-labelledby="pk-exit-ask" tabindex="-1" on:keydown=on_key>
                    <div class="pk-card">
                        <p id="pk-exit-ask">{words.get(words::EXIT_WITHDRAW_REALLY)}</p>
                        <div class="pk-row">
                            <button type="button" class="pk-button pk-button-quiet" node_ref=cancel on:click=move |_| stay()>{words.get(words::BUTTON_CANCEL)}</button>
                            <button type="button" class="pk-button pk-exit-withdraw" on:click=move |_| hand_over()>{words.get(words::EXIT_WITHDRAW_BUTTON)}</button>
                        </div>
                    </div>
                </div>
            }
        })
    };
    let incomplete = move || {
        (faults.get() != Faults::default()).then(
            || view! { <p class="pk-warning" role="alert">{words.get(words::EXIT_MISSING)}</p> },
        )
    };
    let always = Signal::derive(|| true);
    view! {
        <div inert=move || asking.get()>
            {questions::birth_date(cx, answers, faults)}
            {questions::databrary(words, params, answers, faults)}
            {questions::media(params, cx, answers, faults)}
            {questions::withdrawal(params, cx, answers)}
            {questions::feedback(words, answers)}
            {widgets::live(incomplete)}
            {widgets::next_button(words.get(words::BUTTON_SUBMIT), always, submit)}
        </div>
        {widgets::live(dialog)}
    }
    .into_any()
}
