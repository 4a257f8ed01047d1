//! What a page shows and plays, and on which side.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A half of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    Left,
    Right,
}

/// One picture, film or sound on a page, or the name a picture has there (`#target`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seen {
    pub(crate) item: String,
    pub(crate) side: Option<Side>,
}

/// Parts of the names of parameters that hold stimuli.
const STIMULI: [&str; 6] = ["src", "source", "image", "video", "audio", "music"];
/// Names with such a part that hold something else, or what is the same on every page.
const OTHERS: [&str; 8] = [
    "pause",
    "unpause",
    "waitfor",
    "fsaudio",
    "videotypes",
    "audiotypes",
    "imageanimation",
    "feedbackaudio",
];
/// How far lists and objects are followed.
const DEEPEST: usize = 8;

/// Every stimulus of a page, each once for each side.
pub(crate) fn of(params: &Map<String, Value>) -> BTreeSet<Seen> {
    let mut found = BTreeSet::new();
    members(params, false, None, 0, &mut found);
    found
}

fn members(
    map: &Map<String, Value>,
    is_stimulus: bool,
    side: Option<Side>,
    depth: usize,
    found: &mut BTreeSet<Seen>,
) {
    let side = placed(map).or(side);
    if side.is_some()
        && let Some(Value::String(name)) = map.get("id")
        && named_side(name).is_none()
    {
        found.insert(Seen {
            item: format!("#{name}"),
            side,
        });
    }
    for (key, value) in map {
        if let Some(holds) = holds_stimuli(key, is_stimulus) {
            below(value, holds, named_side(key).or(side), depth + 1, found);
        }
    }
}

fn below(
    value: &Value,
    is_stimulus: bool,
    side: Option<Side>,
    depth: usize,
    found: &mut BTreeSet<Seen>,
) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::String(name) if is_stimulus => {
            if let Some(item) = short(name) {
                found.insert(Seen { item, side });
            }
        }
        Value::Array(list) => {
            // Several formats of one film have one name.
            for element in list {
                below(element, is_stimulus, side, depth + 1, found);
            }
        }
        Value::Object(map) => members(map, is_stimulus, side, depth, found),
        _ => {}
    }
}

/// Whether to look below a key, and whether texts there are stimuli. Inside a stimulus only its address is one.
fn holds_stimuli(key: &str, is_inside: bool) -> Option<bool> {
    let key = key.to_ascii_lowercase();
    if OTHERS.iter().any(|other| key.starts_with(other)) {
        return None;
    }
    if STIMULI.iter().any(|part| key.contains(part)) {
        return Some(true);
    }
    (matches!(key.as_str(), "stimuli" | "mediablock" | "blocks") && !is_inside).then_some(false)
}

/// The file's name without folder and ending; nothing for a text that is no name of a file.
fn short(name: &str) -> Option<String> {
    let name = name.split(['?', '#']).next().unwrap_or_default().trim();
    let file = name.rsplit('/').next().unwrap_or_default();
    let stem = match file.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 5 && !stem.is_empty() => stem,
        _ => file,
    };
    (!stem.is_empty() && name.len() <= 300 && !name.contains(['\n', '<'])).then(|| stem.to_owned())
}

/// The side an image is put on, by its `position` or by its numbers in per cent.
fn placed(map: &Map<String, Value>) -> Option<Side> {
    if let Some(Value::String(position)) = map.get("position") {
        return named_side(position);
    }
    let left = map.get("left")?.as_f64()?;
    let middle = left + map.get("width").and_then(Value::as_f64).unwrap_or(0.0) / 2.0;
    if middle < 45.0 {
        Some(Side::Left)
    } else {
        (middle > 55.0).then_some(Side::Right)
    }
}

fn named_side(name: &str) -> Option<Side> {
    let name = name.to_ascii_lowercase();
    match (name.contains("left"), name.contains("right")) {
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn seen(params: &Value) -> Vec<(String, Option<Side>)> {
        let found = of(params.as_object().unwrap());
        found
            .into_iter()
            .map(|seen| (seen.item, seen.side))
            .collect()
    }

    #[test]
    fn pictures_have_names_and_sides() {
        let params = json!({"images": [
            {"id": "target", "src": "https://a.example/img/dog.png", "position": "left"},
            {"id": "right", "src": "cat.png", "left": 60, "width": 30},
        ], "audio": "listen", "pauseAudio": "beep", "backgroundColor": "white"});
        let expected = [
            ("#target", Some(Side::Left)),
            ("cat", Some(Side::Right)),
            ("dog", Some(Side::Left)),
            ("listen", None),
        ];
        assert_eq!(
            seen(&params),
            expected.map(|(item, side)| (item.to_owned(), side))
        );
    }

    #[test]
    fn formats_of_one_film_are_one() {
        let params = json!({"video": {"source": [{"src": "a/ball.mp4", "type": "video/mp4"}, {"src": "a/ball.webm", "type": "video/webm"}]}});
        assert_eq!(seen(&params), [("ball".to_owned(), None)]);
    }

    #[test]
    fn sides_come_from_names_of_parameters_too() {
        let params = json!({"leftImagesA": ["one.png"], "rightImagesA": [{"image": "two.png"}], "text": "left.png"});
        let expected = [
            ("one".to_owned(), Some(Side::Left)),
            ("two".to_owned(), Some(Side::Right)),
        ];
        assert_eq!(seen(&params), expected);
    }
}
