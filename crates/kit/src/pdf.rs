//! A PDF of plain text: Times 12 on A4, 55 lines a page, without a library.

use crate::{long_date, month_name};
use std::fmt::Write;
use words::{Language, Words};

/// Widths of Times-Roman for the characters from space to `~`, in thousandths of the size (Adobe's font metrics).
const WIDTHS: [u32; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// The letters of Windows-1252 from 0x80 to 0x9f; `?` stands where there is none.
const HIGH: &str = "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ";
const LINES_PER_PAGE: usize = 55;
/// 150 mm at 12 points, in thousandths of the size: 425.2 pt × 1000 / 12.
const LINE_WIDTH: u32 = 35_433;

/// `March 4th 2025, 3:05:09 pm`, from year, month and day, and hour, minute and second; other languages have 24 hours.
pub fn in_words(
    words: Words,
    [year, month, day]: [u32; 3],
    [hour, minute, second]: [u32; 3],
) -> String {
    if words.language() != Language::ENGLISH {
        let date = long_date(words, year, month, day);
        return format!("{date}, {hour}:{minute:02}:{second:02}");
    }
    let name = month_name(words, month);
    let ending = match (day / 10, day % 10) {
        (0 | 2 | 3, 1) => "st",
        (0 | 2, 2) => "nd",
        (0 | 2, 3) => "rd",
        _ => "th",
    };
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = (hour + 11) % 12 + 1;
    format!("{name} {day}{ending} {year}, {hour}:{minute:02}:{second:02} {half}")
}

/// Whether the letters of this file have all of a text: those of western Europe. Other texts are drawn by the browser ([`of_pictures`]).
pub fn can_write(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace()
            || matches!(letter, ' '..='~' | '\u{a0}'..='\u{ff}')
            || HIGH.contains(letter)
    })
}

/// A4 pages, each one picture (JPEG, of that width and height in dots) from edge to edge.
pub fn of_pictures(pages: &[Vec<u8>], width: u32, height: u32) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids = (0..pages.len()).fold(String::new(), |mut kids, page| {
        let _ = write!(kids, "{} 0 R ", 3 + 3 * page);
        kids
    });
    objects.push(b"<</Type/Catalog/Pages 2 0 R>>".to_vec());
    objects.push(format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).into_bytes());
    let drawn = "q 595.28 0 0 841.89 0 0 cm /I Do Q";
    for (index, page) in pages.iter().enumerate() {
        let own = 3 + 3 * index;
        objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Resources<</XObject<</I {} 0 R>>>>/Contents {} 0 R>>", own + 2, own + 1).into_bytes());
        objects.push(stream("", drawn.as_bytes()));
        let about = format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
        );
        objects.push(stream(&about, page));
    }
    assemble(&objects)
}

fn stream(about: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{about}/Length {}>>\nstream\n", content.len()).into_bytes();
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream");
    out
}

/// What stands on top of a page: when it was made, and its number.
pub fn page_header(words: Words, when: &str, page: usize, pages: usize) -> String {
    let (page, pages) = (page.to_string(), pages.to_string());
    let values = [("when", when), ("page", &*page), ("pages", &pages)];
    words.with(words::DOCUMENT_PAGE, &values)
}

/// The file's bytes; `when` stands on top of each page with its number. A `title` that is not empty stands above it.
pub fn pdf(words: Words, text: &str, title: &str, when: &str) -> Vec<u8> {
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
        let head = page_header(words, when, index + 1, pages.len());
        objects.push(stream("", &content(page, title, &head)));
    }
    assemble(&objects)
}

/// 10 mm from the edges the title, 5 mm below it the header and 10 mm below that the text.
fn content(lines: &[String], title: &str, header: &str) -> Vec<u8> {
    let (header_at, text_at) = if title.is_empty() {
        ("813.54", "785.2")
    } else {
        ("799.37", "771.02")
    };
    let mut out = Vec::new();
    for (line, at) in [(title, "813.54"), (header, header_at)] {
        if !line.is_empty() {
            out.extend_from_slice(["BT /F1 10 Tf 28.35 ", at, " Td ("].concat().as_bytes());
            out.extend(encode(line));
            out.extend_from_slice(b") Tj ET\n");
        }
    }
    let text = ["BT /F1 12 Tf 13.8 TL 70.87 ", text_at, " Td\n"].concat();
    out.extend_from_slice(text.as_bytes());
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
            ' '..='~' | '\u{a0}'..='\u{ff}' => out.push(letter as u8),
            other => out.push(
                (0x80..=0x9f)
                    .zip(HIGH.chars())
                    .find(|(_, high)| *high == other)
                    .map_or(b'?', |(byte, _)| byte),
            ),
        }
    }
    out
}

fn width(text: &str) -> u32 {
    text.chars().map(letter_width).sum()
}

/// For letters beyond ASCII about as much as the widest of their kind, so that no line is too long.
fn letter_width(letter: char) -> u32 {
    match letter {
        ' '..='~' => WIDTHS[letter as usize - 32],
        '…' | '—' | '™' | '‰' | 'Œ' | 'Æ' => 1000,
        'À'..='Þ' | 'Š' | 'Ž' | 'Ÿ' | 'œ' | 'æ' | '©' | '®' | '¼'..='¾' => 778,
        _ => 500,
    }
}

/// Trimmed, indented by five blanks, runs of empty lines reduced to one, wrapped; a word longer than a line is broken.
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
            for letter in word.chars() {
                if width(&line) + letter_width(letter) > LINE_WIDTH {
                    out.push(std::mem::take(&mut line));
                }
                line.push(letter);
            }
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
        let file = String::from_utf8_lossy(&pdf(Words::default(), &text, "", "March")).into_owned();
        assert!(file.contains("(March \\(page 2 of "));
        assert_eq!(
            file.matches("/Type/Page/").count(),
            all.len().div_ceil(LINES_PER_PAGE)
        );
    }

    #[test]
    fn the_table_points_at_the_objects() {
        let bytes = pdf(
            Words::default(),
            "one (two)\n\n\n\u{2019}three",
            "Form",
            "h",
        );
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
        let places = ["813.54 Td (Form)", "799.37 Td (h \\(page", "771.02 Td"];
        assert!(places.map(|part| file.find(part)).is_sorted());
        assert!(places.iter().all(|part| file.contains(part)), "{file}");
    }

    #[test]
    fn letters_that_are_not_in_the_file_are_known_beforehand() {
        for text in ["plain (text)\n", "Ça coûte 5 € – “œuvre”", "São Paulo\tñ"] {
            assert!(can_write(text), "{text}");
            // What is no blank is written as it is.
            assert!(
                text.split_whitespace()
                    .all(|word| !encode(word).contains(&b'?'))
            );
        }
        for text in ["őű", "同意します", "أوافق", "Łódź", "a\u{81}", "🙂"] {
            assert!(!can_write(text), "{text}");
        }
    }

    #[test]
    fn pages_that_are_pictures_are_whole_files() {
        let pages = [vec![0xff, 0xd8, 1], vec![0xff, 0xd8, 2, 2]];
        let bytes = of_pictures(&pages, 1240, 1754);
        let file: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        assert!(file.starts_with("%PDF-1.4") && file.ends_with("%%EOF\n"));
        assert!(file.contains("/Kids[3 0 R 6 0 R ]/Count 2"));
        assert_eq!(file.matches("/Width 1240/Height 1754").count(), 2);
        assert!(file.contains("/Length 4>>\nstream\n\u{ff}\u{d8}\u{2}\u{2}\nendstream"));
        let start = file.rfind("startxref\n").unwrap() + 10;
        let table: usize = file[start..].lines().next().unwrap().parse().unwrap();
        // Bytes and letters are not the same places: the table is looked for in the bytes.
        assert!(bytes[table..].starts_with(b"xref\n0 9\n"));
        for (index, line) in String::from_utf8_lossy(&bytes[table..])
            .lines()
            .skip(3)
            .take(8)
            .enumerate()
        {
            let place: usize = line[..10].parse().unwrap();
            let head = format!("{} 0 obj", index + 1);
            assert!(bytes[place..].starts_with(head.as_bytes()), "{head}");
        }
    }

    #[test]
    fn empty_lines_are_reduced() {
        assert_eq!(lines("\n a \n\n\n b"), ["     a", "", "     b"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let address = "https://example.org/".to_owned() + &"x1".repeat(100);
        let all = lines(&format!("see {address} there"));
        assert!(all.len() > 2 && all.iter().all(|line| width(line) <= LINE_WIDTH));
        let whole: String = all.iter().map(|line| line.trim_start()).collect();
        assert!(whole.contains(&address) && whole.ends_with(" there"));
    }

    #[test]
    fn letters_of_windows_1252_are_written() {
        assert_eq!(
            encode("Šž Œ…™€’é(ÿ?"),
            b"\x8a\x9e \x8c\x85\x99\x80\x92\xe9\\(\xff?"
        );
        assert_eq!(encode("\u{8a}\u{81}雨"), b"???", "not in Windows-1252");
    }

    #[test]
    fn the_date_is_written_in_words() {
        for (day, hour, words) in [
            (4, 15, "March 4th 2025, 3:05:09 pm"),
            (1, 0, "March 1st 2025, 12:05:09 am"),
            (12, 12, "March 12th 2025, 12:05:09 pm"),
            (22, 11, "March 22nd 2025, 11:05:09 am"),
            (23, 23, "March 23rd 2025, 11:05:09 pm"),
            (31, 1, "March 31st 2025, 1:05:09 am"),
        ] {
            assert_eq!(
                in_words(Words::default(), [2025, 3, day], [hour, 5, 9]),
                words
            );
        }
    }
}
