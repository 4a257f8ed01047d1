//! The tables of the specification of trials (`frames-trials.md`): which events each kind logs, with which fields of their own, and what it saves.

use crate::saved::{Saved, names};
use anyhow::{Result, ensure};
use serde_json::Value;
use std::collections::BTreeSet;

/// One kind's table. Events are written `name` or `name{field field?}`, a field with `?` may be missing.
struct Table {
    kind: &'static str,
    events: &'static str,
    /// Those that only this player logs; each stands in `docs/compatibility.md`.
    ours: &'static str,
    saved: &'static str,
}

/// Every frame (1.4, 1.7 to 1.9).
const COMMON: &str = "nextFrame previousFrame enteredFullscreen leftFullscreen pauseStudy resumeStudy \
    setupVideoRecorder recorder.hasCamAccess{hasCamAccess} recorderReady videoStreamConnection{status} startRecording \
    errorStartingRecording{error} stoppingCapture uploadComplete recordingUploadTimedout errorStoppingRecorder{error} destroyingRecorder \
    setupSessionVideoRecorder sessionRecorder.hasCamAccess{hasCamAccess} sessionRecorderReady startSessionRecording startedSessionRecording \
    stopSessionRecording errorStartingSessionRecording{error} sessionRecordingUploadTimedout errorStoppingSessionRecording{error}";
/// Fields that a recording adds to events (1.4).
const RECORDING_FIELDS: [&str; 4] = [
    "streamTime",
    "videoId",
    "sessionStreamTime",
    "sessionVideoId",
];
/// Infant-controlled timing (1.10).
const INFANT: &str = "lookawayStart lookawayEnd lookawayEndedTrial parentControlPeriodStart parentEndedTrial parentControlPeriodEnd";
const FILM: &str = "videoStarted{currentTime} videoPaused{currentTime} audioStarted audioStopped trialCompleted nextButtonEnabled";
const PICTURES: &str = "startTimer endTimer startAudio failedToStartAudio finishAudio displayImages displayImage{imageId} \
    clickImage{imageId correct?} startImageAudio{imageId} failedToStartImageAudio{imageId} dismissFeedback{imageId} replayAudio trialComplete";
const FAILURES: &str = "stimulusFailed soundRefused nothingToShow continuedWithoutRecording";

const TABLES: [Table; 15] = [
    Table {
        kind: "exp-lookit-video",
        events: FILM,
        ours: FAILURES,
        saved: "videoShown audioPlayed presentation",
    },
    Table {
        kind: "exp-lookit-video-infant-control",
        events: FILM,
        ours: FAILURES,
        saved: "videoShown totalLookingTime trialEndReason presentation",
    },
    Table {
        kind: "exp-lookit-images-audio",
        events: PICTURES,
        ours: FAILURES,
        saved: "images presentation",
    },
    Table {
        kind: "exp-lookit-images-audio-infant-control",
        events: PICTURES,
        ours: FAILURES,
        saved: "images totalLookingTime trialEndReason presentation",
    },
    Table {
        kind: "exp-lookit-calibration",
        events: "startCalibration{location}",
        ours: "endCalibration stimulusFailed soundRefused nothingToShow continuedWithoutRecording",
        saved: "presentation",
    },
    Table {
        kind: "exp-lookit-change-detection",
        events: "startIntro startTestTrial clearImages clearImageLeft clearImageRight presentImages{left? right?}",
        ours: FAILURES,
        saved: "leftSequence rightSequence presentation",
    },
    Table {
        kind: "exp-lookit-start-recording",
        events: "",
        ours: "continuedWithoutRecording",
        saved: "",
    },
    Table {
        kind: "exp-lookit-stop-recording",
        events: "warningNoActiveSessionRecording warningUploadTimeoutError",
        ours: "",
        saved: "",
    },
    Table {
        kind: "exp-lookit-webcam-display",
        events: "",
        ours: "continuedWithoutRecording",
        saved: "",
    },
    Table {
        kind: "exp-lookit-stimuli-preview",
        events: "startPreview nextStimulus previousStimulus",
        ours: "showStimulus mediaStarted mediaPaused mediaEnded mediaFailed continuedWithoutRecording",
        saved: "",
    },
    Table {
        kind: "exp-lookit-instructions",
        events: "",
        ours: "continuedWithoutRecording",
        saved: "",
    },
    Table {
        kind: "exp-lookit-instruction-video",
        events: "",
        ours: "mediaStarted mediaPaused mediaEnded mediaFailed requirementMet showWarning",
        saved: "",
    },
    Table {
        kind: "exp-lookit-iframe",
        events: "",
        ours: "pageLoaded pageSlow pageFailed showWarning openExternalLink",
        saved: "",
    },
    Table {
        kind: "exp-lookit-observation",
        events: "webcamHidden hideWebcam showWebcam recorderTimeout",
        ours: "continuedWithoutRecording",
        saved: "",
    },
    // Stands for other frames; logs nothing of its own.
    Table {
        kind: "exp-frame-select",
        events: "",
        ours: "",
        saved: "",
    },
];

/// What happens to the window and the screen, which ours alone tells (`docs/compatibility.md`, `window-and-screen`).
const WINDOW: [&str; 3] = ["windowResized", "orientationChanged", "screenMayTurnOff"];

/// What every frame saves (1.3).
const EVERY_FRAME: [&str; 4] = [
    "generatedProperties",
    "eventTimings",
    "frameType",
    "frameDuration",
];

/// Compares all saved frames of the kinds of trials with their tables; returns these kinds that were there.
///
/// # Errors
/// An event, or a field of one, that is in no table, or something that is not saved.
pub fn check(saved: &Saved) -> Result<BTreeSet<&'static str>> {
    let mut seen = BTreeSet::new();
    for id in saved.sequence() {
        let data = saved.frame(id)?;
        let kind = crate::checks::kind_of(data);
        let Some(table) = TABLES.iter().find(|table| table.kind == kind) else {
            continue;
        };
        seen.insert(table.kind);
        for event in data["eventTimings"].as_array().into_iter().flatten() {
            one(event, table).map_err(|error| error.context(format!("{id}: {event}")))?;
        }
        // What a pause cut short saves what it has.
        let is_paused = names(data).contains(&"resumeStudy");
        let own = table.saved.split_whitespace().filter(|_| !is_paused);
        for field in own.chain(EVERY_FRAME) {
            ensure!(
                data.get(field).is_some(),
                "{id} ({kind}) saves no {field}: {data}"
            );
        }
    }
    Ok(seen)
}

fn one(event: &Value, table: &Table) -> Result<()> {
    let full = event["eventType"].as_str().unwrap_or_default();
    let (kind, name) = full.split_once(':').unwrap_or_default();
    ensure!(kind == table.kind, "logged by {kind}");
    if table
        .ours
        .split_whitespace()
        .chain(WINDOW)
        .any(|one| one == name)
    {
        return Ok(());
    }
    let infant = if kind.ends_with("infant-control") {
        INFANT
    } else {
        ""
    };
    let rows = [COMMON, infant, table.events];
    let Some(fields) = rows.iter().find_map(|rows| fields(rows, name)) else {
        anyhow::bail!("{name} is in no table");
    };
    let has = |field: &str| event.get(field).is_some();
    for field in &fields {
        ensure!(field.ends_with('?') || has(field), "{name} has no {field}");
    }
    for field in event
        .as_object()
        .into_iter()
        .flatten()
        .map(|(field, _)| field.as_str())
    {
        let known = ["eventType", "timestamp"].contains(&field)
            || RECORDING_FIELDS.contains(&field)
            || fields.iter().any(|one| one.trim_end_matches('?') == field);
        ensure!(known, "{name} has a field {field} that is in no table");
    }
    Ok(())
}

/// The own fields of an event in a list like `a b{x y?}`.
fn fields<'a>(rows: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let mut rest = rows;
    while let Some(end) = rest
        .find([' ', '{'])
        .or((!rest.is_empty()).then_some(rest.len()))
    {
        let (found, mut after) = rest.split_at(end);
        let mut own = "";
        if let Some(list) = after.strip_prefix('{') {
            (own, after) = list.split_once('}')?;
        }
        if found == name {
            return Some(own.split_whitespace().collect());
        }
        rest = after.trim_start();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tables_are_read() {
        assert_eq!(fields("a b{x y?} c", "b"), Some(vec!["x", "y?"]));
        assert_eq!(fields("a b{x y?} c", "c"), Some(vec![]));
        assert_eq!(fields("a b{x y?} c", "x"), None);
        assert_eq!(fields("", "a"), None);
    }

    #[test]
    fn what_stands_in_no_table_is_found() {
        let response = |event: Value| {
            let data = json!({"eventTimings": [event], "frameType": "DEFAULT", "frameDuration": 1.0, "generatedProperties": null});
            Saved(json!({"sequence": ["0-a"], "exp_data": {"0-a": data}}))
        };
        let kind = "exp-lookit-stop-recording";
        let good = json!({"eventType": format!("{kind}:stopSessionRecording"), "timestamp": "", "sessionVideoId": "v"});
        assert!(check(&response(good)).is_ok_and(|seen| seen.contains(kind)));
        let unknown = json!({"eventType": format!("{kind}:stopped"), "timestamp": ""});
        assert!(check(&response(unknown)).is_err());
        let field =
            json!({"eventType": format!("{kind}:nextFrame"), "timestamp": "", "reason": "none"});
        assert!(check(&response(field)).is_err());
        let missing =
            json!({"eventType": format!("{kind}:videoStreamConnection"), "timestamp": ""});
        assert!(check(&response(missing)).is_err());
    }

    #[test]
    fn events_of_this_player_alone_are_documented() {
        let path = crate::paths::root().join("docs/compatibility.md");
        let text = std::fs::read_to_string(path).unwrap();
        for table in &TABLES {
            for name in table.ours.split_whitespace() {
                assert!(
                    text.contains(&format!("`{name}`")),
                    "{name} of {}",
                    table.kind
                );
            }
        }
    }
}
