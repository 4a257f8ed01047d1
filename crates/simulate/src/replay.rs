//! One saved participation, played again with what the family answered then.

use crate::walk::{Answers, Start, has_scripts, walk};
use protocol::{FrameConfig, Resolved, ScriptEngine, play_dice};
use serde_json::{Map, Value, json};

/// What was saved, as far as playing it again asks for.
#[derive(Clone, Copy, Debug)]
pub struct Replay<'a> {
    /// The seed of the response.
    pub seed: u32,
    /// When it began, in milliseconds since 1970.
    pub now_millis: f64,
    /// The child as scripts know it.
    pub child: &'a Value,
    /// Earlier participations, the one that is played again in front.
    pub past_sessions: &'a Value,
    /// What was saved of each page, by its id.
    pub exp_data: &'a Map<String, Value>,
    /// The ids of the pages in the order they were left.
    pub sequence: &'a [String],
}

/// Plays on from what a study unfolded to at its start: runs the frames' scripts with the saved answers and puts in what each
/// `exp-frame-select` stands for, as far as the family came. Gives the frames as they stood then, and what went wrong on the way.
///
/// A page that was shown again after a pause is played once.
pub fn replay(
    resolved: &Resolved,
    saved: Replay<'_>,
    engine: &mut dyn ScriptEngine,
) -> (Vec<FrameConfig>, Vec<(String, String)>) {
    if !has_scripts(&resolved.frames) {
        return (resolved.frames.clone(), Vec::new());
    }
    let start = Start {
        frames: resolved.frames.clone(),
        conditions: resolved.conditions.clone(),
        child: saved.child,
        past_sessions: saved.past_sessions,
        now_millis: saved.now_millis,
    };
    let mut answers = Answers::Saved {
        data: saved.exp_data,
        sequence: saved.sequence,
    };
    let mut played = walk(start, engine, &mut play_dice(saved.seed), &mut answers);
    // What a script made of a page belongs to that page. A frame that the study names twice is two pages with one path.
    let mut taken = vec![false; played.frames.len()];
    for seen in played.visited {
        let mut places = 0..played.frames.len();
        let same = places
            .clone()
            .find(|place| played.frames[*place].id == seen.id);
        let own = same.or_else(|| {
            places.find(|place| {
                let frame = &played.frames[*place];
                !taken[*place] && frame.path == seen.path && frame.kind == seen.kind
            })
        });
        if let Some(place) = own {
            taken[place] = true;
            let frame = &mut played.frames[place];
            frame.id.clone_from(&seen.id);
            frame.params = seen.params;
            frame.params.insert("id".to_owned(), json!(seen.id));
        }
    }
    (played.frames, played.problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{Context, Options, SeededDice, StudySource, resolve};
    use script_native::NativeEngine;

    const SEED: u32 = 7;

    /// What a family with this seed gets, without earlier answers.
    fn drawn(structure: Value) -> (Context, Resolved, NativeEngine) {
        let study = StudySource {
            structure,
            ..StudySource::default()
        };
        let context = Context {
            child: json!({}),
            past_sessions: json!([]),
            now_millis: 0.0,
        };
        let mut engine = NativeEngine::new().unwrap();
        let mut dice = SeededDice::new(SEED);
        let resolved =
            resolve(&study, &context, Options::default(), &mut dice, &mut engine).unwrap();
        (context, resolved, engine)
    }

    #[test]
    fn a_frame_that_is_named_twice_keeps_both_its_ids() {
        let structure = json!({"frames": {"look": {"kind": "exp-b"}, "ask": {"kind": "exp-a",
                "selectNextFrame": "function(frames, index) { return index + 1; }"}}, "sequence": ["look", "ask", "look"]});
        let (context, resolved, mut engine) = drawn(structure);
        let sequence: Vec<String> = ["0-look", "1-ask", "2-look"].map(str::to_owned).to_vec();
        let saved = Replay {
            seed: SEED,
            now_millis: 0.0,
            child: &context.child,
            past_sessions: &context.past_sessions,
            exp_data: &Map::new(),
            sequence: &sequence,
        };
        let (frames, _) = replay(&resolved, saved, &mut engine);
        let ids: Vec<&str> = frames.iter().map(|frame| frame.id.as_str()).collect();
        assert_eq!(ids, sequence);
    }

    #[test]
    fn frames_that_were_put_in_come_again_with_the_saved_answers() {
        let structure = json!({"frames": {"ask": {"kind": "exp-lookit-survey"}, "pick": {"kind": "exp-frame-select",
                "frameOptions": [{"kind": "exp-b", "id": "no"}, {"kind": "exp-b", "id": "yes", "generateProperties": "function() { return {drawn: Math.random()}; }"}],
                "generateProperties": "function(expData) { return {whichFrames: expData['0-ask'].formData.again ? 1 : 0}; }"},
                "end": {"kind": "exp-c"}}, "sequence": ["ask", "pick", "end"]});
        let (context, resolved, mut engine) = drawn(structure);
        let mut again = |exp_data: Value, sequence: &[&str]| {
            let sequence: Vec<String> = sequence.iter().map(|id| (*id).to_owned()).collect();
            let saved = Replay {
                seed: SEED,
                now_millis: 0.0,
                child: &context.child,
                past_sessions: &context.past_sessions,
                exp_data: exp_data.as_object().unwrap(),
                sequence: &sequence,
            };
            replay(&resolved, saved, &mut engine)
        };
        let ids = |frames: &[FrameConfig]| -> Vec<String> {
            frames.iter().map(|frame| frame.id.clone()).collect()
        };
        let said_yes = json!({"0-ask": {"formData": {"again": true}}});
        let (frames, problems) = again(said_yes.clone(), &["0-ask", "1-pick", "yes", "2-end"]);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(ids(&frames), ["0-ask", "1-pick", "yes", "2-end"]);
        let drawn = frames[2].params["drawn"].as_f64();
        assert_eq!(drawn, Some(protocol::Dice::next_unit(&mut play_dice(7))));
        let said_no = json!({"0-ask": {"formData": {"again": false}}});
        let (frames, _) = again(said_no, &["0-ask", "1-pick", "no", "2-end"]);
        assert_eq!(ids(&frames), ["0-ask", "1-pick", "no", "2-end"]);
        // A family that left before: nothing was put in.
        let (frames, _) = again(said_yes, &[]);
        assert_eq!(ids(&frames), ["0-ask", "1-pick", "2-end"]);
    }
}
