//! Makes sense of a response's folder after a crash.
//!
//! The order of every write is such that a kill at any instant leaves one of few states; each of them is put right here, before
//! the first request. Bytes are never thrown away: a file without a readable manifest gets one, made from names.

use super::disk::{self, TEMPORARY};
use super::manifest::{Manifest, manifest_path, write};
use super::name::{CONVERTED, frame_of, split_name};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;
use wire::{Recording, RecordingState};

/// Ending of what ffmpeg is still writing.
pub(crate) const MAKING: &str = ".making";
/// Where an unreadable manifest is kept, for whoever wants to know what happened.
pub(super) const BROKEN: &str = ".broken";
/// Ending of an upload that bytes are owed to.
const PART: &str = ".part";

/// Every recording below `root`, with its folder, in a state that requests can build upon.
pub(super) fn read_all(root: &Path) -> Vec<(PathBuf, Manifest)> {
    let mut found = Vec::new();
    for study in folders(root) {
        for response in folders(&study) {
            match read_folder(&response) {
                Ok(manifests) => {
                    found.extend(manifests.into_iter().map(|one| (response.clone(), one)));
                }
                Err(error) => {
                    tracing::error!("{} could not be read: {error}", response.display());
                }
            }
        }
    }
    found
}

fn folders(path: &Path) -> Vec<PathBuf> {
    fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}

fn read_folder(folder: &Path) -> io::Result<Vec<Manifest>> {
    let files = file_names(folder)?;
    for unfinished in files.iter().filter(|name| name.ends_with(MAKING)) {
        fs::remove_file(folder.join(unfinished))?;
    }
    let mut found = readable(folder, &files)?;
    for (name, raw) in orphans(&files, &found.known) {
        if let Some(manifest) = rebuild(folder, &name, &raw)? {
            found.manifests.push(manifest);
        }
    }
    let mut kept = Vec::new();
    for manifest in found.manifests {
        kept.extend(settle(folder, manifest)?);
    }
    Ok(kept)
}

fn file_names(folder: &Path) -> io::Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.insert(name);
        }
    }
    Ok(names)
}

struct Readable {
    manifests: Vec<Manifest>,
    /// Names nothing is to be rebuilt for.
    known: BTreeSet<String>,
}

/// Manifests that can be read, also those that were written and not put in place.
fn readable(folder: &Path, files: &BTreeSet<String>) -> io::Result<Readable> {
    let mut found = Readable {
        manifests: Vec::new(),
        known: BTreeSet::new(),
    };
    for name in files.iter().filter_map(|file| file.strip_suffix(".json")) {
        match read(&manifest_path(folder, name), name) {
            Ok(Some(manifest)) => {
                found.known.insert(name.to_owned());
                found.manifests.push(manifest);
            }
            Ok(None) => {}
            Err(error) => {
                // It may be readable tomorrow: better a recording that is not shown than a manifest that is replaced.
                tracing::error!("the manifest {name}.json cannot be read: {error}");
                found.known.insert(name.to_owned());
            }
        }
    }
    let waiting = format!(".json{TEMPORARY}");
    for name in files.iter().filter_map(|file| file.strip_suffix(&waiting)) {
        let temporary = folder.join(format!("{name}{waiting}"));
        match read(&temporary, name) {
            Ok(Some(manifest)) if !found.known.contains(name) => {
                fs::rename(&temporary, manifest_path(folder, name))?;
                disk::sync_dir(folder)?;
                found.known.insert(name.to_owned());
                found.manifests.push(manifest);
            }
            // The change it holds was never acknowledged.
            _ => fs::remove_file(&temporary)?,
        }
    }
    Ok(found)
}

/// `None` when the file is there and is no manifest of this name.
fn read(path: &Path, name: &str) -> io::Result<Option<Manifest>> {
    let manifest: Option<Manifest> = serde_json::from_slice(&fs::read(path)?).ok();
    Ok(manifest.filter(|manifest| {
        let recording = &manifest.recording;
        // Names lead to files: one that was tampered with must not lead out of the folder.
        recording.name == name
            && split_name(&recording.raw).is_ok_and(|(stem, _)| stem == name)
            && Uuid::parse_str(&recording.id).is_ok()
    }))
}

/// Originals without a manifest: name and file name of the original.
fn orphans(files: &BTreeSet<String>, known: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for file in files {
        let raw = file.strip_suffix(PART).unwrap_or(file);
        let Ok((name, ending)) = split_name(raw) else {
            continue;
        };
        if known.contains(name) {
            continue;
        }
        // An mp4 beside another original was made by the server, unless what was made is named otherwise.
        let is_made =
            ending == "mp4" && raw == file && !files.contains(&format!("{name}{CONVERTED}.mp4"));
        // In the order of names "a.mp4" comes before "a.webm", which then takes its place.
        if !is_made || !found.contains_key(name) {
            found.insert(name.to_owned(), raw.to_owned());
        }
    }
    found
}

/// A manifest from names alone. `None` for an upload that was never acknowledged: it holds no byte.
fn rebuild(folder: &Path, name: &str, raw: &str) -> io::Result<Option<Manifest>> {
    let named = |path: Option<&Path>| {
        path.and_then(Path::file_name)
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let (study, response) = (named(folder.parent()), named(Some(folder)));
    let (whole, part) = (folder.join(raw), folder.join(format!("{raw}{PART}")));
    let is_whole = whole.exists();
    let meta = fs::metadata(if is_whole { &whole } else { &part })?;
    let old = manifest_path(folder, name);
    let text = fs::read(&old).unwrap_or_default();
    if meta.len() == 0 && text.is_empty() && !is_whole {
        fs::remove_file(&part)?;
        return Ok(None);
    }
    if !text.is_empty() {
        fs::write(folder.join(format!("{name}.json{BROKEN}")), &text)?;
    }
    tracing::warn!("the manifest of {raw} was not readable and was made anew");
    let ending = raw.rsplit_once('.').map_or("webm", |(_, ending)| ending);
    let created = meta
        .modified()
        .ok()
        .and_then(|time| jiff::Timestamp::try_from(time).ok())
        .unwrap_or_else(jiff::Timestamp::now);
    let manifest = Manifest::new(
        Recording {
            id: salvaged_id(&text).unwrap_or_else(Uuid::new_v4).to_string(),
            frame: frame_of(name, &study, &response).to_owned(),
            study,
            response,
            name: name.to_owned(),
            raw: raw.to_owned(),
            mp4: None,
            state: if is_whole {
                RecordingState::Stored
            } else {
                RecordingState::Uploading
            },
            bytes: meta.len(),
            length: is_whole.then_some(meta.len()),
            sha256: None,
            mime_type: format!("video/{ending}"),
            recorded_millis: None,
            duration_secs: None,
            mp4_duration_secs: None,
            // Nobody can say any more whether it was whole; a receipt may.
            recovered: is_whole,
            seekable: None,
            poster: None,
            receipt: None,
            error: None,
            created_on: format!("{created:.6}"),
        },
        name,
    );
    write(folder, &manifest)?;
    Ok(Some(manifest))
}

/// The upload's id in what is left of a manifest, so that the player's address stays good: the id is its first member.
fn salvaged_id(text: &[u8]) -> Option<Uuid> {
    let text = String::from_utf8_lossy(text);
    let (_, rest) = text.split_once("\"id\"")?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    Uuid::parse_str(value.strip_prefix('"')?.split_once('"')?.0).ok()
}

/// Puts a manifest and the files beside it in step. `None` when the upload was being deleted.
fn settle(folder: &Path, mut manifest: Manifest) -> io::Result<Option<Manifest>> {
    let recording = &mut manifest.recording;
    let part = folder.join(format!("{}{PART}", recording.raw));
    if recording.state != RecordingState::Uploading || part.exists() {
        return Ok(Some(manifest));
    }
    let Ok(meta) = fs::metadata(folder.join(&recording.raw)) else {
        // Deleting takes the bytes first.
        fs::remove_file(manifest_path(folder, &recording.name))?;
        disk::sync_dir(folder)?;
        return Ok(None);
    };
    // The `.part` became the recording, and then the server was gone.
    recording.recovered = recording.length != Some(meta.len());
    recording.bytes = meta.len();
    recording.length = Some(meta.len());
    recording.state = RecordingState::Stored;
    write(folder, &manifest)?;
    Ok(Some(manifest))
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
