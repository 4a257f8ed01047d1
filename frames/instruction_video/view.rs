//! The page: a film, and the same in words beside it.

use super::{
    InstructionVideo, Params,
    logic::{Answer, Heard, Page},
};
use kit::{
    FrameCx, FrameView, rich_text,
    widgets::{self, Player},
    words,
};
use leptos::prelude::*;

/// How often the transcript is measured: pictures in it may load late, and windows change their size.
const MEASURE_MILLIS: f64 = 500.0;
/// So near its end a transcript counts as read; browsers round.
const END_PIXELS: i32 = 2;

/// The page and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<InstructionVideo>,
    page: RwSignal<Page>,
    warn: RwSignal<bool>,
    film: Player,
    transcript: NodeRef<leptos::html::Div>,
}

impl FrameView for InstructionVideo {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let stage = Stage {
            cx,
            page: RwSignal::new(Page::new(&params)),
            warn: RwSignal::new(false),
            film: Player::default(),
            transcript: NodeRef::new(),
        };
        stage.measure_again();
        let is_early = widgets::flag(move || !stage.page.get().is_done());
        let warning = params.warning_text.html();
        let warning = move || {
            (stage.warn.get() && is_early.get()).then(
                || view! { <div class="pk-warning" role="alert" dir="auto" inner_html=warning.clone()></div> },
            )
        };
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(cx.words().get(words::BUTTON_PREVIOUS), move || {
                cx.previous();
            })
        });
        let label = rich_text(&params.next_button_text.0);
        view! {
            <div class="pk-page pk-guide">
                <h1>{params.title.clone()}</h1>
                {widgets::paragraph_html(&params.intro_text.0)}
                <div class="pk-guide-columns">
                    {film(stage, &params)}
                    {transcript(stage, &params)}
                </div>
                {widgets::live(warning)}
                <div class="pk-row pk-guide-buttons">
                    {previous}
                    <button id="nextbutton" class=widgets::GO class:pk-guide-early=is_early type="button" on:click=move |_| stage.go() inner_html=label></button>
                </div>
            </div>
        }
        .into_any()
    }
}

impl Stage {
    fn hear(self, what: Heard) {
        // Only what changes the page draws it anew.
        let Some(mut page) = self.page.try_get_untracked() else {
            return;
        };
        let answers = page.hear(what);
        if self.page.try_get_untracked() != Some(page) {
            self.page.set(page);
        }
        for answer in answers {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::Warn => self.warn.set(true),
                Answer::Leave => self.cx.next(),
            }
        }
    }

    fn go(self) {
        self.measure();
        self.hear(Heard::Next);
    }

    fn measure(self) {
        let Some(box_of_words) = self.transcript.try_get_untracked().flatten() else {
            return;
        };
        let hidden = box_of_words.scroll_height() - box_of_words.client_height();
        let fits = hidden <= END_PIXELS && box_of_words.client_height() > 0;
        self.hear(Heard::Fits(fits));
        if !fits && hidden - box_of_words.scroll_top() <= END_PIXELS {
            self.hear(Heard::ReadToEnd);
        }
    }

    fn measure_again(self) {
        self.cx.after(MEASURE_MILLIS, move || {
            self.measure();
            self.measure_again();
        });
    }
}

fn film(stage: Stage, params: &Params) -> Option<AnyView> {
    let assets = stage.cx.groups().assets;
    let films = assets.video(&params.instructions_video);
    if films.is_empty() {
        return None;
    }
    let can_read = !params.transcript_blocks.is_empty();
    let heard = Box::new(move |news| stage.hear(Heard::Film(news)));
    let always = Signal::stored(true);
    let player = stage.film.view(stage.cx, &films, true, always, heard);
    let failed = move || {
        let key = if can_read {
            words::GUIDE_FILM_BROKEN_READ
        } else {
            words::GUIDE_FILM_BROKEN
        };
        let told = stage.cx.words().get(key);
        let has_failed = stage.page.get().film_failed();
        has_failed.then(|| view! { <p class="pk-warning" role="status">{told}</p> })
    };
    Some(view! { <div class="pk-guide-film">{player}{widgets::live(failed)}</div> }.into_any())
}

fn transcript(stage: Stage, params: &Params) -> Option<AnyView> {
    if params.transcript_blocks.is_empty() {
        return None;
    }
    let blocks = params.transcript_blocks.iter().map(widgets::text_block);
    let blocks = blocks.collect_view();
    let title = params.transcript_title.clone();
    Some(
        view! {
            <section class="pk-guide-words" aria-labelledby="pk-guide-title">
                <h2 id="pk-guide-title">{title}</h2>
                <div class="pk-guide-text" role="region" aria-labelledby="pk-guide-title" tabindex="0" node_ref=stage.transcript on:scroll=move |_| stage.measure()>{blocks}</div>
            </section>
        }
        .into_any(),
    )
}
