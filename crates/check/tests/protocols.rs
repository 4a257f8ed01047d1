//! Real studies are checked to the end. They lie outside the repository; without them this test says so.
#![expect(clippy::unwrap_used, reason = "test code")]

mod common;

use std::path::Path;

#[test]
fn real_studies_are_checked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/protocols");
    if !folder.is_dir() {
        println!("no real studies beside the repository: not checked");
        return;
    }
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".expected.json") || name.ends_with(".md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let start = std::time::Instant::now();
        let findings = common::check_named(&text, &name);
        println!(
            "==== {name} {} findings {:?}",
            findings.len(),
            start.elapsed()
        );
        for f in findings {
            println!(
                "{:?} {} {}:{} {} | {} | {} | `{}`",
                f.severity,
                f.code,
                f.line,
                f.column,
                f.path,
                f.message,
                f.help,
                text[f.span.clone()]
                    .chars()
                    .take(30)
                    .collect::<String>()
                    .replace('\n', "\\n")
            );
        }
    }
}
