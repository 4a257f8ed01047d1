//! What the protocol language has besides frames: groups, choices and the study itself (spec: protocol-and-player 1). `protocol` reads
//! these by itself; the types declare them for editors and the reference.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::BTreeMap};

/// A frame, a group or a choice at the top of `frames`.
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Top(Value);

/// A frame, a group or a choice inside a list. It may hold placeholders, and what it leaves out may come from `commonFrameProperties`.
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Listed(Value);

/// Refers to a definition that is made by hand.
macro_rules! by_hand {
    ($type:ty, $name:literal) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "$ref": concat!("#/$defs/", $name) })
            }
        }
    };
}

by_hand!(Top, "frame");
by_hand!(Listed, "listed-frame");

fn study_languages() -> Vec<String> {
    let names = kit::groups::language_names().into_iter();
    let known = names.filter(|name| !name.is_empty());
    known.chain(["browser".to_owned()]).collect()
}

/// What is shown, in its order.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Protocol {
    /// Frames, groups and choices by their names. What `sequence` does not name is not shown.
    frames: BTreeMap<String, Top>,
    /// Names from `frames`, in the order of the study; a name may come up again.
    sequence: Vec<String>,
    /// `stable` gives each choice and each random selector random numbers of its own, so that changing one trial does not reshuffle
    /// another. Without it, all draw from one sequence, as in Lookit.
    #[schemars(extend("enum" = ["stable"]))]
    randomization: Option<String>,
    /// Language of the player's own texts, until a frame has a `language`; `browser` takes the best match of the family's browser. English
    /// without one.
    #[schemars(extend("enum" = study_languages()))]
    language: Option<String>,
}

/// A study with its record: the file `study.json` of a study's folder.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Record {
    /// Identifies the study in the data; never change it once there are data.
    #[schemars(regex(
        pattern = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"
    ))]
    uuid: Option<String>,
    /// Name of the study, as families read it.
    name: Option<String>,
    /// What the study is about, in a sentence or two.
    short_description: Option<String>,
    /// Why it is run.
    purpose: Option<String>,
    /// Who can take part.
    criteria: Option<String>,
    /// How long it takes, in words; the consent names it.
    duration: Option<String>,
    /// Whom families can ask.
    contact_info: Option<String>,
    /// Where families go at the end; `{BASE}` is the server's own address.
    exit_url: Option<String>,
    /// The protocol comes from `generator`.
    use_generator: Option<bool>,
    /// A JavaScript function `(child, pastSessions)`, as text, that returns `frames` and `sequence`.
    generator: Option<String>,
    /// The protocol.
    structure: Option<Structure>,
}

/// The protocol.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
enum Structure {
    /// The protocol.
    Object(Protocol),
    /// The same as JSON text.
    Text(String),
}

/// Several frames one after the other, in place of one.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Group {
    /// The frames, groups and choices.
    frame_list: Vec<Listed>,
    /// Parameters that each of them has unless it says otherwise.
    common_frame_properties: Option<Listed>,
    /// Values for placeholders in everything below.
    parameters: Option<Map<String, Value>>,
}

/// The frames are the same for every family, and one of several sets of parameters is drawn for them.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct RandomParameterSet {
    /// The frames.
    frame_list: Vec<Listed>,
    /// Parameters that each of them has unless it says otherwise; objects and lists are merged part by part.
    common_frame_properties: Option<Listed>,
    /// The sets, of which one is drawn. Its names stand for its values everywhere in the frames.
    parameter_sets: Vec<Map<String, Value>>,
    /// How often each set is drawn, in comparison with the others; or such lists for different ages.
    parameter_set_weights: Option<Weights>,
    /// When a child takes part again: draw anew, keep the set, or take the next one.
    #[schemars(extend("enum" = ["random", "persist", "rotate"], "default" = "random"))]
    condition_for_additional_sessions: Option<String>,
    /// Values for placeholders in everything below.
    parameters: Option<Map<String, Value>>,
}

/// Weights of parameter sets.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
enum Weights {
    /// For all children.
    All(#[schemars(inner(range(min = 0)))] Vec<f64>),
    /// By age; the first row that fits counts.
    ByAge(Vec<AgeWeights>),
}

/// Weights for children of some ages.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
struct AgeWeights {
    /// Youngest age, inclusive.
    #[schemars(extend("x-unit" = "days"))]
    min_age: f64,
    /// Oldest age, inclusive.
    #[schemars(extend("x-unit" = "days"))]
    max_age: f64,
    /// A weight for each set.
    #[schemars(inner(range(min = 0)))]
    weights: Vec<f64>,
}

/// The frames come in an order that is drawn for each response.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Permute {
    /// The frames, in any order.
    frame_options: Vec<Listed>,
    /// Parameters that each of them has unless it says otherwise.
    common_frame_properties: Option<Listed>,
    /// Parameters by place: the first are those of whichever frame comes first.
    ordered_frame_options: Option<Vec<Listed>>,
    /// Values for placeholders in everything below.
    parameters: Option<Map<String, Value>>,
}

/// Some of the frames, which `whichFrames` names.
#[derive(JsonSchema)]
#[schemars(rename_all = "camelCase")]
#[expect(dead_code, reason = "only its schema is wanted")]
pub(super) struct Select {
    /// The frames.
    frame_options: Vec<Listed>,
    /// Which of them, in this order: an index counted from 0, a list of indices, or -1 for all.
    which_frames: Option<Which>,
    /// Parameters that each of them has unless it says otherwise.
    common_frame_properties: Option<Listed>,
    /// Values for placeholders in everything below.
    parameters: Option<Map<String, Value>>,
}

/// An index or several.
#[derive(JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
enum Which {
    One(i64),
    Several(Vec<i64>),
}
