//! Pages of one kind that follow from one entry of `sequence`, or from the whole study: which stimulus stands where among them.

use crate::site::{add_up, grow};
use crate::stimuli::{self, Seen, Side};
use protocol::FrameConfig;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More positions than this are not told apart: what comes later counts with the last.
const MOST_POSITIONS: usize = 100;
/// More stimuli than this in one block are not counted.
const MOST_ITEMS: usize = 2000;

/// Which block a page belongs to: the nickname in `sequence`, empty for the whole study, and the kind.
pub(crate) type BlockKey = (String, String);

/// Counts of one block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Families that met the block.
    pub(crate) families: u64,
    /// How many pages it had, and for how many families.
    pub(crate) lengths: BTreeMap<usize, u64>,
    pub(crate) items: BTreeMap<String, Item>,
}

/// Counts of one stimulus in a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// Families that met it.
    pub(crate) families: u64,
    /// Pages with it at each position, counted from 0.
    pub(crate) at: Vec<u64>,
    /// Pages at each position with it on the left.
    pub(crate) left: Vec<u64>,
    /// And on the right.
    pub(crate) right: Vec<u64>,
}

/// The entry of `sequence` that a frame comes from.
pub(crate) fn nickname(frame: &FrameConfig) -> &str {
    let inside = frame.path.strip_prefix("frames.").unwrap_or(&frame.path);
    // A nickname may hold a period; the parts of a path that follow it are lists.
    ["frameList[", "frameOptions[", "which"]
        .iter()
        .filter_map(|part| inside.find(&format!(".{part}")))
        .min()
        .map_or(inside, |end| &inside[..end])
}

/// Counts the pages of one participation that so many families had, and says what was on the first page of each block.
pub(crate) fn count(
    blocks: &mut BTreeMap<BlockKey, Block>,
    visited: &[&FrameConfig],
    times: u64,
) -> Vec<(BlockKey, String)> {
    let mut pages_of: HashMap<(&str, &str), usize> = HashMap::new();
    for frame in visited {
        *pages_of
            .entry((nickname(frame), frame.kind.as_str()))
            .or_default() += 1;
    }
    let mut reached: BTreeMap<(&str, &str), Reached> = BTreeMap::new();
    for frame in visited {
        let own = (nickname(frame), frame.kind.as_str());
        let key = if pages_of.get(&own).is_some_and(|size| *size > 1) {
            own
        } else {
            ("", own.1)
        };
        let reached = reached.entry(key).or_default();
        let place = reached.pages.min(MOST_POSITIONS - 1);
        reached.pages += 1;
        let stimuli = stimuli::of(&frame.params);
        if stimuli.is_empty() {
            continue;
        }
        if reached.first.is_empty() {
            reached.first = in_words(&stimuli);
        }
        let name = (key.0.to_owned(), key.1.to_owned());
        let block = blocks.entry(name).or_default();
        let mut last = String::new();
        for seen in stimuli {
            if block.items.len() >= MOST_ITEMS && !block.items.contains_key(&seen.item) {
                continue;
            }
            let item = block.items.entry(seen.item.clone()).or_default();
            if reached.met.insert(seen.item.clone()) {
                item.families += times;
            }
            // On both sides of one page it is still on one page.
            if last != seen.item {
                grow(&mut item.at, place + 1);
                item.at[place] += times;
            }
            if let Some(side) = seen.side {
                let sides = match side {
                    Side::Left => &mut item.left,
                    Side::Right => &mut item.right,
                };
                grow(sides, place + 1);
                sides[place] += times;
            }
            last = seen.item;
        }
    }
    let mut firsts = Vec::new();
    for (key, Reached { pages, met, first }) in reached {
        let key = (key.0.to_owned(), key.1.to_owned());
        if let (false, Some(block)) = (met.is_empty(), blocks.get_mut(&key)) {
            block.families += times;
            *block.lengths.entry(pages).or_default() += times;
            firsts.push((key, first));
        }
    }
    firsts
}

/// The stimuli of a page and their sides, in one text.
fn in_words(stimuli: &BTreeSet<Seen>) -> String {
    let mut words = String::new();
    for Seen { item, side } in stimuli {
        let side = match side {
            Some(Side::Left) => " (left)",
            Some(Side::Right) => " (right)",
            None => "",
        };
        let comma = if words.is_empty() { "" } else { ", " };
        words.extend([comma, item.as_str(), side]);
    }
    words
}

/// How far one family has come in a block.
#[derive(Default)]
struct Reached {
    pages: usize,
    met: BTreeSet<String>,
    /// What was on the first page with anything on it.
    first: String,
}

impl Block {
    /// Adds what another thread counted of the same block.
    pub(crate) fn join(&mut self, other: Self) {
        self.families += other.families;
        crate::site::join_counts(&mut self.lengths, other.lengths);
        for (name, more) in other.items {
            let item = self.items.entry(name).or_default();
            item.families += more.families;
            add_up(&mut item.at, &more.at);
            add_up(&mut item.left, &more.left);
            add_up(&mut item.right, &more.right);
        }
    }
}
