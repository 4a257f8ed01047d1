//! The page around the page.

use super::{
    Event, Iframe, Params,
    address::with_names,
    logic::{Answer, Heard, Page, Visit},
};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::prelude::*;

/// The server names response and child within a moment of the study's start; so often, and so many times, they are looked for.
const LOOK_MILLIS: f64 = 250.0;
const LOOKS: u32 = 10;

/// The visit and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<Iframe>,
    visit: RwSignal<Visit>,
    /// The address that is shown; empty until who takes part is known.
    address: RwSignal<String>,
}

impl FrameView for Iframe {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let stage = Stage {
            cx,
            visit: RwSignal::new(Visit::default()),
            address: RwSignal::new(String::new()),
        };
        let src = params.iframe_src.clone();
        if with_names(&src, "", "").is_some() {
            stage.hear(Heard::Begin);
            stage.look(src, LOOKS);
        } else {
            stage.hear(Heard::NoAddress);
        }
        let (height, width) = (params.iframe_height.clone(), params.iframe_width.clone());
        let page = move || {
            let address = Some(stage.address.get()).filter(|address| !address.is_empty());
            address.map(|address| {
                let (height, width) = (height.clone(), width.clone());
                view! {
                    <iframe class="pk-iframe" src=address height=height width=width title=words.get(words::IFRAME_LABEL)
                        sandbox="allow-scripts allow-same-origin allow-forms" referrerpolicy="no-referrer"
                        on:load=move |_| stage.hear(Heard::Loaded)></iframe>
                }
            })
        };
        let told = move || {
            let key = match stage.visit.get().page {
                Page::Impossible => words::IFRAME_IMPOSSIBLE,
                Page::Slow => words::IFRAME_SLOW,
                Page::Coming | Page::Here => return None,
            };
            Some(view! { <p class="pk-warning" role="status">{words.get(key)}</p> })
        };
        let hint = move || {
            (stage.visit.get().page == Page::Here)
                .then(|| view! { <p class="pk-quiet">{words.get(words::IFRAME_EMPTY)}</p> })
        };
        let has_link = params.optional_external_link;
        let link = move || {
            let address =
                Some(stage.address.get()).filter(|address| has_link && !address.is_empty());
            address.map(|address| view! {
                <p><a href=address target="_blank" rel="noopener noreferrer" on:click=move |_| cx.log(Event::OpenExternalLink)>{words.get(words::IFRAME_OPEN_ELSEWHERE)}</a></p>
            })
        };
        let instruction = (!params.instruction_text.is_empty())
            .then(|| view! { <p class="pk-paragraph">{params.instruction_text.clone()}</p> });
        let warning = params.warning_message_text.clone();
        let warning = move || stage.visit.get().warned.then(|| warning.clone());
        let can_go = Signal::derive(move || stage.visit.get().can_go());
        let next = widgets::next_button(&params.next_button_text.0, can_go, move || {
            stage.hear(Heard::Next);
        });
        view! {
            <div class="pk-page pk-iframe-page">
                {instruction}
                {widgets::live(told)}
                {widgets::live(page)}
                {widgets::live(hint)}
                {widgets::live(link)}
                <p class="pk-iframe-warning" role="alert">{widgets::live(warning)}</p>
                <div class="pk-row pk-iframe-buttons">{next}</div>
            </div>
        }
        .into_any()
    }
}

impl Stage {
    /// Shows the page once it is known who takes part, or has been looked for often enough.
    fn look(self, src: String, looks: u32) {
        let child = self.cx.study_text("child_hash");
        let response = self.cx.study_text("response_id");
        if looks > 0 && (child.is_empty() || response.is_empty()) {
            self.cx
                .after(LOOK_MILLIS, move || self.look(src, looks - 1));
        } else if let Some(address) = with_names(&src, &child, &response) {
            self.address.set(address);
        }
    }

    fn hear(self, what: Heard) {
        let answers = self.visit.try_update(|visit| visit.hear(what));
        for answer in answers.unwrap_or_default() {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::Later(millis, what) => {
                    self.cx.after(millis, move || self.hear(what));
                }
                Answer::Leave => self.cx.next(),
            }
        }
    }
}
