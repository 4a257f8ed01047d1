//! Reads `assets/locales` and writes the table of each language, and a constant for each text.

#[path = "build/compile.rs"]
mod compile;
#[path = "build/folders.rs"]
mod folders;

use folders::{Located, documents, languages, messages};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// Files of English that only kinds of `frames::LATER` use: they come with these.
const LATER: [&str; 9] = [
    "assent",
    "consent",
    "help",
    "instructions",
    "mood",
    "quality",
    // The companion server's pages; the player shows none of it.
    "server",
    "survey",
    "trials",
];
/// Between two texts of a table.
const BETWEEN: &str = "\u{1e}";
/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    if let Err(what) = write() {
        println!("cargo::error={what}");
        process::exit(1);
    }
}

fn write() -> Result<(), String> {
    let told = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or_else(|| format!("{name} is not set"))
    };
    let locales = told("CARGO_MANIFEST_DIR")?.join("../../assets/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let out = told("OUT_DIR")?;
    let mut english = messages(&locales.join(folders::ENGLISH))?;
    english.sort_by_key(|one| LATER.contains(&one.area.as_str()));
    let (first, later): (Vec<_>, Vec<_>) = english
        .iter()
        .partition(|one| !LATER.contains(&one.area.as_str()));
    put(&out, "first.txt", &table(&first))?;
    put(&out, "later.txt", &table(&later))?;
    let mut code = keys(&english, first.len());
    let mut files = String::new();
    let mut list = String::new();
    let names = languages(&locales)?;
    for name in &names {
        let folder = locales.join(name);
        let own: BTreeMap<String, Located> = messages(&folder)?
            .into_iter()
            .map(|one| (one.message.id.clone(), one))
            .collect();
        let file = if name == folders::ENGLISH {
            String::new()
        } else {
            // A text that is missing, or forgets a variable, is shown in English; a test names it.
            let texts = english.iter().map(|one| {
                let found = own.get(&one.message.id);
                let good = found.filter(|own| own.message.variables == one.message.variables);
                good.unwrap_or(one)
            });
            let text = table(&texts.collect::<Vec<_>>());
            add(&out, &mut files, name, &text)?
        };
        let mut papers = String::new();
        for (paper, text) in documents(&folder)? {
            let file = add(&out, &mut files, &format!("{name}-{paper}"), &text)?;
            let _ = write!(papers, "({paper:?}, {file:?}), ");
        }
        let is_rtl = RIGHT_TO_LEFT.contains(&name.as_str());
        let _ = writeln!(
            list,
            "    Known {{ name: {name:?}, file: {file:?}, is_right_to_left: {is_rtl}, documents: &[{papers}] }},"
        );
    }
    let _ = writeln!(code, "static LANGUAGES: &[Known] = &[\n{list}];");
    let _ = writeln!(
        code,
        "/// The names of the languages, English first.\npub const NAMES: [&str; {}] = {names:?};",
        names.len()
    );
    put(&out, "keys.rs", &code)?;
    put(&out, "files.rs", &format!("&[\n{files}]\n"))
}

/// A constant for each text.
fn keys(english: &[Located], first: usize) -> String {
    let mut code = String::new();
    for (number, one) in english.iter().enumerate() {
        let message = &one.message;
        let name = message.id.replace('-', "_").to_uppercase();
        let doc = format!("`{}`", message.shown.replace('\n', " ").replace('`', "'"));
        let kind = if message.variables.is_empty() && message.categories.is_empty() {
            "Key"
        } else {
            "Form"
        };
        let _ = writeln!(
            code,
            "#[doc = {doc:?}]\npub const {name}: {kind} = {kind}({number});"
        );
    }
    let _ = writeln!(
        code,
        "const FIRST_COUNT: usize = {first};\nconst COUNT: usize = {};",
        english.len()
    );
    code
}

fn table(texts: &[&Located]) -> String {
    let texts: Vec<&str> = texts.iter().map(|one| one.message.text.as_str()).collect();
    texts.join(BETWEEN)
}

/// Writes a file under a name that carries the hash of its content, and returns the name.
fn add(out: &Path, files: &mut String, stem: &str, text: &str) -> Result<String, String> {
    let name = format!("{stem}-{:016x}.txt", hash(text));
    put(out, &name, text)?;
    let _ = writeln!(
        files,
        "    ({name:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))),"
    );
    Ok(name)
}

/// FNV-1a: the same on every machine and with every compiler, unlike the standard library's.
fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

fn put(out: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = out.join(name);
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
