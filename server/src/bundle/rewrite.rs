//! Which stimulus lies where in a bundle, and the study's texts changed to match.

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The study's own files lie here, others below the name of their host.
const OWN: &str = "own";
/// Letters of the hash in addresses: enough that no two bundles share one.
const HASH_LETTERS: usize = 16;

/// One stimulus in the bundle.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// As the study names it.
    pub(super) address: String,
    pub(super) from: PathBuf,
    /// Below the folder of the hash.
    pub(super) path: String,
    pub(super) sha256: String,
}

/// Everything that goes into a bundle.
#[derive(Debug, Default)]
pub(super) struct Plan {
    files: BTreeMap<String, Planned>,
}

impl Plan {
    /// Takes in the stimulus of an address.
    pub(super) fn add(&mut self, address: &str, from: &Path) -> anyhow::Result<()> {
        if self.files.contains_key(address) {
            return Ok(());
        }
        let mut hasher = Sha256::new();
        std::io::copy(&mut File::open(from)?, &mut hasher)?;
        let planned = Planned {
            address: address.to_owned(),
            from: from.to_owned(),
            path: decoded(without_query(&moved(address))),
            sha256: data_encoding::HEXLOWER.encode(&hasher.finalize()),
        };
        self.files.insert(address.to_owned(), planned);
        Ok(())
    }

    pub(super) fn files(&self) -> Vec<&Planned> {
        self.files.values().collect()
    }

    /// The hash of all stimuli and their names: another stimulus, another address, so that nothing old is ever shown.
    pub(super) fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for file in self.files.values() {
            hasher.update(format!("{} {}\n", file.sha256, file.path));
        }
        let whole = data_encoding::HEXLOWER.encode(&hasher.finalize());
        whole[..HASH_LETTERS].to_owned()
    }

    /// The study with every address that leads to a stimulus changed to the bundle's own.
    pub(super) fn rewrite(&self, record: &Map<String, Value>) -> Map<String, Value> {
        let root = format!("{{FILES}}/{}/", self.hash());
        record
            .iter()
            .map(|(key, value)| {
                let value = match (key.as_str(), value) {
                    ("generator", Value::String(text)) => Value::String(self.script(text, &root)),
                    _ => self.value(value, &root),
                };
                (key.clone(), value)
            })
            .collect()
    }

    fn value(&self, value: &Value, root: &str) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text, root)),
            Value::Array(list) => list.iter().map(|inner| self.value(inner, root)).collect(),
            Value::Object(object) => Value::Object(
                object
                    .iter()
                    .map(|(key, inner)| (key.clone(), self.value(inner, root)))
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    /// One text of the protocol: an address, the beginning of some, or words with addresses in them.
    fn text(&self, text: &str, root: &str) -> String {
        let (word, rest) = match text.split_once(':') {
            Some((word @ ("URL" | "JSON"), rest)) => (format!("{word}:"), rest),
            _ => (String::new(), text),
        };
        if self.begins_some(rest) {
            return format!("{word}{root}{}", without_query(&moved(rest)));
        }
        let mut changed = text.to_owned();
        // The longest first: one address may begin another.
        for address in self.files.keys().rev() {
            if changed.contains(address.as_str()) {
                changed = changed.replace(
                    address.as_str(),
                    &format!("{root}{}", without_query(&moved(address))),
                );
            }
        }
        changed
    }

    /// Whether a text is the beginning of an address of a stimulus, host and all.
    fn begins_some(&self, text: &str) -> bool {
        let is_address =
            text.contains("://") || text.starts_with("//") || text.starts_with("{FILES}");
        is_address && self.files.keys().any(|address| address.starts_with(text))
    }

    /// The texts in quotation marks of a script.
    fn script(&self, script: &str, root: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(at) = rest.find(['"', '\'', '`']) {
            let quote = &rest[at..=at];
            let inner = &rest[at + 1..];
            let Some(end) = inner.find([quote.chars().next().unwrap_or('"'), '\n']) else {
                break;
            };
            let text = &inner[..end];
            out.push_str(&rest[..=at]);
            // An apostrophe in a comment opens nothing: what follows is read again from the next letter.
            if inner[end..].starts_with(quote) && (text.contains("://") || text.contains("{FILES}"))
            {
                out.push_str(&self.text(text, root));
                out.push_str(quote);
                rest = &inner[end + 1..];
            } else {
                rest = inner;
            }
        }
        out.push_str(rest);
        out
    }
}

/// An address below the root of a bundle.
fn moved(address: &str) -> String {
    if let Some(name) = address.strip_prefix("{FILES}") {
        return format!("{OWN}/{}", name.trim_start_matches('/'));
    }
    let rest = address
        .split_once("://")
        .map_or(address.trim_start_matches("//"), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    // What is no letter of a file's name everywhere.
    let host = host.replace([':', '@'], "_");
    format!("{host}/{}", path.trim_start_matches('/'))
}

fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// As the server looks for it on disk.
fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .map_or_else(|_| path.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plan(addresses: &[&str]) -> Plan {
        let mut plan = Plan::default();
        for address in addresses {
            let planned = Planned {
                address: (*address).to_owned(),
                from: PathBuf::new(),
                path: moved(address),
                sha256: String::new(),
            };
            plan.files.insert((*address).to_owned(), planned);
        }
        plan
    }

    #[test]
    fn addresses_and_their_beginnings_are_changed_and_links_are_not() {
        let plan = plan(&[
            "https://x.org:81/s/img/a.png",
            "{FILES}/b.png",
            "https://y.org/c.png?raw=true",
        ]);
        let text = |text: &str| plan.text(text, "R/");
        assert_eq!(text("https://x.org:81/s/"), "R/x.org_81/s/");
        assert_eq!(text("https://x.org:81/thanks"), "https://x.org:81/thanks");
        assert_eq!(text("{FILES}/"), "R/own/");
        assert_eq!(
            text("URL:https://y.org/c.png?raw=true"),
            "URL:R/y.org/c.png"
        );
        assert_eq!(
            text("<img src='https://y.org/c.png?raw=true'> see https://y.org"),
            "<img src='R/y.org/c.png'> see https://y.org"
        );
    }

    #[test]
    fn texts_in_a_script_are_changed() {
        let plan = plan(&["https://x.org/s/img/a.png"]);
        let script = "// don't\nlet base = 'https://x.org/s/'; let other = \"https://z.org\";";
        let root = "R/";
        assert_eq!(
            plan.script(script, root),
            "// don't\nlet base = 'R/x.org/s/'; let other = \"https://z.org\";"
        );
        let record = json!({"generator": script, "exit_url": "https://x.org/end"});
        let changed = plan.rewrite(record.as_object().expect("an object"));
        assert_eq!(changed["exit_url"], "https://x.org/end");
    }
}
