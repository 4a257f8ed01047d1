//! What is counted over families; parts counted by several threads are joined.

use crate::block::{self, Block, BlockKey};
use crate::confounds::{Choice, MOST_CHOICES, Together, outcome};
use crate::participation::Participation;
use crate::site::{Site, join_counts};
use crate::touched::Touched;
use protocol::trace::{Draw, Drawn};
use protocol::{FrameConfig, ProblemKind, Unresolved};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Different messages that are kept; of others only the number is known.
const MOST_MESSAGES: usize = 100;
/// Different places where something is drawn that are kept apart.
const MOST_SITES: usize = 2000;

/// Where something is decided: the path, the name of the list for selectors, and the how-manieth time within one participation.
pub(crate) type SiteKey = (String, String, u32);

/// What went wrong, and where.
pub(crate) type Message = (String, String);

/// Pages of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kind {
    pub(crate) pages: u64,
    /// Whole numbers, so that sums do not depend on the order.
    pub(crate) millis: u64,
}

/// All counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) families: u64,
    /// Families for whom the study does not start, by the reason.
    pub(crate) stopped: BTreeMap<Message, u64>,
    pub(crate) sites: BTreeMap<SiteKey, Site>,
    pub(crate) blocks: BTreeMap<BlockKey, Block>,
    pub(crate) kinds: BTreeMap<String, Kind>,
    /// Families that came to the page defined there.
    pub(crate) reached: HashMap<String, u64>,
    /// Families for whom a frame is defined and not in `sequence`.
    pub(crate) unused: BTreeMap<String, u64>,
    pub(crate) warnings: BTreeMap<Message, u64>,
    /// Pages and seconds of each participation.
    pub(crate) pages: Vec<u32>,
    pub(crate) secs: Vec<f32>,
    pub(crate) endless: u64,
    /// What came out at several places for the same family.
    pub(crate) together: Together,
}

impl Tally {
    /// Counts one participation that so many families had.
    pub(crate) fn add(
        &mut self,
        played: Result<Participation, Unresolved>,
        is_generated: bool,
        times: u64,
    ) {
        self.families += times;
        let participation = match played {
            Ok(participation) => participation,
            Err(unresolved) => {
                let error = *unresolved.error;
                return note(&mut self.stopped, (error.path, error.message), times);
            }
        };
        let mut choices = self.draws(&participation.draws, times);
        for problem in participation.problems {
            if problem.kind == ProblemKind::UnusedFrame {
                *self.unused.entry(problem.path).or_default() += times;
            }
        }
        let walk = participation.walk;
        for message in walk.problems {
            note(&mut self.warnings, message, times);
        }
        self.endless += u64::from(walk.is_endless) * times;
        let (pages, secs) = (
            walk.visited.len() as u32,
            walk.secs.iter().sum::<f64>() as f32,
        );
        self.pages
            .extend(std::iter::repeat_n(pages, times as usize));
        self.secs.extend(std::iter::repeat_n(secs, times as usize));
        for (frame, secs) in walk.visited.iter().zip(&walk.secs) {
            if !self.kinds.contains_key(&frame.kind) {
                self.kinds.insert(frame.kind.clone(), Kind::default());
            }
            if let Some(kind) = self.kinds.get_mut(&frame.kind) {
                kind.pages += times;
                kind.millis += (secs * 1000.0).round() as u64 * times;
            }
        }
        let paths: BTreeSet<&str> = walk
            .visited
            .iter()
            .map(|frame| frame.path.as_str())
            .collect();
        for path in paths {
            match self.reached.get_mut(path) {
                Some(count) => *count += times,
                None => {
                    self.reached.insert(path.to_owned(), times);
                }
            }
        }
        let touched = Touched::by(&participation.draws, is_generated || walk.is_scripted);
        let visited: Vec<&FrameConfig> = walk
            .visited
            .iter()
            .filter(|frame| touched.may_vary(frame))
            .collect();
        let firsts = block::count(&mut self.blocks, &visited, times);
        choices.extend(
            firsts
                .into_iter()
                .map(|(key, first)| (Choice::First(key), first)),
        );
        self.together.add(choices, times);
    }

    /// Counts what was drawn, and says what came out at each place.
    fn draws(&mut self, draws: &[Draw], times: u64) -> Vec<(Choice, String)> {
        let mut choices = Vec::new();
        let mut turns: HashMap<(&str, &str), u32> = HashMap::new();
        for Draw { path, drawn } in draws {
            let name = match drawn {
                Drawn::Pick { name, .. } | Drawn::Shuffle { name, .. } => name.as_str(),
                _ => "",
            };
            let turn = turns.entry((path, name)).or_default();
            *turn += 1;
            let key = (path.clone(), name.to_owned(), *turn);
            if self.sites.len() >= MOST_SITES && !self.sites.contains_key(&key) {
                continue;
            }
            if choices.len() < MOST_CHOICES {
                choices.push((Choice::Site(key.clone()), outcome(drawn)));
            }
            self.sites
                .entry(key)
                .or_insert_with(|| Site::like(drawn))
                .add(drawn, times);
        }
        choices
    }

    /// Adds what another thread counted.
    #[must_use]
    pub(crate) fn join(mut self, mut other: Self) -> Self {
        if self.families < other.families {
            std::mem::swap(&mut self, &mut other);
        }
        self.families += other.families;
        self.endless += other.endless;
        join_counts(&mut self.stopped, other.stopped);
        join_counts(&mut self.unused, other.unused);
        join_counts(&mut self.warnings, other.warnings);
        for (key, site) in other.sites {
            match self.sites.get_mut(&key) {
                Some(own) => own.join(site),
                None => {
                    self.sites.insert(key, site);
                }
            }
        }
        for (key, block) in other.blocks {
            self.blocks.entry(key).or_default().join(block);
        }
        for (name, more) in other.kinds {
            let kind = self.kinds.entry(name).or_default();
            kind.pages += more.pages;
            kind.millis += more.millis;
        }
        #[expect(
            clippy::iter_over_hash_type,
            reason = "sums do not depend on the order"
        )]
        for (path, count) in other.reached {
            *self.reached.entry(path).or_default() += count;
        }
        self.pages.append(&mut other.pages);
        self.secs.append(&mut other.secs);
        self.together.join(other.together);
        self
    }
}

/// Counts a message, while there is room for new ones.
fn note(messages: &mut BTreeMap<Message, u64>, message: Message, times: u64) {
    if messages.len() < MOST_MESSAGES || messages.contains_key(&message) {
        *messages.entry(message).or_default() += times;
    }
}
