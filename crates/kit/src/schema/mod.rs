//! What a kind declares, for checks, editors and the reference: one JSON Schema from the types that read the parameters.

mod merge;
mod shapes;
mod tidy;

pub use shapes::{Css, Film, Media, Sound};
pub use tidy::schema_of;

use crate::{Frame, Opened, frame::open, parse};
use serde_json::{Map, Value};
use session::Role;
use std::collections::BTreeSet;

/// A frame kind as a study sees it.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The name in protocols: `exp-lookit-video`.
    pub kind: &'static str,
    /// One sentence for researchers.
    pub summary: String,
    /// An ordinary page, the consent or the end of the study.
    pub role: Role,
    /// Whether the kind can make a recording of its own.
    pub records: bool,
    /// JSON Schema (draft 2020-12) of the frame's object, with the parameters of its shared groups merged in; `additionalProperties` is
    /// not set. `null` counts as absent in a study and is not mentioned. Own keywords: `x-unit`; `x-group`, the shared group of a
    /// parameter; `x-asset`, the sort of stimulus that it names; `x-deprecated` and `x-ignored`, texts that say why; `x-type`, the type
    /// in words where `type` says too little. References are to the `$defs` of the same schema.
    pub schema: Value,
    /// JSON Schema of what is saved besides the fields of every frame.
    pub data: Value,
    /// The events that only this kind logs: their names after `<kind>:`, and when they are logged.
    pub events: Vec<(String, String)>,
    /// A correct frame of that kind, as JSON text: the folder's `examples/basic.json`.
    pub example: &'static str,
}

impl Declaration {
    /// Names of what is saved besides the fields of every frame.
    pub fn saved(&self) -> BTreeSet<String> {
        let fields = self.data["properties"].as_object();
        fields.into_iter().flat_map(Map::keys).cloned().collect()
    }
}

/// A kind with its types erased, as far as its declaration goes.
#[derive(Clone, Copy)]
pub struct Declared {
    /// What the kind declares.
    pub declare: fn() -> Declaration,
    /// Parses and checks the parameters and says what the frame needs.
    pub open: fn(&Map<String, Value>) -> Opened,
    /// The kind's own parameters as they are read, in Rust's words.
    pub read: fn(&Map<String, Value>) -> String,
}

impl Declared {
    /// The declaration of a kind.
    pub const fn of<F: Frame>() -> Self {
        Self {
            declare: declare::<F>,
            open: open::<F>,
            read: |params| format!("{:?}", parse::<F::Params>(params).0),
        }
    }
}

/// What the kind `F` declares.
fn declare<F: Frame>() -> Declaration {
    let own = tidy::schema_of::<F::Params>();
    let summary = own["description"].as_str().unwrap_or_default().to_owned();
    Declaration {
        kind: F::KIND,
        role: F::ROLE,
        records: merge::records::<F>(),
        schema: merge::whole::<F>(own, &summary),
        data: tidy::schema_of::<F::Data>(),
        events: events(&tidy::schema_of::<F::Event>()),
        example: F::EXAMPLE,
        summary,
    }
}

/// Names and descriptions of the variants of an enum of events, and of the enums inside it.
fn events(schema: &Value) -> Vec<(String, String)> {
    for choices in ["oneOf", "anyOf"] {
        if let Some(variants) = schema[choices].as_array() {
            return variants.iter().flat_map(events).collect();
        }
    }
    let text = |value: &Value| value.as_str().map(str::to_owned);
    // A variant with fields is an object whose one member has the variant's name.
    let name = text(&schema["const"]).or_else(|| text(&schema["required"][0]));
    name.zip(text(&schema["description"])).into_iter().collect()
}
