//! Consent by ticks and answers (`exp-lookit-survey-consent`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RichText, Role, TextBlock, english,
    groups::Groups, words,
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _},
};
use serde_json::{Map, Value};

/// Consent by ticking boxes and answering questions, without a recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["items"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Heading of the page.
    pub title: RichText,
    /// Texts, boxes and questions, one below the other.
    #[serde(deserialize_with = "in_their_places")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Part>"))]
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

/// An entry of `items`, read from its object.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it shows.
    pub part: Part,
    /// As the study wrote it; it is saved.
    written: Value,
    /// Members that could not be used as written; the rest is shown.
    problems: Vec<ParamProblem>,
}

/// One part of the page.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "kebab-case"))]
pub enum Part {
    /// A text.
    TextBlock(TextBlock),
    /// A box that must be ticked.
    CheckboxItem(Tick),
    /// A question of which one answer must be chosen, whichever it is.
    MultipleChoice(Question),
    /// Of another kind: nothing is shown, and it keeps its place in the list.
    #[cfg_attr(feature = "schema", schemars(skip))]
    Unknown,
}

/// A box that must be ticked.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Tick {
    /// What is agreed to.
    pub text: RichText,
    /// Names the answer in the data: `answer_LABEL`. Without one, the place in `items` is used, counted from 0.
    #[cfg_attr(feature = "schema", schemars(with = "Label"))]
    pub label: Value,
}

/// A question of which one answer must be chosen, whichever it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Question {
    /// The question.
    pub question: RichText,
    /// The answers, plain text.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Label>"))]
    pub answers: Vec<Value>,
    /// Names the answer in the data: `answer_LABEL`. Without one, the place in `items` is used, counted from 0.
    #[cfg_attr(feature = "schema", schemars(with = "Label"))]
    pub label: Value,
}

impl From<Value> for Item {
    fn from(written: Value) -> Self {
        let mut problems = Vec::new();
        let part = match written.as_object() {
            Some(map) => part(map, &mut problems),
            None => Part::Unknown,
        };
        Self {
            part,
            written,
            problems,
        }
    }
}

fn part(map: &Map<String, Value>, problems: &mut Vec<ParamProblem>) -> Part {
    match map.get("kind").and_then(Value::as_str) {
        Some("text-block") => Part::TextBlock(read(map, problems)),
        Some("checkbox-item") => Part::CheckboxItem(read(map, problems)),
        Some("multiple-choice") => Part::MultipleChoice(read(map, problems)),
        _ => Part::Unknown,
    }
}

fn read<T: DeserializeOwned + Default>(
    map: &Map<String, Value>,
    problems: &mut Vec<ParamProblem>,
) -> T {
    let (part, found) = kit::parse(map);
    *problems = found;
    part
}

/// Every item of the list, also one that is `null` or no object: the labels of the others count the places before them.
fn in_their_places<'d, D: Deserializer<'d>>(list: D) -> Result<Vec<Item>, D::Error> {
    match Value::deserialize(list)? {
        Value::Array(items) => Ok(items.into_iter().map(Item::from).collect()),
        _ => Err(D::Error::custom("is no list")),
    }
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
    /// The items as they are written, with their final labels.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Map<String, Value>>"))]
    pub items: Vec<Value>,
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
            let place = |member: &str| format!("items[{index}].{member}");
            problems.extend(item.problems.iter().map(|problem| ParamProblem {
                path: place(&problem.path),
                message: problem.message.clone(),
            }));
            let (member, message) = match &item.part {
                Part::MultipleChoice(asked) if asked.answers.is_empty() => (
                    "answers",
                    "is empty, so families go on without answering; list the answers",
                ),
                Part::Unknown => (
                    "kind",
                    "is none of text-block, checkbox-item and multiple-choice, so the item is not shown",
                ),
                _ => continue,
            };
            problems.push(ParamProblem {
                path: place(member),
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
        assert_eq!(told(&params), ["items[0].answers", "items[1].kind"]);
    }

    fn told(params: &Params) -> Vec<String> {
        let problems = SurveyConsent::check(params).into_iter();
        problems.map(|problem| problem.path).collect()
    }

    #[test]
    fn a_wrong_member_is_told_and_every_item_keeps_its_place() {
        let frame = json!({"items": [
            {"kind": "text-block", "text": "Read", "emph": "true", "listblocks": null},
            null,
            {"text": "of no kind"},
            {"kind": "text-block", "text": "On", "emph": null, "image": {"src": []}},
            {"kind": "multiple-choice", "question": "May we?", "answers": null},
            {"kind": "checkbox-item", "text": "I agree", "label": null},
        ]});
        let (params, problems) = kit::parse::<Params>(frame.as_object().expect("object"));
        assert_eq!(problems, []);
        let paths = [
            "items[0].emph",
            "items[1].kind",
            "items[2].kind",
            "items[3].image.src",
            "items[4].answers",
        ];
        assert_eq!(told(&params), paths);
        let read = |place: usize| match &params.items[place].part {
            Part::TextBlock(block) => (block.text.html(), block.emph),
            Part::CheckboxItem(tick) => (tick.text.html(), false),
            Part::MultipleChoice(asked) => (asked.question.html(), false),
            Part::Unknown => (String::new(), false),
        };
        let expected = [
            ("Read", true),
            ("", false),
            ("", false),
            ("On", false),
            ("May we?", false),
            ("I agree", false),
        ];
        for (place, (text, is_bold)) in expected.into_iter().enumerate() {
            assert_eq!(read(place), (text.to_owned(), is_bold), "{place}");
        }
        let labels = logic::labels(&params.items);
        assert_eq!(labels[4..], [Some("4".to_owned()), Some("5".to_owned())]);
        let (params, problems) = kit::parse::<Params>(&Map::from_iter([(
            "items".to_owned(),
            json!({"kind": "checkbox-item"}),
        )]));
        assert_eq!((params.items.len(), problems.len()), (0, 1));
    }
}
