//! Pictures and a sound, with or without choices (`exp-lookit-images-audio`).

mod images;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod picture;
#[cfg(feature = "view")]
mod stage;
#[cfg(feature = "view")]
mod view;

pub use images::Image;
#[cfg(feature = "view")]
pub(crate) use view::page;

use kit::{
    Assets, Color, Frame, Logged, Needs, ParamProblem, ParentText, RecordingNeeds,
    groups::{Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Pictures in their places and one main sound: looking while listening, storybook pages, choices with feedback.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["images"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The pictures. They are saved with the frame, with their ids and full addresses.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Image>"))]
    pub images: Vec<Map<String, Value>>,
    /// The main sound, played once from the start.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub audio: Value,
    /// Go on when ready; otherwise Previous, Replay and Next are shown.
    pub auto_proceed: bool,
    /// Shortest time of the trial, from its start.
    #[serde(rename = "durationSeconds")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub duration_secs: f64,
    /// Show how much of that time has passed.
    pub show_progress_bar: bool,
    /// Show Previous, unless the trial goes on by itself.
    pub show_previous_button: bool,
    /// Show Replay, unless the trial goes on by itself or has no sound.
    pub show_replay_button: bool,
    /// Show the pointer.
    pub show_cursor: bool,
    /// The pictures may use the whole window; only without buttons and without text for the parent.
    pub maximize_display: bool,
    /// Text for the parent below the pictures.
    pub parent_text_block: ParentText,
    /// Colour around the pictures.
    pub background_color: Color,
    /// Colour behind the pictures.
    pub page_color: Color,
    /// A picture must be chosen.
    pub choice_required: bool,
    /// A picture may be chosen.
    pub choice_allowed: bool,
    /// The chosen picture must be a `correct` one.
    pub correct_choice_required: bool,
    /// Choices count while the main sound still plays.
    pub can_make_choice_before_audio_finished: bool,
    /// When the main sound speaks of which picture.
    pub highlights: Vec<Highlight>,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            images: Vec::new(),
            audio: Value::Null,
            auto_proceed: false,
            duration_secs: 0.0,
            show_progress_bar: false,
            show_previous_button: true,
            show_replay_button: true,
            show_cursor: true,
            maximize_display: false,
            parent_text_block: ParentText::default(),
            background_color: "black".into(),
            page_color: "white".into(),
            choice_required: false,
            choice_allowed: false,
            correct_choice_required: false,
            can_make_choice_before_audio_finished: false,
            highlights: Vec::new(),
        }
    }
}

/// A picture that is marked while the main sound speaks of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["range", "imageId"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Highlight {
    /// From and to, in seconds of the main sound.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "s")))]
    pub range: (f64, f64),
    /// The picture's id.
    pub image_id: String,
}

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The pictures with their ids and full addresses.
    pub images: Vec<Map<String, Value>>,
    /// The picture chosen last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_image: Option<String>,
    /// Its `correct`, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correct_image_selected: Option<bool>,
    /// First address of the main sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio_played: Option<String>,
}

/// Logged while the frame runs; the pictures are named by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The shortest time begins.
    StartTimer,
    /// The shortest time has passed.
    EndTimer,
    /// The main sound plays.
    StartAudio,
    /// The main sound can't be played.
    FailedToStartAudio,
    /// The main sound has ended or failed, or there is none.
    FinishAudio,
    /// The pictures without a delay are shown.
    DisplayImages,
    /// A delayed picture is shown.
    DisplayImage(String),
    /// A choice that counts; and whether the picture is a correct one, if it says.
    ClickImage(String, Option<bool>),
    /// The sound of a choice plays.
    StartImageAudio(String),
    /// The sound of a choice can't be played.
    FailedToStartImageAudio(String),
    /// The words about a choice were put away.
    DismissFeedback(String),
    /// The sound and the pictures begin again.
    ReplayAudio,
    /// The trial is over.
    TrialComplete,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        let (name, image) = match event {
            Event::StartTimer => ("startTimer", None),
            Event::EndTimer => ("endTimer", None),
            Event::StartAudio => ("startAudio", None),
            Event::FailedToStartAudio => ("failedToStartAudio", None),
            Event::FinishAudio => ("finishAudio", None),
            Event::DisplayImages => ("displayImages", None),
            Event::ReplayAudio => ("replayAudio", None),
            Event::TrialComplete => ("trialComplete", None),
            Event::DisplayImage(id) => ("displayImage", Some(id)),
            Event::StartImageAudio(id) => ("startImageAudio", Some(id)),
            Event::FailedToStartImageAudio(id) => ("failedToStartImageAudio", Some(id)),
            Event::DismissFeedback(id) => ("dismissFeedback", Some(id)),
            Event::ClickImage(id, correct) => {
                let click = Self::plain("clickImage").with("imageId", id);
                return match correct {
                    Some(correct) => click.with("correct", correct),
                    None => click,
                };
            }
        };
        match image {
            Some(id) => Self::plain(name).with("imageId", id),
            None => Self::plain(name),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct ImagesAudio;

impl Frame for ImagesAudio {
    const KIND: &'static str = "exp-lookit-images-audio";
    const GROUPS: &'static [Group] = &[Group::Recording, Group::Pausing, Group::Stimuli];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        images::problems(params)
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        images::stimuli(params, assets)
    }

    fn needs(_params: &Params, groups: &Groups) -> Needs {
        let records = groups.recording.wanted().unwrap_or(false);
        Needs {
            fullscreen: true,
            recording: records.then(|| RecordingNeeds {
                destroy_at_end: false,
                ..groups.recording.needs(true, 7200.0)
            }),
            pausing: Some(groups.pausing.needs(&groups.assets, false)),
            ..Needs::default()
        }
    }
}
