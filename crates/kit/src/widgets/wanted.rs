//! A recording that was asked for before its recorder was ready.

use crate::{Frame, FrameCx, RecorderCommand, RecorderState};
use leptos::prelude::*;

/// Starts the recording as soon as it is `wanted` and its recorder is ready. What could not begin is asked for again by the family,
/// not by itself; what runs is not asked for again.
pub fn start_when_wanted<F: Frame>(cx: FrameCx<F>, wanted: RwSignal<bool>) {
    let start = move || cx.recorder(RecorderCommand::Start);
    follow(cx.recorder_state(), wanted, Box::new(start));
}

/// Without the kind, so that the player holds it once.
fn follow(state: Signal<RecorderState>, wanted: RwSignal<bool>, start: Box<dyn Fn()>) {
    Effect::new(move |_| {
        let now = state.get();
        if now.trouble.is_some() || now.recording {
            wanted.set(false);
        } else if wanted.get() && now.ready && !now.has_recorded {
            wanted.set(false);
            start();
        }
    });
}
