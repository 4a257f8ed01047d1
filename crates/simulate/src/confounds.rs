//! Choices that move together: what a family gets at one place says what it gets at another.

use crate::block::BlockKey;
use crate::findings::place_of;
use crate::tally::SiteKey;
use protocol::trace::Drawn;
use std::collections::{BTreeMap, HashMap};

/// Places that are compared with each other.
pub(crate) const MOST_CHOICES: usize = 48;
/// Outcomes of one place; with more it is not compared.
const MOST_OUTCOMES: usize = 24;
/// Different participations that are kept; what comes later counts where the same was met before.
const MOST_ROWS: usize = 100_000;
/// Orders up to so many options are compared whole, longer ones by what comes first.
const WHOLE_ORDER: usize = 3;

/// With fewer families nothing is said.
const FEWEST_FAMILIES: u64 = 100;
/// And so many for each pair of outcomes.
const FEWEST_FOR_EACH: u64 = 5;
/// Cramér's V from which two choices depend on each other, and from which one says the other.
const DEPENDS: f64 = 0.2;
const SAME: f64 = 0.995;
/// More are not told.
const MOST_TOLD: usize = 20;

/// A place where families differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Choice {
    /// The protocol draws there.
    Site(SiteKey),
    /// What is on the first page of a block; only compared where no draw explains it.
    First(BlockKey),
}

/// What came out at all places, family by family, each different row once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Together {
    choices: HashMap<Choice, usize>,
    /// By place.
    outcomes: Vec<HashMap<String, usize>>,
    rows: HashMap<Vec<(usize, usize)>, u64>,
}

/// What came out, as far as it is compared.
pub(crate) fn outcome(drawn: &Drawn) -> String {
    let all = drawn.outcome();
    let is_order = matches!(drawn, Drawn::Order { .. } | Drawn::Shuffle { .. });
    let places = if is_order && all.len() > WHOLE_ORDER {
        &all[..1]
    } else {
        all
    };
    let words: Vec<String> = places.iter().map(usize::to_string).collect();
    words.join(" ")
}

impl Together {
    /// Counts one participation that so many families had.
    pub(crate) fn add(&mut self, choices: Vec<(Choice, String)>, times: u64) {
        let row = choices
            .into_iter()
            .filter_map(|(choice, outcome)| self.cell(choice, outcome))
            .collect();
        self.row(row, times);
    }

    /// Adds what another thread counted.
    pub(crate) fn join(&mut self, other: Self) {
        let mut choices: Vec<(Choice, usize)> = other.choices.into_iter().collect();
        choices.sort();
        let mut cells: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
        for (choice, theirs) in choices {
            let Some(outcomes) = other.outcomes.get(theirs) else {
                continue;
            };
            let mut outcomes: Vec<(&String, usize)> = outcomes
                .iter()
                .map(|(text, place)| (text, *place))
                .collect();
            outcomes.sort();
            for (text, place) in outcomes {
                if let Some(own) = self.cell(choice.clone(), text.clone()) {
                    cells.insert((theirs, place), own);
                }
            }
        }
        let mut rows: Vec<(Vec<(usize, usize)>, u64)> = other.rows.into_iter().collect();
        rows.sort();
        for (row, times) in rows {
            let own = row.iter().filter_map(|cell| cells.get(cell).copied());
            self.row(own.collect(), times);
        }
    }

    /// The numbers of a place and of its outcome; nothing where there are too many places.
    fn cell(&mut self, choice: Choice, outcome: String) -> Option<(usize, usize)> {
        let count = self.choices.len();
        let place = match self.choices.get(&choice) {
            Some(place) => *place,
            None if count >= MOST_CHOICES => return None,
            None => {
                self.choices.insert(choice, count);
                self.outcomes.push(HashMap::new());
                count
            }
        };
        let outcomes = self.outcomes.get_mut(place)?;
        let next = outcomes.len();
        let outcome = match outcomes.get(&outcome) {
            Some(known) => *known,
            // One more than are compared says that there are too many.
            None if next > MOST_OUTCOMES => MOST_OUTCOMES,
            None => {
                outcomes.insert(outcome, next);
                next
            }
        };
        Some((place, outcome))
    }

    fn row(&mut self, mut row: Vec<(usize, usize)>, times: u64) {
        if row.len() < 2 {
            return;
        }
        row.sort_unstable();
        if self.rows.len() < MOST_ROWS || self.rows.contains_key(&row) {
            *self.rows.entry(row).or_default() += times;
        }
    }

    /// How often each pair of outcomes came up, for each pair of places that may be compared.
    fn tables(&self) -> BTreeMap<(usize, usize), Table> {
        let mut names = vec![None; self.outcomes.len()];
        for (choice, place) in sorted(&self.choices) {
            names[place] = Some(choice);
        }
        let has_sites = names
            .iter()
            .any(|choice| matches!(choice, Some(Choice::Site(_))));
        let is_compared: Vec<bool> = names
            .iter()
            .zip(&self.outcomes)
            .map(|(choice, outcomes)| {
                (2..=MOST_OUTCOMES).contains(&outcomes.len())
                    && (!has_sites || matches!(choice, Some(Choice::Site(_))))
            })
            .collect();
        let mut tables: BTreeMap<(usize, usize), Table> = BTreeMap::new();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "sums do not depend on the order"
        )]
        for (row, times) in &self.rows {
            let compared: Vec<(usize, usize)> = row
                .iter()
                .copied()
                .filter(|(place, _)| is_compared[*place])
                .collect();
            for (at, (one, outcome)) in compared.iter().enumerate() {
                for (other, other_outcome) in &compared[at + 1..] {
                    let table = tables.entry((*one, *other)).or_insert_with(Table::new);
                    table.counts[outcome * MOST_OUTCOMES + other_outcome] += times;
                }
            }
        }
        tables
    }
}

fn sorted(choices: &HashMap<Choice, usize>) -> Vec<(&Choice, usize)> {
    let mut list: Vec<(&Choice, usize)> = choices
        .iter()
        .map(|(choice, place)| (choice, *place))
        .collect();
    list.sort();
    list
}

struct Table {
    counts: Vec<u64>,
}

impl Table {
    fn new() -> Self {
        Self {
            counts: vec![0; MOST_OUTCOMES * MOST_OUTCOMES],
        }
    }

    /// Cramér's V and the number of families; nothing where there are too few, or where nothing varies.
    fn association(&self) -> Option<(f64, u64)> {
        let (mut rows, mut columns) = ([0_u64; MOST_OUTCOMES], [0_u64; MOST_OUTCOMES]);
        for (place, count) in self.counts.iter().enumerate() {
            rows[place / MOST_OUTCOMES] += count;
            columns[place % MOST_OUTCOMES] += count;
        }
        let used = |sums: &[u64]| sums.iter().filter(|sum| **sum > 0).count();
        let (height, width) = (used(&rows), used(&columns));
        let families: u64 = rows.iter().sum();
        let smaller = height.min(width);
        let needed = FEWEST_FAMILIES.max(FEWEST_FOR_EACH * (height * width) as u64);
        if smaller < 2 || families < needed {
            return None;
        }
        let total = families as f64;
        let mut chi_square = 0.0;
        for (place, count) in self.counts.iter().enumerate() {
            let expected =
                rows[place / MOST_OUTCOMES] as f64 * columns[place % MOST_OUTCOMES] as f64 / total;
            if expected > 0.0 {
                chi_square += (*count as f64 - expected).powi(2) / expected;
            }
        }
        // By chance it is about as large as this, give or take its root; six times that is none.
        let freedom = ((height - 1) * (width - 1)) as f64;
        let strength = (chi_square / (total * (smaller - 1) as f64)).sqrt();
        (chi_square > freedom + 6.0 * (2.0 * freedom).sqrt()).then_some((strength, families))
    }
}

/// Pairs of choices that move together, the strongest first: where, and what to say.
pub(crate) fn find(together: &Together) -> Vec<(String, String)> {
    let tables = together.tables();
    let choices = sorted(&together.choices);
    let mut found = Vec::new();
    for (at, (one, place)) in choices.iter().enumerate() {
        for (other, other_place) in &choices[at + 1..] {
            let key = (*place.min(other_place), *place.max(other_place));
            let association = tables.get(&key).and_then(Table::association);
            if let Some((strength, families)) = association.filter(|(v, _)| *v >= DEPENDS) {
                found.push((strength, families, *one, *other));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let told = found.into_iter().take(MOST_TOLD);
    told.map(|(strength, families, one, other)| {
        let (here, there) = (in_words(one), in_words(other));
        let message = if strength >= SAME {
            format!(
                "{here} and {there} always move together: in {families} families one says what the other is (Cramér's V {strength:.2}). \
                 What each of them does to children cannot be told apart."
            )
        } else {
            format!(
                "{here} and {there} depend on each other (Cramér's V {strength:.2} in {families} families; 0 is chance, 1 is always together). \
                 What each of them does to children is mixed with the other."
            )
        };
        (place_in(one), message)
    })
    .collect()
}

fn place_in(choice: &Choice) -> String {
    match choice {
        Choice::Site((path, ..)) => path.clone(),
        Choice::First(key) => place_of(key),
    }
}

fn in_words(choice: &Choice) -> String {
    match choice {
        Choice::Site((path, list, turn)) => {
            let list = if list.is_empty() {
                String::new()
            } else {
                format!("{list} at ")
            };
            let turn = if *turn > 1 {
                format!(" (time {turn})")
            } else {
                String::new()
            };
            format!("{list}{path}{turn}")
        }
        Choice::First((nickname, kind)) if nickname.is_empty() => {
            format!("what comes first among the pages of {kind}")
        }
        Choice::First((nickname, kind)) => {
            format!("what comes first among the pages of {kind} in frames.{nickname}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Choice {
        Choice::Site((name.to_owned(), String::new(), 1))
    }

    fn counted(rows: &[(&str, &str, u64)]) -> Together {
        let mut together = Together::default();
        for (a, b, times) in rows {
            let row = vec![(site("a"), (*a).to_owned()), (site("b"), (*b).to_owned())];
            together.add(row, *times);
        }
        together
    }

    #[test]
    fn only_what_depends_is_told() {
        let even = counted(&[
            ("0", "0", 250),
            ("0", "1", 251),
            ("1", "0", 249),
            ("1", "1", 250),
        ]);
        assert!(find(&even).is_empty());
        let few = counted(&[("0", "0", 20), ("1", "1", 20)]);
        assert!(find(&few).is_empty());
        let always = find(&counted(&[("0", "1", 500), ("1", "0", 500)]));
        assert!(always[0].1.contains("always move together"), "{always:?}");
        // V of such a table is (400 - 100) / 500.
        let some = find(&counted(&[
            ("0", "0", 400),
            ("0", "1", 100),
            ("1", "0", 100),
            ("1", "1", 400),
        ]));
        assert!(some[0].1.contains("V 0.60 in 1000 families"), "{some:?}");
    }

    #[test]
    fn parts_of_two_threads_are_one() {
        let mut one = counted(&[("0", "1", 100)]);
        one.join(counted(&[("1", "0", 100)]));
        assert!(find(&one)[0].1.contains("in 200 families"));
    }

    #[test]
    fn more_outcomes_than_are_compared_are_left_out() {
        let rows: Vec<String> = (0..30).map(|number| number.to_string()).collect();
        let rows: Vec<(&str, &str, u64)> = rows.iter().map(|row| (&**row, &**row, 100)).collect();
        assert!(find(&counted(&rows)).is_empty());
    }
}
