//! A study's own JavaScript: the contract with whatever engine runs it.
//!
//! An engine evaluates [`SHIM`] once, which gives a function `run(requestText, random)`, and passes texts to and fro.
//! Everything else, what the arguments look like and what counts as a result, is the same everywhere because it lives in
//! the shim and here.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::dice::Dice;

/// The JavaScript every engine evaluates first; its value is the function `run(requestText, random)`.
pub const SHIM: &str = include_str!("shim.js");

/// The longest result of a script.
const MAX_ANSWER_BYTES: usize = 64 << 20;

/// Something that can run JavaScript.
pub trait ScriptEngine {
    /// Calls the shim's `run(request, random)` and returns its text.
    ///
    /// `random` must return the numbers of `dice`, and afterwards `dice` must have been drawn from as often as the
    /// script drew. An engine whose callbacks must own what they use hands them [`Dice::fork`] and then catches up.
    ///
    /// # Errors
    /// [`ScriptError`] with [`ScriptStage::Engine`] if the script had to be stopped or the engine failed.
    fn call(&mut self, request: &str, dice: &mut dyn Dice) -> Result<String, ScriptError>;

    /// A participation begins: globals that scripts of an earlier one left behind may go; those set later must stay.
    fn begin(&mut self) {}
}

/// For shells without JavaScript: every call is refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoScripts;

impl ScriptEngine for NoScripts {
    fn call(&mut self, _request: &str, _dice: &mut dyn Dice) -> Result<String, ScriptError> {
        Err(ScriptError::engine("this program runs no JavaScript"))
    }
}

/// How far a script came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptStage {
    /// The text is not JavaScript, or its own statements failed.
    Syntax,
    /// The text does not give a function.
    NotAFunction,
    /// The function threw.
    Call,
    /// The function returned something unusable.
    Result,
    /// The engine itself failed, or stopped a script that ran too long or used too much memory.
    Engine,
}

/// Why a script gave no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// How far it came.
    pub stage: ScriptStage,
    /// What the engine said, for the researcher.
    pub detail: String,
}

impl ScriptError {
    /// A failure of the engine rather than of the script's text.
    pub fn engine(detail: impl Into<String>) -> Self {
        Self {
            stage: ScriptStage::Engine,
            detail: detail.into(),
        }
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.stage {
            ScriptStage::Syntax => "is not valid JavaScript",
            ScriptStage::NotAFunction => "does not evaluate to one function",
            ScriptStage::Call => "failed while running",
            ScriptStage::Result => "did not return what it should",
            ScriptStage::Engine => "could not be run to its end",
        };
        write!(out, "{what}: {}", self.detail)
    }
}

impl std::error::Error for ScriptError {}

/// What a frame's script may read: the participation as it stands, in the wire's JSON.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Final frame id → the frame's saved data.
    pub exp_data: &'a Value,
    /// Final ids of the frames visited, in order.
    pub sequence: &'a Value,
    /// The child's attributes and `id`; null if there is no child.
    pub child: &'a Value,
    /// Attributes and `id` of every participation, the current one included, newest first.
    pub past_sessions: &'a Value,
    /// The conditions of this participation.
    pub conditions: &'a Value,
    /// Milliseconds since 1970 that the script's clock shows throughout; nothing lets it read the engine's clock.
    pub now_millis: Option<f64>,
}

/// Live state a script has changed; whatever is present replaces what the session holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changed {
    /// The list of frame configs (`selectNextFrame` only).
    pub frames: Option<Value>,
    /// The saved data of all frames.
    pub exp_data: Option<Value>,
    /// The ids visited.
    pub sequence: Option<Value>,
    /// The conditions (`generateProperties` only).
    pub conditions: Option<Value>,
}

/// What `generateProperties` gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    /// Parameters to lay over the frame's own.
    pub properties: Map<String, Value>,
    /// What else it changed.
    pub changed: Changed,
}

/// What `selectNextFrame` gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Place of the next frame in the list, counted from 0; nothing for not-a-number or infinity.
    pub index: Option<f64>,
    /// What else it changed.
    pub changed: Changed,
}

/// Runs a frame's `generateProperties`.
///
/// # Errors
/// [`ScriptError`] if the text, the function or its result is unusable.
pub fn generate_properties(
    engine: &mut dyn ScriptEngine,
    source: &str,
    scene: &Scene<'_>,
    dice: &mut dyn Dice,
) -> Result<Generated, ScriptError> {
    let mut answer = ask(engine, &request("generateProperties", source, scene), dice)?;
    let properties = match take(&mut answer, "properties") {
        Some(Value::Object(properties)) => properties,
        // A list is an object to JavaScript; its indices become the keys.
        Some(Value::Array(list)) => list
            .into_iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => Map::new(),
    };
    Ok(Generated {
        properties,
        changed: changed(&mut answer),
    })
}

/// Runs a frame's `selectNextFrame`.
///
/// `frames` are the resolved configs, `frame_data` what the frame is about to save.
///
/// # Errors
/// [`ScriptError`] if the text, the function or its result is unusable.
pub fn select_next_frame(
    engine: &mut dyn ScriptEngine,
    source: &str,
    scene: &Scene<'_>,
    frames: &Value,
    frame_index: usize,
    frame_data: &Value,
    dice: &mut dyn Dice,
) -> Result<Chosen, ScriptError> {
    let mut asked = request("selectNextFrame", source, scene);
    asked["frames"] = frames.clone();
    asked["frameIndex"] = json!(frame_index);
    asked["frameData"] = frame_data.clone();
    let mut answer = ask(engine, &asked, dice)?;
    Ok(Chosen {
        index: answer.get("index").and_then(Value::as_f64),
        changed: changed(&mut answer),
    })
}

/// Runs a generator; the result is the shim's graph of `{frames, sequence}`.
pub(crate) fn run_generator(
    engine: &mut dyn ScriptEngine,
    source: &str,
    child: &Value,
    past_sessions: &Value,
    now_millis: f64,
    dice: &mut dyn Dice,
) -> Result<Value, ScriptError> {
    let now = now_millis.is_finite().then_some(now_millis);
    let asked = json!({"task": "generator", "source": source, "child": child, "pastSessions": past_sessions, "now": now});
    engine.begin();
    Ok(take(&mut ask(engine, &asked, dice)?, "graph").unwrap_or_default())
}

fn request(task: &str, source: &str, scene: &Scene<'_>) -> Value {
    json!({
        "task": task,
        "source": source,
        "expData": scene.exp_data,
        "sequence": scene.sequence,
        "child": scene.child,
        "pastSessions": scene.past_sessions,
        "conditions": scene.conditions,
        "now": scene.now_millis,
    })
}

/// The shim's answer to a call that went well. Read by hand: what derived code adds to the player is larger than all the rest here.
fn ask(
    engine: &mut dyn ScriptEngine,
    request: &Value,
    dice: &mut dyn Dice,
) -> Result<Map<String, Value>, ScriptError> {
    let text = engine.call(&request.to_string(), dice)?;
    if text.len() > MAX_ANSWER_BYTES {
        return Err(ScriptError::engine("it returned more than 64 MiB"));
    }
    let answer: Value =
        serde_json::from_str(&text).map_err(|fault| ScriptError::engine(fault.to_string()))?;
    let said = |key: &str| answer[key].as_str().unwrap_or_default();
    if answer["ok"] != true {
        return Err(ScriptError {
            stage: match said("stage") {
                "syntax" => ScriptStage::Syntax,
                "not-a-function" => ScriptStage::NotAFunction,
                "call" => ScriptStage::Call,
                "result" => ScriptStage::Result,
                _ => ScriptStage::Engine,
            },
            detail: said("message").to_owned(),
        });
    }
    match answer {
        Value::Object(answer) => Ok(answer),
        _ => Ok(Map::new()),
    }
}

/// A member that is there and is not null.
fn take(from: &mut Map<String, Value>, key: &str) -> Option<Value> {
    from.get_mut(key)
        .map(Value::take)
        .filter(|value| !value.is_null())
}

fn changed(answer: &mut Map<String, Value>) -> Changed {
    let Some(Value::Object(mut all)) = take(answer, "changed") else {
        return Changed::default();
    };
    Changed {
        frames: take(&mut all, "frames"),
        exp_data: take(&mut all, "expData"),
        sequence: take(&mut all, "sequence"),
        conditions: take(&mut all, "conditions"),
    }
}
