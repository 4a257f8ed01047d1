//! Which kinds of frames the player has: those it came with, and those it fetches while the first page stands.

use crate::browser::timers;
use kit::FrameKind;
use std::{cell::Cell, rc::Rc, sync::OnceLock};

static FETCHED: OnceLock<&'static [FrameKind]> = OnceLock::new();

/// Pauses between two tries; the last one is repeated for as long as the page lives.
const PAUSES_MILLIS: [f64; 5] = [500.0, 1000.0, 2000.0, 4000.0, 8000.0];

/// How far the fetching is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fetch {
    /// Not asked for, or on its way.
    #[default]
    Waiting,
    /// A try has failed; the next one follows by itself.
    Troubled,
    /// All kinds are there.
    Done,
}

/// The kind of that name, if it is there.
pub(crate) fn find(name: &str) -> Option<&'static FrameKind> {
    // In one piece: all of them are there.
    if !cfg!(feature = "split") {
        return frames::find(name);
    }
    let fetched = FETCHED.get().copied().unwrap_or_default();
    let mut all = frames::FIRST.iter().chain(fetched);
    all.find(|kind| kind.name == name)
}

/// Whether the kind of that name exists, but is not there yet.
pub(crate) fn is_awaited(name: &str) -> bool {
    cfg!(feature = "split") && FETCHED.get().is_none() && frames::LATER_NAMES.contains(&name)
}

/// Fetches what is missing, for as long as it takes.
#[derive(Clone, Default)]
pub(crate) struct Fetcher(Rc<Cell<bool>>);

impl Fetcher {
    /// Begins, unless it has begun, and tells how it goes.
    pub(crate) fn begin(&self, tell: impl Fn(Fetch) + 'static) {
        if self.0.replace(true) {
            return;
        }
        timers::spawn(async move {
            let mut tries = 0;
            loop {
                if let Ok(kinds) = later::kinds().await {
                    let _ = FETCHED.set(kinds);
                    return tell(Fetch::Done);
                }
                tell(Fetch::Troubled);
                timers::sleep(PAUSES_MILLIS[tries]).await;
                tries = (tries + 1).min(PAUSES_MILLIS.len() - 1);
            }
        });
    }
}
