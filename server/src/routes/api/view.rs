//! Stored things as JSON:API resources.

use crate::store::{ResponseRow, StoredStudy, child_hash};
use serde_json::Value;
use uuid::Uuid;
use wire::{
    Identifier, Links, Relationship, Relationships, Resource, ResponseAttributes, StudyAttributes,
};

/// The user all children of this server belong to; a real Lookit has accounts.
const FAMILY: Uuid = Uuid::from_u128(0x7065_656b_6162_4f6f_8000_0000_0000_0002);

/// A resource with a `self` link.
pub(super) fn resource<A>(
    base: &str,
    kind: &str,
    id: Uuid,
    attributes: A,
    relationships: Relationships,
) -> Resource<A> {
    Resource {
        kind: kind.to_owned(),
        id: Some(id.to_string()),
        attributes,
        relationships: Some(relationships),
        links: Some(Links {
            itself: Some(format!("{base}{kind}/{id}/")),
            related: None,
        }),
    }
}

pub(super) fn user(base: &str) -> Relationship {
    Relationship::at(format!("{base}users/{FAMILY}/"))
}

/// The study with `{BASE}` and `{FILES}` in its texts replaced by addresses.
pub(super) fn study_attributes(study: &StoredStudy, origin: &str) -> StudyAttributes {
    let files = format!("{origin}/studies/{}/files", study.id);
    let fill = |text: &mut String| {
        if text.contains("{BASE}") || text.contains("{FILES}") {
            *text = text.replace("{BASE}", origin).replace("{FILES}", &files);
        }
    };
    let mut attributes = study.attributes.clone();
    fill_value(&mut attributes.structure, &fill);
    fill(&mut attributes.generator);
    fill(&mut attributes.exit_url);
    fill(&mut attributes.purpose);
    fill(&mut attributes.contact_info);
    if let Some(image) = &mut attributes.image {
        fill(image);
    }
    attributes
}

fn fill_value(value: &mut Value, fill: &impl Fn(&mut String)) {
    match value {
        Value::String(text) => fill(text),
        Value::Array(items) => items.iter_mut().for_each(|item| fill_value(item, fill)),
        Value::Object(map) => map.values_mut().for_each(|item| fill_value(item, fill)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn attributes(row: &ResponseRow) -> ResponseAttributes {
    let answers = row.answers.clone();
    ResponseAttributes {
        withdrawn: withdrawn(&answers.exp_data, &answers.sequence),
        conditions: answers.conditions,
        global_event_timings: answers.global_event_timings,
        exp_data: answers.exp_data,
        sequence: answers.sequence,
        completed: answers.completed,
        completed_consent_frame: answers.completed_consent_frame,
        survey_consent: answers.survey_consent,
        created_on: None,
        is_preview: answers.is_preview,
        pk: Some(row.pk),
        hash_child_id: None,
        recording_method: answers.recording_method,
        eligibility: row.eligibility.clone(),
    }
}

/// Whether the last exit frame of the sequence withdrew the recordings.
pub(crate) fn withdrawn(exp_data: &Value, sequence: &[String]) -> bool {
    sequence
        .iter()
        .rev()
        .filter_map(|id| exp_data.get(id))
        .find(|frame| {
            frame
                .get("frameType")
                .and_then(Value::as_str)
                .is_some_and(|kind| kind.eq_ignore_ascii_case("EXIT"))
        })
        .and_then(|frame| frame.get("withdrawal")?.as_bool())
        .unwrap_or(false)
}

/// The answer to POST and PATCH: relationships carry ids. Lookit's links there hold row numbers and lead nowhere; these hold UUIDs.
pub(super) fn written(base: &str, row: &ResponseRow) -> Resource<ResponseAttributes> {
    let to = |kind: &str, id: Uuid| Relationship {
        links: Some(Links {
            related: Some(format!("{base}{kind}/{id}/")),
            itself: None,
        }),
        data: Some(Identifier {
            kind: kind.to_owned(),
            id: id.to_string(),
        }),
    };
    let relationships = Relationships {
        child: Some(to("children", row.child)),
        study: Some(to("studies", row.study)),
        ..Relationships::default()
    };
    resource(base, "responses", row.id, attributes(row), relationships)
}

/// The answer to GET: with `created_on` and `hash_child_id`, relationships by address. `kind` is `responses` or `past_sessions`.
pub(super) fn read(
    base: &str,
    kind: &str,
    row: &ResponseRow,
    study: &StoredStudy,
) -> Resource<ResponseAttributes> {
    let at = |kind: &str, id: Uuid| Some(Relationship::at(format!("{base}{kind}/{id}/")));
    let relationships = Relationships {
        child: at("children", row.child),
        user: Some(user(base)),
        study: at("studies", row.study),
        demographic_snapshot: Some(Relationship::at(format!("{base}demographics/{FAMILY}/"))),
        responses: None,
    };
    let mut attributes = attributes(row);
    attributes.created_on = Some(row.created_on.clone());
    attributes.hash_child_id = Some(child_hash(
        row.child,
        row.study,
        study.salt,
        study.hash_digits,
    ));
    let mut resource = resource(base, "responses", row.id, attributes, relationships);
    kind.clone_into(&mut resource.kind);
    resource
}
