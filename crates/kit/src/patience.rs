//! How long a sound or film may stand still before it counts as failed: networks stall without a word.

/// So many looks, one a second.
const LOOKS: u32 = 15;

/// What was seen of one sound or film.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Patience {
    position_secs: f64,
    still: u32,
}

impl Patience {
    /// A look; the position is `None` while nothing has to move. True once for each standstill that has lasted too long.
    pub(crate) fn is_over(&mut self, position_secs: Option<f64>) -> bool {
        match position_secs {
            Some(secs) if (secs - self.position_secs).abs() < f64::EPSILON => self.still += 1,
            Some(secs) => {
                *self = Self {
                    position_secs: secs,
                    still: 0,
                }
            }
            None => self.still = 0,
        }
        self.still == LOOKS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(patience: &mut Patience, looks: u32, position_secs: Option<f64>) -> usize {
        (0..looks)
            .filter(|_| patience.is_over(position_secs))
            .count()
    }

    #[test]
    fn a_standstill_is_told_once_and_again_after_it_has_moved() {
        let mut patience = Patience::default();
        assert_eq!(told(&mut patience, 14, Some(0.0)), 0, "it may be loading");
        assert_eq!(told(&mut patience, 30, Some(0.0)), 1);
        assert_eq!(told(&mut patience, 15, Some(2.5)), 0, "it has moved once");
        assert_eq!(told(&mut patience, 1, Some(2.5)), 1);
    }

    #[test]
    fn what_the_family_has_stopped_may_stand_still() {
        let mut patience = Patience::default();
        told(&mut patience, 10, Some(3.0));
        assert_eq!(told(&mut patience, 60, None), 0);
        assert_eq!(told(&mut patience, 14, Some(3.0)), 0);
    }
}
