//! What keeps a family from seeing, hearing or bearing a frame.

use serde_json::{Map, Value};

use crate::codes;
use crate::finding::{Note, Severity};
use crate::origin;
use crate::shown::Shown;

/// Text below this size can't be read by many, in CSS pixels.
const SMALLEST_PX: f64 = 12.0;
/// More flashes in a second may cause a seizure (WCAG 2.3.1).
const MOST_FLASHES: f64 = 3.0;
const MOST_LEVELS: usize = 40;

/// Looks at one frame.
pub(crate) fn check(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    for (key, value) in &shown.frame.params {
        if !matches!(
            key.as_str(),
            "parameters" | "generateProperties" | "selectNextFrame"
        ) {
            walk(shown, value, key, &mut key.clone(), 0, notes);
        }
    }
    if shown.kind() == "exp-lookit-instruction-video"
        && shown.get("instructionsVideo").is_some()
        && shown.list("transcriptBlocks").is_empty()
    {
        let message = "The film has no text beside it, so who does not hear it does not get the instructions.";
        let help = "Give transcriptBlocks.";
        notes.push(
            shown
                .note_at(
                    codes::VIDEO_WITHOUT_CAPTIONS,
                    "instructionsVideo",
                    message,
                    help,
                )
                .on_key(),
        );
    }
    flashing(shown, notes);
}

fn walk(
    shown: &Shown<'_>,
    value: &Value,
    key: &str,
    path: &mut String,
    depth: usize,
    notes: &mut Vec<Note>,
) {
    if depth > MOST_LEVELS {
        return;
    }
    let length = path.len();
    match value {
        Value::String(text) => {
            markup(shown, text, path, notes);
            if matches!(key, "font-size" | "fontSize") {
                size(shown, text, path, notes);
            }
        }
        Value::Array(list) => {
            for (place, inner) in list.iter().enumerate() {
                origin::push_place(path, place);
                walk(shown, inner, key, path, depth + 1, notes);
                path.truncate(length);
            }
        }
        Value::Object(object) => {
            // The frame's own pictures, and those in a block of text.
            let holds_picture =
                object.contains_key("src") && (key == "image" || (key == "images" && depth == 1));
            let alt = object.get("alt").and_then(Value::as_str);
            if holds_picture && alt.is_none() {
                let message = "This picture has no alt text, so who does not see it does not learn what it shows.";
                let help = "Add \"alt\": a few words, or \"\" if the picture says nothing.";
                notes.push(
                    shown
                        .note_at(codes::IMAGE_WITHOUT_ALT, path, message, help)
                        .on_key(),
                );
            }
            if let Some(media) = object.get("mediaBlock") {
                film_in_block(shown, object, media, path, notes);
            }
            for (key, inner) in object {
                path.push('.');
                path.push_str(key);
                walk(shown, inner, key, path, depth + 1, notes);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// A film in a block of instructions: what it says may stand in the film's own text or in the block around it.
fn film_in_block(
    shown: &Shown<'_>,
    block: &Map<String, Value>,
    media: &Value,
    path: &str,
    notes: &mut Vec<Note>,
) {
    let says = |value: Option<&Value>| match value {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        _ => false,
    };
    let is_film = media.get("isVideo") == Some(&Value::Bool(true));
    let around = says(block.get("text")) || says(block.get("listblocks"));
    if is_film && !around && !says(media.get("text")) {
        let message =
            "This film has no text beside it, so who does not hear it does not get what it says.";
        let at = format!("{path}.mediaBlock");
        notes.push(
            shown
                .note_at(codes::VIDEO_WITHOUT_CAPTIONS, &at, message, "Give text.")
                .on_key(),
        );
    }
}

/// HTML that a text brings along.
fn markup(shown: &Shown<'_>, text: &str, path: &str, notes: &mut Vec<Note>) {
    if !text.contains('<') {
        return;
    }
    let lower = text.to_ascii_lowercase();
    let tags = |name: &str| -> Vec<String> {
        let open = format!("<{name}");
        lower
            .match_indices(&open)
            .filter_map(|(at, _)| lower[at..].split_once('>').map(|(tag, _)| tag.to_owned()))
            .filter(|tag| {
                !tag[open.len()..].starts_with(|letter: char| letter.is_ascii_alphanumeric())
            })
            .collect()
    };
    if tags("img").iter().any(|tag| !tag.contains("alt=")) {
        let message = "A picture in this text has no alt text, so who does not see it does not learn what it shows.";
        let help = "Add alt=\"…\" to the <img>, or alt=\"\" if it says nothing.";
        notes.push(shown.note_at(codes::IMAGE_WITHOUT_ALT, path, message, help));
    }
    if !tags("video").is_empty() && !lower.contains("<track") {
        let message = "A film in this text has no captions, so who does not hear it does not get what it says.";
        let help = "Add a <track> with captions, or say in the text what the film says.";
        notes.push(shown.note_at(codes::VIDEO_WITHOUT_CAPTIONS, path, message, help));
    }
    for (at, _) in lower.match_indices("font-size") {
        let value = lower[at + "font-size".len()..]
            .trim_start()
            .strip_prefix(':');
        if let Some(value) = value {
            let end = value
                .find([';', '"', '\'', '>', '}'])
                .unwrap_or(value.len());
            size(shown, &value[..end], path, notes);
        }
    }
}

/// A fixed size of text.
fn size(shown: &Shown<'_>, value: &str, path: &str, notes: &mut Vec<Note>) {
    let value = value.trim();
    let split = value
        .find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
        .unwrap_or(value.len());
    let Ok(number) = value[..split].parse::<f64>() else {
        return;
    };
    let pixels = match value[split..].split_whitespace().next().unwrap_or_default() {
        "px" => number,
        "pt" => number * 96.0 / 72.0,
        _ => return,
    };
    if pixels < SMALLEST_PX {
        let message = format!(
            "Text of {value} is too small for many to read, and as a fixed size it does not grow with the browser's setting."
        );
        let help = "Use a size in em or rem, such as 1em.";
        notes.push(shown.note_at(codes::SMALL_TEXT, path, message, help));
    }
}

/// Pictures that come and go faster than eyes should bear.
fn flashing(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    if shown.kind() != "exp-lookit-change-detection" {
        return;
    }
    let blank = shown.number("blankMs").unwrap_or(250.0);
    let common = shown.number("displayMs").unwrap_or(500.0);
    let shortest = [
        "displayMsLeftA",
        "displayMsLeftB",
        "displayMsRightA",
        "displayMsRightB",
    ]
    .into_iter()
    .filter_map(|key| shown.number(key))
    .fold(common, f64::min);
    let period = shortest + blank;
    if period > 0.0 && 1000.0 / period > MOST_FLASHES {
        let message = format!(
            "The pictures come and go {:.1} times a second. More than three flashes a second can cause a seizure if the pictures are \
             bright.",
            1000.0 / period
        );
        let help = "Make displayMs and blankMs together at least 334, or make sure that pictures and background are alike in brightness.";
        let at = if shown.get("displayMs").is_some() {
            "displayMs"
        } else {
            "blankMs"
        };
        notes.push(
            shown
                .note_at(codes::FLASHING, at, message, help)
                .severity(Severity::Warning)
                .on_key(),
        );
    }
}
