//! Checklist for the camera's position, with a test recording (`exp-video-config-quality`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    BlockImage, Frame, Logged, Needs, RecordingNeeds, RichText, TextBlock,
    groups::{Group, Groups},
};
use serde::{Deserialize, Serialize};

/// A checklist for the camera's place and the light, beside the live picture, with a test recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Heading of the page.
    pub title: String,
    /// Paragraph below the heading.
    pub intro_text: RichText,
    /// Every item has a box that must be ticked.
    pub require_item_confirmation: bool,
    /// Label of these boxes.
    pub completed_item_text: String,
    /// The numbered items.
    pub instruction_blocks: Vec<TextBlock>,
    /// Show the buttons of the test recording; without them none is required.
    pub show_record_menu: bool,
    /// A test clip must be made and viewed.
    pub require_test_video: bool,
    /// Text below the picture; when absent, how to make the test clip.
    pub recording_instruction_text: Option<RichText>,
}

impl Default for Params {
    fn default() -> Self {
        let item = |text: &str, picture: &str, alt: &str| TextBlock {
            text: RichText(text.to_owned()),
            image: Some(BlockImage {
                src: format!("/assets/quality-{picture}.svg"),
                alt: alt.to_owned(),
            }),
            ..TextBlock::default()
        };
        Self {
            title: "Webcam setup for preferential looking".to_owned(),
            intro_text: RichText("We will look at where your child looks. Please go through each item so that the eyes can be seen well.".to_owned()),
            require_item_confirmation: true,
            completed_item_text: "Did it!".to_owned(),
            instruction_blocks: vec![
                item("<strong>Put the webcam in the middle</strong> above the screen that shows the study.", "centering", "A webcam in the middle of the upper edge of a screen"),
                item("<strong>Turn other screens off</strong>, so that your child looks at this one only.", "monitors", "One screen switched on beside a dark one"),
                item("<strong>Have light on your faces.</strong> You should see the whites of your own eyes.", "lighting", "A lamp shining on a face"),
                item("<strong>Hold your child so that they look over your shoulder</strong>, while you face away from the screen.", "over-shoulder", "A child looking over an adult's shoulder at a screen"),
                item("<strong>Clear away what distracts</strong>, such as toys, pets and noise.", "distractions", "A toy box with its lid closed"),
            ],
            show_record_menu: true,
            require_test_video: true,
            recording_instruction_text: None,
        }
    }
}

#[cfg(any(test, feature = "view"))]
impl Params {
    /// The text below the picture. Without the buttons there is nothing to explain, so only the study's own text is shown.
    fn instruction(&self) -> String {
        let usual = if self.show_record_menu {
            "Record a few seconds in the position you will use, then play them and check that the eyes are visible."
        } else {
            ""
        };
        let own = self.recording_instruction_text.as_ref();
        own.map_or_else(|| usual.to_owned(), RichText::html)
    }
}

/// Nothing of its own is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct VideoConfigQuality;

impl Frame for VideoConfigQuality {
    const KIND: &'static str = "exp-video-config-quality";
    const GROUPS: &'static [Group] = &[Group::Camera];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(_params: &Params, groups: &Groups) -> Needs {
        Needs {
            recording: Some(RecordingNeeds {
                wait_cover: false,
                ..groups.recording.needs(false, 60.0)
            }),
            ..Needs::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn without_the_buttons_only_the_own_text_of_the_study_is_shown() {
        let text = |frame: serde_json::Value| {
            let (params, problems) = kit::parse::<Params>(frame.as_object().expect("object"));
            assert_eq!(problems, []);
            params.instruction()
        };
        assert!(text(json!({})).contains("Record a few seconds"));
        assert_eq!(text(json!({"showRecordMenu": false})), "");
        let own = json!({"showRecordMenu": false, "recordingInstructionText": ["a", "b"]});
        assert_eq!(text(own), "a<br><br>b");
    }
}
