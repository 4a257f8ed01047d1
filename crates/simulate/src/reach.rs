//! Frames that a protocol defines, and those among them that no family comes to.

use protocol::FRAME_SELECT;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Nested deeper than this nothing is looked for; such a protocol does not start either.
const DEEPEST: usize = 100;

/// A page that is written in the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Defined {
    pub(crate) path: String,
    pub(crate) kind: String,
}

/// Every page that is written in a protocol, in its order.
pub(crate) fn defined(structure: &Value) -> Vec<Defined> {
    let mut found = Vec::new();
    for (nickname, frame) in structure
        .get("frames")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        if let Value::Object(frame) = frame {
            below(frame, format!("frames.{nickname}"), 0, &mut found);
        }
    }
    found
}

fn below(frame: &Map<String, Value>, path: String, depth: usize, found: &mut Vec<Defined>) {
    let kind = frame
        .get("kind")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if !matches!(kind, "group" | "choice" | FRAME_SELECT) {
        let kind = kind.to_owned();
        return found.push(Defined { path, kind });
    }
    if depth > DEEPEST {
        return;
    }
    let common = frame
        .get("commonFrameProperties")
        .and_then(Value::as_object);
    for key in ["frameList", "frameOptions"] {
        let members = frame.get(key).and_then(Value::as_array);
        for (place, member) in members.into_iter().flatten().enumerate() {
            let mut merged = common.cloned().unwrap_or_default();
            if let Value::Object(member) = member {
                merged.extend(
                    member
                        .iter()
                        .map(|(key, value)| (key.clone(), value.clone())),
                );
            }
            below(&merged, format!("{path}.{key}[{place}]"), depth + 1, found);
        }
    }
}

/// Those that nobody came to, and whether `sequence` names the entry they belong to.
pub(crate) fn never(structure: &Value, reached: &HashMap<String, u64>) -> Vec<(Defined, bool)> {
    let named: Vec<&str> = structure
        .get("sequence")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let is_named = |path: &str| {
        named.iter().any(|nickname| {
            path.strip_prefix("frames.")
                .and_then(|path| path.strip_prefix(nickname))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    defined(structure)
        .into_iter()
        .filter(|frame| !reached.contains_key(&frame.path))
        .map(|frame| {
            let is_named = is_named(&frame.path);
            (frame, is_named)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pages_inside_groups_and_choices_are_found() {
        let structure = json!({"frames": {
            "a": {"kind": "exp-a"},
            "g": {"kind": "group", "frameList": [{"kind": "exp-b"}, {"kind": "choice", "sampler": "select", "whichFrames": 0,
                "commonFrameProperties": {"kind": "exp-c"}, "frameOptions": [{}, {"kind": "exp-d"}]}]},
            "unused": {"kind": "exp-e"},
        }, "sequence": ["a", "g"]});
        let paths: Vec<String> = defined(&structure)
            .into_iter()
            .map(|frame| format!("{} {}", frame.path, frame.kind))
            .collect();
        assert_eq!(
            paths,
            [
                "frames.a exp-a",
                "frames.g.frameList[0] exp-b",
                "frames.g.frameList[1].frameOptions[0] exp-c",
                "frames.g.frameList[1].frameOptions[1] exp-d",
                "frames.unused exp-e",
            ]
        );
        let reached = [
            "frames.a",
            "frames.g.frameList[0]",
            "frames.g.frameList[1].frameOptions[0]",
        ];
        let reached = reached
            .map(|path| (path.to_owned(), 1))
            .into_iter()
            .collect();
        let never: Vec<(String, bool)> = never(&structure, &reached)
            .into_iter()
            .map(|(frame, named)| (frame.path, named))
            .collect();
        assert_eq!(
            never,
            [
                ("frames.g.frameList[1].frameOptions[1]".to_owned(), true),
                ("frames.unused".to_owned(), false)
            ]
        );
    }
}
