//! How long a page takes, estimated from its parameters.
//!
//! This file is the one place where these guesses stand; [`METHOD`] says them in words, and the reports print it. A film's or sound's
//! own length is not known here, because files are not looked at.

use serde_json::{Map, Value};

/// A film of unknown length, in seconds.
pub(crate) const FILM_SECS: f64 = 15.0;
/// A sound of unknown length, in seconds.
pub(crate) const SOUND_SECS: f64 = 5.0;
/// What a grown-up reads in a second: 200 words a minute.
const WORDS_PER_SEC: f64 = 200.0 / 60.0;
/// From the end of what is shown to a press of the button, or a choice.
const PRESS_SECS: f64 = 3.0;
/// One question of a form.
const QUESTION_SECS: f64 = 10.0;
/// A kind that is not in the list.
const OTHER_SECS: f64 = 30.0;

/// What is assumed of each kind: its name, or the names of those that are alike, and the rule in words.
pub const METHOD: [(&str, &str); 14] = [
    ("exp-video-config", "90 s"),
    ("exp-video-config-quality", "60 s"),
    (
        "exp-lookit-video-consent, exp-lookit-survey-consent",
        "180 s",
    ),
    ("exp-lookit-exit-survey", "120 s"),
    (
        "exp-lookit-text, exp-lookit-instructions, exp-lookit-webcam-display, exp-lookit-stimuli-preview",
        "reading at 200 words a minute, and 3 s; 15 s for each film, 5 s for each sound or picture among the blocks and previews",
    ),
    (
        "exp-lookit-instruction-video",
        "60 s, or reading the transcript if that takes longer",
    ),
    (
        "exp-lookit-video, exp-lookit-video-infant-control",
        "the longest of requiredDuration, 15 s for each play of the film (requireVideoCount), 5 s for each of the sound \
         (requireAudioCount); 3 s more without autoProceed. A child that looks away ends an infant-controlled trial sooner",
    ),
    (
        "exp-lookit-images-audio, exp-lookit-images-audio-infant-control",
        "the longer of durationSeconds and 5 s for the sound if there is one; 3 s more for a required choice or without autoProceed",
    ),
    (
        "exp-lookit-calibration",
        "calibrationLength for each of calibrationPositions",
    ),
    (
        "exp-lookit-change-detection",
        "attnLength and trialLength, and 5 s for the sound at the end if there is one",
    ),
    (
        "exp-lookit-survey, exp-lookit-mood-questionnaire",
        "10 s for each question, and 3 s",
    ),
    ("exp-lookit-video-assent", "15 s for each page, and 30 s"),
    (
        "exp-lookit-start-recording, exp-lookit-stop-recording",
        "5 s",
    ),
    (
        "exp-lookit-iframe, exp-lookit-observation, other kinds",
        "300 s; recordingRequired, at least 60 s; 30 s",
    ),
];

/// Seconds that a page with these parameters takes a family.
pub fn seconds(kind: &str, params: &Map<String, Value>) -> f64 {
    let number = |key: &str, otherwise: f64| {
        let given = params.get(key).and_then(Value::as_f64);
        given
            .filter(|number| number.is_finite() && *number >= 0.0)
            .unwrap_or(otherwise)
    };
    let truth = |key: &str, otherwise: bool| {
        params
            .get(key)
            .and_then(Value::as_bool)
            .unwrap_or(otherwise)
    };
    let count = |key: &str| match params.get(key) {
        Some(Value::Array(list)) => list.len() as f64,
        Some(Value::String(text)) if !text.is_empty() => 1.0,
        Some(Value::Object(map)) if !map.is_empty() => 1.0,
        _ => 0.0,
    };
    let press_unless = |is_automatic: bool| if is_automatic { 0.0 } else { PRESS_SECS };
    match kind {
        "exp-frame-select" => 0.0,
        "exp-video-config" => 90.0,
        "exp-video-config-quality" => 60.0,
        "exp-lookit-video-consent" | "exp-lookit-survey-consent" => 180.0,
        "exp-lookit-exit-survey" => 120.0,
        "exp-lookit-text"
        | "exp-lookit-instructions"
        | "exp-lookit-webcam-display"
        | "exp-lookit-stimuli-preview" => {
            let blocks = ["blocks", "webcamBlocks", "stimuli"];
            let pages: Vec<&Value> = blocks.iter().filter_map(|key| params.get(*key)).collect();
            pages
                .iter()
                .map(|page| reading(page) + looking(page))
                .sum::<f64>()
                + PRESS_SECS
        }
        "exp-lookit-instruction-video" => {
            let transcript = params.get("transcriptBlocks").map_or(0.0, reading);
            f64::max(60.0, transcript) + PRESS_SECS
        }
        "exp-lookit-video" | "exp-lookit-video-infant-control" => {
            let film = number("requireVideoCount", 1.0) * FILM_SECS;
            let sound = number("requireAudioCount", 0.0) * SOUND_SECS;
            let longest = number("requiredDuration", 0.0).max(film).max(sound);
            longest + press_unless(truth("autoProceed", true))
        }
        "exp-lookit-images-audio" | "exp-lookit-images-audio-infant-control" => {
            let sound = if count("audio") > 0.0 {
                SOUND_SECS
            } else {
                0.0
            };
            let is_automatic = truth("autoProceed", false) && !truth("choiceRequired", false);
            number("durationSeconds", 0.0).max(sound) + press_unless(is_automatic)
        }
        "exp-lookit-calibration" => {
            let places = params.get("calibrationPositions").and_then(Value::as_array);
            let places = places.map_or(4.0, |list| list.len() as f64);
            places * number("calibrationLength", 3000.0) / 1000.0
        }
        "exp-lookit-change-detection" => {
            let end = if count("endAudioSources") > 0.0 {
                SOUND_SECS
            } else {
                0.0
            };
            number("attnLength", 0.0) + number("trialLength", 60.0) + end
        }
        "exp-lookit-survey" => {
            let questions = params
                .get("formSchema")
                .and_then(|form| form.pointer("/schema/properties"))
                .and_then(Value::as_object);
            questions.map_or(1.0, |all| all.len() as f64) * QUESTION_SECS + PRESS_SECS
        }
        // Eight scales for parent and child, and a few questions.
        "exp-lookit-mood-questionnaire" => 12.0 * QUESTION_SECS + PRESS_SECS,
        "exp-lookit-video-assent" => 15.0 * count("pages") + 30.0,
        "exp-lookit-start-recording" | "exp-lookit-stop-recording" => 5.0,
        "exp-lookit-iframe" => 300.0,
        "exp-lookit-observation" => number("recordingRequired", 0.0).max(60.0),
        _ => OTHER_SECS,
    }
}

/// Seconds to read every text below a value.
fn reading(value: &Value) -> f64 {
    match value {
        Value::Array(list) => list.iter().map(reading).sum(),
        Value::Object(map) => {
            let shown =
                |key: &str| matches!(key, "text" | "title" | "caption" | "listblocks" | "emph");
            let texts = map.iter().filter(|(key, _)| shown(key));
            texts.map(|(_, value)| reading(value)).sum()
        }
        Value::String(text) => text.split_whitespace().count() as f64 / WORDS_PER_SEC,
        _ => 0.0,
    }
}

/// Seconds to watch what stands among the blocks.
fn looking(value: &Value) -> f64 {
    match value {
        Value::Array(list) => list.iter().map(looking).sum(),
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| match key.as_str() {
                "video" => FILM_SECS,
                "mediaBlock" if value.get("isVideo") == Some(&Value::Bool(true)) => FILM_SECS,
                "image" | "audio" | "mediaBlock" => SOUND_SECS,
                _ => 0.0,
            })
            .sum(),
        _ => 0.0,
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(kind: &str, params: &Value) -> f64 {
        seconds(kind, params.as_object().unwrap())
    }

    #[test]
    fn trials_take_what_their_parameters_ask() {
        let video = "exp-lookit-video";
        assert_eq!(of(video, &json!({})), 15.0);
        assert_eq!(
            of(
                video,
                &json!({"requireVideoCount": 0, "requiredDuration": 20, "autoProceed": false})
            ),
            23.0
        );
        let images = "exp-lookit-images-audio";
        assert_eq!(of(images, &json!({"audio": "a", "autoProceed": true})), 5.0);
        assert_eq!(
            of(
                images,
                &json!({"durationSeconds": 8, "autoProceed": true, "choiceRequired": true})
            ),
            11.0
        );
        assert_eq!(
            of(
                "exp-lookit-calibration",
                &json!({"calibrationLength": 2000})
            ),
            8.0
        );
        assert_eq!(
            of(
                "exp-lookit-change-detection",
                &json!({"trialLength": 10, "attnLength": 2})
            ),
            12.0
        );
    }

    #[test]
    fn texts_are_read_at_200_words_a_minute() {
        let words = "word ".repeat(200);
        let blocks = json!({"blocks": [{"text": words}, {"mediaBlock": {"isVideo": true}}]});
        assert_eq!(of("exp-lookit-instructions", &blocks), 60.0 + 15.0 + 3.0);
    }

    #[test]
    fn nonsense_counts_as_absent() {
        let broken = json!({"requireVideoCount": -3, "requiredDuration": "long"});
        assert_eq!(of("exp-lookit-video", &broken), 15.0);
        assert_eq!(of("exp-nothing", &json!({})), 30.0);
    }
}
