//! One place of a protocol where something is decided, and how it was decided for all families.

use protocol::trace::Drawn;
use std::collections::BTreeMap;

/// Up to so many options every whole order is counted; 5 have 120.
const MOST_COUNTED_ORDERS: usize = 5;
/// Different lists of `select` that are kept apart.
const MOST_LISTS: usize = 200;

/// How often each outcome came up.
#[derive(Clone, Debug)]
pub(crate) enum Site {
    /// `random-parameter-set`, and `#RAND`: one of several.
    One {
        is_set: bool,
        counts: Vec<u64>,
        /// Sums of the chances each outcome had.
        expected: Vec<f64>,
    },
    /// `permute`, `#PERM`, `#UNIQ`: each option at each position.
    Order {
        is_permute: bool,
        /// By option, then by position.
        matrix: Vec<Vec<u64>>,
        orders: BTreeMap<Vec<usize>, u64>,
    },
    /// `select`.
    List { lists: BTreeMap<Vec<usize>, u64> },
}

impl Site {
    /// A place that decides like this, before anything is counted.
    pub(crate) fn like(drawn: &Drawn) -> Self {
        match drawn {
            Drawn::Set { .. } | Drawn::Pick { .. } => Self::One {
                is_set: matches!(drawn, Drawn::Set { .. }),
                counts: Vec::new(),
                expected: Vec::new(),
            },
            Drawn::Order { .. } | Drawn::Shuffle { .. } => Self::Order {
                is_permute: matches!(drawn, Drawn::Order { .. }),
                matrix: Vec::new(),
                orders: BTreeMap::new(),
            },
            Drawn::Select { .. } => Self::List {
                lists: BTreeMap::new(),
            },
        }
    }

    /// Counts one decision that so many families met.
    pub(crate) fn add(&mut self, drawn: &Drawn, times: u64) {
        match (self, drawn) {
            (
                Self::One {
                    counts, expected, ..
                },
                Drawn::Set {
                    chosen, chances, ..
                },
            ) => {
                grow(counts, chances.len().max(chosen + 1));
                grow(expected, chances.len());
                counts[*chosen] += times;
                for (sum, chance) in expected.iter_mut().zip(chances) {
                    *sum += chance * times as f64;
                }
            }
            (
                Self::One {
                    counts, expected, ..
                },
                Drawn::Pick { chosen, of, .. },
            ) if chosen < of => {
                grow(counts, *of);
                grow(expected, *of);
                counts[*chosen] += times;
                expected
                    .iter_mut()
                    .take(*of)
                    .for_each(|sum| *sum += times as f64 / *of as f64);
            }
            (
                Self::Order { matrix, orders, .. },
                Drawn::Order { order } | Drawn::Shuffle { order, .. },
            ) => {
                grow(matrix, order.len());
                for (position, option) in order.iter().enumerate() {
                    grow(&mut matrix[*option], order.len());
                    matrix[*option][position] += times;
                }
                if order.len() <= MOST_COUNTED_ORDERS {
                    *orders.entry(order.clone()).or_default() += times;
                }
            }
            (Self::List { lists }, Drawn::Select { which })
                if lists.len() < MOST_LISTS || lists.contains_key(which) =>
            {
                *lists.entry(which.clone()).or_default() += times;
            }
            _ => {}
        }
    }

    /// Adds what another thread counted at the same place.
    pub(crate) fn join(&mut self, other: Self) {
        match (self, other) {
            (
                Self::One {
                    counts, expected, ..
                },
                Self::One {
                    counts: more,
                    expected: more_expected,
                    ..
                },
            ) => {
                add_up(counts, &more);
                grow(expected, more_expected.len());
                for (sum, more) in expected.iter_mut().zip(more_expected) {
                    *sum += more;
                }
            }
            (
                Self::Order { matrix, orders, .. },
                Self::Order {
                    matrix: more,
                    orders: more_orders,
                    ..
                },
            ) => {
                grow(matrix, more.len());
                for (row, more) in matrix.iter_mut().zip(&more) {
                    add_up(row, more);
                }
                join_counts(orders, more_orders);
            }
            (Self::List { lists }, Self::List { lists: more }) => join_counts(lists, more),
            _ => {}
        }
    }
}

/// Adds the counts of one map to another.
pub(crate) fn join_counts<K: Ord>(into: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
    for (key, count) in more {
        *into.entry(key).or_default() += count;
    }
}

/// Adds counts place by place.
pub(crate) fn add_up(into: &mut Vec<u64>, more: &[u64]) {
    grow(into, more.len());
    for (sum, count) in into.iter_mut().zip(more) {
        *sum += count;
    }
}

/// Makes a list at least so long.
pub(crate) fn grow<T: Default + Clone>(list: &mut Vec<T>, length: usize) {
    if list.len() < length {
        list.resize(length, T::default());
    }
}
