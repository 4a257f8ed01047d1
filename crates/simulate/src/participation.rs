//! All participations of one family, the last of which counts.

use crate::durations;
use crate::population::{Family, Population};
use crate::touched::Touched;
use crate::walk::{Answers, Start, Walk, current, has_scripts, walk};
use protocol::trace::Draw;
use protocol::{
    Context, Options, Problem, ScriptEngine, SeededDice, StudySource, Unresolved, play_dice,
    resolve,
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The last participation of a family.
#[derive(Debug)]
pub(crate) struct Participation {
    pub(crate) walk: Walk,
    pub(crate) draws: Vec<Draw>,
    pub(crate) problems: Vec<Problem>,
}

/// Seconds of the pages that are the same for every family, by their path.
pub(crate) type FixedSecs = HashMap<String, f64>;

/// Plays the family's earlier participations and the one that counts.
///
/// # Errors
/// The study does not start for this family; the problem that stops it comes first.
pub(crate) fn play(
    study: &StudySource,
    population: &Population,
    family: &Family,
    looks_back: bool,
    engine: &mut dyn ScriptEngine,
    fixed: &mut FixedSecs,
) -> Result<Participation, Unresolved> {
    let mut past: Vec<Value> = Vec::new();
    // What nothing looks back at need not be played.
    let mut turn = if looks_back { 0 } else { family.earlier };
    loop {
        let now_millis = population.moment(turn, family.earlier);
        past.insert(
            0,
            current(&format!("response-{}-{turn}", family.number), now_millis),
        );
        let context = Context {
            child: population.child(family),
            past_sessions: Value::Array(past.clone()),
            now_millis,
        };
        let participation = once(study, family, turn, &context, engine, fixed);
        if turn == family.earlier {
            return participation;
        }
        // A study that does not start saves no consent, and the family comes again.
        if let Ok(Participation { walk, .. }) = participation {
            let record = &mut past[0];
            record["conditions"] = walk.conditions;
            record["expData"] = walk.exp_data;
            record["sequence"] = walk.sequence;
            record["completed"] = json!(true);
            record["completedConsentFrame"] = json!(true);
        }
        turn += 1;
    }
}

fn once(
    study: &StudySource,
    family: &Family,
    turn: u32,
    context: &Context,
    engine: &mut dyn ScriptEngine,
    fixed: &mut FixedSecs,
) -> Result<Participation, Unresolved> {
    let seed = family.seed(turn);
    engine.begin();
    let resolved = resolve(
        study,
        context,
        Options::default(),
        &mut SeededDice::new(seed),
        engine,
    )?;
    let walk = if has_scripts(&resolved.frames) {
        let start = Start {
            frames: resolved.frames,
            conditions: resolved.conditions,
            child: &context.child,
            past_sessions: &context.past_sessions,
            now_millis: context.now_millis,
        };
        let mut answers = family.answers();
        walk(
            start,
            engine,
            &mut play_dice(seed),
            &mut Answers::MadeUp(&mut answers),
        )
    } else {
        let touched = Touched::by(&resolved.draws, study.use_generator);
        let secs = resolved.frames.iter().map(|frame| {
            if !touched.may_vary(frame)
                && let Some(secs) = fixed.get(&frame.path)
            {
                return *secs;
            }
            let secs = durations::seconds(&frame.kind, &frame.params);
            fixed.insert(frame.path.clone(), secs);
            secs
        });
        let secs = secs.collect();
        let sequence = resolved
            .frames
            .iter()
            .map(|frame| frame.id.as_str())
            .collect();
        Walk {
            visited: resolved.frames,
            conditions: Value::Object(resolved.conditions),
            exp_data: json!({}),
            sequence,
            secs,
            ..Walk::default()
        }
    };
    Ok(Participation {
        walk,
        draws: resolved.draws,
        problems: resolved.problems,
    })
}
