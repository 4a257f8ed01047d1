//! The page that waits for the recording.

use super::{
    Params, StartRecording,
    logic::{Answer, Heard, Wait},
};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::prelude::*;

/// The browser's question about the camera is answered by then, or the family does not see it.
const PATIENCE_MILLIS: f64 = 20_000.0;

impl FrameView for StartRecording {
    const STYLE: &'static str = widgets::SCENE_STYLE;

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let wait = StoredValue::new(Wait::default());
        let is_late = RwSignal::new(false);
        let hear = move |what| {
            let answers = wait.try_update_value(|wait| wait.hear(what));
            for answer in answers.unwrap_or_default() {
                match answer {
                    Answer::Log(event) => cx.log(event),
                    Answer::Offer => is_late.set(true),
                    Answer::Next => cx.next(),
                }
            }
        };
        let state = cx.recorder_state();
        Effect::new(move |_| hear(Heard::Session(state.get().session)));
        cx.after(PATIENCE_MILLIS, move || hear(Heard::Late));
        let way_on = widgets::scene_way_on(
            words,
            is_late,
            words.get(words::SESSION_BEGIN_LATE),
            move || hear(Heard::GoOn),
        );
        let assets = cx.groups().assets;
        let usual = words.get(words::RECORDING_CONNECTS_PLEASE_WAIT);
        let shown = view! { {widgets::scene_words(&params.wait_for_video_message, usual)}{way_on} };
        widgets::scene(
            &params.background_color,
            assets.image(&params.image),
            params.image_animation,
            widgets::scene_film(&assets, &params.video),
            shown.into_any(),
        )
    }
}
