//! The family's own picture.

use leptos::prelude::*;
use web_sys::{HtmlVideoElement, MediaStream};
use words::Words;

/// The live picture, muted and without controls; grey until the camera answers.
pub fn webcam(words: Words, camera: Signal<Option<MediaStream>, LocalStorage>) -> AnyView {
    let node = NodeRef::<leptos::html::Video>::new();
    Effect::new(move |_| {
        let stream = camera.get();
        if let Some(element) = node.get() {
            let element: &HtmlVideoElement = &element;
            element.set_src_object(stream.as_ref());
            element.set_muted(true);
        }
    });
    view! {
        <div id="recorder" class="pk-webcam">
            <video node_ref=node autoplay playsinline prop:muted=true aria-label=words.get(words::CAMERA_OWN_PICTURE)></video>
        </div>
    }
    .into_any()
}

/// The family's picture, or, while `playing`, the clip that was just recorded with controls and sound. Setting `playing` once more
/// shows the clip from its beginning.
pub fn playback(
    words: Words,
    camera: Signal<Option<MediaStream>, LocalStorage>,
    clip: Signal<Option<String>>,
    playing: Signal<bool>,
) -> AnyView {
    let player = NodeRef::<leptos::html::Video>::new();
    Effect::new(move |_| {
        playing.track();
        if let Some(element) = player.get() {
            // Loaded anew, a film that plays by itself begins at its beginning.
            element.load();
        }
    });
    let recorded = move || {
        playing.get().then(|| {
            clip.get().map(|address| view! { <video node_ref=player class="pk-clip" src=address controls autoplay playsinline></video> })
        })
    };
    view! {
        <div class="pk-playback" class:pk-playing=playing>
            {webcam(words, camera)}
            {super::live(recorded)}
        </div>
    }
    .into_any()
}
