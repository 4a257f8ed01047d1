//! The folders of `assets/locales`: one for each language.

use crate::compile::{Message, compile};
use std::fs;
use std::path::{Path, PathBuf};

/// The language that every text is first written in; its folder holds all ids.
pub(crate) const ENGLISH: &str = "en-US";

/// A message and the file that it stands in, without `.ftl`.
#[derive(Clone, Debug)]
pub(crate) struct Located {
    pub(crate) area: String,
    pub(crate) message: Message,
}

/// The names of the languages: English, then the others by their names.
///
/// # Errors
/// When the folder can't be read.
pub(crate) fn languages(locales: &Path) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    for path in listed(locales)? {
        if path.is_dir()
            && let Some(name) = path.file_name().and_then(|name| name.to_str())
            && name != ENGLISH
        {
            names.push(name.to_owned());
        }
    }
    names.insert(0, ENGLISH.to_owned());
    Ok(names)
}

/// Every message of a language, file after file.
///
/// # Errors
/// Place and mistake, as a compiler would print it.
pub(crate) fn messages(folder: &Path) -> Result<Vec<Located>, String> {
    let mut found: Vec<Located> = Vec::new();
    for path in listed(folder)? {
        if path.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        let source = read(&path)?;
        let area = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let area = area.unwrap_or_default();
        let compiled = compile(&source)
            .map_err(|(line, what)| format!("{}:{line}: {what}", path.display()))?;
        for message in compiled {
            if let Some(other) = found.iter().find(|other| other.message.id == message.id) {
                return Err(format!(
                    "{}:{}: {} stands in {}.ftl as well",
                    path.display(),
                    message.line,
                    message.id,
                    other.area
                ));
            }
            found.push(Located {
                area: area.clone(),
                message,
            });
        }
    }
    Ok(found)
}

/// The consent documents of a language: name and text. None is no mistake.
///
/// # Errors
/// When one can't be read.
pub(crate) fn documents(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let folder = folder.join("consent");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for path in listed(&folder)? {
        if path.extension().is_some_and(|ending| ending == "txt")
            && let Some(name) = path.file_stem().and_then(|stem| stem.to_str())
        {
            found.push((name.to_owned(), read(&path)?));
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        paths.push(entry.map_err(told)?.path());
    }
    paths.sort();
    Ok(paths)
}
