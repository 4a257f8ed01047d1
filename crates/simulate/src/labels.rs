//! Short names for the options of a choice, taken from what tells them apart.

use serde_json::Value;
use std::collections::BTreeSet;

const LONGEST_CHARS: usize = 36;
/// Leaves of one option that are compared.
const MOST_LEAVES: usize = 60;

/// Names for the outcomes of whatever is decided at `path`: options of a choice, or values of the list `name`.
///
/// Without a stored protocol, or where nothing tells the options apart, these are their numbers.
pub(crate) fn of(structure: &Value, path: &str, name: &str, count: usize) -> Vec<String> {
    let chain = along(structure, path);
    let options = if name.is_empty() {
        chain.last().and_then(|choice| {
            let lists = ["parameterSets", "frameOptions"];
            lists.iter().find_map(|key| choice.get(*key)?.as_array())
        })
    } else {
        chain
            .iter()
            .rev()
            .find_map(|holder| holder.get("parameters")?.get(name)?.as_array())
    };
    match options {
        Some(options) if options.len() >= count => numbered(&apart(options)),
        _ => (0..count).map(|place| place.to_string()).collect(),
    }
}

fn numbered(names: &[Option<String>]) -> Vec<String> {
    let one = |(place, name): (usize, &Option<String>)| match name {
        Some(name) => format!("{place}: {name}"),
        None => place.to_string(),
    };
    names.iter().enumerate().map(one).collect()
}

/// The values that a path leads through, the innermost last.
fn along<'a>(structure: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut chain = vec![structure];
    let mut rest = path;
    while !rest.is_empty() {
        let here = chain.last().copied().unwrap_or(&Value::Null);
        if let Some(inside) = rest.strip_prefix('[') {
            let Some((place, after)) = inside.split_once(']') else {
                break;
            };
            let Some(value) = place
                .parse::<usize>()
                .ok()
                .and_then(|place| here.get(place))
            else {
                break;
            };
            chain.push(value);
            rest = after.strip_prefix('.').unwrap_or(after);
            continue;
        }
        // A key may hold periods: the longest that fits.
        let keys = here.as_object().into_iter().flat_map(|map| map.keys());
        let fits = |key: &&String| {
            rest.strip_prefix(key.as_str())
                .is_some_and(|after| after.is_empty() || after.starts_with(['.', '[']))
        };
        let Some(key) = keys.filter(fits).max_by_key(|key| key.len()) else {
            break;
        };
        let after = &rest[key.len()..];
        rest = after.strip_prefix('.').unwrap_or(after);
        chain.push(&here[key.as_str()]);
    }
    chain
}

/// What tells each option apart from the others: its id, or the first value that is another in each, or in most.
fn apart(options: &[Value]) -> Vec<Option<String>> {
    let leaves: Vec<Vec<(String, String)>> = options.iter().map(leaves).collect();
    let value = |option: usize, key: &str| {
        let own = leaves[option].iter().find(|(own, _)| own == key);
        own.map(|(_, value)| value.clone())
    };
    let mut keys: Vec<&String> = Vec::new();
    for (key, _) in leaves.iter().flatten() {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let different = |key: &str| {
        let values = (0..options.len()).filter_map(|option| value(option, key));
        values.collect::<BTreeSet<String>>().len()
    };
    // Earlier keys win where several tell as much; an id before all others.
    let best = keys
        .iter()
        .enumerate()
        .map(|(place, key)| {
            (
                different(key),
                key.as_str() == "/id",
                usize::MAX - place,
                *key,
            )
        })
        .max()
        .filter(|(different, ..)| *different > 1 || options.len() == 1);
    (0..options.len())
        .map(|option| best.and_then(|(.., key)| value(option, key)))
        .collect()
}

/// Plain values below an option, with their places.
fn leaves(option: &Value) -> Vec<(String, String)> {
    fn walk(value: &Value, place: String, found: &mut Vec<(String, String)>) {
        if found.len() >= MOST_LEAVES {
            return;
        }
        match value {
            Value::Object(map) => map
                .iter()
                .for_each(|(key, value)| walk(value, format!("{place}/{key}"), found)),
            Value::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(at, value)| walk(value, format!("{place}/{at}"), found)),
            Value::String(text) => found.push((place, short(text))),
            other => found.push((place, other.to_string())),
        }
    }
    let mut found = Vec::new();
    walk(option, String::new(), &mut found);
    found
}

/// The end of an address, or the beginning of a text.
pub(crate) fn short(text: &str) -> String {
    let text = text.trim();
    let text = match text.rsplit_once('/') {
        Some((_, file)) if !text.contains(' ') && !file.is_empty() => file,
        _ => text,
    };
    if text.chars().count() <= LONGEST_CHARS {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(LONGEST_CHARS).collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_are_named_by_what_tells_them_apart() {
        let structure = json!({"frames": {"a.b": {"frameList": [{
            "parameters": {"L": ["https://x.example/dog.png", "cat.png"]},
            "parameterSets": [{"SAME": 1, "SIDE": "left"}, {"SAME": 1, "SIDE": "right"}], "images": ["L#RAND"]}]}}});
        let path = "frames.a.b.frameList[0]";
        assert_eq!(of(&structure, path, "", 2), ["0: left", "1: right"]);
        assert_eq!(
            of(&structure, "frames.a.b.frameList[0].images[0]", "L", 2),
            ["0: dog.png", "1: cat.png"]
        );
        assert_eq!(of(&Value::Null, path, "", 2), ["0", "1"]);
        assert_eq!(of(&structure, "frames.none[7]", "", 1), ["0"]);
    }

    #[test]
    fn an_id_is_the_best_name() {
        let options = [
            json!({"text": "x", "id": "one"}),
            json!({"text": "y", "id": "two"}),
        ];
        assert_eq!(
            apart(&options),
            [Some("one".to_owned()), Some("two".to_owned())]
        );
        assert_eq!(apart(&[json!({"a": 1}), json!({"a": 1})]), [None, None]);
    }
}
