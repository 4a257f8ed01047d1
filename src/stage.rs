//! Shows the frame of the current visit and what lies over it.

use crate::{
    browser::page::{self, PLAYER_ID},
    covers,
    driver::{Driver, DriverRef},
    kinds::{self, Fetch},
    languages::{self, spoken},
};
use kit::widgets;
use leptos::prelude::*;
use session::Stage;
use std::{collections::HashSet, rc::Rc};

/// The player's page.
pub(crate) fn stage(driver: Rc<Driver>, is_preview: bool) -> AnyView {
    let signals = driver.signals;
    let stage = signals.stage;
    let held = DriverRef::new(driver);
    let visit = Memo::new(move |_| stage.with(|stage| stage.visit));
    let styles = StoredValue::new(HashSet::<&'static str>::new());
    // One that is awaited is drawn anew when it comes; every other frame stays as it is.
    let is_awaited = Memo::new(move |_| {
        signals.fetch.get() != Fetch::Done
            && stage.with(|stage| stage.visit > 0 && kinds::is_awaited(&stage.kind))
    });
    let frame = move || match visit.get() {
        0 => covers::loading(),
        _ if signals.speechless.get() => covers::loading(),
        _ if is_awaited.get() => covers::fetching(signals.fetch),
        visit => held
            .with(|driver| frame_of(driver, visit, styles, is_preview))
            .unwrap_or_else(covers::loading),
    };
    let is_override = Memo::new(move |_| visit.get() > 0 && stage.with_untracked(is_override));
    let hides_pointer = move || {
        !is_override.get() && stage.with(|stage| stage.wants_fullscreen && stage.is_fullscreen)
    };
    view! {
        <main id=PLAYER_ID lang=move || spoken().language().name() dir=move || spoken().language().direction() class:pk-hide-pointer=widgets::flag(hides_pointer) class:pk-override=widgets::flag(move || is_override.get())>
            {widgets::live(frame)}
            {covers::covers(held, signals)}
        </main>
    }
    .into_any()
}

/// A page that is shown full screen only because of `displayFullscreenOverride`: it works in a window just as well, so the pointer
/// stays and no button asks the family back.
fn is_override(stage: &Stage) -> bool {
    let mut params = stage.params.clone();
    params.shift_remove("displayFullscreenOverride").is_some()
        && kinds::find(&stage.kind).is_some_and(|kind| !(kind.open)(&params).needs.fullscreen)
}

fn frame_of(
    driver: &Rc<Driver>,
    visit: u32,
    styles: StoredValue<HashSet<&'static str>>,
    is_preview: bool,
) -> AnyView {
    let (kind_name, frame_id, params) = driver.signals.stage.with_untracked(|stage| {
        (
            stage.kind.clone(),
            stage.frame_id.clone(),
            stage.params.clone(),
        )
    });
    // It is over as soon as what it stands for is loaded.
    if kind_name == protocol::FRAME_SELECT {
        return covers::loading();
    }
    let Some(kind) = kinds::find(&kind_name) else {
        return covers::unknown_kind(driver, visit, &kind_name, &frame_id, is_preview);
    };
    if styles
        .try_update_value(|styles| styles.insert(kind.name))
        .unwrap_or_default()
    {
        page::add_style(kind.style);
    }
    let params = kind.in_language(&params, languages::spoken_now());
    let page = (kind.mount)(&params, driver.host(visit), visit);
    view! { <div class=format!("lookit-frame {kind_name}") data-kind=kind_name.clone() data-frame-id=frame_id>{page}</div> }.into_any()
}
