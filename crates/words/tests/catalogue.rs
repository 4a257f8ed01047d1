//! Every language says everything that English says.

#[path = "../build/compile.rs"]
mod compile;
#[path = "../build/folders.rs"]
mod folders;

use compile::Message;
use folders::{ENGLISH, documents, languages, messages};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The languages that the player promises.
const PROMISED: [&str; 10] = [
    "en-US", "ar", "eu", "fr", "hu", "it", "ja", "nl", "pt", "pt-BR",
];
/// The plurals of each language, as Unicode's CLDR has them for whole numbers and fractions.
const PLURALS: [(&str, &[&str]); 10] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("en-US", &["one", "other"]),
    ("eu", &["one", "other"]),
    ("fr", &["one", "many", "other"]),
    ("hu", &["one", "other"]),
    ("it", &["one", "many", "other"]),
    ("ja", &["other"]),
    ("nl", &["one", "other"]),
    ("pt", &["one", "many", "other"]),
    ("pt-BR", &["one", "many", "other"]),
];
const ORDERS: [&str; 3] = ["month-day-year", "day-month-year", "year-month-day"];
/// Nothing remains of these in some languages.
const MAY_BE_EMPTY: [&str; 1] = ["sentence-gap"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn locales() -> PathBuf {
    root().join("assets/locales")
}

fn texts(language: &str) -> BTreeMap<String, Message> {
    let found = messages(&locales().join(language)).expect("readable");
    found
        .into_iter()
        .map(|one| (one.message.id.clone(), one.message))
        .collect()
}

fn others() -> Vec<String> {
    let names = languages(&locales()).expect("readable");
    names.into_iter().filter(|name| name != ENGLISH).collect()
}

/// Of all languages that are there, so that one run names everything.
#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_promised_languages_are_there() {
    assert_eq!(words::NAMES.to_vec(), PROMISED.to_vec());
}

#[test]
fn every_language_has_every_text_and_none_of_its_own() {
    let english = texts(ENGLISH);
    let mut faults = Vec::new();
    for language in others() {
        let own = texts(&language);
        let missing = english.keys().filter(|id| !own.contains_key(*id));
        faults.extend(missing.map(|id| format!("{language}: {id} is missing")));
        let extra = own.keys().filter(|id| !english.contains_key(*id));
        faults.extend(extra.map(|id| format!("{language}: English has no {id}")));
    }
    assert_none(&faults);
}

#[test]
fn a_translation_has_the_variables_and_the_tags_of_english() {
    let english = texts(ENGLISH);
    let mut faults = Vec::new();
    for language in others() {
        for (id, own) in texts(&language) {
            let Some(model) = english.get(&id) else {
                continue;
            };
            if own.variables != model.variables {
                faults.push(format!(
                    "{language}: {id} has {:?}, English {:?}",
                    own.variables, model.variables
                ));
            }
            let sorted = |tags: &[String]| BTreeSet::from_iter(tags.to_vec());
            if sorted(&own.tags) != sorted(&model.tags) || own.tags.len() != model.tags.len() {
                faults.push(format!(
                    "{language}: {id} has the tags {:?}, English {:?}",
                    own.tags, model.tags
                ));
            }
            if model.categories.is_empty()
                && model.variables.is_empty()
                && !own.categories.is_empty()
            {
                faults.push(format!(
                    "{language}: {id} has cases, but nothing to choose them by"
                ));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn cases_are_for_plurals_that_the_language_has() {
    let mut faults = Vec::new();
    for (language, known) in PLURALS {
        if !locales().join(language).is_dir() {
            continue;
        }
        for (id, message) in texts(language) {
            for category in &message.categories {
                let is_number = category.parse::<f64>().is_ok();
                if !is_number && !known.contains(&category.as_str()) {
                    faults.push(format!("{language}: {id} has a case for “{category}”"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn no_text_is_empty_and_none_ends_in_blanks() {
    let mut faults = Vec::new();
    for language in languages(&locales()).expect("readable") {
        for (id, message) in texts(&language) {
            let text = &message.text;
            if text.trim().is_empty()
                && !MAY_BE_EMPTY.contains(&id.as_str())
                && !id.ends_with("-gap")
            {
                faults.push(format!("{language}: {id} is empty"));
            }
            // A bare & or < would end a tag's text; texts without tags are never read as HTML.
            if !message.tags.is_empty() && text.replace("&amp;", "").contains('&') {
                faults.push(format!("{language}: {id} has tags, so & is written &amp;"));
            }
        }
        let order = &texts(&language)["date-order"].text;
        if !ORDERS.contains(&order.as_str()) {
            faults.push(format!(
                "{language}: date-order is {order}, not one of {ORDERS:?}"
            ));
        }
        // What a button is called by voice is what it reads.
        let own = texts(&language);
        let (seen, said) = (
            &own["survey-remove"].text,
            &own["survey-remove-number"].text,
        );
        if !said.to_lowercase().contains(&seen.to_lowercase()) {
            faults.push(format!("{language}: survey-remove-number lacks {seen}"));
        }
        let sign = &own["decimal-sign"].text;
        if sign != "." && sign != "," {
            faults.push(format!(
                "{language}: decimal-sign is {sign}, neither . nor ,"
            ));
        }
    }
    assert_none(&faults);
}

#[test]
fn months_differ_in_what_a_family_has_to_type() {
    let mut faults = Vec::new();
    for language in languages(&locales()).expect("readable") {
        let own = texts(&language);
        let months = own.values().filter(|one| one.id.starts_with("month-"));
        let names: BTreeSet<String> = months.map(|one| one.text.to_lowercase()).collect();
        if names.len() != 12 {
            faults.push(format!(
                "{language}: {} months have names of their own",
                names.len()
            ));
        }
    }
    assert_none(&faults);
}

/// A placeholder of a consent document, and how often.
fn placeholders(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let end = after.find(['}', '?', '|', '{']).unwrap_or(after.len());
        found.insert(after[..end].to_owned());
        rest = after;
    }
    found
}

#[test]
fn a_consent_document_has_the_placeholders_and_sections_of_the_english_one() {
    let english = root().join("frames/video_consent/document/texts");
    let mut faults = Vec::new();
    for language in others() {
        for (name, text) in documents(&locales().join(&language)).expect("readable") {
            let model = fs::read_to_string(english.join(format!("{name}.txt")));
            let Ok(model) = model else {
                faults.push(format!("{language}: there is no English {name}"));
                continue;
            };
            if placeholders(&text) != placeholders(&model) {
                let (own, wanted) = (placeholders(&text), placeholders(&model));
                let differ: Vec<_> = own.symmetric_difference(&wanted).collect();
                faults.push(format!(
                    "{language}: {name} differs from the English one in {differ:?}"
                ));
            }
            let marks = |text: &str| -> Vec<String> {
                let lines = text.lines().map(str::trim_end);
                let is_mark = |line: &&str| line.starts_with("[if ") || *line == "[end]";
                lines.filter(is_mark).map(str::to_owned).collect()
            };
            if marks(&text) != marks(&model) {
                faults.push(format!(
                    "{language}: {name} has other sections [if …] … [end] than the English one"
                ));
            }
            let headings = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
            if headings(&text) != headings(&model) {
                faults.push(format!(
                    "{language}: {name} has {} titles and headings, the English one {}",
                    headings(&text),
                    headings(&model)
                ));
            }
        }
    }
    assert_none(&faults);
}
