//! Every way a study can unfold, as far as it can be walked.

use protocol::script::NoScripts;
use protocol::{
    Context, FRAME_SELECT, FrameConfig, Options as Unfold, Problem, SeededDice, StudySource,
};
use serde_json::{Map, Value, json};

use crate::origin;

/// Frames that are looked at in all unfoldings together; a study of 10,000 frames is looked at once for each of its parameter sets, up
/// to ten.
const MOST_FRAMES: usize = 120_000;
/// Unfoldings of one protocol: more parameter sets than these are looked at one in so many.
const MOST_SETS: usize = 64;

/// One unfolding.
pub(crate) struct Unfolded {
    /// The frames in order, those of an `exp-frame-select` after it.
    pub(crate) frames: Vec<FrameConfig>,
    /// Which parameter set every `random-parameter-set` took, counted from 0.
    pub(crate) set: usize,
    /// Whether all frames are there: a study with an error is shown in part.
    pub(crate) is_whole: bool,
}

/// Unfolds a protocol once for each of its parameter sets.
pub(crate) fn all(
    structure: &Value,
    context: &Context,
    seed: u32,
    frames_left: &mut usize,
) -> Vec<Unfolded> {
    let sets = most_sets(structure, 0).clamp(1, MOST_SETS);
    let mut found = Vec::new();
    for set in 0..sets {
        let mut forced = structure.clone();
        if sets > 1 {
            force(&mut forced, set, 0);
        }
        let (unfolded, _) = once(&forced, context, seed, set);
        let count = unfolded.frames.len();
        found.push(unfolded);
        *frames_left = frames_left.saturating_sub(count);
        if *frames_left == 0 {
            break;
        }
    }
    found
}

/// Whether some choice picks one of several parameter sets.
pub(crate) fn has_sets(structure: &Value) -> bool {
    most_sets(structure, 0) > 1
}

/// How many frames may be looked at.
pub(crate) fn budget() -> usize {
    MOST_FRAMES
}

/// Unfolds a protocol as it stands.
pub(crate) fn once(
    structure: &Value,
    context: &Context,
    seed: u32,
    set: usize,
) -> (Unfolded, Vec<Problem>) {
    let source = StudySource {
        structure: structure.clone(),
        ..StudySource::default()
    };
    let mut dice = SeededDice::new(seed);
    let outcome = protocol::resolve(
        &source,
        context,
        Unfold::default(),
        &mut dice,
        &mut NoScripts,
    );
    let (frames, problems, is_whole) = match outcome {
        Ok(resolved) => (resolved.frames, resolved.problems, true),
        Err(mut unresolved) => {
            let frames = std::mem::take(&mut unresolved.frames);
            (frames, unresolved.into_problems(), false)
        }
    };
    let mut problems: Vec<Problem> = problems;
    let frames = with_selected(frames, context, seed, &mut problems);
    let unfolded = Unfolded {
        frames,
        set,
        is_whole,
    };
    (unfolded, problems)
}

/// Puts every option of an `exp-frame-select` after it: which of them a family sees is decided while the study runs.
fn with_selected(
    frames: Vec<FrameConfig>,
    context: &Context,
    seed: u32,
    problems: &mut Vec<Problem>,
) -> Vec<FrameConfig> {
    if !frames.iter().any(|frame| frame.kind == FRAME_SELECT) {
        return frames;
    }
    let mut all = Vec::with_capacity(frames.len());
    let mut waiting: Vec<(FrameConfig, usize)> = Vec::new();
    for frame in frames {
        waiting.push((frame, 0));
        while let Some((frame, depth)) = waiting.pop() {
            if all.len() > MOST_FRAMES {
                return all;
            }
            if frame.kind == FRAME_SELECT && depth < 8 {
                let inner = selected(&frame, context, seed, problems);
                waiting.extend(inner.into_iter().rev().map(|frame| (frame, depth + 1)));
            }
            all.push(frame);
        }
    }
    all
}

fn selected(
    frame: &FrameConfig,
    context: &Context,
    seed: u32,
    problems: &mut Vec<Problem>,
) -> Vec<FrameConfig> {
    let mut params = frame.params.clone();
    if params.contains_key("generateProperties") {
        params.insert("whichFrames".to_owned(), json!(-1));
    }
    let outcome = protocol::expand_select(
        &frame.id,
        &params,
        &context.past_sessions,
        context.now_millis,
        0,
        &mut SeededDice::new(seed),
    );
    let (mut frames, found) = match outcome {
        Ok(resolved) => (resolved.frames, resolved.problems),
        Err(mut unresolved) => {
            let frames = std::mem::take(&mut unresolved.frames);
            (frames, unresolved.into_problems())
        }
    };
    for inner in &mut frames {
        inner.path = origin::join(&frame.path, &inner.path);
    }
    problems.extend(found.into_iter().map(|mut problem| {
        problem.path = origin::join(&frame.path, &problem.path);
        problem
    }));
    frames
}

/// The largest number of parameter sets in any choice.
fn most_sets(value: &Value, depth: usize) -> usize {
    if depth > protocol::MAX_DEPTH {
        return 0;
    }
    match value {
        Value::Array(list) => list
            .iter()
            .map(|inner| most_sets(inner, depth + 1))
            .max()
            .unwrap_or(0),
        Value::Object(object) => {
            let own = object
                .get("parameterSets")
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            let inner = object.values().map(|inner| most_sets(inner, depth + 1));
            inner.max().unwrap_or(0).max(own)
        }
        _ => 0,
    }
}

/// Makes every choice take the same of its parameter sets, or the one that this is the remainder of.
fn force(value: &mut Value, set: usize, depth: usize) {
    if depth > protocol::MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(list) => list
            .iter_mut()
            .for_each(|inner| force(inner, set, depth + 1)),
        Value::Object(object) => {
            if let Some(count) = count_of_sets(object) {
                let weights: Vec<u8> = (0..count).map(|at| u8::from(at == set % count)).collect();
                object.insert("parameterSetWeights".to_owned(), json!(weights));
                object.remove("conditionForAdditionalSessions");
            }
            object
                .values_mut()
                .for_each(|inner| force(inner, set, depth + 1));
        }
        _ => {}
    }
}

fn count_of_sets(object: &Map<String, Value>) -> Option<usize> {
    let sets = object.get("parameterSets")?.as_array()?;
    (!sets.is_empty()).then_some(sets.len())
}
