//! Plays a study for thousands of made-up families and counts what they would see.
//!
//! [`run`] unfolds the study for every family of a [`Population`], walks through it where scripts decide on the way, and gives a
//! [`Report`]: how often each condition, order and position came up and how likely it is, what is tied to what, how long the study
//! takes, and which frames nobody reaches. The same seed gives the same report.

mod answers;
mod block;
mod branches;
mod confounds;
pub mod durations;
mod findings;
mod labels;
mod participation;
mod population;
mod reach;
mod replay;
mod report;
mod run;
mod site;
mod stimuli;
mod tally;
mod touched;
mod walk;

pub use population::{MOST_AGE_DAYS, Population};
pub use replay::{Replay, replay};
pub use report::{
    BlockReport, Cell, Durations, Finding, FindingKind, ItemReport, KindReport, Reach, Report,
    SiteReport, SiteRow, Stopped,
};
pub use run::{looks_back, run};
pub use walk::MOST_VISITS;
