//! Running a generator, and saying where it fails.

use protocol::script::ScriptEngine;
use protocol::{Context, SeededDice};
use serde_json::{Map, Value, json};

/// What a generator may make at most, in values.
const MOST_VALUES: usize = 2_000_000;
/// What a generator may nest at most.
const MOST_LEVELS: usize = protocol::MAX_DEPTH;

/// How far a generator came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Syntax,
    NotAFunction,
    Throws,
    Result,
    Stopped,
}

/// Why a generator gives no protocol.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) stage: Stage,
    pub(crate) detail: String,
    /// Line and column in the generator's text, counted from 1.
    pub(crate) place: Option<(usize, usize)>,
}

/// Runs a generator for a child and gives what it makes: `frames` and `sequence`.
pub(crate) fn run(
    engine: &mut dyn ScriptEngine,
    source: &str,
    context: &Context,
    seed: u32,
) -> Result<Value, Failure> {
    let answer = call(engine, source, context, seed)?;
    if answer["ok"] == true {
        return graph(&answer["graph"]).ok_or_else(|| Failure {
            stage: Stage::Result,
            detail: "it makes more than can be held, or objects that contain themselves".to_owned(),
            place: None,
        });
    }
    let stage = match answer["stage"].as_str() {
        Some("syntax") => Stage::Syntax,
        Some("not-a-function") => Stage::NotAFunction,
        Some("call") => Stage::Throws,
        Some("result") => Stage::Result,
        _ => Stage::Stopped,
    };
    let place = match stage {
        Stage::Syntax | Stage::Throws => place_of_failure(engine, source, context, seed),
        _ => None,
    };
    Err(Failure {
        stage,
        detail: answer["message"].as_str().unwrap_or_default().to_owned(),
        place,
    })
}

fn call(
    engine: &mut dyn ScriptEngine,
    source: &str,
    context: &Context,
    seed: u32,
) -> Result<Value, Failure> {
    let stopped = |detail: String| Failure {
        stage: Stage::Stopped,
        detail,
        place: None,
    };
    let now = context.now_millis;
    let request = json!({"task": "generator", "source": source, "child": context.child,
        "pastSessions": context.past_sessions, "now": now.is_finite().then_some(now)});
    engine.begin();
    let text = engine
        .call(&request.to_string(), &mut SeededDice::new(seed))
        .map_err(|error| stopped(error.detail))?;
    serde_json::from_str(&text).map_err(|fault| stopped(fault.to_string()))
}

/// Asks the engine where the text fails, by a generator that runs it and catches what it throws.
fn place_of_failure(
    engine: &mut dyn ScriptEngine,
    source: &str,
    context: &Context,
    seed: u32,
) -> Option<(usize, usize)> {
    let probe = format!(
        "function peekabooProbe(child, pastSessions) {{
  const source = {};
  const told = (shift, fault) => ({{ frames: {{ shift: shift, stack: String(fault && fault.stack) }}, sequence: [] }});
  try {{ Function(source)(); }} catch (fault) {{ return told(0, fault); }}
  let make;
  try {{ make = Function(\"return \" + source)(); make(child, pastSessions); }} catch (fault) {{ return told(7, fault); }}
  return {{ frames: {{}}, sequence: [] }};
}}",
        json!(source)
    );
    let answer = call(engine, &probe, context, seed).ok()?;
    let told = graph(&answer["graph"])?;
    let stack = told["frames"]["stack"].as_str()?;
    let shift = told["frames"]["shift"].as_u64().unwrap_or(0) as usize;
    let (line, column) = stack.lines().find_map(line_of_stack)?;
    // `Function` puts two lines before the text, and `return ` before its first.
    let line = line.saturating_sub(2).max(1);
    let last = source.lines().count().max(1);
    if line > last {
        return Some((
            last,
            source
                .lines()
                .last()
                .unwrap_or_default()
                .chars()
                .count()
                .max(1),
        ));
    }
    let column = if line == 1 {
        column.saturating_sub(shift).max(1)
    } else {
        column
    };
    Some((line, column))
}

/// The place in a line of an engine's stack that is about the text given to `Function`: `at f (<input>:5:10)`.
fn line_of_stack(line: &str) -> Option<(usize, usize)> {
    if line.contains("peekabooProbe") {
        return None;
    }
    let (_, place) = line
        .split_once("<input>:")
        .or_else(|| line.rsplit_once("<anonymous>:"))?;
    let mut numbers = place
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let line = numbers.next()?.parse().ok()?;
    Some((line, numbers.next()?.parse().ok()?))
}

/// The shim's numbered cells as one value; nothing if that were too large, or never ended.
fn graph(graph: &Value) -> Option<Value> {
    let cells = graph["cells"].as_array()?;
    let mut budget = MOST_VALUES;
    match value(&graph["root"], cells, 0, &mut budget)? {
        Made::Value(value) => Some(value),
        Made::Undefined => None,
    }
}

/// What a reference stands for.
enum Made {
    Value(Value),
    Undefined,
}

/// The value of a reference; nothing if there is no room left for it.
fn value(reference: &Value, cells: &[Value], depth: usize, budget: &mut usize) -> Option<Made> {
    *budget = budget.checked_sub(1)?;
    let Value::Array(parts) = reference else {
        return Some(Made::Value(reference.clone()));
    };
    let place = match parts.first() {
        Some(Value::Number(place)) => place.as_u64()? as usize,
        // Not-a-number and the infinities are null in JSON.
        Some(Value::String(word)) if word == "n" => return Some(Made::Value(Value::Null)),
        _ => return Some(Made::Undefined),
    };
    if depth > MOST_LEVELS {
        return None;
    }
    let cell = cells.get(place)?.as_array()?;
    let (sort, rest) = cell.split_first()?;
    if sort == "a" {
        let mut list = Vec::with_capacity(rest.len());
        for element in rest {
            list.push(match value(element, cells, depth + 1, budget)? {
                Made::Value(inner) => inner,
                Made::Undefined => Value::Null,
            });
        }
        return Some(Made::Value(Value::Array(list)));
    }
    let mut object = Map::new();
    for pair in rest.chunks_exact(2) {
        if let (Value::String(key), Made::Value(inner)) =
            (&pair[0], value(&pair[1], cells, depth + 1, budget)?)
        {
            object.insert(key.clone(), inner);
        }
    }
    Some(Made::Value(Value::Object(object)))
}
