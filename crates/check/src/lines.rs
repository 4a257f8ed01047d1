//! Byte offsets of a text as line and column.

/// In a long line every so many bytes are marked: a whole study may stand in one.
const MARK_EVERY: usize = 1024;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
    marks: Vec<Mark>,
}

/// A place in a line whose characters have been counted.
#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: usize,
    /// Characters of the line before it.
    letters: usize,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let mut lines = Self {
            starts: vec![0],
            marks: Vec::new(),
        };
        let mut last = Mark {
            byte: 0,
            letters: 0,
        };
        let mut letters = 0;
        for (byte, letter) in text.char_indices() {
            if byte - last.byte >= MARK_EVERY {
                last = Mark { byte, letters };
                lines.marks.push(last);
            }
            letters += 1;
            if letter == '\n' {
                lines.starts.push(byte + 1);
                letters = 0;
                last = Mark {
                    byte: byte + 1,
                    letters: 0,
                };
            }
        }
        lines
    }

    /// Line and character of a byte, both counted from 1.
    pub(crate) fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = floor(text, byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let passed = self.marks.partition_point(|mark| mark.byte <= byte);
        let mark = self.marks[..passed].last().filter(|mark| mark.byte > start);
        let (from, counted) = mark.map_or((start, 0), |mark| (mark.byte, mark.letters));
        let rest = text.get(from..byte).map_or(0, |part| part.chars().count());
        (line, counted + rest + 1)
    }

    /// The byte of a line and character, both counted from 1; the nearest there is.
    pub(crate) fn byte(&self, text: &str, line: usize, column: usize) -> usize {
        let Some(start) = self.starts.get(line.saturating_sub(1)) else {
            return text.len();
        };
        let rest = text.get(*start..).unwrap_or_default();
        let rest = rest.split('\n').next().unwrap_or_default();
        let within = rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at);
        start + within
    }
}

/// The nearest byte at or before this one where a character begins.
pub(crate) fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_lines_and_back() {
        let text = "aé\nb\n\ncd";
        let lines = Lines::of(text);
        assert_eq!(lines.place(text, 0), (1, 1));
        assert_eq!(lines.place(text, 3), (1, 3));
        assert_eq!(lines.place(text, 4), (2, 1));
        assert_eq!(lines.place(text, 99), (4, 3));
        assert_eq!(lines.byte(text, 4, 2), 8);
        assert_eq!(lines.byte(text, 9, 1), text.len());
        assert_eq!(lines.byte(text, 1, 50), 3);
    }

    #[test]
    fn long_lines_are_counted_as_exactly() {
        let text = format!("x\n{}\n{}", "é".repeat(3000), "y".repeat(5000));
        let lines = Lines::of(&text);
        assert_eq!(lines.place(&text, 2 + 2 * 2999), (2, 3000));
        assert_eq!(lines.place(&text, 2), (2, 1));
        assert_eq!(lines.place(&text, text.len() - 1), (3, 5000));
        assert_eq!(lines.place(&text, 2 + 6000 + 1), (3, 1));
    }
}
