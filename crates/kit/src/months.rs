//! The months in words.

use words::{Key, Words};

/// January first.
const MONTHS: [Key; 12] = [
    words::MONTH_JANUARY,
    words::MONTH_FEBRUARY,
    words::MONTH_MARCH,
    words::MONTH_APRIL,
    words::MONTH_MAY,
    words::MONTH_JUNE,
    words::MONTH_JULY,
    words::MONTH_AUGUST,
    words::MONTH_SEPTEMBER,
    words::MONTH_OCTOBER,
    words::MONTH_NOVEMBER,
    words::MONTH_DECEMBER,
];

/// The name of a month, 1 to 12; nothing for another number.
pub fn month_name(words: Words, month: u32) -> &'static str {
    let key = MONTHS.get((month as usize).wrapping_sub(1));
    key.map_or("", |key| words.get(*key))
}

/// A month by its name, or its first letters, three at least where the name has so many; in the language of the page or in English.
pub fn month_of(words: Words, typed: &str) -> Option<u32> {
    let typed = in_small_letters(typed);
    let fits = |name: &str| {
        let name = in_small_letters(name);
        name == typed || (typed.chars().count() >= 3 && name.starts_with(&typed))
    };
    [words, Words::default()].into_iter().find_map(|words| {
        let mut numbered = (1..).zip(MONTHS);
        let found = numbered.find(|(_, key)| fits(words.get(*key)));
        found.map(|(month, _)| month)
    })
}

/// Of the letters that names of months have: Latin ones, some with an accent. The library's table of all scripts would weigh more than
/// all our months, and a family waits for it.
fn in_small_letters(text: &str) -> String {
    let small = |letter: char| match letter {
        'À'..='Þ' => char::from_u32(u32::from(letter) + 0x20).unwrap_or(letter),
        _ => letter.to_ascii_lowercase(),
    };
    text.chars().map(small).collect()
}

/// A date with its month as a word: `May 6, 2023`.
pub fn long_date(words: Words, year: u32, month: u32, day: u32) -> String {
    let (year, day) = (year.to_string(), day.to_string());
    let values = [
        ("year", &*year),
        ("month", month_name(words, month)),
        ("day", &day),
    ];
    words.with(words::DATE_LONG, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_by_its_first_three_letters() {
        let words = Words::default();
        for (typed, month) in [("May", 5), ("sept", 9), ("JUN", 6), ("december", 12)] {
            assert_eq!(month_of(words, typed), Some(month), "{typed}");
        }
        for typed in ["ma", "", "mayo", "x"] {
            assert_eq!(month_of(words, typed), None, "{typed}");
        }
        assert_eq!(month_name(words, 12), "December");
        assert_eq!((month_name(words, 0), month_name(words, 13)), ("", ""));
    }
}
