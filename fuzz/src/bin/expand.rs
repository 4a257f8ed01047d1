//! Any tree of frames, groups and choices, with words of the language in it, for any child and earlier participations.
#![no_main]

use fuzz::Tree;
use libfuzzer_sys::fuzz_target;
use protocol::{Context, Options, SeededDice, StudySource, resolve, script::NoScripts};
use serde_json::json;

fuzz_target!(|input: (Tree, Tree, Tree, u32, bool)| {
    let (frames, sequence, past, seed, is_stable) = input;
    let study = StudySource {
        structure: json!({"frames": frames.json(), "sequence": sequence.sequence(),
            "randomization": if is_stable { "stable" } else { "" }}),
        ..StudySource::default()
    };
    let context = Context {
        child: json!({"birthday": "2022-03-04"}),
        past_sessions: past.json(),
        now_millis: 1_717_243_200_000.0,
    };
    let draw = || {
        let mut dice = SeededDice::new(seed);
        resolve(&study, &context, Options::default(), &mut dice, &mut NoScripts)
    };
    let first = draw();
    assert_eq!(first, draw(), "the same seed gives the same frames");
    if let Ok(resolved) = first {
        for (place, frame) in resolved.frames.iter().enumerate() {
            assert!(frame.id.starts_with(&format!("{place}-")), "{}", frame.id);
        }
    }
});
