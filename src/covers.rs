//! What may lie over a frame: waiting, paused, camera trouble, uploads, the exit dialog, a save that does not arrive.

mod paused;
mod recordings;

use crate::{
    driver::{Driver, DriverRef, Signals},
    kinds::Fetch,
    languages::spoken,
};
use kit::{
    CameraTrouble, camera_words,
    widgets::{GO, QUIET, ground, live, plain_button},
    words,
};
use leptos::prelude::*;
use session::{Cover, Event, Phase, Stage};
use std::rc::Rc;

/// While nothing else can be shown.
pub(crate) fn loading() -> AnyView {
    let told = || spoken().get(words::PLAYER_LOADING);
    view! { <p class="pk-loading" role="status">{live(told)}</p> }.into_any()
}

/// While the page's kind is fetched.
pub(crate) fn fetching(fetch: RwSignal<Fetch>) -> AnyView {
    let told = move || {
        spoken().get(match fetch.get() {
            Fetch::Troubled => words::PLAYER_NEXT_PAGE_LATE,
            Fetch::Waiting | Fetch::Done => words::PLAYER_LOADING,
        })
    };
    view! { <p class="pk-loading" role="status">{live(told)}</p> }.into_any()
}

/// All covers of the stage.
pub(crate) fn covers(driver: DriverRef, signals: Signals) -> AnyView {
    let stage = signals.stage;
    let cover = Memo::new(move |_| stage.with(drawn));
    let is_connecting = Memo::new(move |_| stage.with(Stage::awaits_session_recording));
    let offers_pause = Memo::new(move |_| stage.with(|stage| stage.offers_pause));
    let dialog = Memo::new(move |_| stage.with(|stage| stage.exit_dialog));
    let wants_fullscreen = Memo::new(move |_| {
        stage.with(|stage| {
            stage.wants_fullscreen && !stage.is_fullscreen && stage.phase != Phase::Over
        })
    });
    paused::keep_space_for_pausing(signals);
    view! {
        {live(move || cover_view(driver, signals, &cover.get()))}
        {live(move || is_connecting.get().then(|| view! {
            <div class="pk-cover" role="status"><p class="pk-cover-inner">{spoken().get(words::RECORDING_CONNECTS_PLEASE_WAIT)}</p></div>
        }))}
        {live(move || wants_fullscreen.get().then(|| {
            plain_button("fsButton", GO, spoken().get(words::PLAYER_BACK_TO_FULL_SCREEN), move || {
                driver.with(|driver| driver.fullscreen(true, true));
            })
        }))}
        {live(move || offers_pause.get().then(|| sends("pausebutton", QUIET, spoken().get(words::BUTTON_PAUSE), driver, Event::PauseAsked)))}
        {live(move || dialog.get().then(|| exit_dialog(driver)))}
        {driver.unsent(signals)}
        {recordings::status(signals)}
    }
    .into_any()
}

/// The cover as far as it is drawn anew when it changes. The words of a pause change while its film and sound go on, so they are
/// not part of it.
fn drawn(stage: &Stage) -> Cover {
    match &stage.cover {
        Cover::Paused { scene, .. } => Cover::Paused {
            message: String::new(),
            ready: false,
            scene: scene.clone(),
        },
        other => other.clone(),
    }
}

fn cover_view(driver: DriverRef, signals: Signals, cover: &Cover) -> AnyView {
    match cover {
        // `driver.unsent` tells of a save that does not arrive, and why.
        Cover::None | Cover::SaveTrouble => ().into_any(),
        Cover::WaitForRecording { message, color } => view! {
            <div class="pk-cover" role="status" style=ground(color)><div class="pk-cover-inner" dir="auto" inner_html=message.clone()></div></div>
        }
        .into_any(),
        Cover::Paused { scene, .. } => paused::paused(driver, signals, scene),
        Cover::Resuming { scene } => paused::resuming(driver, signals, scene),
        Cover::CameraTrouble(trouble) => camera_trouble(driver, *trouble),
        Cover::Uploading => recordings::uploading(driver, signals),
    }
}

/// A button that tells the session something.
fn sends(
    id: &'static str,
    class: &'static str,
    label: &str,
    driver: DriverRef,
    event: Event,
) -> AnyView {
    plain_button(id, class, label, move || driver.send(event.clone()))
}

fn camera_trouble(driver: DriverRef, trouble: CameraTrouble) -> AnyView {
    let (title, advice) = camera_words(spoken(), trouble);
    // A page that is not secure stays so, however often one tries.
    let again = (trouble != CameraTrouble::Insecure).then(|| {
        sends(
            "cameraretrybutton",
            GO,
            spoken().get(words::BUTTON_TRY_AGAIN),
            driver,
            Event::CameraRetryAsked,
        )
    });
    view! {
        <div class="pk-cover" role="alertdialog" aria-label=title>
            <div class="pk-cover-inner">
                <h1>{title}</h1>
                <p>{advice}</p>
                <div class="pk-row">
                    {again}
                    {sends("nocamerabutton", QUIET, spoken().get(words::CAMERA_GO_ON_WITHOUT), driver, Event::ContinueWithoutCamera)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn exit_dialog(driver: DriverRef) -> AnyView {
    let spoken = spoken();
    let title = spoken.get(words::PLAYER_EXIT_TITLE);
    view! {
        <div class="pk-dialog" role="alertdialog" aria-label=title>
            <h3>{title}</h3>
            <p>{spoken.get(words::PLAYER_EXIT_ADVICE)}</p>
            <div class="pk-row">
                {sends("exit-continue", GO, spoken.get(words::PLAYER_EXIT_STAY), driver, Event::ExitCancelled)}
                {sends("exit-leave", QUIET, spoken.get(words::PLAYER_EXIT_LEAVE), driver, Event::ExitConfirmed)}
            </div>
        </div>
    }
    .into_any()
}

/// A kind this player does not know: named, and no dead end.
pub(crate) fn unknown_kind(
    driver: &Rc<Driver>,
    visit: u32,
    kind: &str,
    frame_id: &str,
    is_preview: bool,
) -> AnyView {
    driver.warn(format!(
        "{frame_id}.kind: there is no frame kind “{kind}” in this player."
    ));
    let spoken = spoken();
    let contact = spoken.in_brackets(&driver.text("contact_info"));
    let what = spoken.with(
        words::PLAYER_UNKNOWN_WHAT,
        &[("page", frame_id), ("kind", kind)],
    );
    let advice = spoken.with(words::PLAYER_UNKNOWN_ADVICE, &[("contact", &contact)]);
    let driver = DriverRef::new(Rc::clone(driver));
    view! {
        <div class="lookit-frame" data-kind=kind.to_owned() data-frame-id=frame_id.to_owned()>
            <div class="pk-message">
                <h1>{spoken.get(words::PLAYER_UNKNOWN_TITLE)}</h1>
                <p>{what}</p>
                {if is_preview {
                    view! { <p>"Check the spelling of " <code>"kind"</code> " in the protocol. In a preview you may go on; a family would see this page too."</p> }.into_any()
                } else {
                    view! { <p>{advice}</p> }.into_any()
                }}
                {sends("nextbutton", GO, spoken.get(words::BUTTON_GO_ON), driver, Event::NextAsked { visit })}
            </div>
        </div>
    }
    .into_any()
}
