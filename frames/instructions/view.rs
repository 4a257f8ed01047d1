//! The page of the instructions.

use super::{Block, Instructions, MediaBlock, Params, logic::Clip, shows_camera};
use kit::{FrameCx, FrameView, widgets, words};
use leptos::{
    html::{Audio, Div, Video},
    prelude::*,
};
use web_sys::HtmlMediaElement;

/// The clips of the page, by the index of their block.
type Clips = RwSignal<Vec<Clip>>;

impl FrameView for Instructions {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let clips: Clips = RwSignal::new(params.blocks.iter().map(clip_of).collect());
        let warn = RwSignal::new(false);
        let blocks = params.blocks.iter().enumerate();
        let blocks = blocks
            .map(|(index, block)| {
                let media = block.media_block.as_ref();
                view! {
                    {widgets::text_block(&block.text_block())}
                    {media.map(|media| clip(cx, media, index, clips, warn))}
                }
            })
            .collect_view();
        let page = NodeRef::<Div>::new();
        let go = move || {
            if clips.with_untracked(|list| list.iter().any(|clip| clip.missing())) {
                warn.set(true);
                // Once the hint is there.
                cx.after(0.0, move || show_hint(page));
            } else {
                cx.next();
            }
        };
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(cx.words().get(words::BUTTON_PREVIOUS), move || {
                cx.previous();
            })
        });
        let always = Signal::derive(|| true);
        view! {
            <div class="pk-page exp-lookit-instructions" node_ref=page>
                <div class="pk-instructions">
                    <div class="pk-instructions-text">{blocks}</div>
                    {camera(&params, cx)}
                </div>
                <div class="pk-row pk-instructions-buttons">
                    {previous}
                    {widgets::next_button(&params.next_button_text.0, always, go)}
                </div>
            </div>
        }
        .into_any()
    }
}

/// Brings the first clip that still has to be played into sight: it may be far above the button.
fn show_hint(page: NodeRef<Div>) {
    let page = page.try_get_untracked().flatten();
    let clip = page.and_then(|page| {
        let found = page.query_selector(".pk-instructions-clip:has(> [role=alert])");
        found.ok().flatten()
    });
    if let Some(clip) = clip {
        clip.scroll_into_view();
    }
}

fn clip_of(block: &Block) -> Clip {
    let media = block.media_block.as_ref();
    Clip {
        must_play: media.is_some_and(|media| media.must_play),
        ended: false,
        broken: media.is_some_and(MediaBlock::is_silent),
    }
}

/// The family's picture; absent while a recording over several frames holds the camera.
fn camera(params: &Params, cx: FrameCx<Instructions>) -> Option<AnyView> {
    if !shows_camera(params, &cx.groups()) {
        return None;
    }
    let words = cx.words();
    let state = cx.recorder_state();
    let below = params
        .webcam_blocks
        .iter()
        .map(widgets::text_block)
        .collect_view();
    let trouble = move || {
        state.get().trouble.map(|_| {
            view! { <p class="pk-warning" role="alert">{words.get(words::INSTRUCTIONS_NO_CAMERA)}</p> }
        })
    };
    Some(
        view! {
            <div class="pk-instructions-camera" prop:hidden=widgets::flag(move || state.get().replaced_by_session)>
                {widgets::webcam(words, cx.camera())}
                {widgets::live(trouble)}
                {below}
            </div>
        }
        .into_any(),
    )
}

fn clip(
    cx: FrameCx<Instructions>,
    media: &MediaBlock,
    index: usize,
    clips: Clips,
    warn: RwSignal<bool>,
) -> AnyView {
    let words = cx.words();
    let assets = cx.groups().assets;
    let set = move |change: fn(&mut Clip)| {
        clips.update(|list| {
            if let Some(clip) = list.get_mut(index) {
                change(clip);
            }
        });
    };
    let found = if media.is_video {
        assets.video(&media.sources)
    } else {
        assets.audio(&media.sources)
    };
    let failed = move || set(|clip| clip.broken = true);
    let sources = widgets::sources(&found, failed);
    let ended = move |_| set(|clip| clip.ended = true);
    let (film, sound) = (NodeRef::<Video>::new(), NodeRef::<Audio>::new());
    let element = move || -> Option<HtmlMediaElement> {
        let film = film.try_get_untracked().flatten();
        let sound = sound.try_get_untracked().flatten();
        film.map(Into::into).or(sound.map(Into::into))
    };
    widgets::watch(cx, element, failed);
    let player = if media.is_video {
        view! { <video node_ref=film controls playsinline preload="auto" on:ended=ended on:error=move |_| failed()>{sources}</video> }.into_any()
    } else {
        view! { <audio node_ref=sound controls preload="auto" on:ended=ended on:error=move |_| failed()>{sources}</audio> }
            .into_any()
    };
    let state = move || clips.with(|list| list.get(index).copied().unwrap_or_default());
    let warning = format!("* {}", media.warning_text.html());
    let hint = move || {
        (warn.get() && state().missing()).then(
            || view! { <div class="pk-warning" role="alert" dir="auto" inner_html=warning.clone()></div> },
        )
    };
    let broken = move || {
        state().broken.then(|| {
            view! { <p class="pk-warning" role="status">{words.get(words::INSTRUCTIONS_CLIP_BROKEN)}</p> }
        })
    };
    view! {
        <div class="pk-card pk-instructions-clip">
            {(!media.title.is_empty()).then(|| view! { <h3 dir="auto" inner_html=media.title.html()></h3> })}
            {player}
            {widgets::paragraph_html(&media.text.0)}
            {widgets::live(hint)}
            {widgets::live(broken)}
        </div>
    }
    .into_any()
}
