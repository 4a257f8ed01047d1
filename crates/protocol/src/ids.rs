//! Ids of frames (spec 1.10).

use crate::heap::quoted;
use crate::problem::{Problem, ProblemKind};

/// Ends in `-repeat-` and digits.
fn is_repeat(id: &str) -> bool {
    id.rsplit_once("-repeat-").is_some_and(|(_, digits)| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Checks what a researcher may call a frame.
pub(crate) fn check(id: &str, path: String) -> Result<(), Box<Problem>> {
    let letters = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b' '));
    let message = if !letters {
        format!(
            "The frame id {} has characters that cannot stand in the names of its recordings, so the study cannot \
             start. Use only a-z, A-Z, 0-9, hyphen, period and space.",
            quoted(id)
        )
    } else if is_repeat(id) {
        format!(
            "The frame id {} ends in -repeat- and a number, which is how a second visit to a frame is marked, so the \
             study cannot start. Choose another id.",
            quoted(id)
        )
    } else {
        return Ok(());
    };
    let legacy = format!(
        "Error parsing frame {id}: frame IDs must be composed only of the following characters: a-z, A-Z, -, ., \
         [space] and may not end in -repeat-N"
    );
    Err(Box::new(
        Problem::error(ProblemKind::BadFrameId, path, message).with_legacy(legacy),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_break_file_names_are_refused() {
        for id in ["a_b", "é", "a-repeat-3", "a/b", "a\n"] {
            assert!(check(id, String::new()).is_err(), "{id}");
        }
        for id in ["a b.c-D9", "a-repeat-", "repeat-3x", "-repeat"] {
            assert!(check(id, String::new()).is_ok(), "{id}");
        }
    }
}
