//! What is known of a kind of frame, as far as checking needs it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};

/// What a frame's page is for the study.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// An ordinary page or trial.
    #[default]
    Page,
    /// A page that asks for consent.
    Consent,
    /// The exit survey.
    Exit,
}

/// A kind of frame and its parameters.
#[derive(Clone, Debug, Default)]
pub struct Declaration {
    /// The name in protocols: `exp-lookit-video`.
    pub kind: String,
    /// What it is for the study.
    pub role: Role,
    /// Whether it can make a recording of its own. Whether it does without a word is the default of its `doRecording`.
    pub records: bool,
    /// JSON Schema (draft 2020-12) of the frame's object, with local `$defs`. Own words are read too: `x-unit` (`s`, `ms`, `%`, …),
    /// `x-type` (the type in words), `x-deprecated` and `x-ignored` (the reason).
    pub schema: Value,
    /// What is saved besides the fields of every frame. A parameter among it comes out as it was written, with members of the
    /// study's own.
    pub saved: BTreeSet<String>,
    /// What types cannot say.
    pub problems: Option<Problems>,
}

type Told = dyn Fn(&Map<String, Value>) -> Vec<(String, String)> + Send + Sync;

/// What the code that plays a kind says about a frame's parameters: the path below the frame and a message for each problem.
#[derive(Clone)]
pub struct Problems(Arc<Told>);

impl Problems {
    /// From the code that plays the kind.
    pub fn new(
        told: impl Fn(&Map<String, Value>) -> Vec<(String, String)> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(told))
    }

    pub(crate) fn of(&self, params: &Map<String, Value>) -> Vec<(String, String)> {
        (self.0)(params)
    }
}

impl fmt::Debug for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Problems")
    }
}
