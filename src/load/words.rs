//! What a family reads when the study can't be opened, and what the researcher reads below.

use super::Failure;
use crate::{browser::api::ApiError, languages::spoken_now};
use kit::words;
use protocol::{Problem, ProblemKind};
use wire::Study;

/// Why a request made the study impossible. `what` is `study`, `child`, `response` or `earlier responses`.
pub(super) fn explain(error: &ApiError, what: &str) -> Failure {
    let (title, advice) = match (error.status(), what) {
        (Some(401 | 403), _) => (words::PLAYER_SIGN_IN_TITLE, words::PLAYER_SIGN_IN_ADVICE),
        (Some(404), "child") => (words::PLAYER_NO_CHILD_TITLE, words::PLAYER_NO_CHILD_ADVICE),
        (Some(404), "study") => (
            words::PLAYER_NOT_FOUND_TITLE,
            words::PLAYER_NOT_FOUND_ADVICE,
        ),
        (Some(422), "study") => (words::PLAYER_MISTAKE_TITLE, words::PLAYER_MISTAKE_ADVICE),
        _ => (
            words::PLAYER_NOT_OPENED_TITLE,
            words::PLAYER_NOT_OPENED_ADVICE,
        ),
    };
    let spoken = spoken_now();
    let reason = match error {
        ApiError::Offline => "no answer".to_owned(),
        ApiError::Refused { status, detail, .. } => format!("{status} {detail}"),
        ApiError::Unreadable(why) => format!("the answer is not readable ({why})"),
    };
    Failure {
        title: spoken.get(title).into(),
        advice: spoken.get(advice).into(),
        details: vec![format!("{what}: {reason}")],
    }
}

/// The protocol, or something it loads from elsewhere, cannot be used.
pub(super) fn unplayable(study: &Study, problems: &[Problem]) -> Failure {
    let is_missing = |problem: &Problem| problem.kind == ProblemKind::Fetch;
    let advice = if problems.iter().any(is_missing) {
        words::PLAYER_UNPLAYABLE_PART_MISSING
    } else {
        words::PLAYER_UNPLAYABLE_MISTAKE
    };
    let spoken = spoken_now();
    Failure {
        title: spoken.with(
            words::PLAYER_UNPLAYABLE_TITLE,
            &[("name", &study.attributes.name)],
        ),
        advice: spoken.with(advice, &[("contact", &contact(study))]),
        details: problems.iter().map(ToString::to_string).collect(),
    }
}

pub(super) fn empty(study: &Study) -> Failure {
    let spoken = spoken_now();
    Failure {
        title: spoken.with(
            words::PLAYER_EMPTY_TITLE,
            &[("name", &study.attributes.name)],
        ),
        advice: spoken.with(words::PLAYER_EMPTY_ADVICE, &[("contact", &contact(study))]),
        details: vec!["sequence: it names no frame, so there is nothing to show.".into()],
    }
}

fn contact(study: &Study) -> String {
    spoken_now().in_brackets(study.attributes.contact_info.trim())
}
