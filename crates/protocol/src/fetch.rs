//! Values that stand somewhere else: `URL:` and `JSON:` (spec 1.8).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::heap::{Heap, Val};
use crate::problem::{Problem, ProblemKind};
use crate::resolved::Resolved;

/// Something the shell must load before the frames that use it can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetch {
    /// The address, as written after `URL:` or `JSON:`.
    pub url: String,
    /// Whether the answer is JSON (`JSON:`) or plain text (`URL:`).
    pub as_json: bool,
    /// Every property that waits for this answer; the same address is asked only once.
    pub places: Vec<FetchPlace>,
}

/// One property of one frame that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchPlace {
    /// Place in [`Resolved::frames`].
    pub frame_index: usize,
    /// Top-level key of that frame.
    pub key: String,
    /// Where the frame is defined, with the key: `frames.welcome.blocks`.
    pub path: String,
}

/// The address in a value and whether it is read as JSON, if the value asks for loading.
///
/// The predecessor looks at the value's text, so a list of one such text counts too, but is never read as JSON.
pub(crate) fn request(heap: &Heap, value: &Val) -> Option<(String, bool)> {
    let text = match value {
        Val::Text(text) => text.to_string(),
        Val::Array(_) => heap.to_text(value),
        _ => return None,
    };
    let (url, json) = match (text.strip_prefix("URL:"), text.strip_prefix("JSON:")) {
        (Some(url), _) => (url, false),
        (_, Some(url)) => (url, matches!(value, Val::Text(_))),
        _ => return None,
    };
    let one_line = !url.contains(['\n', '\r', '\u{2028}', '\u{2029}']);
    one_line.then(|| (url.to_owned(), json))
}

impl Resolved {
    /// Puts an answer into every frame that waits for it.
    ///
    /// `index` counts in [`Resolved::fetches`]. `answer` is the text received, or in a few words why there is none.
    ///
    /// # Errors
    /// A [`ProblemKind::Fetch`] problem if there is no answer or it is not the JSON it should be. The property is then taken out
    /// of the frames, because nobody should read an address in its place; the shell decides whether the study can go on.
    pub fn apply_fetch(&mut self, index: usize, answer: Result<&str, &str>) -> Result<(), Problem> {
        let Some(fetch) = self.fetches.get(index) else {
            return Ok(());
        };
        let path = fetch
            .places
            .first()
            .map(|place| place.path.clone())
            .unwrap_or_default();
        let url = &fetch.url;
        let value = match answer {
            Err(reason) => Err(format!(
                "{url} could not be loaded ({reason}), so a part of this frame is missing. Check the address, and that \
                 its server allows other sites to read it."
            )),
            Ok(text) if fetch.as_json => serde_json::from_str(text).map_err(|fault| {
                format!(
                    "{url} was loaded but is not JSON ({fault}), so a part of this frame is missing. Correct the file, \
                     or write URL: instead of JSON: if it is plain text."
                )
            }),
            Ok(text) => Ok(Value::String(text.to_owned())),
        };
        for place in &fetch.places {
            let Some(frame) = self.frames.get_mut(place.frame_index) else {
                continue;
            };
            match &value {
                Ok(value) => frame.params.insert(place.key.clone(), value.clone()),
                // The order of the others stays.
                Err(_) => frame.params.shift_remove(&place.key),
            };
        }
        value
            .map(|_| ())
            .map_err(|message| Problem::error(ProblemKind::Fetch, path, message))
    }
}
