//! The page of a film trial.

use super::{
    Data, Film, Params, Video,
    logic::{Heard, Trial},
    stage::{Save, Stage},
};
use kit::{
    Clock, FrameCx, FrameView, Source,
    infant_control::Control,
    widgets::{self, Preload},
    words,
};
use leptos::prelude::*;

impl FrameView for Video {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        page(params, cx, Control::NONE, |cx, data, _| cx.set_data(data))
    }
}

/// The page, also of the kind with infant control, which saves other data.
pub(crate) fn page(params: Params, cx: FrameCx<Video>, control: Control, save: Save) -> AnyView {
    let assets = cx.groups().assets;
    let films = assets.video(&params.video.source);
    let sounds = assets.audio(&params.audio.source);
    let first = |list: &[Source]| list.first().map_or_else(String::new, |s| s.src.clone());
    let sound = cx.sound(&sounds, false);
    let preload = Preload::new(cx);
    let node = NodeRef::new();
    let film_number = (!films.is_empty()).then(|| expect(preload, &first(&films), node));
    preload.sound(sound, &first(&sounds));
    let stage = Stage {
        cx,
        clock: Clock::new(cx),
        control,
        save,
        data: StoredValue::new(Data {
            video_shown: first(&films),
            audio_played: first(&sounds),
        }),
        trial: StoredValue::new(Trial::new(&params)),
        film: node,
        sound,
        sound_state: sound.state(),
        preload,
        film_number,
        planned: StoredValue::new(false),
        begun: RwSignal::new(false),
        shown: RwSignal::new(true),
        can_go: RwSignal::new(false),
        refused: RwSignal::new(false),
        sound_refused: StoredValue::new(false),
    };
    stage.follow();
    let whole = params.auto_proceed && params.parent_text_block.is_empty();
    let no_pointer = params.auto_proceed && !params.video.controls;
    let Params {
        video,
        parent_text_block,
        auto_proceed,
        background_color,
        ..
    } = params;
    let film = move || {
        let is_shown = stage.shown.get() && !films.is_empty();
        is_shown.then(|| film(stage, &video, &films))
    };
    let play = move || {
        stage.refused.get().then(|| view! {
            <button id="play-button" type="button" class="pk-button pk-button-go pk-film-play" on:click=move |_| stage.play_again()>{cx.words().get(words::BUTTON_PLAY)}</button>
        })
    };
    let next = (!auto_proceed).then(|| {
        widgets::next_button(
            cx.words().get(words::BUTTON_NEXT),
            stage.can_go.into(),
            move || stage.hear(Heard::Next),
        )
    });
    let held = control.is_held();
    let no_menu = move |event: web_sys::MouseEvent| {
        if held {
            event.prevent_default();
        }
    };
    view! {
        <div class="pk-film" class:pk-film-hidden-pointer=widgets::flag(move || no_pointer && !stage.refused.get()) class:pk-shows-pointer=!no_pointer class:pk-held=held style=("background-color", background_color.0) on:contextmenu=no_menu>
            <div id="image-area" class="pk-film-area" class:pk-film-whole=whole>{widgets::live(film)}{widgets::live(play)}</div>
            {preload.progress()}
            <div class="pk-film-strip">{widgets::parent_text(&parent_text_block)}{next}</div>
            {control.over_trial()}
        </div>
    }
    .into_any()
}

/// Waits for the film on the page. One that is late begins with what there is, unless the study minds.
fn expect(preload: Preload, address: &str, node: NodeRef<leptos::html::Video>) -> usize {
    let film = move || node.try_get_untracked().flatten();
    let again = move || {
        if let Some(film) = film() {
            film.load();
        }
    };
    let has_begun = move || film().is_some_and(|film| film.ready_state() > 0);
    preload.expect(address, again, move || !preload.minds() || has_begun())
}

/// The film loads from the frame's beginning, and is seen when it is told to play.
fn film(stage: Stage, film: &Film, films: &[Source]) -> AnyView {
    let position = move || stage.film().map_or(0.0, |film| film.current_time());
    let waits = widgets::flag(move || !stage.begun.get());
    let controls = film.controls;
    view! {
        <div id="test-video" class="pk-film-place" class:pk-film-waits=waits class:pk-film-natural=film.position.is_empty() && film.width.is_none() style=place(film)>
            <video id="player-video" node_ref=stage.film playsinline preload="auto" controls=controls
                on:canplaythrough=move |_| stage.film_loaded()
                on:suspend=move |_| stage.film_loaded()
                on:play=move |_| stage.hear(Heard::VideoPlay(position()))
                on:playing=move |_| stage.hear(Heard::VideoPlaying(position()))
                on:pause=move |_| stage.film_paused(position())
                on:ended=move |_| stage.hear(Heard::VideoEnded)
                on:error=move |_| stage.film_failed()>
                {widgets::sources(films, move || stage.film_failed())}
            </video>
        </div>
    }
    .into_any()
}

/// Where the film lies: `fill`, or the given per cents; a film without `left` lies in the middle.
fn place(film: &Film) -> String {
    if !film.position.is_empty() {
        return "left:0;top:0;width:100%;height:100%".into();
    }
    let across = match film.left {
        Some(left) => format!("left:{left}%;"),
        None => "left:0;right:0;margin-inline:auto;".to_owned(),
    };
    let width = match film.width {
        Some(width) => format!("width:{width}%;"),
        None => "width:fit-content;".to_owned(),
    };
    let height = film.height.map(|height| format!("height:{height}%;"));
    let top = format!("top:{}%;", film.top.unwrap_or(0.0));
    [across, top, width, height.unwrap_or_default()].concat()
}
