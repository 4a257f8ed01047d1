//! One study from its text to its findings.

use std::collections::{HashMap, HashSet};

use protocol::Context;
use protocol::script::ScriptEngine;
use serde_json::{Value, json};

use crate::common::Common;
use crate::declaration::Declaration;
use crate::failure::failed;
use crate::finding::{Finding, Note};
use crate::generator::{Failure, Stage};
use crate::locate::Map;
use crate::params::Kinds;
use crate::read::{Findings, Reading, Written, read};
use crate::shown::Shown;
use crate::study::{Checked, Source};
use crate::tree::Node;
use crate::{
    Options, access, answers, codes, dead_ends, expand, generator, ids, key_order, params,
    problems, recording, scripts, spare, structure,
};

/// Ages of the children a generator is asked for, in days.
const AGES_DAYS: [u32; 7] = [100, 300, 547, 1000, 1700, 2800, 4400];
const USUAL_AGE_DAYS: u32 = 547;
/// Runs of a generator for each age.
const SEEDS: u32 = 2;
/// Further runs, where something seems to be of no use, and the seed of their first.
const MORE_RUNS: usize = 60;
const FIRST_OF_MORE: u32 = 1_000;
const DAY_MILLIS: f64 = 86_400_000.0;

/// Checks the text of a protocol, of a generator, or of a study record around them. `file` is its name, as it is to be printed.
pub fn check(
    source: &str,
    file: &str,
    options: &Options,
    engine: &mut dyn ScriptEngine,
    declarations: &[Declaration],
) -> Vec<Finding> {
    inspect(source, file, options, engine, declarations).findings
}

/// The same, with the frames for whoever wants to look further.
pub fn inspect(
    source: &str,
    file: &str,
    options: &Options,
    engine: &mut dyn ScriptEngine,
    declarations: &[Declaration],
) -> Checked {
    let mut checked = Checked::default();
    let mut findings = Vec::new();
    let Some(reading) = read(source, file, options, &mut Findings(&mut findings)) else {
        checked.findings = findings;
        return checked;
    };
    let mut work = Work {
        kinds: Kinds::of(declarations),
        options,
        findings,
        told: HashSet::new(),
        scripts: HashSet::new(),
        frames_left: expand::budget(),
        checked,
    };
    match reading.generator.clone() {
        Some((text, written)) if reading.use_generator => {
            work.generated(&reading, &text, &written, engine);
        }
        unused => {
            if let Some((_, written)) = unused {
                work.unused_generator(&reading, &written);
            }
            work.stored(reading, engine);
        }
    }
    let Work {
        mut checked,
        mut findings,
        ..
    } = work;
    findings.sort_by(|one, other| {
        (&one.file, one.line, one.column, one.code, &one.path).cmp(&(
            &other.file,
            other.line,
            other.column,
            other.code,
            &other.path,
        ))
    });
    checked.findings = findings;
    checked
}

struct Work<'a> {
    kinds: Kinds<'a>,
    options: &'a Options,
    findings: Vec<Finding>,
    told: HashSet<(&'static str, String, String)>,
    scripts: HashSet<String>,
    frames_left: usize,
    checked: Checked,
}

impl Work<'_> {
    fn context(&self, age_days: u32, past_sessions: Value) -> Context {
        let born_millis = self.options.now_millis - f64::from(age_days) * DAY_MILLIS;
        Context {
            child: json!({"id": "checker", "givenName": "Child", "birthday": born_millis, "gender": "na",
                "ageAtBirth": "40 or more weeks", "additionalInformation": "", "languageList": "en", "conditionList": "",
                "deleted": false}),
            past_sessions,
            now_millis: self.options.now_millis,
        }
    }

    fn tell(&mut self, map: &Map<'_>, notes: Vec<Note>) {
        for note in notes {
            if !self
                .told
                .insert((note.code.name, note.path.clone(), note.message.clone()))
            {
                continue;
            }
            let finding = map.finding(note);
            // One line of a generator may make many frames.
            let place = format!("{}:{}", finding.line, finding.column);
            let is_made = map.tree.span.is_none();
            let message = if finding.code == codes::SAME_FRAME_ID.name {
                String::new()
            } else {
                finding.message.clone()
            };
            if !is_made || self.told.insert((finding.code, place, message)) {
                self.findings.push(finding);
            }
        }
    }

    /// A protocol that is stored.
    fn stored(&mut self, reading: Reading, engine: &mut dyn ScriptEngine) {
        let Reading {
            structure,
            tree,
            structure_in,
            ..
        } = reading;
        let context = self.context(USUAL_AGE_DAYS, json!([]));
        let mut notes = Vec::new();
        structure::check(&structure, &mut notes);
        key_order::check(&structure, &context, &mut notes);
        self.unfolded(&structure, &tree, &context, 1, &mut notes, engine);
        spare::check(&structure, &tree, &context, &self.kinds, &mut notes);
        let map = Map {
            tree: &tree,
            written: &structure_in,
        };
        self.tell(&map, notes);
        self.checked.add_source(Source {
            tree,
            written: structure_in,
        });
    }

    /// A protocol that a generator makes, for children of several ages.
    fn generated(
        &mut self,
        reading: &Reading,
        text: &str,
        written: &Written,
        engine: &mut dyn ScriptEngine,
    ) {
        let mut runs = Vec::new();
        let mut failure: Option<(Failure, u32)> = None;
        // Each run throws its own dice: what chance decides must be met from several sides.
        let mut seed = 0;
        'runs: for _ in 0..SEEDS {
            for age in AGES_DAYS {
                seed += 1;
                let context = self.context(age, json!([]));
                match generator::run(engine, text, &context, seed) {
                    Ok(structure) => runs.push((structure, context, seed)),
                    Err(fault) => {
                        let is_last = fault.stage != Stage::Throws;
                        failure.get_or_insert((fault, age));
                        if is_last {
                            break 'runs;
                        }
                    }
                }
            }
        }
        if let Some((fault, age)) = &failure {
            let note = failed(
                fault,
                *age,
                runs.is_empty(),
                &reading.structure,
                text,
                written,
            );
            let map = Map {
                tree: &Node::default(),
                written,
            };
            self.tell(&map, vec![note]);
        }
        if let Some((structure, _, seed)) = runs.first() {
            // A family that comes back; what fails here may be for want of answers that only a family gives.
            let past = past_sessions(structure, &self.context(USUAL_AGE_DAYS, json!([])));
            let context = self.context(USUAL_AGE_DAYS, past);
            if let Ok(structure) = generator::run(engine, text, &context, *seed) {
                runs.push((structure, context, *seed));
            }
        }
        let waiting = self.runs(&runs, written, engine);
        let mut waiting = self.still_unused(waiting, text, engine);
        let mut tree = Node::default();
        if let Some((structure, context, _)) = runs.first() {
            let unused = |note: &Note| {
                let name = note.path.strip_prefix("frames.")?;
                (note.code == codes::UNUSED_FRAME).then(|| name.to_owned())
            };
            let names: Vec<String> = waiting.iter().filter_map(unused).collect();
            tree = Node::of(structure);
            spare::of(&names, structure, &tree, context, &self.kinds, &mut waiting);
        }
        let map = Map {
            tree: &tree,
            written,
        };
        self.tell(&map, waiting);
    }

    /// Runs the generator for more children, for as long as something was of use to none.
    fn still_unused(
        &self,
        mut waiting: Vec<Note>,
        text: &str,
        engine: &mut dyn ScriptEngine,
    ) -> Vec<Note> {
        for (number, age) in AGES_DAYS.iter().cycle().enumerate().take(MORE_RUNS) {
            if waiting.is_empty() {
                break;
            }
            let context = self.context(*age, json!([]));
            let seed = FIRST_OF_MORE + number as u32;
            let Ok(structure) = generator::run(engine, text, &context, seed) else {
                continue;
            };
            let mut unused = Vec::new();
            structure::check(&structure, &mut unused);
            waiting.retain(|note| {
                if note.code == codes::UNUSED_FRAME {
                    let name = note.path.trim_start_matches("frames.");
                    let sequence = structure["sequence"].as_array();
                    return !sequence.is_some_and(|list| list.iter().any(|one| one == name));
                }
                unused
                    .iter()
                    .any(|other| other.code == note.code && other.path == note.path)
            });
        }
        waiting
    }

    /// Looks at what a generator has made, and gives back what no child had a use for.
    fn runs(
        &mut self,
        runs: &[(Value, Context, u32)],
        written: &Written,
        engine: &mut dyn ScriptEngine,
    ) -> Vec<Note> {
        // Frames and values that one child has no use for, another may have.
        let mut unused: HashMap<(&'static str, String), usize> = HashMap::new();
        let mut waiting = Vec::new();
        let mut seen: HashSet<&Value> = HashSet::new();
        let mut count = 0;
        for (structure, context, seed) in runs {
            if self.frames_left == 0 || !seen.insert(structure) {
                continue;
            }
            count += 1;
            let tree = Node::of(structure);
            let mut notes = Vec::new();
            structure::check(structure, &mut notes);
            self.unfolded(structure, &tree, context, *seed, &mut notes, engine);
            let (of_all, now): (Vec<_>, Vec<_>) = notes
                .into_iter()
                .partition(|note| ONLY_IF_ALWAYS.contains(&note.code.name));
            let mut here = HashSet::new();
            for note in of_all {
                let key = (note.code.name, note.path.clone());
                if here.insert(key.clone()) {
                    let times = unused.entry(key).or_default();
                    *times += 1;
                    if *times == 1 {
                        waiting.push(note);
                    }
                }
            }
            let map = Map {
                tree: &tree,
                written,
            };
            self.tell(&map, now);
            self.checked.add_source(Source {
                tree: tree.clone(),
                written: written.clone(),
            });
        }
        waiting.retain(|note| unused.get(&(note.code.name, note.path.clone())) == Some(&count));
        waiting
    }

    /// Everything that is seen once frames are unfolded.
    fn unfolded(
        &mut self,
        structure: &Value,
        tree: &Node,
        context: &Context,
        seed: u32,
        notes: &mut Vec<Note>,
        engine: &mut dyn ScriptEngine,
    ) {
        let source = self.checked.next_source();
        let (plain, found) = expand::once(structure, context, seed, 0);
        notes.extend(problems::notes(&found, structure, tree, 0));
        let unfoldings = if expand::has_sets(structure) {
            expand::all(structure, context, seed, &mut self.frames_left)
        } else {
            self.frames_left = self.frames_left.saturating_sub(plain.frames.len());
            vec![plain]
        };
        let mut kept = HashSet::new();
        let mut common = Common::default();
        for unfolding in unfoldings {
            let frames: Vec<Shown<'_>> = unfolding
                .frames
                .iter()
                .map(|frame| Shown::of(frame, &self.kinds, tree, unfolding.set))
                .collect();
            for shown in &frames {
                params::check(
                    shown.frame,
                    &self.kinds,
                    tree,
                    unfolding.set,
                    &mut common,
                    notes,
                );
                access::check(shown, notes);
            }
            if unfolding.is_whole {
                recording::check(&frames, notes);
                dead_ends::check(&frames, notes);
                ids::check(&frames, notes);
            }
            scripts::check(&frames, context, engine, &mut self.scripts, notes);
            for frame in unfolding.frames {
                if kept.insert((frame.path.clone(), unfolding.set)) {
                    self.checked.add_frame(frame, unfolding.set, source);
                }
            }
        }
        common.settle(notes);
        params::once_each(notes);
    }

    fn unused_generator(&mut self, reading: &Reading, written: &Written) {
        let message = "There is a generator here, and use_generator is not true: families get the stored protocol, and the generator \
                       never runs.";
        let help = "Set use_generator to true, or remove the generator.";
        let note = Note::new(codes::GENERATOR_UNUSED, "generator", message, help);
        let span = written.span.start..(written.span.start + 1).min(written.span.end);
        let map = Map {
            tree: &reading.tree,
            written,
        };
        self.tell(&map, vec![note.at(span)]);
    }
}

/// For these it counts only if no child has a use for the thing.
const ONLY_IF_ALWAYS: [&str; 3] = [
    codes::UNUSED_FRAME.name,
    codes::UNUSED_PLACEHOLDER.name,
    codes::UNUSED_OPTION.name,
];

/// The current participation and a finished one before it.
fn past_sessions(structure: &Value, context: &Context) -> Value {
    let (unfolding, _) = expand::once(structure, context, 1, 0);
    let data = unfolding
        .frames
        .iter()
        .map(|frame| (frame.id.clone(), answers::of(frame, 0)));
    let sequence: Value = unfolding
        .frames
        .iter()
        .map(|frame| json!(frame.id))
        .collect();
    let session = |id: &str, done: bool, exp_data: Value, sequence: Value| {
        json!({"id": id, "createdOn": context.now_millis - DAY_MILLIS, "conditions": {}, "expData": exp_data,
            "sequence": sequence, "completed": done, "completedConsentFrame": done, "surveyConsent": false,
            "globalEventTimings": [], "isPreview": false, "hash_child_id": "child", "recordingMethod": "recordrtc"})
    };
    json!([
        session("now", false, json!({}), json!([])),
        session("before", true, Value::Object(data.collect()), sequence),
    ])
}
