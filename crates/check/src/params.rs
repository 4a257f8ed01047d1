//! The parameters of one unfolded frame.

use std::collections::{HashMap, HashSet};

use protocol::FrameConfig;
use serde_json::{Map, Value};

use crate::codes;
use crate::common::Common;
use crate::declaration::Declaration;
use crate::finding::{Note, Part, Severity};
use crate::origin;
use crate::schema::{self, Fault, Schema};
use crate::suggest::nearest;
use crate::tree::Node;

/// Members that the protocol language itself reads, on every frame.
const OF_THE_LANGUAGE: [&str; 5] = [
    "kind",
    "id",
    "parameters",
    "generateProperties",
    "selectNextFrame",
];

/// Kinds that were removed long ago, and what replaces them.
const REMOVED: [(&str, &str); 6] = [
    (
        "exp-lookit-composite-video-trial",
        "exp-lookit-video for the announcement, exp-lookit-calibration, then exp-lookit-video for the rest",
    ),
    ("exp-lookit-dialogue-page", "exp-lookit-images-audio"),
    (
        "exp-lookit-geometry-alternation",
        "exp-lookit-change-detection or exp-lookit-video",
    ),
    (
        "exp-lookit-geometry-alternation-open",
        "exp-lookit-change-detection or exp-lookit-video",
    ),
    (
        "exp-lookit-preferential-looking",
        "exp-lookit-video, exp-lookit-calibration and exp-lookit-images-audio",
    ),
    ("exp-lookit-story-page", "exp-lookit-images-audio"),
];

/// Parameters without which the existing player throws as soon as the frame opens.
const CANNOT_BE_MISSED: [(&str, &str); 7] = [
    ("exp-lookit-video", "video"),
    ("exp-lookit-video-infant-control", "video"),
    ("exp-lookit-images-audio", "images"),
    ("exp-lookit-images-audio-infant-control", "images"),
    ("exp-lookit-survey", "formSchema"),
    ("exp-lookit-iframe", "iframeSrc"),
    ("exp-lookit-video-assent", "pages"),
];

/// Every kind that is known.
pub(crate) struct Kinds<'a> {
    by_name: HashMap<&'a str, &'a Declaration>,
    /// Which kinds read a parameter.
    readers: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Kinds<'a> {
    pub(crate) fn of(declarations: &'a [Declaration]) -> Self {
        let mut readers: HashMap<&str, Vec<&str>> = HashMap::new();
        for declaration in declarations {
            let schema = Schema {
                root: &declaration.schema,
                is_saved: false,
            };
            for name in schema.properties().into_iter().flat_map(Map::keys) {
                readers.entry(name).or_default().push(&declaration.kind);
            }
        }
        Self {
            by_name: declarations
                .iter()
                .map(|declaration| (declaration.kind.as_str(), declaration))
                .collect(),
            readers,
        }
    }

    pub(crate) fn find(&self, kind: &str) -> Option<&'a Declaration> {
        self.by_name.get(kind).copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        let mut names: Vec<&str> = self.by_name.keys().copied().collect();
        names.sort_unstable();
        names.into_iter()
    }
}

/// Looks at one frame; what is found goes to `notes` with the path at which it was written.
pub(crate) fn check(
    frame: &FrameConfig,
    kinds: &Kinds<'_>,
    tree: &Node,
    set: usize,
    common: &mut Common,
    notes: &mut Vec<Note>,
) {
    let at = |rest: &str| origin::written(tree, &frame.path, rest, set);
    let Some(declaration) = kinds.find(&frame.kind) else {
        if !kinds.is_empty() {
            notes.push(no_such_kind(frame, kinds, at("kind")));
        }
        return;
    };
    common.meet(frame, declaration, tree);
    for fault in faults(frame, declaration, kinds) {
        let mut note = Note::new(fault.code, at(&fault.path), fault.message, fault.help);
        note.part = fault.part;
        note.needle = fault.text;
        if note.code == codes::MISSING_PARAMETER {
            let is_fatal = CANNOT_BE_MISSED.contains(&(&frame.kind, &fault.path));
            if is_fatal {
                note.message +=
                    " Lookit's player stops with an error here, and the family is stuck.";
            } else {
                note = note.severity(Severity::Warning);
            }
        }
        notes.push(note);
    }
}

/// Takes out what the player says of a parameter that is spoken of as a dead end already.
pub(crate) fn once_each(notes: &mut Vec<Note>) {
    let dead: HashSet<String> = notes
        .iter()
        .filter(|note| note.code.name == codes::DEAD_END.name)
        .map(|note| note.path.clone())
        .collect();
    notes.retain(|note| {
        !(note.code.name == codes::PARAMETER_VALUE.name && dead.contains(&note.path))
    });
}

/// The predecessor's own empty page, which its parser takes for a kind (spec: frames-trials 16).
const PLACEHOLDER: &str = "exp-blank";

fn no_such_kind(frame: &FrameConfig, kinds: &Kinds<'_>, path: String) -> Note {
    let kind = &frame.kind;
    if let Some((_, instead)) = REMOVED.iter().find(|(name, _)| name == kind) {
        let message = format!(
            "{kind} was removed from Lookit years ago. No player shows it: the family meets an empty page and cannot go on."
        );
        return Note::new(
            codes::REMOVED_KIND,
            path,
            message,
            format!("Use {instead}."),
        )
        .needle(kind);
    }
    let message = if kind == PLACEHOLDER {
        "exp-blank is the player's own empty page between two frames. As a frame of a study it stays empty for ever.".to_owned()
    } else {
        format!(
            "There is no kind {kind}. The family meets an empty page and cannot go on; if it is the first frame, the study does \
             not start."
        )
    };
    let help = match nearest(kind, kinds.names()) {
        _ if kind == PLACEHOLDER => {
            "Take the frame out. A page of your own is exp-lookit-text.".to_owned()
        }
        Some(like) => format!("Did you mean {like}?"),
        None => "docs/reference lists every kind.".to_owned(),
    };
    Note::new(codes::UNKNOWN_KIND, path, message, help).needle(kind)
}

fn faults(frame: &FrameConfig, declaration: &Declaration, kinds: &Kinds<'_>) -> Vec<Fault> {
    let schema = Schema {
        root: &declaration.schema,
        is_saved: false,
    };
    let mut found = Vec::new();
    let properties = schema.properties();
    for (name, value) in &frame.params {
        if name.starts_with("__") || name.starts_with('$') {
            continue;
        }
        match properties.and_then(|known| known.get(name)) {
            Some(known) => {
                schema::marks(known, name, name, &mut found);
                // What is loaded when the study starts can't be judged now.
                if !is_loaded(value) {
                    let is_saved = declaration.saved.contains(name);
                    Schema { is_saved, ..schema }.check(known, value, name, &mut found);
                }
            }
            None if OF_THE_LANGUAGE.contains(&name.as_str()) => {}
            None => found.extend(unread(frame, name, value, schema, kinds)),
        }
    }
    // A script may give what is not written.
    let is_generated = frame
        .params
        .get("generateProperties")
        .is_some_and(|script| !script.is_null());
    if !is_generated {
        schema::missing(&declaration.schema, &frame.params, "", &mut found);
    }
    if let Some(problems) = &declaration.problems {
        for (path, message) in problems.of(&frame.params) {
            // Which values a player takes, it says best itself; types are put into words here.
            let is_value =
                |fault: &Fault| fault.code == codes::PARAMETER_VALUE && fault.path == path;
            found.retain(|fault| !is_value(fault));
            let known = |fault: &Fault| fault.path == path || path.starts_with(&fault.path);
            if !found.iter().any(known) {
                found.push(of_the_player(path, &message));
            }
        }
    }
    found
}

/// What the code that plays the kind says about its parameters.
fn of_the_player(path: String, message: &str) -> Fault {
    let name = path.rsplit('.').next().unwrap_or(&path).to_owned();
    let mut code = codes::PARAMETER_VALUE;
    if message.contains("the study cannot start") {
        code.severity = Severity::Error;
    }
    Fault {
        code,
        part: Part::Value,
        message: format!("{name}: {}.", message.trim_end_matches('.')),
        help: "See docs/reference for what this kind takes.".to_owned(),
        text: None,
        path,
    }
}

fn is_loaded(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.starts_with("URL:") || text.starts_with("JSON:"))
}

/// A member that the kind does not read.
fn unread(
    frame: &FrameConfig,
    name: &str,
    value: &Value,
    schema: Schema<'_>,
    kinds: &Kinds<'_>,
) -> Option<Fault> {
    let kind = &frame.kind;
    // Recording that was asked for and never happens is said elsewhere.
    if name == "doRecording" {
        return None;
    }
    let own = schema.properties().into_iter().flat_map(Map::keys);
    let like = nearest(name, own.map(String::as_str));
    let fault = |code, message: String, help: String| {
        Some(Fault {
            code,
            path: name.to_owned(),
            part: Part::Key,
            message,
            help,
            text: None,
        })
    };
    if let Some(readers) = kinds.readers.get(name) {
        let mut readers = readers.clone();
        readers.sort_unstable();
        let more = if readers.len() > 3 { " and others" } else { "" };
        let some = readers[..readers.len().min(3)].join(", ");
        let message = format!(
            "{kind} does not read {name}; that is a parameter of {some}{more}. Here it changes nothing."
        );
        let help = like.map_or_else(
            || "Remove it, or change the kind of the frame.".to_owned(),
            |like| format!("Did you mean \"{like}\"?"),
        );
        return fault(codes::FOREIGN_PARAMETER, message, help);
    }
    let nothing = if value.is_object() || value.is_array() {
        "what stands in it is never shown"
    } else {
        "it changes nothing"
    };
    let message = format!("No frame reads {name}, so {nothing}.");
    let help = like.map_or_else(
        || "Remove it, or look up its right name in docs/reference.".to_owned(),
        |like| format!("Did you mean \"{like}\"?"),
    );
    fault(codes::UNKNOWN_PARAMETER, message, help)
}
