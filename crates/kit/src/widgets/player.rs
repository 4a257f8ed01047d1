//! A sound or film with the browser's own controls.

use super::{sources, watch};
use crate::{Frame, FrameCx, MediaNews, Source};
use leptos::{
    html::{Audio, Video},
    prelude::*,
};
use web_sys::HtmlMediaElement;

/// A sound or film on the page, for the page to start and stop as well.
#[derive(Clone, Copy)]
pub struct Player {
    film: NodeRef<Video>,
    sound: NodeRef<Audio>,
}

/// Who is told.
#[derive(Clone, Copy)]
struct Heard(StoredValue<Box<dyn Fn(MediaNews)>, LocalStorage>);

impl Heard {
    fn tell(self, news: MediaNews) {
        self.0.try_with_value(|heard| heard(news));
    }
}

impl Default for Player {
    fn default() -> Self {
        Self {
            film: NodeRef::new(),
            sound: NodeRef::new(),
        }
    }
}

impl Player {
    /// The element, while it is on the page.
    pub fn element(self) -> Option<HtmlMediaElement> {
        let film = self.film.try_get_untracked().flatten();
        let sound = self.sound.try_get_untracked().flatten();
        film.map(Into::into).or(sound.map(Into::into))
    }

    /// Stops it where it is.
    pub fn stop(self) {
        if let Some(media) = self.element() {
            // Pausing what has not loaded throws nothing that matters.
            drop(media.pause());
        }
    }

    /// Goes back to its beginning, for a page that is shown once more.
    pub fn rewind(self) {
        if let Some(media) = self.element().filter(|media| media.current_time() > 0.0) {
            media.set_current_time(0.0);
        }
    }

    /// Draws it. Nothing is fetched while `wanted` is false; `heard` is told what happens to it.
    pub fn view<F: Frame>(
        self,
        cx: FrameCx<F>,
        list: &[Source],
        is_film: bool,
        wanted: Signal<bool>,
        heard: Box<dyn Fn(MediaNews)>,
    ) -> AnyView {
        let heard = Heard(StoredValue::new_local(heard));
        watch(
            cx,
            move || self.element(),
            move || heard.tell(MediaNews::Failed),
        );
        self.draw(list, is_film, wanted, heard)
    }

    /// Without the kind, so that the player holds it once.
    fn draw(self, list: &[Source], is_film: bool, wanted: Signal<bool>, heard: Heard) -> AnyView {
        let secs = move || self.element().map_or(0.0, |media| media.current_time());
        let started = move |_| heard.tell(MediaNews::Started(secs()));
        // Browsers also tell of a pause at the end, just before they tell of the end.
        let paused = move |_| {
            if self.element().is_some_and(|media| !media.ended()) {
                heard.tell(MediaNews::Paused(secs()));
            }
        };
        let ended = move |_| heard.tell(MediaNews::Ended);
        let failed = move || heard.tell(MediaNews::Failed);
        let preload = move || if wanted.get() { "auto" } else { "none" };
        let sources = sources(list, failed);
        if is_film {
            view! {
                <video node_ref=self.film controls playsinline preload=preload
                    on:play=started on:pause=paused on:ended=ended on:error=move |_| failed()>{sources}</video>
            }
            .into_any()
        } else {
            view! {
                <audio node_ref=self.sound controls preload=preload
                    on:play=started on:pause=paused on:ended=ended on:error=move |_| failed()>{sources}</audio>
            }
            .into_any()
        }
    }
}
