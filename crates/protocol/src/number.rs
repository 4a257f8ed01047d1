//! Numbers as JavaScript reads and prints them.

/// What JavaScript takes for white space around a number.
fn is_space(letter: char) -> bool {
    (letter.is_whitespace() && letter != '\u{85}') || letter == '\u{feff}'
}

/// `Number(text)`: not-a-number where the text is no number.
pub(crate) fn from_text(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    if text.is_empty() {
        return 0.0;
    }
    for (prefixes, radix) in [(["0x", "0X"], 16), (["0b", "0B"], 2), (["0o", "0O"], 8)] {
        if let Some(digits) = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)) {
            return in_radix(digits, radix);
        }
    }
    match text {
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ => decimal(text).unwrap_or(f64::NAN),
    }
}

/// A decimal number such as `-1.5e3`; exact up to 15 digits and powers of ten up to 22, which is more than people write.
///
/// Not the standard library's reader: its tables alone would be a thirtieth of the player.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (negative, text) = match text.as_bytes() {
        [b'-', ..] => (true, &text[1..]),
        [b'+', ..] => (false, &text[1..]),
        _ => (false, text),
    };
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut value, mut power) = (0_u64, exponent);
    for (digit, is_fraction) in (whole.bytes().map(|digit| (digit, false)))
        .chain(fraction.bytes().map(|digit| (digit, true)))
    {
        if !digit.is_ascii_digit() {
            return None;
        }
        // Digits beyond what a float can hold only move the point.
        if value < 1_000_000_000_000_000 {
            value = value * 10 + u64::from(digit - b'0');
            power = power.saturating_sub(i32::from(is_fraction));
        } else {
            power = power.saturating_add(i32::from(!is_fraction));
        }
    }
    let scaled = if value == 0 {
        0.0
    } else if power < 0 {
        value as f64 / 10_f64.powi(power.saturating_neg())
    } else {
        value as f64 * 10_f64.powi(power)
    };
    Some(if negative { -scaled } else { scaled })
}

fn in_radix(digits: &str, radix: u32) -> f64 {
    if digits.is_empty() {
        return f64::NAN;
    }
    let mut total = 0.0;
    for digit in digits.chars() {
        match digit.to_digit(radix) {
            Some(value) => total = total * f64::from(radix) + f64::from(value),
            None => return f64::NAN,
        }
    }
    total
}

/// The number of a selector such as `0.6` or ` 1`, if jQuery's `isNumeric` would accept it.
pub(crate) fn selector(text: &str) -> Option<f64> {
    let number = from_text(text);
    (number.is_finite() && !text.trim_matches(is_space).is_empty()).then_some(number)
}

/// `Math.round`: halves go up.
pub(crate) fn round(number: f64) -> f64 {
    let down = number.floor();
    if number - down >= 0.5 {
        down + 1.0
    } else {
        down
    }
}

/// `String(number)`; exact for whole numbers and for the fractions people write.
pub(crate) fn to_text(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }
        .to_owned()
    } else if number == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&number.abs()) {
        format!("{number}")
    } else {
        let text = format!("{number:e}");
        if text.contains("e-") {
            text
        } else {
            text.replace('e', "e+")
        }
    }
}

/// The number as an index into a list of `length` elements.
pub(crate) fn index(number: f64, length: usize) -> Option<usize> {
    (number >= 0.0 && number.fract() == 0.0 && number < length as f64).then_some(number as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_read_like_jquery() {
        let cases = [
            ("1e0", Some(1.0)),
            (" 1", Some(1.0)),
            ("0x1", Some(1.0)),
            ("-.5", Some(-0.5)),
            ("5.", Some(5.0)),
        ];
        for (text, number) in cases {
            assert_eq!(selector(text), number, "{text}");
        }
        for text in [
            "", " ", "RAND", "1x", "Infinity", "1e999", "inf", "nan", "0x", "1_0", "--1",
        ] {
            assert_eq!(selector(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "1",
            "0.1",
            "0.6",
            "33.3",
            "1e3",
            "1e-7",
            "12345.678901",
            "-2.5E+2",
            ".5",
            "5.",
            "1e22",
            "1e-22",
            "123456789012345",
            "0.000123",
            "99999999999999999999",
        ] {
            let library: f64 = text.parse().expect("a number");
            assert_eq!(
                decimal(text).map(f64::to_bits),
                Some(library.to_bits()),
                "{text}"
            );
        }
        assert_eq!(decimal("1e999"), Some(f64::INFINITY));
        assert_eq!(decimal("1e-999"), Some(0.0));
        for text in ["", ".", "e5", "1e", "1e5.5", "+-1", "1.2.3", "١"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn printing_follows_javascript() {
        let cases = [
            (1.0, "1"),
            (-0.0, "0"),
            (7.25, "7.25"),
            (1e21, "1e+21"),
            (1e-7, "1e-7"),
            (f64::NAN, "NaN"),
        ];
        for (number, text) in cases {
            assert_eq!(to_text(number), text);
        }
    }
}
