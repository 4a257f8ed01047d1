//! What the two streams show, and when. Pure: every time is counted from the streams' start, so that lateness does not add up.

use super::{Params, dice::Dice};

/// One of the four lists by number (left A, left B, right A, right B), and a place in it.
pub(super) type Item = (usize, usize);

/// Left and right.
pub(super) type Sides<T> = [T; 2];

/// The names under which the lists' numbers are drawn.
const NAMES: [&str; 4] = ["leftA", "leftB", "rightA", "rightB"];
/// The shortest time from one picture to the next: no display is faster, and nothing may stand still.
const SHORTEST_MILLIS: f64 = 1.0;

/// Which rectangles are emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Both,
    Left,
    Right,
}

/// A change of the page, with the time at which it is to be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Clear(Which, f64),
    Present(Sides<Option<Item>>, f64),
}

impl Step {
    fn at(&self) -> f64 {
        match self {
            Self::Clear(_, at) | Self::Present(_, at) => *at,
        }
    }
}

/// One list in the order of this pass.
#[derive(Clone, Debug)]
struct List {
    number: usize,
    items: Vec<usize>,
    next: usize,
    dice: Option<Dice>,
}

impl List {
    fn draw(&mut self) -> Option<Item> {
        if self.next >= self.items.len() {
            self.next = 0;
        }
        if self.next == 0
            && let Some(dice) = &mut self.dice
        {
            dice.shuffle(&mut self.items);
        }
        let item = *self.items.get(self.next)?;
        self.next += 1;
        Some((self.number, item))
    }
}

/// One stream, of one side or of both together.
#[derive(Clone, Debug)]
struct Stream {
    which: Which,
    /// First and second list of each side that it fills.
    lists: Sides<Option<[List; 2]>>,
    display_millis: [f64; 2],
    blank_millis: f64,
    /// 0: the first lists.
    turn: usize,
    /// When the rectangles are emptied for this turn.
    start: f64,
    /// What this turn shows, once they are.
    coming: Option<Sides<Option<Item>>>,
}

impl Stream {
    fn next_at(&self) -> f64 {
        match self.coming {
            None => self.start,
            Some(_) => self.start + self.blank_millis,
        }
    }

    fn turn_ends(&self) -> f64 {
        let length = self.blank_millis + self.display_millis[self.turn];
        self.start + length.max(SHORTEST_MILLIS)
    }

    /// Takes what is due up to that time. Of turns that went by meanwhile, in a hidden page or a machine that slept, nothing is shown.
    fn take(&mut self, until: f64, steps: &mut Vec<Step>) {
        while self.next_at() <= until {
            let is_past = self.turn_ends() <= until;
            match self.coming.take() {
                None => {
                    if !is_past {
                        steps.push(Step::Clear(self.which, self.start));
                    }
                    let turn = self.turn;
                    self.coming = Some(self.lists.each_mut().map(|lists| {
                        let lists = lists.as_mut()?;
                        lists[turn].draw()
                    }));
                }
                Some(sides) => {
                    if !is_past && sides.iter().any(Option::is_some) {
                        steps.push(Step::Present(sides, self.start + self.blank_millis));
                    }
                    self.start = self.turn_ends();
                    self.turn = 1 - self.turn;
                }
            }
        }
    }
}

/// What a study says about the streams.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Of the four lists.
    display_millis: [f64; 4],
    blank_millis: f64,
    starts_with_a: bool,
    seed: Option<u32>,
}

impl Plan {
    pub(super) fn new(params: &Params, seed: Option<u32>) -> Self {
        let own = [
            params.display_millis_left_a,
            params.display_millis_left_b,
            params.display_millis_right_a,
            params.display_millis_right_b,
        ];
        let every = params.display_millis;
        Self {
            display_millis: own.map(|own| own.unwrap_or(every).max(0.0)),
            blank_millis: params.blank_millis.max(0.0),
            starts_with_a: params.start_with_a,
            seed,
        }
    }
}

/// Both streams.
#[derive(Clone, Debug)]
pub(super) struct Streams(Vec<Stream>);

impl Streams {
    /// They begin at `start`. `usable` are the places of each list whose pictures came.
    pub(super) fn new(plan: &Plan, usable: [Vec<usize>; 4], start: f64) -> Self {
        let mut number = 0;
        let lists = usable.map(|items| {
            let dice = plan.seed.map(|seed| Dice::new(seed, NAMES[number]));
            number += 1;
            List {
                number: number - 1,
                items,
                next: 0,
                dice,
            }
        });
        let [left_a, left_b, right_a, right_b] = lists;
        let (left, right) = (Some([left_a, left_b]), Some([right_a, right_b]));
        let stream = |which, lists, first: usize| Stream {
            which,
            lists,
            display_millis: [plan.display_millis[first], plan.display_millis[first + 1]],
            blank_millis: plan.blank_millis,
            turn: usize::from(!plan.starts_with_a),
            start,
            coming: None,
        };
        let [first, others @ ..] = plan.display_millis;
        // Equal times, wherever they were written, keep the sides together.
        let together = others.iter().all(|time| time.total_cmp(&first).is_eq());
        Self(if together {
            vec![stream(Which::Both, [left, right], 0)]
        } else {
            vec![
                stream(Which::Left, [left, None], 0),
                stream(Which::Right, [None, right], 2),
            ]
        })
    }

    /// When something changes next.
    pub(super) fn next_at(&self) -> f64 {
        let times = self.0.iter().map(Stream::next_at);
        times.fold(f64::INFINITY, f64::min)
    }

    /// What is due up to that time, in order.
    pub(super) fn take(&mut self, until: f64) -> Vec<Step> {
        let mut steps = Vec::new();
        for stream in &mut self.0 {
            stream.take(until, &mut steps);
        }
        steps.sort_by(|one, other| one.at().total_cmp(&other.at()));
        steps
    }
}

#[cfg(test)]
mod tests;
