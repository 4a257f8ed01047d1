//! The code that may show words, file by file.

use std::fs;
use std::path::{Path, PathBuf};

/// Where words are shown.
const FOLDERS: [&str; 6] = [
    "src",
    "frames",
    "crates/kit/src",
    "crates/later/src",
    "crates/words/src",
    "server/src",
];

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Path below the root and text of every Rust file.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        collect(folder, &mut found);
    }
    found
}

fn collect(folder: &str, found: &mut Vec<(String, String)>) {
    let mut names: Vec<String> = fs::read_dir(root().join(folder))
        .expect("a folder")
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            format!("{folder}/{}", name.to_string_lossy())
        })
        .collect();
    names.sort();
    for name in names {
        let path = root().join(&name);
        if path.is_dir() {
            collect(&name, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((name, fs::read_to_string(&path).expect("a file")));
        }
    }
}
