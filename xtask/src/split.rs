//! Cuts the linked player in two: what a family waits for, and what is fetched while the first page stands (`crates/later`).
//!
//! Trunk calls this when it has built the player (`Trunk.toml`), and before it moves the files to where they are served from.
//! Cutting comes after linking and before `wasm-bindgen`, so the player's own files are made anew here.

use crate::needs;
use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

const PLAYER: &str = "peekaboo-player";
/// The name of the seam in `crates/later`.
const LATER: &str = "later";
const WASM_OPT: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
    "--reorder-functions-by-name",
];

/// Replaces Trunk's files of the player by those of the player in two parts.
///
/// # Errors
/// When it is not called by Trunk, or one of the tools fails.
pub(crate) fn run(place: &Place) -> Result<()> {
    let told = |name: &str| {
        env::var(name).with_context(|| format!("{name} is not set: `split` is called by Trunk"))
    };
    if Path::new(&told("TRUNK_HTML_FILE")?).file_name() != Some("index.html".as_ref()) {
        return Ok(());
    }
    let staging = PathBuf::from(told("TRUNK_STAGING_DIR")?);
    let profile = told("TRUNK_PROFILE")?;
    let linked = place
        .target()
        .join("wasm32-unknown-unknown")
        .join(&profile)
        .join(format!("{PLAYER}.wasm"));
    let work = place.target().join("split").join(&profile);
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| work.display().to_string())?;
    }
    let parts = cut(place, &linked, &work, profile == "release")?;
    put(&staging, &parts)?;
    put_words(&staging)
}

/// Writes the files of the languages; what they are made of is not served.
fn put_words(staging: &Path) -> Result<()> {
    let folder = staging.join(words::FOLDER);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for (name, text) in words::FILES {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    let source = staging.join("assets").join("locales");
    if source.exists() {
        fs::remove_dir_all(&source).with_context(|| source.display().to_string())?;
    }
    Ok(())
}

/// The three files of the player, and the one that is fetched later.
struct Parts {
    player_js: String,
    player_wasm: Vec<u8>,
    later_js: String,
    later_wasm: Vec<u8>,
}

fn cut(place: &Place, linked: &Path, work: &Path, is_release: bool) -> Result<Parts> {
    let input = fs::read(linked).with_context(|| linked.display().to_string())?;
    let main = work.join(format!("{PLAYER}.wasm"));
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = work;
    options.main_out_path = &main;
    let (js_of_player, js_of_later) = (format!("./{PLAYER}.js"), format!("./{LATER}.js"));
    options.main_module = &js_of_player;
    options.link_name = &js_of_later;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("cutting {}: {error:#}", linked.display()))?;
    let [later] = split.split_modules.as_slice() else {
        bail!(
            "the player came apart into {} further files; one is expected: crates/later has one seam",
            split.split_modules.len()
        );
    };
    process::run(
        place
            .command("wasm-bindgen")
            .arg(&main)
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .args(["--out-name", PLAYER, "--out-dir"])
            .arg(work.join("bound")),
    )?;
    let bound = work.join("bound").join(format!("{PLAYER}_bg.wasm"));
    if is_release {
        optimise(place, &bound)?;
        optimise(place, later)?;
    }
    let text =
        |file: PathBuf| fs::read_to_string(&file).with_context(|| file.display().to_string());
    let bytes = |file: &Path| fs::read(file).with_context(|| file.display().to_string());
    let name = later
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    Ok(Parts {
        player_js: text(work.join("bound").join(format!("{PLAYER}.js")))?,
        player_wasm: bytes(&bound)?,
        later_js: text(work.join(format!("{LATER}.js")))?.replace(name, &format!("{LATER}.wasm")),
        later_wasm: bytes(later)?,
    })
}

fn optimise(place: &Place, file: &Path) -> Result<()> {
    let Some(program) = needs::wasm_opt_program(place) else {
        println!(
            "there is no wasm-opt: {} stays larger than it need be",
            file.display()
        );
        return Ok(());
    };
    process::run(
        place
            .command(program)
            .args(WASM_OPT)
            .arg(file)
            .arg("-o")
            .arg(file),
    )
}

/// Writes the parts beside the page, under names that carry the hash of all of them, and makes the page ask for these.
fn put(staging: &Path, parts: &Parts) -> Result<()> {
    let page_file = staging.join("index.html");
    let page = fs::read_to_string(&page_file).with_context(|| page_file.display().to_string())?;
    let stem = trunks_stem(&page)
        .with_context(|| format!("{} names no /{PLAYER}-….js", page_file.display()))?;
    let mut hasher = DefaultHasher::new();
    (
        &parts.player_js,
        &parts.player_wasm,
        &parts.later_js,
        &parts.later_wasm,
    )
        .hash(&mut hasher);
    let hash = format!("{:016x}", hasher.finish());
    let (player, later) = (
        format!("{PLAYER}-{hash}"),
        format!("{PLAYER}-{LATER}-{hash}"),
    );
    let named = |text: &str| {
        // Only where it is the address of a file: the WebAssembly knows the other part by the name it had when they were cut.
        let text = text
            .replace(
                &format!("from \"./{LATER}.js"),
                &format!("from \"./{later}.js"),
            )
            .replace(&format!("./{LATER}.wasm"), &format!("./{later}.wasm"));
        text.replace(&format!("{PLAYER}_bg.wasm"), &format!("{player}_bg.wasm"))
            .replace(&format!("./{PLAYER}.js"), &format!("./{player}.js"))
    };
    for old in [format!("{stem}.js"), format!("{stem}_bg.wasm")] {
        let old = staging.join(old);
        fs::remove_file(&old).with_context(|| old.display().to_string())?;
    }
    let files = [
        (format!("{player}.js"), named(&parts.player_js).into_bytes()),
        (format!("{player}_bg.wasm"), parts.player_wasm.clone()),
        (format!("{later}.js"), named(&parts.later_js).into_bytes()),
        (format!("{later}.wasm"), parts.later_wasm.clone()),
        (
            "index.html".to_owned(),
            page.replace(&stem, &player).into_bytes(),
        ),
    ];
    for (name, bytes) in files {
        let file = staging.join(name);
        fs::write(&file, bytes).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// The name that Trunk gave the player's files, without their endings.
fn trunks_stem(page: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("/{PLAYER}-"))?;
    let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    Some(format!("{PLAYER}-{hash}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_written_and_its_source_is_not_served() {
        let staging = env::temp_dir().join(format!("xtask-words-{}", std::process::id()));
        let source = staging.join("assets/locales/fr");
        fs::create_dir_all(&source).unwrap();
        put_words(&staging).unwrap();
        assert!(!staging.join("assets/locales").exists());
        for name in words::NAMES {
            let language = words::Language::named(name).unwrap();
            if let Some(file) = language.file() {
                let text = fs::read_to_string(staging.join("words").join(file)).unwrap();
                assert!(words::Words::read(language, text).is_some(), "{name}");
            }
        }
        fs::remove_dir_all(staging).unwrap();
    }

    #[test]
    fn the_parts_replace_trunks_files_and_name_each_other() {
        let staging = env::temp_dir().join(format!("xtask-split-{}", std::process::id()));
        fs::create_dir_all(&staging).unwrap();
        let page = "<script>import init from '/peekaboo-player-12ab.js'; init('/peekaboo-player-12ab_bg.wasm')</script>";
        for (name, text) in [
            ("index.html", page),
            ("peekaboo-player-12ab.js", ""),
            ("peekaboo-player-12ab_bg.wasm", ""),
        ] {
            fs::write(staging.join(name), text).unwrap();
        }
        let parts = Parts {
            player_js: "import * as a from \"./later.js\"; const imports = { \"./later.js\": a }; new URL('peekaboo-player_bg.wasm')"
                .into(),
            player_wasm: vec![1],
            later_js: "import { initSync } from \"./peekaboo-player.js\"; fetch(\"./later.wasm\")"
                .into(),
            later_wasm: vec![2],
        };
        put(&staging, &parts).unwrap();
        let page = fs::read_to_string(staging.join("index.html")).unwrap();
        let player = trunks_stem(&page).unwrap();
        let hash = player.strip_prefix("peekaboo-player-").unwrap();
        assert!(
            page.contains(&format!("/{player}_bg.wasm")) && hash != "12ab",
            "{page}"
        );
        let text = |name: String| fs::read_to_string(staging.join(name)).unwrap();
        let later = format!("peekaboo-player-later-{hash}");
        assert!(text(format!("{player}.js")).contains(&format!("./{later}.js")));
        assert!(text(format!("{player}.js")).contains(&format!("'{player}_bg.wasm'")));
        assert!(text(format!("{player}.js")).contains("{ \"./later.js\": a }"));
        assert!(text(format!("{later}.js")).contains(&format!("./{later}.wasm")));
        assert!(text(format!("{later}.js")).contains(&format!("\"./{player}.js\"")));
        assert_eq!(fs::read_dir(&staging).unwrap().count(), 5);
        fs::remove_dir_all(staging).unwrap();
    }
}
