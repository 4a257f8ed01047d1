//! How long to wait before the next try.

const FIRST_MILLIS: f64 = 500.0;
const LONGEST_MILLIS: f64 = 30_000.0;
/// A server that asks for more is asked again all the same.
const LONGEST_TOLD_SECS: u32 = 120;

/// Milliseconds to wait after `failures` failures in a row (from 1): 0.5 s doubling to 30 s.
///
/// `jitter` (0 to 1) shortens the wait by up to a quarter, so that the players of a lab do not all come back at once.
pub(super) fn wait_millis(failures: u32, jitter: f64) -> u64 {
    let doublings = failures.saturating_sub(1).min(10);
    let full = (FIRST_MILLIS * f64::from(1_u32 << doublings)).min(LONGEST_MILLIS);
    let jitter = if jitter.is_finite() {
        jitter.clamp(0.0, 1.0)
    } else {
        0.0
    };
    (full * (1.0 - 0.25 * jitter)).max(FIRST_MILLIS) as u64
}

/// The wait that the server has asked for (`Retry-After`): never shorter, up to a quarter longer, so that not all come back at once.
pub(super) fn told_millis(secs: u32, jitter: f64) -> u64 {
    let full = f64::from(secs.clamp(1, LONGEST_TOLD_SECS)) * 1000.0;
    let jitter = if jitter.is_finite() {
        jitter.clamp(0.0, 1.0)
    } else {
        0.0
    };
    (full * (1.0 + 0.25 * jitter)) as u64
}

/// The wait after a refusal that time alone seldom heals (not allowed, no such endpoint): always the longest.
pub(super) fn slow_millis(jitter: f64) -> u64 {
    wait_millis(u32::MAX, jitter)
}
