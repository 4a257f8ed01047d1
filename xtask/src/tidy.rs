//! The repository's own rules, as far as a program can check them.

use crate::imports;
use crate::place::Place;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

const MOST_LINES: usize = 500;
/// A comment near the top that begins so says why a file is longer.
const LONG_NOTE: &str = "// long:";
const NOTE_WITHIN_LINES: usize = 10;
const MOST_BYTES: u64 = 1024 * 1024;
/// The recorded cases of the protocol core, kept as they came.
const LARGE_ON_PURPOSE: [&str; 1] = ["tests/vectors/parser.jsonl"];
/// In two halves, so that this line is not one of them.
const LATER: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];
/// How the lines begin that git puts around two versions.
const MERGE_MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];

/// Prints every broken rule.
///
/// # Errors
/// When a rule is broken.
pub(crate) fn run(place: &Place) -> Result<()> {
    let mut faults = imports::faults(place)?;
    for name in repository_files(place)? {
        let path = place.root.join(&name);
        let Ok(data) = path.metadata() else {
            continue; // removed, not committed yet
        };
        if data.len() > MOST_BYTES && !LARGE_ON_PURPOSE.contains(&name.as_str()) {
            faults.push(format!(
                "{name}: {} bytes; the limit is {MOST_BYTES}",
                data.len()
            ));
        }
        let ending = Path::new(&name)
            .extension()
            .and_then(|ending| ending.to_str());
        // A file of bytes has no lines to look at.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        faults.extend(unmerged(&name, &text));
        if let Some("rs" | "css" | "js" | "html") = ending {
            faults.extend(text_faults(&name, &text));
        }
    }
    faults.extend(frame_faults(&place.root.join("frames"))?);
    for fault in &faults {
        println!("  {fault}");
    }
    if !faults.is_empty() {
        bail!("{} rules are broken", faults.len());
    }
    Ok(())
}

/// The files git knows or would add.
fn repository_files(place: &Place) -> Result<Vec<String>> {
    let args = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let Some(list) = place.answer("git", &args) else {
        bail!("`git ls-files` failed; tidy reads the list of files from git");
    };
    let mut names: Vec<_> = list
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(String::from)
        .collect();
    names.dedup();
    Ok(names)
}

/// Marks that a merge left where it could not decide.
fn unmerged(name: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    let marks = lines.filter(|(_, line)| MERGE_MARKS.iter().any(|mark| line.starts_with(mark)));
    marks
        .map(|(index, _)| format!("{name}:{}: a mark of an unfinished merge", index + 1))
        .collect()
}

fn text_faults(name: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    let has_note = text
        .lines()
        .take(NOTE_WITHIN_LINES)
        .any(|line| line.contains(LONG_NOTE));
    if lines > MOST_LINES && !has_note {
        faults.push(format!(
            "{name}: {lines} lines; split it, or say why near the top in a comment that begins with `{LONG_NOTE}`"
        ));
    }
    for (index, line) in text.lines().enumerate() {
        for word in LATER {
            if nameless(line, word) {
                faults.push(format!(
                    "{name}:{}: {word} without a name; write {word}(name)",
                    index + 1
                ));
            }
        }
    }
    faults
}

/// Does the line hold this word, and not a name in brackets behind it?
fn nameless(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = &line[start + word.len()..];
        let is_letter = |letter: Option<char>| {
            letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        };
        !is_letter(before)
            && !is_letter(after.chars().next())
            && !after
                .strip_prefix('(')
                .is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    })
}

/// Each folder is in the list of kinds, explains itself, has an example, and leaves the other kinds alone.
fn frame_faults(frames: &Path) -> Result<Vec<String>> {
    let list = fs::read_to_string(frames.join("lib.rs")).context("reading frames/lib.rs")?;
    let kinds = frame_folders(frames)?;
    let mut faults = Vec::new();
    for kind in &kinds {
        let folder = frames.join(kind);
        if !list
            .lines()
            .any(|line| line.trim() == format!("pub mod {kind};"))
        {
            faults.push(format!("frames/lib.rs: has no line `pub mod {kind};`"));
        }
        if !folder.join("README.md").is_file() {
            faults.push(format!("frames/{kind}: has no README.md"));
        }
        if !has_example(&folder.join("examples")) {
            faults.push(format!("frames/{kind}: has no examples/*.json"));
        }
        for file in crate::compress::files_below(&folder)? {
            if file.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&file)?;
                for other in kinds
                    .iter()
                    .filter(|other| *other != kind && !is_variant(kind, other))
                    .filter(|other| uses(&text, other))
                {
                    faults.push(format!(
                        "{}: uses the frame {other}; shared code belongs into crates/kit",
                        file.display()
                    ));
                }
            }
        }
    }
    Ok(faults)
}

/// A trial with infant control is the trial it is named after, with something more.
fn is_variant(kind: &str, other: &str) -> bool {
    kind.strip_suffix("_infant_control") == Some(other)
}

/// The folders that hold a `mod.rs`, sorted.
fn frame_folders(frames: &Path) -> Result<Vec<String>> {
    let mut kinds = Vec::new();
    for entry in fs::read_dir(frames).with_context(|| format!("reading {}", frames.display()))? {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && path.join("mod.rs").is_file()
        {
            kinds.push(name.to_owned());
        }
    }
    kinds.sort();
    Ok(kinds)
}

fn has_example(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "json")
        })
    })
}

fn uses(text: &str, kind: &str) -> bool {
    let start = format!("crate::{kind}");
    text.match_indices(&start).any(|(at, _)| {
        !text[at + start.len()..]
            .starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_note() {
        let long = "x\n".repeat(MOST_LINES + 1);
        assert_eq!(text_faults("a.rs", &long).len(), 1);
        assert_eq!(
            text_faults("a.rs", &format!("//! Vectors.\n// long: one table\n{long}")).len(),
            0
        );
        assert_eq!(text_faults("a.rs", &"x\n".repeat(MOST_LINES)).len(), 0);
    }

    #[test]
    fn work_left_over_has_a_name() {
        let [later, broken] = LATER;
        assert!(nameless(&format!("// {later}: more"), later));
        assert!(nameless(&format!("// {broken}() more"), broken));
        assert!(!nameless(&format!("// {later}(ana): more"), later));
        assert!(!nameless(&format!("let A_{later}S = 1;"), later));
    }

    #[test]
    fn a_merge_is_finished() {
        let [ours, theirs] = MERGE_MARKS;
        let text = format!("a {{}}\n{ours}HEAD\nb {{}}\n{theirs}forms\n");
        assert_eq!(unmerged("a.css", &text).len(), 2);
        assert!(unmerged("a.md", "Heading\n=======\n a <<<<<<< b\n").is_empty());
    }

    #[test]
    fn one_frame_does_not_use_another() {
        assert!(uses("use crate::video::Video;", "video"));
        assert!(!uses("use crate::video_config::Config;", "video"));
    }

    #[test]
    fn a_frame_folder_is_listed_explained_and_shown() {
        let frames = std::env::temp_dir().join(format!("xtask-tidy-{}", std::process::id()));
        fs::create_dir_all(frames.join("text/examples")).unwrap();
        fs::write(frames.join("text/mod.rs"), "use crate::video::X;").unwrap();
        fs::create_dir_all(frames.join("video")).unwrap();
        fs::write(frames.join("video/mod.rs"), "").unwrap();
        fs::write(frames.join("lib.rs"), "pub mod video;\n").unwrap();
        let faults = frame_faults(&frames).unwrap();
        assert_eq!(faults.len(), 6, "{faults:#?}");
        assert!(faults[0].contains("`pub mod text;`"), "{faults:?}");
        fs::remove_dir_all(frames).unwrap();
    }
}
