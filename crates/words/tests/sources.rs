//! Every text is used somewhere.

mod common;

use std::fs;

#[test]
fn every_text_is_used() {
    let code: String = common::sources()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    let english = common::root().join("assets/locales/en-US");
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
