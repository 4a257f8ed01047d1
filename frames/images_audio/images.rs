//! The pictures: ids, addresses, places, and what is wrong with them.

use super::Params;
use kit::{Assets, ParamProblem};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// One picture, read from its object in `images`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["src"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Image {
    /// Names the picture in events and in the page; `image_N` when not given.
    pub id: String,
    /// The picture. In what is saved, its full address.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub src: String,
    /// What it shows, for those who can't see it.
    pub alt: String,
    /// One of the usual places; the four numbers are then ignored.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["left", "center", "right", "fill", ""])))]
    pub position: String,
    /// Distance from the left edge of the picture area.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub left: Option<f64>,
    /// Distance from its upper edge.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub top: Option<f64>,
    /// Width; give this or the height.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub width: Option<f64>,
    /// Height.
    #[cfg_attr(feature = "schema", schemars(extend("x-unit" = "%")))]
    pub height: Option<f64>,
    /// Can't be chosen.
    pub non_choice_option: bool,
    /// Shown so long after the trial's start, and not with the others.
    #[serde(rename = "displayDelayMs")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "ms")))]
    pub display_delay_millis: Option<f64>,
    /// A right answer, or a wrong one; unsaid is neither.
    pub correct: Option<bool>,
    /// Played when it is chosen.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Sound"))]
    pub feedback_audio: Value,
    /// Shown when it is chosen, plain text.
    pub feedback_text: String,
}

impl Image {
    /// Has a sound of its own for when it is chosen.
    pub fn has_feedback_audio(&self) -> bool {
        self.feedback_audio
            .as_array()
            .is_some_and(|sources| !sources.is_empty())
    }
}

/// The pictures as they are saved, with ids and full addresses, and as they are shown.
pub(super) fn expand(
    written: &[Map<String, Value>],
    assets: &Assets,
) -> (Vec<Map<String, Value>>, Vec<Image>) {
    let mut saved = written.to_vec();
    name(&mut saved);
    for map in &mut saved {
        if let Some(Value::String(src)) = map.get_mut("src") {
            *src = assets.image(src);
        }
        if let Some(audio) = map.get_mut("feedbackAudio")
            && audio.is_string()
        {
            let sources = assets.audio(audio).into_iter();
            *audio = sources
                .map(|source| json!({"src": source.src, "type": source.kind}))
                .collect();
        }
    }
    let shown = saved.iter().map(|map| kit::parse(map).0).collect();
    (saved, shown)
}

/// Addresses of the pictures, of the main sound and of those of the choices.
pub(super) fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
    let (_, images) = expand(&params.images, assets);
    let pictures = images.iter().map(|image| image.src.clone());
    let choices = images.iter().map(|image| &image.feedback_audio);
    let sounds = [&params.audio].into_iter().chain(choices);
    let sounds = sounds.filter_map(|sound| assets.audio(sound).into_iter().next());
    let all = pictures.chain(sounds.map(|source| source.src));
    all.filter(|address| !address.is_empty()).collect()
}

/// Gives every picture without an id the next free `image_N`; the number goes up with every picture (spec 4b).
fn name(images: &mut [Map<String, Value>]) {
    let id_of = |map: &Map<String, Value>| match map.get("id") {
        Some(Value::String(id)) if !id.is_empty() => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let known: Vec<String> = images.iter().filter_map(id_of).collect();
    let mut number = 1_usize;
    for map in images {
        if id_of(map).is_none() {
            while known.contains(&numbered(number)) {
                number += 1;
            }
            map.insert("id".into(), numbered(number).into());
        }
        number += 1;
    }
}

fn numbered(number: usize) -> String {
    "image_".to_owned() + &number.to_string()
}

/// What the trial demands of a choice. A demand that no picture can meet would strand the family, so it is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    pub required: bool,
    pub correct: bool,
}

pub(super) fn demand(params: &Params, images: &[Image]) -> Demand {
    let mut choices = images.iter().filter(|image| !image.non_choice_option);
    let right = choices.clone().any(|image| image.correct == Some(true));
    Demand {
        required: params.choice_required
            && choices.next().is_some()
            && (right || !params.correct_choice_required),
        correct: params.correct_choice_required && right,
    }
}

fn place(index: usize, key: &str) -> String {
    "images[".to_owned() + &index.to_string() + "]." + key
}

pub(super) fn problems(params: &Params) -> Vec<ParamProblem> {
    let mut problems: Vec<ParamProblem> = params
        .parent_text_block
        .problems("parentTextBlock")
        .collect();
    for (index, map) in params.images.iter().enumerate() {
        let (_, wrong): (Image, _) = kit::parse(map);
        problems.extend(wrong.into_iter().map(|problem| ParamProblem {
            path: place(index, &problem.path),
            message: problem.message,
        }));
    }
    let mut tell = |path: String, message: &str| {
        problems.push(ParamProblem {
            path,
            message: message.into(),
        });
    };
    let (_, images) = expand(&params.images, &Assets::default());
    let mut seen = Vec::new();
    for (index, image) in images.iter().enumerate() {
        if image.src.is_empty() {
            tell(
                place(index, "src"),
                "is missing, so the family sees nothing in its place; name a file below baseDir/img/ or give a full address",
            );
        }
        if seen.contains(&image.id.as_str()) {
            tell(
                place(index, "id"),
                "is used by another picture of this frame; events could not tell them apart",
            );
        }
        seen.push(image.id.as_str());
        if image.display_delay_millis.is_some_and(|delay| delay < 0.0) {
            tell(
                place(index, "displayDelayMs"),
                "is below 0 milliseconds; 0 is used",
            );
        }
    }
    for (index, highlight) in params.highlights.iter().enumerate() {
        if !seen.contains(&highlight.image_id.as_str()) {
            tell(
                "highlights[".to_owned() + &index.to_string() + "].imageId",
                "is the id of no picture of this frame, so nothing is marked",
            );
        }
    }
    if params.duration_secs < 0.0 {
        tell("durationSeconds".into(), "is below 0 seconds; 0 is used");
    }
    let demand = demand(params, &images);
    if params.choice_required && !demand.required {
        tell(
            "choiceRequired".into(),
            "no picture can meet this, so the trial goes on without a choice; give a picture that can be chosen (and is \"correct\": true if correctChoiceRequired is set)",
        );
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maps(value: Value) -> Vec<Map<String, Value>> {
        serde_json::from_value(value).expect("objects")
    }

    fn assets() -> Assets {
        Assets {
            base_dir: "https://x.org/s".into(),
            ..Assets::default()
        }
    }

    #[test]
    fn ids_are_the_next_free_number() {
        let written = maps(json!([{}, {"id": "image_2"}, {}, {"id": ""}]));
        let (saved, _) = expand(&written, &assets());
        let ids: Vec<&str> = saved.iter().filter_map(|map| map["id"].as_str()).collect();
        assert_eq!(ids, ["image_1", "image_2", "image_3", "image_4"]);
        let clash = maps(json!([{"id": "image_1"}, {"id": "image_3"}, {}]));
        assert_eq!(expand(&clash, &assets()).0[2]["id"], "image_4");
    }

    #[test]
    fn addresses_are_saved_in_full_and_expanding_again_changes_nothing() {
        let written =
            maps(json!([{"id": "a", "src": "a.png", "feedbackAudio": "yes", "correct": true}]));
        let (saved, shown) = expand(&written, &assets());
        assert_eq!(saved[0]["src"], "https://x.org/s/img/a.png");
        assert_eq!(
            saved[0]["feedbackAudio"][1]["src"],
            "https://x.org/s/ogg/yes.ogg"
        );
        assert!(shown[0].has_feedback_audio());
        assert_eq!(expand(&saved, &assets()).0, saved);
    }

    #[test]
    fn a_demand_that_nobody_can_meet_is_dropped_and_told() {
        let params = Params {
            images: maps(
                json!([{"src": "a.png"}, {"src": "b.png", "correct": true, "nonChoiceOption": true}]),
            ),
            choice_required: true,
            correct_choice_required: true,
            ..Params::default()
        };
        let (_, images) = expand(&params.images, &assets());
        assert!(!demand(&params, &images).required);
        assert_eq!(problems(&params)[0].path, "choiceRequired");
    }

    #[test]
    fn what_is_evidently_meant_is_used_and_told() {
        let params = Params {
            images: maps(
                json!([{"src": "a.png", "displayDelayMs": "500", "left": "10", "correct": "true", "nonChoiceOption": 1, "id": 7, "top": {}}]),
            ),
            ..Params::default()
        };
        let (_, images) = expand(&params.images, &assets());
        let expected = Image {
            id: "7".into(),
            src: "https://x.org/s/img/a.png".into(),
            display_delay_millis: Some(500.0),
            left: Some(10.0),
            correct: Some(true),
            non_choice_option: true,
            ..Image::default()
        };
        assert_eq!(images, [expected]);
        let mut paths: Vec<String> = problems(&params)
            .into_iter()
            .map(|told| told.path)
            .collect();
        paths.sort();
        assert_eq!(
            paths,
            [
                "correct",
                "displayDelayMs",
                "id",
                "left",
                "nonChoiceOption",
                "top"
            ]
            .map(|key| place(0, key))
        );
    }
}
