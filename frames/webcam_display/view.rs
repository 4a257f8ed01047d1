//! The page: picture, text, buttons.

use super::{Params, WebcamDisplay};
use kit::{FrameCx, FrameView, RecorderCommand, widgets, words};
use leptos::prelude::*;

impl FrameView for WebcamDisplay {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let state = cx.recorder_state();
        // Only trouble draws the advice anew: its button must not go while it is pressed.
        let trouble = Memo::new(move |_| state.get().trouble);
        let advice = move || {
            trouble.get().map(|trouble| {
                widgets::camera_advice(words, trouble, words.get(words::MIRROR_GO_ON), move || {
                    cx.recorder(RecorderCommand::SetUp);
                })
            })
        };
        let camera = cx.camera();
        let opening = move || {
            let is_dark = camera.with(Option::is_none);
            is_dark.then(|| view! { <p role="status">{words.get(words::RECORDING_CONNECTS)}</p> })
        };
        let blocks = params.blocks.iter().map(widgets::text_block).collect_view();
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || cx.previous())
        });
        view! {
            <div class="pk-page pk-mirror">
                {widgets::live(advice)}
                <div prop:hidden=widgets::flag(move || trouble.get().is_some())>
                    <div class="pk-mirror-picture">{widgets::webcam(words, camera)}{widgets::live(opening)}</div>
                </div>
                <div class="pk-mirror-text">{blocks}</div>
                <div class="pk-row pk-mirror-buttons">
                    {previous}
                    {widgets::next_button(&params.next_button_text.0, Signal::stored(true), move || cx.next())}
                </div>
            </div>
        }
        .into_any()
    }
}
