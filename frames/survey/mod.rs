//! A questionnaire (`exp-lookit-survey`).

#[cfg(feature = "schema")]
mod form;

use kit::{Frame, Logged, Needs, ParamProblem, RichText, groups::Groups};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A questionnaire that the study defines as an Alpaca form.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["formSchema"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The form: `schema` holds the questions, `options` how they are asked. An object, or the same as JSON text.
    #[cfg_attr(feature = "schema", schemars(with = "form::Form"))]
    pub form_schema: Value,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
    /// Show the button that goes back.
    pub show_previous_button: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            form_schema: Value::Null,
            next_button_text: "Next".into(),
            show_previous_button: true,
        }
    }
}

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The form as the study gave it.
    pub form_schema: Value,
    /// The answers, by the names of the questions; a question without an answer is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_data: Option<Map<String, Value>>,
}

/// The kind.
#[derive(Debug)]
pub struct Survey;

impl Frame for Survey {
    const KIND: &'static str = "exp-lookit-survey";
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let form = match &params.form_schema {
            Value::String(text) => serde_json::from_str(text).unwrap_or_default(),
            other => other.clone(),
        };
        let has_questions = form["schema"]["properties"]
            .as_object()
            .is_some_and(|questions| !questions.is_empty());
        let is_elsewhere = form["schemaSource"].is_string();
        let empty = (!has_questions && !is_elsewhere).then(|| ParamProblem {
            path: "formSchema".to_owned(),
            message: "has no questions in schema.properties, so the page is empty; write {\"schema\": {\"type\": \"object\", \"properties\": …}}".to_owned(),
        });
        empty.into_iter().collect()
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
