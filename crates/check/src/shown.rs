//! A frame as the family meets it: its kind's declaration and what its parameters come to.

use protocol::FrameConfig;
use serde_json::Value;

use crate::declaration::{Declaration, Role};
use crate::finding::{Code, Note};
use crate::origin;
use crate::params::Kinds;
use crate::tree::Node;

/// One frame of an unfolding.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) frame: &'a FrameConfig,
    pub(crate) declaration: Option<&'a Declaration>,
    pub(crate) tree: &'a Node,
    pub(crate) set: usize,
}

impl<'a> Shown<'a> {
    pub(crate) fn of(
        frame: &'a FrameConfig,
        kinds: &Kinds<'a>,
        tree: &'a Node,
        set: usize,
    ) -> Self {
        Self {
            frame,
            declaration: kinds.find(&frame.kind),
            tree,
            set,
        }
    }

    pub(crate) fn kind(&self) -> &'a str {
        &self.frame.kind
    }

    /// A parameter that is written.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Value> {
        self.frame.params.get(key).filter(|value| !value.is_null())
    }

    /// A truth that is written, as a truth or as a text.
    pub(crate) fn written_flag(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) => text.trim().parse().ok(),
            Value::Number(number) => Some(number.as_f64() != Some(0.0)),
            _ => None,
        }
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.written_flag(key)
            .or_else(|| self.default(key).and_then(Value::as_bool))
            .unwrap_or(false)
    }

    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        match self.get(key) {
            Some(Value::Number(number)) => number.as_f64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            _ => self.default(key).and_then(Value::as_f64),
        }
    }

    /// The elements of a list; none if it is not written.
    pub(crate) fn list(&self, key: &str) -> &'a [Value] {
        self.get(key)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// What the kind's schema says of a parameter.
    pub(crate) fn declared(&self, key: &str) -> Option<&'a Value> {
        self.declaration?.schema.get("properties")?.get(key)
    }

    fn default(&self, key: &str) -> Option<&'a Value> {
        self.declared(key)?.get("default")
    }

    pub(crate) fn is_consent(&self) -> bool {
        self.declaration
            .is_some_and(|declaration| declaration.role == Role::Consent)
    }

    pub(crate) fn is_exit(&self) -> bool {
        self.declaration
            .is_some_and(|declaration| declaration.role == Role::Exit)
    }

    /// Whether the study asks for a recording of this frame under any of the three names.
    pub(crate) fn asks_for_recording(&self) -> Option<bool> {
        ["doRecording", "doUseCamera", "startRecordingAutomatically"]
            .into_iter()
            .find_map(|name| self.written_flag(name))
    }

    /// Whether the frame makes a recording that is kept.
    pub(crate) fn records(&self) -> bool {
        match self.kind() {
            "exp-lookit-video-consent" | "exp-lookit-observation" => true,
            "exp-lookit-video-assent" => {
                self.flag("recordLastPage") || self.flag("recordWholeProcedure")
            }
            "exp-lookit-webcam-display" => self.flag("startRecordingAutomatically"),
            _ if self.declared("doRecording").is_none() => false,
            _ => self
                .asks_for_recording()
                .unwrap_or_else(|| self.flag("doRecording")),
        }
    }

    pub(crate) fn starts_session(&self) -> bool {
        self.written_flag("startSessionRecording")
            .unwrap_or(self.kind() == "exp-lookit-start-recording")
    }

    pub(crate) fn ends_session(&self) -> bool {
        self.written_flag("endSessionRecording")
            .unwrap_or(self.kind() == "exp-lookit-stop-recording")
    }

    /// Where a parameter of the frame was written.
    pub(crate) fn at(&self, rest: &str) -> String {
        origin::written(self.tree, &self.frame.path, rest, self.set)
    }

    /// A finding about the whole frame.
    pub(crate) fn note(
        &self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Note {
        Note::new(code, self.frame.path.clone(), message, help).on_key()
    }

    /// A finding about one parameter.
    pub(crate) fn note_at(
        &self,
        code: Code,
        rest: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Note {
        Note::new(code, self.at(rest), message, help)
    }
}
