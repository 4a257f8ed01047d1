//! What a family sees while it waits for a recording to begin or to end: picture, film and words in the study's colour.

use super::{Playing, ground, live, next_button, play, sources};
use crate::{Assets, Color, groups::Animation};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlMediaElement;
use words::Words;

/// The style sheet of the scene.
pub const SCENE_STYLE: &str = include_str!("scene.css");

/// The page; `words` stand below picture and film.
pub fn scene(
    color: &Color,
    image: String,
    animation: Animation,
    film: AnyView,
    words: AnyView,
) -> AnyView {
    let class = match animation {
        Animation::Spin => "pk-wait-media pk-wait-spin",
        Animation::Bounce => "pk-wait-media pk-wait-bounce",
        Animation::Still => "pk-wait-media",
    };
    let image = (!image.is_empty()).then(|| view! { <img class=class src=image alt=""/> });
    view! {
        <div class="pk-wait" style=ground(&color.0)>
            <div class="pk-wait-inner">{image}{film}{words}</div>
        </div>
    }
    .into_any()
}

/// The film of the scene. It only decorates: one that can't be played is left out of account, and a browser that wants a press
/// before it plays sound shows it without.
pub fn scene_film(assets: &Assets, film: &Value) -> AnyView {
    let found = assets.video(film);
    if found.is_empty() {
        return ().into_any();
    }
    let node = NodeRef::<leptos::html::Video>::new();
    let is_broken = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(film) = node.get() else { return };
        let film: HtmlMediaElement = film.into();
        let again = film.clone();
        play(&film, move |playing| {
            if playing == Playing::Refused && !again.muted() {
                again.set_muted(true);
                play(&again, |_| {});
            }
        });
    });
    let failed = move || {
        is_broken.try_set(true);
    };
    view! {
        <video node_ref=node class="pk-wait-media" loop playsinline preload="auto" aria-hidden="true" prop:hidden=is_broken>
            {sources(&found, failed)}
        </video>
    }
    .into_any()
}

/// The study's words instead of the usual ones.
pub fn scene_words(own: &crate::RichText, usual: &'static str) -> AnyView {
    if own.is_empty() {
        view! { <p role="status">{usual}</p> }.into_any()
    } else {
        view! { <div role="status" dir="auto" inner_html=own.html()></div> }.into_any()
    }
}

/// The way on for a family that has waited long enough.
pub fn scene_way_on(
    words: Words,
    is_late: RwSignal<bool>,
    told: &'static str,
    press: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    live(move || {
        let next = move || next_button(words.get(words::BUTTON_GO_ON), Signal::stored(true), press);
        is_late.get().then(|| {
            view! { <div class="pk-wait-on" role="status"><p>{told}</p>{next()}</div> }
        })
    })
}
