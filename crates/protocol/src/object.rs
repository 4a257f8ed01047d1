//! Properties in the order JavaScript walks them.

use std::collections::HashMap;
use std::rc::Rc;

/// Above this many properties a lookup goes through an index.
const INDEX_FROM: usize = 16;

/// `key` as an array index, if JavaScript would treat it as one: canonical decimal below 2³² − 1.
pub(crate) fn integer_key(key: &str) -> Option<u32> {
    let plain =
        key == "0" || (!key.starts_with('0') && key.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || key.is_empty() {
        return None;
    }
    key.parse().ok().filter(|index| *index != u32::MAX)
}

/// So many moves are made at most to sort keys; who writes this many numbers as keys writes them in order.
const MOST_MOVES: usize = 100_000_000;

/// Sorts keys as JavaScript walks them: integer-like keys ascending, then the others as they came. The result is how many entries had
/// to be moved; above [`MOST_MOVES`] they are not sorted to the end.
pub(crate) fn javascript_order<T>(entries: &mut [T], key: impl Fn(&T) -> &str) -> usize {
    let rank = |entry: &T| integer_key(key(entry)).map_or(u64::MAX, u64::from);
    let mut moves = 0;
    // By insertion: integer-like keys are rare and mostly in order, and the library's sort is large, once for every type.
    for at in 1..entries.len() {
        let own = rank(&entries[at]);
        if own < rank(&entries[at - 1]) && moves < MOST_MOVES {
            let place = entries[..at].partition_point(|entry| rank(entry) <= own);
            entries[place..=at].rotate_right(1);
            moves += at - place;
        }
    }
    moves
}

/// Named values in JavaScript's order of properties.
#[derive(Debug, Clone)]
pub(crate) struct Properties<V> {
    entries: Vec<(Rc<str>, V)>,
    index: Option<HashMap<Rc<str>, usize>>,
}

impl<V> Default for Properties<V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            index: None,
        }
    }
}

impl<V> Properties<V> {
    /// From entries without repeated keys, in any order; and how many of them had to be moved.
    pub(crate) fn from_entries(mut entries: Vec<(Rc<str>, V)>) -> (Self, usize) {
        let moves = javascript_order(&mut entries, |entry| &*entry.0);
        let mut properties = Self {
            entries,
            index: None,
        };
        properties.reindex();
        (properties, moves)
    }

    fn reindex(&mut self) {
        self.index = (self.entries.len() >= INDEX_FROM).then(|| {
            self.entries
                .iter()
                .enumerate()
                .map(|(at, (key, _))| (Rc::clone(key), at))
                .collect()
        });
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(key).copied(),
            None => self.entries.iter().position(|(own, _)| &**own == key),
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.position(key).map(|at| &self.entries[at].1)
    }

    /// Sets a property; the result is how many entries had to be gone through for it.
    pub(crate) fn set(&mut self, key: Rc<str>, value: V) -> usize {
        if let Some(at) = self.position(&key) {
            self.entries[at].1 = value;
            return 0;
        }
        let place = match integer_key(&key) {
            None => self.entries.len(),
            Some(number) => self.entries.partition_point(|(own, _)| {
                integer_key(own).is_some_and(|earlier| earlier < number)
            }),
        };
        let at_end = place == self.entries.len();
        self.entries.insert(place, (Rc::clone(&key), value));
        match &mut self.index {
            Some(index) if at_end => {
                index.insert(key, place);
                0
            }
            _ => {
                self.reindex();
                self.entries.len()
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &str) {
        if let Some(at) = self.position(key) {
            self.entries.remove(at);
            self.reindex();
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a place in the walk.
    pub(crate) fn at(&self, place: usize) -> Option<(&Rc<str>, &V)> {
        self.entries.get(place).map(|(key, value)| (key, value))
    }

    pub(crate) fn set_at(&mut self, place: usize, value: V) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.1 = value;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &V)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integer_like_keys_come_first_and_ascending() {
        let mut properties = Properties::default();
        for key in ["b", "10", "a", "9", "01", "4294967295", "-1"] {
            properties.set(key.into(), ());
        }
        let keys: Vec<&str> = properties.iter().map(|(key, ())| &**key).collect();
        assert_eq!(keys, ["9", "10", "b", "a", "01", "4294967295", "-1"]);
    }

    #[test]
    fn numbers_in_the_wrong_order_are_sorted() {
        let keys = |count: u32| {
            let keys = (0..count)
                .rev()
                .map(|number| (Rc::from(number.to_string()), ()));
            keys.collect::<Vec<_>>()
        };
        let (properties, moves) = Properties::from_entries(keys(1000));
        let sorted: Vec<u32> = properties
            .iter()
            .map(|(key, ())| key.parse().unwrap())
            .collect();
        assert_eq!((sorted, moves), ((0..1000).collect(), 499_500));
        // So many that it would take minutes are left as they are; who counts the moves stops there.
        assert!(Properties::from_entries(keys(200_000)).1 >= MOST_MOVES);
    }

    #[test]
    fn lookup_survives_growth_and_removal() {
        let mut properties = Properties::default();
        for number in 0..100 {
            properties.set(format!("k{number}").into(), number);
        }
        properties.remove("k3");
        assert_eq!(properties.get("k3"), None);
        assert_eq!(properties.get("k99"), Some(&99));
        assert_eq!(properties.len(), 99);
    }
}
