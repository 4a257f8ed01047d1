//! Invented answers, so that the scripts of frames can be tried.

use protocol::FrameConfig;
use serde_json::{Map, Value, json};

/// How many different sets of answers are tried.
pub(crate) const TRIES: usize = 4;

/// What the family might have saved with a frame; `number` counts the tries.
pub(crate) fn of(frame: &FrameConfig, number: usize) -> Value {
    let kind = frame.kind.as_str();
    let mut data = Map::new();
    data.insert("generatedProperties".to_owned(), Value::Null);
    data.insert(
        "eventTimings".to_owned(),
        json!([{"eventType": format!("{kind}:nextFrame"), "timestamp": "2026-01-02T03:04:05.678Z"}]),
    );
    data.insert("frameDuration".to_owned(), json!(12.5));
    data.insert("frameType".to_owned(), json!("DEFAULT"));
    match kind {
        "exp-lookit-survey" => {
            let form = frame.params.get("formSchema").cloned().unwrap_or_default();
            data.insert("formData".to_owned(), form_data(&form, number));
            data.insert("formSchema".to_owned(), form);
        }
        "exp-lookit-images-audio" | "exp-lookit-images-audio-infant-control" => {
            let images = frame.params.get("images").cloned().unwrap_or_default();
            let chosen = images
                .as_array()
                .filter(|list| !list.is_empty())
                .map(|list| {
                    let image = &list[number % list.len()];
                    (image["id"].clone(), image["correct"].clone())
                });
            if let Some((id, correct)) = chosen {
                data.insert("selectedImage".to_owned(), id);
                if !correct.is_null() {
                    data.insert("correctImageSelected".to_owned(), correct);
                }
            }
            data.insert("images".to_owned(), images);
        }
        "exp-lookit-video-assent" => {
            let answer = if number.is_multiple_of(2) {
                "Yes"
            } else {
                "No"
            };
            data.insert("childResponse".to_owned(), json!(answer));
            data.insert("frameType".to_owned(), json!("CONSENT"));
        }
        "exp-lookit-mood-questionnaire" => {
            for key in ["rested", "healthy", "childHappy", "active", "energetic"] {
                data.insert(key.to_owned(), json!("4"));
            }
        }
        _ => {}
    }
    if kind.ends_with("infant-control") {
        data.insert("totalLookingTime".to_owned(), json!(3.5 + number as f64));
        data.insert("trialEndReason".to_owned(), json!("lookaway"));
    }
    Value::Object(data)
}

/// One answer to each question of a survey.
fn form_data(form: &Value, number: usize) -> Value {
    let questions = form["schema"]["properties"].as_object();
    let answered = questions.into_iter().flatten().map(|(name, field)| {
        let answers = field["enum"]
            .as_array()
            .or_else(|| field["items"]["enum"].as_array());
        let answer = match (
            answers.filter(|list| !list.is_empty()),
            field["type"].as_str(),
        ) {
            (Some(list), Some("array")) => json!([list[number % list.len()]]),
            (Some(list), _) => list[number % list.len()].clone(),
            (None, Some("number" | "integer")) => json!(number + 1),
            (None, Some("boolean")) => json!(number.is_multiple_of(2)),
            (None, Some("array")) => json!([]),
            _ => json!("an answer"),
        };
        (name.clone(), answer)
    });
    Value::Object(answered.collect())
}
