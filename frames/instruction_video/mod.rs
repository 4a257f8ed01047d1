//! Instructions as a film, with a transcript beside it (`exp-lookit-instruction-video`).

use kit::{
    Assets, Frame, Logged, Needs, ParamProblem, RichText, TextBlock,
    groups::{Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Instructions as a film with a transcript beside it, of which one must be watched or read.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The film.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub instructions_video: Value,
    /// Heading of the page, plain text.
    pub title: String,
    /// Paragraph below the heading.
    pub intro_text: RichText,
    /// Heading of the transcript, plain text.
    pub transcript_title: String,
    /// The transcript or a summary, block after block; without it the film takes the whole width.
    pub transcript_blocks: Vec<TextBlock>,
    /// The family can't go on before the film has ended or the transcript was scrolled to its end.
    pub require_watch_or_read: bool,
    /// Shown when the family tries to.
    pub warning_text: RichText,
    /// Show the button that goes back.
    pub show_previous_button: bool,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            instructions_video: Value::Null,
            title: "Study instructions".to_owned(),
            intro_text: "This film shows you what will happen in the study. If you would rather read, the words are beside it.".into(),
            transcript_title: "Video transcript".to_owned(),
            transcript_blocks: Vec::new(),
            require_watch_or_read: true,
            warning_text: "Before you go on, please watch the film or read the words beside it.".into(),
            show_previous_button: true,
            next_button_text: "Start the videos! \n (You'll have a moment to turn around.)".into(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct InstructionVideo;

impl Frame for InstructionVideo {
    const KIND: &'static str = "exp-lookit-instruction-video";
    const GROUPS: &'static [Group] = &[Group::Assets];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let is_empty =
            Assets::is_silent(&params.instructions_video) && params.transcript_blocks.is_empty();
        let nothing = is_empty.then(|| ParamProblem {
            path: "instructionsVideo".to_owned(),
            message: "neither a film nor a transcript is given, so there is nothing to watch or read; give instructionsVideo or transcriptBlocks".to_owned(),
        });
        nothing.into_iter().collect()
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
