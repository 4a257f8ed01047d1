//! One case per line: the form in which protocols are compared between implementations.

use serde_json::{Map, Value, json};

use crate::date::millis_from_iso;
use crate::dice::{Dice, ListedDice, SeededDice};
use crate::problem::Problem;
use crate::resolve::resolve;
use crate::resolved::Resolved;
use crate::script::ScriptEngine;
use crate::source::{Context, Options, StudySource};

/// The moment of cases that name none, 2024-06-01T12:00:00Z: a case must give the same answer whenever it is run.
pub const DEFAULT_NOW_MILLIS: f64 = 1_717_243_200_000.0;

/// Unfolds the case on one line and writes the answer on one line.
///
/// A case is an object with `structure`, and optionally `generator`, `useGenerator`, `child`, `pastSessions`, `now` (ISO
/// text or milliseconds), `randomSeedStub` (a seed, or a list of numbers to draw), `prependFrameInds`, and `responses`
/// (address → text, for `URL:` and `JSON:` values; without an answer they stay as they are). It may stand under `input`.
///
/// The answer is `{"ok":true,"frames":[…],"conditions":{…},"randomUsed":n}` or
/// `{"ok":false,"error":{"path":…,"message":…},"randomUsed":n}`. Nothing in the line makes this panic.
pub fn expand_case(line: &str, engine: &mut dyn ScriptEngine) -> String {
    let case: Value = match serde_json::from_str(line) {
        Ok(case) => case,
        Err(fault) => return refused("", &format!("This line is not JSON: {fault}."), 0),
    };
    let case = case.get("input").unwrap_or(&case);
    let Some(case) = case.as_object() else {
        return refused(
            "",
            "This line is no case: an object with at least structure is needed.",
            0,
        );
    };
    match expand(case, engine) {
        Ok(resolved) => {
            let frames: Vec<Value> = resolved
                .frames
                .into_iter()
                .map(|frame| Value::Object(frame.params))
                .collect();
            json!({
                "ok": true,
                "frames": frames,
                "conditions": resolved.conditions,
                "randomUsed": resolved.random_used,
            })
            .to_string()
        }
        Err((problem, random_used)) => refused(&problem.path, &problem.message, random_used),
    }
}

/// Unfolds one case; with the problem comes how many random numbers had been drawn.
///
/// # Errors
/// The problem that keeps the case from unfolding.
pub fn expand(
    case: &Map<String, Value>,
    engine: &mut dyn ScriptEngine,
) -> Result<Resolved, (Problem, u64)> {
    let study = StudySource {
        structure: case.get("structure").cloned().unwrap_or_default(),
        generator: case
            .get("generator")
            .and_then(Value::as_str)
            .map(str::to_owned),
        use_generator: case
            .get("useGenerator")
            .and_then(Value::as_bool)
            .unwrap_or(false),
    };
    let now_millis = match case.get("now") {
        Some(Value::String(text)) => millis_from_iso(text).unwrap_or(DEFAULT_NOW_MILLIS),
        Some(Value::Number(millis)) => millis.as_f64().unwrap_or(DEFAULT_NOW_MILLIS),
        _ => DEFAULT_NOW_MILLIS,
    };
    let context = Context {
        child: case.get("child").cloned().unwrap_or_default(),
        past_sessions: case
            .get("pastSessions")
            .cloned()
            .unwrap_or_else(|| json!([])),
        now_millis,
    };
    let prepend_frame_indices = case
        .get("prependFrameInds")
        .and_then(Value::as_bool)
        .unwrap_or(true);
    let mut dice = dice_of(case.get("randomSeedStub"));
    let outcome = resolve(
        &study,
        &context,
        Options {
            prepend_frame_indices,
        },
        &mut *dice,
        engine,
    );
    let mut resolved = outcome.map_err(|unresolved| (*unresolved.error, unresolved.random_used))?;
    if let Some(Value::Object(responses)) = case.get("responses") {
        for index in 0..resolved.fetches.len() {
            if let Some(answer) = responses
                .get(&resolved.fetches[index].url)
                .and_then(Value::as_str)
            {
                let random_used = resolved.random_used;
                resolved
                    .apply_fetch(index, Ok(answer))
                    .map_err(|problem| (problem, random_used))?;
            }
        }
    }
    Ok(resolved)
}

fn dice_of(stub: Option<&Value>) -> Box<dyn Dice> {
    match stub {
        Some(Value::Array(numbers)) => {
            let within = numbers
                .iter()
                .filter_map(Value::as_f64)
                .filter(|number| (0.0..1.0).contains(number));
            Box::new(ListedDice::new(within.collect()))
        }
        // JavaScript takes a seed modulo 2³².
        Some(Value::Number(seed)) => {
            let seed = seed
                .as_f64()
                .unwrap_or(0.0)
                .trunc()
                .rem_euclid(4_294_967_296.0);
            Box::new(SeededDice::new(seed as u32))
        }
        _ => Box::new(SeededDice::new(0)),
    }
}

fn refused(path: &str, message: &str, random_used: u64) -> String {
    json!({"ok": false, "error": {"path": path, "message": message}, "randomUsed": random_used})
        .to_string()
}
