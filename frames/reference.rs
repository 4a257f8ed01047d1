//! The reference for researchers, an mdBook: a page of each kind from its declaration, and pages on what they share.
//!
//! `cargo xtask docs` writes it to `docs/reference`; a test fails when that is not what is said here.

mod kind;
mod language;
mod table;
mod types;

use crate::{declarations, schema};
use kit::{Declaration, Role};
use std::fmt::Write;

/// A file of the book: its path below the book's folder, and its text.
pub type Page = (String, String);

/// All files of the book. `notes` gives what was decided about a kind, in Markdown, by the name of its folder in `frames/`.
pub fn pages(notes: impl Fn(&str) -> String) -> Vec<Page> {
    let declarations = declarations();
    let mut pages = vec![
        ("book.toml".to_owned(), BOOK.to_owned()),
        ("src/SUMMARY.md".to_owned(), summary(&declarations)),
        ("src/index.md".to_owned(), index(&declarations)),
        (
            "src/shared.md".to_owned(),
            include_str!("reference/shared.md").to_owned(),
        ),
    ];
    pages.push((
        "src/language.md".to_owned(),
        written(|page| language::write(page, &schema::study())),
    ));
    for found in &declarations {
        let notes = body(&notes(&folder(found.kind)));
        let page = written(|page| kind::write(page, found, &notes));
        pages.push((format!("src/{}", path(found.kind)), page));
    }
    pages
}

/// Writing to a text cannot fail.
fn written(write: impl FnOnce(&mut String) -> std::fmt::Result) -> String {
    let mut page = GENERATED.to_owned();
    let _ = write(&mut page);
    page
}

const BOOK: &str = "\
[book]
title = \"Frames of Peekaboo: a reference\"
language = \"en\"

[build]
build-dir = \"../../target/reference\"
create-missing = false
";

/// Written by `cargo xtask docs`, so that nobody edits what is overwritten.
const GENERATED: &str =
    "<!-- Written by `cargo xtask docs` from the declarations in frames/. -->\n";

fn path(kind: &str) -> String {
    format!("kinds/{kind}.md")
}

/// The folder of a kind in `frames/`.
fn folder(kind: &str) -> String {
    let short = kind
        .strip_prefix("exp-lookit-")
        .or_else(|| kind.strip_prefix("exp-"));
    short.unwrap_or(kind).replace('-', "_")
}

/// A README without its heading and without what the page says already.
fn body(readme: &str) -> String {
    let lines = readme
        .lines()
        .skip_while(|line| line.starts_with("# ") || line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn sorted(declarations: &[Declaration]) -> Vec<&Declaration> {
    let mut all: Vec<&Declaration> = declarations.iter().collect();
    all.sort_by_key(|found| found.kind);
    all
}

fn summary(declarations: &[Declaration]) -> String {
    let mut text = format!(
        "{GENERATED}\n# Summary\n\n[All kinds](index.md)\n\n- [Putting frames together](language.md)\n- [What all frames share](shared.md)\n\n# Kinds of frames\n\n"
    );
    for found in sorted(declarations) {
        let _ = writeln!(text, "- [{}]({})", found.kind, path(found.kind));
    }
    text
}

fn index(declarations: &[Declaration]) -> String {
    let mut text = format!(
        "{GENERATED}\n{}\n",
        include_str!("reference/index.md").trim()
    );
    let is_trial = |found: &&Declaration| found.schema["properties"]["pauseKey"].is_object();
    let all = sorted(declarations);
    let (trials, pages): (Vec<&Declaration>, Vec<_>) = all.into_iter().partition(is_trial);
    let (frame, pages): (Vec<&Declaration>, Vec<_>) = pages
        .into_iter()
        .partition(|found| found.role == Role::Page);
    for (heading, kinds) in [
        ("Trials", trials),
        ("Consent, and the end of a study", pages),
        ("Other pages", frame),
    ] {
        let _ = writeln!(text, "\n## {heading}\n\n| Kind | |\n|---|---|");
        for found in kinds {
            let _ = writeln!(
                text,
                "| [{}]({}) | {} |",
                found.kind,
                path(found.kind),
                found.summary
            );
        }
    }
    text
}
