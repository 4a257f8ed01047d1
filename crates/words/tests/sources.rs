//! Every text is used somewhere, and a text that is filled in gets what it asks for.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut String) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            *found += &fs::read_to_string(&path).expect("a file");
        }
    }
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut code = String::new();
    for folder in [
        "src",
        "frames",
        "crates/kit/src",
        "crates/later/src",
        "crates/words/src",
        "server/src",
    ] {
        sources(&root.join(folder), &mut code);
    }
    let english = root.join("assets/locales/en-US");
    let mut unused = Vec::new();
    for file in fs::read_dir(english).expect("a folder") {
        let text = fs::read_to_string(file.expect("an entry").path()).expect("a file");
        for line in text.lines() {
            let Some((id, _)) = line.split_once(" =") else {
                continue;
            };
            if !id.starts_with(|letter: char| letter.is_ascii_lowercase()) || id.contains(' ') {
                continue;
            }
            let name = id.replace('-', "_").to_uppercase();
            let is_word = |rest: &str| {
                !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            };
            let used = code
                .match_indices(&name)
                .any(|(at, _)| is_word(&code[at + name.len()..]));
            if !used {
                unused.push(id.to_owned());
            }
        }
    }
    assert!(unused.is_empty(), "nothing shows {unused:?}");
}
