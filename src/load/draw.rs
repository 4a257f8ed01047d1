//! What the draws of a participation follow from. A family that loads the page again keeps its order until it has left the study.

use super::Address;
use crate::browser::{clock, kept, page};
use protocol::{read_seed_record, seed_record};
use serde_json::Value;

/// A seed, and the moment at which everything counts as drawn.
#[derive(Clone, Copy)]
pub(crate) struct Draw {
    pub(super) seed: u32,
    pub(super) now_millis: f64,
}

impl From<u32> for Draw {
    fn from(seed: u32) -> Self {
        Self {
            seed,
            now_millis: clock::now().wall_millis,
        }
    }
}

impl Draw {
    /// The draw this tab has begun with, or a new one. A preview is drawn anew each time: whoever looks wants to see other orders.
    pub(super) fn of(address: &Address) -> Self {
        let begun =
            kept::get(kept::TAB, &page::path()).and_then(|text| serde_json::from_str(&text).ok());
        match begun.and_then(|record| read_seed_record(&record)) {
            Some((seed, now_millis)) if !address.is_preview => Self { seed, now_millis },
            _ => {
                let draw = Self::from(clock::seed());
                if !address.is_preview {
                    kept::set(kept::TAB, &page::path(), &draw.record().to_string());
                }
                draw
            }
        }
    }

    /// As it stands among the conditions.
    pub(super) fn record(self) -> Value {
        seed_record(self.seed, self.now_millis)
    }
}

/// The participation is over: the next one is drawn anew.
pub(crate) fn forget() {
    kept::set(kept::TAB, &page::path(), "");
}
