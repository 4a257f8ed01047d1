//! The page: blocks, then the buttons.

use super::{Params, Text};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::prelude::*;

impl FrameView for Text {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let blocks = params.blocks.iter().map(widgets::text_block).collect_view();
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || cx.previous())
        });
        let always = Signal::derive(|| true);
        view! {
            <div class="pk-page exp-lookit-text">
                {blocks}
                <div class="pk-row pk-text-buttons">{previous}{widgets::next_button(words.get(words::BUTTON_NEXT), always, move || cx.next())}</div>
            </div>
        }
        .into_any()
    }
}
