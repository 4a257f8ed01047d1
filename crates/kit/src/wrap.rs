//! Breaks a text into lines, in any script. Pure: how wide a text is comes in.

/// Signs from here on (Chinese, Japanese, Korean) may be parted from the next one.
const SIGNS: char = '\u{2e80}';
/// What begins no line.
const CLOSING: &str = "、。，．・：；？！」』）】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// Lines that are at most so wide, one paragraph a line of the text; empty lines are kept, one in a row.
pub(crate) fn wrap(text: &str, most: f64, width_of: impl Fn(&str) -> f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines().map(str::trim) {
        if paragraph.is_empty() {
            if lines.last().is_some_and(|last| !last.is_empty()) {
                lines.push(String::new());
            }
            continue;
        }
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let whole = [&line, piece].concat();
            if !line.is_empty() && width_of(whole.trim_end()) > most {
                put(&mut lines, &line);
                line.clear();
            }
            if width_of(piece.trim_end()) <= most {
                line.push_str(piece);
                continue;
            }
            // A word longer than a line is broken.
            for letter in piece.chars() {
                line.push(letter);
                if width_of(&line) > most && line.chars().count() > 1 {
                    line.pop();
                    put(&mut lines, &line);
                    line.clear();
                    line.push(letter);
                }
            }
        }
        put(&mut lines, &line);
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

fn put(lines: &mut Vec<String>, line: &str) {
    let line = line.trim();
    if !line.is_empty() {
        lines.push(line.to_owned());
    }
}

/// What is not broken: words with the blank after them, and single signs with what must not begin a line.
fn pieces(paragraph: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut letters = paragraph.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let Some((next_at, next)) = letters.peek().copied() else {
            break;
        };
        let is_end = letter.is_whitespace() && !next.is_whitespace();
        let is_sign = letter >= SIGNS || next >= SIGNS;
        if is_end || is_sign && !next.is_whitespace() && !CLOSING.contains(next) {
            pieces.push(&paragraph[start..next_at]);
            start = next_at;
        }
    }
    pieces.push(&paragraph[start..]);
    pieces
}

/// Whether a paragraph is read from right to left: by its first letter that has a direction.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, most: usize) -> Vec<String> {
        wrap(text, most as f64, |text| text.chars().count() as f64)
    }

    #[test]
    fn words_stay_whole_and_signs_may_be_parted() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("  a \n\n\n b \n\n", 5), ["a", "", "b"]);
        // The full stop must not begin a line, so its sign goes with it.
        assert_eq!(lines("同意します。はい", 5), ["同意しま", "す。はい"]);
        assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(lines("in 日本 now", 4), ["in 日", "本", "now"]);
    }

    #[test]
    fn nothing_is_lost_and_no_line_is_too_wide() {
        let text =
            "Some words, 日本語の文、 https://example.org/a-long-address and أوافق على المشاركة.";
        for most in 1..40 {
            let all = lines(text, most);
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&all.concat()), bare(text), "{most}");
            assert!(
                all.iter().all(|line| line.chars().count() <= most),
                "{most}: {all:?}"
            );
        }
    }

    #[test]
    fn the_first_letter_gives_the_direction() {
        assert!(is_right_to_left("«أوافق» OK"));
        assert!(is_right_to_left("1. שלום"));
        assert!(!is_right_to_left("OK أوافق"));
        assert!(!is_right_to_left("123"));
    }
}
