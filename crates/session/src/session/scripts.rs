//! The protocol's own scripts: what they are asked and what their answers change.

#[cfg(test)]
mod tests;

use super::{AfterStop, Session};
use crate::{Effect, FrameSpec, Now, Phase, ScriptChanges, ScriptKind};
use serde_json::{Map, Value};

/// Frames that stand for others show nothing; so many in a row go round in a circle, and the page would never answer again.
const MOST_UNSHOWN: u32 = 100;

/// The kind that shows nothing and puts frames in after itself.
const FRAME_SELECT: &str = "exp-frame-select";

impl Session {
    /// Where Previous leads: to the nearest earlier frame with a page. A frame that stands for others would put them in again.
    pub(super) fn index_before(&self) -> Option<usize> {
        let earlier = self.setup.frames.get(..self.visit.index)?;
        earlier.iter().rposition(|frame| frame.kind != FRAME_SELECT)
    }

    pub(super) fn script(&self, key: &str) -> Option<String> {
        match self.visit.spec.params.get(key) {
            Some(Value::String(source)) if !source.trim().is_empty() => Some(source.clone()),
            _ => None,
        }
    }

    pub(super) fn run(&mut self, script: ScriptKind, source: String, args: Vec<Value>) {
        self.out.push(Effect::RunScript {
            visit: self.visit.number,
            script,
            source,
            args,
        });
    }

    /// Scripts are given the live state of the participation (spec 1.14): what they change there is changed.
    pub(super) fn apply(&mut self, changes: ScriptChanges) {
        let place = format!("frame {}", self.visit.spec.id);
        if let Some(Value::Object(exp_data)) = changes.exp_data {
            self.saved.exp_data = exp_data;
        }
        if let Some(Value::Object(conditions)) = changes.conditions {
            self.saved.conditions = conditions;
        }
        if let Some(Value::Array(sequence)) = changes.sequence {
            match sequence.into_iter().map(text).collect() {
                Some(ids) => self.saved.sequence = ids,
                None => self.warn(format!(
                    "{place}: a script put something into sequence that is no id of a frame; its changes there are dropped."
                )),
            }
        }
        if let Some(Value::Array(frames)) = changes.frames {
            match frames.into_iter().map(spec).collect() {
                Some(frames) => self.setup.frames = frames,
                None => self.warn(format!(
                    "{place}: a script put something into frames that is no frame with kind and id; its changes there are dropped."
                )),
            }
        }
    }

    /// The frame stands for others: they come after it, and it is over without having been shown (spec 2.9).
    pub(super) fn select_expanded(
        &mut self,
        now: Now,
        frames: Vec<FrameSpec>,
        choice: Map<String, Value>,
    ) {
        if self.stage.phase != Phase::Opening {
            return;
        }
        self.visit.data = choice;
        let params = &self.visit.spec.params;
        let asks = |name| params.get(name) == Some(&Value::Bool(true));
        let begins = asks("startSessionRecording");
        self.visit.needs.end_session_recording = asks("endSessionRecording");
        if begins {
            self.begin_session_recording(now);
        }
        // A script may have shortened the list.
        let place = (self.visit.index + 1).min(self.setup.frames.len());
        self.setup.frames.splice(place..place, frames);
        self.visit.opened = now;
        self.stage.phase = Phase::Stopping;
        self.unshown += 1;
        if self.unshown > MOST_UNSHOWN && self.visit.spec.params.remove("selectNextFrame").is_some()
        {
            self.warn(format!(
                "frame {}: {MOST_UNSHOWN} frames in a row led on to another without showing anything; its selectNextFrame is not asked, and the next frame is shown.",
                self.visit.spec.id
            ));
        }
        self.conclude(now, AfterStop::Next);
    }

    pub(super) fn script_done(
        &mut self,
        now: Now,
        script: ScriptKind,
        result: Result<Value, String>,
    ) {
        let place = format!("frame {}", self.visit.spec.id);
        match (script, result) {
            (ScriptKind::GenerateProperties, Ok(Value::Object(generated))) => {
                self.visit.generated = Value::Object(generated.clone());
                for (key, value) in generated {
                    if key == "id"
                        && let Value::String(id) = &value
                    {
                        self.visit.spec.id.clone_from(id);
                    }
                    // The page was chosen by the protocol; a generated kind only changes what stands before the events.
                    if key != "kind" {
                        self.visit.spec.params.insert(key, value);
                    } else if let Value::String(kind) = value {
                        self.visit.spec.kind = kind;
                    }
                }
                self.mount();
            }
            (ScriptKind::GenerateProperties, result) => {
                let why = result.map_or_else(
                    |error| error,
                    |value| format!("it returned {value}, not an object"),
                );
                self.warn(format!("{place}: generateProperties failed ({why}); the frame is shown with its written parameters."));
                self.mount();
            }
            (ScriptKind::SelectNextFrame, Ok(value)) => match value.as_f64() {
                Some(target)
                    if target >= 0.0
                        && target.fract() == 0.0
                        && target <= self.setup.frames.len() as f64 =>
                {
                    self.leave_frame(now, target as usize);
                }
                _ => {
                    self.warn(format!(
                        "{place}: selectNextFrame returned {value}; it must return a whole number from 0 to {}. The next frame is shown.",
                        self.setup.frames.len()
                    ));
                    self.leave_frame(now, self.visit.index + 1);
                }
            },
            (ScriptKind::SelectNextFrame, Err(error)) => {
                self.warn(format!(
                    "{place}: selectNextFrame failed ({error}). The next frame is shown."
                ));
                self.leave_frame(now, self.visit.index + 1);
            }
        }
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn spec(frame: Value) -> Option<FrameSpec> {
    let Value::Object(params) = frame else {
        return None;
    };
    let of = |key| params.get(key)?.as_str().map(str::to_owned);
    let (id, kind) = (of("id")?, of("kind")?);
    Some(FrameSpec { id, kind, params })
}
