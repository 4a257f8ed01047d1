//! Names in Pipe's manner, and Lookit's names taken apart.

use uuid::Uuid;

/// Length of a recording's name at Pipe.
const LETTERS: usize = 32;
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// 32 random letters and numerals, about 190 bits: the name cannot be guessed.
pub(super) fn video_name() -> String {
    let mut name = String::with_capacity(LETTERS);
    while name.len() < LETTERS {
        // Bytes 6 and 8 of a random UUID are not wholly random. The last 8 of 256 values would make some letters likelier.
        let random = Uuid::new_v4().into_bytes();
        let letters = random
            .iter()
            .enumerate()
            .filter(|(index, byte)| !matches!(index, 6 | 8) && **byte < 248)
            .map(|(_, byte)| char::from(ALPHABET[usize::from(byte % 62)]));
        name.extend(letters.take(LETTERS - name.len()));
    }
    name
}

/// Study and response in a Lookit name, `[consent-]videoStream_{study}_{frame}_{response}_{millis}_{random}`; `None` for others.
pub(super) fn study_and_response(name: &str) -> Option<(Uuid, Uuid)> {
    let parts: Vec<&str> = name
        .strip_prefix("consent-")
        .unwrap_or(name)
        .split('_')
        .collect();
    let [_, study, _, response, millis, _] = parts[..] else {
        return None;
    };
    millis.parse::<u64>().ok()?;
    Some((
        Uuid::parse_str(study).ok()?,
        Uuid::parse_str(response).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let (one, other) = (video_name(), video_name());
        assert!(
            one != other && one.len() == 32 && one.bytes().all(|byte| byte.is_ascii_alphanumeric())
        );
        let (study, response) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let name = |frame: &str| {
            format!("consent-videoStream_{study}_{frame}_{response}_1700000000000_42")
        };
        assert_eq!(
            study_and_response(&name("0-a b.c")),
            Some((study, response))
        );
        assert_eq!(study_and_response(&name("0_a")), None);
        assert_eq!(study_and_response("hello"), None);
    }
}
