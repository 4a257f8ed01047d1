//! The stimuli of a study's frames, with the addresses the player makes of them.

use ::check::{Checked, Declaration};
use kit::{Assets, Source};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

const MOST_LEVELS: usize = 64;

/// What a stimulus is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    Image,
    Audio,
    Video,
    /// A text that is put in before the study starts (`URL:`, `JSON:`).
    Text,
}

impl Sort {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Image => "picture",
            Self::Audio => "sound",
            Self::Video => "film",
            Self::Text => "text",
        }
    }
}

/// One stimulus of one frame.
#[derive(Clone, Debug)]
pub(crate) struct Stimulus {
    /// Which of the checked frames.
    pub(crate) frame: usize,
    /// The path below the frame.
    pub(crate) rest: String,
    pub(crate) sort: Sort,
    /// Addresses in the order the browser tries them; the first that can be played is shown.
    pub(crate) addresses: Vec<String>,
}

/// The stimuli of all frames, each set of addresses once.
pub(crate) fn all(checked: &Checked, declarations: &[Declaration]) -> Vec<Stimulus> {
    let schemas: HashMap<&str, &Value> = declarations
        .iter()
        .map(|declaration| (declaration.kind.as_str(), &declaration.schema))
        .collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (frame, checked) in checked.frames.iter().enumerate() {
        let params: Map<String, Value> = checked
            .config
            .params
            .iter()
            .map(|(key, value)| (key.clone(), filled(value, 0)))
            .collect();
        let mut collector = Collector {
            root: schemas.get(checked.config.kind.as_str()).copied(),
            assets: kit::parse::<Assets>(&params).0,
            frame,
            found: Vec::new(),
        };
        collector.frame(&params);
        let new = collector
            .found
            .into_iter()
            .filter(|stimulus| seen.insert(stimulus.addresses.clone()));
        found.extend(new);
    }
    found
}

/// What the server puts in for `{FILES}` and `{BASE}` is a whole address, and the player must see one here too.
const FILLED: [(&str, &str); 2] = [("{FILES}", "files://study"), ("{BASE}", "base://server")];

/// A value with whole addresses for the placeholders of the server.
fn filled(value: &Value, depth: usize) -> Value {
    match value {
        Value::String(text) if text.contains('{') => {
            let whole = FILLED.iter().fold(text.clone(), |text, (name, address)| {
                text.replace(name, address)
            });
            Value::String(whole)
        }
        Value::Array(list) if depth < MOST_LEVELS => {
            list.iter().map(|inner| filled(inner, depth + 1)).collect()
        }
        Value::Object(object) if depth < MOST_LEVELS => Value::Object(
            object
                .iter()
                .map(|(key, inner)| (key.clone(), filled(inner, depth + 1)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// An address as the study writes it.
fn as_written(address: &str) -> String {
    FILLED
        .iter()
        .fold(address.to_owned(), |text, (name, whole)| {
            text.replace(whole, name)
        })
}

struct Collector<'s> {
    root: Option<&'s Value>,
    assets: Assets,
    frame: usize,
    found: Vec<Stimulus>,
}

impl<'s> Collector<'s> {
    fn frame(&mut self, params: &Map<String, Value>) {
        let properties = self.root.and_then(|root| root["properties"].as_object());
        for (name, value) in params {
            let loaded = value.as_str().and_then(|text| {
                text.strip_prefix("URL:")
                    .or_else(|| text.strip_prefix("JSON:"))
            });
            if let Some(address) = loaded {
                self.add(name, Sort::Text, vec![address.to_owned()]);
            } else if let Some(schema) = properties.and_then(|known| known.get(name)) {
                self.walk(schema, value, name, false, 0);
            }
        }
    }

    fn add(&mut self, rest: &str, sort: Sort, addresses: Vec<String>) {
        let addresses: Vec<String> = addresses
            .into_iter()
            .filter(|address| !address.is_empty())
            .map(|address| as_written(&address))
            .collect();
        if !addresses.is_empty() {
            self.found.push(Stimulus {
                frame: self.frame,
                rest: rest.to_owned(),
                sort,
                addresses,
            });
        }
    }

    fn deref(&self, mut schema: &'s Value) -> &'s Value {
        for _ in 0..MOST_LEVELS {
            let pointer = schema.get("$ref").and_then(Value::as_str);
            let target = pointer
                .and_then(|pointer| pointer.strip_prefix('#'))
                .and_then(|pointer| self.root?.pointer(pointer));
            match target {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// `is_video` is what an `isVideo` beside the value says.
    fn walk(&mut self, schema: &'s Value, value: &Value, path: &str, is_video: bool, depth: usize) {
        if depth > MOST_LEVELS || value.is_null() {
            return;
        }
        let schema = if schema.get("x-asset").is_some() {
            schema
        } else {
            self.deref(schema)
        };
        if let Some(sort) = schema.get("x-asset").and_then(Value::as_str) {
            self.asset(sort, schema, value, path, is_video);
            return;
        }
        for words in ["anyOf", "oneOf", "allOf"] {
            for branch in schema
                .get(words)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                self.walk(branch, value, path, is_video, depth + 1);
            }
        }
        match value {
            Value::Object(object) => {
                let is_video = object.get("isVideo").and_then(Value::as_bool) == Some(true);
                for (key, inner) in object {
                    let known = schema.get("properties").and_then(|known| known.get(key));
                    let known = known.or_else(|| schema.get("additionalProperties"));
                    if let Some(known) = known {
                        self.walk(known, inner, &format!("{path}.{key}"), is_video, depth + 1);
                    }
                }
            }
            Value::Array(list) => {
                if let Some(items) = schema.get("items") {
                    for (place, inner) in list.iter().enumerate() {
                        self.walk(
                            items,
                            inner,
                            &format!("{path}[{place}]"),
                            is_video,
                            depth + 1,
                        );
                    }
                }
            }
            _ => {}
        }
    }

    fn asset(&mut self, sort: &str, schema: &Value, value: &Value, path: &str, is_video: bool) {
        let addresses = |sources: Vec<Source>| -> Vec<String> {
            sources.into_iter().map(|source| source.src).collect()
        };
        match (sort, value) {
            ("image", Value::String(name)) => {
                let is_full = schema.get("x-full-address") == Some(&Value::Bool(true));
                let address = if is_full {
                    name.clone()
                } else {
                    self.assets.image(name)
                };
                self.add(path, Sort::Image, vec![address]);
            }
            ("image", Value::Array(list)) => {
                for (place, inner) in list.iter().enumerate() {
                    self.asset(sort, schema, inner, &format!("{path}[{place}]"), is_video);
                }
            }
            ("audio", _) => {
                let sources = self.assets.audio(value);
                self.add(path, Sort::Audio, addresses(sources));
            }
            ("media", _) if !is_video => {
                let sources = self.assets.audio(value);
                self.add(path, Sort::Audio, addresses(sources));
            }
            ("video" | "media", _) => {
                let sources = self.assets.video(value);
                self.add(path, Sort::Video, addresses(sources));
            }
            ("html", Value::String(text)) => self.markup(text, path),
            ("html", Value::Array(parts)) => {
                for (place, part) in parts.iter().enumerate() {
                    if let Value::String(text) = part {
                        self.markup(text, &format!("{path}[{place}]"));
                    }
                }
            }
            _ => {}
        }
    }

    /// What a text loads: the `src` of its pictures, sounds and films.
    fn markup(&mut self, text: &str, path: &str) {
        let mut sort = Sort::Image;
        for tag in text.split('<').skip(1) {
            let Some((tag, _)) = tag.split_once('>') else {
                continue;
            };
            let name = tag.split_whitespace().next().unwrap_or_default();
            match name.trim_end_matches('/').to_ascii_lowercase().as_str() {
                "img" => sort = Sort::Image,
                "video" => sort = Sort::Video,
                "audio" => sort = Sort::Audio,
                "source" => {}
                _ => continue,
            }
            if let Some(address) = source_of(tag) {
                self.add(path, sort, vec![address.to_owned()]);
            }
        }
    }
}

/// The `src` of a tag.
fn source_of(tag: &str) -> Option<&str> {
    let lower = tag.to_ascii_lowercase();
    let (at, _) = lower
        .match_indices("src")
        .find(|(at, _)| lower[..*at].ends_with(|before: char| before.is_whitespace()))?;
    let value = tag[at + 3..].trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    if matches!(quote, '"' | '\'') {
        value[1..].split(quote).next()
    } else {
        value.split_whitespace().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_of_a_tag_is_found_in_any_spelling() {
        assert_eq!(source_of("img alt='' src = \"a b.png\" x"), Some("a b.png"));
        assert_eq!(source_of("img SRC='c.png'/"), Some("c.png"));
        assert_eq!(source_of("img src=d.png alt"), Some("d.png"));
        assert_eq!(source_of("img data-src='e.png'"), None);
    }
}
