//! What the family is told when answers or video do not reach the server, and the way on.

use super::{Missing, Unsent};
use crate::{
    driver::{DriverRef, Signals},
    languages::spoken,
};
use kit::{
    widgets::{GO, QUIET, live, plain_button},
    words,
};
use leptos::prelude::*;

impl DriverRef {
    /// A note while the study goes on; at its end a page of its own.
    pub(crate) fn unsent(self, signals: Signals) -> AnyView {
        let unsent = Memo::new(move |_| {
            // Uploads tell of every try through this one.
            signals.standing.track();
            let stage = signals.stage.read();
            self.with(|driver| driver.find_unsent(&stage)).flatten()
        });
        let is_copied = RwSignal::new(false);
        view! {
            {live(move || unsent.get().map(|unsent| {
                if unsent.at_end { at_end(self, signals, unsent, is_copied) } else { note(unsent) }
            }))}
        }
        .into_any()
    }
}

fn reason(status: Option<u16>) -> &'static str {
    spoken().get(match status {
        Some(507) => words::PLAYER_UNSENT_NO_ROOM,
        Some(413) => words::PLAYER_UNSENT_TOO_MUCH,
        Some(401 | 403) => words::PLAYER_UNSENT_SIGNED_OUT,
        Some(400..=499) => words::PLAYER_UNSENT_REFUSED,
        _ => words::PLAYER_UNSENT_OFFLINE,
    })
}

fn note(unsent: Unsent) -> AnyView {
    let (what, advice) = if unsent.missing == Missing::Response {
        (
            words::PLAYER_UNSENT_NOTHING_SAVED,
            words::PLAYER_UNSENT_NOTHING_SAVED_ADVICE,
        )
    } else {
        (
            words::PLAYER_UNSENT_ANSWERS,
            words::PLAYER_UNSENT_ANSWERS_ADVICE,
        )
    };
    let spoken = spoken();
    let rest = spoken.joined(&[reason(unsent.status), spoken.get(advice)]);
    // A button that lies under it can still be pressed.
    view! {
        <div class="pk-notice" role="alert" style="pointer-events:none"><strong>{spoken.get(what)}</strong>{spoken.get(words::SENTENCE_GAP)}{rest}</div>
    }
    .into_any()
}

fn at_end(
    driver: DriverRef,
    signals: Signals,
    unsent: Unsent,
    is_copied: RwSignal<bool>,
) -> AnyView {
    let is_video = unsent.missing == Missing::Video;
    let spoken = spoken();
    let (title, thanks) = if is_video {
        (
            words::PLAYER_UNSENT_VIDEO_TITLE,
            words::PLAYER_UNSENT_VIDEO_THANKS,
        )
    } else {
        (
            words::PLAYER_UNSENT_ANSWERS_TITLE,
            words::PLAYER_UNSENT_ANSWERS_THANKS,
        )
    };
    let title = spoken.get(title);
    let told = spoken.joined(&[
        spoken.get(thanks),
        reason(unsent.status),
        spoken.get(words::PLAYER_UNSENT_TRYING),
    ]);
    let may_leave = is_video
        && !signals
            .standing
            .with_untracked(|standing| standing.in_memory);
    let way_out = match (may_leave, is_video) {
        (true, _) => words::PLAYER_UNSENT_OR_COPY_AND_LEAVE,
        (false, true) => words::PLAYER_UNSENT_COPY_AND_LEAVE,
        (false, false) => words::PLAYER_UNSENT_COPY_AND_CLOSE,
    };
    let contact = driver.with(|driver| driver.text("contact_info"));
    let contact = spoken.in_brackets(&contact.unwrap_or_default());
    let way_out = spoken.with(way_out, &[("contact", &contact)]);
    let mut advice = vec![spoken.get(words::PLAYER_UNSENT_CANT_WAIT)];
    if may_leave {
        advice.push(spoken.get(words::PLAYER_RECORDINGS_MAY_LEAVE));
    }
    advice.push(&way_out);
    let advice = spoken.joined(&advice);
    let copied = move || {
        if is_copied.get() {
            spoken.get(words::PLAYER_UNSENT_COPIED)
        } else {
            ""
        }
    };
    let copy = move || {
        driver.with(|driver| driver.save_copy());
        is_copied.set(true);
    };
    // Without answers there is no way out but the tab's own: the address of the end belongs to a saved response.
    let leave = is_video.then(|| {
        let leave = move || {
            driver.with(|driver| driver.let_recordings_go());
        };
        plain_button(
            "leaveunsentbutton",
            QUIET,
            spoken.get(words::PLAYER_UNSENT_LEAVE),
            leave,
        )
    });
    view! {
        <div class="pk-cover" role="alert">
            <div class="pk-cover-inner">
                <h1>{title}</h1>
                <p>{told}</p>
                <p>{advice}</p>
                <p class="pk-emph">{live(copied)}</p>
                <div class="pk-row">
                    {plain_button("savecopybutton", GO, spoken.get(words::PLAYER_UNSENT_SAVE_COPY), copy)}
                    {leave}
                </div>
            </div>
        </div>
    }
    .into_any()
}
