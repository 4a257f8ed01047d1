//! The reference book that is committed is what the declarations say.
#![cfg(all(feature = "schema", not(target_arch = "wasm32")))]

use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn the_reference_is_what_the_declarations_say() {
    let frames = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = frames.join("../docs/reference");
    let pages = frames::reference::pages(|folder| {
        fs::read_to_string(frames.join(folder).join("README.md")).expect("a README")
    });
    for (path, text) in &pages {
        let committed = fs::read_to_string(book.join(path)).unwrap_or_default();
        assert!(
            committed == *text,
            "docs/reference/{path} is not what the declarations say; run `cargo xtask docs`"
        );
    }
    let known: BTreeSet<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    for entry in fs::read_dir(book.join("src/kinds"))
        .expect("pages")
        .flatten()
    {
        let path = format!("src/kinds/{}", entry.file_name().to_string_lossy());
        assert!(
            known.contains(path.as_str()),
            "docs/reference/{path} is of no kind"
        );
    }
}

/// What mdBook would drop without a word: cells beyond the heading, and words in angle brackets.
#[test]
fn nothing_of_a_page_is_lost_in_the_book() {
    let frames = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = frames::reference::pages(|folder| {
        fs::read_to_string(frames.join(folder).join("README.md")).expect("a README")
    });
    let (mut rows, mut lines) = (0, 0);
    for (path, text) in pages.iter().filter(|(path, _)| path.starts_with("src/")) {
        let mut is_code = false;
        let mut columns = None;
        for line in text.lines() {
            is_code ^= line.starts_with("```");
            if is_code || !line.starts_with('|') {
                columns = None;
            } else {
                let bars = line.replace("\\|", "").matches('|').count();
                assert_eq!(*columns.get_or_insert(bars), bars, "{path}: {line}");
                rows += 1;
            }
            // Every second piece is code.
            let words = line.split('`').step_by(2).collect::<String>();
            let words = TAGS.iter().fold(words, |words, tag| words.replace(tag, ""));
            assert!(is_code || !words.contains('<'), "{path}: {line}");
            lines += 1;
        }
        assert!(!is_code, "{path}");
    }
    assert!(rows > 1_000 && lines > rows, "{rows} rows, {lines} lines");
}

/// Tags that the pages mean.
const TAGS: [&str; 5] = ["<details>", "</details>", "<summary>", "</summary>", "<!--"];

#[test]
fn every_link_leads_to_a_page_and_a_heading_of_it() {
    let pages = frames::reference::pages(|_| String::new());
    let anchors = |page: &str| -> BTreeSet<String> {
        let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
        headings
            .map(|heading| heading.to_lowercase().replace(' ', "-"))
            .collect()
    };
    let mut links = 0;
    for (path, text) in &pages {
        let folder = Path::new(path).parent().expect("a folder");
        for target in text.split("](").skip(1) {
            let target = target.split(')').next().expect("an end");
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = match file.strip_prefix("../") {
                Some(above) => folder.parent().expect("a folder").join(above),
                None => folder.join(file),
            };
            let page = pages.iter().find(|(other, _)| Path::new(other) == file);
            let (_, page) = page.unwrap_or_else(|| panic!("{path}: {target}"));
            let is_there = anchor.is_empty() || anchors(page).contains(anchor);
            assert!(is_there, "{path}: {target}");
            links += 1;
        }
    }
    assert!(links > 200, "{links}");
}
