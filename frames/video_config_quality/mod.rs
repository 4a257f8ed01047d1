//! Checklist for the camera's position, with a test recording (`exp-video-config-quality`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    BlockImage, Frame, Logged, Needs, OwnTexts, RecordingNeeds, RichText, TextBlock, Words,
    english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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

/// The usual items.
fn items(words: Words) -> [TextBlock; 5] {
    [
        (
            words::QUALITY_CENTERING,
            "centering",
            words::QUALITY_CENTERING_PICTURE,
        ),
        (
            words::QUALITY_MONITORS,
            "monitors",
            words::QUALITY_MONITORS_PICTURE,
        ),
        (
            words::QUALITY_LIGHTING,
            "lighting",
            words::QUALITY_LIGHTING_PICTURE,
        ),
        (
            words::QUALITY_OVER_SHOULDER,
            "over-shoulder",
            words::QUALITY_OVER_SHOULDER_PICTURE,
        ),
        (
            words::QUALITY_DISTRACTIONS,
            "distractions",
            words::QUALITY_DISTRACTIONS_PICTURE,
        ),
    ]
    .map(|(text, picture, alt)| TextBlock {
        text: words.get(text).into(),
        image: Some(BlockImage {
            src: ["/assets/quality-", picture, ".svg"].concat(),
            alt: words.get(alt).to_owned(),
        }),
        ..TextBlock::default()
    })
}

impl Default for Params {
    fn default() -> Self {
        Self {
            title: english(words::QUALITY_TITLE).to_owned(),
            intro_text: english(words::QUALITY_INTRO).into(),
            require_item_confirmation: true,
            completed_item_text: english(words::QUALITY_DONE).to_owned(),
            instruction_blocks: items(Words::default()).into(),
            show_record_menu: true,
            require_test_video: true,
            recording_instruction_text: None,
        }
    }
}

#[cfg(any(test, feature = "view"))]
impl Params {
    /// The text below the picture. Without the buttons there is nothing to explain, so only the study's own text is shown.
    fn instruction(&self, words: Words) -> String {
        let usual = if self.show_record_menu {
            words.get(words::QUALITY_TEST_HOW)
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
    const TEXTS: OwnTexts = &[
        ("title", words::QUALITY_TITLE),
        ("introText", words::QUALITY_INTRO),
        ("completedItemText", words::QUALITY_DONE),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn add_texts(params: &mut Map<String, Value>, words: Words) {
        kit::add_texts(params, Self::TEXTS, words);
        let blocks = params.entry("instructionBlocks");
        let blocks = blocks.or_insert(Value::Null);
        if blocks.is_null() {
            *blocks = items(words)
                .iter()
                .map(|item| Value::Object(kit::fields(item)))
                .collect();
        }
    }

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
            params.instruction(Words::default())
        };
        assert!(text(json!({})).contains("Record a few seconds"));
        assert_eq!(text(json!({"showRecordMenu": false})), "");
        let own = json!({"showRecordMenu": false, "recordingInstructionText": ["a", "b"]});
        assert_eq!(text(own), "a<br><br>b");
    }
}
