//! Byte offsets of a text as line and column.

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let after_breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    /// Line and character of a byte, both counted from 1.
    pub(crate) fn place(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = floor(text, byte);
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let column = text.get(start..byte).map_or(0, |part| part.chars().count());
        (line, column + 1)
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
}
