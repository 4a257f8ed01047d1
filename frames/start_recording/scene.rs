//! What a family sees while it waits: picture, film and words in the study's colour. `exp-lookit-stop-recording` shows it too.

use kit::{
    Assets, Color,
    groups::Animation,
    widgets::{self, Playing},
};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlMediaElement;

/// The style sheet of the scene.
pub(crate) const STYLE: &str = include_str!("style.css");

/// The page; `words` stand below picture and film.
pub(crate) fn scene(
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
        <div class="pk-wait" style=widgets::ground(&color.0)>
            <div class="pk-wait-inner">{image}{film}{words}</div>
        </div>
    }
    .into_any()
}

/// The film of the scene. It only decorates: one that can't be played is left out of account, and a browser that wants a press
/// before it plays sound shows it without.
pub(crate) fn film(assets: &Assets, film: &Value) -> AnyView {
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
        widgets::play(&film, move |playing| {
            if playing == Playing::Refused && !again.muted() {
                again.set_muted(true);
                widgets::play(&again, |_| {});
            }
        });
    });
    let failed = move || {
        is_broken.try_set(true);
    };
    view! {
        <video node_ref=node class="pk-wait-media" loop playsinline preload="auto" aria-hidden="true" prop:hidden=is_broken>
            {widgets::sources(&found, failed)}
        </video>
    }
    .into_any()
}

/// The study's words instead of the usual ones.
pub(crate) fn words(own: &kit::RichText, usual: &'static str) -> AnyView {
    if own.is_empty() {
        view! { <p role="status">{usual}</p> }.into_any()
    } else {
        view! { <div role="status" inner_html=own.html()></div> }.into_any()
    }
}
