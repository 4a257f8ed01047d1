//! Where the family's recordings are: a line on the exit survey, and the page that waits at the end.

use crate::{
    browser::uploads::Standing,
    driver::{DriverRef, Signals},
    languages::spoken,
};
use kit::{
    widgets::{QUIET, flag, live, plain_button},
    words,
};
use leptos::prelude::*;

/// A quiet line under the page: on the exit survey always, on other pages only where a closed page would lose video. A trial is not
/// disturbed.
pub(super) fn status(signals: Signals) -> AnyView {
    let words = move || {
        let standing = signals.standing.get();
        let is_trial = signals.stage.with(|stage| stage.wants_fullscreen);
        match (signals.is_exit.get(), standing) {
            (_, Standing { recordings: 0, .. }) => String::new(),
            (true, standing) => sentence(standing),
            (
                false,
                Standing {
                    in_memory: true, ..
                },
            ) if !is_trial => spoken()
                .get(words::PLAYER_RECORDINGS_PLEASE_STAY)
                .to_owned(),
            _ => String::new(),
        }
    };
    // Buttons that it lies over can be pressed.
    view! {
        <p id="recordingsstatus" class="pk-recordings" role="status">{live(words)}</p>
    }
    .into_any()
}

/// The study is over, and something is on its way.
pub(super) fn uploading(driver: DriverRef, signals: Signals) -> AnyView {
    let standing = signals.standing;
    // Always the same button: one that is drawn anew between press and release is not pressed.
    let may_leave = move || standing.with(|standing| standing.owed > 0 && !standing.in_memory);
    view! {
        <div class="pk-cover" role="status">
            <div class="pk-cover-inner">
                <h1>{spoken().get(words::PLAYER_RECORDINGS_TITLE)}</h1>
                <p>{spoken().get(words::PLAYER_RECORDINGS_KEEP_OPEN)}</p>
                <progress class="pk-progress" max="100" prop:value=move || percent(standing.get()).to_string()></progress>
                <p class="pk-quiet">{live(move || sentence(standing.get()))}</p>
                <div prop:hidden=flag(move || !may_leave())>{plain_button("leavenowbutton", QUIET, spoken().get(words::PLAYER_RECORDINGS_LEAVE_NOW), move || {
                    driver.with(|driver| driver.let_recordings_go());
                })}</div>
            </div>
        </div>
    }
    .into_any()
}

fn percent(standing: Standing) -> u64 {
    let sent = standing.sent_bytes * 100;
    sent.checked_div(standing.total_bytes).unwrap_or(100)
}

fn sentence(standing: Standing) -> String {
    let spoken = spoken();
    if standing.owed == 0 {
        return spoken.get(words::PLAYER_RECORDINGS_ALL_HERE).to_owned();
    }
    let rest = spoken.get(if standing.in_memory {
        words::PLAYER_RECORDINGS_PLEASE_STAY
    } else {
        words::PLAYER_RECORDINGS_MAY_LEAVE
    });
    let values = [
        ("owed", &*standing.owed.to_string()),
        ("all", &standing.recordings.to_string()),
        ("percent", &percent(standing).to_string()),
    ];
    spoken.joined(&[&spoken.with(words::PLAYER_RECORDINGS_OWED, &values), rest])
}
