//! Chance, handed in from outside.

/// Where random numbers come from.
///
/// Every draw of a protocol, the generator's `Math.random()` included, goes through one of these, in the order the
/// predecessor draws, so that a seed repeats a participation.
pub trait Dice {
    /// The next number, at least 0 and below 1.
    fn next_unit(&mut self) -> f64;

    /// How many numbers have been drawn so far.
    fn drawn(&self) -> u64;

    /// An independent copy that continues with the same numbers.
    ///
    /// Script engines hand the copy to the script and then draw as many numbers from the original.
    fn fork(&self) -> Box<dyn Dice>;

    /// The seed these numbers start from, if they start from one.
    fn seed(&self) -> Option<u32> {
        None
    }
}

/// The mulberry32 generator: small, fast, repeatable; not for secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeededDice {
    seed: u32,
    state: u32,
    drawn: u64,
}

impl SeededDice {
    /// Starts at a seed.
    pub fn new(seed: u32) -> Self {
        Self {
            seed,
            state: seed,
            drawn: 0,
        }
    }

    /// Dice of their own for what is called `name`: the same seed and name always give the same numbers, whatever else was drawn.
    #[must_use]
    pub fn stream(&self, name: &str) -> Self {
        // FNV-1a over the name, begun at the seed; what the generator makes of neighbouring states has nothing in common.
        let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        Self::new(name.bytes().fold(self.seed ^ 0x811C_9DC5, hash))
    }

    /// Other dice for each time that somebody draws, counted from 0.
    pub(crate) fn turn(&self, turn: usize) -> Self {
        Self::new(
            self.seed
                .wrapping_add((turn as u32).wrapping_mul(0x9E37_79B9)),
        )
    }
}

impl Dice for SeededDice {
    fn next_unit(&mut self) -> f64 {
        self.drawn += 1;
        self.state = self.state.wrapping_add(0x6D2B_79F5);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(mixed | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3D));
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    fn drawn(&self) -> u64 {
        self.drawn
    }

    fn fork(&self) -> Box<dyn Dice> {
        Box::new(self.clone())
    }

    fn seed(&self) -> Option<u32> {
        Some(self.seed)
    }
}

/// Numbers from a list, over and over; 0 if the list is empty. For tests and worked examples.
#[derive(Clone, Debug)]
pub struct ListedDice {
    numbers: Vec<f64>,
    drawn: u64,
}

impl ListedDice {
    /// Draws from `numbers`, each at least 0 and below 1.
    pub fn new(numbers: Vec<f64>) -> Self {
        Self { numbers, drawn: 0 }
    }
}

impl Dice for ListedDice {
    fn next_unit(&mut self) -> f64 {
        let turn = self.drawn as usize % self.numbers.len().max(1);
        self.drawn += 1;
        self.numbers.get(turn).copied().unwrap_or(0.0)
    }

    fn drawn(&self) -> u64 {
        self.drawn
    }

    fn fork(&self) -> Box<dyn Dice> {
        Box::new(self.clone())
    }
}

/// A whole number below `count`, the way JavaScript code draws one: `Math.floor(Math.random() * count)`.
pub(crate) fn below(dice: &mut dyn Dice, count: usize) -> usize {
    let drawn = (dice.next_unit() * count as f64) as usize;
    drawn.min(count.saturating_sub(1))
}

/// A place drawn by weight; nothing if the weights add up to no number.
pub(crate) fn weighted(weights: &[f64], dice: &mut dyn Dice) -> Option<usize> {
    let sum: f64 = weights.iter().sum();
    let drawn = dice.next_unit() * sum;
    let mut reached = 0.0;
    weights.iter().position(|weight| {
        reached += weight;
        drawn <= reached
    })
}

/// Fisher–Yates from the end, one draw for each element but the first.
pub(crate) fn shuffle<T>(items: &mut [T], dice: &mut dyn Dice) {
    for last in (1..items.len()).rev() {
        let other = below(dice, last + 1);
        items.swap(last, other);
    }
}
