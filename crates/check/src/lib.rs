//! Finds what is wrong with a study protocol, and where.
//!
//! [`check`] is a function of its arguments: the text of a protocol or generator in, [`Finding`]s out. JavaScript comes as a
//! [`protocol::script::ScriptEngine`], what is known of the kinds of frames as [`Declaration`]s. `docs/checker.md` explains every code.

mod access;
mod answers;
pub mod codes;
mod common;
mod dead_ends;
mod declaration;
mod expand;
mod failure;
mod finding;
mod generator;
mod ids;
mod jsonc;
mod key_order;
mod lines;
mod locate;
mod origin;
mod params;
mod placeholders;
mod problems;
mod read;
mod recording;
mod schema;
mod scripts;
mod shown;
mod spare;
mod structure;
mod study;
mod suggest;
mod tree;
mod values;
mod weights;
mod whole;

pub use codes::CODES;
pub use declaration::{Declaration, Problems, Role};
pub use finding::{Code, Finding, Severity};
pub use study::{Checked, CheckedFrame};
pub use whole::{check, inspect};

/// Reads JSON as the checker reads it: comments and trailing commas count as spaces, line breaks inside texts are tolerated and lost.
///
/// # Errors
/// The text is no JSON even so; the problem has line and column.
pub fn read_json(text: &str) -> Result<serde_json::Value, protocol::Problem> {
    match plain_json(text) {
        Some(plain) => protocol::parse_structure(&plain),
        None => protocol::parse_structure(text),
    }
}

/// The same JSON without comments and trailing commas; nothing if the text is not JSON.
pub fn plain_json(text: &str) -> Option<String> {
    jsonc::read(text).ok().map(|read| read.plain)
}

/// A part of the study that stands in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The file's name.
    pub file: String,
    /// What stands in it.
    pub text: String,
}

/// How to check.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The moment at which the study is taken to start, in milliseconds since 1970; ages are counted back from it.
    pub now_millis: f64,
    /// The protocol, where a study record leaves it to a file beside it; or what is stored beside a generator.
    pub structure: Option<Beside>,
    /// The generator, where a study record leaves it to a file beside it.
    pub generator: Option<Beside>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            // 1 July 2026, as good as any day.
            now_millis: 1_782_864_000_000.0,
            structure: None,
            generator: None,
        }
    }
}
