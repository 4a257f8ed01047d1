//! A saved response, drawn again: what it was drawn with, and whether the same comes out.

use anyhow::{Context as _, bail};
use protocol::{Resolved, SEED_KEY, millis_from_iso, read_seed_record};
use serde_json::{Map, Value};
use std::path::Path;

/// What a saved response says of its own drawing.
pub(super) struct Saved {
    pub(super) id: String,
    pub(super) seed: u32,
    pub(super) now_millis: f64,
    /// The child of Lookit's download, as far as it was downloaded.
    pub(super) child: Option<Value>,
    /// In the form of the server, without the seed.
    conditions: Map<String, Value>,
    pub(super) sequence: Vec<String>,
    /// What was saved of each page.
    pub(super) exp_data: Map<String, Value>,
}

/// Reads a response: one of the server, a list of them, or Lookit's download of all or of one.
///
/// # Errors
/// The file is no JSON, holds no such response, or the response has no seed.
pub(super) fn read(path: &Path, id: Option<&str>) -> anyhow::Result<Saved> {
    let document = json(path)?;
    let list = match document.get("data").unwrap_or(&document) {
        Value::Array(list) => list.clone(),
        one => vec![one.clone()],
    };
    let found: Vec<&Value> = list
        .iter()
        .filter(|record| id.is_none_or(|id| id_of(record) == id))
        .collect();
    let record = match (found.as_slice(), id) {
        ([one], _) => *one,
        ([], Some(id)) => bail!("{} holds no response {id}", path.display()),
        ([], None) => bail!("{} holds no response", path.display()),
        _ => bail!(
            "{} holds {} responses; say which with --response-id",
            path.display(),
            found.len()
        ),
    };
    of(record).with_context(|| format!("{}, response {}", path.display(), id_of(record)))
}

fn of(record: &Value) -> anyhow::Result<Saved> {
    // Lookit's download has the answers in groups, the server has them among the attributes.
    let attributes = [&record["attributes"], &record["response"], record]
        .into_iter()
        .find(|part| !part["conditions"].is_null())
        .context("it has no conditions")?;
    let mut conditions = by_name(&attributes["conditions"]);
    let Some(kept) = conditions.shift_remove(SEED_KEY) else {
        bail!(
            "its conditions hold no seed ({SEED_KEY}), so it was not drawn by this player, or by an older one. Its draws cannot be repeated, but its \
             conditions say what they were"
        );
    };
    let (seed, now_millis) = read_seed_record(&kept)
        .with_context(|| format!("the seed in its conditions is not readable: {kept}"))?;
    let sequence = attributes["sequence"].as_array().into_iter().flatten();
    Ok(Saved {
        id: id_of(record).to_owned(),
        seed,
        now_millis,
        child: record
            .get("child")
            .filter(|child| child.is_object())
            .cloned(),
        conditions,
        exp_data: attributes["exp_data"]
            .as_object()
            .cloned()
            .unwrap_or_default(),
        sequence: sequence
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    })
}

fn id_of(record: &Value) -> &str {
    let places = [&record["id"], &record["response"]["uuid"]];
    places.iter().find_map(|id| id.as_str()).unwrap_or_default()
}

/// Conditions by their names; Lookit's download has a list with `frameName` in each.
fn by_name(conditions: &Value) -> Map<String, Value> {
    match conditions {
        Value::Object(map) => map.clone(),
        Value::Array(list) => {
            let named = list.iter().filter_map(|condition| {
                let mut fields = condition.as_object()?.clone();
                let name = fields.shift_remove("frameName")?;
                Some((name.as_str()?.to_owned(), Value::Object(fields)))
            });
            named.collect()
        }
        _ => Map::new(),
    }
}

/// Reads a child: the server's document or its attributes.
///
/// # Errors
/// The file is no JSON with an object.
pub(super) fn child(path: &Path) -> anyhow::Result<Value> {
    let document = json(path)?;
    let record = document.get("data").unwrap_or(&document);
    if !record.is_object() {
        bail!("{} holds no child", path.display());
    }
    Ok(for_scripts(record))
}

/// Reads earlier responses: the server's list, newest first.
///
/// # Errors
/// The file is no JSON with a list.
pub(super) fn past(path: &Path) -> anyhow::Result<Value> {
    let document = json(path)?;
    let records = document.get("data").unwrap_or(&document);
    let Some(list) = records.as_array() else {
        bail!("{} holds no list of responses", path.display());
    };
    Ok(list.iter().map(for_scripts).collect())
}

/// Attributes and id under the names that scripts know: the wire's `given_name` is their `givenName`.
pub(super) fn for_scripts(record: &Value) -> Value {
    let attributes = record.get("attributes").unwrap_or(record).as_object();
    let mut out = Map::new();
    for (key, value) in attributes.into_iter().flatten() {
        // The only name with an underscore that scripts know.
        let name = if key == "hash_child_id" {
            key.clone()
        } else {
            camel(key)
        };
        out.insert(name, value.clone());
    }
    if let Some(id) = record.get("id") {
        out.insert("id".to_owned(), id.clone());
    }
    Value::Object(out)
}

fn camel(key: &str) -> String {
    let mut out = String::new();
    let mut is_next_large = false;
    for letter in key.chars() {
        match letter {
            '_' => is_next_large = true,
            _ if is_next_large => {
                out.extend(letter.to_uppercase());
                is_next_large = false;
            }
            _ => out.push(letter),
        }
    }
    out
}

/// The responses that were there when this one was drawn, itself in front: later ones are left out.
pub(super) fn up_to(past: &Value, saved: &Saved) -> Value {
    let list = past.as_array().into_iter().flatten();
    let is_earlier = |record: &&Value| {
        record["id"] != saved.id.as_str()
            && record["createdOn"]
                .as_str()
                .and_then(millis_from_iso)
                .is_none_or(|created| created <= saved.now_millis)
    };
    let current = serde_json::json!({
        "id": saved.id, "createdOn": iso(saved.now_millis), "conditions": {}, "expData": {}, "sequence": [], "completed": false,
        "completedConsentFrame": false, "surveyConsent": false, "globalEventTimings": [], "isPreview": false,
    });
    std::iter::once(current)
        .chain(list.filter(is_earlier).cloned())
        .collect()
}

fn iso(millis: f64) -> String {
    jiff::Timestamp::from_millisecond(millis as i64)
        .map_or_else(|_| String::new(), |moment| format!("{moment:.3}"))
}

fn json(path: &Path) -> anyhow::Result<Value> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// What differs between the response and its replay; nothing if they agree.
pub(super) fn differences(saved: &Saved, resolved: &Resolved) -> Vec<String> {
    let mut found = Vec::new();
    let names: Vec<&String> = saved
        .conditions
        .keys()
        .chain(
            resolved
                .conditions
                .keys()
                .filter(|key| !saved.conditions.contains_key(*key)),
        )
        .collect();
    for name in names {
        match (saved.conditions.get(name), resolved.conditions.get(name)) {
            (Some(saved), Some(drawn)) if same(saved, drawn) => {}
            (Some(saved), Some(drawn)) => found.push(format!(
                "conditions.{name}: {saved} was saved, {drawn} is drawn"
            )),
            (None, Some(drawn)) if is_empty(drawn) => {}
            (None, Some(drawn)) => found.push(format!(
                "conditions.{name}: it was not saved, {drawn} is drawn"
            )),
            // A frame's script may have added it.
            (_, None) => {}
        }
    }
    // A page that came again, after a pause or by a script, bears the id of its first time and a number.
    let is_first = |id: &&String| !id.contains("-repeat-");
    let is_drawn = |id: &String| resolved.frames.iter().any(|frame| frame.id == *id);
    if let Some(id) = saved
        .sequence
        .iter()
        .filter(is_first)
        .find(|id| !is_drawn(id))
    {
        found.push(format!("sequence: it has {id}, which is not drawn"));
    }
    found
}

/// Equal, whatever the order of keys: the server's database has its own. 1 and 1.0 are one number.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, value)| b.get(key).is_some_and(|other| same(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        _ => a == b,
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn kept() -> Value {
        json!({"seed": 7, "nowMillis": 1_717_243_200_000_u64})
    }

    #[test]
    fn a_response_is_read_from_the_server_and_from_a_download() {
        let server = json!({"id": "r", "attributes": {"conditions": {"0-a": {"conditionNum": 1}, SEED_KEY: kept()}, "sequence": ["0-x"]}});
        let download = json!({"response": {"uuid": "r", "sequence": ["0-x"], "conditions": [
            {"frameName": "0-a", "conditionNum": 1}, {"frameName": SEED_KEY, "seed": 7, "nowMillis": 1_717_243_200_000_u64}]},
            "child": {"birthday": "2022-03-04"}});
        for record in [server, download] {
            let saved = of(&record).unwrap();
            assert_eq!(
                (saved.id.as_str(), saved.seed, saved.now_millis),
                ("r", 7, 1_717_243_200_000.0)
            );
            assert_eq!(
                Value::Object(saved.conditions),
                json!({"0-a": {"conditionNum": 1}})
            );
            assert_eq!(saved.sequence, ["0-x"]);
        }
        assert!(of(&json!({"attributes": {"conditions": {}}})).is_err());
        assert!(of(&json!({"conditions": {SEED_KEY: {"seed": "x"}}})).is_err());
    }

    #[test]
    fn what_differs_is_named() {
        let record = json!({"id": "r", "conditions": {"0-a": {"conditionNum": 1, "parameterSet": {"x": 1, "y": 2}}, SEED_KEY: kept()}});
        let saved = of(&record).unwrap();
        let drawn = |number: i32| {
            Resolved {
            conditions: json!({"0-a": {"parameterSet": {"y": 2.0, "x": 1}, "conditionNum": number}, "1-g": {}}).as_object().unwrap().clone(),
            ..Resolved::default()
        }
        };
        assert!(differences(&saved, &drawn(1)).is_empty());
        assert_eq!(differences(&saved, &drawn(0)).len(), 1);
        let shown = Saved {
            sequence: vec!["0-x".to_owned(), "0-x-repeat-1".to_owned()],
            ..saved
        };
        let frame = protocol::FrameConfig {
            id: "0-x".to_owned(),
            kind: String::new(),
            path: String::new(),
            params: Map::new(),
        };
        let with = |frames| Resolved { frames, ..drawn(1) };
        assert!(differences(&shown, &with(vec![frame])).is_empty());
        assert_eq!(
            differences(&shown, &with(Vec::new())),
            ["sequence: it has 0-x, which is not drawn"]
        );
    }

    #[test]
    fn names_of_the_wire_become_those_of_scripts() {
        let record = json!({"id": "c", "attributes": {"given_name": "Ada", "age_at_birth": "x", "hash_child_id": "h"}});
        assert_eq!(
            for_scripts(&record),
            json!({"givenName": "Ada", "ageAtBirth": "x", "hash_child_id": "h", "id": "c"})
        );
    }

    #[test]
    fn later_responses_are_left_out() {
        let saved = of(&json!({"id": "r", "conditions": {SEED_KEY: kept()}})).unwrap();
        let past = json!([{"id": "later", "createdOn": "2025-01-01"}, {"id": "r", "completed": true}, {"id": "old", "createdOn": "2024-01-01"}]);
        let ids: Vec<String> = up_to(&past, &saved)
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(ids, ["r", "old"]);
    }
}
