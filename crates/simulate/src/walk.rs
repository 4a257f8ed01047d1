//! A participation played without a page: scripts are run, frames that stand for others are put in, answers are made up.

use crate::answers;
use crate::durations;
use crate::population::iso;
use protocol::script::{Changed, Scene, generate_properties, select_next_frame};
use protocol::{Dice, FRAME_SELECT, FrameConfig, ScriptEngine, expand_select};
use serde_json::{Map, Value, json};

/// After so many pages a participation counts as one that never ends.
pub const MOST_VISITS: usize = 600;

/// What a participation starts from.
pub(crate) struct Start<'a> {
    pub(crate) frames: Vec<FrameConfig>,
    pub(crate) conditions: Map<String, Value>,
    pub(crate) child: &'a Value,
    /// The current participation is the first of them.
    pub(crate) past_sessions: &'a Value,
    pub(crate) now_millis: f64,
}

/// A participation that is over.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The pages in the order they were shown, with the parameters they had then.
    pub(crate) visited: Vec<FrameConfig>,
    pub(crate) conditions: Value,
    pub(crate) exp_data: Value,
    pub(crate) sequence: Value,
    /// Seconds of each page.
    pub(crate) secs: Vec<f64>,
    /// Scripts decided on the way.
    pub(crate) is_scripted: bool,
    /// It was stopped after [`MOST_VISITS`] pages.
    pub(crate) is_endless: bool,
    /// The whole list as it stood at the end, with the frames that were put in.
    pub(crate) frames: Vec<FrameConfig>,
    /// What went wrong on the way, each with the place of its frame.
    pub(crate) problems: Vec<(String, String)>,
}

/// Whether any frame decides something while the study is played.
pub(crate) fn has_scripts(frames: &[FrameConfig]) -> bool {
    frames.iter().any(|frame| {
        frame.kind == FRAME_SELECT
            || ["generateProperties", "selectNextFrame"]
                .iter()
                .any(|key| script(frame, key).is_some())
    })
}

fn script(frame: &FrameConfig, key: &str) -> Option<String> {
    let source = frame.params.get(key)?.as_str()?;
    (!source.trim().is_empty()).then(|| source.to_owned())
}

/// What a family answers.
pub(crate) enum Answers<'a> {
    /// Made up, by these dice.
    MadeUp(&'a mut dyn Dice),
    /// What was saved of each page, by its id. Where `sequence` does not name a page that shows something, the family left.
    Saved {
        data: &'a Map<String, Value>,
        sequence: &'a [String],
    },
}

/// Plays to the end. `dice` are those of the scripts and of frames that stand for others.
pub(crate) fn walk(
    start: Start<'_>,
    engine: &mut dyn ScriptEngine,
    dice: &mut dyn Dice,
    answers: &mut Answers<'_>,
) -> Walk {
    let mut state = State {
        frames: start.frames,
        conditions: Value::Object(start.conditions),
        exp_data: Value::Object(Map::new()),
        sequence: Vec::new(),
        child: start.child,
        past_sessions: start.past_sessions,
        now_millis: start.now_millis,
        problems: Vec::new(),
    };
    let (mut visited, mut secs, mut place, mut steps) = (Vec::new(), Vec::new(), 0, 0_usize);
    while place < state.frames.len() && steps < MOST_VISITS {
        steps += 1;
        let mut frame = state.frames[place].clone();
        frame.id = repeated(&frame.id, &state.sequence);
        state.generate(&mut frame, engine, dice);
        if frame.kind == FRAME_SELECT {
            state.put_in(&frame, place, dice);
        }
        let took = durations::seconds(&frame.kind, &frame.params);
        let data = match answers {
            Answers::MadeUp(chance) => answers::data(&frame, took, state.now_millis, &mut **chance),
            Answers::Saved { data, sequence } => {
                if frame.kind != FRAME_SELECT && !sequence.contains(&frame.id) {
                    break;
                }
                data.get(&frame.id).cloned().unwrap_or_else(|| json!({}))
            }
        };
        state.now_millis += took * 1000.0;
        let next = state.next(&frame, place, &data, engine, dice);
        if let Some(all) = state.exp_data.as_object_mut() {
            all.insert(frame.id.clone(), data);
        }
        if state.sequence.last() != Some(&frame.id) {
            state.sequence.push(frame.id.clone());
        }
        if frame.kind != FRAME_SELECT {
            visited.push(frame);
            secs.push(took);
        }
        place = next;
    }
    Walk {
        visited,
        conditions: state.conditions,
        exp_data: state.exp_data,
        sequence: json!(state.sequence),
        secs,
        is_scripted: true,
        is_endless: place < state.frames.len(),
        problems: state.problems,
        frames: state.frames,
    }
}

struct State<'a> {
    frames: Vec<FrameConfig>,
    conditions: Value,
    exp_data: Value,
    sequence: Vec<String>,
    child: &'a Value,
    past_sessions: &'a Value,
    now_millis: f64,
    problems: Vec<(String, String)>,
}

impl State<'_> {
    fn generate(
        &mut self,
        frame: &mut FrameConfig,
        engine: &mut dyn ScriptEngine,
        dice: &mut dyn Dice,
    ) {
        let Some(source) = script(frame, "generateProperties") else {
            return;
        };
        let sequence = json!(self.sequence);
        match generate_properties(engine, &source, &self.scene(&sequence), dice) {
            Ok(made) => {
                for (key, value) in made.properties {
                    if let ("id", Value::String(id)) = (key.as_str(), &value) {
                        frame.id.clone_from(id);
                    }
                    // A generated kind does not change the page.
                    if key != "kind" {
                        frame.params.insert(key, value);
                    }
                }
                self.change(made.changed);
            }
            Err(error) => self.report(frame, "generateProperties", &error.to_string()),
        }
    }

    /// Puts in what an `exp-frame-select` stands for.
    fn put_in(&mut self, frame: &FrameConfig, place: usize, dice: &mut dyn Dice) {
        match expand_select(
            &frame.id,
            &frame.params,
            self.past_sessions,
            self.now_millis,
            place + 1,
            dice,
        ) {
            Ok(resolved) => {
                let made = resolved.frames.into_iter().map(|mut new| {
                    new.path = format!("{}.{}", frame.path, new.path);
                    new
                });
                self.frames.splice(place + 1..=place, made);
            }
            Err(unresolved) => self.report(
                frame,
                &unresolved.error.path.clone(),
                &unresolved.error.message,
            ),
        }
    }

    /// The place of the page that follows.
    fn next(
        &mut self,
        frame: &FrameConfig,
        place: usize,
        data: &Value,
        engine: &mut dyn ScriptEngine,
        dice: &mut dyn Dice,
    ) -> usize {
        let Some(source) = script(frame, "selectNextFrame") else {
            return place + 1;
        };
        let sequence = json!(self.sequence);
        let frames: Value = self
            .frames
            .iter()
            .map(|frame| Value::Object(frame.params.clone()))
            .collect();
        match select_next_frame(
            engine,
            &source,
            &self.scene(&sequence),
            &frames,
            place,
            data,
            dice,
        ) {
            Ok(chosen) => {
                self.change(chosen.changed);
                match chosen.index {
                    Some(index)
                        if index >= 0.0
                            && index.fract() == 0.0
                            && index <= self.frames.len() as f64 =>
                    {
                        index as usize
                    }
                    other => {
                        let said = other
                            .map_or_else(|| "not a number".to_owned(), |index| index.to_string());
                        let why = format!(
                            "it gave {said}, and the list has {} frames; the next frame is shown",
                            self.frames.len()
                        );
                        self.report(frame, "selectNextFrame", &why);
                        place + 1
                    }
                }
            }
            Err(error) => {
                self.report(frame, "selectNextFrame", &error.to_string());
                place + 1
            }
        }
    }

    fn scene<'a>(&'a self, sequence: &'a Value) -> Scene<'a> {
        Scene {
            exp_data: &self.exp_data,
            sequence,
            child: self.child,
            past_sessions: self.past_sessions,
            conditions: &self.conditions,
            now_millis: Some(self.now_millis),
        }
    }

    fn change(&mut self, changed: Changed) {
        let Changed {
            frames,
            exp_data,
            sequence,
            conditions,
        } = changed;
        if let Some(data @ Value::Object(_)) = exp_data {
            self.exp_data = data;
        }
        if let Some(conditions @ Value::Object(_)) = conditions {
            self.conditions = conditions;
        }
        if let Some(ids) = sequence.as_ref().and_then(Value::as_array) {
            self.sequence = ids
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
        }
        if let Some(Value::Array(frames)) = frames {
            let read: Option<Vec<FrameConfig>> = frames
                .into_iter()
                .enumerate()
                .map(|(place, frame)| self.read(place, frame))
                .collect();
            if let Some(read) = read {
                self.frames = read;
            }
        }
    }

    /// A frame as a script left it in the list.
    fn read(&self, place: usize, frame: Value) -> Option<FrameConfig> {
        let Value::Object(params) = frame else {
            return None;
        };
        let text = |key: &str| Some(params.get(key)?.as_str()?.to_owned());
        let (id, kind) = (text("id")?, text("kind")?);
        let known = self.frames.get(place).filter(|known| known.id == id);
        let path = known.map_or_else(|| "frames".to_owned(), |known| known.path.clone());
        Some(FrameConfig {
            id,
            kind,
            path,
            params,
        })
    }

    fn report(&mut self, frame: &FrameConfig, what: &str, why: &str) {
        let place = format!("{}.{what}", frame.path);
        self.problems.push((place, why.to_owned()));
    }
}

/// The id of a page that was shown before: `-repeat-N`, counted on.
fn repeated(id: &str, sequence: &[String]) -> String {
    if !sequence.iter().any(|shown| shown == id) {
        return id.to_owned();
    }
    let stub = match id.rsplit_once("-repeat-") {
        Some((stub, number)) if number.parse::<u32>().is_ok() => stub,
        _ => id,
    };
    let repeats = sequence.iter().filter_map(|shown| {
        shown
            .strip_prefix(stub)?
            .strip_prefix("-repeat-")?
            .parse::<u32>()
            .ok()
    });
    format!(
        "{stub}-repeat-{}",
        repeats.max().unwrap_or(0).saturating_add(1)
    )
}

/// The current participation as it stands in the list of all, before anything is saved.
pub(crate) fn current(id: &str, now_millis: f64) -> Value {
    json!({
        "id": id, "createdOn": iso(now_millis), "conditions": {}, "expData": {}, "sequence": [], "completed": false,
        "completedConsentFrame": false, "surveyConsent": false, "globalEventTimings": [], "isPreview": false,
        "hash_child_id": "Sim", "recordingMethod": "recordrtc",
    })
}
