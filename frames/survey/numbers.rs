//! Numbers as families type them.

use super::part::plain;
use kit::{Words, western, words};
use serde_json::{Number, Value};

/// A number as a family types it, in the digits and with the decimal sign that it is used to. What may be a sign between thousands is
/// not read: `1,500` where the decimal sign is a point, and `1.500` where it is a comma.
pub(super) fn typed(own: Words, text: &str) -> Option<Number> {
    let text = western_text(text);
    let Some((before, after)) = text.split_once([',', '.']) else {
        return read(&text);
    };
    let is_own = text.contains(own.get(words::DECIMAL_SIGN));
    let whole = before.trim_start_matches(['-', '+']);
    let may_be_thousands = (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && after.len() == 3
        && after.bytes().all(|byte| byte.is_ascii_digit());
    if may_be_thousands && !is_own {
        return None;
    }
    read(&[before, ".", after].concat())
}

/// A number as the family would type it.
pub(super) fn written(own: Words, value: &Value) -> String {
    let text = plain(value);
    if read(&text).is_some() {
        return text.replace('.', own.get(words::DECIMAL_SIGN));
    }
    text
}

/// With the digits and signs of English and no blanks around it.
fn western_text(text: &str) -> String {
    let western = text.trim().chars().map(|letter| match letter {
        // Arabic decimal sign, wide point.
        '\u{66b}' | '\u{ff0e}' => '.',
        // Arabic comma, wide comma.
        '\u{60c}' | '\u{ff0c}' => ',',
        // Minus, wide hyphen.
        '\u{2212}' | '\u{ff0d}' => '-',
        other => western(other),
    });
    western.collect()
}

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
    let text = western_text(text);
    let digits = text.strip_prefix('-').unwrap_or(&text);
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

    // All languages' words are in native builds only.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn both_decimal_signs_are_read_where_that_is_safe() {
        use serde_json::json;
        let [english, french, arabic] = ["en-US", "fr", "ar"]
            .map(|name| Words::built_in(words::Language::named(name).expect("a language")));
        for (own, text, number) in [
            (english, "3.5", Some("3.5")),
            (english, "3,5", Some("3.5")),
            (english, "1.500", Some("1.5")),
            (english, "1,500", None),
            (english, "0,125", Some("0.125")),
            (english, "1234,567", Some("1234.567")),
            (french, "3,5", Some("3.5")),
            (french, "3.5", Some("3.5")),
            (french, "-1,500", Some("-1.5")),
            (french, "-1.500", None),
            (french, "0.125", Some("0.125")),
            (french, ",5", Some("0.5")),
            (french, "4,", Some("4")),
            (french, "12", Some("12")),
            (arabic, "٣٫٥", Some("3.5")),
            (arabic, "−١٢", Some("-12")),
            (arabic, "٣،٥", Some("3.5")),
            (english, "３．５", Some("3.5")),
        ] {
            let found = typed(own, text).map(|found| found.to_string());
            assert_eq!(found.as_deref(), number, "{text}");
        }
        for own in [english, french, arabic] {
            for text in [
                "", ",", ".", "1,2,3", "1.2,3", "1,234.5", "1.234,5", "3,x", "1,5e", "3 500,5",
            ] {
                assert_eq!(typed(own, text), None, "{text}");
            }
            // What a study sets, or a family gave before, is read back as it was.
            for number in [
                json!(3.5),
                json!(1.125),
                json!(-0.25),
                json!(1500),
                json!("1.125"),
            ] {
                let text = written(own, &number);
                let again = typed(own, &text).map(Value::Number);
                let wanted = read(&plain(&number)).map(Value::Number);
                assert_eq!(again, wanted, "{text}");
            }
        }
    }

    #[test]
    fn whole_numbers_have_neither_points_nor_zeros_in_front() {
        assert!(
            ["0", "7", "-12", " 5 ", "٣", "１２"]
                .iter()
                .all(|text| is_whole(text))
        );
        assert!(
            ["", "3.5", "007", "-", "1e3", "x"]
                .iter()
                .all(|text| !is_whole(text))
        );
    }
}
