//! One picture on the page: its place, its marks, its sound.

use super::{
    Image,
    logic::Heard,
    stage::{Sound, Stage},
};
use kit::{Assets, widgets};
use leptos::prelude::*;

/// What the page says about all pictures.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    /// Pictures may be chosen in this trial.
    pub choices: bool,
    /// The pictures the main sound speaks of.
    pub narrated: RwSignal<Vec<bool>>,
}

pub(super) fn picture(stage: Stage, marks: Marks, index: usize, image: Image) -> AnyView {
    let choosable = marks.choices && !image.non_choice_option;
    let hidden = move || !stage.shown.with(|shown| shown[index]);
    let selected = move || stage.selected.get() == Some(index);
    let narrated = move || marks.narrated.with(|list| list.get(index) == Some(&true));
    let choose = move || stage.hear(Heard::Click(index));
    // Space is the key that pauses; Enter chooses.
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" {
            // Otherwise the same press would put away the words that it has just called up.
            event.prevent_default();
            if !event.repeat() {
                choose();
            }
        }
    };
    let style = place(&image);
    let sound = sound(stage, index, &image);
    let described = image.alt.clone();
    view! {
        <div id=image.id.clone() class="pk-choice-place" class:pk-choice-hidden=widgets::flag(hidden) style=style
            class:pk-choice-open=choosable class:pk-choice-selected=selected class:pk-choice-narrated=narrated
            role=choosable.then_some("button") tabindex=choosable.then_some("0")
            aria-label=choosable.then_some(described) aria-pressed=move || choosable.then(|| selected().to_string())
            on:click=move |_| choose() on:keydown=key>
            <img src=image.src alt=image.alt draggable="false" on:load=move |_| stage.settled() on:error=move |_| stage.settled()/>
            {sound}
        </div>
    }
    .into_any()
}

fn sound(stage: Stage, index: usize, image: &Image) -> Option<AnyView> {
    let node = Sound::new();
    stage.feedback.update_value(|sounds| sounds.push(node));
    image.has_feedback_audio().then(|| {
        widgets::watch(
            stage.cx,
            move || Stage::element(node),
            move || stage.give_up(node, Heard::FeedbackFailed(index)),
        );
        let sources = Assets::default().audio(&image.feedback_audio);
        view! {
            <audio node_ref=node preload="auto" on:ended=move |_| stage.hear(Heard::FeedbackEnded(index)) on:error=move |_| stage.hear(Heard::FeedbackFailed(index))>
                {widgets::sources(&sources, move || stage.hear(Heard::FeedbackBroken(index)))}
            </audio>
        }
        .into_any()
    })
}

/// The presets of the spec (4f), or the given per cents.
fn place(image: &Image) -> String {
    let preset = match image.position.as_str() {
        "left" => "left:2%;width:30%;height:100%",
        "center" => "left:35%;width:30%;height:100%",
        "right" => "left:68%;width:30%;height:100%",
        "fill" => "width:100%;height:100%",
        _ => "",
    };
    if !preset.is_empty() {
        return preset.to_owned();
    }
    let sides = [
        ("left:", image.left),
        ("top:", image.top),
        ("width:", image.width),
        ("height:", image.height),
    ];
    let mut style = String::new();
    for (side, percent) in sides {
        if let Some(percent) = percent {
            style = style + side + &percent.to_string() + "%;";
        }
    }
    style
}
