//! Instructions with clips to try and the family's own picture (`exp-lookit-instructions`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Assets, BlockImage, Frame, Logged, Needs, OwnTexts, ParamProblem, RecordingNeeds, RichText,
    TextBlock, english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Instructions with sounds and films to try, and the family's own picture if it is wanted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The page, block after block.
    pub blocks: Vec<Block>,
    /// Show the family's own picture; nothing is recorded.
    pub show_webcam: bool,
    /// Blocks below that picture.
    pub webcam_blocks: Vec<TextBlock>,
    /// Show the button that goes back.
    pub show_previous_button: bool,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            show_webcam: false,
            webcam_blocks: Vec::new(),
            show_previous_button: true,
            next_button_text: english(words::INSTRUCTIONS_START).into(),
        }
    }
}

/// A text block that may hold a clip. Its members are those of [`TextBlock`] and one more.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Block {
    /// Heading of the block.
    pub title: RichText,
    /// The text.
    pub text: RichText,
    /// Show the text bold.
    pub emph: bool,
    /// Picture beside the text.
    pub image: Option<BlockImage>,
    /// Bullets.
    pub listblocks: Vec<TextBlock>,
    /// A sound or film to try.
    pub media_block: Option<MediaBlock>,
}

impl Block {
    /// Title, text, picture and bullets.
    pub fn text_block(&self) -> TextBlock {
        TextBlock {
            title: self.title.clone(),
            text: self.text.clone(),
            emph: self.emph,
            image: self.image.clone(),
            listblocks: self.listblocks.clone(),
        }
    }
}

/// A sound or film on the page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["sources"])))]
#[serde(default, rename_all = "camelCase")]
pub struct MediaBlock {
    /// Shown above the player.
    pub title: RichText,
    /// Shown below the player.
    pub text: RichText,
    /// Shown when a compulsory clip was not played to its end.
    pub warning_text: RichText,
    /// The sound or film.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Media"))]
    pub sources: Value,
    /// A film; otherwise a sound.
    pub is_video: bool,
    /// The family can't go on before the clip has ended once.
    pub must_play: bool,
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct Instructions;

impl Frame for Instructions {
    const KIND: &'static str = "exp-lookit-instructions";
    const GROUPS: &'static [Group] = &[Group::Assets];
    const OTHER_NAMES: &'static [(&'static str, &'static str)] = &[("doUseCamera", "showWebcam")];
    const TEXTS: OwnTexts = &[("nextButtonText", words::INSTRUCTIONS_START)];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let clips = params.blocks.iter().enumerate();
        clips
            .filter(|(_, block)| block.media_block.as_ref().is_some_and(MediaBlock::is_silent))
            .map(|(index, _)| ParamProblem {
                path: format!("blocks[{index}].mediaBlock.sources"),
                message: "no source is given, so there is nothing to play and families may go on without it; write a list of {\"src\", \"type\"} or a name".into(),
            })
            .collect()
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        Needs {
            recording: shows_camera(params, groups).then(|| RecordingNeeds {
                saves_video_id: false,
                saves_video_list: false,
                wait_cover: false,
                ..groups.recording.needs(false, 7200.0)
            }),
            ..Needs::default()
        }
    }
}

/// `doUseCamera` is another name of `showWebcam` here.
fn shows_camera(params: &Params, groups: &Groups) -> bool {
    groups.recording.do_use_camera.unwrap_or(params.show_webcam)
}

impl MediaBlock {
    fn is_silent(&self) -> bool {
        Assets::is_silent(&self.sources)
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
        assert_eq!(Instructions::check(&params), []);
        assert_eq!(params.blocks[0].title.0, "Sound check");
        assert!(
            params.blocks[0]
                .media_block
                .as_ref()
                .is_some_and(|clip| clip.must_play)
        );
        assert!(
            Instructions::needs(&params, &Groups::default())
                .recording
                .is_some()
        );
    }

    #[test]
    fn a_clip_without_a_source_is_named() {
        let params = Params {
            blocks: vec![Block {
                media_block: Some(MediaBlock::default()),
                ..Block::default()
            }],
            ..Params::default()
        };
        assert_eq!(
            Instructions::check(&params)[0].path,
            "blocks[0].mediaBlock.sources"
        );
    }
}
