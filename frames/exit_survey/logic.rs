//! Reads a birth date as families write it, and the small texts of the page.

use kit::MONTHS;

const MILLIS_A_DAY: f64 = 86_400_000.0;

/// The study as a sentence names it: with whom to ask, if it says so.
pub(super) fn study(name: &str, contact: &str) -> String {
    let (open, close) = if contact.is_empty() {
        ("", "")
    } else {
        (" (", ")")
    };
    ["\u{201c}", name, "\u{201d}", open, contact, close].concat()
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

/// Reads `mm/dd/yyyy`, and `yyyy-mm-dd`, `mmddyyyy`, two-digit years, month names and other separators.
///
/// `now_millis` is the time now since 1970, UTC; a day of tolerance allows for zones east of UTC.
///
/// # Errors
/// A sentence that tells the family what to change.
pub(super) fn read(text: &str, now_millis: f64) -> Result<Date, String> {
    if text.trim().is_empty() {
        return Err("This field is required.".into());
    }
    let (year, month, day) = parts(text)
        .ok_or("We can't read this date. Please write month, day and year, like 05/06/2023.")?;
    if !(1..=12).contains(&month) {
        return Err(format!(
            "There is no month {month}. Please write the month first, like 05/06/2023 for May 6."
        ));
    }
    let name = month_name(month);
    if day == 0 || day > days_in(year, month) {
        return Err(format!(
            "{name} {year} has no day {day}. Please check the date."
        ));
    }
    let date = Date { year, month, day };
    if year < 1900 {
        return Err(format!(
            "The year {year} is too long ago. Please write all four digits."
        ));
    }
    if date.millis() > now_millis + MILLIS_A_DAY {
        return Err(format!(
            "{} is in the future. Please check the year.",
            date.in_words()
        ));
    }
    Ok(date)
}

/// The date, read back; with the one that the family's account has, `yyyy-mm-dd`, where that is another.
pub(super) fn told(date: Date, registered: &str) -> String {
    let all = ["That is ", &date.in_words(), "."].concat();
    match read(registered, f64::INFINITY) {
        Ok(other) if other != date => [
            &all,
            " Your account says ",
            &other.in_words(),
            ". If the date that you wrote is right, you need not do anything.",
        ]
        .concat(),
        _ => all,
    }
}

/// Year, month and day as numbers that may still be impossible.
fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    match words[..] {
        [all] if all.len() == 8 && all.bytes().all(|b| b.is_ascii_digit()) => Some((
            all.get(4..)?.parse().ok()?,
            all.get(..2)?.parse().ok()?,
            all.get(2..4)?.parse().ok()?,
        )),
        [year, month, day] if year.len() == 4 && number(year).is_some() => {
            Some((number(year)?, month_number(month)?, number(day)?))
        }
        [month, day, year] if number(day).is_some() => {
            Some((full_year(year)?, month_number(month)?, number(day)?))
        }
        [day, month, year] => Some((full_year(year)?, month_number(month)?, number(day)?)),
        _ => None,
    }
}

/// A number of up to four digits; `6th` counts as 6.
fn number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let good = digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    good.then(|| digits.parse().ok()).flatten()
}

fn full_year(word: &str) -> Option<u32> {
    let year = number(word)?;
    match word.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A month by number, or by at least three letters of its English name.
fn month_number(word: &str) -> Option<u32> {
    number(word).or_else(|| {
        let word = word.to_ascii_lowercase();
        let fits = |name: &&str| word.len() >= 3 && name.to_ascii_lowercase().starts_with(&word);
        (1..)
            .zip(&MONTHS)
            .find(|(_, name)| fits(name))
            .map(|(month, _)| month)
    })
}

fn month_name(month: u32) -> &'static str {
    (1..)
        .zip(MONTHS)
        .find(|(number, _)| *number == month)
        .map_or("", |(_, name)| name)
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
    pub(super) fn in_words(self) -> String {
        format!("{} {}, {}", month_name(self.month), self.day, self.year)
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
        ] {
            assert_eq!(
                read(text, NOW).map(Date::saved),
                Ok("2023-05-06T00:00:00.000Z".into()),
                "{text}"
            );
        }
    }

    #[test]
    fn another_date_than_the_registered_one_is_mentioned() {
        let date = read("05/06/2023", NOW).expect("a date");
        for registered in ["2023-05-06", "", "unknown"] {
            assert_eq!(
                told(date, registered),
                "That is May 6, 2023.",
                "{registered}"
            );
        }
        let differs = told(date, "2023-06-05");
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
            let message = read(text, NOW).expect_err(text);
            assert!(message.contains(part), "{text}: {message}");
        }
    }

    #[test]
    fn a_study_without_a_contact_has_no_empty_brackets() {
        assert_eq!(study("Rhymes", ""), "\u{201c}Rhymes\u{201d}");
        assert_eq!(
            study("Rhymes", "a@b.org"),
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
        assert!(read("11/24/2026", NOW).is_ok());
        assert!(read("02/29/2024", NOW).is_ok());
        assert_eq!(
            read("1/1/1970", NOW).map(|date| date.millis().abs() < 1.0),
            Ok(true)
        );
    }
}
