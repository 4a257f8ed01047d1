//! Texts that a study may replace: where it does not, they are the player's own, in the language of the frame.

use serde_json::{Map, Value};
use words::{Key, Language, Words};

/// Parameters, each with the text that it has when a study gives none. The parameter's default is the same text in English.
pub type OwnTexts = &'static [(&'static str, Key)];

/// Those of the shared groups.
const OF_GROUPS: OwnTexts = &[
    ("waitForRecordingMessage", words::PLAYER_WAIT_FOR_RECORDING),
    ("pausedText", words::PLAYER_PAUSED_TEXT),
    ("pausingText", words::PLAYER_PAUSING_TEXT),
    ("fullscreenPausedText", words::PLAYER_PAUSED_FULLSCREEN_TEXT),
];

/// A text in English, as the default of a parameter.
pub fn english(key: Key) -> &'static str {
    Words::default().get(key)
}

/// Adds the texts that a study does not give. English ones are the defaults already.
pub fn add(params: &mut Map<String, Value>, own: OwnTexts, words: Words) {
    for (name, key) in own {
        if params.get(*name).is_none_or(Value::is_null) {
            params.insert((*name).to_owned(), words.get(*key).into());
        }
    }
}

/// The parameters of a frame in its language; `add_own` knows those of the kind.
pub(crate) fn in_language(
    params: &Map<String, Value>,
    words: Words,
    add_own: fn(&mut Map<String, Value>, Words),
) -> Map<String, Value> {
    let mut params = params.clone();
    if words.language() != Language::ENGLISH {
        add(&mut params, OF_GROUPS, words);
        add_own(&mut params, words);
    }
    params
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::Groups;
    use serde_json::json;

    #[test]
    fn what_the_study_gives_is_kept() {
        let params = json!({"next": "On", "back": null});
        let mut params = params.as_object().expect("object").clone();
        let own: OwnTexts = &[
            ("next", words::BUTTON_NEXT),
            ("back", words::BUTTON_PREVIOUS),
            ("more", words::BUTTON_OK),
        ];
        add(&mut params, own, Words::default());
        assert_eq!(
            Value::Object(params),
            json!({"next": "On", "back": "Previous", "more": "OK"})
        );
    }

    #[test]
    fn the_defaults_of_the_groups_are_these_texts_in_english() {
        let mut given = Map::new();
        add(&mut given, OF_GROUPS, Words::default());
        assert_eq!(Groups::parse(&given), Groups::parse(&Map::new()));
    }
}
