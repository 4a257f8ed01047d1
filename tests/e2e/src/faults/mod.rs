//! A fault campaign: participations that are recorded while tabs, browsers, servers and lines fail at random moments, and what became
//! of every recording.

mod bucket;
mod campaign;
mod kind;
pub mod proxy;
pub mod verdict;
pub mod witness;

pub use campaign::{Run, run};
pub use kind::Kind;
