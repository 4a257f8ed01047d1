//! All families, on all cores.

use crate::participation::{FixedSecs, play};
use crate::population::Population;
use crate::report::{Report, report};
use crate::tally::Tally;
use protocol::script::NoScripts;
use protocol::{ScriptEngine, StudySource};
use rayon::prelude::*;
use script_native::NativeEngine;
use serde_json::Value;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// So many families are played before the progress is told.
const CHUNK: u64 = 64;

/// Plays the study for every family and counts.
///
/// `progress` hears how many families have been played; when it answers false, the rest are left out. It is called from several
/// threads.
pub fn run(
    study: &StudySource,
    population: &Population,
    progress: &(dyn Fn(u64) -> bool + Sync),
) -> Report {
    let done = AtomicU64::new(0);
    let goes_on = AtomicBool::new(true);
    let study = parsed(study);
    let chunks = population.families.div_ceil(CHUNK);
    let tally = (0..chunks)
        .into_par_iter()
        .map_init(
            || (engine(), FixedSecs::new()),
            |(engine, fixed), chunk| {
                let mut tally = Tally::default();
                for number in chunk * CHUNK..population.families.min((chunk + 1) * CHUNK) {
                    if !goes_on.load(Ordering::Relaxed) {
                        break;
                    }
                    let family = population.family(number);
                    let played = play(&study, population, &family, &mut **engine, fixed);
                    tally.add(played, study.use_generator);
                    let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if !progress(count) {
                        goes_on.store(false, Ordering::Relaxed);
                    }
                }
                tally
            },
        )
        .reduce(Tally::default, Tally::join);
    let structure = if study.use_generator {
        &Value::Null
    } else {
        &study.structure
    };
    report(population, structure, tally)
}

fn engine() -> Box<dyn ScriptEngine> {
    match NativeEngine::new() {
        Ok(engine) => Box::new(engine),
        Err(_) => Box::new(NoScripts),
    }
}

/// The study with its protocol read once and for all; one that is no JSON stays as it is and is reported with each family.
fn parsed(study: &StudySource) -> StudySource {
    let mut study = study.clone();
    if let Value::String(text) = &study.structure
        && let Ok(structure) = protocol::parse_structure(text)
    {
        study.structure = structure;
    }
    study
}

/// Whether earlier participations can change what is shown: a script may read them, or a randomizer looks back.
pub fn looks_back(study: &StudySource) -> bool {
    let text = study.structure.to_string();
    study.use_generator
        || [
            "conditionForAdditionalSessions",
            "generateProperties",
            "selectNextFrame",
            "exp-frame-select",
        ]
        .iter()
        .any(|word| text.contains(word))
}
