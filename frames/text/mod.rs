//! Pages of text (`exp-lookit-text`): the smallest whole example of a frame kind.
//!
//! This file says what a study may write and what is saved; `view.rs` draws the page.

#[cfg(feature = "view")]
mod view;

use kit::{Frame, Logged, Needs, TextBlock, groups::Groups};
use serde::{Deserialize, Serialize};

/// Pages of text between trials: a welcome, what happens next, a break.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The page, block after block.
    pub blocks: Vec<TextBlock>,
    /// Show the button that goes back.
    pub show_previous_button: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            show_previous_button: true,
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct Text;

impl Frame for Text {
    const KIND: &'static str = "exp-lookit-text";
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_read_without_a_problem() {
        let example = serde_json::from_str(include_str!("examples/basic.json")).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert!(!params.show_previous_button);
        assert_eq!(params.blocks[1].listblocks.len(), 2);
    }

    #[test]
    fn going_back_is_offered_unless_the_study_says_no() {
        assert!(
            kit::parse::<Params>(&kit::Fields::new())
                .0
                .show_previous_button
        );
    }
}
