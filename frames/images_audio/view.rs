//! The page of a trial with pictures.

use super::{
    Data, Highlight, Image, ImagesAudio, Params,
    images::expand,
    logic::{Heard, Trial},
    picture::{Marks, picture},
    stage::{Sound, Stage},
};
use kit::{FrameCx, FrameView, Phase, Source, widgets};
use leptos::prelude::*;

/// How often the marks follow the main sound; two frames of a slow display.
const NARRATION_MILLIS: f64 = 40.0;

impl FrameView for ImagesAudio {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let assets = cx.groups().assets;
        let sources = assets.audio(&params.audio);
        let (saved, images) = expand(&params.images, &assets);
        let data = Data {
            images: saved,
            audio_played: sources.first().map(|source| source.src.clone()),
            ..Data::default()
        };
        cx.set_data(&data);
        let stage = Stage {
            cx,
            trial: StoredValue::new(Trial::new(&params, images.clone(), !sources.is_empty())),
            data: StoredValue::new(data),
            shown: RwSignal::new(vec![false; images.len()]),
            selected: RwSignal::new(None),
            dialog: RwSignal::new(None),
            can_go: RwSignal::new(false),
            timing: RwSignal::new(false),
            refused: RwSignal::new(false),
            removed: RwSignal::new(false),
            voice: Sound::new(),
            feedback: StoredValue::new(Vec::new()),
            loading: RwSignal::new(images.iter().filter(|image| !image.src.is_empty()).count()),
        };
        follow_phase(stage);
        let marks = Marks {
            choices: params.choice_allowed || params.choice_required,
            narrated: RwSignal::new(vec![false; images.len()]),
        };
        let ids = images.iter().map(|image| image.id.as_str()).collect();
        let highlights = StoredValue::new(by_place(&params.highlights, ids));
        let controls = !params.auto_proceed || !params.parent_text_block.is_empty();
        let whole = !controls && params.maximize_display;
        let strip = strip(stage, &params, !sources.is_empty());
        let pictures = numbered(images)
            .map(|(index, image)| picture(stage, marks, index, image))
            .collect_view();
        let cursor = params.show_cursor;
        view! {
            <div class="pk-pictures" class:pk-shows-pointer=cursor class:pk-pictures-no-pointer=!cursor style=("background-color", params.background_color.0)>
                <div style:display=move || stage.removed.get().then_some("none")>
                    <div id="image-area" class="pk-pictures-area" class:pk-pictures-alone=!controls class:pk-pictures-whole=whole style=("background-color", params.page_color.0)>
                        {pictures}
                        {voice(stage, &sources, marks, highlights)}
                    </div>
                    {strip}
                    {widgets::live(move || stage.dialog.get().map(|index| dialog(stage, index)))}
                    {widgets::live(move || stage.refused.get().then(|| view! {
                        <button id="play-button" type="button" class="pk-button pk-button-go pk-pictures-play" on:click=move |_| stage.play_voice()>"Tap to start the sound"</button>
                    }))}
                </div>
            </div>
        }
        .into_any()
    }
}

fn numbered(images: Vec<Image>) -> impl Iterator<Item = (usize, Image)> {
    images.into_iter().enumerate()
}

fn follow_phase(stage: Stage) {
    let phase = stage.cx.phase();
    stage.give_up_loading();
    Effect::new(move |_| match phase.get() {
        Phase::Running if stage.loading.get() == 0 => {
            stage.cx.set_pausable(true);
            stage.hear(Heard::Start);
        }
        Phase::Paused | Phase::Stopping | Phase::Over => stage.hear(Heard::Removed),
        Phase::Running | Phase::Opening | Phase::Waiting => {}
    });
}

/// From and to in seconds, and which picture.
type Spans = Vec<(f64, f64, usize)>;

fn by_place(highlights: &[Highlight], ids: Vec<&str>) -> Spans {
    let spans = highlights.iter().filter_map(|highlight| {
        let place = ids.iter().position(|id| *id == highlight.image_id)?;
        Some((highlight.range.0, highlight.range.1, place))
    });
    spans.collect()
}

fn voice(stage: Stage, sources: &[Source], marks: Marks, spans: StoredValue<Spans>) -> AnyView {
    if sources.is_empty() {
        return ().into_any();
    }
    widgets::watch(
        stage.cx,
        move || Stage::element(stage.voice),
        move || stage.give_up(stage.voice, Heard::AudioFailed),
    );
    view! {
        <audio id="player-audio" node_ref=stage.voice preload="auto"
            on:playing=move |_| if spans.with_value(|spans| !spans.is_empty()) { narrate(stage, marks, spans) }
            on:ended=move |_| stage.hear(Heard::AudioEnded)
            on:error=move |_| stage.hear(Heard::AudioFailed)>
            {widgets::sources(sources, move || stage.hear(Heard::AudioBroken))}
        </audio>
    }
    .into_any()
}

/// Marks what the main sound speaks of, and again in a moment while it plays.
fn narrate(stage: Stage, marks: Marks, spans: StoredValue<Spans>) {
    let Some(sound) = Stage::element(stage.voice) else {
        return;
    };
    let plays = !sound.paused() && !sound.ended();
    let secs = sound.current_time();
    marks.narrated.try_update(|list| {
        list.fill(false);
        spans.with_value(|spans| {
            for (from, to, place) in spans {
                if plays && *from < secs && secs < *to {
                    list[*place] = true;
                }
            }
        });
    });
    if plays {
        stage
            .cx
            .after(NARRATION_MILLIS, move || narrate(stage, marks, spans));
    }
}

/// Buttons, the parent's text and the time that has passed.
fn strip(stage: Stage, params: &Params, has_audio: bool) -> AnyView {
    let shows = !params.auto_proceed;
    let previous = (shows && params.show_previous_button)
        .then(|| widgets::previous_button("Previous", move || stage.cx.previous()));
    let replay = (shows && params.show_replay_button && has_audio).then(|| {
        widgets::quiet_button(
            "replaybutton",
            "Replay",
            Signal::derive(|| true),
            move || {
                stage.hear(Heard::Replay);
            },
        )
    });
    let next = shows.then(|| {
        widgets::next_button("Next", stage.can_go.into(), move || stage.hear(Heard::Next))
    });
    let seconds = params.duration_secs;
    let bar = (params.show_progress_bar && seconds > 0.0).then(|| view! {
        <div class="pk-pictures-time" class:pk-pictures-running=widgets::flag(move || stage.timing.get())><span style:animation-duration=seconds.to_string() + "s"></span></div>
    });
    let text = widgets::parent_text(&params.parent_text_block);
    view! {
        <div class="pk-pictures-strip">
            <div class="pk-pictures-buttons">{previous}{replay}</div>
            <div class="pk-pictures-middle">{bar}{text}</div>
            <div class="pk-pictures-buttons">{next}</div>
        </div>
    }
    .into_any()
}

/// What the study says about a choice, in plain text.
fn dialog(stage: Stage, index: usize) -> AnyView {
    let words = stage.data.with_value(|data| {
        let image = data.images.get(index);
        let words = image.and_then(|image| image.get("feedbackText"));
        words.and_then(|words| words.as_str().map(str::to_owned))
    });
    let ok = NodeRef::<leptos::html::Button>::new();
    // The Enter that chose may still be held down.
    let wait_for_release = |event: web_sys::KeyboardEvent| {
        if event.repeat() {
            event.prevent_default();
        }
    };
    Effect::new(move |_| {
        if let Some(button) = ok.get() {
            // Without focus a keyboard would be lost behind the dialog; nothing else can fail here.
            drop(button.focus());
        }
    });
    view! {
        <div class="pk-pictures-dialog" role="alertdialog" aria-labelledby="feedback-text">
            <p id="feedback-text">{words}</p>
            <button node_ref=ok type="button" class="pk-button pk-button-go" on:keydown=wait_for_release on:click=move |_| stage.hear(Heard::DialogClosed)>"OK"</button>
        </div>
    }
    .into_any()
}
