//! A PDF of plain text: Times 12 on A4, 55 lines a page, without a library.

use std::fmt::Write;

/// Widths of Times-Roman for the characters from space to `~`, in thousandths of the size (Adobe's font metrics).
const WIDTHS: [u32; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const LINES_PER_PAGE: usize = 55;
/// 150 mm at 12 points, in thousandths of the size: 425.2 pt × 1000 / 12.
const LINE_WIDTH: u32 = 35_433;

/// The file's bytes; `header` stands on top of each page with its number.
pub(super) fn pdf(text: &str, header: &str) -> Vec<u8> {
    let lines = lines(text);
    let pages: Vec<&[String]> = if lines.is_empty() {
        vec![&[]]
    } else {
        lines.chunks(LINES_PER_PAGE).collect()
    };
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids = (0..pages.len()).fold(String::new(), |mut kids, page| {
        let _ = write!(kids, "{} 0 R ", 4 + 2 * page);
        kids
    });
    objects.push(b"<</Type/Catalog/Pages 2 0 R>>".to_vec());
    objects.push(format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes());
    objects.push(
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_vec(),
    );
    for (index, page) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>", 5 + 2 * index).into_bytes());
        let head = format!("{header} (page {} of {})", index + 1, pages.len());
        let content = content(page, &head);
        let mut stream = format!("<</Length {}>>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend_from_slice(b"\nendstream");
        objects.push(stream);
    }
    assemble(&objects)
}

fn content(lines: &[String], header: &str) -> Vec<u8> {
    let mut out = b"BT /F1 10 Tf 28.35 813.54 Td (".to_vec();
    out.extend(encode(header));
    out.extend_from_slice(b") Tj ET\nBT /F1 12 Tf 13.8 TL 70.87 785.2 Td\n");
    for line in lines {
        out.push(b'(');
        out.extend(encode(line));
        out.extend_from_slice(b") Tj T*\n");
    }
    out.extend_from_slice(b"ET");
    out
}

fn assemble(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        out.extend(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(table.into_bytes());
    out.extend(
        format!(
            "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .into_bytes(),
    );
    out
}

/// Windows-1252 bytes of a PDF string; what it can't hold becomes `?`.
fn encode(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for letter in text.chars() {
        match letter {
            '(' | ')' | '\\' => out.extend([b'\\', u8::try_from(letter).unwrap_or(b'?')]),
            '\u{2018}' => out.push(0x91),
            '\u{2019}' => out.push(0x92),
            '\u{201c}' => out.push(0x93),
            '\u{201d}' => out.push(0x94),
            '\u{2022}' => out.push(0x95),
            '\u{2013}' => out.push(0x96),
            '\u{2014}' => out.push(0x97),
            '\u{20ac}' => out.push(0x80),
            other => out.push(u8::try_from(other).unwrap_or(b'?')),
        }
    }
    out
}

fn width(text: &str) -> u32 {
    text.chars()
        .map(|letter| {
            (letter as usize)
                .checked_sub(32)
                .and_then(|index| WIDTHS.get(index))
                .copied()
                .unwrap_or(500)
        })
        .sum()
}

/// Trimmed, indented by five blanks, runs of empty lines reduced to one, wrapped.
fn lines(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.lines().map(str::trim) {
        if paragraph.is_empty() {
            if out.last().is_some_and(|last| !last.is_empty()) {
                out.push(String::new());
            }
            continue;
        }
        let mut line = "     ".to_owned();
        let mut empty = true;
        for word in paragraph.split_whitespace() {
            if !empty && width(&line) + 250 + width(word) > LINE_WIDTH {
                out.push(std::mem::take(&mut line));
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        out.push(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_wrapped_and_paged() {
        let text = "word ".repeat(2000);
        let all = lines(&text);
        assert!(all.len() > LINES_PER_PAGE && all.iter().all(|line| width(line) <= LINE_WIDTH));
        let file = String::from_utf8_lossy(&pdf(&text, "March")).into_owned();
        assert!(file.contains("(March \\(page 2 of "));
        assert_eq!(
            file.matches("/Type/Page/").count(),
            all.len().div_ceil(LINES_PER_PAGE)
        );
    }

    #[test]
    fn the_table_points_at_the_objects() {
        let bytes = pdf("one (two)\n\n\n\u{2019}three", "h");
        let file: String = bytes
            .iter()
            .map(|byte| {
                if byte.is_ascii() {
                    char::from(*byte)
                } else {
                    '?'
                }
            })
            .collect();

        let start = file.find("startxref\n").unwrap() + 10;

        let table: usize = file[start..].lines().next().unwrap().parse().unwrap();
        assert!(file[table..].starts_with("xref"));
        let first: usize = file[table..].lines().nth(3).unwrap()[..10].parse().unwrap();
        assert!(file[first..].starts_with("1 0 obj"));
        assert!(file.contains("one \\(two\\)"));
    }

    #[test]
    fn empty_lines_are_reduced() {
        assert_eq!(lines("\n a \n\n\n b"), ["     a", "", "     b"]);
    }
}
