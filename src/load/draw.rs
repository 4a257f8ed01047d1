//! What the draws of a participation follow from. A family that loads the page again keeps its order until it has left the study.

use super::Address;
use crate::browser::{clock, kept};
use protocol::{keep_seed, kept_now_millis, kept_seed};
use serde_json::{Map, Value};

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
        let fresh = Self::from(clock::seed());
        if address.is_preview {
            return fresh;
        }
        let key = key(&address.study, &address.child);
        let begun = kept::get(&key).and_then(|text| {
            let begun: Value = serde_json::from_str(&text).ok()?;
            Some(Self {
                seed: kept_seed(&begun)?,
                now_millis: kept_now_millis(&begun)?,
            })
        });
        begun.unwrap_or_else(|| {
            let mut text = Map::new();
            fresh.write(&mut text);
            kept::set(&key, &Value::Object(text).to_string());
            fresh
        })
    }

    /// Writes it down among the conditions.
    pub(super) fn write(self, conditions: &mut Map<String, Value>) {
        keep_seed(conditions, self.seed, self.now_millis);
    }
}

/// The participation is over: the next one is drawn anew.
pub(crate) fn forget(study: &str, child: &str) {
    kept::remove(&key(study, child));
}

fn key(study: &str, child: &str) -> String {
    format!("draw {study} {child}")
}
