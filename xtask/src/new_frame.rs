//! `cargo xtask new-frame NAME`: the folder and the two lines of a frame kind that runs.

use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;

/// Path in the folder of the kind, and what it begins with.
const FILES: [(&str, &str); 5] = [
    ("mod.rs", include_str!("new_frame/mod.rs.txt")),
    ("view.rs", include_str!("new_frame/view.rs.txt")),
    ("style.css", include_str!("new_frame/style.css.txt")),
    ("README.md", include_str!("new_frame/README.md.txt")),
    (
        "examples/basic.json",
        include_str!("new_frame/basic.json.txt"),
    ),
];

/// The spellings of one kind.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    /// In protocols: `exp-card-sort`.
    kind: String,
    /// In CSS: `card-sort`.
    class: String,
    /// The folder and module: `card_sort`.
    module: String,
    /// The Rust type: `CardSort`.
    rust: String,
}

/// Writes the folder, registers the kind and formats the result.
///
/// # Errors
/// When the name cannot be a module's, or the folder exists.
pub(crate) fn run(place: &Place, args: &[String]) -> Result<()> {
    let [name] = args else {
        bail!("new-frame takes one name, like `card-sort` or `exp-lookit-card-sort`");
    };
    let name = Name::read(name)?;
    let list = place.root.join("frames/lib.rs");
    let text = fs::read_to_string(&list).context("reading frames/lib.rs")?;
    let registered = register(&text, &name)?;
    let folder = place.root.join("frames").join(&name.module);
    if folder.exists() {
        bail!("{} exists already", folder.display());
    }
    fs::create_dir_all(folder.join("examples"))
        .with_context(|| format!("creating {}", folder.display()))?;
    for (file, template) in FILES {
        fs::write(folder.join(file), name.fill(template))
            .with_context(|| format!("writing {file}"))?;
    }
    fs::write(&list, registered).context("writing frames/lib.rs")?;
    process::run(place.command("cargo").args(["fmt", "--package", "frames"]))?;
    crate::docs::reference(place)?;
    println!(
        "frames/{} holds the new kind {}; next: `cargo test -p frames --features schema`",
        name.module, name.kind
    );
    Ok(())
}

impl Name {
    fn read(given: &str) -> Result<Self> {
        let class = given
            .strip_prefix("exp-lookit-")
            .or_else(|| given.strip_prefix("exp-"))
            .unwrap_or(given);
        let good = class.split('-').all(|word| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
        if !good {
            bail!(
                "`{given}` cannot name a frame; use small letters, digits and hyphens, like `card-sort`"
            );
        }
        let kind = if class == given {
            format!("exp-{given}")
        } else {
            given.to_owned()
        };
        let rust = class
            .split('-')
            .map(|word| word[..1].to_uppercase() + &word[1..])
            .collect();
        Ok(Self {
            kind,
            class: class.to_owned(),
            module: class.replace('-', "_"),
            rust,
        })
    }

    fn fill(&self, template: &str) -> String {
        template
            .replace("@KIND@", &self.kind)
            .replace("@CLASS@", &self.class)
            .replace("@TYPE@", &self.rust)
    }
}

/// The list of kinds with the `pub mod` line and the row of one more.
fn register(list: &str, name: &Name) -> Result<String> {
    let module = format!("pub mod {};", name.module);
    if list.lines().any(|line| line.trim() == module) {
        bail!("frames/lib.rs has `{module}` already");
    }
    let row = format!("{}::{},", name.module, name.rust);
    let Some((before, after)) = list.split_once("later![") else {
        bail!("frames/lib.rs has no list `later![…];` to add a row to");
    };
    let Some((rows, rest)) = after.split_once("];") else {
        bail!("the list `later![` in frames/lib.rs does not end with `];`");
    };
    let rows = rows.trim_end();
    let comma = if rows.is_empty() || rows.ends_with(',') {
        ""
    } else {
        ","
    };
    // Above the first line that is neither comment nor empty; rustfmt then sorts the modules.
    let start = before
        .find("\npub mod ")
        .or_else(|| before.find("\nuse "))
        .or_else(|| before.find("\n#["))
        .map_or(0, |at| at + 1);
    let (head, tail) = before.split_at(start);
    let gap = if tail.starts_with("pub mod ") {
        ""
    } else {
        "\n"
    };
    Ok(format!(
        "{head}{module}\n{gap}{tail}later![{rows}{comma}\n    {row}\n];{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_four_spellings() {
        let name = Name::read("card-sort").unwrap();
        assert_eq!(
            name.fill("@KIND@ @CLASS@ @TYPE@"),
            "exp-card-sort card-sort CardSort"
        );
        assert_eq!(name.module, "card_sort");
        assert_eq!(
            Name::read("exp-lookit-text").unwrap().kind,
            "exp-lookit-text"
        );
        assert_eq!(Name::read("exp-lookit-text").unwrap().module, "text");
        for bad in ["", "Card", "card_sort", "-a", "2d", "a--b", "../x"] {
            assert!(Name::read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_list_gets_two_lines() {
        let list = "//! Kinds.\n\nuse kit::FrameKind;\n\nlater![];\n";
        let one = register(list, &Name::read("text").unwrap()).unwrap();
        assert_eq!(
            one,
            "//! Kinds.\n\npub mod text;\n\nuse kit::FrameKind;\n\nlater![\n    text::Text,\n];\n"
        );
        let two = register(&one, &Name::read("card-sort").unwrap()).unwrap();
        assert!(two.contains("pub mod card_sort;\npub mod text;\n"), "{two}");
        assert!(
            two.contains("text::Text,\n    card_sort::CardSort,\n];"),
            "{two}"
        );
        assert!(register(&two, &Name::read("text").unwrap()).is_err());
    }
}
