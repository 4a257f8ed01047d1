//! The covers of a pause: picture, film, text and the way on; then, on an empty page, the sound before the study goes on.

use crate::{
    driver::{DriverRef, Signals},
    languages::spoken,
};
use kit::{Source, widgets, words};
use leptos::{
    html::{Audio, Video},
    prelude::*,
};
use session::{Cover, Event, PauseScene, Phase};
use web_sys::HtmlMediaElement;

/// Sounds and film begin with the cover and end with it: the browser silences what leaves the page.
pub(super) fn paused(driver: DriverRef, signals: Signals, scene: &PauseScene) -> AnyView {
    let stage = signals.stage;
    let text = Memo::new(move |_| {
        stage.with(|stage| match &stage.cover {
            Cover::Paused { message, .. } => message.clone(),
            _ => String::new(),
        })
    });
    let is_ready =
        move || stage.with(|stage| matches!(stage.cover, Cover::Paused { ready, .. } if ready));
    let image = (!scene.image.is_empty()).then(|| view! { <img src=scene.image.clone() alt=""/> });
    let has_media = image.is_some() || !scene.video.is_empty();
    view! {
        <div class="pk-cover pk-pause" role="dialog" aria-label=spoken().get(words::PLAYER_PAUSED_LABEL) style=widgets::ground(&scene.color)>
            {has_media.then(|| view! { <div class="pk-pause-media">{image}{film(&scene.video)}</div> })}
            <div class="pk-pause-words">
                <div id="pause-text" dir="auto" inner_html=move || text.get()></div>
                <button id="resumebutton" class="pk-button pk-button-go" type="button" prop:disabled=widgets::flag(move || !is_ready()) on:click=move |_| driver.send(Event::ResumeAsked)>{spoken().get(words::BUTTON_GO_ON)}</button>
            </div>
            {sound(&scene.pause_audio, None)}
        </div>
    }
    .into_any()
}

/// An empty page while the last sound of the pause plays; a touch anywhere goes on at once.
pub(super) fn resuming(driver: DriverRef, signals: Signals, scene: &PauseScene) -> AnyView {
    let visit = signals.stage.with_untracked(|stage| stage.visit);
    view! {
        <div class="pk-cover" role="status" aria-label=spoken().get(words::PLAYER_RESUMING_LABEL) style=widgets::ground(&scene.color) on:click=move |_| driver.send(Event::ResumeAsked)>
            {sound(&scene.unpause_audio, Some(Teller { driver, visit }))}
        </div>
    }
    .into_any()
}

/// A space that the player has taken for the pause must not press the button that has the focus as well.
pub(super) fn keep_space_for_pausing(signals: Signals) {
    let listener = window_event_listener(leptos::ev::keyup, move |event| {
        let is_taken = signals.stage.with_untracked(|stage| {
            stage.phase == Phase::Paused && stage.is_fullscreen && !stage.exit_dialog
        });
        if is_taken && event.key() == " " {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Tells the session about the sound that it waits for.
#[derive(Clone, Copy)]
struct Teller {
    driver: DriverRef,
    visit: u32,
}

impl Teller {
    fn began(self, secs: f64) {
        let visit = self.visit;
        self.driver.send(Event::ResumeSoundBegan { visit, secs });
    }

    fn over(self) {
        let visit = self.visit;
        self.driver.send(Event::ResumeSoundOver { visit });
    }
}

fn film(list: &[(String, String)]) -> AnyView {
    if list.is_empty() {
        return ().into_any();
    }
    let node = NodeRef::<Video>::new();
    Effect::new(move |_| {
        if let Some(film) = node.get() {
            start(&film, None);
        }
    });
    view! { <video node_ref=node loop playsinline>{sources(list, None)}</video> }.into_any()
}

fn sound(list: &[(String, String)], teller: Option<Teller>) -> AnyView {
    if list.is_empty() {
        return ().into_any();
    }
    let node = NodeRef::<Audio>::new();
    Effect::new(move |_| {
        if let Some(sound) = node.get() {
            start(&sound, teller);
        }
    });
    let playing = move |_| {
        if let (Some(teller), Some(sound)) = (teller, node.get_untracked()) {
            teller.began(sound.duration() - sound.current_time());
        }
    };
    let over = move || {
        if let Some(teller) = teller {
            teller.over();
        }
    };
    view! {
        <audio node_ref=node on:playing=playing on:ended=move |_| over() on:error=move |_| over()>{sources(list, teller)}</audio>
    }
    .into_any()
}

/// Plays. Refused, a sound that is waited for is over; a film plays on without its sound.
fn start(media: &HtmlMediaElement, teller: Option<Teller>) {
    let again = media.clone();
    widgets::play(media, move |playing| match (playing, teller) {
        (widgets::Playing::Refused | widgets::Playing::Failed, Some(teller)) => teller.over(),
        (widgets::Playing::Refused, None) if !again.muted() => {
            again.set_muted(true);
            // A second refusal leaves the film's first picture.
            drop(again.play());
        }
        _ => {}
    });
}

fn sources(list: &[(String, String)], teller: Option<Teller>) -> Vec<AnyView> {
    let list: Vec<Source> = list
        .iter()
        .map(|(src, kind)| Source {
            src: src.clone(),
            kind: kind.clone(),
        })
        .collect();
    widgets::sources(&list, move || {
        if let Some(teller) = teller {
            teller.over();
        }
    })
}
