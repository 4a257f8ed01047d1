//! What families type for dates and times, and what becomes of it.

use super::*;

fn read(format: &str, text: &str) -> Option<String> {
    Format::new(format)
        .expect("a format")
        .read(Words::default(), text)
        .ok()
}

#[test]
fn what_is_typed_is_written_in_the_form_of_the_study() {
    for (format, text, written) in [
        ("MM/DD/YYYY", "5/6/2023", "05/06/2023"),
        ("MM/DD/YYYY", "2023-05-06", "05/06/2023"),
        ("MM/DD/YYYY", "May 6th, 2023", "05/06/2023"),
        ("MM/DD/YYYY", "05062023", "05/06/2023"),
        ("MM/DD/YYYY", "5-6-23", "05/06/2023"),
        ("DD.MM.YYYY", "6.5.2023", "06.05.2023"),
        ("YYYY-MM-DD", "2024-02-29", "2024-02-29"),
        ("MMMM D, YYYY", "dec 24 2023", "December 24, 2023"),
        ("MMM YYYY", "5/2023", "May 2023"),
        ("HH:mm", "7:5", "07:05"),
        ("HH:mm", "0730", "07:30"),
        ("HH:mm", "7.30 pm", "19:30"),
        ("HH:mm", "٣:٤", "03:04"),
        ("H [h] mm", "7 h 30", "7 h 30"),
        ("h:mm:ss a", "7:30", "7:30:00 am"),
        ("h:mm:ss a", "19:30", "7:30:00 pm"),
        ("h:mm:ss a", "7 p.m.", "7:00:00 pm"),
        ("h:mm A", "12:15 am", "12:15 AM"),
        ("h:mm A", "12:15", "12:15 PM"),
        (
            "MM/DD/YYYY h:mm:ss a",
            "5/6/2023 14:05",
            "05/06/2023 2:05:00 pm",
        ),
        ("YYYY", "2020", "2020"),
    ] {
        assert_eq!(
            read(format, text).as_deref(),
            Some(written),
            "{format} {text}"
        );
    }
}

#[test]
fn what_cannot_be_is_refused_with_an_example() {
    for (format, text) in [
        ("MM/DD/YYYY", "soon"),
        ("MM/DD/YYYY", "13/01/2023"),
        ("MM/DD/YYYY", "02/29/2023"),
        ("MM/DD/YYYY", "5/6"),
        ("MM/DD/YYYY", "1/2/3/4"),
        ("MM/DD/YYYY", "5/6/0203"),
        ("HH:mm", "24:00"),
        ("HH:mm", "7"),
        ("HH:mm", "99999999999:1"),
        ("HH:mm", "äö 1 ü"),
        ("DD", "32"),
    ] {
        let read = Format::new(format)
            .expect("a format")
            .read(Words::default(), text);
        assert!(read.is_err(), "{text}");
    }
    let message = Format::new("HH:mm")
        .expect("a format")
        .read(Words::default(), "x");
    let told = "Please write it like 08:30.";
    assert_eq!(message, Err(told.to_owned()));
    let no_such = Format::new("HH:mm")
        .expect("a format")
        .read(Words::default(), " 24:00 ");
    let told = "There is no 24:00. Please write it like 08:30.";
    assert_eq!(no_such, Err(told.to_owned()));
}

#[test]
fn a_date_is_read_back_in_words() {
    for (format, text, words) in [
        ("DD/MM/YYYY", "6/5/2023", Some("May 6, 2023")),
        ("M/D", "5/6", Some("May 6")),
        ("MM/DD/YYYY", "13/5/2023", None),
        ("MMM D YYYY", "May 6 2023", None),
        ("HH:mm", "7:30", None),
    ] {
        let format = Format::new(format).expect("a format");
        assert_eq!(
            format.in_words(Words::default(), text).as_deref(),
            words,
            "{text}"
        );
    }
}

#[test]
fn an_empty_line_says_what_is_expected() {
    for (format, words) in [
        ("M/D/YYYY", "MM/DD/YYYY"),
        ("H:mm", "hours:minutes"),
        ("h:mm a", "hours:minutes am/pm"),
    ] {
        assert_eq!(
            Format::new(format)
                .map(|format| format.in_letters(Words::default()))
                .as_deref(),
            Some(words)
        );
    }
}

#[test]
fn a_form_with_other_letters_is_not_known() {
    for format in ["", "LLLL", "dddd", "Q", "YYYYY", "x", "/"] {
        assert_eq!(Format::new(format), None, "{format}");
    }
    assert!(Format::new("[on] D").is_some());
    assert!(Format::new("[D D").is_some(), "an open bracket is a letter");
}

#[test]
fn what_was_written_is_read_back_unchanged() {
    for format in [
        "MM/DD/YYYY",
        "h:mm:ss a",
        "HH:mm",
        "YYYY-MM-DD",
        "MMMM D, YYYY",
        "D/M/YY H:m",
    ] {
        let known = Format::new(format).expect("a format");
        let written = known.write(EXAMPLE);
        assert_eq!(
            known.read(Words::default(), &written),
            Ok(written),
            "{format}"
        );
    }
}
