//! Names of copies.

use crate::pipe::Entry;
use crate::store::file_stem;
use std::fmt::Write as _;
use wire::Recording;

/// Lookit's names: what its own player would have sent to the bucket.
pub(super) const LOOKIT: &str = "{payload}.{ext}";

/// The files of a recording that are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// As it was received.
    Raw,
    /// The same, with what a player needs to jump in it.
    Seekable,
    Mp4,
    /// A still picture.
    Poster,
    Manifest,
}

impl Item {
    /// The word in the database and in answers.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Seekable => "seekable",
            Self::Mp4 => "mp4",
            Self::Poster => "poster",
            Self::Manifest => "manifest",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Payload,
    VideoName,
    Id,
    Study,
    Response,
    RawMark,
    Ending,
}

const FIELDS: [(&str, Field); 7] = [
    ("payload", Field::Payload),
    ("videoName", Field::VideoName),
    ("id", Field::Id),
    ("study", Field::Study),
    ("response", Field::Response),
    ("_raw", Field::RawMark),
    ("ext", Field::Ending),
];

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Text(String),
    Field(Field),
}

/// A name with fields in it, such as `{videoName}{_raw}.{ext}`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Template(Vec<Part>);

impl Template {
    /// # Errors
    /// A field that does not exist, or a name that would be the same for two files; the text says which.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let known = || FIELDS.map(|(name, _)| format!("{{{name}}}")).join(", ");
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err(format!("{text:?} has a {{ without its }}"));
            };
            let Some((_, field)) = FIELDS.into_iter().find(|(known, _)| *known == name) else {
                return Err(format!(
                    "there is no field {{{name}}}; there are {}",
                    known()
                ));
            };
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Field(field));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        let has = |field| parts.contains(&Part::Field(field));
        if !has(Field::Payload) && !has(Field::VideoName) && !has(Field::Id) {
            return Err(format!(
                "{text:?} would name all recordings alike; use {{payload}}, {{videoName}} or {{id}}"
            ));
        }
        if !has(Field::Ending) {
            return Err(format!(
                "{text:?} would name all files of a recording alike; use {{ext}}"
            ));
        }
        if text.starts_with('/') || text.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err(format!(
                "{text:?} must be a path without empty parts, . and .."
            ));
        }
        Ok(Self(parts))
    }

    /// The key of a file. What is received may hold slashes; they become dashes, so that a name adds no folders. A payload that is
    /// too long for a file's name is shortened as in the data folder.
    pub(super) fn key(&self, item: Item, entry: &Entry, recording: &Recording) -> String {
        let raw_ending = recording
            .raw
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending);
        let seekable_ending = recording
            .seekable
            .as_deref()
            .and_then(|file| file.rsplit_once('.'))
            .map_or_else(String::new, |(_, ending)| format!("seekable.{ending}"));
        let marks_raw = self.0.contains(&Part::Field(Field::RawMark));
        let ending = match item {
            Item::Raw => raw_ending,
            Item::Seekable => &seekable_ending,
            // An original that came as mp4 has the name already, as in the data folder.
            Item::Mp4 if raw_ending == "mp4" && !marks_raw => "converted.mp4",
            Item::Mp4 => "mp4",
            Item::Poster => "jpg",
            Item::Manifest => "json",
        };
        let mut key = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => key.push_str(text),
                Part::Field(Field::Payload) => key.push_str(&flat(&file_stem(&entry.payload))),
                Part::Field(Field::VideoName) => key.push_str(&entry.video_name),
                Part::Field(Field::Id) => {
                    // Writing into a text does not fail.
                    let _ = write!(key, "{}", entry.pk);
                }
                Part::Field(Field::Study) => key.push_str(&recording.study),
                Part::Field(Field::Response) => key.push_str(&recording.response),
                Part::Field(Field::RawMark) if matches!(item, Item::Raw | Item::Seekable) => {
                    key.push_str("_raw");
                }
                Part::Field(Field::RawMark) => {}
                Part::Field(Field::Ending) => key.push_str(ending),
            }
        }
        key
    }
}

fn flat(payload: &str) -> String {
    let flat: String = payload
        .chars()
        .map(|letter| match letter {
            '/' | '\\' => '-',
            letter if letter.is_control() => '-',
            letter => letter,
        })
        .collect();
    // Alone between slashes these would be folders.
    if flat.chars().all(|letter| letter == '.') {
        return "unnamed".to_owned();
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipe::test_entry;

    fn recording(raw: &str) -> Recording {
        serde_json::from_value(
            serde_json::json!({"id": "", "study": "s", "response": "r", "name": "n", "raw": raw,
            "state": "ready", "bytes": 1, "seekable": "n.seekable.webm"}),
        )
        .unwrap()
    }

    fn keys(template: &str, raw: &str) -> [String; 5] {
        let entry = test_entry(7, "V", "consent-videoStream_a");
        let template = Template::parse(template).unwrap();
        [
            Item::Raw,
            Item::Mp4,
            Item::Poster,
            Item::Manifest,
            Item::Seekable,
        ]
        .map(|item| template.key(item, &entry, &recording(raw)))
    }

    #[test]
    fn keys_of_the_two_layouts() {
        assert_eq!(
            keys(LOOKIT, "n.webm"),
            ["webm", "mp4", "jpg", "json", "seekable.webm"]
                .map(|ending| format!("consent-videoStream_a.{ending}"))
        );
        assert_eq!(
            keys("{videoName}{_raw}.{ext}", "n.mp4"),
            [
                "V_raw.mp4",
                "V.mp4",
                "V.jpg",
                "V.json",
                "V_raw.seekable.webm"
            ]
        );
        assert_eq!(
            keys("x/{id}.{ext}", "n.mp4")[..2],
            ["x/7.mp4", "x/7.converted.mp4"]
        );
        let entry = test_entry(1, "V", "a/../b");
        assert_eq!(
            Template::parse(LOOKIT)
                .unwrap()
                .key(Item::Raw, &entry, &recording("n.webm")),
            "a-..-b.webm"
        );
    }

    #[test]
    fn wrong_templates_are_named() {
        for wrong in [
            "{payload}",
            "{ext}",
            "{study}.{ext}",
            "{name}.{ext}",
            "/{id}.{ext}",
            "a//{id}.{ext}",
            "../{id}.{ext}",
            "{id.{ext",
        ] {
            assert!(Template::parse(wrong).is_err(), "{wrong}");
        }
    }
}
