//! All families, on all cores.

use crate::branches::Branches;
use crate::participation::{FixedSecs, Participation, play};
use crate::population::{Family, Population};
use crate::report::{Report, report};
use crate::tally::Tally;
use protocol::script::NoScripts;
use protocol::{ScriptEngine, StudySource, Unresolved};
use script_native::NativeEngine;
use serde_json::Value;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// So many families are taken by a thread at a time.
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
    let next = AtomicU64::new(0);
    let tallies = rayon::broadcast(|_| {
        let mut player = Player::new(&study, population);
        loop {
            let first = next.fetch_add(CHUNK, Ordering::Relaxed);
            if first >= population.families {
                break;
            }
            for number in first..population.families.min(first + CHUNK) {
                if !goes_on.load(Ordering::Relaxed) {
                    break;
                }
                player.play(number);
                let count = done.fetch_add(1, Ordering::Relaxed) + 1;
                if !progress(count) {
                    goes_on.store(false, Ordering::Relaxed);
                }
            }
        }
        player.end()
    });
    let tally = tallies.into_iter().fold(Tally::default(), Tally::join);
    let structure = if study.use_generator {
        &Value::Null
    } else {
        &study.structure
    };
    report(population, structure, tally)
}

/// What one thread plays with, and what it has counted.
struct Player<'a> {
    study: &'a StudySource,
    population: &'a Population,
    looks_back: bool,
    branches: Option<Branches>,
    engine: Box<dyn ScriptEngine>,
    fixed: FixedSecs,
    tally: Tally,
}

impl<'a> Player<'a> {
    fn new(study: &'a StudySource, population: &'a Population) -> Self {
        Self {
            study,
            population,
            looks_back: looks_back(study),
            branches: Branches::of(study),
            engine: engine(),
            fixed: FixedSecs::new(),
            tally: Tally::default(),
        }
    }

    fn play(&mut self, number: u64) {
        let family = self.population.family(number);
        let seed = family.seed(family.earlier);
        let branches = self.branches.as_mut();
        if branches.is_some_and(|known| known.count(&family, seed)) {
            return;
        }
        let played = self.unfold(&family);
        if let (Some(branches), Ok(participation)) = (&mut self.branches, &played) {
            branches.learn(&family, &participation.draws);
        }
        self.tally.add(played, self.study.use_generator, 1);
    }

    fn unfold(&mut self, family: &Family) -> Result<Participation, Unresolved> {
        play(
            self.study,
            self.population,
            family,
            self.looks_back,
            &mut *self.engine,
            &mut self.fixed,
        )
    }

    /// The counts, with those of the families that drew what others had drawn.
    fn end(mut self) -> Tally {
        let repeats: Vec<(u64, u64)> = self.branches.iter().flat_map(Branches::repeats).collect();
        for (first, more) in repeats {
            let played = self.unfold(&self.population.family(first));
            self.tally.add(played, self.study.use_generator, more);
        }
        self.tally
    }
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
