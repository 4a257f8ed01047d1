//! The JSON file beside every recording, the only place that says what the recording is and how far it has come.

use super::disk::write_atomic;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use wire::Recording;

/// Where the parts of a recording lie: `<name>.json`, `<raw>.part` while bytes are owed, `<raw>` after, `<name>.mp4` at last.
pub(crate) fn manifest_path(folder: &Path, recording: &Recording) -> PathBuf {
    folder.join(format!("{}.json", recording.name))
}

pub(crate) fn write(folder: &Path, recording: &Recording) -> io::Result<()> {
    write_atomic(
        &manifest_path(folder, recording),
        &serde_json::to_vec_pretty(recording)?,
    )
}

/// Every manifest below `root`, with its folder. A broken one is named in the log and left alone.
pub(crate) fn read_all(root: &Path) -> Vec<(PathBuf, Recording)> {
    let mut found = Vec::new();
    for study in folders(root) {
        for response in folders(&study) {
            found.extend(
                read_folder(&response)
                    .into_iter()
                    .map(|recording| (response.clone(), recording)),
            );
        }
    }
    found
}

fn read_folder(folder: &Path) -> Vec<Recording> {
    let files = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .filter_map(|path| {
            match fs::read(&path)
                .map_err(serde_json::Error::io)
                .and_then(|text| serde_json::from_slice(&text))
            {
                Ok(recording) => Some(recording),
                Err(error) => {
                    tracing::error!("{} is not a readable manifest: {error}", path.display());
                    None
                }
            }
        })
        .collect()
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
