//! The page's memory over a long recording: sampled while a family takes part, written as a table and a plot.

mod plot;
mod run;
mod sample;

pub use plot::draw;
pub use run::run;
pub use sample::{Sample, Series, WARM_UP_SECS, read, series, slope_bytes_per_hour, table};
