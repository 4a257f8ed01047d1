//! The protocol language of Lookit studies: a study's JSON or generator in, a flat list of frames out.
//!
//! [`resolve`] is a function of its arguments. Chance comes from [`Dice`], time from [`Context`], JavaScript from a
//! [`script::ScriptEngine`]; what must be loaded from elsewhere is handed back as [`Fetch`]es. What is wrong with a
//! protocol comes back as [`Problem`]s with the path inside it.

mod advice;
mod choice;
mod convert;
mod date;
mod dice;
mod fetch;
mod frame_select;
mod group;
mod heap;
mod ids;
pub mod jsonl;
mod merge;
mod number;
mod object;
mod problem;
mod resolve;
mod resolved;
pub mod script;
mod seed;
mod source;
mod streams;
mod substitute;
#[cfg(feature = "trace")]
pub mod trace;

pub use date::millis_from_iso;
pub use dice::{Dice, ListedDice, SeededDice};
pub use fetch::{Fetch, FetchPlace};
pub use frame_select::{FRAME_SELECT, expand_select};
pub use heap::MAX_DEPTH;
pub use problem::{Problem, ProblemKind, Severity, TextPosition, Unresolved};
pub use resolve::resolve;
pub use resolved::{FrameConfig, Resolved};
pub use script::{ScriptEngine, ScriptError};
pub use seed::{SEED_KEY, play_dice, read_seed_record, seed_record};
pub use source::{Context, Options, StudySource, parse_structure};
