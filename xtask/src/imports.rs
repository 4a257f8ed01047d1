//! The import table of docs/ARCHITECTURE.md, checked against what cargo resolves.

use crate::place::Place;
use anyhow::{Result, bail};

const OURS: &[&str] = &[
    "protocol",
    "session",
    "kit",
    "frames",
    "peekaboo",
    "peekaboo-player",
];
const PURE: &[&str] = &[
    "leptos",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "tokio",
    "rand",
    "kit",
    "frames",
    "peekaboo",
    "peekaboo-player",
];
const WITHOUT_VIEW: &[&str] = &[
    "leptos",
    "web-sys",
    "js-sys",
    "tokio",
    "peekaboo",
    "peekaboo-player",
];

/// A package, and the packages it must never reach.
struct Rule {
    package: &'static str,
    /// Is the rule kept in the browser's build as well as in the native one?
    in_wasm: bool,
    never: &'static [&'static str],
}

const RULES: [Rule; 10] = [
    Rule {
        package: "words",
        in_wasm: true,
        never: OURS,
    },
    Rule {
        package: "wire",
        in_wasm: true,
        never: OURS,
    },
    Rule {
        package: "protocol",
        in_wasm: true,
        never: PURE,
    },
    Rule {
        package: "session",
        in_wasm: true,
        never: PURE,
    },
    Rule {
        package: "check",
        in_wasm: false,
        never: PURE,
    },
    Rule {
        package: "simulate",
        in_wasm: false,
        never: PURE,
    },
    Rule {
        package: "kit",
        in_wasm: true,
        never: WITHOUT_VIEW,
    },
    Rule {
        package: "frames",
        in_wasm: true,
        never: WITHOUT_VIEW,
    },
    Rule {
        package: "peekaboo",
        in_wasm: false,
        never: &["leptos", "web-sys", "js-sys", "peekaboo-player"],
    },
    Rule {
        package: "xtask",
        in_wasm: false,
        never: &["leptos", "web-sys"],
    },
];

/// Every broken rule, as a sentence.
///
/// # Errors
/// When cargo cannot resolve a package.
pub(crate) fn faults(place: &Place) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for rule in &RULES {
        faults.extend(broken(place, rule, &[])?);
        if rule.in_wasm {
            faults.extend(broken(
                place,
                rule,
                &["--target", "wasm32-unknown-unknown"],
            )?);
        }
    }
    Ok(faults)
}

fn broken(place: &Place, rule: &Rule, target: &[&str]) -> Result<Vec<String>> {
    let package = rule.package;
    let mut args = vec![
        "tree",
        "--package",
        package,
        "--edges",
        "normal",
        "--prefix",
        "none",
    ];
    args.extend(target);
    let Some(tree) = place.answer("cargo", &args) else {
        bail!("`cargo {}` failed; run it to see why", args.join(" "));
    };
    let where_ = if target.is_empty() { "" } else { " (in wasm)" };
    Ok(reached(&tree, rule.never)
        .into_iter()
        .map(|name| format!("{package}: reaches {name}{where_}, which the import table forbids; `cargo tree -p {package} -i {name}` shows how"))
        .collect())
}

/// The forbidden packages among the lines `name v1.2.3 …` of a tree, whose first line is the package itself.
fn reached<'a>(tree: &str, never: &[&'a str]) -> Vec<&'a str> {
    let names: Vec<_> = tree
        .lines()
        .skip(1)
        .filter_map(|line| line.split(' ').next())
        .collect();
    never
        .iter()
        .copied()
        .filter(|name| names.contains(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_whole_packages_below_the_first_line() {
        let tree = "kit v0.1.0 (/work)\nserde v1.0.1\nleptos_dom v0.8.0\nrand v0.9.0 (*)\n";
        assert_eq!(reached(tree, &["leptos", "rand", "kit"]), ["rand"]);
    }
}
