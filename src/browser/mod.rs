//! The only code that touches web APIs that last: one file for each service.

pub(crate) mod api;
pub(crate) mod camera;
#[cfg(feature = "preview")]
pub(crate) mod checker;
pub(crate) mod clock;
pub(crate) mod kept;
pub(crate) mod mic;
pub(crate) mod page;
pub(crate) mod pipe;
pub(crate) mod recorder;
pub(crate) mod screen;
pub(crate) mod script;
pub(crate) mod sound;
pub(crate) mod speed;
pub(crate) mod spool;
pub(crate) mod spool_worker;
pub(crate) mod timers;
pub(crate) mod uploads;
