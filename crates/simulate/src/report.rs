//! The counts in the form that is shown and written out.

use crate::block::{Block, BlockKey, Item};
use crate::findings;
use crate::labels;
use crate::population::Population;
use crate::reach;
use crate::site::Site;
use crate::tally::{Message, SiteKey, Tally};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Bars of the histogram of durations.
const BARS: usize = 30;

/// What thousands of families would see of a study.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Families asked for, and played: fewer if it was stopped.
    pub families: u64,
    pub played: u64,
    pub seed: u32,
    /// Youngest and oldest child, in days.
    pub age_days: (f64, f64),
    pub most_earlier: u32,
    pub languages: Vec<String>,
    /// What a researcher should look at, the gravest first.
    pub findings: Vec<Finding>,
    /// Every place where the protocol decides something.
    pub sites: Vec<SiteReport>,
    /// Stimuli by their place among pages of one kind, where that is not the same for every family.
    pub blocks: Vec<BlockReport>,
    pub durations: Option<Durations>,
    pub kinds: Vec<KindReport>,
    pub never_reached: Vec<Reach>,
    /// Families for whom the study does not start, by the reason.
    pub stopped: Vec<Stopped>,
    /// What scripts did wrong on the way.
    pub warnings: Vec<Stopped>,
    /// Participations that never end.
    pub endless: u64,
}

/// What is worth looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The study does not start for some families.
    DoesNotStart,
    /// A participation goes round in a circle.
    NeverEnds,
    /// A frame's script failed, or led outside the list.
    ScriptFails,
    /// A stimulus stands first or last for every family, while others move.
    AlwaysAtOnePlace,
    /// A stimulus is on the same side for every family.
    SideTied,
    /// Over all trials the sides are even, but each trial has always the same.
    SideFollowsPlace,
    /// A stimulus is on one side far more often.
    SideUneven,
    /// Two choices that move together, so that their effects cannot be told apart.
    MoveTogether,
    /// An outcome that no family got.
    NeverChosen,
    /// A frame that no family came to.
    NeverReached,
    /// Every family sees the same.
    NothingVaries,
}

/// One thing worth looking at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub code: FindingKind,
    /// Where: a path of the protocol, or a block of pages.
    pub path: String,
    pub message: String,
}

/// One place where the protocol decides.
#[derive(Clone, Debug, Serialize)]
pub struct SiteReport {
    pub path: String,
    /// `parameter set`, `order`, `selection`, `one value`, `shuffled list`.
    pub what: &'static str,
    /// The list that a selector draws from.
    pub list: String,
    /// The how-manieth time within one participation, from 1.
    pub turn: u32,
    /// How many families came here.
    pub families: u64,
    /// Names of the options.
    pub labels: Vec<String>,
    /// One row for each outcome; for orders one for each whole order if there are few.
    pub rows: Vec<SiteRow>,
    /// For orders: families by option, then by position.
    pub positions: Vec<Vec<Cell>>,
}

/// One outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SiteRow {
    pub label: String,
    #[serde(flatten)]
    pub cell: Cell,
}

/// A count, and how likely it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cell {
    pub count: u64,
    pub probability: f64,
    /// Whether the probability follows from the protocol; else it is estimated from the counts.
    pub exact: bool,
    /// Half of the 95 % interval of an estimate; 0 for exact ones.
    pub margin: f64,
}

/// Pages of one kind, and the stimuli on them.
#[derive(Clone, Debug, Serialize)]
pub struct BlockReport {
    /// Entry of `sequence`; empty if pages of several entries are counted together.
    pub nickname: String,
    pub kind: String,
    pub families: u64,
    /// Most pages that one family had of it.
    pub pages: usize,
    pub items: Vec<ItemReport>,
}

/// One stimulus.
#[derive(Clone, Debug, Serialize)]
pub struct ItemReport {
    pub item: String,
    /// Families that met it.
    pub families: u64,
    /// Pages with it at each position.
    pub at: Vec<u64>,
    pub left: u64,
    pub right: u64,
}

/// Seconds from the first page to the last, estimated as [`crate::durations::METHOD`] says.
#[derive(Clone, Debug, Serialize)]
pub struct Durations {
    pub shortest_secs: f64,
    pub p5_secs: f64,
    pub median_secs: f64,
    pub p95_secs: f64,
    pub longest_secs: f64,
    pub fewest_pages: u32,
    pub most_pages: u32,
    /// Families in equal steps from the shortest to the longest.
    pub histogram: Vec<u64>,
}

/// Pages of one kind for one family on average.
#[derive(Clone, Debug, Serialize)]
pub struct KindReport {
    pub kind: String,
    pub pages: f64,
    pub secs: f64,
}

/// A frame that nobody comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reach {
    pub path: String,
    pub kind: String,
    /// Whether `sequence` names the entry it belongs to.
    pub in_sequence: bool,
}

/// A message and how many families met it.
#[derive(Clone, Debug, Serialize)]
pub struct Stopped {
    pub path: String,
    pub message: String,
    pub count: u64,
}

/// Makes the report of what was counted. `structure` is the stored protocol; null if a generator makes it.
pub(crate) fn report(population: &Population, structure: &Value, tally: Tally) -> Report {
    let started = tally.secs.len() as u64;
    let mut never_reached: Vec<Reach> = if started == 0 {
        Vec::new()
    } else {
        let never = reach::never(structure, &tally.reached).into_iter();
        never
            .map(|(frame, in_sequence)| Reach {
                path: frame.path,
                kind: frame.kind,
                in_sequence,
            })
            .collect()
    };
    if structure.is_null() {
        // What a generator defines can differ from child to child; what nobody's sequence names is certain.
        let unused = tally.unused.iter().filter(|(_, count)| **count == started);
        never_reached.extend(unused.map(|(path, _)| Reach {
            path: path.clone(),
            kind: String::new(),
            in_sequence: false,
        }));
    }
    let mut sites: Vec<SiteReport> = tally
        .sites
        .iter()
        .map(|(key, counted)| site(structure, key, counted))
        .collect();
    // In the order of the protocol, not of the alphabet.
    let places = order_of(structure);
    sites.sort_by_key(|site| {
        let inside = site.path.strip_prefix("frames.").unwrap_or(&site.path);
        let is_in = |name: &str| {
            inside
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        places
            .iter()
            .find(|(name, _)| is_in(name))
            .map(|(_, place)| *place)
    });
    let mut report = Report {
        families: population.families,
        played: tally.families,
        seed: population.seed,
        age_days: population.age_days,
        most_earlier: population.most_earlier,
        languages: population.languages.clone(),
        findings: Vec::new(),
        sites,
        blocks: tally
            .blocks
            .iter()
            .filter_map(|(key, block)| varied(key, block))
            .collect(),
        durations: durations(&tally),
        kinds: kinds(&tally, started),
        never_reached,
        stopped: messages(&tally.stopped),
        warnings: messages(&tally.warnings),
        endless: tally.endless,
    };
    report.findings = findings::find(&report, &tally);
    report
}

fn order_of(structure: &Value) -> BTreeMap<&str, usize> {
    let names = structure
        .get("sequence")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let names = names.filter_map(Value::as_str).enumerate();
    names.map(|(place, name)| (name, place)).collect()
}

fn messages(counted: &BTreeMap<Message, u64>) -> Vec<Stopped> {
    let mut list: Vec<Stopped> = counted
        .iter()
        .map(|((path, message), count)| Stopped {
            path: path.clone(),
            message: message.clone(),
            count: *count,
        })
        .collect();
    list.sort_by_key(|stopped| std::cmp::Reverse(stopped.count));
    list
}

fn kinds(tally: &Tally, started: u64) -> Vec<KindReport> {
    let families = started.max(1) as f64;
    let mut kinds: Vec<KindReport> = tally
        .kinds
        .iter()
        .map(|(kind, counted)| KindReport {
            kind: kind.clone(),
            pages: counted.pages as f64 / families,
            secs: counted.millis as f64 / 1000.0 / families,
        })
        .collect();
    kinds.sort_by(|a, b| b.secs.total_cmp(&a.secs));
    kinds
}

fn durations(tally: &Tally) -> Option<Durations> {
    let mut secs = tally.secs.clone();
    secs.sort_by(f32::total_cmp);
    let (shortest, longest) = (*secs.first()?, *secs.last()?);
    let at = |share: f64| f64::from(secs[((secs.len() - 1) as f64 * share).round() as usize]);
    let mut histogram = vec![0; BARS];
    let width = (longest - shortest).max(f32::EPSILON);
    for value in &secs {
        let bar = ((value - shortest) / width * BARS as f32) as usize;
        histogram[bar.min(BARS - 1)] += 1;
    }
    Some(Durations {
        shortest_secs: f64::from(shortest),
        p5_secs: at(0.05),
        median_secs: at(0.5),
        p95_secs: at(0.95),
        longest_secs: f64::from(longest),
        fewest_pages: tally.pages.iter().copied().min().unwrap_or(0),
        most_pages: tally.pages.iter().copied().max().unwrap_or(0),
        histogram,
    })
}

fn site(structure: &Value, (path, list, turn): &SiteKey, counted: &Site) -> SiteReport {
    let mut report = SiteReport {
        path: path.clone(),
        what: "",
        list: list.clone(),
        turn: *turn,
        families: 0,
        labels: Vec::new(),
        rows: Vec::new(),
        positions: Vec::new(),
    };
    match counted {
        Site::One {
            is_set,
            counts,
            expected,
        } => {
            report.what = if *is_set {
                "parameter set"
            } else {
                "one value"
            };
            report.families = counts.iter().sum();
            report.labels = labels::of(structure, path, list, counts.len());
            for (place, count) in counts.iter().enumerate() {
                let sum = expected.get(place).copied().unwrap_or(0.0);
                report.rows.push(SiteRow {
                    label: report.labels[place].clone(),
                    // Sums of fractions depend on their order in the last digits.
                    cell: exact(
                        *count,
                        (sum / report.families.max(1) as f64 * 1e9).round() / 1e9,
                    ),
                });
            }
        }
        Site::Order {
            is_permute,
            matrix,
            orders,
        } => {
            report.what = if *is_permute {
                "order"
            } else {
                "shuffled list"
            };
            let length = matrix.len();
            report.families = matrix.first().map_or(0, |row| row.iter().sum());
            report.labels = labels::of(structure, path, list, length);
            for row in matrix {
                report.positions.push(
                    row.iter()
                        .map(|count| exact(*count, 1.0 / length as f64))
                        .collect(),
                );
            }
            let possible: usize = (1..=length).product();
            for (order, count) in orders {
                let names: Vec<&str> = order
                    .iter()
                    .map(|option| report.labels[*option].as_str())
                    .collect();
                report.rows.push(SiteRow {
                    label: names.join(" → "),
                    cell: exact(*count, 1.0 / possible as f64),
                });
            }
        }
        Site::List { lists } => {
            report.what = "selection";
            report.families = lists.values().sum();
            let count = lists.keys().flatten().max().map_or(0, |most| most + 1);
            report.labels = labels::of(structure, path, list, count);
            for (which, count) in lists {
                let names: Vec<&str> = which
                    .iter()
                    .map(|option| report.labels[*option].as_str())
                    .collect();
                report.rows.push(SiteRow {
                    label: if names.is_empty() {
                        "none".to_owned()
                    } else {
                        names.join(" → ")
                    },
                    cell: estimated(*count, report.families),
                });
            }
        }
    }
    report
}

fn exact(count: u64, probability: f64) -> Cell {
    Cell {
        count,
        probability,
        exact: true,
        margin: 0.0,
    }
}

/// A share with Wilson's interval, which holds for rare and for certain outcomes too.
pub(crate) fn estimated(count: u64, of: u64) -> Cell {
    const Z: f64 = 1.96;
    let (share, total) = (count as f64 / of.max(1) as f64, of.max(1) as f64);
    let spread = (share * (1.0 - share) / total + Z * Z / (4.0 * total * total)).sqrt();
    Cell {
        count,
        probability: share,
        exact: false,
        margin: Z * spread / (1.0 + Z * Z / total),
    }
}

/// A block whose stimuli are not the same on the same page for every family.
fn varied((nickname, kind): &BlockKey, block: &Block) -> Option<BlockReport> {
    let is_fixed = |item: &Item| {
        item.families == block.families
            && item
                .at
                .iter()
                .all(|count| *count == 0 || *count == block.families)
            && [&item.left, &item.right].iter().all(|side| {
                side.iter()
                    .all(|count| *count == 0 || *count == block.families)
            })
    };
    if block.items.values().all(is_fixed) {
        return None;
    }
    let mut items: Vec<ItemReport> = block
        .items
        .iter()
        .map(|(name, item)| ItemReport {
            item: name.clone(),
            families: item.families,
            at: item.at.clone(),
            left: item.left.iter().sum(),
            right: item.right.iter().sum(),
        })
        .collect();
    items.sort_by(|a, b| {
        b.families
            .cmp(&a.families)
            .then_with(|| a.item.cmp(&b.item))
    });
    Some(BlockReport {
        nickname: nickname.clone(),
        kind: kind.clone(),
        families: block.families,
        pages: block.lengths.keys().max().copied().unwrap_or(0),
        items,
    })
}
