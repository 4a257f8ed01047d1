//! Two streams of pictures, one of which changes (`exp-lookit-change-detection`).

#[cfg(any(test, feature = "view"))]
mod dice;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod stage;
mod stimulus;
#[cfg(any(test, feature = "view"))]
mod streams;
#[cfg(feature = "view")]
mod view;

pub use stimulus::Stimulus;

use kit::{
    Assets, Color, Frame, Logged, Needs, ParamProblem, RecordingNeeds,
    groups::{Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Two rectangles, left and right, that each show a stream of pictures alternating between two lists, for a fixed time.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["leftImagesA", "leftImagesB", "rightImagesA", "rightImagesB"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The left stream's first list.
    pub left_images_a: Vec<Stimulus>,
    /// The left stream's second list, in turn with the first.
    pub left_images_b: Vec<Stimulus>,
    /// The right stream's first list.
    pub right_images_a: Vec<Stimulus>,
    /// The right stream's second list, in turn with the first.
    pub right_images_b: Vec<Stimulus>,
    /// How long the streams are shown.
    #[serde(rename = "trialLength")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub trial_secs: f64,
    /// Shortest time of the announcement before them; 0 for none.
    #[serde(rename = "attnLength")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub announcement_secs: f64,
    /// Sound of the announcement; the streams wait for its end. Needed when `attnLength` is above 0.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub audio_sources: Value,
    /// Film during the announcement; it loops.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub video_sources: Value,
    /// Music during the streams; it loops.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub music_sources: Value,
    /// Sound after the streams; the frame ends with it.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub end_audio_sources: Value,
    /// Both streams begin with their first list; otherwise with their second.
    pub start_with_a: bool,
    /// Shuffle each list before every pass through it.
    pub randomize_image_order: bool,
    /// How long a picture is shown.
    #[serde(rename = "displayMs")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_millis: f64,
    /// The same for the left stream's first list alone; without it, `displayMs`.
    #[serde(rename = "displayMsLeftA")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_millis_left_a: Option<f64>,
    /// The same for the left stream's second list alone; without it, `displayMs`.
    #[serde(rename = "displayMsLeftB")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_millis_left_b: Option<f64>,
    /// The same for the right stream's first list alone; without it, `displayMs`.
    #[serde(rename = "displayMsRightA")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_millis_right_a: Option<f64>,
    /// The same for the right stream's second list alone; without it, `displayMs`.
    #[serde(rename = "displayMsRightB")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_millis_right_b: Option<f64>,
    /// How long the rectangles are empty before each picture.
    #[serde(rename = "blankMs")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub blank_millis: f64,
    /// Border of the rectangles, a CSS border.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[^;]*$")))]
    pub border: String,
    /// Colour of the page.
    pub background_color: Color,
    /// Colour of the rectangles.
    pub container_color: Color,
}

impl Default for Params {
    fn default() -> Self {
        let none = || Value::Array(Vec::new());
        Self {
            left_images_a: Vec::new(),
            left_images_b: Vec::new(),
            right_images_a: Vec::new(),
            right_images_b: Vec::new(),
            trial_secs: 60.0,
            announcement_secs: 0.0,
            audio_sources: none(),
            video_sources: none(),
            music_sources: none(),
            end_audio_sources: none(),
            start_with_a: true,
            randomize_image_order: true,
            display_millis: 500.0,
            display_millis_left_a: None,
            display_millis_left_b: None,
            display_millis_right_a: None,
            display_millis_right_b: None,
            blank_millis: 250.0,
            border: BORDER.to_owned(),
            background_color: "white".into(),
            container_color: "white".into(),
        }
    }
}

/// The border of a rectangle without one of its own.
const BORDER: &str = "thin solid gray";

impl Params {
    /// Left A, left B, right A, right B.
    fn lists(&self) -> [&[Stimulus]; 4] {
        [
            &self.left_images_a,
            &self.left_images_b,
            &self.right_images_a,
            &self.right_images_b,
        ]
    }

    /// The border that is drawn.
    #[cfg(feature = "view")]
    fn border(&self) -> String {
        let border = Some(self.border.as_str()).filter(|border| !border.contains(';'));
        border.unwrap_or(BORDER).to_owned()
    }
}

/// Saved with the frame. When each was seen is in `presentation`, where `clearImages`, `clearImageLeft` and `clearImageRight` stand for
/// the emptied rectangles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// Where the orders of the lists come from. Absent if nothing is shuffled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
    /// Addresses of what the left rectangle showed, in order; of a film its first source.
    pub left_sequence: Vec<String>,
    /// The same of the right rectangle.
    pub right_sequence: Vec<String>,
}

/// Logged while the frame runs. What is shown is an address for a picture, a list of `{src, type}` for a film.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The announcement begins.
    StartIntro,
    /// The streams begin.
    StartTestTrial,
    /// Both rectangles are empty.
    ClearImages,
    /// The left rectangle is empty.
    ClearImageLeft,
    /// The right rectangle is empty.
    ClearImageRight,
    /// Something new is shown: `left`, `right` or both.
    PresentImages(Option<Value>, Option<Value>),
    /// A picture, film or sound, `stimulus`, could not be loaded or played; the trial goes on without it.
    StimulusFailed(String),
    /// The browser wants a press of the family before it plays a sound.
    SoundRefused,
    /// None of the pictures and films could be loaded: the page says so and shows a Next button.
    NothingToShow,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::StartIntro => Self::plain("startIntro"),
            Event::StartTestTrial => Self::plain("startTestTrial"),
            Event::ClearImages => Self::plain("clearImages"),
            Event::ClearImageLeft => Self::plain("clearImageLeft"),
            Event::ClearImageRight => Self::plain("clearImageRight"),
            Event::PresentImages(left, right) => {
                let mut logged = Self::plain("presentImages");
                for (side, shown) in [("left", left), ("right", right)] {
                    if let Some(shown) = shown {
                        logged = logged.with(side, shown);
                    }
                }
                logged
            }
            Event::StimulusFailed(address) => {
                Self::plain("stimulusFailed").with("stimulus", address)
            }
            Event::SoundRefused => Self::plain("soundRefused"),
            Event::NothingToShow => Self::plain("nothingToShow"),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct ChangeDetection;

impl Frame for ChangeDetection {
    const KIND: &'static str = "exp-lookit-change-detection";
    const GROUPS: &'static [Group] = &[Group::Recording, Group::Pausing, Group::Stimuli];
    const IGNORED: &'static [(&'static str, &'static str)] =
        &[("fsAudio", "nothing plays this sound")];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        let paths = ["leftImagesA", "leftImagesB", "rightImagesA", "rightImagesB"];
        for (path, list) in paths.into_iter().zip(params.lists()) {
            if list.is_empty() {
                problems.push(ParamProblem {
                    path: path.to_owned(),
                    message: "is empty, so that side of the screen stays empty in every other turn; list at least one picture".to_owned(),
                });
            }
        }
        if params.announcement_secs > 0.0 && Assets::is_silent(&params.audio_sources) {
            problems.push(ParamProblem {
                path: "audioSources".to_owned(),
                message: "is missing although attnLength is above 0, so there is no announcement to wait for; name a sound, or leave attnLength out".to_owned(),
            });
        }
        if params.border.contains(';') {
            problems.push(ParamProblem {
                path: "border".to_owned(),
                message: "holds a semicolon; the default border is used".to_owned(),
            });
        }
        problems
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        let first = |sources: Vec<kit::Source>| sources.into_iter().next();
        let address = |item: &Stimulus| match item {
            Stimulus::Image(name) => Some(assets.image(name)),
            Stimulus::Video(film) => first(assets.video(film)).map(|source| source.src),
        };
        let shown = params.lists().into_iter().flatten().filter_map(address);
        let announces = params.announcement_secs > 0.0;
        let announcement = announces.then(|| {
            let sound = assets.audio(&params.audio_sources);
            [sound, assets.video(&params.video_sources)]
        });
        let others = [
            assets.audio(&params.music_sources),
            assets.audio(&params.end_audio_sources),
        ];
        let media = announcement.into_iter().flatten().chain(others);
        let media = media.filter_map(first).map(|source| source.src);
        media.chain(shown).collect()
    }

    fn needs(_params: &Params, groups: &Groups) -> Needs {
        let records = groups.recording.wanted().unwrap_or(true);
        Needs {
            fullscreen: true,
            recording: records.then(|| RecordingNeeds {
                saves_video_list: false,
                destroy_at_end: true,
                ..groups.recording.needs(true, 7200.0)
            }),
            pausing: Some(groups.pausing.needs(&groups.assets, true)),
            ..Needs::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sequences_are_saved_under_their_documented_names() {
        let data = Data {
            seed: Some(7),
            left_sequence: vec!["a.png".to_owned()],
            right_sequence: Vec::new(),
        };
        let saved = json!({"seed": 7, "leftSequence": ["a.png"], "rightSequence": []});
        assert_eq!(json!(data), saved);
        assert!(json!(Data::default()).get("seed").is_none());
    }

    #[test]
    fn what_is_shown_is_told_for_the_sides_that_show_something() {
        let logged = Logged::from(Event::PresentImages(None, Some(json!("b.png"))));
        assert_eq!(json!(logged.fields), json!({"right": "b.png"}));
    }

    #[test]
    fn the_player_can_fetch_everything_that_is_needed_beforehand() {
        let example = serde_json::from_str(ChangeDetection::EXAMPLE).expect("JSON");
        let (mut params, _) = kit::parse::<Params>(&example);
        let (groups, _) = Groups::parse(&example);
        let all = ChangeDetection::stimuli(&params, &groups.assets);
        assert_eq!(all.len(), 11);
        assert_eq!(all[0], "https://stimuli.example.org/alt/mp3/ready.mp3");
        assert!(all.contains(&"https://stimuli.example.org/alt/img/cat6.png".to_owned()));
        params.announcement_secs = 0.0;
        assert_eq!(ChangeDetection::stimuli(&params, &groups.assets).len(), 9);
    }

    #[test]
    fn a_border_that_would_be_more_than_one_is_told() {
        let params = Params {
            border: "none; color: red".to_owned(),
            ..Params::default()
        };
        let problems = ChangeDetection::check(&params);
        assert!(problems.iter().any(|problem| problem.path == "border"));
    }
}
