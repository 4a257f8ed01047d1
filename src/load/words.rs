//! What a family reads when the study can't be opened, and what the researcher reads below.

use super::Failure;
use crate::browser::api::ApiError;
use protocol::{Problem, ProblemKind};
use wire::Study;

/// Why a request made the study impossible. `what` is `study`, `child`, `response` or `earlier responses`.
pub(super) fn explain(error: &ApiError, what: &str) -> Failure {
    let (title, advice) = match (error.status(), what) {
        (Some(401 | 403), _) => (
            "Please sign in again",
            "You are signed out, or this child belongs to another account. Sign in on the study's site and open the study from there.",
        ),
        (Some(404), "child") => (
            "This child is not known here",
            "The address of this page names a child that the study's server does not know. Please open the study again from your study page, or tell the lab that invited you.",
        ),
        (Some(404), "study") => (
            "This study was not found",
            "The address of this page may be mistyped, or the study has ended. Please check the link you were sent.",
        ),
        (Some(422), "study") => (
            "The study can't be shown right now",
            "There is a mistake in the study's plan. It is not your fault and nothing was recorded. Please tell the lab that invited you.",
        ),
        _ => (
            "The study could not be opened",
            "Nothing was recorded. Please load the page again; if that does not help, tell the lab that invited you.",
        ),
    };
    let reason = match error {
        ApiError::Offline => "no answer".to_owned(),
        ApiError::Refused { status, detail, .. } => format!("{status} {detail}"),
        ApiError::Unreadable(why) => format!("the answer is not readable ({why})"),
    };
    Failure {
        title: title.into(),
        advice: advice.into(),
        details: vec![format!("{what}: {reason}")],
    }
}

/// The protocol, or something it loads from elsewhere, cannot be used.
pub(super) fn unplayable(study: &Study, problems: &[Problem]) -> Failure {
    let is_missing = |problem: &Problem| problem.kind == ProblemKind::Fetch;
    let what = if problems.iter().any(is_missing) {
        "A part of it could not be loaded. Please check your internet connection and load the page again. If that does not help, tell the researchers"
    } else {
        "There is a mistake in the study's plan. It is not your fault. Please tell the researchers"
    };
    Failure {
        title: format!("“{}” can't be shown right now", study.attributes.name),
        advice: format!("Nothing was recorded. {what}{}.", contact(study)),
        details: problems.iter().map(ToString::to_string).collect(),
    }
}

pub(super) fn empty(study: &Study) -> Failure {
    Failure {
        title: format!("“{}” has no pages yet", study.attributes.name),
        advice: format!("Please tell the researchers{}.", contact(study)),
        details: vec!["sequence: it names no frame, so there is nothing to show.".into()],
    }
}

fn contact(study: &Study) -> String {
    match study.attributes.contact_info.trim() {
        "" => String::new(),
        contact => format!(" ({contact})"),
    }
}
