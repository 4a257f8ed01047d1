//! The seed of a response, and where it is kept: in the response's `conditions`.
//!
//! Its key has no hyphen, so that no rule that looks for `-<nickname>` at the end of a key takes it for a choice, and is long, so that
//! it comes after the choices in the server's order of keys. Its value is an object, because the tables of Lookit take every
//! condition for one.

use serde_json::{Value, json};

use crate::dice::SeededDice;

/// The key under which the seed stands in `conditions`.
pub const SEED_KEY: &str = "peekabooRandomizationOfThisResponse";

/// What is kept: the seed, and the moment at which everything counts as drawn, in milliseconds since 1970.
pub fn seed_record(seed: u32, now_millis: f64) -> Value {
    json!({"seed": seed, "nowMillis": now_millis as u64})
}

/// Seed and moment from what is kept.
pub fn read_seed_record(record: &Value) -> Option<(u32, f64)> {
    let seed = u32::try_from(record["seed"].as_u64()?).ok()?;
    Some((seed, record["nowMillis"].as_f64()?))
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
        let saved = json!({"0-trials": {}, SEED_KEY: seed_record(u32::MAX, 1_717_243_200_000.9)});
        let saved: Value = serde_json::from_str(&saved.to_string()).unwrap();
        assert_eq!(
            read_seed_record(&saved[SEED_KEY]),
            Some((u32::MAX, 1_717_243_200_000.0))
        );
        for other in [
            json!(null),
            json!({}),
            json!([]),
            json!(5),
            json!({"seed": -1, "nowMillis": 0}),
            json!({"seed": 1}),
        ] {
            assert_eq!(read_seed_record(&other), None, "{other}");
        }
    }
}
