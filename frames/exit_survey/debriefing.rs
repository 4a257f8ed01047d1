//! The second page: what the study was about, and the way out.

use super::{ExitSurvey, Params, answers::Answers, logic};
use kit::{FrameCx, widgets, words};
use leptos::prelude::*;

/// Draws the debriefing; everything is saved by now.
pub(super) fn page(
    params: &Params,
    cx: FrameCx<ExitSurvey>,
    answers: RwSignal<Answers>,
    sent: RwSignal<bool>,
) -> AnyView {
    let words = cx.words();
    let debriefing = &params.debriefing;
    let title = if debriefing.title.is_empty() {
        words.get(words::EXIT_THANKS).to_owned()
    } else {
        debriefing.title.0.clone()
    };
    let image = debriefing
        .image
        .clone()
        .filter(|image| !image.src.is_empty());
    let image =
        image.map(|image| view! { <img class="pk-exit-image" src=image.src alt=image.alt/> });
    let blocks = debriefing
        .blocks
        .iter()
        .map(widgets::text_block)
        .collect_view();
    let share = params.show_share_button.then(|| share(cx));
    let heading = NodeRef::<leptos::html::H2>::new();
    // A new page begins at its top, also for those who listen to it.
    Effect::new(move |_| {
        if let Some(element) = heading.get() {
            element.scroll_into_view();
            // A browser that refuses the focus still shows the page.
            element.focus().ok();
        }
    });
    let leaving = RwSignal::new(false);
    let leave = move || {
        leaving.set(true);
        cx.next();
    };
    // What was withdrawn is being deleted: that can't be taken back, and the family is told that it is done.
    let again = if answers.with_untracked(Answers::withdraws) {
        view! { <p class="pk-exit-done" role="status">{words.get(words::EXIT_WITHDRAWN)}</p> }
            .into_any()
    } else {
        let change = move || sent.set(false);
        widgets::plain_button(
            "changebutton",
            widgets::QUIET,
            words.get(words::EXIT_CHANGE),
            change,
        )
    };
    view! {
        <h2 class="pk-exit-title" tabindex="-1" node_ref=heading>{title}</h2>
        {image}
        {widgets::paragraph_html(&debriefing.text.0)}
        {blocks}
        <div class="pk-exit-again">{again}</div>
        <div class="pk-row pk-row-ends">{share}{widgets::next_button(words.get(words::BUTTON_EXIT), Signal::derive(move || !leaving.get()), leave)}</div>
    }
    .into_any()
}

fn share(cx: FrameCx<ExitSurvey>) -> AnyView {
    let address = logic::share_address(&cx.study_text("study_id"));
    view! {
        <a class="pk-button pk-button-quiet" target="_blank" rel="noopener" href=address>{cx.words().get(words::EXIT_SHARE)}</a>
    }
    .into_any()
}
