//! One picture on the page: its place and its marks.

use super::{Image, logic::Heard, stage::Stage};
use kit::widgets;
use leptos::prelude::*;

/// `choices`: pictures may be chosen in this trial.
pub(super) fn picture(stage: Stage, choices: bool, index: usize, image: Image) -> AnyView {
    let choosable = choices && !image.non_choice_option;
    let hidden = move || !stage.shown.with(|shown| shown[index]);
    let selected = move || stage.selected.get() == Some(index);
    let narrated = move || stage.narrated.with(|list| list.get(index) == Some(&true));
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
    let described = image.alt.clone();
    let node = NodeRef::new();
    let number = (!image.src.is_empty()).then(|| expect(stage, &image.src, node));
    view! {
        <div id=image.id.clone() class="pk-choice-place" class:pk-choice-hidden=widgets::flag(hidden) style=style
            class:pk-choice-open=choosable class:pk-choice-selected=selected class:pk-choice-narrated=narrated
            role=choosable.then_some("button") tabindex=choosable.then_some("0")
            aria-label=choosable.then_some(described) aria-pressed=move || choosable.then(|| selected().to_string())
            on:click=move |_| choose() on:keydown=key>
            <img src=image.src alt=image.alt draggable="false" node_ref=node on:load=move |_| loaded(stage, node, number) on:error=move |_| settle(stage, number, false)/>
        </div>
    }
    .into_any()
}

type Node = NodeRef<leptos::html::Img>;

/// Waits for the picture on the page.
fn expect(stage: Stage, address: &str, node: Node) -> usize {
    let image = move || node.try_get_untracked().flatten();
    let source = address.to_owned();
    let again = move || {
        if let Some(image) = image() {
            image.set_src(&source);
        }
    };
    let is_there = move || image().is_some_and(|it| it.complete() && it.natural_width() > 0);
    stage.preload.expect(address, again, is_there)
}

fn settle(stage: Stage, number: Option<usize>, came: bool) {
    if let Some(number) = number {
        stage.preload.settle(number)(came);
    }
}

/// A picture that is loaded is waited for until it can be shown at once.
fn loaded(stage: Stage, node: Node, number: Option<usize>) {
    if let Some(image) = node.get_untracked() {
        widgets::decoded(&image, move || settle(stage, number, true));
    }
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
