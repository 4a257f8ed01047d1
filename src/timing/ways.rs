//! The two ways to present a stimulus that are compared: on the player's clock, and from `setTimeout` as the predecessor does.

use super::{stimuli::Stimuli, summary::Presentation};
use crate::browser::{clock, page, page::window, timers};
use frames::text::Text;
use js_sys::{Function, Promise};
use kit::{Clock, FrameCx, SoundNews};
use leptos::prelude::GetUntracked;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// A presentation that has not come by then is left out.
const PATIENCE_MILLIS: i32 = 3000;

/// What is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    Image,
    Video,
    Audio,
}

impl Medium {
    pub(super) const ALL: [Self; 3] = [Self::Image, Self::Video, Self::Audio];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
        }
    }
}

/// The moment at which something becomes known, for a task that waits for it.
#[derive(Clone)]
struct Moment {
    millis: Rc<Cell<Option<f64>>>,
    wake: Function,
}

impl Moment {
    fn new() -> (Self, Promise) {
        let mut wake = Function::default();
        let promise = Promise::new(&mut |resolve, _| {
            let _ = window()
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE_MILLIS);
            wake = resolve;
        });
        let moment = Self {
            millis: Rc::default(),
            wake,
        };
        (moment, promise)
    }

    fn is(&self, millis: f64) {
        if self.millis.get().is_none() {
            self.millis.set(Some(millis));
            let _ = self.wake.call0(&JsValue::NULL);
        }
    }
}

/// Presents a stimulus so many milliseconds from now on the player's clock.
pub(super) async fn clocked(
    cx: FrameCx<Text>,
    presentation: Clock<Text>,
    stimuli: &Stimuli,
    medium: Medium,
    wait_millis: f64,
) -> Option<Presentation> {
    let requested = presentation.now_millis() + wait_millis;
    let (seen, promise) = Moment::new();
    let told = seen.clone();
    match medium {
        Medium::Image => {
            let picture = stimuli.picture.clone();
            presentation.at(requested, move |_| {
                presentation.present_then(
                    "picture",
                    requested,
                    || show(&picture, true),
                    move |at| {
                        told.is(at);
                    },
                );
            });
        }
        Medium::Video => {
            let film = stimuli.film.clone();
            let _ = film.pause();
            film.set_current_time(0.0);
            kit::widgets::show_film(
                presentation,
                &film,
                "film",
                requested,
                move |at| told.is(at),
                |_| {},
            );
        }
        Medium::Audio => {
            let sound = cx.sound(std::slice::from_ref(&stimuli.tone), false);
            while sound.state().get_untracked() == kit::SoundState::Loading {
                timers::sleep(5.0).await;
            }
            let requested = presentation.now_millis() + wait_millis;
            presentation.play(sound, "tone", requested, move |news| {
                if let SoundNews::Started(at) = news {
                    told.is(at);
                }
            });
            let _ = JsFuture::from(promise).await;
            return Some(same(requested, seen.millis.get()?));
        }
    }
    let _ = JsFuture::from(promise).await;
    Some(same(requested, seen.millis.get()?))
}

/// The player logs what it has found to be presented.
fn same(requested_millis: f64, presented_millis: f64) -> Presentation {
    Presentation {
        requested_millis,
        presented_millis,
        logged_millis: presented_millis,
    }
}

/// Presents a stimulus from `setTimeout`, unprepared, and logs when it was told to appear.
pub(super) async fn timed_out(
    stimuli: &Stimuli,
    medium: Medium,
    wait_millis: f64,
) -> Option<Presentation> {
    let requested_millis = clock::now().mono_millis + wait_millis;
    timers::sleep(wait_millis).await;
    let logged_millis = clock::now().mono_millis;
    let (seen, promise) = Moment::new();
    let told = seen.clone();
    match medium {
        Medium::Image => {
            show(&stimuli.picture, true);
            // The refresh that shows it is prepared next, and seen one later.
            page::next_refresh(move |_| page::next_refresh(move |at| told.is(at)));
        }
        Medium::Video => {
            let film = stimuli.fresh_film()?;
            kit::widgets::when_film_is_seen(&film, logged_millis, move |at| told.is(at));
            let _ = film.play();
            let _ = JsFuture::from(promise).await;
            film.remove();
            return Some(Presentation {
                requested_millis,
                presented_millis: seen.millis.get()?,
                logged_millis,
            });
        }
        Medium::Audio => {
            let sound = web_sys::HtmlAudioElement::new_with_src(&stimuli.tone.src).ok()?;
            let on_playing = Closure::once_into_js(move || told.is(clock::now().mono_millis));
            sound.set_onplaying(Some(on_playing.unchecked_ref()));
            let _ = sound.play();
        }
    }
    let _ = JsFuture::from(promise).await;
    Some(Presentation {
        requested_millis,
        presented_millis: seen.millis.get()?,
        logged_millis,
    })
}

/// Shows or hides without a change of layout.
pub(super) fn show(element: &web_sys::HtmlElement, on: bool) {
    let _ = element
        .style()
        .set_property("visibility", if on { "visible" } else { "hidden" });
}
