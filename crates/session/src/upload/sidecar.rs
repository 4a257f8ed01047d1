//! What lies beside the bytes on the family's device, so that a later visit can finish an upload.

use super::{Receipt, UploadMeta};
use serde_json::{Value, json};

/// A recording that could not be sent is deleted after so long: children's videos do not stay on a family's computer.
pub const KEPT_HOURS: f64 = 72.0;
const HOUR_MILLIS: f64 = 3_600_000.0;

/// One spool's note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sidecar {
    pub meta: UploadMeta,
    /// The upload's address, once the server has opened it.
    pub location: Option<String>,
    /// The recorder has given everything.
    pub closed: bool,
    /// Wall time of the recording's start, milliseconds since 1970.
    pub created_millis: f64,
    pub receipt: Receipt,
}

impl Sidecar {
    /// One line with its end, so that what an earlier and longer note left behind it can be told apart.
    pub fn line(&self) -> String {
        let meta = &self.meta;
        let note = json!({
            "extension": meta.extension,
            "mime": meta.mime,
            "study": meta.study,
            "response": meta.response,
            "frame": meta.frame,
            "location": self.location,
            "closed": self.closed,
            "createdMillis": self.created_millis,
            "receipt": self.receipt.0,
        });
        format!("{note}\n")
    }

    /// Reads the note of the recording `name`. A note that is broken or missing costs what only it knew: study, frame, response and
    /// time stand in Lookit's name.
    pub fn read(name: &str, text: &str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let note: Value = serde_json::from_str(first).unwrap_or_default();
        let parts: Vec<&str> = name.split('_').collect();
        let (study, frame, response, millis) = match &parts[..] {
            [_, study, frame @ .., response, millis, _] => {
                (*study, frame.join("_"), *response, *millis)
            }
            _ => ("", String::new(), "", ""),
        };
        let text = |key: &str, otherwise: &str| {
            note[key]
                .as_str()
                .filter(|text| !text.is_empty())
                .unwrap_or(otherwise)
                .to_owned()
        };
        Self {
            meta: UploadMeta {
                name: name.to_owned(),
                extension: text("extension", "webm"),
                mime: text("mime", ""),
                study: text("study", study),
                response: text("response", response),
                frame: text("frame", &frame),
            },
            location: note["location"].as_str().map(str::to_owned),
            closed: note["closed"] == true,
            created_millis: note["createdMillis"]
                .as_f64()
                .or_else(|| millis.parse::<u64>().ok().map(|millis| millis as f64))
                .unwrap_or_default(),
            receipt: Receipt(note["receipt"].as_object().cloned().unwrap_or_default()),
        }
    }

    /// Whether it has been kept for too long.
    pub fn is_too_old(&self, now_wall_millis: f64) -> bool {
        now_wall_millis - self.created_millis > KEPT_HOURS * HOUR_MILLIS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "videoStream_1-2_3-my_trial_4-5_1790000000000_17";

    fn note() -> Sidecar {
        Sidecar {
            meta: UploadMeta {
                name: NAME.into(),
                extension: "mp4".into(),
                mime: "video/mp4".into(),
                study: "1-2".into(),
                response: "4-5".into(),
                frame: "3-my_trial".into(),
            },
            location: Some("/ingest/7".into()),
            closed: true,
            created_millis: 1_790_000_000_000.0,
            receipt: Receipt(serde_json::Map::from_iter([(
                "recordedMillis".into(),
                json!(4000),
            )])),
        }
    }

    #[test]
    fn a_note_is_read_as_it_was_written_whatever_an_older_one_left_behind_it() {
        let line = note().line();
        assert_eq!(Sidecar::read(NAME, &line), note());
        assert_eq!(
            Sidecar::read(NAME, &(line + "rest of a longer one\"}\n")),
            note()
        );
        assert_eq!(note().receipt.recorded_millis(), 4000);
    }

    #[test]
    fn a_broken_note_leaves_what_the_name_says() {
        for text in ["", "{\"location\":\"/ing", "\u{0}\u{0}", "[1]", "7"] {
            let read = Sidecar::read(NAME, text);
            assert_eq!(read.meta.study, "1-2", "{text}");
            assert_eq!(read.meta.frame, "3-my_trial");
            assert_eq!(read.meta.response, "4-5");
            assert_eq!(read.meta.filename(), format!("{NAME}.webm"));
            assert_eq!((read.location, read.closed), (None, false));
            assert!((read.created_millis - 1_790_000_000_000.0).abs() < 1.0);
        }
        assert_eq!(Sidecar::read("x", "").meta.study, "");
    }

    #[test]
    fn after_three_days_it_goes() {
        let born = note().created_millis;
        assert!(!note().is_too_old(born + 72.0 * HOUR_MILLIS));
        assert!(note().is_too_old(born + 72.0 * HOUR_MILLIS + 1.0));
        assert!(!note().is_too_old(born - 1e9), "the clock was put back");
    }
}
