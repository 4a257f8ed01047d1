//! Consent by ticks and answers (`exp-lookit-survey-consent`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RichText, Role, TextBlock, english,
    groups::Groups, words,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Consent by ticking boxes and answering questions, without a recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["items"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Heading of the page, plain text.
    pub title: RichText,
    /// Texts, boxes and questions, one below the other.
    pub items: Vec<Item>,
    /// Show the button that goes back.
    pub show_previous_button: bool,
    /// Shown at a question that was not answered.
    pub multiple_choice_validation_text: RichText,
    /// Shown at a box that was not ticked.
    pub checkbox_validation_text: RichText,
    /// Shown at the button when something is missing.
    pub form_validation_text: RichText,
}

/// One part of the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Item {
    /// A text.
    TextBlock(TextBlock),
    /// A box that must be ticked.
    CheckboxItem {
        /// What is agreed to.
        #[serde(default)]
        text: RichText,
        /// Names the answer in the data: `answer_LABEL`. Without one, the place in `items` is used, counted from 0.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Label"))]
        label: Value,
    },
    /// A question of which one answer must be chosen, whichever it is.
    MultipleChoice {
        /// The question.
        #[serde(default)]
        question: RichText,
        /// The answers, plain text.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<Label>"))]
        answers: Vec<Value>,
        /// Names the answer in the data: `answer_LABEL`. Without one, the place in `items` is used, counted from 0.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(with = "Label"))]
        label: Value,
    },
    /// Of another kind: nothing is shown, and it keeps its place in the list.
    #[serde(other)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Unknown,
}

/// A text or a number, for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
enum Label {
    Text(String),
    Number(f64),
}

impl Default for Params {
    fn default() -> Self {
        Self {
            title: RichText::default(),
            items: Vec::new(),
            show_previous_button: true,
            multiple_choice_validation_text: english(words::TICKS_MISSING_ANSWER).into(),
            checkbox_validation_text: english(words::TICKS_MISSING_TICK).into(),
            form_validation_text: english(words::TICKS_INCOMPLETE).into(),
        }
    }
}

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {
    /// The items as they were shown, with their final labels.
    pub items: Vec<Map<String, Value>>,
    /// The answers: `answer_LABEL` is a truth for a box, the chosen answer for a question.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(with = "Answers"))]
    pub answers: Map<String, Value>,
}

/// For the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is wanted")]
struct Answers {
    /// For each box, whether it was ticked; for each question, the chosen answer.
    #[schemars(rename = "answer_LABEL")]
    answer: Value,
}

/// The kind.
#[derive(Debug)]
pub struct SurveyConsent;

impl Frame for SurveyConsent {
    const KIND: &'static str = "exp-lookit-survey-consent";
    const ROLE: Role = Role::Consent;
    const IGNORED: &'static [(&'static str, &'static str)] =
        &[("blocks", "texts are items of the kind text-block here")];
    const TEXTS: OwnTexts = &[
        ("multipleChoiceValidationText", words::TICKS_MISSING_ANSWER),
        ("checkboxValidationText", words::TICKS_MISSING_TICK),
        ("formValidationText", words::TICKS_INCOMPLETE),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        if params.items.is_empty() {
            problems.push(ParamProblem {
                path: "items".to_owned(),
                message: "is empty, so families agree to nothing and no consent is noted; list what they agree to"
                    .to_owned(),
            });
        }
        for (index, item) in params.items.iter().enumerate() {
            let (member, message) = match item {
                Item::MultipleChoice { answers, .. } if answers.is_empty() => (
                    "answers",
                    "is empty, so families go on without answering; list the answers",
                ),
                Item::Unknown => (
                    "kind",
                    "is none of text-block, checkbox-item and multiple-choice, so the item is not shown",
                ),
                _ => continue,
            };
            problems.push(ParamProblem {
                path: format!("items[{index}].{member}"),
                message: message.to_owned(),
            });
        }
        problems
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_example_is_read_and_what_cannot_be_shown_or_answered_is_told() {
        let example = serde_json::from_str(SurveyConsent::EXAMPLE).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert_eq!(SurveyConsent::check(&params), []);
        let frame = json!({"items": [{"kind": "multiple-choice"}, {"kind": "signature"}]});
        let (params, problems) = kit::parse::<Params>(frame.as_object().expect("object"));
        assert_eq!(problems, []);
        let told = SurveyConsent::check(&params);
        let paths: Vec<&str> = told.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, ["items[0].answers", "items[1].kind"]);
    }
}
