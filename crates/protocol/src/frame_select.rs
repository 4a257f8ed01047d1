//! `exp-frame-select`: frames put in while the study runs (spec 2.9).

use serde_json::{Map, Value, json};

use crate::dice::Dice;
use crate::problem::Unresolved;
use crate::resolve::resolve;
use crate::resolved::Resolved;
use crate::script::NoScripts;
use crate::source::{Context, Options, StudySource};

/// The kind that shows nothing and stands for the frames it chooses.
pub const FRAME_SELECT: &str = "exp-frame-select";

/// Frames that an `exp-frame-select` frame puts right after itself.
///
/// `frame_id` is the id of this visit, `params` the frame's parameters after `generateProperties` was laid over them;
/// `frameOptions`, `commonFrameProperties` and `whichFrames` are read. `first_index` is the place of the first new frame
/// in the session's list: a new frame without any id is called `<kind>-<place>`, as frames without an id are.
///
/// There is no child here, so weights by age count it as newborn. The conditions in the result are not recorded by the
/// predecessor, and its three pieces of advice do not apply to a part of a study, so they are left out.
///
/// # Errors
/// As [`resolve`]; paths begin at the frame's own parameters, `frameOptions[0].kind`.
pub fn expand_select(
    frame_id: &str,
    params: &Map<String, Value>,
    past_sessions: &Value,
    now_millis: f64,
    first_index: usize,
    dice: &mut dyn Dice,
) -> Result<Resolved, Unresolved> {
    let taken = |key: &str, otherwise: Value| {
        params
            .get(key)
            .filter(|value| !value.is_null())
            .cloned()
            .unwrap_or(otherwise)
    };
    let choice = json!({
        "kind": "choice",
        "sampler": "select",
        "frameOptions": taken("frameOptions", json!([])),
        "commonFrameProperties": taken("commonFrameProperties", json!({})),
        "whichFrames": taken("whichFrames", json!(-1)),
    });
    let mut frames = Map::new();
    frames.insert(frame_id.to_owned(), choice);
    let study = StudySource {
        structure: json!({"frames": frames, "sequence": [frame_id]}),
        ..StudySource::default()
    };
    let context = Context {
        child: Value::Null,
        past_sessions: past_sessions.clone(),
        now_millis,
    };
    let options = Options {
        prepend_frame_indices: false,
    };
    let prefix = format!("frames.{frame_id}.");
    let shorten = |path: &mut String| {
        if let Some(short) = path.strip_prefix(&prefix) {
            *path = short.to_owned();
        }
    };
    match resolve(&study, &context, options, dice, &mut NoScripts) {
        Ok(mut resolved) => {
            resolved
                .problems
                .retain(|problem| problem.path != "sequence");
            resolved
                .problems
                .iter_mut()
                .for_each(|problem| shorten(&mut problem.path));
            for fetch in &mut resolved.fetches {
                fetch
                    .places
                    .iter_mut()
                    .for_each(|place| shorten(&mut place.path));
            }
            for (place, frame) in resolved.frames.iter_mut().enumerate() {
                shorten(&mut frame.path);
                if frame.id.is_empty() {
                    frame.id = format!("{}-{}", frame.kind, first_index + place);
                    frame
                        .params
                        .insert("id".to_owned(), Value::String(frame.id.clone()));
                }
            }
            Ok(resolved)
        }
        Err(mut unresolved) => {
            shorten(&mut unresolved.error.path);
            unresolved
                .frames
                .iter_mut()
                .for_each(|frame| shorten(&mut frame.path));
            unresolved
                .others
                .iter_mut()
                .for_each(|problem| shorten(&mut problem.path));
            Err(unresolved)
        }
    }
}
