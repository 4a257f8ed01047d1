//! The seed of a response, and where it is kept: in the response's `conditions`.
//!
//! Its key has no hyphen, so that no rule that looks for `-<nickname>` at the end of a key takes it for a choice, and is long, so that
//! it comes after the choices in the server's order of keys. Its value is an object, because the tables of Lookit take every
//! condition for one.

use serde_json::{Map, Value, json};

use crate::dice::SeededDice;

/// The key under which the seed stands in `conditions`.
pub const SEED_KEY: &str = "peekabooRandomizationOfThisResponse";

/// Writes down what the draws of a response follow from: the seed, and the moment at which they were made.
pub fn keep_seed(conditions: &mut Map<String, Value>, seed: u32, now_millis: f64) {
    let kept = json!({"seed": seed, "nowMillis": now_millis as u64});
    conditions.insert(SEED_KEY.to_owned(), kept);
}

/// The seed kept in the conditions of a response.
pub fn kept_seed(conditions: &Value) -> Option<u32> {
    conditions[SEED_KEY]["seed"]
        .as_u64()
        .and_then(|seed| u32::try_from(seed).ok())
}

/// The moment kept beside the seed, in milliseconds since 1970.
pub fn kept_now_millis(conditions: &Value) -> Option<f64> {
    conditions[SEED_KEY]["nowMillis"].as_f64()
}

/// The dice of what is drawn while the study is played: in a frame's scripts and in `exp-frame-select`.
pub fn play_dice(seed: u32) -> SeededDice {
    SeededDice::new(seed).stream("play")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again() {
        let mut conditions = Map::new();
        conditions.insert("0-trials".to_owned(), json!({"conditionNum": 1}));
        keep_seed(&mut conditions, u32::MAX, 1_717_243_200_000.0);
        let saved: Value = serde_json::from_str(&Value::from(conditions).to_string()).unwrap();
        assert_eq!(kept_seed(&saved), Some(u32::MAX));
        assert_eq!(kept_now_millis(&saved), Some(1_717_243_200_000.0));
        for other in [
            json!(null),
            json!({}),
            json!([]),
            json!({SEED_KEY: 5}),
            json!({SEED_KEY: {"seed": -1}}),
        ] {
            assert_eq!(kept_seed(&other), None, "{other}");
        }
    }
}
