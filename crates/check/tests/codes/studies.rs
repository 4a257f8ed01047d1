//! Small studies to do something wrong in.

use crate::common::check_named;
use check::Finding;
use serde_json::{Map, Value, json};

/// Code, broken, mended.
pub(crate) type Case = (&'static str, String, String);

/// A study that nothing is wrong with, and these frames between consent and exit survey.
pub(crate) fn study(frames: &Value) -> Value {
    let mut all = Map::new();
    all.insert("setup".into(), json!({"kind": "exp-video-config"}));
    all.insert(
        "consent".into(),
        json!({"kind": "exp-lookit-video-consent", "template": "consent_002", "PIName": "Ada", "institution": "Lab",
            "PIContact": "Ada at Lab", "purpose": "To see", "procedures": "You look", "payment": "None"}),
    );
    for (name, frame) in frames.as_object().unwrap() {
        all.insert(name.clone(), frame.clone());
    }
    all.insert(
        "exit".into(),
        json!({"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Thank you", "text": "It was about looking."}}),
    );
    let names: Vec<String> = all.keys().cloned().collect();
    json!({"frames": all, "sequence": names})
}

pub(crate) fn text() -> Value {
    json!({"kind": "exp-lookit-text", "blocks": [{"text": "Hello"}]})
}

pub(crate) fn images() -> Value {
    json!({"kind": "exp-lookit-images-audio", "autoProceed": true, "durationSeconds": 2,
        "images": [{"id": "ball", "src": "https://x.org/ball.png", "alt": "A ball", "position": "fill"}]})
}

/// One frame with members laid over it; null takes a member away.
pub(crate) fn with(mut frame: Value, members: Value) -> Value {
    for (key, value) in members.as_object().unwrap() {
        if value.is_null() {
            frame.as_object_mut().unwrap().remove(key);
        } else {
            frame[key] = value.clone();
        }
    }
    frame
}

pub(crate) fn one(frame: Value) -> String {
    study(&json!({"trial": frame})).to_string()
}

pub(crate) fn many(frames: Value) -> String {
    study(&frames).to_string()
}

/// A study with something done to it as a whole.
pub(crate) fn whole(change: impl FnOnce(&mut Value)) -> String {
    let mut study = study(&json!({"trial": text()}));
    change(&mut study);
    study.to_string()
}

pub(crate) fn choice(members: Value) -> String {
    let set = json!({"kind": "choice", "sampler": "random-parameter-set", "frameList": [{"blocks": [{"text": "WORD"}]}],
        "commonFrameProperties": {"kind": "exp-lookit-text"}, "parameterSets": [{"WORD": "a"}, {"WORD": "b"}]});
    one(with(set, members))
}

pub(crate) fn generator(body: &str) -> String {
    let made = study(&json!({"trial": text()}));
    format!(
        "function generateProtocol(child, pastSessions) {{\n  const study = {made};\n{body}\n  return study;\n}}\n"
    )
}

pub(crate) fn findings(source: &str) -> Vec<Finding> {
    let name = if source.starts_with(['{', '[', '"', ' ']) || source.is_empty() {
        "study.json"
    } else {
        "study.js"
    };
    check_named(source, name)
}

pub(crate) fn film() -> Value {
    json!({"kind": "exp-lookit-video", "doRecording": false, "video": {"source": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}]}})
}

pub(crate) fn has(found: &[Finding], code: &str) -> bool {
    found.iter().any(|finding| finding.code == code)
}
