//! The studies that paths name.

use ::check::Beside;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};

/// A study as it lies on disk.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// The file that was named, or the one in the folder that was.
    pub(crate) main: Beside,
    /// The protocol beside it, if it has none of its own.
    pub(crate) structure: Option<Beside>,
    /// The generator beside it, if it has none of its own.
    pub(crate) generator: Option<Beside>,
    /// Where its stimuli lie, as `peekaboo serve` has it.
    pub(crate) files: PathBuf,
}

impl Subject {
    /// Every file of the study that findings may be about.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Beside> {
        std::iter::once(&self.main)
            .chain(&self.structure)
            .chain(&self.generator)
    }
}

/// What a study's folder may be recognised by, the first there is.
const NAMES: [&str; 3] = ["study.json", "protocol.json", "generator.js"];

/// Every study that the paths name: files, folders of one study, folders of several.
pub(crate) fn all(paths: &[PathBuf]) -> anyhow::Result<Vec<Subject>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() && main_of(path).is_none() {
            let before = found.len();
            for inner in children(path)? {
                found.push(one(&inner)?);
            }
            if found.len() == before {
                bail!(
                    "{} holds no study: neither study.json, protocol.json nor generator.js, nor folders or files with one",
                    path.display()
                );
            }
        } else {
            found.push(one(path)?);
        }
    }
    Ok(found)
}

/// The study at a path: a file, or a folder with one.
pub(crate) fn one(path: &Path) -> anyhow::Result<Subject> {
    if !path.is_dir() {
        return Ok(Subject {
            main: read(path)?,
            structure: None,
            generator: None,
            // As `peekaboo serve` does: never the folder the file lies in.
            files: path.with_extension(""),
        });
    }
    let Some(main) = main_of(path) else {
        bail!(
            "{} holds no study.json, protocol.json or generator.js",
            path.display()
        );
    };
    let is_record = main.file_name().is_some_and(|name| name == "study.json");
    let beside = |name: &str| -> anyhow::Result<Option<Beside>> {
        let path = path.join(name);
        if is_record && path.is_file() {
            read(&path).map(Some)
        } else {
            Ok(None)
        }
    };
    Ok(Subject {
        structure: beside("protocol.json")?,
        generator: beside("generator.js")?,
        files: path.join("files"),
        main: read(&main)?,
    })
}

fn main_of(folder: &Path) -> Option<PathBuf> {
    NAMES
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// The studies in a folder of studies, by name.
fn children(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            if path.is_dir() {
                return main_of(path).is_some();
            }
            let ending = path.extension().and_then(|ending| ending.to_str());
            matches!(ending, Some("json" | "js"))
        })
        .collect();
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> anyhow::Result<Beside> {
    let bytes =
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!(
            "{} is not UTF-8 text, so no browser reads it as it was meant. Save it as UTF-8.",
            path.display()
        );
    };
    Ok(Beside {
        file: path.display().to_string(),
        text,
    })
}
