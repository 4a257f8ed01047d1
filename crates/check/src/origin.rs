//! Where a value of an unfolded frame was written.

use crate::tree::{Inner, Node};

/// How many placeholders are followed, one leading to the next.
const MOST_PLACEHOLDERS: usize = 4;

/// The path at which the member `rest` of the frame at `frame` was written: in the frame itself, in what its group has in common, or in
/// the set of parameters that fills it.
///
/// `set` is the parameter set that this unfolding took, counted from 0.
pub(crate) fn written(tree: &Node, frame: &str, rest: &str, set: usize) -> String {
    let own = join(frame, rest);
    let mut best = tree.find(&own);
    let mut path = own.clone();
    if !(best.whole || best.used > frame.len()) {
        for other in bases(tree, frame) {
            let other_path = join(&other, rest);
            let reached = tree.find(&other_path);
            if reached.whole || reached.used > other.len() {
                best = reached;
                path = other_path;
                break;
            }
        }
    }
    for _ in 0..MOST_PLACEHOLDERS {
        let Inner::Text(name) = &best.node.inner else {
            break;
        };
        let Some((base, name)) = definition(tree, frame, name, set) else {
            break;
        };
        let next = format!("{base}.{name}{}", &path[best.used..]);
        let reached = tree.find(&next);
        if next == path || reached.used <= base.len() {
            break;
        }
        best = reached;
        path = next;
    }
    path
}

pub(crate) fn join(base: &str, rest: &str) -> String {
    if rest.is_empty() {
        base.to_owned()
    } else if rest.starts_with('[') {
        format!("{base}{rest}")
    } else {
        format!("{base}.{rest}")
    }
}

/// Adds a place in a list to a path.
pub(crate) fn push_place(path: &mut String, place: usize) {
    path.push('[');
    path.push_str(&place.to_string());
    path.push(']');
}

/// The group, choice or selection that a path's frame stands in.
pub(crate) fn parent(frame: &str) -> Option<&str> {
    let cut = |list: &str| frame.rfind(list);
    let at = cut(".frameList[").max(cut(".frameOptions["))?;
    Some(&frame[..at])
}

/// Where else a frame's members may be written, the strongest first.
fn bases(tree: &Node, frame: &str) -> Vec<String> {
    let Some(parent) = parent(frame) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let ordered = format!("{parent}.orderedFrameOptions");
    if let Inner::List(list) = &tree.find(&ordered).node.inner
        && tree.find(&ordered).whole
    {
        found.extend((0..list.len()).map(|place| format!("{ordered}[{place}]")));
    }
    found.push(format!("{parent}.commonFrameProperties"));
    found
}

/// The object that gives a placeholder its value, and the rest of the path to it.
fn definition(tree: &Node, frame: &str, name: &str, set: usize) -> Option<(String, String)> {
    let (plain, selector) = match name.split_once('#') {
        Some((plain, selector)) => (plain, Some(selector)),
        None => (name, None),
    };
    let mut holder = Some(frame);
    while let Some(here) = holder {
        let mut places = vec![format!("{here}.parameters")];
        let sets = format!("{here}.parameterSets");
        if let Inner::List(list) = &tree.find(&sets).node.inner
            && tree.find(&sets).whole
            && !list.is_empty()
        {
            places.push(format!("{sets}[{}]", set % list.len()));
        }
        for place in places {
            let reached = tree.find(&place);
            if !reached.whole {
                continue;
            }
            if reached.node.get(name).is_some() {
                return Some((place, name.to_owned()));
            }
            if reached.node.get(plain).is_some() {
                let chosen = selector
                    .and_then(|selector| selector.parse::<usize>().ok())
                    .map_or(String::new(), |at| format!("[{at}]"));
                return Some((place, format!("{plain}{chosen}")));
            }
        }
        holder = parent(here);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_found_where_they_were_written() {
        let tree = Node::of(&json!({"frames": {"g": {
            "kind": "choice",
            "commonFrameProperties": {"images": [{"src": "PIC"}], "color": "red"},
            "frameList": [{"own": 1}],
            "parameterSets": [{"PIC": "a.png"}, {"PIC": "b.png"}],
        }}}));
        let at = |rest: &str, set| written(&tree, "frames.g.frameList[0]", rest, set);
        assert_eq!(at("own", 0), "frames.g.frameList[0].own");
        assert_eq!(at("color", 0), "frames.g.commonFrameProperties.color");
        assert_eq!(at("images[0].src", 1), "frames.g.parameterSets[1].PIC");
        assert_eq!(at("missing", 0), "frames.g.frameList[0].missing");
    }
}
