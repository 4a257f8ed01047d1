//! A kind's own parameters and those of its groups become one object.

use super::tidy::{schema_of, whole as whole_number};
use crate::{
    Assets, Frame,
    groups::{
        Common, Group, Groups, Ignored, InfantControl, OF_A_COVER, OF_EVERY_FRAME, OF_RECORDING,
        Page, Pausing, Recording,
    },
};
use serde_json::{Map, Value, json};
use session::Needs;

/// The kind can make a recording of its own.
pub(super) fn records<F: Frame>() -> bool {
    // A camera that is only shown saves no name of a recording.
    recorded_needs::<F>()
        .recording
        .is_some_and(|recording| recording.saves_video_id || recording.saves_video_list)
}

/// What a frame wants that is to be recorded and says nothing else.
fn recorded_needs<F: Frame>() -> Needs {
    let mut groups = Groups::default();
    groups.recording.do_recording = Some(true);
    F::needs(&F::Params::default(), &groups)
}

/// The frame's object: what the language reads, the kind's own parameters, its groups, and what nothing reads.
pub(super) fn whole<F: Frame>(mut own: Value, summary: &str) -> Value {
    let mut properties = Map::new();
    let mut defs = Map::new();
    let mut required = vec![json!("kind")];
    add(
        &mut properties,
        &mut defs,
        schema_of::<Common>(),
        "frame",
        |_| true,
    );
    properties["kind"] = json!({ "const": F::KIND, "description": summary, "x-group": "frame" });
    if let Some(Value::Array(more)) = own.get_mut("required") {
        required.append(more);
    }
    if let Some(own) = own.get("properties").and_then(Value::as_object) {
        // Written anew, so that the kind's own meaning of a shared name wins.
        for (name, schema) in own {
            properties.insert(name.clone(), schema.clone());
        }
    }
    if let Some(Value::Object(own)) = own.get_mut("$defs") {
        defs.append(own);
    }
    for group in F::GROUPS {
        add_group(&mut properties, &mut defs, *group);
    }
    add(
        &mut properties,
        &mut defs,
        schema_of::<Page>(),
        "page",
        |_| true,
    );
    if F::GROUPS
        .iter()
        .any(|group| matches!(group, Group::Recording | Group::Camera))
    {
        add_ignored(&mut properties, OF_RECORDING);
        add_ignored(&mut properties, OF_A_COVER);
    }
    add_ignored(&mut properties, OF_EVERY_FRAME);
    for (name, meant) in F::OTHER_NAMES {
        let mut schema = properties.get(*meant).cloned().unwrap_or_default();
        schema["x-deprecated"] = format!("write {meant}; this is another name of it").into();
        schema["description"] = format!("Another name of `{meant}`.").into();
        properties.insert((*name).to_owned(), schema);
    }
    for (name, why) in F::IGNORED {
        properties.insert(
            (*name).to_owned(),
            json!({ "description": "Has no effect.", "x-ignored": why }),
        );
    }
    set_defaults::<F>(&mut properties);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": F::KIND,
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": required,
    });
    if !defs.is_empty() {
        schema["$defs"] = Value::Object(defs);
    }
    schema
}

fn add_group(properties: &mut Map<String, Value>, defs: &mut Map<String, Value>, group: Group) {
    let limits = |name: &str| name.starts_with("max");
    let covers = |name: &str| name.contains("aitFor");
    match group {
        Group::Recording => add(
            properties,
            defs,
            schema_of::<Recording>(),
            "recording",
            |_| true,
        ),
        Group::Camera => add(
            properties,
            defs,
            schema_of::<Recording>(),
            "recording",
            limits,
        ),
        Group::Cover => add(
            properties,
            defs,
            schema_of::<Recording>(),
            "recording",
            covers,
        ),
        Group::Pausing => add(properties, defs, schema_of::<Pausing>(), "pausing", |_| {
            true
        }),
        Group::Assets => add(properties, defs, schema_of::<Assets>(), "assets", |name| {
            name != "onStimulusFailure"
        }),
        Group::Stimuli => add(properties, defs, schema_of::<Assets>(), "assets", |_| true),
        Group::InfantControl => {
            add(
                properties,
                defs,
                schema_of::<InfantControl>(),
                "infantControl",
                |_| true,
            );
        }
    }
}

/// Adds those parameters of a group that the kind does not declare itself.
fn add(
    properties: &mut Map<String, Value>,
    defs: &mut Map<String, Value>,
    mut group: Value,
    name: &str,
    is_wanted: impl Fn(&str) -> bool,
) {
    if let Some(Value::Object(more)) = group.get_mut("$defs") {
        defs.append(more);
    }
    let Some(Value::Object(found)) = group.get_mut("properties") else {
        return;
    };
    for (key, mut schema) in std::mem::take(found) {
        if is_wanted(&key) && !properties.contains_key(&key) {
            if schema.get("x-group").is_none() {
                schema["x-group"] = name.into();
            }
            properties.insert(key, schema);
        }
    }
}

fn add_ignored(properties: &mut Map<String, Value>, ignored: &[Ignored]) {
    for Ignored { name, group, why } in ignored {
        if !properties.contains_key(*name) {
            let schema =
                json!({ "description": "Has no effect.", "x-group": group, "x-ignored": why });
            properties.insert((*name).to_owned(), schema);
        }
    }
}

/// Defaults of shared parameters that each kind has for itself are those that it tells the player.
fn set_defaults<F: Frame>(properties: &mut Map<String, Value>) {
    let plain = F::needs(&F::Params::default(), &Groups::default());
    let recorded = recorded_needs::<F>();
    let max_secs = recorded
        .recording
        .map_or(7200.0, |recording| recording.max_secs);
    let pauses = plain
        .pausing
        .is_some_and(|pausing| pausing.on_leaving_fullscreen);
    for (name, default) in [
        ("displayFullscreen", json!(plain.fullscreen)),
        ("doRecording", json!(plain.recording.is_some())),
        ("maxRecordingLength", json!(max_secs)),
        ("pauseWhenExitingFullscreen", json!(pauses)),
    ] {
        if let Some(Value::Object(schema)) = properties.get_mut(name) {
            let default = schema.entry("default").or_insert(default);
            whole_number(default);
        }
    }
    for (name, is_built_in) in [
        ("startSessionRecording", plain.start_session_recording),
        ("endSessionRecording", plain.end_session_recording),
    ] {
        if is_built_in {
            properties[name]["default"] = true.into();
        }
    }
}
