//! What a save changes, and how it joins what is stored.
//!
//! Lookit replaces `exp_data` and `sequence` whole, the last save wins: a save that was delayed on a bad network overwrites a newer
//! one, and a reloaded page can empty a response. Here a save only ever adds. The player's state grows (frames are finished, never
//! unfinished), so joining two states is safe in any order and any number of times: what one of them lacks is taken from the other,
//! and where both have a value the save that has come further in the sequence is the newer one.

use crate::error::Error;
use serde_json::{Map, Value};

/// The saved part of a response.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the recorded shape has them side by side"
)]
pub(crate) struct Answers {
    pub(crate) conditions: Value,
    pub(crate) global_event_timings: Value,
    pub(crate) exp_data: Value,
    pub(crate) sequence: Vec<String>,
    pub(crate) completed: bool,
    pub(crate) completed_consent_frame: bool,
    pub(crate) survey_consent: bool,
    pub(crate) is_preview: bool,
    pub(crate) recording_method: Option<String>,
}

/// The attributes of one POST or PATCH; `None` leaves what is stored.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes {
    conditions: Option<Value>,
    global_event_timings: Option<Value>,
    exp_data: Option<Value>,
    sequence: Option<Vec<String>>,
    completed: Option<bool>,
    completed_consent_frame: Option<bool>,
    survey_consent: Option<bool>,
    is_preview: Option<bool>,
    /// `Some("")` clears it.
    recording_method: Option<String>,
}

impl Changes {
    /// Reads the attributes of a request. Names Lookit ignores (`created_on`, `hash_child_id`, unknown ones) are ignored.
    pub(crate) fn read(attributes: &Map<String, Value>) -> Result<Self, Error> {
        let mut changes = Self::default();
        for (name, value) in attributes {
            match underscored(name).as_str() {
                "conditions" => changes.conditions = Some(object(name, value)?),
                "exp_data" => changes.exp_data = Some(object(name, value)?),
                "global_event_timings" => changes.global_event_timings = Some(events(name, value)?),
                "sequence" => changes.sequence = Some(sequence(name, value)?),
                "completed" => changes.completed = Some(boolean(name, value)?),
                "completed_consent_frame" => {
                    changes.completed_consent_frame = Some(boolean(name, value)?);
                }
                "survey_consent" => changes.survey_consent = Some(boolean(name, value)?),
                "is_preview" => changes.is_preview = Some(boolean(name, value)?),
                "recording_method" => changes.recording_method = Some(method(name, value)?),
                _ => {}
            }
        }
        Ok(changes)
    }

    /// The answers of a response that is just created.
    pub(crate) fn first(self) -> Answers {
        let mut answers = Answers {
            conditions: Value::Object(Map::new()),
            // Lookit's own default is an object, which its downloads cannot read; every player sends a list.
            global_event_timings: Value::Array(Vec::new()),
            exp_data: Value::Object(Map::new()),
            recording_method: Some("recordrtc".to_owned()),
            is_preview: self.is_preview.unwrap_or(false),
            ..Answers::default()
        };
        self.join(&mut answers);
        answers
    }

    /// Joins a save with what is stored.
    pub(crate) fn join(self, stored: &mut Answers) {
        let stale = self.sequence.as_ref().is_some_and(|sent| {
            sent.len() < stored.sequence.len() && stored.sequence.starts_with(sent)
        });
        if let Some(sent) = self.sequence {
            join_lists(&mut stored.sequence, sent);
        }
        if let Some(sent) = self.exp_data {
            join_objects(&mut stored.exp_data, sent, stale);
        }
        if let Some(sent) = self.conditions {
            join_objects(&mut stored.conditions, sent, stale);
        }
        if let (Some(Value::Array(sent)), Value::Array(kept)) =
            (self.global_event_timings, &mut stored.global_event_timings)
        {
            join_lists(kept, sent);
        }
        // What has been reached stays reached.
        stored.completed |= self.completed.unwrap_or(false);
        stored.completed_consent_frame |= self.completed_consent_frame.unwrap_or(false);
        stored.survey_consent |= self.survey_consent.unwrap_or(false);
        // `is_preview` is decided when the response is created; Lookit lets a participant change it later.
        if let Some(sent) = self.recording_method {
            stored.recording_method = (!sent.is_empty()).then_some(sent);
        }
    }
}

/// The longer list wins when one begins with the other; of two that parted, the strangers are added at the end.
fn join_lists<T: PartialEq>(stored: &mut Vec<T>, sent: Vec<T>) {
    if sent.starts_with(stored) {
        *stored = sent;
    } else {
        for item in sent {
            if !stored.contains(&item) {
                stored.push(item);
            }
        }
    }
}

fn join_objects(stored: &mut Value, sent: Value, stale: bool) {
    let (Value::Object(kept), Value::Object(sent)) = (stored, sent) else {
        return;
    };
    for (key, value) in sent {
        if stale && kept.contains_key(&key) {
            continue;
        }
        kept.insert(key, value);
    }
}

/// `expData` and `exp-data` mean `exp_data` in Lookit.
fn underscored(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for letter in name.chars() {
        if letter == '-' {
            out.push('_');
        } else if letter.is_ascii_uppercase() {
            out.push('_');
            out.push(letter.to_ascii_lowercase());
        } else {
            out.push(letter);
        }
    }
    out
}

fn refuse(pointer: &str, code: &'static str, detail: String) -> Error {
    Error::Invalid {
        pointer: format!("/data/attributes/{pointer}"),
        code,
        detail,
    }
}

fn object(name: &str, value: &Value) -> Result<Value, Error> {
    match value {
        Value::Object(_) => Ok(value.clone()),
        Value::Null => Err(null(name)),
        _ => Err(refuse(
            name,
            "invalid",
            format!("{name} must be an object with frame ids as names. Nothing was changed."),
        )),
    }
}

fn events(name: &str, value: &Value) -> Result<Value, Error> {
    match value {
        Value::Array(_) => Ok(value.clone()),
        Value::Object(map) if map.is_empty() => Ok(Value::Array(Vec::new())),
        Value::Null => Err(null(name)),
        _ => Err(refuse(
            name,
            "invalid",
            format!("{name} must be a list of events. Nothing was changed."),
        )),
    }
}

fn sequence(name: &str, value: &Value) -> Result<Vec<String>, Error> {
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| match item {
                Value::String(text) if !text.is_empty() => Ok(text.clone()),
                Value::Number(number) => Ok(number.to_string()),
                _ => Err(refuse(
                    &format!("{name}/{index}"),
                    "invalid",
                    "A frame id must be a text that is not empty.".to_owned(),
                )),
            })
            .collect(),
        Value::Null => Err(null(name)),
        _ => Err(refuse(
            name,
            "not_a_list",
            format!("{name} must be a list of frame ids. Nothing was changed."),
        )),
    }
}

fn boolean(name: &str, value: &Value) -> Result<bool, Error> {
    match value {
        Value::Bool(flag) => Ok(*flag),
        Value::String(text) if matches!(text.as_str(), "true" | "True" | "yes" | "1") => Ok(true),
        Value::String(text) if matches!(text.as_str(), "false" | "False" | "no" | "0") => Ok(false),
        Value::Number(number) if number.as_i64() == Some(1) => Ok(true),
        Value::Number(number) if number.as_i64() == Some(0) => Ok(false),
        Value::Null => Err(null(name)),
        _ => Err(refuse(
            name,
            "invalid",
            "Must be a valid boolean.".to_owned(),
        )),
    }
}

fn method(name: &str, value: &Value) -> Result<String, Error> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) if text.chars().count() <= 50 => Ok(text.clone()),
        _ => Err(refuse(
            name,
            "invalid",
            "Must be a text of at most 50 letters.".to_owned(),
        )),
    }
}

fn null(name: &str) -> Error {
    refuse(name, "null", "This field may not be null.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changes(value: &Value) -> Changes {
        Changes::read(value.as_object().unwrap()).unwrap()
    }

    fn save(frames: &[&str], mark: &str) -> Changes {
        let data: Map<String, Value> = frames
            .iter()
            .map(|id| ((*id).to_owned(), json!({ "by": mark })))
            .collect();
        changes(&json!({ "exp_data": data, "sequence": frames }))
    }

    #[test]
    fn a_late_save_takes_nothing_back() {
        let mut stored = save(&["0-a", "1-b"], "new").first();
        let before = stored.clone();
        save(&["0-a"], "old").join(&mut stored);
        assert_eq!(stored, before);
    }

    #[test]
    fn a_newer_save_may_change_a_frame() {
        let mut stored = save(&["0-a"], "old").first();
        save(&["0-a", "1-b"], "new").join(&mut stored);
        assert_eq!(
            stored.exp_data,
            json!({"0-a": {"by": "new"}, "1-b": {"by": "new"}})
        );
        save(&["0-a", "1-b"], "again").join(&mut stored);
        assert_eq!(stored.exp_data["1-b"]["by"], "again");
    }

    #[test]
    fn an_empty_save_empties_nothing() {
        let mut stored = changes(
            &json!({"exp_data": {"0-a": 1}, "sequence": ["0-a"], "completed": true,
            "global_event_timings": [1, 2], "conditions": {"c": 1}}),
        )
        .first();
        let before = stored.clone();
        changes(&json!({"exp_data": {}, "sequence": [], "completed": false, "global_event_timings": [1], "conditions": {}}))
            .join(&mut stored);
        assert_eq!(stored, before);
    }

    #[test]
    fn saves_that_parted_are_both_kept() {
        let mut stored = save(&["0-a", "1-b"], "x").first();
        save(&["0-a", "2-c"], "y").join(&mut stored);
        assert_eq!(stored.sequence, ["0-a", "1-b", "2-c"]);
        assert_eq!(stored.exp_data.as_object().unwrap().len(), 3);
    }

    #[test]
    fn other_spellings_and_wrong_types() {
        assert_eq!(
            changes(&json!({"expData": {"a": 1}, "exp-data": {"b": 1}})).exp_data,
            Some(json!({"b": 1}))
        );
        let pointer = |value: Value| match Changes::read(value.as_object().unwrap()) {
            Err(Error::Invalid { pointer, code, .. }) => format!("{pointer} {code}"),
            other => format!("{other:?}"),
        };
        assert_eq!(
            pointer(json!({"sequence": null})),
            "/data/attributes/sequence null"
        );
        assert_eq!(
            pointer(json!({"sequence": ["a", ""]})),
            "/data/attributes/sequence/1 invalid"
        );
        assert_eq!(
            pointer(json!({"exp_data": [1]})),
            "/data/attributes/exp_data invalid"
        );
        assert_eq!(
            pointer(json!({"completed": "maybe"})),
            "/data/attributes/completed invalid"
        );
    }
}
