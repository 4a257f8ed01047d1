//! Which languages there are, and which of them is meant.

use crate::{Known, LANGUAGES};

/// A language that has a folder in `assets/locales`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Language(u8);

impl Language {
    /// The one that is always there.
    pub const ENGLISH: Self = Self(0);

    /// The language of a name as studies write it: `pt-br`, `pt-BR`, `en-us`; `en` is English.
    pub fn named(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("en") {
            return Some(Self::ENGLISH);
        }
        let found = LANGUAGES
            .iter()
            .position(|known| known.name.eq_ignore_ascii_case(name));
        found.map(|index| Self(index as u8))
    }

    /// The first wish of a reader that can be met, whole (`pt-BR`) or by its first part (`fr-CA`); else English.
    pub fn best<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        let mut wishes = wishes.into_iter();
        wishes.find_map(Self::wished).unwrap_or_default()
    }

    /// The language of a tag, whole (`pt-BR`, `pt_BR`) or by its first part (`fr-CA`).
    pub fn wished(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        Self::named(&tag.replace('_', "-")).or_else(|| Self::named(first))
    }

    fn known(self) -> &'static Known {
        let index = usize::from(self.0);
        LANGUAGES.get(index).unwrap_or(&LANGUAGES[0])
    }

    /// The name, for `lang` in HTML.
    pub fn name(self) -> &'static str {
        self.known().name
    }

    /// For `dir` in HTML.
    pub fn direction(self) -> &'static str {
        if self.known().is_right_to_left {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The name of its file; nothing for English.
    pub fn file(self) -> Option<&'static str> {
        Some(self.known().file).filter(|file| !file.is_empty())
    }

    /// The file of a consent document in this language, if it has one.
    pub fn document(self, name: &str) -> Option<&'static str> {
        let documents = self.known().documents;
        let found = documents.iter().find(|(known, _)| *known == name);
        found.map(|(_, file)| *file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_studies_in_small_and_capital_letters() {
        for name in ["en-us", "en-US", "EN", "en"] {
            assert_eq!(Language::named(name), Some(Language::ENGLISH), "{name}");
        }
        for name in ["", "english", "en-us_for_translation", "en-GB", "xx"] {
            assert_eq!(Language::named(name), None, "{name}");
        }
        for name in crate::NAMES {
            let small = name.to_lowercase();
            assert_eq!(Language::named(&small).map(Language::name), Some(name));
        }
    }

    #[test]
    fn a_reader_gets_the_first_wish_that_can_be_met() {
        assert_eq!(Language::best(["xx", "en-GB", "fr"]), Language::ENGLISH);
        assert_eq!(Language::best(["xx"]), Language::ENGLISH);
        assert_eq!(Language::best([]), Language::ENGLISH);
    }

    #[test]
    fn english_is_no_file_and_reads_from_the_left() {
        assert_eq!(Language::ENGLISH.file(), None);
        assert_eq!(Language::ENGLISH.direction(), "ltr");
        assert_eq!(Language::ENGLISH.document("consent_001"), None);
    }
}
