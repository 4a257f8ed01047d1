//! From a study's source to its list of frames (spec 1.3 and 1.5).

use std::rc::Rc;

use serde_json::{Map, Value};

use crate::advice;
use crate::dice::Dice;
use crate::fetch::{self, Fetch, FetchPlace};
use crate::heap::{Heap, MAX_DEPTH, Val, quoted, too_deep};
use crate::ids;
use crate::object::Properties;
use crate::problem::{MOST_PROBLEMS, Outcome, Problem, ProblemKind, Unresolved, note, stop};
use crate::resolved::{FrameConfig, Resolved};
use crate::script::{self, ScriptEngine, ScriptError};
use crate::source::{self, Context, Options, StudySource};
use crate::streams::Streams;
use crate::substitute::Substituter;

/// A plain frame before its final id, and where it is defined.
pub(crate) struct Found {
    frame: Val,
    path: String,
}

/// The state of one expansion.
pub(crate) struct Resolver<'a> {
    pub(crate) heap: Heap,
    pub(crate) dice: &'a mut dyn Dice,
    pub(crate) warnings: Vec<Problem>,
    pub(crate) context: &'a Context,
    pub(crate) found: Vec<Found>,
    pub(crate) streams: Option<Streams>,
    #[cfg(feature = "trace")]
    pub(crate) draws: Vec<crate::trace::Draw>,
    /// The mistakes after which the rest was still looked at, and the random numbers drawn up to the first.
    errors: Vec<Problem>,
    drawn_at_error: u64,
    frames: Val,
    depth: usize,
}

/// Unfolds a study into its frames.
///
/// Draws random numbers in the predecessor's order. The generator runs if the study uses it; where it fails, the stored
/// structure is played and the failure is among the warnings.
///
/// # Errors
/// The mistake that keeps the study from playing, with its path. The other entries of `sequence` are looked at all the same, so
/// that a researcher reads every mistake at once; the first is the one the predecessor stops at.
pub fn resolve(
    study: &StudySource,
    context: &Context,
    options: Options,
    dice: &mut dyn Dice,
    engine: &mut dyn ScriptEngine,
) -> Result<Resolved, Unresolved> {
    let before = dice.drawn();
    let mut resolver = Resolver {
        heap: Heap::default(),
        dice,
        warnings: Vec::new(),
        context,
        found: Vec::new(),
        streams: None,
        #[cfg(feature = "trace")]
        draws: Vec::new(),
        errors: Vec::new(),
        drawn_at_error: 0,
        frames: Val::Undefined,
        depth: 0,
    };
    let outcome = resolver
        .run(study, options, engine)
        .unwrap_or_else(|error| {
            resolver.failed(*error);
            Resolved::default()
        });
    let is_played = resolver.errors.is_empty();
    let drawn = if is_played {
        resolver.dice.drawn()
    } else {
        resolver.drawn_at_error
    };
    let random_used = drawn - before;
    let mut problems = resolver.errors;
    problems.append(&mut resolver.warnings);
    let mut problems = advice::without_repeats(problems);
    if is_played {
        return Ok(Resolved {
            problems,
            random_used,
            #[cfg(feature = "trace")]
            draws: resolver.draws,
            ..outcome
        });
    }
    Err(Unresolved {
        error: Box::new(problems.remove(0)),
        others: problems,
        frames: outcome.frames,
        random_used,
    })
}

impl Resolver<'_> {
    fn run(
        &mut self,
        study: &StudySource,
        options: Options,
        engine: &mut dyn ScriptEngine,
    ) -> Outcome<Resolved> {
        let protocol = self.protocol(study, engine)?;
        let randomization = self.heap.get(&protocol, "randomization");
        self.choose_randomization(&randomization);
        self.frames = self.heap.get(&protocol, "frames");
        let language = match self.heap.get(&protocol, "language") {
            Val::Text(name) => Some(name.to_string()),
            _ => None,
        };
        let sequence = self.heap.get(&protocol, "sequence");
        let Some(sequence) = self.heap.elements(&sequence).map(<[Val]>::to_vec) else {
            let message = format!(
                "sequence must be a list of names of frames, but it is {}, so the study cannot start. Add \
                 \"sequence\": [\"name\", …] beside \"frames\".",
                sequence.describe()
            );
            let kind = if sequence.is_nothing() {
                ProblemKind::MissingProperty
            } else {
                ProblemKind::WrongType
            };
            return stop(kind, "sequence", message);
        };
        let mut conditions = Vec::new();
        for (place, nickname) in sequence.iter().enumerate() {
            let printed = self.heap.to_text(nickname);
            let entry = self.heap.step_text(&printed, "sequence");
            match entry.and_then(|()| self.entry(nickname, place, &printed)) {
                Ok(choice) if choice.is_truthy() => {
                    conditions.push((format!("{place}-{printed}"), choice));
                }
                Ok(_) => {}
                Err(problem) => {
                    let legacy = format!("Parse error: Cannot resolve the frame {printed}.");
                    if self.failed(problem.with_legacy(legacy)) {
                        break;
                    }
                }
            }
        }
        let mut frames = Vec::with_capacity(self.found.len());
        let mut fetches = Vec::new();
        for found in std::mem::take(&mut self.found) {
            match self.finish(&found, frames.len(), options, &mut fetches) {
                Ok(config) => frames.push(config),
                Err(problem) => {
                    if self.failed(*problem) {
                        break;
                    }
                }
            }
        }
        let unused = advice::on_unused(&self.heap, &self.frames, &sequence);
        self.warnings.extend(unused);
        if !self.errors.is_empty() {
            return Ok(Resolved {
                frames,
                ..Resolved::default()
            });
        }
        let mut written = Map::new();
        for (key, choice) in conditions {
            let path = format!("conditions.{key}");
            if let Some(json) = self.heap.export(&choice, |_| true, &path)? {
                written.insert(key, json);
            }
        }
        self.warnings.extend(advice::on_frames(&frames));
        Ok(Resolved {
            frames,
            conditions: written,
            language,
            fetches,
            ..Resolved::default()
        })
    }

    /// Notes a mistake; true if there is no room left to look at the rest.
    fn failed(&mut self, problem: Problem) -> bool {
        if self.errors.is_empty() {
            self.drawn_at_error = self.dice.drawn();
        }
        let is_full = problem.kind == ProblemKind::TooLarge;
        self.errors.push(problem);
        is_full || self.errors.len() >= MOST_PROBLEMS
    }

    /// The object with `frames` and `sequence`: the generator's, else the stored one.
    fn protocol(&mut self, study: &StudySource, engine: &mut dyn ScriptEngine) -> Outcome<Val> {
        let mut failure = None;
        if study.use_generator {
            let source = study.generator.as_deref().unwrap_or_default();
            let Context {
                child,
                past_sessions,
                now_millis,
            } = self.context;
            match script::run_generator(
                engine,
                source,
                child,
                past_sessions,
                *now_millis,
                self.dice,
            ) {
                Ok(graph) => return self.heap.import_graph(&graph),
                Err(error) => failure = Some(error),
            }
        }
        let parsed;
        let structure = match &study.structure {
            Value::String(text) => {
                parsed = source::read(text)?;
                &parsed
            }
            other => other,
        };
        if let Some(error) = failure {
            let usable = structure.get("sequence").is_some_and(Value::is_array);
            let problem = generator_problem(&error, usable);
            if !usable {
                return Err(Box::new(problem));
            }
            note(&mut self.warnings, problem);
        }
        let Value::Object(parts) = structure else {
            let message = "The protocol must be an object with frames and sequence, so the study cannot start. Put \
                           { \"frames\": { … }, \"sequence\": [ … ] } around it.";
            return stop(ProblemKind::WrongType, "", message);
        };
        let protocol = self.heap.object(Properties::default());
        for key in ["frames", "sequence", "randomization"] {
            if let Some(part) = parts.get(key) {
                let part = self.heap.import(part, 0).map_err(|mut problem| {
                    problem_at(&mut problem, key);
                    problem
                })?;
                self.heap.set(&protocol, key, part);
            }
        }
        Ok(protocol)
    }

    /// One entry of `sequence`.
    fn entry(&mut self, nickname: &Val, place: usize, printed: &str) -> Outcome<Val> {
        let Some(frame) = self.heap.own(&self.frames, printed) else {
            if !nickname.is_truthy() {
                let message = "This entry of sequence is empty, so the study cannot start. Name a frame here.";
                return stop(
                    ProblemKind::UnknownFrame,
                    format!("sequence[{place}]"),
                    message,
                );
            }
            let names = self.heap.entries(&self.frames);
            let known: Vec<String> = names
                .iter()
                .take(20)
                .map(|(name, _)| quoted(name))
                .collect();
            let known = if known.is_empty() {
                "none is defined".to_owned()
            } else {
                format!(
                    "defined are {}{}",
                    known.join(", "),
                    if names.len() > 20 { " and more" } else { "" }
                )
            };
            let message = format!(
                "sequence names the frame {}, which frames does not define ({known}), so the study cannot start. Define \
                 it or correct the name.",
                quoted(printed)
            );
            return stop(
                ProblemKind::UnknownFrame,
                format!("sequence[{place}]"),
                message,
            );
        };
        self.resolve(nickname, &frame, &format!("frames.{printed}"))
    }

    /// Resolves one frame, group or choice; plain frames go to `found`, the result is what was chosen.
    ///
    /// `id` is what a frame without an id of its own is called: a text, or null inside groups.
    pub(crate) fn resolve(&mut self, id: &Val, frame: &Val, path: &str) -> Outcome<Val> {
        // Every level here takes two of nesting: the list and the object in it.
        if self.depth * 2 > MAX_DEPTH {
            return too_deep(path);
        }
        self.heap.step_text(path, path)?;
        self.depth += 1;
        let choice = self.resolve_here(id, frame, path);
        self.depth -= 1;
        choice
    }

    fn resolve_here(&mut self, id: &Val, frame: &Val, path: &str) -> Outcome<Val> {
        if frame.is_nothing() {
            let message = format!(
                "This frame is {}, so the study cannot start. Put an object with a kind here.",
                frame.describe()
            );
            return stop(ProblemKind::WrongType, path, message);
        }
        let parameters = self.heap.get(frame, "parameters");
        if parameters.is_truthy() {
            Substituter::new(parameters, path).apply(frame, path, &mut self.tools())?;
        }
        let kind = self.heap.get(frame, "kind");
        match &kind {
            Val::Text(kind) if is_page(kind) => {
                let own = self.heap.get(frame, "id");
                if !own.is_truthy() {
                    if !id.is_truthy() {
                        self.warn_unnamed(path);
                    }
                    self.heap.set(frame, "id", id.clone());
                }
                self.found.push(Found {
                    frame: frame.clone(),
                    path: path.to_owned(),
                });
                Ok(Val::Null)
            }
            Val::Text(kind) if &**kind == "group" => self.group(frame, path),
            Val::Text(kind) if &**kind == "choice" => self.choice(id, frame, path),
            _ => unknown_kind(frame, &kind, path),
        }
    }

    fn warn_unnamed(&mut self, path: &str) {
        let message = "This frame has no id and stands inside a group, so its data is saved under an id that ends in \
                       “null”. Give it an id.";
        note(
            &mut self.warnings,
            Problem::warning(ProblemKind::UnnamedFrame, path, message),
        );
    }

    /// Gives a frame its final id and takes it off the heap.
    fn finish(
        &mut self,
        found: &Found,
        place: usize,
        options: Options,
        fetches: &mut Vec<Fetch>,
    ) -> Outcome<FrameConfig> {
        let Found { frame, path } = found;
        let base = self.heap.get(frame, "id");
        for (key, value) in self.heap.entries(frame) {
            if let Some((url, as_json)) = fetch::request(&self.heap, &value) {
                // It is looked for among those before it.
                self.heap.step(fetches.len() / 16, path)?;
                let path = format!("{path}.{key}");
                let waiting = FetchPlace {
                    frame_index: place,
                    key: key.to_string(),
                    path,
                };
                match fetches
                    .iter_mut()
                    .find(|fetch| fetch.url == url && fetch.as_json == as_json)
                {
                    Some(fetch) => fetch.places.push(waiting),
                    None => fetches.push(Fetch {
                        url,
                        as_json,
                        places: vec![waiting],
                    }),
                }
            }
        }
        // Keys with two leading underscores belong to the player, at any depth.
        let exported = self
            .heap
            .export(frame, |key| !key.starts_with("__"), path)
            .map_err(|problem| {
                Box::new(
                    problem.with_legacy("RangeError: Maximum call stack size exceeded".to_owned()),
                )
            })?;
        let Some(Value::Object(mut params)) = exported else {
            return stop(ProblemKind::WrongType, path, "This frame is not an object.");
        };
        let base: Option<Rc<str>> = match base {
            Val::Text(text) if !text.is_empty() => {
                ids::check(&text, format!("{path}.id"))?;
                Some(text)
            }
            other if other.is_truthy() => {
                let message = format!(
                    "The id of this frame is {}, so the study cannot start. Write it as a text, in quotation marks.",
                    other.describe()
                );
                let problem =
                    Problem::error(ProblemKind::BadFrameId, format!("{path}.id"), message);
                return Err(Box::new(problem.with_legacy(
                    "TypeError: frame.id.match is not a function".to_owned(),
                )));
            }
            _ => None,
        };
        let id = if options.prepend_frame_indices {
            format!("{place}-{}", base.as_deref().unwrap_or("null"))
        } else {
            base.as_deref().unwrap_or_default().to_owned()
        };
        if options.prepend_frame_indices || base.is_some() {
            params.insert("id".to_owned(), Value::String(id.clone()));
        }
        let kind = params
            .get("kind")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned();
        Ok(FrameConfig {
            id,
            kind,
            path: path.clone(),
            params,
        })
    }
}

/// Whether a kind names a page: `exp`, then one or more parts of letters, digits and underscores, each after a hyphen.
fn is_page(kind: &str) -> bool {
    kind.strip_prefix("exp-").is_some_and(|parts| {
        parts.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
    })
}

fn unknown_kind(frame: &Val, kind: &Val, path: &str) -> Outcome<Val> {
    let path_of_kind = format!("{path}.kind");
    match (frame, kind) {
        (Val::Object(_), Val::Undefined) => {
            let message = "This frame has no kind, so the study cannot start. Add one, such as \"exp-lookit-text\", \
                           \"group\" or \"choice\".";
            stop(ProblemKind::MissingProperty, path_of_kind, message)
        }
        (Val::Object(_), _) => {
            let message = format!(
                "The kind of this frame is {}, so the study cannot start. A kind is a name beginning with exp-, such as \
                 exp-lookit-text, or group or choice.",
                kind.describe()
            );
            stop(ProblemKind::UnknownKind, path_of_kind, message)
        }
        _ => {
            let message = format!(
                "Here stands {} where a frame must be, so the study cannot start. Put an object with a kind here.",
                frame.describe()
            );
            stop(ProblemKind::WrongType, path, message)
        }
    }
}

/// Names the place of a problem found before there were paths.
fn problem_at(problem: &mut Problem, path: &str) {
    if problem.path.is_empty() {
        path.clone_into(&mut problem.path);
    }
}

fn generator_problem(error: &ScriptError, usable: bool) -> Problem {
    let consequence = if usable {
        "so the stored protocol is played instead"
    } else {
        "and no protocol is stored beside it, so the study cannot start"
    };
    let reason = error.to_string();
    let reason = reason.trim_end_matches('.');
    let message =
        format!("The generator {reason}. It cannot be used, {consequence}. Correct the generator.");
    if usable {
        Problem::warning(ProblemKind::Generator, "generator", message)
    } else {
        Problem::error(ProblemKind::Generator, "generator", message)
    }
}
