//! The stimuli, for parents who want to see them first (`exp-lookit-stimuli-preview`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RecordingNeeds, TextBlock, english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Parents may look at the stimuli before their child sees them, after a word on why the child should not; with or without a recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["stimuli"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The introduction, block after block.
    pub blocks: Vec<TextBlock>,
    /// What can be looked at, one after the other.
    pub stimuli: Vec<Stimulus>,
    /// The preview can't be skipped.
    pub require_preview: bool,
    /// Text of the button that begins the preview, plain text.
    pub preview_button_text: String,
    /// Text of the button that skips it, plain text.
    pub skip_button_text: String,
    /// Text of the button to the next stimulus, plain text.
    pub next_stimulus_text: String,
    /// Text of the button to the stimulus before, plain text.
    pub previous_stimulus_text: String,
    /// Show the button that goes back, in the introduction.
    pub show_previous_button: bool,
    /// Record during the preview.
    pub do_recording: bool,
}

/// One stimulus: a picture, a film or a sound.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["caption"])))]
#[serde(default)]
pub struct Stimulus {
    /// Shown with it, plain text.
    pub caption: String,
    /// A picture.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub image: String,
    /// A film.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub video: Value,
    /// A sound.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub audio: Value,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            stimuli: Vec::new(),
            require_preview: false,
            preview_button_text: english(words::PREVIEW_START).to_owned(),
            skip_button_text: english(words::PREVIEW_SKIP).to_owned(),
            next_stimulus_text: english(words::BUTTON_NEXT).to_owned(),
            previous_stimulus_text: english(words::BUTTON_PREVIOUS).to_owned(),
            show_previous_button: true,
            do_recording: true,
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// Logged while the frame runs; stimuli are counted from 0, positions are seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The parent asked for the preview.
    StartPreview,
    /// The preview began without a recording: the camera could not be used.
    ContinuedWithoutRecording,
    /// The next stimulus is shown.
    NextStimulus,
    /// The stimulus before is shown.
    PreviousStimulus,
    /// Which stimulus is shown now: `stimulus`.
    ShowStimulus(usize),
    /// A film or sound was started: `stimulus`, `currentTime`.
    MediaStarted(usize, f64),
    /// It was stopped before its end: `stimulus`, `currentTime`.
    MediaPaused(usize, f64),
    /// It has ended: `stimulus`.
    MediaEnded(usize),
    /// A stimulus can't be shown or played: `stimulus`.
    MediaFailed(usize),
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        let of = |name, stimulus: usize| Self::plain(name).with("stimulus", stimulus);
        match event {
            Event::StartPreview => Self::plain("startPreview"),
            Event::ContinuedWithoutRecording => Self::plain("continuedWithoutRecording"),
            Event::NextStimulus => Self::plain("nextStimulus"),
            Event::PreviousStimulus => Self::plain("previousStimulus"),
            Event::ShowStimulus(stimulus) => of("showStimulus", stimulus),
            Event::MediaStarted(stimulus, secs) => {
                of("mediaStarted", stimulus).with("currentTime", secs)
            }
            Event::MediaPaused(stimulus, secs) => {
                of("mediaPaused", stimulus).with("currentTime", secs)
            }
            Event::MediaEnded(stimulus) => of("mediaEnded", stimulus),
            Event::MediaFailed(stimulus) => of("mediaFailed", stimulus),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct StimuliPreview;

impl Frame for StimuliPreview {
    const KIND: &'static str = "exp-lookit-stimuli-preview";
    const GROUPS: &'static [Group] = &[Group::Camera, Group::Assets];
    const OTHER_NAMES: &'static [(&'static str, &'static str)] = &[("doUseCamera", "doRecording")];
    const TEXTS: OwnTexts = &[
        ("previewButtonText", words::PREVIEW_START),
        ("skipButtonText", words::PREVIEW_SKIP),
        ("nextStimulusText", words::BUTTON_NEXT),
        ("previousStimulusText", words::BUTTON_PREVIOUS),
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let none = params.stimuli.is_empty().then(|| ParamProblem {
            path: "stimuli".to_owned(),
            message: "is empty, so the preview shows nothing; list what parents may look at"
                .to_owned(),
        });
        none.into_iter().collect()
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        Needs {
            recording: records(params, groups).then(|| RecordingNeeds {
                wait_cover: false,
                destroy_at_end: true,
                keeps_clip: false,
                ..groups.recording.needs(false, 7200.0)
            }),
            ..Needs::default()
        }
    }
}

/// `doUseCamera` is another name of `doRecording`, which counts first.
fn records(params: &Params, groups: &Groups) -> bool {
    let given = &groups.recording;
    given
        .do_recording
        .or(given.do_use_camera)
        .unwrap_or(params.do_recording)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_read_and_records() {
        let example = serde_json::from_str(StimuliPreview::EXAMPLE).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert_eq!(StimuliPreview::check(&params), []);
        assert!(records(&params, &Groups::default()));
        assert_eq!(params.stimuli[1].image, "house.png");
    }

    fn needs(params: serde_json::Value) -> Option<RecordingNeeds> {
        let params = params.as_object().cloned().unwrap_or_default();
        let (groups, _) = Groups::parse(&params);
        let (params, _) = kit::parse::<Params>(&params);
        StimuliPreview::needs(&params, &groups).recording
    }

    #[test]
    fn the_name_of_its_own_counts_before_the_other() {
        use serde_json::json;
        assert_eq!(
            needs(json!({"doRecording": false, "doUseCamera": true})),
            None
        );
        assert!(needs(json!({"doRecording": true, "doUseCamera": false})).is_some());
        assert_eq!(needs(json!({"doUseCamera": false})), None);
    }

    #[test]
    fn nothing_of_a_recording_stays_in_the_page() {
        let recording = needs(serde_json::json!({})).expect("it records");
        assert!(!recording.automatic && !recording.keeps_clip);
    }
}
