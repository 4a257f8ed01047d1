//! Something to look at in known places (`exp-lookit-calibration`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Assets, Color, Frame, Logged, Needs, ParamProblem, RecordingNeeds,
    groups::{Animation, Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Something to look at that appears left, right and in the middle, so that coders know where the child looked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// How long the stimulus stays in each place.
    #[serde(rename = "calibrationLength")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub segment_millis: f64,
    /// The places, one after the other, as seen by the child who faces the screen.
    #[serde(rename = "calibrationPositions")]
    pub positions: Vec<Position>,
    /// Sound that begins anew in each place.
    #[serde(rename = "calibrationAudio")]
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub audio: Value,
    /// Film that begins anew in each place and loops; shown instead of the picture. Give this or the picture.
    #[serde(rename = "calibrationVideo")]
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub video: Value,
    /// Picture. Give this or the film; without both, the player's own turning flower is shown, with a chime if no sound is named either.
    #[serde(rename = "calibrationImage")]
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub image: String,
    /// How the picture moves; empty for not at all.
    #[serde(rename = "calibrationImageAnimation")]
    pub image_animation: Animation,
    /// Colour of the page.
    pub background_color: Color,
}

/// A place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// The middle: 50 % of the width.
    Center,
    /// The left: 20 % of the width.
    Left,
    /// The right: 80 % of the width.
    Right,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            segment_millis: 3000.0,
            positions: vec![
                Position::Center,
                Position::Left,
                Position::Right,
                Position::Center,
            ],
            audio: Value::Array(Vec::new()),
            video: Value::Array(Vec::new()),
            image: String::new(),
            image_animation: Animation::Spin,
            background_color: "white".into(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// Logged while the frame runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// The stimulus appears in a place, `location`.
    StartCalibration(Position),
    /// Its time in that place, `location`, is over. `left`, `top`, `width` and `height` say where the stimulus was, `windowWidth` and
    /// `windowHeight` in how large a window, all in CSS pixels.
    EndCalibration(Position, Place),
    /// A picture, film or sound, `stimulus`, could not be loaded or played; the trial goes on without it.
    StimulusFailed(String),
    /// The browser wants a press of the family before it plays a sound. The place is shown again after it.
    SoundRefused,
    /// Neither picture nor film nor sound could be loaded: the page says so and shows a Next button.
    NothingToShow,
}

/// Where the stimulus is, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// From the window's left edge.
    pub left: i32,
    /// From the window's upper edge.
    pub top: i32,
    /// Width of the stimulus.
    pub width: i32,
    /// Height of the stimulus.
    pub height: i32,
    /// Width of the window.
    pub window_width: i32,
    /// Height of the window.
    pub window_height: i32,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::StartCalibration(position) => {
                Self::plain("startCalibration").with("location", position.word())
            }
            Event::EndCalibration(position, place) => {
                let mut logged = Self::plain("endCalibration").with("location", position.word());
                logged.fields.extend(kit::fields(&place));
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

impl Position {
    fn word(self) -> &'static str {
        match self {
            Self::Center => "center",
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct Calibration;

impl Frame for Calibration {
    const KIND: &'static str = "exp-lookit-calibration";
    const GROUPS: &'static [Group] = &[Group::Recording, Group::Pausing, Group::Stimuli];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let nothing = params.image.is_empty() && Assets::is_silent(&params.video);
        let problem = |path: &str, message: &str| ParamProblem {
            path: path.to_owned(),
            message: message.to_owned(),
        };
        let unseen = nothing.then(|| {
            problem(
                "calibrationImage",
                "neither a picture nor a film is named, so the player shows its own turning flower, with a chime where no sound is named either; give calibrationImage or calibrationVideo for another",
            )
        });
        let nowhere = params.positions.is_empty().then(|| {
            problem(
                "calibrationPositions",
                "is empty, so the frame ends at once; list the places, or leave the frame out",
            )
        });
        unseen.into_iter().chain(nowhere).collect()
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        let media = [assets.video(&params.video), assets.audio(&params.audio)];
        let media = media.into_iter().filter_map(|list| list.into_iter().next());
        let image = (!params.image.is_empty()).then(|| assets.image(&params.image));
        image
            .into_iter()
            .chain(media.map(|first| first.src))
            .collect()
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
    fn events_carry_the_place() {
        let started = Logged::from(Event::StartCalibration(Position::Left));
        assert_eq!(started.name, "startCalibration");
        assert_eq!(json!(started.fields), json!({"location": "left"}));
        let place = Place {
            left: 179,
            top: 300,
            width: 154,
            height: 200,
            window_width: 1280,
            window_height: 800,
        };
        let ended = Logged::from(Event::EndCalibration(Position::Left, place));
        assert_eq!(
            json!(ended.fields),
            json!({"location": "left", "left": 179, "top": 300, "width": 154, "height": 200, "windowWidth": 1280, "windowHeight": 800})
        );
    }

    #[test]
    fn the_player_can_fetch_picture_and_sound_beforehand() {
        let example = serde_json::from_str(Calibration::EXAMPLE).expect("JSON");
        let (params, _) = kit::parse::<Params>(&example);
        let (groups, _) = Groups::parse(&example);
        assert_eq!(
            Calibration::stimuli(&params, &groups.assets),
            [
                "https://stimuli.example.org/cal/img/star.png",
                "https://stimuli.example.org/cal/mp3/ding.mp3"
            ]
        );
    }
}
