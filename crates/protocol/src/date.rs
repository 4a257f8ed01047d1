//! Dates as they come over the wire.

const MILLIS_PER_DAY: f64 = 86_400_000.0;

/// Milliseconds since 1970 of an ISO 8601 date or date and time, in UTC unless the text names an offset.
///
/// Returns nothing for any other text. Accepts `2022-03-04`, `2019-12-31T00:00:00Z`, `2024-06-01T12:00:00.000+02:00`.
pub fn millis_from_iso(text: &str) -> Option<f64> {
    let text = text.trim();
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let days = days_from_date(date)?;
    let within = time.map_or(Some(0.0), millis_of_day)?;
    Some(days as f64 * MILLIS_PER_DAY + within)
}

/// Whole or fractional days between two moments in milliseconds.
pub(crate) fn days_between(earlier_millis: f64, later_millis: f64) -> f64 {
    (later_millis - earlier_millis) / MILLIS_PER_DAY
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn days_from_date(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let year = parts
        .next()
        .filter(|year| year.len() == 4)
        .and_then(digits)?;
    let month = parts
        .next()
        .map_or(Some(1), digits)
        .filter(|month| (1..=12).contains(month))?;
    let day = parts.next().map_or(Some(1), digits)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if parts.next().is_some() || !(1..=longest).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day last, so a month's start is a plain formula.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let before_year = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let before_month = (153 * month + 2) / 5;
    Some(before_year + before_month + day - 1 - 719_468)
}

fn millis_of_day(time: &str) -> Option<f64> {
    let (clock, offset_minutes) = split_offset(time)?;
    let mut parts = clock.split(':');
    let hours = parts.next().and_then(digits).filter(|hours| *hours <= 24)?;
    let minutes = parts
        .next()
        .and_then(digits)
        .filter(|minutes| *minutes < 60)?;
    let seconds: f64 = match parts.next() {
        None => 0.0,
        Some(text)
            if text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.') =>
        {
            crate::number::decimal(text)?
        }
        Some(_) => return None,
    };
    if parts.next().is_some() || seconds >= 60.0 {
        return None;
    }
    let whole_minutes = (hours * 60 + minutes - offset_minutes) as f64;
    Some(whole_minutes * 60_000.0 + (seconds * 1000.0).floor())
}

fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = time.find(['+', '-']) else {
        return Some((time, 0));
    };
    let (clock, offset) = time.split_at(at);
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let offset = offset[1..].replace(':', "");
    if offset.len() != 4 {
        return None;
    }
    let number = digits(&offset)?;
    Some((clock, sign * (number / 100 * 60 + number % 100)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_servers_send() {
        let cases = [
            ("1970-01-01", 0.0),
            ("2022-03-04", 1_646_352_000_000.0),
            ("2024-02-29", 1_709_164_800_000.0),
            ("2024-06-01T12:00:00.000Z", 1_717_243_200_000.0),
            ("2024-06-01T14:00:00+02:00", 1_717_243_200_000.0),
            ("1969-12-31T23:59:59.500Z", -500.0),
        ];
        for (text, millis) in cases {
            assert_eq!(millis_from_iso(text), Some(millis), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "today",
            "2023-02-29",
            "2022-13-01",
            "22-01-01",
            "2022-01-01Tx",
            "2022-01-01T25:00",
            "é-01",
        ] {
            assert_eq!(millis_from_iso(text), None, "{text}");
        }
    }
}
