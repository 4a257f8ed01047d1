//! Digits as families type them.

/// Digits of Arabic, Persian and of wide letters as those of English; any other letter as it is.
pub fn western(letter: char) -> char {
    let zero = ['\u{660}', '\u{6f0}', '\u{ff10}'];
    let digit = zero.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    });
    digit.unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::western;

    #[test]
    fn digits_of_other_writings_are_known() {
        let text = "٠٩ ۰۹ ０９ 09 a٫年";
        let read: String = text.chars().map(western).collect();
        assert_eq!(read, "09 09 09 09 a٫年");
    }
}
