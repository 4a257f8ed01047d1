//! One study, read from a folder or a file.

use super::db::NAMESPACE;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use wire::StudyAttributes;

/// A study that can be played.
#[derive(Clone, Debug)]
pub(crate) struct StoredStudy {
    pub(crate) id: Uuid,
    /// Folder or file name, accepted wherever the id is.
    pub(crate) slug: String,
    /// Where its stimuli lie.
    pub(crate) files: PathBuf,
    pub(crate) attributes: StudyAttributes,
    pub(crate) salt: Uuid,
    pub(crate) hash_digits: usize,
    /// Youngest and oldest age in days; `None` where the study sets no limit.
    pub(crate) min_age_days: Option<i64>,
    pub(crate) max_age_days: Option<i64>,
}

/// Reads a study wherever it is: a folder or a file.
///
/// # Errors
/// A text that says which file is wrong and why.
pub(crate) fn read_study(path: &Path) -> Result<StoredStudy, String> {
    let study = if path.is_dir() {
        read_folder(path)
    } else {
        read_file(path)
    };
    study.map_err(|fault| match fault {
        Fault::NotAStudy(problem) | Fault::Broken(problem) => problem,
    })
}

/// Why a file is no study, or no readable one.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is something else, and lies in a folder of studies by chance.
    NotAStudy(String),
    Broken(String),
}

/// Reads a study's folder: `study.json`, or else `protocol.json` or `generator.js`.
pub(super) fn read_folder(folder: &Path) -> Result<StoredStudy, Fault> {
    for name in ["study.json", "protocol.json", "generator.js"] {
        let path = folder.join(name);
        if path.is_file() {
            let mut study = read(&path, slug_of(folder))?;
            study.files = folder.join("files");
            return Ok(study);
        }
    }
    Err(Fault::NotAStudy(format!(
        "{} holds no study.json, protocol.json or generator.js",
        folder.display()
    )))
}

/// Reads one file. Its stimuli are looked for in a folder of the same name beside it, never in the folder it lies in: that may be
/// somebody's downloads.
pub(super) fn read_file(path: &Path) -> Result<StoredStudy, Fault> {
    let mut study = read(path, slug_of(&path.with_extension("")))?;
    study.files = path.with_extension("");
    Ok(study)
}

/// The id of a study that cannot be read: the one its text names, else the one it would have without.
pub(super) fn id_of_unread(path: &Path) -> Uuid {
    let (file, slug) = if path.is_dir() {
        (path.join("study.json"), slug_of(path))
    } else {
        (path.to_owned(), slug_of(&path.with_extension("")))
    };
    let text = fs::read_to_string(file).unwrap_or_default();
    let named = text.split_once("\"uuid\"").and_then(|(_, after)| {
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        Uuid::parse_str(value.strip_prefix('"')?.get(..36)?).ok()
    });
    named.unwrap_or_else(|| id_from(&slug))
}

fn id_from(slug: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("study/{slug}").as_bytes())
}

fn slug_of(path: &Path) -> String {
    let absolute = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    absolute.file_name().map_or_else(
        || "study".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn read(path: &Path, slug: String) -> Result<StoredStudy, Fault> {
    let text = fs::read_to_string(path)
        .map_err(|error| Fault::Broken(format!("{} cannot be read: {error}", path.display())))?;
    let mut record = if path.extension().is_some_and(|ending| ending == "js") {
        if !text.contains("generateProtocol") {
            return Err(Fault::NotAStudy(format!(
                "{} has no function generateProtocol",
                path.display()
            )));
        }
        Map::from_iter([
            ("generator".to_owned(), json!(text)),
            ("use_generator".to_owned(), json!(true)),
        ])
    } else {
        record_of(path, &text)?
    };
    complete(path, &mut record)?;
    build(path, slug, record)
}

/// A study record, or a bare protocol made into one.
fn record_of(path: &Path, text: &str) -> Result<Map<String, Value>, Fault> {
    let value = json_of(path, text)?;
    let Value::Object(record) = value else {
        return Err(Fault::NotAStudy(format!(
            "{} is not a JSON object",
            path.display()
        )));
    };
    if record.contains_key("frames") && record.contains_key("sequence") {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        return Ok(Map::from_iter([
            ("name".to_owned(), json!(name)),
            ("structure".to_owned(), Value::Object(record)),
        ]));
    }
    let is_record = ["structure", "generator", "use_generator", "uuid"]
        .iter()
        .any(|key| record.contains_key(*key))
        || path.file_name().is_some_and(|name| name == "study.json");
    if is_record {
        Ok(record)
    } else {
        Err(Fault::NotAStudy(format!(
            "{} has neither frames and sequence nor structure",
            path.display()
        )))
    }
}

/// Reads JSON as `peekaboo check` does: comments, trailing commas and line breaks inside texts are tolerated.
fn json_of(path: &Path, text: &str) -> Result<Value, Fault> {
    ::check::read_json(text)
        .map_err(|problem| Fault::Broken(format!("{}: {problem}", path.display())))
}

/// Parts of a record may stand in files of their own beside it.
fn complete(path: &Path, record: &mut Map<String, Value>) -> Result<(), Fault> {
    record.retain(|_, value| !value.is_null());
    let beside = |name: &str| fs::read_to_string(path.with_file_name(name)).ok();
    if path.file_name().is_some_and(|name| name == "study.json") {
        if !record.contains_key("structure")
            && let Some(text) = beside("protocol.json")
        {
            record.insert("structure".to_owned(), json!(text));
        }
        if !record.contains_key("generator")
            && let Some(text) = beside("generator.js")
        {
            record.insert("generator".to_owned(), json!(text));
        }
    }
    if let Some(Value::String(text)) = record.get("structure") {
        let structure = json_of(path, text)?;
        record.insert("structure".to_owned(), structure);
    }
    record
        .entry("structure")
        .or_insert_with(|| json!({"frames": {}, "sequence": []}));
    record.entry("display_full_screen").or_insert(json!(true));
    record.entry("state").or_insert(json!("active"));
    record.entry("exit_url").or_insert(json!("{BASE}/thanks/"));
    Ok(())
}

fn build(path: &Path, slug: String, record: Map<String, Value>) -> Result<StoredStudy, Fault> {
    let broken = |what: String| Fault::Broken(format!("{}: {what}", path.display()));
    let id_of = |key: &str| match record.get(key) {
        None => Ok(None),
        Some(value) => value
            .as_str()
            .and_then(|text| Uuid::parse_str(text).ok())
            .map(Some)
            .ok_or_else(|| broken(format!("{key} must be a UUID"))),
    };
    let id = id_of("uuid")?.unwrap_or_else(|| id_from(&slug));
    let salt =
        id_of("salt")?.unwrap_or_else(|| Uuid::new_v5(&NAMESPACE, format!("salt/{id}").as_bytes()));
    let age = |limit: &str| {
        let part = |unit: &str| {
            record
                .get(&format!("{limit}_age_{unit}"))
                .and_then(Value::as_i64)
        };
        let parts = [
            (part("years"), 365),
            (part("months"), 30),
            (part("days"), 1),
        ];
        parts.iter().any(|(count, _)| count.is_some()).then(|| {
            parts
                .iter()
                .map(|(count, days)| count.unwrap_or(0) * days)
                .sum()
        })
    };
    let min_age_days = age("min");
    // Lookit's page reads a maximum of 0 as "no limit", its server as "everybody is too old"; the page is right.
    let max_age_days = age("max").filter(|days| *days > 0);
    let hash_digits = record
        .get("hash_digits")
        .and_then(Value::as_u64)
        .unwrap_or(6)
        .clamp(1, 52) as usize;
    let mut attributes: StudyAttributes =
        serde_json::from_value(Value::Object(record)).map_err(|error| broken(error.to_string()))?;
    if attributes.name.is_empty() {
        attributes.name.clone_from(&slug);
    }
    if attributes.use_generator && attributes.generator.trim().is_empty() {
        return Err(broken(
            "use_generator is set and there is no generator".to_owned(),
        ));
    }
    // Any positive number does; the database of a real Lookit counts rows.
    attributes.pk = Some(i64::from(id.as_fields().0 >> 1));
    Ok(StoredStudy {
        id,
        slug,
        files: PathBuf::new(),
        attributes,
        salt,
        hash_digits,
        min_age_days,
        max_age_days,
    })
}
