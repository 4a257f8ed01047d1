//! Measures what a family downloads before the first frame.

use crate::compress::{brotli, gzip};
use crate::place::Place;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// 1 KB is 1024 bytes here.
const KB: usize = 1024;
const FAIL_ABOVE_BYTES: usize = 350 * KB;
const WARN_ABOVE_BYTES: usize = 300 * KB;
/// What the predecessor's player loads, brotli.
const PREDECESSOR_KB: usize = 1045;
/// How the name of the part begins that is fetched later.
const LATER: &str = "peekaboo-player-later-";
/// Further files the player asks for before the first frame, one path inside `dist/` a line.
const LIST: &str = "assets/first-load.txt";

/// Prints a line for each file and the totals.
///
/// # Errors
/// When the player is not built, or larger than its budget.
pub(crate) fn run(place: &Place) -> Result<()> {
    let dist = place.dist();
    if !dist.join("index.html").is_file() {
        bail!(
            "there is no {}; run `cargo xtask build` first",
            dist.join("index.html").display()
        );
    }
    let named = first_load(&dist, &listed(&place.root)?)?;
    let (later, files): (Vec<_>, Vec<_>) = named.into_iter().partition(|name| is_later(name));
    println!(
        "{:>11} {:>11} {:>11}  file (bytes)",
        "raw", "gzip", "brotli"
    );
    let mut total = [0; 3];
    for name in &files {
        let bytes =
            fs::read(dist.join(name)).with_context(|| format!("reading {}", name.display()))?;
        let sizes = [bytes.len(), gzip(&bytes)?.len(), brotli(&bytes)?.len()];
        println!("{}  {}", row(sizes), name.display());
        for (sum, size) in total.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    println!("{}  everything up to the first frame", row(total));
    for name in &later {
        let bytes =
            fs::read(dist.join(name)).with_context(|| format!("reading {}", name.display()))?;
        let sizes = [bytes.len(), gzip(&bytes)?.len(), brotli(&bytes)?.len()];
        println!(
            "{}  {}, while the first page stands",
            row(sizes),
            name.display()
        );
    }
    verdict(total[2])
}

/// The part that `split` has cut off: the player names it, but asks for it only when the first page stands, as
/// `tests/e2e/tests/later.rs` sees.
fn is_later(name: &Path) -> bool {
    let is_wasm = name.extension().is_some_and(|ending| ending == "wasm");
    is_wasm && name.to_string_lossy().starts_with(LATER)
}

fn row([raw, gzip, brotli]: [usize; 3]) -> String {
    format!("{raw:>11} {gzip:>11} {brotli:>11}")
}

fn verdict(brotli_bytes: usize) -> Result<()> {
    let used = format!(
        "{:.1} KB brotli ({brotli_bytes} bytes) of {} KB ({FAIL_ABOVE_BYTES} bytes); the predecessor needs {PREDECESSOR_KB} KB",
        brotli_bytes as f64 / KB as f64,
        FAIL_ABOVE_BYTES / KB
    );
    if brotli_bytes > FAIL_ABOVE_BYTES {
        bail!("the player is over its budget: {used}");
    }
    println!("{used}");
    if brotli_bytes > WARN_ABOVE_BYTES {
        println!(
            "warning: more than {} KB; the budget is nearly used up",
            WARN_ABOVE_BYTES / KB
        );
    }
    Ok(())
}

fn listed(root: &Path) -> Result<Vec<String>> {
    let file = root.join(LIST);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(file).context(LIST)?;
    let names = text.lines().map(str::trim);
    Ok(names
        .filter(|name| !name.is_empty() && !name.starts_with('#'))
        .map(String::from)
        .collect())
}

/// The files loaded up to the first frame, as paths inside `dist`: the page, what it names, what that names, and the list.
///
/// # Errors
/// When a listed file is not in `dist`.
fn first_load(dist: &Path, listed: &[String]) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut open = vec![PathBuf::from("index.html")];
    for name in listed {
        let name = PathBuf::from(name.trim_start_matches('/'));
        if !dist.join(&name).is_file() {
            bail!(
                "{LIST} names {}, which is not in {}",
                name.display(),
                dist.display()
            );
        }
        open.push(name);
    }
    while let Some(name) = open.pop() {
        if !files.insert(name.clone()) {
            continue;
        }
        let reads_on = name
            .extension()
            .is_some_and(|ending| ending == "html" || ending == "js" || ending == "css");
        if !reads_on {
            continue;
        }
        let text = fs::read_to_string(dist.join(&name))
            .with_context(|| format!("reading {}", name.display()))?;
        let folder = name.parent().unwrap_or(Path::new(""));
        open.extend(
            words(&text)
                .filter_map(|word| resolve(folder, word))
                .filter(|file| dist.join(file).is_file()),
        );
    }
    Ok(files)
}

/// Everything in a page, script or style sheet that could be the address of a file, quoted or not.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "\"'`=<>(),;".contains(letter))
        .filter(|word| word.contains('.'))
}

/// The path inside `dist` of an address found in a file of `folder`; nothing for another host.
fn resolve(folder: &Path, address: &str) -> Option<PathBuf> {
    let address = address.split(['?', '#']).next()?;
    if address.is_empty() || address.contains("//") {
        return None;
    }
    let joined = match address.strip_prefix('/') {
        Some(from_root) => PathBuf::from(from_root),
        None => folder.join(address),
    };
    let mut path = PathBuf::new();
    for part in joined.components() {
        match part {
            Component::Normal(name) => path.push(name),
            Component::ParentDir if !path.pop() => return None,
            _ => {}
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder like the one Trunk writes.
    fn dist(name: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("xtask-size-{name}-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets/a")).unwrap();
        let files = [
            (
                "index.html",
                "<link rel=stylesheet href=/app-1.css integrity='sha384-x'/>\
                 <script type=\"module\">import init from '/app-1.js';\
                 await init({ module_or_path: '/app-1_bg.wasm?v=1' });</script>\
                 <link href=\"https://example.org/away.js\">",
            ),
            ("app-1.css", "@font-face { src: url(fonts.woff2) }"),
            ("app-1.js", "import { f } from './snippets/a/inline0.js';"),
            ("app-1_bg.wasm", "wasm"),
            ("fonts.woff2", "font"),
            (
                "snippets/a/inline0.js",
                "import '../b.js'; import '../../../../etc/passwd';",
            ),
            ("snippets/b.js", ""),
            ("away.js", "not loaded"),
            ("de.json", "{}"),
        ];
        for (file, text) in files {
            fs::write(dist.join(file), text).unwrap();
        }
        dist
    }

    #[test]
    fn follows_the_page_to_everything_it_loads() {
        let dist = dist("follow");
        let files = first_load(&dist, &["/de.json".into()]).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
        assert_eq!(
            names,
            [
                "app-1.css",
                "app-1.js",
                "app-1_bg.wasm",
                "de.json",
                "fonts.woff2",
                "index.html",
                "snippets/a/inline0.js",
                "snippets/b.js",
            ]
        );
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_listed_file_has_to_exist() {
        let dist = dist("listed");
        let error = first_load(&dist, &["fr.json".into()]).unwrap_err();
        assert!(error.to_string().contains("names fr.json"), "{error}");
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_budget_is_a_limit() {
        assert!(verdict(FAIL_ABOVE_BYTES).is_ok());
        let error = verdict(FAIL_ABOVE_BYTES + 1).unwrap_err().to_string();
        assert!(
            error.contains("358401 bytes") && error.contains("1045 KB"),
            "{error}"
        );
    }
}
