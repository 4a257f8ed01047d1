//! Dates and times as families type them, in the form that the study names in Moment's letters.

use kit::{Words, long_date, month_name, month_of, western, words};

/// A form such as `MM/DD/YYYY` or `h:mm a`, piece by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Format {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// `YYYY`, `MM`, `H`, …: which part, and how many digits at least.
    Digits(Unit, usize),
    /// `MMM` or `MMMM`.
    MonthName {
        whole: bool,
    },
    /// `a` or `A`.
    Half {
        capitals: bool,
    },
    Letters(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
    Hour,
    /// From 1 to 12.
    HalfDayHour,
    Minute,
    Second,
}

/// A moment as it was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moment {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
}

/// Shown when a family is told how to write it.
const EXAMPLE: Moment = Moment {
    year: 2023,
    month: 5,
    day: 16,
    hour: 8,
    minute: 30,
    second: 0,
};

impl Format {
    /// The form; `None` when it has letters that are not known here.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            if let Some((inside, after)) =
                rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            {
                pieces.push(Piece::Letters(inside.to_owned()));
                rest = after;
                continue;
            }
            let count = rest.chars().take_while(|other| *other == letter).count();
            let (piece, after) = rest.split_at(letter.len_utf8() * count);
            pieces.push(match (letter, count) {
                ('Y', 2 | 4) => Piece::Digits(Unit::Year, count),
                ('M', 1 | 2) => Piece::Digits(Unit::Month, count),
                ('M', 3 | 4) => Piece::MonthName { whole: count == 4 },
                ('D', 1 | 2) => Piece::Digits(Unit::Day, count),
                ('H', 1 | 2) => Piece::Digits(Unit::Hour, count),
                ('h', 1 | 2) => Piece::Digits(Unit::HalfDayHour, count),
                ('m', 1 | 2) => Piece::Digits(Unit::Minute, count),
                ('s', 1 | 2) => Piece::Digits(Unit::Second, count),
                ('a' | 'A', 1) => Piece::Half {
                    capitals: letter == 'A',
                },
                (letter, _) if letter.is_ascii_alphabetic() => return None,
                _ => Piece::Letters(piece.to_owned()),
            });
            rest = after;
        }
        let has_digits = pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Digits(..)));
        has_digits.then_some(Self { pieces })
    }

    /// For an empty line: what is expected there.
    pub(super) fn in_letters(&self, words: Words) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            let key = match piece {
                Piece::Digits(Unit::Year, 2) => words::DATE_LETTERS_YEAR_SHORT,
                Piece::Digits(Unit::Year, _) => words::DATE_LETTERS_YEAR,
                Piece::Digits(Unit::Month, _) => words::DATE_LETTERS_MONTH,
                Piece::MonthName { .. } => words::DATE_LETTERS_MONTH_NAME,
                Piece::Digits(Unit::Day, _) => words::DATE_LETTERS_DAY,
                Piece::Digits(Unit::Hour | Unit::HalfDayHour, _) => words::DATE_LETTERS_HOURS,
                Piece::Digits(Unit::Minute, _) => words::DATE_LETTERS_MINUTES,
                Piece::Digits(Unit::Second, _) => words::DATE_LETTERS_SECONDS,
                Piece::Half { .. } => words::DATE_LETTERS_HALF_DAY,
                Piece::Letters(letters) => {
                    text += letters;
                    continue;
                }
            };
            text += words.get(key);
        }
        text
    }

    /// What was typed, in the study's form.
    ///
    /// # Errors
    /// The sentence that tells the family what to change.
    pub(super) fn read(&self, words: Words, text: &str) -> Result<String, String> {
        let example = self.write(EXAMPLE);
        match self.parse(words, text) {
            Some(moment) if self.is_possible(moment) => Ok(self.write(moment)),
            Some(_) => {
                let values = [("moment", text.trim()), ("example", &example)];
                Err(words.with(words::SURVEY_WRONG_NO_SUCH_MOMENT, &values))
            }
            None => Err(words.with(words::SURVEY_WRONG_MOMENT, &[("example", &example)])),
        }
    }

    /// A date read back with the month's name, so that nobody mistakes the day for the month; nothing where the form leaves no doubt.
    pub(super) fn in_words(&self, words: Words, text: &str) -> Option<String> {
        let has = |unit| {
            let is_it = |piece: &Piece| matches!(piece, Piece::Digits(own, _) if *own == unit);
            self.pieces.iter().any(is_it)
        };
        if !has(Unit::Month) || !has(Unit::Day) {
            return None;
        }
        let moment = self
            .parse(words, text)
            .filter(|moment| self.is_possible(*moment))?;
        if has(Unit::Year) {
            return Some(long_date(words, moment.year, moment.month, moment.day));
        }
        let day = moment.day.to_string();
        let values = [("month", month_name(words, moment.month)), ("day", &day)];
        Some(words.with(words::DATE_SHORT, &values))
    }

    /// Numbers and words in the order of the form; seconds and, after `7 pm`, minutes may be left out.
    fn parse(&self, own: Words, text: &str) -> Option<Moment> {
        let mut units: Vec<Unit> = self.pieces.iter().filter_map(Piece::unit).collect();
        let mut moment = Moment::default();
        let mut afternoon = None;
        let mut numbers = Vec::new();
        let text: String = text.chars().map(western).collect();
        for word in words(&text) {
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                numbers.push(word);
            } else if let Some(month) = month_of(own, word).filter(|_| units.contains(&Unit::Month))
            {
                moment.month = month;
                units.retain(|unit| *unit != Unit::Month);
            } else if let (Some('a' | 'A' | 'p' | 'P'), true) =
                (word.chars().next(), self.has_hours())
            {
                afternoon = Some(word.starts_with(['p', 'P']));
            } else if !self.is_filler(word) {
                return None;
            }
        }
        // 05162023 is 05/16/2023.
        let widths = units
            .iter()
            .map(|unit| if *unit == Unit::Year { 4 } else { 2 });
        if let ([all], true) = (&numbers[..], units.len() > 1)
            && all.len() == widths.clone().sum::<usize>()
        {
            let mut rest = *all;
            numbers = widths
                .map(|width| {
                    let (number, after) = rest.split_at(width);
                    rest = after;
                    number
                })
                .collect();
        }
        // 2023-05-16 is understood in every order.
        let is_date = |unit: &Unit| matches!(unit, Unit::Year | Unit::Month | Unit::Day);
        let dates = units.iter().filter(|unit| is_date(unit)).count();
        if dates == 3 && numbers.first().is_some_and(|number| number.len() == 4) {
            units.retain(|unit| !is_date(unit));
            units.splice(0..0, [Unit::Year, Unit::Month, Unit::Day]);
        }
        if numbers.len() > units.len() {
            return None;
        }
        for (index, unit) in units.iter().enumerate() {
            let number = match numbers.get(index) {
                Some(digits) if digits.len() <= 4 => digits.parse().ok()?,
                None if *unit == Unit::Second || (*unit == Unit::Minute && afternoon.is_some()) => {
                    0
                }
                _ => return None,
            };
            match unit {
                Unit::Year if numbers[index].len() == 2 => moment.year = 2000 + number,
                Unit::Year => moment.year = number,
                Unit::Month => moment.month = number,
                Unit::Day => moment.day = number,
                Unit::Hour | Unit::HalfDayHour => moment.hour = number,
                Unit::Minute => moment.minute = number,
                Unit::Second => moment.second = number,
            }
        }
        match afternoon {
            Some(true) if moment.hour < 12 => moment.hour += 12,
            Some(false) if moment.hour == 12 => moment.hour = 0,
            _ => {}
        }
        Some(moment)
    }

    fn has_hours(&self) -> bool {
        let is_hour = |unit| matches!(unit, Unit::Hour | Unit::HalfDayHour);
        self.pieces.iter().filter_map(Piece::unit).any(is_hour)
    }

    /// The `m` of `a.m.`, the `th` of `16th`, and words of the form itself.
    fn is_filler(&self, word: &str) -> bool {
        let is_own = |piece: &Piece| matches!(piece, Piece::Letters(own) if own.contains(word));
        ["m", "M", "st", "nd", "rd", "th"].contains(&word) || self.pieces.iter().any(is_own)
    }

    fn is_possible(&self, moment: Moment) -> bool {
        let has = |unit| self.pieces.iter().any(|piece| piece.unit() == Some(unit));
        let month = moment.month;
        let good_year = !has(Unit::Year) || moment.year >= 1000;
        let good_month = !has(Unit::Month) || (1..=12).contains(&month);
        let last = if has(Unit::Month) {
            last_day(has(Unit::Year).then_some(moment.year), month)
        } else {
            31
        };
        let good_day = !has(Unit::Day) || (1..=last).contains(&moment.day);
        good_year
            && good_month
            && good_day
            && moment.hour < 24
            && moment.minute < 60
            && moment.second < 60
    }

    fn write(&self, moment: Moment) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Digits(unit, width) => {
                    let number = match unit {
                        Unit::Year if *width == 2 => moment.year % 100,
                        Unit::Year => moment.year,
                        Unit::Month => moment.month,
                        Unit::Day => moment.day,
                        Unit::Hour => moment.hour,
                        Unit::HalfDayHour => (moment.hour + 11) % 12 + 1,
                        Unit::Minute => moment.minute,
                        Unit::Second => moment.second,
                    };
                    let digits = number.to_string();
                    text.extend((digits.len()..*width).map(|_| '0'));
                    text += &digits;
                }
                Piece::MonthName { whole } => {
                    // What is saved reads the same whatever language the family has.
                    let name = month_name(Words::default(), moment.month);
                    text += if *whole {
                        name
                    } else {
                        name.get(..3).unwrap_or(name)
                    };
                }
                Piece::Half { capitals } => {
                    text += match (moment.hour < 12, capitals) {
                        (true, false) => "am",
                        (true, true) => "AM",
                        (false, false) => "pm",
                        (false, true) => "PM",
                    };
                }
                Piece::Letters(letters) => text += letters,
            }
        }
        text
    }
}

impl Piece {
    fn unit(&self) -> Option<Unit> {
        match self {
            Self::Digits(unit, _) => Some(*unit),
            Self::MonthName { .. } => Some(Unit::Month),
            _ => None,
        }
    }
}

/// Runs of digits, and runs of letters.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| {
            if first.is_ascii_digit() {
                letter.is_ascii_digit()
            } else {
                letter.is_alphabetic()
            }
        };
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end.max(first.len_utf8()));
        if first.is_alphanumeric() {
            words.push(word);
        }
        rest = after;
    }
    words
}

/// Without a year any is possible.
fn last_day(year: Option<u32>, month: u32) -> u32 {
    let is_leap = |year: u32| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
