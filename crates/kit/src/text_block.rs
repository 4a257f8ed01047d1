//! The block of text that most pages are made of.

use crate::{ParamProblem, RichText};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A picture in a text block.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BlockImage {
    /// Full address of the picture.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image", "x-full-address" = true)))]
    pub src: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}

/// A titled block of text with an optional picture and bullets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("x-type" = "text block")))]
#[serde(default)]
pub struct TextBlock {
    /// Heading of the block, plain text.
    #[serde(skip_serializing_if = "RichText::is_empty")]
    pub title: RichText,
    /// The text.
    #[serde(skip_serializing_if = "RichText::is_empty")]
    pub text: RichText,
    /// Show the text bold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(extend("default" = false)))]
    pub emph: bool,
    /// Picture below the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<BlockImage>,
    /// Bullets; each may have bullets of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub listblocks: Vec<TextBlock>,
}

/// The text for the parent in a trial: a text block whose box may have CSS properties of its own.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "Map<String, Value>")]
pub struct ParentText {
    /// The text.
    pub block: TextBlock,
    /// CSS declarations of the box.
    pub css: String,
    /// Members that could not be used as written; the rest of the text is shown.
    problems: Vec<ParamProblem>,
    given: bool,
}

impl ParentText {
    /// Nothing was given: an object with any key counts as given (spec: frames-trials 4b).
    pub fn is_empty(&self) -> bool {
        !self.given
    }

    /// What could not be used as written; `param` is the name of the parameter that holds the text.
    pub fn problems(&self, param: &str) -> impl Iterator<Item = ParamProblem> {
        self.problems.iter().map(move |problem| ParamProblem {
            path: [param, ".", &problem.path].concat(),
            message: problem.message.clone(),
        })
    }
}

impl From<Map<String, Value>> for ParentText {
    fn from(map: Map<String, Value>) -> Self {
        let css = match map.get("css") {
            Some(Value::Object(rules)) => rules.iter().map(declaration).collect(),
            _ => String::new(),
        };
        let (block, problems) = crate::parse(&map);
        Self {
            block,
            css,
            problems,
            given: !map.is_empty(),
        }
    }
}

/// Properties whose numbers have no unit; the numbers of others are pixels, as in the predecessor.
const UNITLESS: [&str; 8] = [
    "line-height",
    "font-weight",
    "opacity",
    "order",
    "z-index",
    "zoom",
    "flex-grow",
    "flex-shrink",
];

/// `{"fontSize": "2em"}` and `{"font-size": "2em"}` are both written in protocols. Anything else than a property name is left out.
fn declaration((name, value): (&String, &Value)) -> String {
    let mut property = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            property.push('-');
        } else if !letter.is_ascii_alphanumeric() && letter != '-' {
            return String::new();
        }
        property.push(letter.to_ascii_lowercase());
    }
    let value = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if !UNITLESS.contains(&property.as_str()) => {
            number.to_string() + "px"
        }
        other => other.to_string(),
    };
    property + ":" + &value + ";"
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: Value) -> ParentText {
        serde_json::from_value(value).expect("parent text")
    }

    #[test]
    fn an_object_with_any_key_counts_as_given() {
        assert!(read(json!({})).is_empty());
        assert!(!read(json!({"css": {}})).is_empty());
        assert_eq!(read(json!({"text": "Look"})).block.text.html(), "Look");
    }

    #[test]
    fn a_wrong_member_is_named_and_the_text_is_shown() {
        let text = read(json!({"text": "Look", "emph": "yes"}));
        assert_eq!(text.block.text.html(), "Look");
        let problems: Vec<ParamProblem> = text.problems("parentTextBlock").collect();
        assert_eq!(problems[0].path, "parentTextBlock.emph");
    }

    #[test]
    fn css_is_read_in_both_spellings_and_nothing_else_gets_in() {
        let css = json!({"fontSize": "2em", "line-height": 1.5, "padding": 8, "color:red;x": "y"});
        assert_eq!(
            read(json!({"css": css})).css,
            "font-size:2em;line-height:1.5;padding:8px;"
        );
    }
}
