//! Reads a birth date as families write it, and the small texts of the page.

use kit::{Words, long_date, month_name, month_of, western, words};

const MILLIS_A_DAY: f64 = 86_400_000.0;

/// The study as a sentence names it: with whom to ask, if it says so.
pub(super) fn study(words: Words, name: &str, contact: &str) -> String {
    if contact.is_empty() {
        return words.with(words::STUDY_NAME, &[("name", name)]);
    }
    let values = [("name", name), ("contact", contact)];
    words.with(words::STUDY_NAME_WITH_CONTACT, &values)
}

/// Shares the study's page on Children Helping Science, or the list of studies when the id is unknown or would not fit an address.
/// The address of the player's own page would tell the child's id.
pub(super) fn share_address(study_id: &str) -> String {
    let fits = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
    let (id, end) = if !study_id.is_empty() && study_id.bytes().all(fits) {
        (study_id, "%2F")
    } else {
        ("", "")
    };
    let list = "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fchildrenhelpingscience.com%2Fstudies%2F";
    [list, id, end].concat()
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

/// Reads a date in the order of numbers of the language (`mm/dd/yyyy` in English), and `yyyy-mm-dd`, eight digits, two-digit years, month
/// names and other separators.
///
/// `now_millis` is the time now since 1970, UTC; a day of tolerance allows for zones east of UTC.
///
/// # Errors
/// A sentence that tells the family what to change.
pub(super) fn read(words: Words, text: &str, now_millis: f64) -> Result<Date, String> {
    let say = |key| words.get(key).to_owned();
    if text.trim().is_empty() {
        return Err(say(words::ANSWER_REQUIRED));
    }
    let found = parts(words, text).ok_or_else(|| say(words::EXIT_BIRTH_DATE_UNREADABLE))?;
    let (year, month, day) = found;
    let (year_text, day_text) = (year.to_string(), day.to_string());
    if !(1..=12).contains(&month) {
        let values = [("month", &*month.to_string())];
        return Err(words.with(words::EXIT_BIRTH_DATE_NO_MONTH, &values));
    }
    if day == 0 || day > days_in(year, month) {
        let values = [
            ("month", month_name(words, month)),
            ("year", &*year_text),
            ("day", &day_text),
        ];
        return Err(words.with(words::EXIT_BIRTH_DATE_NO_DAY, &values));
    }
    let date = Date { year, month, day };
    if year < 1900 {
        let values = [("year", &*year_text)];
        return Err(words.with(words::EXIT_BIRTH_DATE_LONG_AGO, &values));
    }
    if date.millis() > now_millis + MILLIS_A_DAY {
        let values = [("date", &*date.in_words(words))];
        return Err(words.with(words::EXIT_BIRTH_DATE_FUTURE, &values));
    }
    Ok(date)
}

/// The date, read back; with the one that the family's account has, `yyyy-mm-dd`, where that is another.
pub(super) fn told(words: Words, date: Date, registered: &str) -> String {
    let own = date.in_words(words);
    match read(words, registered, f64::INFINITY) {
        Ok(other) if other != date => {
            let values = [("date", &*own), ("registered", &other.in_words(words))];
            words.with(words::EXIT_BIRTH_DATE_DIFFERS, &values)
        }
        _ => words.with(words::EXIT_BIRTH_DATE_READ, &[("date", &own)]),
    }
}

/// In which order a language has the numbers of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    MonthDayYear,
    DayMonthYear,
    YearMonthDay,
}

impl Order {
    fn of(words: Words) -> Self {
        match words.get(words::DATE_ORDER) {
            "day-month-year" => Self::DayMonthYear,
            "year-month-day" => Self::YearMonthDay,
            _ => Self::MonthDayYear,
        }
    }

    /// Year, month and day of three values in this order.
    fn sorted<T>(self, [a, b, c]: [T; 3]) -> (T, T, T) {
        match self {
            Self::MonthDayYear => (c, a, b),
            Self::DayMonthYear => (c, b, a),
            Self::YearMonthDay => (a, b, c),
        }
    }
}

/// Year, month and day as numbers that may still be impossible.
fn parts(words: Words, text: &str) -> Option<(u32, u32, u32)> {
    let text: String = text.chars().map(western).collect();
    let mut numbers = Vec::new();
    let mut month = None;
    for word in runs(&text) {
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            numbers.push(word);
        } else if let Some(found) = month_of(words, word).filter(|_| month.is_none()) {
            month = Some(found);
        } else if word.chars().count() > 3 {
            // Shorter ones are the `th` of `6th`, the `de` of `6 de maio de 2023`, `年` and `月`.
            return None;
        }
    }
    let order = Order::of(words);
    match (&numbers[..], month) {
        ([year, day], Some(month)) if year.len() == 4 => Some((number(year)?, month, number(day)?)),
        ([day, year], Some(month)) => Some((full_year(year)?, month, number(day)?)),
        ([all], None) if all.len() == 8 => {
            let (year, month, day) = match order {
                Order::YearMonthDay => (all.get(..4)?, all.get(4..6)?, all.get(6..)?),
                _ => order.sorted([all.get(..2)?, all.get(2..4)?, all.get(4..)?]),
            };
            Some((number(year)?, number(month)?, number(day)?))
        }
        ([year, month, day], None) if year.len() == 4 => {
            Some((number(year)?, number(month)?, number(day)?))
        }
        ([a, b, c], None) => {
            let (year, month, day) = order.sorted([*a, *b, *c]);
            Some((full_year(year)?, number(month)?, number(day)?))
        }
        _ => None,
    }
}

/// Runs of digits, and runs of letters.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let same = |letter: char| letter.is_alphanumeric() && letter.is_ascii_digit() == is_digit;
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end.max(first.len_utf8()));
        if first.is_alphanumeric() {
            runs.push(run);
        }
        rest = after;
    }
    runs
}

/// A number of up to four digits.
fn number(digits: &str) -> Option<u32> {
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

fn full_year(digits: &str) -> Option<u32> {
    let year = number(digits)?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl Date {
    /// As it is saved: the chosen day at midnight UTC, whatever the family's zone (spec 10e).
    pub(super) fn saved(self) -> String {
        format!(
            "{:04}-{:02}-{:02}T00:00:00.000Z",
            self.year, self.month, self.day
        )
    }

    /// For reading it back: `May 6, 2023`.
    pub(super) fn in_words(self, words: Words) -> String {
        long_date(words, self.year, self.month, self.day)
    }

    /// Midnight UTC in milliseconds since 1970; only for years from 1900.
    fn millis(self) -> f64 {
        let whole_years: u32 = (1900..self.year)
            .map(|year| if is_leap(year) { 366 } else { 365 })
            .sum();
        let whole_months: u32 = (1..self.month).map(|month| days_in(self.year, month)).sum();
        (f64::from(whole_years + whole_months + self.day - 1) - 25_567.0) * MILLIS_A_DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-24, 00:00 UTC.
    const NOW: f64 = 1_795_478_400_000.0;

    #[test]
    fn dates_are_read_as_families_write_them() {
        for text in [
            "05/06/2023",
            "5/6/2023",
            "5-6-23",
            "05.06.2023",
            "05062023",
            "2023-05-06",
            "May 6, 2023",
            "may 6th 2023",
            "6 May 2023",
            " 05 / 06 / 2023 ",
            "6 de may de 2023",
            "2023\u{5e74}5\u{6708}6\u{65e5}",
            "\u{665}/\u{666}/\u{662}\u{660}\u{662}\u{663}",
            "\u{ff10}\u{ff15}/06/2023",
        ] {
            assert_eq!(
                read(Words::default(), text, NOW).map(Date::saved),
                Ok("2023-05-06T00:00:00.000Z".into()),
                "{text}"
            );
        }
    }

    // The files of the languages are no part of the player.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn numbers_stand_in_the_order_of_the_language() {
        let sorted = |order: Order| order.sorted(["a", "b", "c"]);
        assert_eq!(sorted(Order::MonthDayYear), ("c", "a", "b"));
        assert_eq!(sorted(Order::DayMonthYear), ("c", "b", "a"));
        assert_eq!(sorted(Order::YearMonthDay), ("a", "b", "c"));
        for name in words::NAMES {
            let language = words::Language::named(name).expect("a language");
            let example = Words::built_in(language);
            let letters = example.get(words::EXIT_BIRTH_DATE_UNREADABLE);
            // The example of each language is the 6th of May 2023.
            let date = letters.split_whitespace().find_map(|word| {
                let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
                parts(example, word).filter(|_| word.len() >= 8)
            });
            assert_eq!(date, Some((2023, 5, 6)), "{name}: {letters}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn months_are_known_in_capitals_in_every_language() {
        for name in words::NAMES {
            let language = words::Language::named(name).expect("a language");
            let own = Words::built_in(language);
            for month in 1..=12 {
                let capitals = month_name(own, month).to_uppercase();
                assert_eq!(month_of(own, &capitals), Some(month), "{name}: {capitals}");
            }
        }
    }

    #[test]
    fn another_date_than_the_registered_one_is_mentioned() {
        let date = read(Words::default(), "05/06/2023", NOW).expect("a date");
        for registered in ["2023-05-06", "", "unknown"] {
            assert_eq!(
                told(Words::default(), date, registered),
                "That is May 6, 2023.",
                "{registered}"
            );
        }
        let differs = told(Words::default(), date, "2023-06-05");
        assert!(
            differs.contains("Your account says June 5, 2023"),
            "{differs}"
        );
    }

    #[test]
    fn a_wrong_date_says_what_is_wrong() {
        for (text, part) in [
            ("", "required"),
            ("soon", "can't read"),
            ("äää 1 ü", "can't read"),
            ("25/05/2023", "no month 25"),
            ("02/29/2023", "February 2023 has no day 29"),
            ("05/06/0203", "too long ago"),
            ("05/06/2032", "in the future"),
            ("11/26/2026", "in the future"),
        ] {
            let message = read(Words::default(), text, NOW).expect_err(text);
            assert!(message.contains(part), "{text}: {message}");
        }
    }

    #[test]
    fn a_study_without_a_contact_has_no_empty_brackets() {
        assert_eq!(
            study(Words::default(), "Rhymes", ""),
            "\u{201c}Rhymes\u{201d}"
        );
        assert_eq!(
            study(Words::default(), "Rhymes", "a@b.org"),
            "\u{201c}Rhymes\u{201d} (a@b.org)"
        );
    }

    #[test]
    fn the_shared_address_is_that_of_the_study() {
        let id = "5c1a7b0e-0d7f-4c43-8a55-6f0c7a1b2c3d";
        assert!(share_address(id).ends_with(&["studies%2F", id, "%2F"].concat()));
        for unknown in ["", "a b", "a/?b"] {
            assert!(share_address(unknown).ends_with(".com%2Fstudies%2F"));
        }
    }

    #[test]
    fn today_and_leap_days_are_dates() {
        assert!(read(Words::default(), "11/24/2026", NOW).is_ok());
        assert!(read(Words::default(), "02/29/2024", NOW).is_ok());
        assert_eq!(
            read(Words::default(), "1/1/1970", NOW).map(|date| date.millis().abs() < 1.0),
            Ok(true)
        );
    }
}
