//! The texts of a language.

use crate::{COUNT, FIRST, FIRST_COUNT, Form, Key, Language};
use std::sync::OnceLock;

// As in build/compile.rs.
const VARIABLE: char = '\u{1}';
const SELECT: char = '\u{2}';
const CASE: char = '\u{3}';
const SHOWS: char = '\u{4}';
const END: char = '\u{5}';
/// Between two texts of a table.
const BETWEEN: char = '\u{1e}';

/// Says of a language's name and a number which plural it takes: `one`, `few`, `other`, …
type Plural = fn(&str, f64) -> String;

static PLURAL: OnceLock<Plural> = OnceLock::new();
static LATER: OnceLock<&'static str> = OnceLock::new();

/// Has the browser decide about plurals, which knows all languages. Until then `1` is `one` and the rest `other`.
pub fn decide_plurals_by(plural: Plural) {
    // A second one would decide the same.
    let _ = PLURAL.set(plural);
}

/// Adds the English texts of kinds that came later ([`crate::LATER`]).
pub fn add_english(later: &'static str) {
    let _ = LATER.set(later);
}

/// The texts of one language. Small and `Copy`; it lives as long as the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    language: Language,
    /// Empty for English.
    table: &'static str,
}

/// English.
impl Default for Words {
    fn default() -> Self {
        Self {
            language: Language::ENGLISH,
            table: "",
        }
    }
}

impl Words {
    /// The texts of a file, which is kept for ever; nothing when it is not whole.
    pub fn read(language: Language, file: String) -> Option<Self> {
        let is_whole = file.split(BETWEEN).count() == COUNT;
        is_whole.then(|| Self {
            language,
            table: Box::leak(file.into_boxed_str()),
        })
    }

    /// The words of a language from the files that this was built with.
    #[cfg(feature = "files")]
    pub fn built_in(language: Language) -> Self {
        let files = crate::FILES.iter();
        let own = files.filter(|(name, _)| Some(*name) == language.file());
        Self {
            language,
            table: own.map(|(_, text)| *text).next().unwrap_or_default(),
        }
    }

    /// Whose words these are.
    pub fn language(self) -> Language {
        self.language
    }

    /// The text.
    pub fn get(self, key: Key) -> &'static str {
        self.find(key.0)
    }

    /// The text, filled in. Values are put in as they are.
    pub fn with(self, form: Form, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        fill(self.find(form.0), self.language, values, &mut out);
        out
    }

    /// Whom to ask, as it follows "the researchers"; nothing when the study names nobody.
    pub fn in_brackets(self, contact: &str) -> String {
        if contact.is_empty() {
            return String::new();
        }
        self.with(crate::CONTACT_IN_BRACKETS, &[("contact", contact)])
    }

    /// Two sentences, one after the other.
    pub fn joined(self, sentences: &[&str]) -> String {
        sentences.join(self.get(crate::SENTENCE_GAP))
    }

    fn find(self, number: u16) -> &'static str {
        let number = usize::from(number);
        let own = nth(self.table, number).filter(|_| !self.table.is_empty());
        let english = || match number.checked_sub(FIRST_COUNT) {
            None => nth(FIRST, number),
            Some(number) => nth(later(), number),
        };
        own.or_else(english).unwrap_or_default()
    }
}

/// Where nothing comes later, as in native programs, it is here already.
fn later() -> &'static str {
    if cfg!(target_arch = "wasm32") {
        LATER.get().copied().unwrap_or_default()
    } else {
        native_later()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn native_later() -> &'static str {
    crate::LATER
}

#[cfg(target_arch = "wasm32")]
fn native_later() -> &'static str {
    ""
}

fn nth(table: &'static str, number: usize) -> Option<&'static str> {
    table.split(BETWEEN).nth(number)
}

/// Puts the text into `out` and returns what is left after the case, or the text, has ended.
fn fill<'a>(
    text: &'a str,
    language: Language,
    values: &[(&str, &str)],
    out: &mut String,
) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find([VARIABLE, SELECT, CASE, END]) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        // All marks are of one byte.
        let after = mark.get(1..).unwrap_or_default();
        if mark.starts_with(VARIABLE) {
            let (name, after) = after.split_once(VARIABLE).unwrap_or((after, ""));
            out.push_str(value(values, name));
            rest = after;
        } else if mark.starts_with(SELECT) {
            rest = select(after, language, values, out);
        } else {
            return mark;
        }
    }
    out.push_str(rest);
    ""
}

fn value<'a>(values: &[(&str, &'a str)], name: &str) -> &'a str {
    let found = values.iter().find(|(known, _)| *known == name);
    found.map_or("", |(_, value)| *value)
}

/// The first case that fits; what fits always stands last.
fn select<'a>(
    text: &'a str,
    language: Language,
    values: &[(&str, &str)],
    out: &mut String,
) -> &'a str {
    let (name, mut rest) = text.split_at(text.find([CASE, END]).unwrap_or(text.len()));
    let value = value(values, name);
    let category = category(language, value);
    let mut is_open = true;
    while let Some(case) = rest.strip_prefix(CASE) {
        let (wanted, shown) = case.split_once(SHOWS).unwrap_or((case, ""));
        let fits = wanted.is_empty() || wanted == value || wanted == category;
        let mut aside = String::new();
        let chosen = if is_open && fits {
            &mut *out
        } else {
            &mut aside
        };
        rest = fill(shown, language, values, chosen);
        is_open &= !fits;
    }
    rest.strip_prefix(END).unwrap_or(rest)
}

fn category(language: Language, value: &str) -> String {
    let number: Option<f64> = value.parse().ok();
    match (number, PLURAL.get()) {
        (Some(number), Some(plural)) => plural(language.name(), number),
        (Some(_), None) if value == "1" => "one".to_owned(),
        _ => "other".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        fill(text, Language::ENGLISH, values, &mut out);
        out
    }

    #[test]
    fn variables_are_put_in_as_they_are() {
        let text = "a \u{1}b\u{1}, \u{1}c\u{1}.";
        assert_eq!(
            filled(text, &[("b", "<1>"), ("c", "\u{1}")]),
            "a <1>, \u{1}."
        );
        assert_eq!(
            filled(text, &[("c", "2")]),
            "a , 2.",
            "one that is not given is empty"
        );
    }

    #[test]
    fn the_first_case_that_fits_is_taken_and_cases_may_hold_others() {
        let inner = "\u{2}y\u{3}one\u{4}one y\u{3}\u{4}many y\u{5}";
        let text = [
            "\u{2}x\u{3}0\u{4}none\u{3}one\u{4}one x, ",
            inner,
            "\u{3}\u{4}",
            inner,
            " and \u{1}x\u{1} x\u{5}!",
        ]
        .concat();
        assert_eq!(filled(&text, &[("x", "0"), ("y", "1")]), "none!");
        assert_eq!(filled(&text, &[("x", "1"), ("y", "2")]), "one x, many y!");
        assert_eq!(filled(&text, &[("x", "5"), ("y", "1")]), "one y and 5 x!");
        assert_eq!(filled(&text, &[("x", "?"), ("y", "")]), "many y and ? x!");
    }

    #[test]
    fn a_file_that_is_not_whole_is_not_taken() {
        assert_eq!(Words::read(Language::ENGLISH, "a\u{1e}b".to_owned()), None);
        let file = vec!["x"; COUNT].join("\u{1e}");
        let words = Words::read(Language::ENGLISH, file).expect("whole");
        assert_eq!(words.get(crate::BUTTON_NEXT), "x");
        assert_eq!(words.get(crate::SURVEY_ADD), "x");
    }

    #[test]
    fn english_is_there_without_a_file() {
        let words = Words::default();
        assert_eq!(words.get(crate::BUTTON_NEXT), "Next");
        assert_eq!(words.get(crate::SURVEY_ADD), "Add one more");
        let told = |count| words.with(crate::SURVEY_WRONG_ANSWERS, &[("count", count)]);
        assert_eq!(
            told("1"),
            "One question needs another look. It is marked above."
        );
        assert_eq!(
            told("3"),
            "3 questions need another look. They are marked above."
        );
    }
}
