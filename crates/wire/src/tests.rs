//! The recorded answers of a real Lookit must pass through these types without losing a member.

use crate::{
    ChildAttributes, Document, ErrorBody, ListDocument, ResponseAttributes, ResponsePatch,
    StudyAttributes,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

fn recorded(name: &str) -> Value {
    let path = format!(
        "{}/../../tests/lookit-api/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let pair: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    pair["body"].clone()
}

fn assert_survives<T: Serialize + DeserializeOwned>(name: &str) {
    let body = recorded(name);
    let read: T = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), body, "{name}");
}

#[test]
fn recorded_answers_survive() {
    assert_survives::<Document<StudyAttributes>>("021-get-study.response");
    assert_survives::<Document<StudyAttributes>>("022-get-study-generator.response");
    assert_survives::<Document<ChildAttributes>>("038-get-child.response");
    assert_survives::<Document<ResponseAttributes>>("051-post-response.response");
    assert_survives::<Document<ResponseAttributes>>("057-patch-exit-survey.response");
    assert_survives::<Document<ResponseAttributes>>("058-get-response.response");
    assert_survives::<ListDocument<ResponseAttributes>>("050-study-responses-empty.response");
    assert_survives::<ListDocument<ResponseAttributes>>(
        "410-real-efp-get-api-v-studies-id-responses.response",
    );
    assert_survives::<ListDocument<ResponseAttributes>>("060-past-sessions.response");
}

#[test]
fn recorded_errors_are_read() {
    for name in [
        "040-get-child-foreign",
        "075-post-no-child",
        "083-post-bad-json",
        "096-patch-other-id",
    ] {
        let body: ErrorBody =
            serde_json::from_value(recorded(&format!("{name}.response"))).unwrap();
        assert!(
            !body.errors[0].detail.is_empty() && !body.errors[0].code.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn a_patch_names_only_what_it_changes() {
    let body = crate::patch_response(
        "r",
        "s",
        "c",
        ResponsePatch {
            completed: Some(true),
            ..ResponsePatch::default()
        },
    );
    let expected = serde_json::json!({"data": {"type": "responses", "id": "r", "attributes": {"completed": true},
        "relationships": {"child": {"data": {"type": "children", "id": "c"}}, "study": {"data": {"type": "studies", "id": "s"}}}}});
    assert_eq!(serde_json::to_value(body).unwrap(), expected);
}

#[test]
fn parts_follow_each_other() {
    for number in 1..=crate::MAX_PARTS {
        assert_eq!(
            crate::part_start(number) + crate::part_bytes(number),
            crate::part_start(number + 1)
        );
    }
    assert_eq!(
        [1, 1_000, 1_001, 2_001].map(|number| crate::part_bytes(number) >> 20),
        [5, 5, 16, 64]
    );
}
