//! Instructions as a film, with a transcript beside it (`exp-lookit-instruction-video`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Assets, Frame, Logged, Needs, OwnTexts, ParamProblem, RichText, TextBlock, english,
    groups::{Group, Groups},
    words,
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
            title: english(words::GUIDE_TITLE).to_owned(),
            intro_text: english(words::GUIDE_INTRO).into(),
            transcript_title: english(words::GUIDE_TRANSCRIPT).to_owned(),
            transcript_blocks: Vec::new(),
            require_watch_or_read: true,
            warning_text: english(words::GUIDE_TOO_EARLY).into(),
            show_previous_button: true,
            next_button_text: english(words::INSTRUCTIONS_START).into(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// How `requireWatchOrRead` was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Met {
    /// The film has ended.
    Film,
    /// The transcript was scrolled to its end.
    Transcript,
    /// The whole transcript was in sight.
    TranscriptInSight,
    /// There was nothing that could be played or read.
    NothingToPlay,
}

impl Met {
    fn name(self) -> &'static str {
        match self {
            Self::Film => "film",
            Self::Transcript => "transcript",
            Self::TranscriptInSight => "transcriptInSight",
            Self::NothingToPlay => "nothingToPlay",
        }
    }
}

/// Logged while the frame runs; positions are seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The film was started: `currentTime`.
    MediaStarted(f64),
    /// The film was stopped before its end: `currentTime`.
    MediaPaused(f64),
    /// The film has ended.
    MediaEnded,
    /// The film can't be played.
    MediaFailed,
    /// What `requireWatchOrRead` asks for was met: `by` is `film`, `transcript`, `transcriptInSight` or `nothingToPlay`.
    RequirementMet(Met),
    /// The family tried to go on too early and reads `warningText`.
    ShowWarning,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::MediaStarted(secs) => Self::plain("mediaStarted").with("currentTime", secs),
            Event::MediaPaused(secs) => Self::plain("mediaPaused").with("currentTime", secs),
            Event::MediaEnded => Self::plain("mediaEnded"),
            Event::MediaFailed => Self::plain("mediaFailed"),
            Event::RequirementMet(met) => Self::plain("requirementMet").with("by", met.name()),
            Event::ShowWarning => Self::plain("showWarning"),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct InstructionVideo;

impl Frame for InstructionVideo {
    const KIND: &'static str = "exp-lookit-instruction-video";
    const GROUPS: &'static [Group] = &[Group::Assets];
    const TEXTS: OwnTexts = &[
        ("title", words::GUIDE_TITLE),
        ("introText", words::GUIDE_INTRO),
        ("transcriptTitle", words::GUIDE_TRANSCRIPT),
        ("warningText", words::GUIDE_TOO_EARLY),
        ("nextButtonText", words::INSTRUCTIONS_START),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_read_and_an_empty_page_is_told() {
        let example = serde_json::from_str(InstructionVideo::EXAMPLE).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert_eq!(InstructionVideo::check(&params), []);
        let problems = InstructionVideo::check(&Params::default());
        assert_eq!(problems[0].path, "instructionsVideo");
    }
}
