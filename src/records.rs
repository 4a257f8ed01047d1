//! The child and the participations as a study's scripts know them (spec 1.14). Pure.

use serde_json::{Value, json};
use wire::{Child, PastResponse, StudyAttributes};

/// Whether the earlier responses can change what is shown: a script may read them, or a randomizer looks back.
pub(crate) fn needs_past(study: &StudyAttributes) -> bool {
    if study.use_generator {
        return true;
    }
    let text = study.structure.to_string();
    [
        "conditionForAdditionalSessions",
        "generateProperties",
        "selectNextFrame",
        "exp-frame-select",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// The list with the response of now in front, whether or not the server had made it when it wrote the list: a script that counts
/// must get the same number every time. `now` stands in for the moment of creation, which only a list tells.
pub(crate) fn with_current(
    mut past: Vec<PastResponse>,
    mut current: PastResponse,
    now: String,
) -> Vec<PastResponse> {
    if let Some(place) = past
        .iter()
        .position(|response| response.id() == current.id())
    {
        current = past.remove(place);
    } else {
        let attributes = &mut current.attributes;
        attributes.created_on.get_or_insert(now);
        if attributes.hash_child_id.is_none() {
            attributes.hash_child_id = hash_in(&past);
        }
    }
    past.insert(0, current);
    past
}

/// The child's pseudonym, which is the same in all responses to a study.
pub(crate) fn hash_in(past: &[PastResponse]) -> Option<String> {
    past.iter()
        .find_map(|response| response.attributes.hash_child_id.clone())
}

/// The child under the names that scripts know.
pub(crate) fn child_for_scripts(child: &Child) -> Value {
    let attributes = &child.attributes;
    json!({
        "id": child.id(),
        "givenName": attributes.given_name,
        "birthday": attributes.birthday,
        "gender": attributes.gender,
        "ageAtBirth": attributes.age_at_birth,
        "additionalInformation": attributes.additional_information,
        "languageList": attributes.language_list,
        "conditionList": attributes.condition_list,
        "deleted": attributes.deleted,
    })
}

/// Responses under the names that scripts know.
pub(crate) fn past_for_scripts(past: &[PastResponse]) -> Value {
    past.iter()
        .map(|response| {
            let attributes = &response.attributes;
            json!({
                "id": response.id(),
                "createdOn": attributes.created_on,
                "conditions": attributes.conditions,
                "expData": attributes.exp_data,
                "sequence": attributes.sequence,
                "completed": attributes.completed,
                "completedConsentFrame": attributes.completed_consent_frame,
                "surveyConsent": attributes.survey_consent,
                "globalEventTimings": attributes.global_event_timings,
                "isPreview": attributes.is_preview,
                "hash_child_id": attributes.hash_child_id,
                "recordingMethod": attributes.recording_method,
            })
        })
        .collect::<Vec<_>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::ResponseAttributes;

    fn response(id: &str, created_on: Option<&str>, hash: Option<&str>) -> PastResponse {
        PastResponse {
            kind: "responses".into(),
            id: Some(id.into()),
            attributes: ResponseAttributes {
                created_on: created_on.map(str::to_owned),
                hash_child_id: hash.map(str::to_owned),
                exp_data: json!({}),
                ..ResponseAttributes::default()
            },
            relationships: None,
            links: None,
        }
    }

    #[test]
    fn the_response_of_now_is_always_first_and_once() {
        let earlier = response("old", Some("2024-01-01"), Some("ABC"));
        let posted = response("now", None, None);
        let listed = response("now", Some("2024-06-01"), Some("ABC"));
        // The list was written before, after, and after something else had changed.
        for list in [
            vec![earlier.clone()],
            vec![listed.clone(), earlier.clone()],
            vec![earlier, listed],
        ] {
            let scripts =
                past_for_scripts(&with_current(list, posted.clone(), "2024-06-01".into()));
            let ids: Vec<&str> = scripts
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|record| record["id"].as_str())
                .collect();
            assert_eq!(ids, ["now", "old"]);
            assert_eq!(scripts[0]["createdOn"], "2024-06-01");
            assert_eq!(scripts[0]["hash_child_id"], "ABC");
            assert_eq!(scripts[0]["expData"], json!({}));
        }
        let alone = with_current(Vec::new(), posted, "2024-06-01".into());
        assert_eq!((alone.len(), hash_in(&alone)), (1, None));
    }

    #[test]
    fn a_child_has_the_names_that_scripts_know() {
        let attributes = wire::ChildAttributes {
            given_name: "Robin".into(),
            ..wire::ChildAttributes::default()
        };
        let child = Child {
            kind: "children".into(),
            id: Some("c".into()),
            attributes,
            relationships: None,
            links: None,
        };
        let scripts = child_for_scripts(&child);
        assert_eq!(
            (&scripts["id"], &scripts["givenName"]),
            (&json!("c"), &json!("Robin"))
        );
    }

    #[test]
    fn a_study_waits_for_the_past_only_where_it_may_matter() {
        let study = |structure: Value, use_generator| StudyAttributes {
            structure,
            use_generator,
            ..StudyAttributes::default()
        };
        assert!(!needs_past(&study(json!({"frames": {}}), false)));
        assert!(needs_past(&study(json!({}), true)));
        let rule = json!({"frames": {"c": {"conditionForAdditionalSessions": "rotate"}}});
        assert!(needs_past(&study(rule, false)));
        let text = json!("{\"frames\": {\"f\": {\"selectNextFrame\": \"…\"}}}");
        assert!(needs_past(&study(text, false)));
    }
}
