//! The time: the only place that reads it.

use kit::Now;

/// Wall and monotonic time of this moment.
pub(crate) fn now() -> Now {
    Now {
        wall_millis: wall_millis(),
        mono_millis: mono_millis(),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn wall_millis() -> f64 {
    js_sys::Date::now()
}

fn mono_millis() -> f64 {
    super::page::window()
        .performance()
        .map_or_else(wall_millis, |performance| performance.now())
}

/// The moment as text, `2024-06-01T12:00:00.000Z`.
pub(crate) fn iso(wall_millis: f64) -> String {
    js_sys::Date::new(&wall_millis.into())
        .to_iso_string()
        .into()
}

/// A seed for the draws of a participation.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where chance enters; the seed is kept"
)]
pub(crate) fn seed() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}
