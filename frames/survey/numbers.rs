//! Numbers as families type them.

use serde_json::Number;

/// A decimal number with or without sign and point; blanks around it don't count.
///
/// The JSON reader does the work, which the player has anyway.
pub(super) fn read(text: &str) -> Option<Number> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = match digits.find(['.', 'e', 'E']) {
        Some(end) => digits.split_at(end),
        None => (digits, ""),
    };
    let rest = if rest == "." { "" } else { rest };
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && rest.is_empty()) {
        return None;
    }
    let trimmed = whole.trim_start_matches('0');
    let whole = if trimmed.is_empty() { "0" } else { trimmed };
    let number: Number = serde_json::from_str(&[sign, whole, rest].concat()).ok()?;
    Some(tidy(number))
}

/// 3.0 is written 3, as JavaScript does.
pub(super) fn tidy(number: Number) -> Number {
    match number.as_f64() {
        Some(float) if float.fract() == 0.0 && float.abs() < 9e15 => Number::from(float as i64),
        _ => number,
    }
}

/// A whole number as the predecessor accepts it: no point, no zeros in front.
pub(super) fn is_whole(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits == "0"
        || (!digits.is_empty()
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (text, number) in [
            ("3", "3"),
            (" 3.5 ", "3.5"),
            (".5", "0.5"),
            ("007", "7"),
            ("+2", "2"),
            ("-4.", "-4"),
            ("3.0", "3"),
            ("1e3", "1000"),
            ("0", "0"),
        ] {
            assert_eq!(
                read(text).map(|found| found.to_string()).as_deref(),
                Some(number),
                "{text}"
            );
        }
        for text in [
            "", "abc", "-", ".", "1,5", "3 4", "--1", "1e", "0x1", "NaN", "1.2.3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_have_neither_points_nor_zeros_in_front() {
        assert!(["0", "7", "-12", " 5 "].iter().all(|text| is_whole(text)));
        assert!(
            ["", "3.5", "007", "-", "1e3", "x"]
                .iter()
                .all(|text| !is_whole(text))
        );
    }
}
