//! Starting a play at a frame, and ending it.

use super::Bench;
use crate::{
    browser::{camera, page, timers},
    driver::{Driver, Saving, Signals, Store},
    load,
};
use leptos::prelude::*;
use session::{Event, SavedState, Session, Setup};
use std::{collections::BTreeMap, rc::Rc};

/// Saves stay on the page.
struct NoStore {
    bench: Bench,
    play: u32,
}

impl Store for NoStore {
    fn save(&self, _response_id: String, _state: SavedState) -> Saving {
        Box::pin(async { Ok(()) })
    }

    fn keeps_recordings(&self) -> bool {
        false
    }

    fn leave(&self, _child_hash: &str, _response_id: &str) {
        // The recording of a play that was left may close late: another one may have begun.
        if self.bench.play.get_value() == self.play {
            self.bench.is_over.set(true);
        }
    }
}

/// Starts the study at a frame.
pub(super) fn play(bench: Bench, first_index: usize) {
    let Some(outcome) = bench.outcome.get_untracked() else {
        return;
    };
    let wishes = load::wishes(&outcome.frames);
    let setup = Setup {
        study_id: "preview".into(),
        response_id: Some("preview".into()),
        frames: load::specs(outcome.frames),
        conditions: outcome.conditions,
        child: outcome.child,
        past_sessions: serde_json::json!([]),
        first_index,
        seed: outcome.seed,
    };
    bench.is_over.set(false);
    bench.play.update_value(|play| *play += 1);
    let store = Rc::new(NoStore {
        bench,
        play: bench.play.get_value(),
    });
    let texts = BTreeMap::from([
        ("name", "Your study".to_owned()),
        ("duration", "a few minutes".to_owned()),
        ("contact_info", "the lab".to_owned()),
        ("preview", true.to_string()),
    ]);
    let signals = bench.home.with_value(|home| home.with(Signals::new));
    let driver = Driver::new(Session::new(setup), "preview".into(), texts, store, signals);
    driver.speak(outcome.language.as_deref(), &wishes);
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
