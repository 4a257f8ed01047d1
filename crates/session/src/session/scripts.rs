//! The protocol's own scripts: what they are asked and what their answers change.

use super::Session;
use crate::{Effect, Now, ScriptKind};
use serde_json::Value;

impl Session {
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
                    // The component was chosen by the protocol; a generated kind never switches it.
                    if key != "kind" {
                        self.visit.spec.params.insert(key, value);
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
