//! Ids of frames (spec 1.10).

use crate::heap::quoted;
use crate::problem::{Problem, ProblemKind};

/// Splits off a trailing `-repeat-<digits>`; the digits come second.
fn split_repeat(id: &str) -> (&str, Option<&str>) {
    match id.rsplit_once("-repeat-") {
        Some((stub, digits))
            if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            (stub, Some(digits))
        }
        _ => (id, None),
    }
}

/// The id of a frame that is shown now: `id` itself, or `id-repeat-N` if `sequence` already has it.
///
/// `sequence` holds the ids of the visits so far; N is one more than the largest there.
pub fn visit_id(id: &str, sequence: &[String]) -> String {
    if !sequence.iter().any(|earlier| earlier == id) {
        return id.to_owned();
    }
    let (stub, _) = split_repeat(id);
    let numbers = sequence.iter().map(|earlier| split_repeat(earlier));
    let numbers = numbers
        .filter(|(earlier, _)| *earlier == stub)
        .filter_map(|(_, digits)| digits?.parse().ok());
    let last: u64 = numbers.max().unwrap_or(0);
    format!("{stub}-repeat-{}", last.saturating_add(1))
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
    } else if split_repeat(id).1.is_some() {
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

    fn owned(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn repeats_count_up_numerically() {
        assert_eq!(visit_id("1-a", &owned(&["0-a"])), "1-a");
        assert_eq!(visit_id("1-a", &owned(&["1-a"])), "1-a-repeat-1");
        let seen = owned(&[
            "1-a",
            "1-a-repeat-1",
            "1-a-repeat-2",
            "1-a-repeat-10",
            "1-ab-repeat-50",
        ]);
        assert_eq!(visit_id("1-a", &seen), "1-a-repeat-11");
        assert_eq!(visit_id("1-a-repeat-10", &seen), "1-a-repeat-11");
    }

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
