//! One film, with or without a separate sound (`exp-lookit-video`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod stage;
#[cfg(feature = "view")]
mod view;
#[cfg(feature = "view")]
pub(crate) use view::page;

use kit::{
    Assets, Color, Frame, Logged, Needs, ParamProblem, ParentText, RecordingNeeds,
    groups::{Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One film, full screen, with or without a separate sound and a recording of the family.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["video"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The film and its place.
    pub video: Film,
    /// A sound beside the film.
    pub audio: Sound,
    /// Go on when done; otherwise a Next button is enabled.
    pub auto_proceed: bool,
    /// Colour behind the film.
    pub background_color: Color,
    /// Shortest time from the film's start.
    #[serde(rename = "requiredDuration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub required_secs: f64,
    /// How often the film must play to its end.
    pub require_video_count: u32,
    /// How often the sound must play to its end.
    pub require_audio_count: u32,
    /// Text for the parent below the film.
    pub parent_text_block: ParentText,
    /// After a pause, begin the trial anew; otherwise go on with the next frame.
    #[cfg_attr(feature = "schema", schemars(extend("x-deprecated" = "write frameOffsetAfterPause: 1 instead of false")))]
    pub restart_after_pause: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            video: Film::default(),
            audio: Sound::default(),
            auto_proceed: true,
            background_color: "white".into(),
            required_secs: 0.0,
            require_video_count: 1,
            require_audio_count: 0,
            parent_text_block: ParentText::default(),
            restart_after_pause: true,
        }
    }
}

/// The film; places and sizes are per cent of the picture area.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["source"])))]
#[serde(default)]
pub struct Film {
    /// The film.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub source: Value,
    /// Distance from the left edge.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub left: Option<f64>,
    /// Distance from the upper edge.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub top: Option<f64>,
    /// Width; give this or the height.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub width: Option<f64>,
    /// Height.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub height: Option<f64>,
    /// `fill` covers the area; the numbers are then ignored.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["fill", ""])))]
    pub position: String,
    /// Begin again after the required plays.
    #[serde(rename = "loop")]
    pub repeats: bool,
    /// Show the browser's controls.
    pub controls: bool,
}

/// The separate sound.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Sound {
    /// The sound.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub source: Value,
    /// Begin again after the required plays.
    #[serde(rename = "loop")]
    pub repeats: bool,
}

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// First address of the film, or empty.
    pub video_shown: String,
    /// First address of the sound, or empty.
    pub audio_played: String,
}

/// Logged while the frame runs; positions are seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The film began or went on.
    VideoStarted(f64),
    /// The film stopped; `None` when it was taken away.
    VideoPaused(Option<f64>),
    /// The sound began.
    AudioStarted,
    /// The sound ended.
    AudioStopped,
    /// Next may be pressed.
    NextButtonEnabled,
    /// The trial is over.
    TrialCompleted,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::VideoStarted(secs) => Self::plain("videoStarted").with("currentTime", secs),
            Event::VideoPaused(secs) => Self::plain("videoPaused").with("currentTime", secs),
            Event::AudioStarted => Self::plain("audioStarted"),
            Event::AudioStopped => Self::plain("audioStopped"),
            Event::NextButtonEnabled => Self::plain("nextButtonEnabled"),
            Event::TrialCompleted => Self::plain("trialCompleted"),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct Video;

impl Frame for Video {
    const KIND: &'static str = "exp-lookit-video";
    const GROUPS: &'static [Group] = &[Group::Recording, Group::Pausing, Group::Stimuli];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let mut problems: Vec<ParamProblem> = params
            .parent_text_block
            .problems("parentTextBlock")
            .collect();
        if Assets::is_silent(&params.video.source) {
            problems.push(ParamProblem {
                path: "video.source".into(),
                message: "no film is named, so the family sees an empty page until requiredDuration has passed; name one below baseDir or list {src, type}".into(),
            });
        }
        if params.required_secs < 0.0 {
            problems.push(ParamProblem {
                path: "requiredDuration".into(),
                message: "is below 0 seconds; 0 is used".into(),
            });
        }
        problems
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        let film = assets.video(&params.video.source);
        let sound = assets.audio(&params.audio.source);
        let first = [film.into_iter().next(), sound.into_iter().next()];
        first
            .into_iter()
            .flatten()
            .map(|source| source.src)
            .collect()
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        let records = groups.recording.wanted().unwrap_or(true);
        let mut pausing = groups.pausing.needs(&groups.assets, true);
        if !params.restart_after_pause {
            pausing.frame_offset = 1;
        }
        Needs {
            fullscreen: true,
            recording: records.then(|| RecordingNeeds {
                saves_video_list: false,
                destroy_at_end: true,
                ..groups.recording.needs(true, 7200.0)
            }),
            pausing: Some(pausing),
            ..Needs::default()
        }
    }
}
