//! A child's own yes or no (`exp-lookit-video-assent`).

#[cfg(any(test, feature = "view"))]
mod age;
#[cfg(any(test, feature = "view"))]
mod form;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RecordingNeeds, Role, TextBlock, english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Pages that tell an older child about the study, and a question that the child answers with yes or no; with or without a recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["pages"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The pages, one after the other.
    pub pages: Vec<Page>,
    /// Text of the button to the next page, plain text.
    pub next_stimulus_text: String,
    /// Text of the button to the page before, plain text.
    pub previous_stimulus_text: String,
    /// The question, plain text.
    pub participation_question: String,
    /// Record from the first arrival on the last page.
    pub record_last_page: bool,
    /// Record from the start; `recordLastPage` has no effect then.
    pub record_whole_procedure: bool,
    /// Younger children are not asked; 0 for asking all.
    #[serde(rename = "minimumYearsToAssent")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "years")))]
    pub minimum_years: f64,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Page {
    /// A picture.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub img_src: String,
    /// What the picture shows; also in the saved text of the form.
    pub alt_text: String,
    /// A film with controls; it must end once.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub video: Value,
    /// A sound with controls; it must end once.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub audio: Value,
    /// The text, block after block.
    pub text_blocks: Vec<TextBlock>,
    /// Show the family's own picture.
    pub show_webcam: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            pages: Vec::new(),
            next_stimulus_text: english(words::BUTTON_NEXT).to_owned(),
            previous_stimulus_text: english(words::BUTTON_PREVIOUS).to_owned(),
            participation_question: english(words::ASSENT_QUESTION).to_owned(),
            record_last_page: false,
            record_whole_procedure: false,
            minimum_years: 0.0,
        }
    }
}

/// Saved with the frame; the recordings' names are added by the player.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// Text of all pages as they were shown; `[…]` stands for a picture.
    pub assent_form_text: String,
    /// `Yes` or `No`; absent when the child was too young to be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_response: Option<String>,
}

/// A sort of clip on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Medium {
    /// The film.
    Film,
    /// The sound.
    Sound,
}

/// Logged while the frame runs; pages are counted from 0, positions are seconds, and `media` is `video` or `audio`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// A page is shown after Next, or at the start: `pageNumber`.
    NextAssentPage(usize),
    /// A page is shown after Previous: `pageNumber`.
    PreviousAssentPage(usize),
    /// The answer was handed in: `childResponse`.
    AssentQuestionSubmit(String),
    /// The family downloaded the form.
    DownloadAssentForm,
    /// The child is younger than `minimumYearsToAssent`.
    SkipAssentDueToParticipantAge,
    /// The family went on although the camera could not be used.
    ContinuedWithoutRecording,
    /// A film or sound was started: `pageNumber`, `media`, `currentTime`.
    MediaStarted(usize, Medium, f64),
    /// It was stopped before its end: `pageNumber`, `media`, `currentTime`.
    MediaPaused(usize, Medium, f64),
    /// It has ended: `pageNumber`, `media`.
    MediaEnded(usize, Medium),
    /// It can't be played: `pageNumber`, `media`.
    MediaFailed(usize, Medium),
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        let on = |name, page: usize| Self::plain(name).with("pageNumber", page);
        let of = |name, page, medium: Medium| {
            let media = match medium {
                Medium::Film => "video",
                Medium::Sound => "audio",
            };
            on(name, page).with("media", media)
        };
        match event {
            Event::NextAssentPage(page) => on("nextAssentPage", page),
            Event::PreviousAssentPage(page) => on("previousAssentPage", page),
            Event::AssentQuestionSubmit(answer) => {
                Self::plain("assentQuestionSubmit").with("childResponse", answer)
            }
            Event::DownloadAssentForm => Self::plain("downloadAssentForm"),
            Event::SkipAssentDueToParticipantAge => Self::plain("skipAssentDueToParticipantAge"),
            Event::ContinuedWithoutRecording => Self::plain("continuedWithoutRecording"),
            Event::MediaStarted(page, medium, secs) => {
                of("mediaStarted", page, medium).with("currentTime", secs)
            }
            Event::MediaPaused(page, medium, secs) => {
                of("mediaPaused", page, medium).with("currentTime", secs)
            }
            Event::MediaEnded(page, medium) => of("mediaEnded", page, medium),
            Event::MediaFailed(page, medium) => of("mediaFailed", page, medium),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct VideoAssent;

impl Frame for VideoAssent {
    const KIND: &'static str = "exp-lookit-video-assent";
    const ROLE: Role = Role::Consent;
    const GROUPS: &'static [Group] = &[Group::Camera, Group::Assets];
    const TEXTS: OwnTexts = &[
        ("nextStimulusText", words::BUTTON_NEXT),
        ("previousStimulusText", words::BUTTON_PREVIOUS),
        ("participationQuestion", words::ASSENT_QUESTION),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let none = params.pages.is_empty().then(|| ParamProblem {
            path: "pages".to_owned(),
            message:
                "is empty, so the child is asked without being told anything; give at least one page"
                    .to_owned(),
        });
        none.into_iter().collect()
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        let records = params.record_last_page || params.record_whole_procedure;
        let shows_camera = params.pages.iter().any(|page| page.show_webcam);
        let wanted = groups.recording.do_recording == Some(true);
        Needs {
            recording: (records || shows_camera || wanted).then(|| RecordingNeeds {
                wait_cover: false,
                destroy_at_end: true,
                ..groups
                    .recording
                    .needs(params.record_whole_procedure, 7200.0)
            }),
            ..Needs::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_read_and_uses_the_camera() {
        let example = serde_json::from_str(VideoAssent::EXAMPLE).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert_eq!(VideoAssent::check(&params), []);
        let needs = VideoAssent::needs(&params, &Groups::default());
        assert!(
            needs
                .recording
                .is_some_and(|recording| !recording.automatic)
        );
        assert_eq!(VideoAssent::check(&Params::default())[0].path, "pages");
    }
}
