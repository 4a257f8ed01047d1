//! The page: two rectangles, and before them a film in the middle.

use super::{
    ChangeDetection, Data, Event, Params, Stimulus,
    logic::{Heard, Trial},
    stage::{Shown, Stage, Stimuli},
};
use kit::{
    Assets, Clock, FrameCx, FrameView, Phase,
    widgets::{self, Awaited, Preload},
};
use leptos::prelude::*;
use serde_json::Value;

type Place = NodeRef<leptos::html::Div>;

impl FrameView for ChangeDetection {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        cx.log(Event::StartIntro);
        let (background, border) = (params.background_color.0.clone(), params.border());
        let container = params.container_color.0.clone();
        let preload = Preload::new(cx);
        let stimuli = load(cx, preload, &params);
        let attention = stimuli.attention.clone().into_iter().collect();
        let of_side = |side: usize| -> Vec<Awaited> {
            let lists = stimuli.lists[2 * side..].iter().take(2).flatten();
            lists.map(|shown| shown.awaited.clone()).collect()
        };
        let (left, right) = (of_side(0), of_side(1));
        let stage = Stage {
            cx,
            clock: Clock::new(cx),
            preload,
            is_shuffled: params.randomize_image_order,
            trial: StoredValue::new(Trial::new(params)),
            stimuli: StoredValue::new_local(stimuli),
            current: StoredValue::new_local([None, None]),
            data: StoredValue::new(Data::default()),
            has_begun: StoredValue::new(false),
            shows_streams: RwSignal::new(false),
            is_tap_asked: RwSignal::new(false),
            is_next_offered: RwSignal::new(false),
            nothing_came: RwSignal::new(false),
        };
        stage.store();
        follow_phase(stage);
        let rectangle = |class, stimuli| {
            let place = filled(stimuli);
            view! {
                <div class=class node_ref=place style=("border", border.clone()) style=("background-color", container.clone())></div>
            }
            .into_any()
        };
        let hidden = widgets::flag(move || !stage.shows_streams.get());
        view! {
            <div class="pk-alternation" class:pk-shows-pointer=stage.is_next_offered style=("background-color", background)>
                <div class="pk-attention" node_ref=filled(attention)></div>
                <div hidden=hidden>
                    {rectangle("pk-stream pk-stream-left", left)}
                    {rectangle("pk-stream pk-stream-right", right)}
                </div>
                {preload.progress()}
                {widgets::tap_for_sound(cx.words(), stage.is_tap_asked, move || stage.hear(Heard::Tapped))}
                {widgets::way_on(cx.words(), stage.is_next_offered, move || stage.hear(Heard::Next))}
                {widgets::nothing_to_show(cx.words(), stage.nothing_came, move || stage.hear(Heard::Next))}
            </div>
        }
        .into_any()
    }
}

fn follow_phase(stage: Stage) {
    let phase = stage.cx.phase();
    Effect::new(move |_| match phase.get() {
        Phase::Running if stage.preload.is_done() => stage.begin(),
        Phase::Paused => stage.hear(Heard::Removed(true)),
        Phase::Stopping | Phase::Over => stage.hear(Heard::Removed(false)),
        Phase::Running | Phase::Opening | Phase::Waiting => {}
    });
}

/// Begins to load everything.
fn load(cx: FrameCx<ChangeDetection>, preload: Preload, params: &Params) -> Stimuli {
    let assets = cx.groups().assets;
    let lists = params.lists().map(|list| {
        let shown = list.iter().filter_map(|item| shown(preload, &assets, item));
        shown.collect()
    });
    let announces = params.announcement_secs > 0.0;
    let film = announces.then(|| assets.video(&params.video_sources));
    let announcement = if announces {
        &params.audio_sources
    } else {
        &Value::Null
    };
    let sounds = [
        (announcement, false),
        (&params.music_sources, true),
        (&params.end_audio_sources, false),
    ];
    Stimuli {
        lists,
        attention: film.and_then(|sources| preload.film(&sources)),
        sounds: sounds.map(|(named, repeats)| {
            let sources = assets.audio(named);
            let sound = cx.sound(&sources, repeats);
            let address = sources.into_iter().next().unwrap_or_default().src;
            preload.sound(sound, &address);
            (sound, address)
        }),
    }
}

fn shown(preload: Preload, assets: &Assets, stimulus: &Stimulus) -> Option<Shown> {
    match stimulus {
        Stimulus::Image(name) => {
            let address = assets.image(name);
            let awaited = preload.image(&address)?;
            Some(Shown {
                awaited,
                told: address.into(),
            })
        }
        Stimulus::Video(film) => {
            let sources = assets.video(film);
            let awaited = preload.film(&sources)?;
            Some(Shown {
                awaited,
                told: serde_json::to_value(sources).unwrap_or_default(),
            })
        }
    }
}

/// A place on the page that holds these, out of sight.
fn filled(stimuli: Vec<Awaited>) -> Place {
    let place = Place::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            for stimulus in &stimuli {
                stimulus.element.set_hidden(true);
                drop(place.append_child(&stimulus.element));
            }
        }
    });
    place
}
