//! A response: one child's participation in one study.

use crate::{Document, Relationship, Relationships, Resource};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One response as a server answers it.
pub type Response = Resource<ResponseAttributes>;

/// An earlier (or the current) response of the same child to the same study.
pub type PastResponse = Resource<ResponseAttributes>;

/// A response's attributes as answered.
///
/// `created_on` and `hash_child_id` are only in the answers to GET, a list and `past-sessions`; the answers to POST and PATCH leave them out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the recorded shape has them side by side"
)]
pub struct ResponseAttributes {
    /// Frame id of a randomizer → what it chose.
    pub conditions: Value,
    /// A list of events that belong to no frame.
    pub global_event_timings: Value,
    /// Frame id → what the frame saved.
    pub exp_data: Value,
    /// Ids of the frames that were finished, in order.
    pub sequence: Vec<String>,
    pub completed: bool,
    pub completed_consent_frame: bool,
    pub survey_consent: bool,
    /// ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_on: Option<String>,
    pub is_preview: bool,
    pub pk: Option<i64>,
    /// Whether the last EXIT frame withdrew the recordings.
    pub withdrawn: bool,
    /// The child's pseudonym in this study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash_child_id: Option<String>,
    pub recording_method: Option<String>,
    pub eligibility: Vec<String>,
}

/// What the player sends: any subset of the attributes; an absent one stays as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResponsePatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub global_event_timings: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exp_data: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_consent_frame: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey_consent: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_preview: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_method: Option<String>,
}

/// The body that creates a response carries the same attributes as one that changes it.
pub type NewResponse = ResponsePatch;

/// The body of `POST /api/v1/responses/`.
pub fn new_response(study: &str, child: &str, attributes: NewResponse) -> Document<NewResponse> {
    Document {
        data: Resource {
            kind: "responses".to_owned(),
            id: None,
            attributes,
            relationships: Some(belongs(study, child)),
            links: None,
        },
    }
}

/// The body of `PATCH /api/v1/responses/{id}/`. Lookit refuses one whose `id` is missing or differs from the address.
pub fn patch_response(
    id: &str,
    study: &str,
    child: &str,
    attributes: ResponsePatch,
) -> Document<ResponsePatch> {
    Document {
        data: Resource {
            kind: "responses".to_owned(),
            id: Some(id.to_owned()),
            attributes,
            relationships: Some(belongs(study, child)),
            links: None,
        },
    }
}

fn belongs(study: &str, child: &str) -> Relationships {
    Relationships {
        child: Some(Relationship::to("children", child)),
        study: Some(Relationship::to("studies", study)),
        ..Relationships::default()
    }
}
