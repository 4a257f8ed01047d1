//! Parameters that name each other, where the order of keys decides (spec 1.9.5).
//!
//! Lookit's database sorts the keys of every object, so a study may play otherwise than it is written.

use protocol::script::NoScripts;
use protocol::{Dice, FrameConfig, Options, StudySource};
use serde_json::{Map, Value};

use crate::codes;
use crate::finding::Note;
use crate::origin;
use crate::placeholders::Texts;

/// Dice that always fall alike, so that two unfoldings differ by the order of keys only.
#[derive(Clone)]
struct Stuck(u64);

impl Dice for Stuck {
    fn next_unit(&mut self) -> f64 {
        self.0 += 1;
        0.5
    }

    fn drawn(&self) -> u64 {
        self.0
    }

    fn fork(&self) -> Box<dyn Dice> {
        Box::new(self.clone())
    }
}

/// Looks for parameters that come out otherwise once the keys are sorted.
pub(crate) fn check(structure: &Value, context: &protocol::Context, notes: &mut Vec<Note>) {
    let mut chains = Vec::new();
    find(structure, &mut String::new(), 0, &mut chains);
    if chains.is_empty() {
        return;
    }
    let unfold = |structure: Value| {
        let source = StudySource {
            structure,
            ..StudySource::default()
        };
        protocol::resolve(
            &source,
            context,
            Options::default(),
            &mut Stuck(0),
            &mut NoScripts,
        )
    };
    let (Ok(written), Ok(sorted)) = (unfold(structure.clone()), unfold(sorted(structure, 0)))
    else {
        return;
    };
    for (path, name) in chains {
        let below = format!("{path}.");
        let inside = |frame: &&FrameConfig| frame.path == path || frame.path.starts_with(&below);
        let one = written.frames.iter().filter(inside).map(leaves);
        let other = sorted.frames.iter().filter(inside).map(leaves);
        if one.eq(other) {
            continue;
        }
        let message = format!(
            "“{name}” is given the name of another parameter, and whether that is followed depends on the order of keys. Lookit's \
             database sorts them, so families there get another value than this text gives."
        );
        let help = "Give the value itself, or define the one in a group around the other.";
        let at = format!("{path}.parameters.{name}");
        notes.push(Note::new(codes::KEY_ORDER, at, message, help));
    }
}

/// Parameters whose value names a parameter of the same map: the path of the frame, and the name.
fn find(value: &Value, path: &mut String, depth: usize, chains: &mut Vec<(String, String)>) {
    if depth > protocol::MAX_DEPTH {
        return;
    }
    let length = path.len();
    match value {
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                origin::push_place(path, place);
                find(inner, path, depth + 1, chains);
                path.truncate(length);
            }
        }
        Value::Object(object) => {
            if let Some(Value::Object(parameters)) = object.get("parameters") {
                for (name, inner) in parameters {
                    let texts = Texts::of(inner);
                    if parameters
                        .keys()
                        .any(|other| other != name && texts.has(other))
                    {
                        chains.push((path.clone(), name.clone()));
                    }
                }
            }
            for (key, inner) in object {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
                find(inner, path, depth + 1, chains);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// The same value with the keys in the order of PostgreSQL's `jsonb`: the shorter first, then by bytes.
fn sorted(value: &Value, depth: usize) -> Value {
    match value {
        Value::Array(list) if depth <= protocol::MAX_DEPTH => {
            list.iter().map(|inner| sorted(inner, depth + 1)).collect()
        }
        Value::Object(object) if depth <= protocol::MAX_DEPTH => {
            let mut entries: Vec<(&String, &Value)> = object.iter().collect();
            entries.sort_by(|one, other| {
                (one.0.len(), one.0.as_bytes()).cmp(&(other.0.len(), other.0.as_bytes()))
            });
            let sorted: Map<String, Value> = entries
                .into_iter()
                .map(|(key, inner)| (key.clone(), sorted(inner, depth + 1)))
                .collect();
            Value::Object(sorted)
        }
        other => other.clone(),
    }
}

/// The values of a frame, whatever they are called: values drawn without repetition may change places and are as good.
fn leaves(frame: &FrameConfig) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in &frame.params {
        if key != "parameters" {
            leaf(value, &mut found);
        }
    }
    found.sort_unstable();
    found
}

fn leaf(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|inner| leaf(inner, found)),
        Value::Object(object) => object.values().for_each(|inner| leaf(inner, found)),
        plain => found.push(plain.to_string()),
    }
}
