//! Names of recordings: what may become a file, and what a name says of its recording.

use crate::error::Error;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// Longest name: Lookit keeps 255 letters, each of which may have four bytes.
const MAX_NAME_BYTES: usize = 1020;
/// Longest beginning of a file name; leaves room for `-500` and the longest ending in the 255 bytes a file name may have.
const MAX_STEM_BYTES: usize = 220;
/// Bytes of the hash that tells shortened names apart.
const MARK_BYTES: usize = 8;
/// What such a name goes on with where it was cut.
const CUT: char = '~';

/// What the server itself puts between a recording's name and the ending of what it makes of it.
pub(crate) const SEEKABLE: &str = ".seekable";
pub(crate) const CONVERTED: &str = ".converted";

/// What a recording's file may end in.
pub(super) const ENDINGS: [&str; 5] = ["webm", "mp4", "mkv", "ogg", "mov"];

/// Splits `videoStream_….webm` into name and ending, and makes sure that it stays inside its folder and apart from the files
/// the server makes.
///
/// # Errors
/// The name cannot be a recording's file; the text says why.
pub(crate) fn split_name(filename: &str) -> Result<(&str, &str), Error> {
    let refused = |why: &str| {
        Error::Upload(format!(
            "The recording cannot be named {filename:?}: {why}."
        ))
    };
    let Some((stem, ending)) = filename.rsplit_once('.') else {
        return Err(refused("it has no ending such as .webm"));
    };
    if !ENDINGS.contains(&ending) {
        return Err(refused(
            "its ending must be .webm, .mp4, .mkv, .ogg or .mov",
        ));
    }
    if stem.is_empty() || stem.starts_with('.') {
        return Err(refused("it must not begin with a dot"));
    }
    if stem.len() > MAX_NAME_BYTES {
        return Err(refused("it is too long"));
    }
    if stem
        .chars()
        .any(|letter| letter.is_control() || matches!(letter, '/' | '\\' | ':'))
    {
        return Err(refused(
            "it holds a letter that means a folder or cannot be written",
        ));
    }
    if stem.ends_with(SEEKABLE) || stem.ends_with(CONVERTED) {
        return Err(refused(
            "names that end so are kept for the files the server makes",
        ));
    }
    Ok((stem, ending))
}

/// What a recording's file names begin with: its name, or when that is too long for a file its beginning, `~` and a hash of all of it.
pub(crate) fn file_stem(name: &str) -> Cow<'_, str> {
    if name.len() <= MAX_STEM_BYTES {
        return Cow::Borrowed(name);
    }
    let hash = Sha256::digest(name.as_bytes());
    let mark = data_encoding::HEXLOWER.encode(&hash[..MARK_BYTES]);
    let room = MAX_STEM_BYTES - mark.len() - CUT.len_utf8();
    let mut beginning = String::with_capacity(room);
    for letter in name.chars() {
        if beginning.len() + letter.len_utf8() > room {
            break;
        }
        beginning.push(letter);
    }
    Cow::Owned(format!("{beginning}{CUT}{mark}"))
}

/// The frame in Lookit's name `videoStream_<study>_<frame>_<response>_<millis>_<random>`; empty in any other.
pub(crate) fn frame_of<'a>(name: &'a str, study: &str, response: &str) -> &'a str {
    name.split_once(&format!("_{study}_"))
        .and_then(|(_, rest)| rest.rsplit_once(&format!("_{response}_")))
        .map_or("", |(frame, _)| frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for bad in [
            "../a.webm",
            "a/b.webm",
            "a\\b.webm",
            ".hidden.webm",
            "a",
            "a.exe",
            "a\0.webm",
            ".webm",
            "a.webm.json",
            "a.seekable.webm",
            "a.converted.mp4",
        ] {
            assert!(split_name(bad).is_err(), "{bad}");
        }
        assert!(split_name(&format!("{}.webm", "a".repeat(1021))).is_err());
        assert_eq!(
            split_name("videoStream_1_0-a b.c_2_3_4.webm").unwrap(),
            ("videoStream_1_0-a b.c_2_3_4", "webm")
        );
    }

    #[test]
    fn long_names_have_short_files() {
        assert_eq!(file_stem(&"a".repeat(220)), "a".repeat(220));
        let long = "ä".repeat(510);
        let (stem, ending) = (file_stem(&long), ".webm");
        assert!(split_name(&format!("{long}{ending}")).is_ok());
        assert!(stem.len() <= 220 && stem.starts_with("ää"), "{stem}");
        assert!(split_name(&format!("{stem}{ending}")).is_ok());
        assert_eq!(file_stem(&stem), stem, "it is short enough now");
        assert_ne!(file_stem(&format!("{long}b")), stem);
        // As an attempt of conversion calls its file.
        let longest = format!("{stem}-500{SEEKABLE}{ending}.12345678.making");
        assert!(longest.len() <= 255);
    }

    #[test]
    fn a_name_tells_the_frame() {
        assert_eq!(
            frame_of("consent-videoStream_s_1-my_frame_r_17_3", "s", "r"),
            "1-my_frame"
        );
        assert_eq!(frame_of("holiday", "s", "r"), "");
    }
}
