//! Addresses where a recording's files can be fetched from this server, and the tokens in them.

use super::ledger::Entry;
use super::payloads::{Links, ending};
use crate::app::State;
use crate::environment::Secret;
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::path::Path;
use wire::Recording;

/// How long a link with a token works: as long as S3 would sign one.
pub(super) const LINK_SECS: u64 = 7 * 24 * 3_600;

/// The files of a recording. With an API key the links are Pipe's, with a token; without one they are this server's own, which
/// nobody outside can open.
pub(super) fn links(state: &State, entry: &Entry, recording: &Recording) -> Links {
    let link = |file: &str, shown: String| match &state.config.pipe.key {
        Some(key) => {
            let until_secs = state.clock.now_millis() / 1_000 + LINK_SECS;
            let token = token(key, &shown, until_secs);
            format!(
                "{}/v_rtc/{shown}?until={until_secs}&token={token}",
                state.config.pipe.public_url
            )
        }
        None => format!(
            "{}/local/recordings/{}/{}/{}",
            state.config.pipe.public_url,
            recording.study,
            recording.response,
            escaped(file)
        ),
    };
    let name = &entry.video_name;
    Links {
        mp4: recording
            .mp4
            .as_ref()
            .map_or_else(String::new, |file| link(file, format!("{name}.mp4"))),
        raw: link(
            &recording.raw,
            format!("{name}_raw.{}", ending(&recording.raw)),
        ),
        poster: recording
            .poster
            .as_ref()
            .map_or_else(String::new, |file| link(file, format!("{name}.jpg"))),
    }
}

/// The file of a recording that Pipe would call so.
pub(super) fn file_of<'a>(entry: &Entry, recording: &'a Recording, shown: &str) -> Option<&'a str> {
    let rest = shown.strip_prefix(&entry.video_name)?;
    match rest {
        ".mp4" => recording.mp4.as_deref(),
        ".jpg" => recording.poster.as_deref(),
        _ => rest
            .strip_prefix("_raw.")
            .filter(|wanted| *wanted == ending(&recording.raw))
            .map(|_| recording.raw.as_str()),
    }
}

/// Pipe's name in a file name: all before the first `_` or `.`.
pub(super) fn name_of(shown: &str) -> &str {
    shown.split(['_', '.']).next().unwrap_or_default()
}

/// Permits to fetch the file `shown` until a time; nothing else can be done with it.
pub(super) fn token(key: &Secret, shown: &str, until_secs: u64) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.reveal().as_bytes()) else {
        return String::new();
    };
    mac.update(format!("v_rtc\n{shown}\n{until_secs}").as_bytes());
    BASE64URL_NOPAD.encode(&mac.finalize().into_bytes())
}

/// A file name as part of an address.
fn escaped(file: &str) -> String {
    let Ok(mut url) = url::Url::parse("http://host/") else {
        return file.to_owned();
    };
    if let Ok(mut parts) = url.path_segments_mut() {
        parts.clear().push(file);
    }
    Path::new(url.path())
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_for_one_file_and_time() {
        let key = Secret::new("k");
        let one = token(&key, "a.mp4", 1);
        assert!(one != token(&key, "a.mp4", 2) && one != token(&key, "b.mp4", 1));
        assert_ne!(one, token(&Secret::new("l"), "a.mp4", 1));
        assert_eq!(
            (name_of("abc_raw.webm"), name_of("abc.mp4")),
            ("abc", "abc")
        );
        assert_eq!(escaped("a b?.webm"), "a%20b%3F.webm");
    }
}
