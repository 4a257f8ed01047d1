//! What every finished response must hold, whatever the study.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// Checks frame ids, sequence, the events' form and order, and that the response is completed.
///
/// # Errors
/// The first thing that is wrong, with its frame.
pub fn finished(response: &Value, frames: &[(String, String)]) -> Result<()> {
    ensure!(
        response["completed"] == true,
        "the response is not completed"
    );
    let ids: Vec<&str> = frames.iter().map(|(id, _)| id.as_str()).collect();
    let sequence: Vec<&str> = strings(&response["sequence"]);
    ensure!(
        sequence == ids,
        "the sequence is {sequence:?} instead of {ids:?}"
    );
    let consented = frames
        .iter()
        .any(|(_, kind)| kind == "exp-lookit-video-consent");
    ensure!(
        response["completed_consent_frame"] == consented,
        "completed_consent_frame is {}",
        response["completed_consent_frame"]
    );
    let saved = response["exp_data"].as_object().context("no exp_data")?;
    ensure!(
        saved.len() == frames.len(),
        "exp_data has {:?}",
        saved.keys().collect::<Vec<_>>()
    );
    for (id, kind) in frames {
        let data = saved
            .get(id)
            .with_context(|| format!("{id} was not saved"))?;
        events(data, kind).with_context(|| id.clone())?;
        ensure!(
            data["frameDuration"].is_number(),
            "{id} has no frameDuration"
        );
        let frame_type = match kind.as_str() {
            "exp-lookit-video-consent" => "CONSENT",
            "exp-lookit-exit-survey" => "EXIT",
            _ => "DEFAULT",
        };
        ensure!(
            data["frameType"] == frame_type,
            "{id} has frameType {}",
            data["frameType"]
        );
    }
    Ok(())
}

/// Checks that every frame of a kind with timed stimuli that was played says when they were seen or heard.
///
/// # Errors
/// A frame that does not say so.
pub fn timed(response: &Value) -> Result<()> {
    let saved = response["exp_data"].as_object().context("no exp_data")?;
    for (id, data) in saved {
        let kind = kind_of(data);
        let has_stimuli = [
            "displayImages",
            "videoStarted",
            "startCalibration",
            "presentImages",
        ]
        .iter()
        .any(|name| has_event(data, kind, name));
        // A film that the parent ends at once may never have been seen.
        let is_cut = has_event(data, kind, "parentEndedTrial");
        if !TIMED.contains(&kind) || !has_stimuli || is_cut {
            continue;
        }
        let stimuli = data["presentation"]["stimuli"].as_array();
        let mut shown = stimuli.into_iter().flatten();
        ensure!(
            shown.any(|one| one["presentedMillis"].is_number()),
            "{id} ({kind}) does not say when its stimuli were seen: {data}"
        );
    }
    Ok(())
}

/// Kinds whose frames say when their stimuli were seen.
const TIMED: [&str; 6] = [
    "exp-lookit-calibration",
    "exp-lookit-change-detection",
    "exp-lookit-video",
    "exp-lookit-video-infant-control",
    "exp-lookit-images-audio",
    "exp-lookit-images-audio-infant-control",
];

/// The kind that a frame's events name.
pub fn kind_of(data: &Value) -> &str {
    let first = data["eventTimings"][0]["eventType"].as_str();
    first
        .and_then(|name| name.split_once(':'))
        .map_or("", |(kind, _)| kind)
}

/// Was it logged?
pub fn has_event(data: &Value, kind: &str, name: &str) -> bool {
    let mut events = data["eventTimings"].as_array().into_iter().flatten();
    events.any(|event| {
        let full = event["eventType"].as_str().unwrap_or_default();
        full.split_once(':') == Some((kind, name))
    })
}

/// Every event names its frame kind and its time, and time goes on.
fn events(data: &Value, kind: &str) -> Result<()> {
    let events = data["eventTimings"].as_array().context("no eventTimings")?;
    let mut last = "";
    let mut went_on = 0;
    for event in events {
        let name = event["eventType"].as_str().context("no eventType")?;
        let (prefix, name) = name
            .split_once(':')
            .context("an event without frame kind")?;
        ensure!(prefix == kind, "an event of {prefix} in a frame of {kind}");
        let time = event["timestamp"].as_str().context("no timestamp")?;
        ensure!(time >= last, "{name} at {time} stands after {last}");
        last = time;
        went_on += usize::from(name == "nextFrame");
    }
    ensure!(went_on == 1, "{went_on} nextFrame events");
    Ok(())
}

/// The texts of a list.
pub fn strings(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
