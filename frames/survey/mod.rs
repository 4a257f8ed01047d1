//! A questionnaire (`exp-lookit-survey`).
#![cfg_attr(
    not(feature = "view"),
    expect(
        dead_code,
        reason = "a check reads the whole form; all of it is looked at by the page"
    )
)]

#[cfg(any(test, feature = "view"))]
mod answers;
mod choices;
mod conditions;
mod controls;
mod dates;
mod field;
#[cfg(feature = "schema")]
mod form;
mod mode;
mod numbers;
mod part;
mod places;
mod question;
mod read;
mod rules;
mod template;
#[cfg(any(test, feature = "view"))]
mod validate;
#[cfg(any(test, feature = "view"))]
mod value;
#[cfg(feature = "view")]
mod view;
#[cfg(any(test, feature = "view"))]
mod visit;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RichText, Words, english, groups::Groups, words,
};
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
            next_button_text: english(words::BUTTON_NEXT).into(),
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
    const TEXTS: OwnTexts = &[("nextButtonText", words::BUTTON_NEXT)];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        read::form(&params.form_schema, Words::default()).1
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
