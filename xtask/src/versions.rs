//! Reads version numbers: the one the project pins, and the ones tools print.

/// The exact version in a line `NAME = "=1.2.3"` or `NAME = { version = "=1.2.3" … }` of a manifest.
pub(crate) fn pinned<'a>(manifest: &'a str, name: &str) -> Option<&'a str> {
    manifest.lines().find_map(|line| {
        let rest = line.trim().strip_prefix(name)?.trim_start();
        let value = rest.strip_prefix('=')?;
        let (_, version) = value.split_once("\"=")?;
        Some(version.split_once('"')?.0)
    })
}

/// The first word of a tool's answer that starts with a digit: `trunk 0.21.14` gives `0.21.14`.
pub(crate) fn printed(answer: &str) -> Option<&str> {
    answer
        .split_whitespace()
        .find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// The number before the first dot of a tool's version.
pub(crate) fn major(answer: &str) -> Option<u32> {
    printed(answer)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_pin() {
        let manifest = "wasm-bindgen-futures = \"0.4\"\n# wasm-bindgen = \"=9\"\nwasm-bindgen = \"=0.2.130\"\n";
        assert_eq!(pinned(manifest, "wasm-bindgen"), Some("0.2.130"));
        let table = "wasm-bindgen = { version = \"=0.2.7\", features = [] }";
        assert_eq!(pinned(table, "wasm-bindgen"), Some("0.2.7"));
        assert_eq!(
            pinned("wasm-bindgen = \"0.2.130\"", "wasm-bindgen"),
            None,
            "not exact"
        );
    }

    #[test]
    fn the_workspace_pins_wasm_bindgen() {
        let manifest = include_str!("../../Cargo.toml");
        assert!(pinned(manifest, "wasm-bindgen").is_some());
    }

    #[test]
    fn reads_what_tools_print() {
        assert_eq!(printed("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(printed("wasm-bindgen 0.2.130 (3f2a1b)"), Some("0.2.130"));
        assert_eq!(printed("no version"), None);
        assert_eq!(major("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(major("wasm-opt version 108"), Some(108));
    }
}
