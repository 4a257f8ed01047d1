//! A protocol as a tree whose every value knows its bytes in the text.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use crate::finding::Part;

/// Above this many members a lookup goes through an index.
const INDEX_FROM: usize = 16;

/// One value of a protocol.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    /// Bytes of the value; nothing if it stands in no text, as what a generator makes.
    pub(crate) span: Option<Range<usize>>,
    pub(crate) inner: Inner,
}

#[derive(Clone, Debug, Default)]
pub(crate) enum Inner {
    #[default]
    Plain,
    Text(String),
    List(Vec<Node>),
    Object(Members),
}

/// The members of an object, as written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    entries: Vec<Member>,
    index: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) key_span: Option<Range<usize>>,
    pub(crate) node: Node,
}

impl Members {
    pub(crate) fn of(entries: Vec<Member>) -> Self {
        let index = if entries.len() < INDEX_FROM {
            HashMap::new()
        } else {
            // The last of a repeated key counts, as in JSON.
            entries
                .iter()
                .enumerate()
                .map(|(at, member)| (member.key.clone(), at))
                .collect()
        };
        Self { entries, index }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Member> {
        if self.index.is_empty() {
            self.entries.iter().rfind(|member| member.key == key)
        } else {
            self.index.get(key).and_then(|at| self.entries.get(*at))
        }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Member> {
        self.entries.iter()
    }
}

impl Node {
    /// A tree without places.
    pub(crate) fn of(value: &Value) -> Self {
        let inner = match value {
            Value::String(text) => Inner::Text(text.clone()),
            Value::Array(list) => Inner::List(list.iter().map(Self::of).collect()),
            Value::Object(object) => Inner::Object(Members::of(
                object
                    .iter()
                    .map(|(key, value)| Member {
                        key: key.clone(),
                        key_span: None,
                        node: Self::of(value),
                    })
                    .collect(),
            )),
            _ => Inner::Plain,
        };
        Self { span: None, inner }
    }

    pub(crate) fn members(&self) -> Option<&Members> {
        match &self.inner {
            Inner::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.members()?.get(key).map(|member| &member.node)
    }

    /// Follows a path as far as it goes.
    pub(crate) fn find(&self, path: &str) -> Reached<'_> {
        let mut reached = Reached {
            node: self,
            key_span: None,
            used: 0,
            whole: path.is_empty(),
        };
        while !reached.whole {
            let rest = &path[reached.used..];
            let Some(step) = step(reached.node, rest) else {
                break;
            };
            reached.node = step.node;
            reached.key_span.clone_from(&step.key_span);
            reached.used += step.used;
            reached.whole = reached.used == path.len();
        }
        reached
    }
}

/// How far a path could be followed.
pub(crate) struct Reached<'t> {
    pub(crate) node: &'t Node,
    /// Bytes of the key it stands under.
    pub(crate) key_span: Option<Range<usize>>,
    /// Bytes of the path that were followed.
    pub(crate) used: usize,
    pub(crate) whole: bool,
}

impl Reached<'_> {
    /// The bytes to underline.
    pub(crate) fn span(&self, part: Part) -> Option<Range<usize>> {
        let value = self.node.span.clone()?;
        let is_plain = matches!(self.node.inner, Inner::Plain | Inner::Text(_));
        if part == Part::Value && is_plain && self.whole {
            return Some(value);
        }
        // A whole object is more than anyone wants underlined.
        Some(match &self.key_span {
            Some(key) => key.clone(),
            None => value.start..(value.start + 1).min(value.end),
        })
    }
}

struct Step<'t> {
    node: &'t Node,
    key_span: Option<Range<usize>>,
    used: usize,
}

/// One step along a path: `[2]`, `.name` or, at the start, `name`. Names may hold dots and brackets, so the longest that exists counts.
fn step<'t>(node: &'t Node, rest: &str) -> Option<Step<'t>> {
    match &node.inner {
        Inner::List(list) => {
            let inside = rest.strip_prefix('[')?;
            let (digits, _) = inside.split_once(']')?;
            let node = list.get(digits.parse::<usize>().ok()?)?;
            Some(Step {
                node,
                key_span: None,
                used: digits.len() + 2,
            })
        }
        Inner::Object(members) => {
            let name = rest.strip_prefix('.').unwrap_or(rest);
            let skipped = rest.len() - name.len();
            let ends = name
                .char_indices()
                .filter(|(_, letter)| matches!(letter, '.' | '['))
                .map(|(at, _)| at)
                .chain(std::iter::once(name.len()));
            let member = ends
                .filter_map(|end| members.get(&name[..end]).map(|member| (end, member)))
                .next_back();
            member.map(|(end, member)| Step {
                node: &member.node,
                key_span: member.key_span.clone(),
                used: skipped + end,
            })
        }
        Inner::Plain | Inner::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_are_followed_through_names_with_dots() {
        let tree = Node::of(&json!({"frames": {"a.b": {"list": [1, {"x": "found"}]}, "a": {}}}));
        let reached = tree.find("frames.a.b.list[1].x");
        assert!(reached.whole);
        assert!(matches!(&reached.node.inner, Inner::Text(text) if text == "found"));
        let part = tree.find("frames.a.nothing.here");
        assert!(!part.whole);
        assert_eq!(&"frames.a.nothing.here"[..part.used], "frames.a");
    }
}
