//! What the family is told when answers or video do not reach the server, and the way on.

use super::{Missing, Unsent};
use crate::{
    covers::STAYS_HERE,
    driver::{DriverRef, Signals},
};
use kit::widgets::{GO, QUIET, live, plain_button};
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
    match status {
        Some(507) => "The study's server has no room left. ",
        Some(413) => "There is more to send than the study's server takes. ",
        Some(401 | 403) => "You may have been signed out of the study's server. ",
        Some(400..=499) => "The study's server does not take it. ",
        _ => "We can't reach the study's server. Please check your internet connection. ",
    }
}

fn note(unsent: Unsent) -> AnyView {
    let (what, advice) = if unsent.missing == Missing::Response {
        (
            "Nothing can be saved yet. ",
            "We keep trying: please keep this page open. Video can be recorded as soon as it works.",
        )
    } else {
        (
            "Your answers are not sent yet. ",
            "They are kept on this page and sent again by themselves. Please keep this page open and go on with the study.",
        )
    };
    // A button that lies under it can still be pressed.
    view! {
        <div class="pk-notice" role="alert" style="pointer-events:none"><strong>{what}</strong>{[reason(unsent.status), advice].concat()}</div>
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
    let (title, thanks, way_out) = if is_video {
        (
            "Your video is not sent yet",
            "Thank you for taking part! Your answers are saved. ",
            ", and leave.",
        )
    } else {
        (
            "Your answers are not sent yet",
            "Thank you for taking part! ",
            ", and close this page.",
        )
    };
    let contact = driver.with(|driver| driver.text("contact_info"));
    let contact = contact
        .filter(|contact| !contact.is_empty())
        .map_or_else(String::new, |contact| [" (", &contact, ")"].concat());
    let words = [
        thanks,
        reason(unsent.status),
        "We keep trying while this page is open. When it works, the page closes by itself.",
    ]
    .concat();
    let may_leave = is_video
        && !signals
            .standing
            .with_untracked(|standing| standing.in_memory);
    let advice = [
        "You can't wait? ",
        if may_leave { STAYS_HERE } else { "" },
        if may_leave {
            "Or save a copy on your computer, tell the researchers"
        } else {
            "Save a copy on your computer, tell the researchers"
        },
        &contact,
        way_out,
    ]
    .concat();
    let copied = move || {
        if is_copied.get() {
            "The copy is in your downloads. The researchers will tell you how to send it."
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
        plain_button("leaveunsentbutton", QUIET, "Leave without sending", leave)
    });
    view! {
        <div class="pk-cover" role="alert">
            <div class="pk-cover-inner">
                <h1>{title}</h1>
                <p>{words}</p>
                <p>{advice}</p>
                <p class="pk-emph">{live(copied)}</p>
                <div class="pk-row">
                    {plain_button("savecopybutton", GO, "Save a copy", copy)}
                    {leave}
                </div>
            </div>
        </div>
    }
    .into_any()
}
