//! Compares a saved response with a recorded one of the predecessor.
//!
//! Times, ids and the wording of the consent document are blanked on both sides. Every other difference must be one of
//! [`EXCEPTIONS`], each of which is one line in `docs/compatibility.md`.

use serde_json::{Map, Value, json};

/// One deliberate difference: brings both sides of one frame's data, or of the whole response, to the same form, and says whether that
/// changed anything.
pub struct Exception {
    /// As in `docs/compatibility.md`.
    pub name: &'static str,
    align: fn(theirs: &mut Value, ours: &mut Value) -> bool,
}

/// All deliberate differences that can be seen in a saved response.
pub const EXCEPTIONS: [Exception; 11] = [
    Exception {
        name: "recorder-tail",
        align: |theirs, ours| tail_last(theirs) | tail_last(ours),
    },
    Exception {
        name: "full-screen-moment",
        align: |theirs, ours| full_screen_first(theirs) | full_screen_first(ours),
    },
    Exception {
        name: "withdrawal-always",
        align: |theirs, ours| withdrawal_added(theirs, ours),
    },
    Exception {
        name: "recording-receipts",
        align: |_, ours| receipts_out(ours),
    },
    Exception {
        name: "presentation-times",
        align: |_, ours| field_out(ours, &["presentation"]),
    },
    Exception {
        name: "set-up-found",
        align: |_, ours| field_out(ours, &["setup"]),
    },
    Exception {
        name: "consent-fingerprint",
        align: |_, ours| {
            field_out(
                ours,
                &[
                    "consentFormTemplate",
                    "consentFormLanguage",
                    "consentFormSha256",
                ],
            )
        },
    },
    Exception {
        name: "window-and-screen",
        align: |_, ours| window_out(ours),
    },
    Exception {
        name: "calibration-ends",
        align: |_, ours| calibration_ends_out(ours),
    },
    Exception {
        name: "silent-film",
        align: |theirs, _| silent_sound_out(theirs),
    },
    Exception {
        name: "seed-kept",
        align: |_, ours| seed_out(ours),
    },
];

/// What a comparison found.
#[derive(Debug, Default)]
pub struct Report {
    /// `path: theirs … ours …`, one per difference that nothing excuses.
    pub differences: Vec<String>,
    /// Names of the exceptions that were needed, with their frames.
    pub excused: Vec<String>,
}

/// Compares two responses' attributes; those the recording does not have are not looked at.
pub fn compare(recorded: &Value, saved: &Value) -> Report {
    let (mut theirs, mut ours) = (blank(recorded), blank(saved));
    let mut report = Report::default();
    if let Some(frames) = theirs["exp_data"].as_object_mut() {
        for (id, data) in frames {
            let other = &mut ours["exp_data"][id.as_str()];
            for exception in &EXCEPTIONS {
                if *data != *other && (exception.align)(data, other) {
                    report.excused.push(format!("{} in {id}", exception.name));
                }
            }
        }
    }
    for exception in &EXCEPTIONS {
        let differs = |key: &str| theirs[key] != ours[key];
        if (differs("global_event_timings") || differs("conditions"))
            && (exception.align)(&mut theirs, &mut ours)
        {
            report.excused.push(exception.name.to_owned());
        }
    }
    for (key, value) in theirs.as_object().into_iter().flatten() {
        differences(key, value, &ours[key.as_str()], &mut report.differences);
    }
    report
}

/// The response with the events of every frame in the order of their names: for a recorded run that says nothing of their order.
#[must_use]
pub fn sorted(response: &Value) -> Value {
    let mut sorted = response.clone();
    for data in sorted["exp_data"].as_object_mut().into_iter().flatten() {
        if let Some(events) = data.1["eventTimings"].as_array_mut() {
            events.sort_by_key(|event| event["eventType"].to_string());
        }
    }
    sorted
}

/// Fields that ours saves beside those of the predecessor.
fn field_out(data: &mut Value, names: &[&str]) -> bool {
    let Some(fields) = data.as_object_mut() else {
        return false;
    };
    let before = fields.len();
    fields.retain(|name, _| !names.contains(&name.as_str()));
    fields.len() != before
}

/// What happens to the window and the screen is told by ours alone.
fn window_out(data: &mut Value) -> bool {
    without(data, |kind| {
        let name = kind.rsplit(':').next().unwrap_or_default();
        ["windowResized", "orientationChanged", "screenMayTurnOff"].contains(&name)
    })
}

/// When each place of a calibration was over.
fn calibration_ends_out(data: &mut Value) -> bool {
    without(data, |name| name == "exp-lookit-calibration:endCalibration")
}

/// A film without a sound, whose empty sound the predecessor started with it.
fn silent_sound_out(data: &mut Value) -> bool {
    let is_silent = data["audioPlayed"].as_str().unwrap_or_default().is_empty();
    is_silent
        && without(data, |name| {
            name.starts_with("exp-lookit-video") && name.ends_with(":audioStarted")
        })
}

/// Leaves out the events of such names; true if there were any.
fn without(data: &mut Value, is_out: impl Fn(&str) -> bool) -> bool {
    let Some(events) = data["eventTimings"].as_array_mut() else {
        return false;
    };
    let before = events.len();
    events.retain(|event| !is_out(event["eventType"].as_str().unwrap_or_default()));
    events.len() != before
}

/// The end of a recording moves behind everything else: no frame waits for it.
fn tail_last(data: &mut Value) -> bool {
    let Some(events) = data["eventTimings"].as_array_mut() else {
        return false;
    };
    let before = events.clone();
    let (tail, mut rest): (Vec<Value>, Vec<Value>) = events.drain(..).partition(|event| {
        let kind = event["eventType"].as_str().unwrap_or_default();
        kind.ends_with(":uploadComplete") || event["status"] == "disconnected"
    });
    rest.extend(tail);
    *events = rest;
    *events != before
}

/// The browser says when it is full screen, or no more: before the recording has begun, or the frame is left, that moves to the front.
fn full_screen_first(data: &mut Value) -> bool {
    let Some(events) = data["eventTimings"].as_array_mut() else {
        return false;
    };
    let is = |event: &Value, names: &[&str]| {
        let kind = event["eventType"].as_str().unwrap_or_default();
        kind.rsplit(':')
            .next()
            .is_some_and(|name| names.contains(&name))
    };
    let changed = events
        .iter()
        .position(|event| is(event, &["enteredFullscreen", "leftFullscreen"]));
    let limits = ["startRecording", "startSessionRecording", "nextFrame"];
    let limit = events.iter().position(|event| is(event, &limits));
    match (changed, limit) {
        (Some(changed), Some(limit)) if 0 < changed && changed < limit => {
            events[..=changed].rotate_right(1);
            true
        }
        _ => false,
    }
}

/// The predecessor saves no `withdrawal` when the box was never touched; that is `false` here, and never `true`.
fn withdrawal_added(theirs: &mut Value, ours: &Value) -> bool {
    let untouched = theirs["frameType"] == "EXIT"
        && theirs.get("withdrawal").is_none()
        && ours.get("withdrawal") == Some(&json!(false));
    if untouched {
        theirs["withdrawal"] = json!(false);
    }
    untouched
}

/// What became of each recording is told by ours alone.
fn receipts_out(ours: &mut Value) -> bool {
    let events = ours
        .get_mut("global_event_timings")
        .and_then(Value::as_array_mut);
    events.is_some_and(|events| {
        let before = events.len();
        events.retain(|event| event["eventType"] != "recordingReceipt");
        events.len() != before
    })
}

/// The seed stands in ours alone.
fn seed_out(ours: &mut Value) -> bool {
    let conditions = ours.get_mut("conditions").and_then(Value::as_object_mut);
    conditions.is_some_and(|conditions| conditions.remove(protocol::SEED_KEY).is_some())
}

/// Replaces what no two runs have in common by placeholders.
fn blank(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, value)| (key.clone(), blank_field(key, value)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(items) => items.iter().map(blank).collect(),
        Value::String(text) => json!(blank_video_id(text)),
        other => other.clone(),
    }
}

fn blank_field(key: &str, value: &Value) -> Value {
    match key {
        "timestamp" | "created_on" => json!("<time>"),
        "consentFormText" => json!("<text of the document>"),
        "frameDuration" | "streamTime" | "sessionStreamTime" | "currentTime"
            if !value.is_null() =>
        {
            json!("<num>")
        }
        _ => blank(value),
    }
}

/// `videoStream_<uuid>_2-shapes_<uuid>_1790000000000_17` loses its ids and numbers.
fn blank_video_id(text: &str) -> String {
    let is_video = text.starts_with("videoStream_") || text.starts_with("consent-videoStream_");
    let parts: Vec<&str> = text.split('_').collect();
    let [prefix, _study, frame @ .., _response, _millis, _random] = &parts[..] else {
        return text.to_owned();
    };
    if !is_video || frame.is_empty() {
        return text.to_owned();
    }
    format!("{prefix}_<uuid>_{}_<uuid>_<ms>_<rnd>", frame.join("_"))
}

fn differences(path: &str, theirs: &Value, ours: &Value, found: &mut Vec<String>) {
    match (theirs, ours) {
        (Value::Object(a), Value::Object(b)) => {
            for (key, value) in a {
                let other = b.get(key).unwrap_or(&ABSENT);
                differences(&format!("{path}.{key}"), value, other, found);
            }
            for (key, value) in b.iter().filter(|(key, _)| !a.contains_key(*key)) {
                found.push(format!("{path}.{key}: ours alone has {value}"));
            }
        }
        (Value::Array(a), Value::Array(b)) if path.ends_with(".eventTimings") => {
            events(path, a, b, found);
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (index, (theirs, ours)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{index}]"), theirs, ours, found);
            }
        }
        _ if theirs == ours => {}
        _ => found.push(format!("{path}: recorded {theirs}, ours {ours}")),
    }
}

/// An absent field reads as null; a recorded null must be there as null all the same, which the other direction sees.
const ABSENT: Value = Value::Null;

fn events(path: &str, theirs: &[Value], ours: &[Value], found: &mut Vec<String>) {
    let names = |events: &[Value]| -> Vec<String> {
        events
            .iter()
            .map(|event| {
                let kind = event["eventType"].as_str().unwrap_or_default();
                kind.rsplit(':').next().unwrap_or_default().to_owned()
            })
            .collect()
    };
    if names(theirs) == names(ours) {
        for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
            differences(&format!("{path}[{index}]"), theirs, ours, found);
        }
    } else {
        found.push(format!(
            "{path}:\n  recorded {}\n  ours     {}",
            names(theirs).join(" "),
            names(ours).join(" ")
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(names: &[&str]) -> Value {
        let events: Vec<Value> = names
            .iter()
            .map(|name| json!({"eventType": format!("k:{name}"), "timestamp": name}))
            .collect();
        json!({"exp_data": {"0-a": {"frameType": "DEFAULT", "eventTimings": events}}})
    }

    #[test]
    fn the_tail_may_come_late_but_must_come() {
        let theirs = frame(&["stoppingCapture", "uploadComplete", "nextFrame"]);
        let late = compare(
            &theirs,
            &frame(&["stoppingCapture", "nextFrame", "uploadComplete"]),
        );
        assert!(late.differences.is_empty(), "{late:?}");
        assert_eq!(late.excused, ["recorder-tail in 0-a"]);
        let missing = compare(&theirs, &frame(&["stoppingCapture", "nextFrame"]));
        assert_eq!(missing.differences.len(), 1);
    }

    #[test]
    fn full_screen_may_come_at_any_moment_before_the_recording_and_not_after() {
        let theirs = frame(&["setup", "enteredFullscreen", "ready", "startRecording"]);
        let later = frame(&["setup", "ready", "enteredFullscreen", "startRecording"]);
        let report = compare(&theirs, &later);
        assert!(report.differences.is_empty(), "{report:?}");
        assert_eq!(report.excused, ["full-screen-moment in 0-a"]);
        let late = frame(&["setup", "ready", "startRecording", "enteredFullscreen"]);
        assert_eq!(compare(&theirs, &late).differences.len(), 1);
    }

    #[test]
    fn a_film_without_a_sound_starts_none_and_one_with_a_sound_must() {
        let frame = |names: &[&str], sound: &str| {
            let kind = "exp-lookit-video";
            let events: Vec<Value> = names
                .iter()
                .map(|name| json!({"eventType": format!("{kind}:{name}")}))
                .collect();
            json!({"exp_data": {"0-a": {"audioPlayed": sound, "eventTimings": events}}})
        };
        let (theirs, ours) = (["videoStarted", "audioStarted"], ["videoStarted"]);
        let silent = compare(&frame(&theirs, ""), &frame(&ours, ""));
        assert!(silent.differences.is_empty(), "{silent:?}");
        assert_eq!(silent.excused, ["silent-film in 0-a"]);
        let sound = compare(&frame(&theirs, "a.mp3"), &frame(&ours, "a.mp3"));
        assert_eq!(sound.differences.len(), 1, "{sound:?}");
    }

    #[test]
    fn a_changed_field_is_named_with_its_path() {
        let theirs = json!({"exp_data": {"0-a": {"frameType": "EXIT", "feedback": "Fine"}}});
        let ours = json!({"exp_data": {"0-a": {"frameType": "EXIT", "feedback": "Bad"}}});
        let report = compare(&theirs, &ours);
        assert_eq!(
            report.differences,
            [r#"exp_data.0-a.feedback: recorded "Fine", ours "Bad""#]
        );
        assert!(report.excused.is_empty(), "{:?}", report.excused);
    }

    #[test]
    fn a_withdrawal_that_was_never_touched_is_false_and_nothing_else() {
        let frame = |value: Value| {
            let mut data = json!({"exp_data": {"0-a": {"frameType": "EXIT"}}});
            if !value.is_null() {
                data["exp_data"]["0-a"]["withdrawal"] = value;
            }
            data
        };
        let added = compare(&frame(json!(null)), &frame(json!(false)));
        assert!(added.differences.is_empty(), "{added:?}");
        assert_eq!(added.excused, ["withdrawal-always in 0-a"]);
        for (theirs, ours) in [(json!(null), json!(true)), (json!(true), json!(false))] {
            let report = compare(&frame(theirs), &frame(ours));
            assert_eq!(report.differences.len(), 1, "{report:?}");
        }
    }

    #[test]
    fn receipts_of_recordings_are_ours_and_nothing_else_is() {
        let early = json!({"eventType": "exitEarly"});
        let receipt = json!({"eventType": "recordingReceipt", "videoId": "v"});
        let response = |events: &[&Value]| json!({"global_event_timings": events, "exp_data": {}});
        let report = compare(&response(&[&early]), &response(&[&early, &receipt]));
        assert!(report.differences.is_empty(), "{report:?}");
        assert_eq!(report.excused, ["recording-receipts"]);
        let report = compare(&response(&[]), &response(&[&early]));
        assert_eq!(report.differences.len(), 1, "{report:?}");
    }

    #[test]
    fn ids_of_videos_are_blanked() {
        assert_eq!(
            blank_video_id("videoStream_1-2_3-my_frame_4-5_1790000000000_17"),
            "videoStream_<uuid>_3-my_frame_<uuid>_<ms>_<rnd>"
        );
        assert_eq!(blank_video_id("a_b"), "a_b");
    }

    #[test]
    fn every_exception_is_a_line_of_the_documentation() {
        let path = crate::paths::root().join("docs/compatibility.md");
        let text = std::fs::read_to_string(path).unwrap();
        for exception in &EXCEPTIONS {
            let start = format!("| `{}` |", exception.name);
            let lines = text.lines().filter(|line| line.starts_with(&start));
            assert_eq!(lines.count(), 1, "{}", exception.name);
        }
    }
}
