//! Recording, consent and the end of a study.

use crate::studies::{Case, images, many, one, text, whole, with};
use serde_json::{Value, json};

pub(crate) fn recording() -> Vec<Case> {
    let good = || one(text());
    let starts = || json!({"kind": "exp-lookit-start-recording"});
    let stops = || json!({"kind": "exp-lookit-stop-recording"});
    let recorded = || with(images(), json!({"doRecording": true}));
    let between = |frame: Value| many(json!({"start": starts(), "trial": frame, "stop": stops()}));
    let moved = |study: &mut Value, order: &[&str]| study["sequence"] = json!(order);
    vec![
        (
            "no-consent",
            whole(|study| {
                moved(study, &["setup", "trial", "exit"]);
                study["frames"].as_object_mut().unwrap().remove("consent");
            }),
            good(),
        ),
        (
            "consent-not-recorded",
            whole(|study| {
                study["frames"]["start"] = starts();
                study["frames"]["stop"] = stops();
                moved(
                    study,
                    &["setup", "start", "consent", "trial", "stop", "exit"],
                );
            }),
            good(),
        ),
        (
            "recorded-before-consent",
            whole(|study| {
                study["frames"]["trial"] = recorded();
                moved(study, &["setup", "trial", "consent", "exit"]);
            }),
            one(recorded()),
        ),
        (
            "no-video-config",
            whole(|study| {
                moved(study, &["consent", "trial", "exit"]);
                study["frames"].as_object_mut().unwrap().remove("setup");
            }),
            good(),
        ),
        (
            "no-exit-survey",
            whole(|study| {
                moved(study, &["setup", "consent", "trial"]);
                study["frames"].as_object_mut().unwrap().remove("exit");
            }),
            good(),
        ),
        (
            "exit-survey-not-last",
            whole(|study| moved(study, &["setup", "consent", "exit", "trial"])),
            good(),
        ),
        (
            "cannot-record",
            one(with(text(), json!({"doRecording": true}))),
            good(),
        ),
        (
            "session-not-stopped",
            many(json!({"start": starts(), "trial": text()})),
            between(text()),
        ),
        (
            "session-not-started",
            many(json!({"trial": text(), "stop": stops()})),
            between(text()),
        ),
        (
            "session-started-twice",
            many(json!({"start": starts(), "again": starts(), "trial": text(), "stop": stops()})),
            between(text()),
        ),
        (
            "session-recording-lost",
            many(
                json!({"start": starts(), "trial": with(text(), json!({"endSessionRecording": true}))}),
            ),
            between(text()),
        ),
        (
            "recording-in-session",
            between(recorded()),
            between(images()),
        ),
    ]
}
