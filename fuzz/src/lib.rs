//! Input made of the language's own words, because bytes alone seldom spell `random-parameter-set`.

use arbitrary::{Arbitrary, Result, Unstructured};
use protocol::{Context, Options, SeededDice, StudySource, resolve, script::NoScripts};
use serde_json::{Map, Value, json};

/// Words that mean something in the language, or nearly do.
const WORDS: [&str; 66] = [
    "kind", "sampler", "id", "parameters", "frameList", "frameOptions", "commonFrameProperties", "whichFrames",
    "orderedFrameOptions", "parameterSets", "parameterSetWeights", "conditionForAdditionalSessions", "minAge", "maxAge",
    "weights", "exp-a", "exp-frame-select", "group", "choice", "permute", "select", "random-parameter-set", "persist",
    "rotate", "random", "L", "M", "L#RAND", "L#PERM", "L#UNIQ", "L#0", "L#1.5", "L#-1", "L#", "#", "L#RAND#UNIQ", "M#UNIQ",
    "URL:https://a.example/x", "JSON:https://a.example/y", "__proto__", "__x", "a_b", "a-repeat-3", "0", "1", "10", "-1",
    "4294967295", "1e999", "NaN", "", " ", "é", "\u{0}", "null", "undefined", "length", "f", "g", "0-f", "conditions",
    "conditionNum", "completedConsentFrame", "peekabooRandomizationOfThisResponse", "seed", "randomization",
];
const MOST_MEMBERS: u8 = 6;
const MOST_DEPTH: usize = 12;

/// JSON that looks like a part of a protocol.
#[derive(Debug)]
pub struct Tree(Value);

impl Tree {
    /// The value as it is.
    pub fn json(self) -> Value {
        self.0
    }

    /// As a `sequence`: texts stand for themselves, members of lists and keys of objects for a list.
    pub fn sequence(self) -> Value {
        match self.0 {
            Value::Object(map) => map.keys().map(String::as_str).collect(),
            Value::Array(list) => Value::Array(list),
            other => json!([other, "f", "g"]),
        }
    }
}

impl<'a> Arbitrary<'a> for Tree {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        grow(bytes, 0).map(Self)
    }
}

fn word(bytes: &mut Unstructured<'_>) -> Result<String> {
    Ok((*bytes.choose(&WORDS)?).to_owned())
}

fn grow(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let highest = if depth < MOST_DEPTH { 11 } else { 5 };
    Ok(match bytes.int_in_range(0..=highest)? {
        0 => Value::Null,
        1 => json!(bool::arbitrary(bytes)?),
        2 => json!(i8::arbitrary(bytes)?),
        3 => json!(f64::arbitrary(bytes)?),
        4 | 5 => json!(word(bytes)?),
        6 | 7 => {
            let count = bytes.int_in_range(0..=MOST_MEMBERS)?;
            (0..count).map(|_| grow(bytes, depth + 1)).collect::<Result<Vec<_>>>()?.into()
        }
        8 => page(bytes, depth)?,
        9 => choice(bytes, depth)?,
        _ => Value::Object(members(bytes, depth)?),
    })
}

fn members(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Map<String, Value>> {
    let count = bytes.int_in_range(0..=MOST_MEMBERS)?;
    (0..count)
        .map(|_| Ok((word(bytes)?, grow(bytes, depth + 1)?)))
        .collect()
}

fn page(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let mut members = members(bytes, depth)?;
    members.insert("kind".to_owned(), json!("exp-a"));
    Ok(members.into())
}

fn choice(bytes: &mut Unstructured<'_>, depth: usize) -> Result<Value> {
    let mut members = members(bytes, depth)?;
    let sampler = *bytes.choose(&["group", "permute", "select", "random-parameter-set"])?;
    let is_group = sampler == "group";
    members.insert("kind".to_owned(), json!(if is_group { "group" } else { "choice" }));
    members.insert("sampler".to_owned(), json!(sampler));
    for key in ["frameList", "frameOptions", "parameterSets"] {
        if bool::arbitrary(bytes)? {
            let count = bytes.int_in_range(0..=3_u8)?;
            let list = (0..count).map(|_| grow(bytes, depth + 1)).collect::<Result<Vec<_>>>()?;
            members.insert(key.to_owned(), list.into());
        }
    }
    Ok(members.into())
}

/// Unfolds a study for a child without a past; what is wrong with it must come back as problems with words.
///
/// # Panics
/// If a problem says nothing, which is what the targets look for.
pub fn unfold(study: &StudySource, seed: u32) {
    let context = Context {
        child: Value::Null,
        past_sessions: json!([]),
        now_millis: 1_717_243_200_000.0,
    };
    let mut dice = SeededDice::new(seed);
    let outcome = resolve(study, &context, Options::default(), &mut dice, &mut NoScripts);
    let problems = match outcome {
        Ok(resolved) => resolved.problems,
        Err(unresolved) => unresolved.into_problems(),
    };
    assert!(problems.iter().all(|problem| !problem.message.is_empty()));
}
