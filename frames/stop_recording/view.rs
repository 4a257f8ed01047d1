//! The page that waits for the recording's end.

use super::{
    Params, StopRecording,
    logic::{Answer, Heard, Wait},
};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::prelude::*;

/// A full bar is seen for so long.
const FULL_MILLIS: f64 = 500.0;
/// Then the family may go on by hand.
const PATIENCE_MILLIS: f64 = 10_000.0;
/// Nothing was sent until then.
const NO_PROGRESS_MILLIS: f64 = 300_000.0;

impl FrameView for StopRecording {
    const STYLE: &'static str = widgets::SCENE_STYLE;

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let shows_bar = params.show_progress_bar;
        let page = Page {
            cx,
            wait: StoredValue::new(Wait::new(shows_bar)),
            percent: RwSignal::new(None),
            is_late: RwSignal::new(false),
        };
        let state = cx.recorder_state();
        Effect::new(move |_| page.hear(Heard::Session(state.get().session)));
        cx.after(PATIENCE_MILLIS, move || page.hear(Heard::Late));
        cx.after(NO_PROGRESS_MILLIS, move || page.hear(Heard::NoProgress));
        let own_words = &params.wait_for_upload_message;
        let bar = shows_bar.then(|| view! {
            <progress class="pk-progress" max="100" aria-label=words.get(words::SESSION_SENT) value=move || page.percent.get().map(|percent| percent.to_string())></progress>
        });
        // The study's words stand for the number as well.
        let sent = own_words.is_empty().then(|| {
            let sent = move || {
                let percent = page.percent.get().map(|percent| percent.to_string());
                percent.map(|percent| words.with(words::SESSION_PERCENT, &[("percent", &percent)]))
            };
            view! { <p class="pk-wait-sent" aria-hidden="true">{widgets::live(sent)}</p> }
        });
        let way_on = widgets::scene_way_on(
            words,
            page.is_late,
            words.get(words::SESSION_END_LATE),
            move || page.hear(Heard::GoOn),
        );
        let usual = words.get(words::SESSION_SENDING);
        let shown = view! { {widgets::scene_words(own_words, usual)}{bar}{sent}{way_on} };
        let assets = cx.groups().assets;
        widgets::scene(
            &params.background_color,
            assets.image(&params.image),
            params.image_animation,
            widgets::scene_film(&assets, &params.video),
            shown.into_any(),
        )
    }
}

/// The wait and what its answers change.
#[derive(Clone, Copy)]
struct Page {
    cx: FrameCx<StopRecording>,
    wait: StoredValue<Wait>,
    percent: RwSignal<Option<u8>>,
    is_late: RwSignal<bool>,
}

impl Page {
    fn hear(self, what: Heard) {
        let told = self
            .wait
            .try_update_value(|wait| (wait.hear(what), wait.percent()));
        let Some((answers, percent)) = told else {
            return;
        };
        if self.percent.try_get_untracked() != Some(percent) {
            self.percent.try_set(percent);
        }
        for answer in answers {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::ShowFull => {
                    self.cx.after(FULL_MILLIS, move || self.hear(Heard::Seen));
                }
                Answer::Offer => self.is_late.set(true),
                Answer::Next => self.cx.next(),
            }
        }
    }
}
