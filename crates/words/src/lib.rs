//! What families read, in every language of `assets/locales` (`docs/languages.md`).
//!
//! English is in the player, so there are words also when the network is gone; the other languages are files beside it. A text is a
//! constant made from the English files, so that a name that is none does not compile:
//!
//! ```
//! let words = words::Words::default();
//! assert_eq!(words.get(words::BUTTON_NEXT), "Next");
//! assert_eq!(words.with(words::PREVIEW_PLACE, &[("number", "1"), ("count", "2")]), "1 of 2");
//! ```

mod language;
mod text;

pub use language::Language;
pub use text::{Words, add_english, decide_plurals_by};

/// A text that is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u16);

/// A text that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form(u16);

/// A language, as its folder tells.
struct Known {
    name: &'static str,
    /// Name of its file; empty for English.
    file: &'static str,
    is_right_to_left: bool,
    /// Name and file of each consent document.
    documents: &'static [(&'static str, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// English texts that the first page may need.
const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/first.txt"));
/// English texts of the kinds that come later; to be handed to [`add_english`] where these are.
pub const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/later.txt"));

/// Name and content of the files of all other languages, to be served from [`FOLDER`].
#[cfg(feature = "files")]
pub static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Where the player looks for the files, below the folder it is served from.
pub const FOLDER: &str = "words";
