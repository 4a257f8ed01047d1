//! What a made-up family saves on a page: enough for the scripts of a study to decide by.

use crate::population::iso;
use protocol::{Dice, FrameConfig};
use serde_json::{Map, Value, json};

/// One page's data in the shape that the player saves, answers drawn by chance.
pub(crate) fn data(frame: &FrameConfig, secs: f64, now_millis: f64, dice: &mut dyn Dice) -> Value {
    let mut data = Map::new();
    let frame_type = match frame.kind.as_str() {
        "exp-lookit-video-consent" | "exp-lookit-survey-consent" | "exp-lookit-video-assent" => {
            "CONSENT"
        }
        "exp-lookit-exit-survey" => "EXIT",
        _ => "DEFAULT",
    };
    data.insert("frameType".to_owned(), json!(frame_type));
    data.insert("frameDuration".to_owned(), json!(secs));
    let event = json!({"eventType": format!("{}:nextFrame", frame.kind), "timestamp": iso(now_millis + secs * 1000.0)});
    data.insert("eventTimings".to_owned(), json!([event]));
    match frame.kind.as_str() {
        "exp-lookit-survey" => {
            data.insert("formData".to_owned(), form(&frame.params, dice));
        }
        "exp-lookit-images-audio" | "exp-lookit-images-audio-infant-control" => {
            choice(&frame.params, &mut data, dice);
        }
        "exp-lookit-exit-survey" => {
            data.insert("withdrawal".to_owned(), json!(false));
            data.insert("feedback".to_owned(), json!(""));
        }
        _ => {}
    }
    if frame.kind.ends_with("-infant-control") {
        let looked_secs = dice.next_unit() * secs;
        data.insert("totalLookingTime".to_owned(), json!(looked_secs));
        data.insert(
            "trialEndReason".to_owned(),
            json!(if looked_secs * 2.0 < secs {
                "lookaway"
            } else {
                "ceiling"
            }),
        );
    }
    Value::Object(data)
}

/// A picture that may be chosen, each equally likely.
fn choice(params: &Map<String, Value>, data: &mut Map<String, Value>, dice: &mut dyn Dice) {
    let is_asked = ["choiceRequired", "choiceAllowed"]
        .iter()
        .any(|key| params.get(*key) == Some(&Value::Bool(true)));
    let images = params
        .get("images")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    data.insert("images".to_owned(), json!(images));
    let open: Vec<(usize, &Value)> = images
        .iter()
        .enumerate()
        .filter(|(_, image)| image.get("nonChoiceOption") != Some(&Value::Bool(true)))
        .collect();
    if let (true, Some((place, image))) = (is_asked, one_of(&open, dice)) {
        let id = image
            .get("id")
            .cloned()
            .unwrap_or_else(|| json!(format!("image_{}", place + 1)));
        data.insert("selectedImage".to_owned(), id);
        if let Some(correct) = image.get("correct") {
            data.insert("correctImageSelected".to_owned(), correct.clone());
        }
    }
}

/// Every question answered: one of what may be chosen, a number within its limits, a truth, or a word.
fn form(params: &Map<String, Value>, dice: &mut dyn Dice) -> Value {
    let questions = params
        .get("formSchema")
        .and_then(|form| form.pointer("/schema/properties"));
    let mut answers = Map::new();
    for (name, question) in questions.and_then(Value::as_object).into_iter().flatten() {
        let listed = question
            .get("enum")
            .or_else(|| question.pointer("/items/enum"));
        let kind = question
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or("string");
        let bound = |key: &str, otherwise: f64| {
            question
                .get(key)
                .and_then(Value::as_f64)
                .unwrap_or(otherwise)
        };
        let answer = match (listed.and_then(Value::as_array), kind) {
            (Some(options), kind) => {
                let one = one_of(options, dice).cloned().unwrap_or_default();
                if kind == "array" { json!([one]) } else { one }
            }
            (None, "boolean") => json!(dice.next_unit() < 0.5),
            (None, "number" | "integer") => {
                let (lowest, highest) = (bound("minimum", 0.0), bound("maximum", 10.0));
                json!(
                    (lowest + dice.next_unit() * (highest - lowest + 1.0))
                        .floor()
                        .min(highest)
                )
            }
            (None, "array" | "object") => continue,
            (None, _) => json!("an answer"),
        };
        answers.insert(name.clone(), answer);
    }
    Value::Object(answers)
}

fn one_of<'a, T>(list: &'a [T], dice: &mut dyn Dice) -> Option<&'a T> {
    list.get((dice.next_unit() * list.len() as f64) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::SeededDice;

    fn saved(kind: &str, params: &Value) -> Value {
        let frame = FrameConfig {
            id: "0-a".to_owned(),
            kind: kind.to_owned(),
            path: String::new(),
            params: params.as_object().cloned().unwrap(),
        };
        data(&frame, 4.0, 0.0, &mut SeededDice::new(3))
    }

    #[test]
    fn a_form_is_filled_in() {
        let form = json!({"formSchema": {"schema": {"properties": {
            "a": {"enum": ["x"]}, "b": {"type": "integer", "minimum": 3, "maximum": 3}, "c": {"type": "boolean"},
            "d": {"type": "string"}, "e": {"type": "array", "items": {"enum": ["y"]}}}}}});
        let answers = &saved("exp-lookit-survey", &form)["formData"];
        assert_eq!(
            (&answers["a"], &answers["b"], &answers["e"]),
            (&json!("x"), &json!(3.0), &json!(["y"]))
        );
        assert!(answers["c"].is_boolean() && answers["d"].is_string());
    }

    #[test]
    fn only_pictures_that_may_be_chosen_are_chosen() {
        let params = json!({"choiceRequired": true, "images": [{"id": "no", "nonChoiceOption": true}, {"id": "yes", "correct": true}]});
        let data = saved("exp-lookit-images-audio", &params);
        assert_eq!(
            (&data["selectedImage"], &data["correctImageSelected"]),
            (&json!("yes"), &json!(true))
        );
        assert_eq!(
            saved("exp-lookit-images-audio", &json!({"images": [{"id": "a"}]}))
                .get("selectedImage"),
            None
        );
    }
}
