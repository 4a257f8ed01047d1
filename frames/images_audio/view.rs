//! The page of a trial with pictures.

use super::{
    Data, Highlight, Image, ImagesAudio, Params,
    images::expand,
    logic::{Heard, Trial},
    picture::picture,
    stage::{Fixed, Save, Spans, Stage},
};
use kit::{
    Assets, Clock, FrameCx, FrameView, Phase, Source,
    infant_control::Control,
    widgets::{self, Preload},
    words,
};
use leptos::prelude::*;

impl FrameView for ImagesAudio {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        page(params, cx, Control::NONE, |cx, data, _| cx.set_data(data))
    }
}

/// The page, also of the kind with infant control, which saves more.
pub(crate) fn page(
    params: Params,
    cx: FrameCx<ImagesAudio>,
    control: Control,
    save: Save,
) -> AnyView {
    let assets = cx.groups().assets;
    let sources = assets.audio(&params.audio);
    let (saved, images) = expand(&params.images, &assets);
    let preload = Preload::new(cx);
    let load = |sources: &[Source]| {
        let sound = cx.sound(sources, false);
        let name = sources.first().map(|source| source.src.clone());
        let name = name.unwrap_or_default();
        preload.sound(sound, &name);
        (sound, name)
    };
    let feedback = images.iter().map(|image| {
        // Expanded before.
        load(&Assets::default().audio(&image.feedback_audio))
    });
    let ids = images.iter().map(|image| image.id.as_str()).collect();
    let stage = Stage {
        cx,
        clock: Clock::new(cx),
        control,
        fixed: StoredValue::new(Fixed {
            save,
            spans: by_place(&params.highlights, ids),
            feedback: feedback.collect(),
        }),
        data: StoredValue::new(Data {
            images: saved,
            audio_played: sources.first().map(|source| source.src.clone()),
            ..Data::default()
        }),
        trial: StoredValue::new(Trial::new(&params, images.clone(), !sources.is_empty())),
        onset: StoredValue::new(0.0),
        shown: RwSignal::new(vec![false; images.len()]),
        selected: RwSignal::new(None),
        narrated: RwSignal::new(vec![false; images.len()]),
        dialog: RwSignal::new(None),
        can_go: RwSignal::new(false),
        timing: RwSignal::new(false),
        refused: RwSignal::new(false),
        removed: RwSignal::new(false),
        voice: load(&sources).0,
        preload,
    };
    stage.listen();
    follow_phase(stage);
    let choices = params.choice_allowed || params.choice_required;
    let controls = !params.auto_proceed || !params.parent_text_block.is_empty();
    let whole = !controls && params.maximize_display;
    let strip = strip(stage, &params, !sources.is_empty());
    let pictures = numbered(images)
        .map(|(index, image)| picture(stage, choices, index, image))
        .collect_view();
    let cursor = params.show_cursor;
    let held = control.is_held();
    let no_menu = move |event: web_sys::MouseEvent| {
        if held {
            event.prevent_default();
        }
    };
    view! {
        <div class="pk-pictures" class:pk-shows-pointer=cursor class:pk-pictures-no-pointer=!cursor class:pk-held=held style=("background-color", params.background_color.0) on:contextmenu=no_menu>
            <div style:display=move || stage.removed.get().then_some("none")>
                <div id="image-area" class="pk-pictures-area" class:pk-pictures-alone=!controls class:pk-pictures-whole=whole style=("background-color", params.page_color.0)>
                    {pictures}
                </div>
                {strip}
                {preload.progress()}
                {widgets::live(move || stage.dialog.get().map(|words| dialog(stage, words)))}
                {widgets::tap_for_sound(cx.words(), stage.refused, move || stage.play_at_once())}
            </div>
            {control.over_trial()}
        </div>
    }
    .into_any()
}

fn numbered(images: Vec<Image>) -> impl Iterator<Item = (usize, Image)> {
    images.into_iter().enumerate()
}

fn follow_phase(stage: Stage) {
    let phase = stage.cx.phase();
    Effect::new(move |_| match phase.get() {
        Phase::Running if stage.preload.is_done() => {
            stage.cx.set_pausable(true);
            stage.hear(Heard::Ready);
        }
        Phase::Paused => {
            stage.control.paused();
            stage.hear(Heard::Removed);
        }
        Phase::Stopping | Phase::Over => {
            stage.control.gone();
            stage.hear(Heard::Removed);
        }
        Phase::Running | Phase::Opening | Phase::Waiting => {}
    });
}

fn by_place(highlights: &[Highlight], ids: Vec<&str>) -> Spans {
    let spans = highlights.iter().filter_map(|highlight| {
        let place = ids.iter().position(|id| *id == highlight.image_id)?;
        Some((highlight.range.0, highlight.range.1, place))
    });
    spans.collect()
}

/// Buttons, the parent's text and the time that has passed.
fn strip(stage: Stage, params: &Params, has_audio: bool) -> AnyView {
    let words = stage.cx.words();
    let shows = !params.auto_proceed;
    let previous = (shows && params.show_previous_button).then(|| {
        widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || {
            stage.cx.previous();
        })
    });
    let replay = (shows && params.show_replay_button && has_audio).then(|| {
        widgets::quiet_button(
            "replaybutton",
            words.get(words::BUTTON_REPLAY),
            Signal::derive(|| true),
            move || {
                stage.hear(Heard::Replay);
            },
        )
    });
    let next = shows.then(|| {
        widgets::next_button(
            words.get(words::BUTTON_NEXT),
            stage.can_go.into(),
            move || stage.hear(Heard::Next),
        )
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
fn dialog(stage: Stage, words: String) -> AnyView {
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
            <button node_ref=ok type="button" class="pk-button pk-button-go" on:keydown=wait_for_release on:click=move |_| stage.hear(Heard::DialogClosed)>{stage.cx.words().get(words::BUTTON_OK)}</button>
        </div>
    }
    .into_any()
}
