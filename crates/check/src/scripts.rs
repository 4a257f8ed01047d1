//! `generateProperties` and `selectNextFrame`: do they run, and where do they lead?

use std::collections::HashSet;

use protocol::script::{
    Scene, ScriptEngine, ScriptError, ScriptStage, generate_properties, select_next_frame,
};
use protocol::{Context, SeededDice};
use serde_json::{Value, json};

use crate::answers;
use crate::codes;
use crate::finding::{Note, Severity};
use crate::shown::Shown;

/// A study has a handful of scripts; one that has hundreds is looked at in part.
const MOST_SCRIPTS: usize = 60;
/// Frames that are handed to `selectNextFrame`; more make every call slow.
const MOST_FRAMES: usize = 2_000;

/// Tries the scripts of all frames with invented answers. `seen` holds those of earlier unfoldings.
pub(crate) fn check(
    frames: &[Shown<'_>],
    context: &Context,
    engine: &mut dyn ScriptEngine,
    seen: &mut HashSet<String>,
    notes: &mut Vec<Note>,
) {
    for (index, shown) in frames.iter().enumerate().take(MOST_FRAMES) {
        for key in ["generateProperties", "selectNextFrame"] {
            let Some(value) = shown.get(key) else {
                continue;
            };
            let Some(script) = value.as_str().filter(|text| !text.is_empty()) else {
                continue;
            };
            let known = format!("{} {index} {key} {script}", shown.frame.path);
            if seen.len() >= MOST_SCRIPTS || !seen.insert(known) {
                continue;
            }
            let tried = Try {
                frames,
                index,
                script,
                context,
            };
            if key == "generateProperties" {
                tried.generate(engine, notes);
            } else {
                tried.select(engine, notes);
            }
        }
    }
}

struct Try<'a> {
    frames: &'a [Shown<'a>],
    index: usize,
    script: &'a str,
    context: &'a Context,
}

/// The participation as it stands when a frame ends.
struct Stage {
    exp_data: Value,
    sequence: Value,
    conditions: Value,
}

impl Try<'_> {
    fn stage(&self, number: usize) -> Stage {
        let before = &self.frames[..self.index];
        let data = before
            .iter()
            .map(|shown| (shown.frame.id.clone(), answers::of(shown.frame, number)));
        Stage {
            exp_data: Value::Object(data.collect()),
            sequence: before.iter().map(|shown| json!(shown.frame.id)).collect(),
            conditions: json!({}),
        }
    }

    fn scene<'s>(&'s self, stage: &'s Stage) -> Scene<'s> {
        Scene {
            exp_data: &stage.exp_data,
            sequence: &stage.sequence,
            child: &self.context.child,
            past_sessions: &self.context.past_sessions,
            conditions: &stage.conditions,
            now_millis: Some(self.context.now_millis),
        }
    }

    fn generate(&self, engine: &mut dyn ScriptEngine, notes: &mut Vec<Note>) {
        let mut failures = Vec::new();
        for number in 0..answers::TRIES {
            let stage = self.stage(number);
            let mut dice = SeededDice::new(number as u32 + 1);
            match generate_properties(engine, self.script, &self.scene(&stage), &mut dice) {
                Ok(_) => return,
                Err(error) => {
                    let is_last = error.stage == ScriptStage::Engine;
                    failures.push(error);
                    if is_last {
                        break;
                    }
                }
            }
        }
        self.failed("generateProperties", &failures, notes);
    }

    fn select(&self, engine: &mut dyn ScriptEngine, notes: &mut Vec<Note>) {
        let configs: Value = self
            .frames
            .iter()
            .take(MOST_FRAMES)
            .map(|shown| Value::Object(shown.frame.params.clone()))
            .collect();
        let mut failures = Vec::new();
        let mut chosen = Vec::new();
        for number in 0..answers::TRIES {
            let stage = self.stage(number);
            let own = answers::of(self.frames[self.index].frame, number);
            let outcome = select_next_frame(
                engine,
                self.script,
                &self.scene(&stage),
                &configs,
                self.index,
                &own,
                &mut SeededDice::new(number as u32 + 1),
            );
            match outcome {
                Ok(answer) => chosen.push(answer.index),
                Err(error) => {
                    let is_last = error.stage == ScriptStage::Engine;
                    failures.push(error);
                    if is_last {
                        break;
                    }
                }
            }
        }
        if chosen.is_empty() {
            self.failed("selectNextFrame", &failures, notes);
        } else {
            self.leads(&chosen, notes);
        }
    }

    fn failed(&self, key: &str, failures: &[ScriptError], notes: &mut Vec<Note>) {
        let shown = &self.frames[self.index];
        let Some(first) = failures.first() else {
            return;
        };
        let stuck = "In Lookit's player the family meets an empty page and cannot go on; this player goes on without the script.";
        let detail = first.detail.trim_end_matches('.');
        let (code, message, help) = match first.stage {
            ScriptStage::Syntax | ScriptStage::NotAFunction => (
                codes::SCRIPT_SYNTAX,
                format!("{key} is not one JavaScript function ({detail}). {stuck}"),
                "Write one function as a text, beginning with the word function.",
            ),
            ScriptStage::Engine => (
                codes::SCRIPT_STOPPED,
                format!(
                    "{key} does not come to an end ({detail}). In a family's browser the page freezes."
                ),
                "Look for a loop that never ends.",
            ),
            ScriptStage::Result => (
                codes::SCRIPT_RESULT,
                format!(
                    "{key} gives nothing usable with any of the answers tried ({detail}). {stuck}"
                ),
                "Return a number from selectNextFrame, and an object from generateProperties, on every way through the function.",
            ),
            // With invented answers a script may miss what a family would have given; a name that does not exist is missing always.
            ScriptStage::Call
                if failures
                    .iter()
                    .all(|error| error.detail.starts_with("ReferenceError")) =>
            {
                (
                    codes::SCRIPT_THROWS,
                    format!("{key} fails ({detail}). {stuck}"),
                    "Define the name, or correct it.",
                )
            }
            ScriptStage::Call => return,
        };
        let severity = if code == codes::SCRIPT_RESULT {
            Severity::Warning
        } else {
            code.severity
        };
        notes.push(shown.note_at(code, key, message, help).severity(severity));
    }

    fn leads(&self, chosen: &[Option<f64>], notes: &mut Vec<Note>) {
        let shown = &self.frames[self.index];
        let count = self.frames.len();
        let outside = chosen.iter().find(|index| match index {
            Some(index) => index.fract() != 0.0 || *index > count as f64 || *index < -1.0,
            None => true,
        });
        if let Some(outside) = outside {
            let what = outside.map_or("not-a-number".to_owned(), |index| index.to_string());
            let message = format!(
                "With answers tried here, selectNextFrame gives {what}, and the study has {count} frames, counted from 0. Lookit's \
                 player stops or leaves the study then; this player shows the next frame."
            );
            let help = "Return the place of a frame; compute it from frameIndex.";
            notes.push(shown.note_at(
                codes::SCRIPT_LEAVES_SEQUENCE,
                "selectNextFrame",
                message,
                help,
            ));
        }
        let own = self.index as f64;
        let back = chosen
            .iter()
            .flatten()
            .find(|index| **index >= 0.0 && **index <= own && index.fract() == 0.0);
        if let Some(back) = back {
            let always = chosen
                .iter()
                .all(|index| index.is_some_and(|index| index <= own && index >= 0.0));
            let how = if always {
                "with all answers tried here, so the study may never end"
            } else {
                "with some answers, and nothing bounds how often"
            };
            let message = format!(
                "selectNextFrame goes from frame {} back to frame {back} {how}.",
                self.index
            );
            let help = "Count the visits in sequence, and go on after some.";
            notes.push(shown.note_at(codes::SCRIPT_GOES_BACK, "selectNextFrame", message, help));
        }
    }
}
