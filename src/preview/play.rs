//! Starting a play at a frame, and ending it.

use super::Bench;
use crate::{
    browser::{camera, page, timers},
    driver::{Driver, Saving, Signals, Store},
};
use leptos::prelude::*;
use session::{Event, FrameSpec, SavedState, Session, Setup};
use std::{collections::BTreeMap, rc::Rc};

/// Saves stay on the page.
struct NoStore {
    is_over: RwSignal<bool>,
}

impl Store for NoStore {
    fn save(&self, _response_id: String, _state: SavedState) -> Saving {
        Box::pin(async { Ok(()) })
    }

    fn keeps_recordings(&self) -> bool {
        false
    }

    fn leave(&self, _child_hash: &str, _response_id: &str) {
        self.is_over.set(true);
    }
}

/// Starts the study at a frame.
pub(super) fn play(bench: Bench, first_index: usize) {
    let Some(outcome) = bench.outcome.get_untracked() else {
        return;
    };
    let frames = outcome
        .frames
        .into_iter()
        .map(|frame| FrameSpec {
            id: frame.id,
            kind: frame.kind,
            params: frame.params,
        })
        .collect();
    let setup = Setup {
        study_id: "preview".into(),
        response_id: Some("preview".into()),
        frames,
        conditions: outcome.conditions,
        child: outcome.child,
        past_sessions: serde_json::json!([]),
        first_index,
        seed: outcome.seed,
    };
    bench.is_over.set(false);
    let store = Rc::new(NoStore {
        is_over: bench.is_over,
    });
    let texts = BTreeMap::from([
        ("name", "Your study".to_owned()),
        ("duration", "a few minutes".to_owned()),
        ("contact_info", "the lab".to_owned()),
        ("preview", true.to_string()),
    ]);
    let signals = bench.home.with_value(|home| home.with(Signals::new));
    let driver = Driver::new(Session::new(setup), "preview".into(), texts, store, signals);
    driver.listen();
    bench.driver.set(Some(Rc::clone(&driver)));
    // A trial asks for full screen at once: the player must stand on the page by then. The click still counts.
    timers::spawn(async move {
        timers::sleep(0.0).await;
        driver.send(Event::ChildHashKnown {
            hash: "preview".into(),
        });
        driver.send(Event::Start);
    });
}

/// Ends the play and shows the protocol again.
pub(super) fn end(bench: Bench) {
    let Some(driver) = bench.driver.get_untracked() else {
        return;
    };
    // Nothing of the frame that goes may come back.
    driver.timers.cancel_all();
    driver.send(Event::ExitCancelled);
    driver.send(Event::JumpAsked { index: usize::MAX });
    if let Some(stream) = driver.signals.camera.get_untracked() {
        camera::stop(&stream);
        driver.signals.camera.set(None);
    }
    bench.driver.set(None);
    timers::spawn(async move {
        timers::sleep(0.0).await;
        if let Some(outcome) = page::document().get_element_by_id("outcome") {
            outcome.scroll_into_view();
        }
    });
}
