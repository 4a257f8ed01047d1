//! Real studies: what `docs/corpus-findings.md` says of them is what is found. They lie outside the repository; without them this test
//! says so.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Finding counts by file and code, with the path of the first.
type Table = BTreeMap<(String, String), (usize, String)>;

fn found(folder: &Path) -> Table {
    let mut table = Table::new();
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder of real studies")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| {
            let ending = Path::new(name).extension();
            !name.contains(".expected.")
                && ending.is_some_and(|ending| ending == "json" || ending == "js")
        })
        .collect();
    names.sort();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).expect("a study");
        for finding in common::check_named(&text, &name) {
            let span = text.get(finding.span.clone());
            assert!(span.is_some_and(|span| !span.is_empty()), "{finding:?}");
            let key = (name.clone(), finding.code.to_owned());
            let row = table.entry(key).or_insert((0, finding.path.clone()));
            row.0 += 1;
            if std::env::var_os("PEEKABOO_SHOW").is_some() {
                println!("{name}:{}:{} {finding:?}", finding.line, finding.column);
            }
        }
    }
    table
}

/// The rows of the document: file, code, count and path are its first cells.
fn listed() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/corpus-findings.md");
    let text = std::fs::read_to_string(path).expect("docs/corpus-findings.md");
    let mut table = Table::new();
    for line in text.lines() {
        let cells: Vec<&str> = line
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        if let ["", file, code, count, path, ..] = cells[..]
            && let Ok(count) = count.parse()
        {
            table.insert((file.to_owned(), code.to_owned()), (count, path.to_owned()));
        }
    }
    table
}

#[test]
fn real_studies_have_the_findings_that_are_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/protocols");
    if !folder.is_dir() {
        println!("no real studies beside the repository: not checked");
        return;
    }
    let found = found(&folder);
    let mut rows = String::new();
    for ((file, code), (count, path)) in &found {
        let _ = writeln!(rows, "| `{file}` | `{code}` | {count} | `{path}` |");
    }
    assert_eq!(listed(), found, "found now:\n{rows}");
}
