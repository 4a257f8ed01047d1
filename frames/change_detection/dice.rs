//! Chance from a seed that is saved: the same generator as in `docs/randomization.md`.

/// Numbers of their own for each list, so that the order of one does not hang on how often another was shuffled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dice(u32);

impl Dice {
    /// The numbers of what is called `name`.
    pub(super) fn new(seed: u32, name: &str) -> Self {
        let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        Self(name.bytes().fold(seed ^ 0x811C_9DC5, hash))
    }

    /// Mulberry32: at least 0 and below 1.
    fn next_unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(mixed | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3D));
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    /// Fisher–Yates from the end.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.next_unit() * (last + 1) as f64) as usize;
            items.swap(last, other.min(last));
        }
    }
}

/// A seed from the moment at which the trial begins.
#[cfg(feature = "view")]
pub(super) fn seed(wall_millis: f64) -> u32 {
    // To the fraction, if the browser gives it.
    let micros = (wall_millis * 1000.0) as u64;
    (micros ^ (micros >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_name_give_the_same_order_again() {
        let order = |seed, name| {
            let mut items: Vec<u32> = (0..8).collect();
            Dice::new(seed, name).shuffle(&mut items);
            items
        };
        assert_eq!(order(7, "leftA"), order(7, "leftA"));
        assert_ne!(order(7, "leftA"), order(7, "leftB"));
        assert_ne!(order(7, "leftA"), order(8, "leftA"));
        let mut sorted = order(7, "leftA");
        sorted.sort_unstable();
        assert_eq!(sorted, (0..8).collect::<Vec<_>>());
    }

    #[test]
    fn every_item_comes_first_about_equally_often() {
        let mut firsts = [0_u32; 4];
        for seed in 0..4000 {
            let mut items = [0, 1, 2, 3];
            Dice::new(seed, "rightB").shuffle(&mut items);
            firsts[items[0]] += 1;
        }
        assert!(
            firsts.iter().all(|count| (850..1150).contains(count)),
            "{firsts:?}"
        );
    }
}
