//! Groups and choices as they are written, before anything is unfolded.

use serde_json::{Map, Value};

use crate::codes;
use crate::finding::{Note, Severity};
use crate::origin::join;
use crate::placeholders::{self, Scope};
use crate::suggest::nearest;
use crate::weights;
use words::Language;

/// What the protocol language reads beside `frames` and `sequence`, or Lookit stores there.
const OF_A_PROTOCOL: [&str; 6] = [
    "language",
    "frames",
    "sequence",
    "exact_text",
    "$schema",
    "randomization",
];
/// The only value of `randomization`.
const STABLE: &str = "stable";
/// The language of a study whose words are those of the family's browser.
const BROWSERS: &str = "browser";
const OF_EVERY_HOLDER: [&str; 4] = ["kind", "id", "parameters", "commonFrameProperties"];

/// Looks at a protocol's groups and choices.
pub(crate) fn check(structure: &Value, notes: &mut Vec<Note>) {
    let Some(protocol) = structure.as_object() else {
        return;
    };
    for key in protocol.keys() {
        if !OF_A_PROTOCOL.contains(&key.as_str()) {
            notes.push(stray(key));
        }
    }
    notes.extend(protocol.get("randomization").and_then(randomization));
    notes.extend(protocol.get("language").and_then(language));
    let Some(frames) = protocol.get("frames").and_then(Value::as_object) else {
        return;
    };
    let sequence = protocol.get("sequence").and_then(Value::as_array);
    let mut seen = std::collections::HashSet::new();
    for name in sequence.into_iter().flatten().filter_map(Value::as_str) {
        if let Some(frame) = frames.get(name).filter(|_| seen.insert(name)) {
            let mut walk = Walk {
                notes: &mut *notes,
                scopes: Vec::new(),
            };
            walk.frame(frame, None, &format!("frames.{name}"), Above::default());
        }
    }
}

/// `randomization` that is not the one value it may have.
/// The language of a whole study.
fn language(value: &Value) -> Option<Note> {
    let text = value.as_str().unwrap_or_default();
    if value.is_null() || text == BROWSERS || Language::named(text).is_some() {
        return None;
    }
    let message = format!("{value} is no language of this player, so its own words are English.");
    let names = words::NAMES.into_iter().chain([BROWSERS]);
    let help = match nearest(text, names.clone()) {
        Some(like) => format!("Did you mean \"{like}\"?"),
        None => format!("Write one of {}.", names.collect::<Vec<_>>().join(", ")),
    };
    Some(Note::new(
        codes::UNKNOWN_LANGUAGE,
        "language",
        message,
        help,
    ))
}

fn randomization(value: &Value) -> Option<Note> {
    if value.is_null() || value == STABLE {
        return None;
    }
    let message = format!(
        "randomization is {value}, which says nothing to this player: it draws in Lookit's order, and a change in one trial draws those after it anew."
    );
    let text = value.as_str().unwrap_or_default();
    let help = match nearest(text, [STABLE]) {
        Some(like) => format!("Did you mean \"{like}\"?"),
        None => {
            "Write \"stable\", which gives each choice dice of its own, or leave it out.".to_owned()
        }
    };
    Some(Note::new(
        codes::UNKNOWN_RANDOMIZATION,
        "randomization",
        message,
        help,
    ))
}

fn stray(key: &str) -> Note {
    let message =
        format!("Nothing reads “{key}” beside frames and sequence, so it changes nothing.");
    let help = match nearest(key, OF_A_PROTOCOL) {
        Some(like) => format!("Did you mean \"{like}\"?"),
        None => "If it is a frame, put it into frames; else remove it.".to_owned(),
    };
    Note::new(codes::STRAY_PROPERTY, key, message, help).on_key()
}

/// What a frame stands in.
#[derive(Clone, Copy, Default)]
struct Above {
    group: bool,
    choice: bool,
    levels: usize,
}

struct Walk<'a> {
    notes: &'a mut Vec<Note>,
    scopes: Vec<Scope<'a>>,
}

/// A frame as written, and what its group has in common.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    own: &'a Map<String, Value>,
    common: Option<&'a Map<String, Value>>,
}

impl<'a> Written<'a> {
    pub(crate) fn get(self, key: &str) -> Option<&'a Value> {
        self.own
            .get(key)
            .or_else(|| self.common.and_then(|common| common.get(key)))
    }

    fn text(self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(Value::as_str)
    }
}

impl<'a> Walk<'a> {
    fn frame(
        &mut self,
        frame: &'a Value,
        common: Option<&'a Map<String, Value>>,
        path: &str,
        above: Above,
    ) {
        let Some(own) = frame.as_object() else {
            return;
        };
        if above.levels > protocol::MAX_DEPTH {
            return;
        }
        let written = Written { own, common };
        let kept = self.scopes.len();
        self.scopes.extend(Scope::parameters(own, path));
        let list = match (written.text("kind"), written.text("sampler")) {
            (Some("group"), _) | (Some("choice"), Some("random-parameter-set")) => {
                Some("frameList")
            }
            (Some("choice"), Some("permute" | "select")) | (Some("exp-frame-select"), _) => {
                Some("frameOptions")
            }
            _ => None,
        };
        match list {
            Some(list) => self.holder(written, list, path, above),
            None => placeholders::slips(&self.scopes, own, path, self.notes),
        }
        placeholders::unused(&self.scopes[kept..], &self.scopes[..kept], own, self.notes);
        self.scopes.truncate(kept);
    }

    /// A group, a choice or a selection.
    fn holder(&mut self, written: Written<'a>, list: &str, path: &str, above: Above) {
        let kind = written.text("kind").unwrap_or_default();
        let sampler = written.text("sampler").unwrap_or_default();
        let members = written.get(list).and_then(Value::as_array);
        let members: &'a [Value] = members.map_or(&[], Vec::as_slice);
        let common = written
            .get("commonFrameProperties")
            .and_then(Value::as_object);
        let kept = self.scopes.len();
        if let Some(common) = common {
            let at = format!("{path}.commonFrameProperties");
            self.scopes.extend(Scope::parameters(common, &at));
        }
        if sampler == "random-parameter-set" {
            self.scopes.extend(Scope::sets(written.own, path));
            weights::check(written, path, self.notes);
            condition(written, path, above, self.notes);
        } else if let Some(common) = common {
            shared(common, members, list, path, self.notes);
        }
        if kind != "exp-frame-select" {
            properties(written.own, kind, sampler, path, self.notes);
        }
        if list == "frameOptions" && sampler != "permute" {
            unused_options(written, members.len(), path, self.notes);
        }
        let below = Above {
            group: above.group || kind == "group",
            choice: above.choice || kind != "group",
            levels: above.levels + 1,
        };
        for (place, member) in members.iter().enumerate() {
            self.frame(member, common, &format!("{path}.{list}[{place}]"), below);
        }
        if let Some(common) = common {
            let at = format!("{path}.commonFrameProperties");
            placeholders::slips(&self.scopes, common, &at, self.notes);
        }
        placeholders::unused(
            &self.scopes[kept..],
            &self.scopes[..kept],
            written.own,
            self.notes,
        );
        self.scopes.truncate(kept);
    }
}

/// Members of a group or choice that nothing reads.
fn properties(
    own: &Map<String, Value>,
    kind: &str,
    sampler: &str,
    path: &str,
    notes: &mut Vec<Note>,
) {
    let more: &[&str] = match (kind, sampler) {
        ("group", _) => &["frameList"],
        (_, "random-parameter-set") => &[
            "sampler",
            "frameList",
            "parameterSets",
            "parameterSetWeights",
            "conditionForAdditionalSessions",
        ],
        (_, "permute") => &["sampler", "frameOptions", "orderedFrameOptions"],
        _ => &["sampler", "frameOptions", "whichFrames"],
    };
    let what = if sampler.is_empty() { kind } else { sampler };
    for (key, value) in own {
        if key == "id" && !value.is_null() {
            let message = format!(
                "The id of a {kind} is not used: its frames are named by ids of their own, or by the name in frames."
            );
            let help = "Give ids to the frames in it.";
            let note = Note::new(codes::IGNORED_PARAMETER, join(path, key), message, help);
            notes.push(note.on_key());
            continue;
        }
        let known = |name: &&str| name == key;
        if OF_EVERY_HOLDER.iter().any(&known) || more.iter().any(known) {
            continue;
        }
        let message = format!(
            "A {what} does not read {key}, and does not hand it to its frames, so it changes nothing."
        );
        let names = OF_EVERY_HOLDER.iter().chain(more).copied();
        let help = match nearest(key, names) {
            Some(like) => format!("Did you mean \"{like}\"?"),
            None => "Put what all its frames share into commonFrameProperties.".to_owned(),
        };
        notes.push(Note::new(codes::UNKNOWN_PARAMETER, join(path, key), message, help).on_key());
    }
}

/// `conditionForAdditionalSessions` where no earlier condition can be found (spec 1.7.1).
fn condition(written: Written<'_>, path: &str, above: Above, notes: &mut Vec<Note>) {
    let key = "conditionForAdditionalSessions";
    let Some(rule) = written.text(key).filter(|rule| *rule != "random") else {
        return;
    };
    let message = if above.group {
        format!(
            "Inside a group the condition of an earlier participation is not found, so “{rule}” draws anew every time: a child \
             that comes back may get any condition."
        )
    } else if above.choice {
        format!(
            "Inside another choice, “{rule}” goes by the number that the outer choice had in an earlier participation, not by its own."
        )
    } else {
        return;
    };
    let help = "Name this choice in sequence itself, outside of groups and choices.";
    notes.push(Note::new(
        codes::CONDITION_NOT_FOUND,
        join(path, key),
        message,
        help,
    ));
}

/// Objects that all members of a group share and one of them changes for the others (spec 1.6).
fn shared(
    common: &Map<String, Value>,
    members: &[Value],
    list: &str,
    path: &str,
    notes: &mut Vec<Note>,
) {
    for (key, value) in common {
        if key == "parameters" || !(value.is_object() || value.is_array()) {
            continue;
        }
        let names = placeholders::Texts::of(value);
        let takes = |member: &Value| member.get(key).is_none();
        let changes = |member: &Value| {
            let own = member.get("parameters").and_then(Value::as_object);
            own.and_then(|own| own.keys().find(|name| names.has(name)).cloned())
        };
        let first = members.iter().enumerate().find_map(|(place, member)| {
            takes(member)
                .then(|| changes(member))
                .flatten()
                .map(|name| (place, name))
        });
        let Some((place, name)) = first else {
            continue;
        };
        if !members.iter().skip(place + 1).any(takes) {
            continue;
        }
        let message = format!(
            "All frames of this group share this one object. {list}[{place}] fills in its “{name}”, and the frames that are unfolded \
             after it show that value too, whatever their own parameters say."
        );
        let help = format!(
            "Write {key} in each frame, or use a random-parameter-set, which copies what frames have in common."
        );
        let at = format!("{path}.commonFrameProperties.{key}");
        notes.push(Note::new(codes::SHARED_OBJECT, at, message, help).on_key());
    }
}

/// Options that `whichFrames` never names.
fn unused_options(written: Written<'_>, count: usize, path: &str, notes: &mut Vec<Note>) {
    if written.get("generateProperties").is_some() || written.get("parameters").is_some() {
        return;
    }
    let named: Vec<u64> = match written.get("whichFrames") {
        Some(Value::Number(number)) => number.as_u64().into_iter().collect(),
        Some(Value::Array(list)) if list.iter().all(Value::is_u64) => {
            list.iter().filter_map(Value::as_u64).collect()
        }
        _ => return,
    };
    if named.is_empty() {
        return;
    }
    let unused = (0..count).filter(|place| !named.contains(&(*place as u64)));
    for place in unused {
        let message = "whichFrames does not name this option, so no family ever sees it.";
        let help = format!("Add {place} to whichFrames, or remove the option.");
        let at = format!("{path}.frameOptions[{place}]");
        notes.push(Note::new(codes::UNUSED_OPTION, at, message, help).severity(Severity::Advice));
    }
}
