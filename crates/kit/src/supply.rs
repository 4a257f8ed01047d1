//! What becomes of a trial whose stimuli have not all come: the study's choice. Pure.

use crate::OnFailure;

/// So often what has failed is loaded again.
const MOST_TRIES: u32 = 3;

/// Where a trial stands that waits for its stimuli.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Something is on its way.
    Loading,
    /// The trial may begin.
    Open,
    /// Something has failed: the family reads so, and it is loaded again.
    Asks,
    /// Something has failed, and the study ends.
    Stops,
}

/// How often what has failed was loaded again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Supply {
    policy: OnFailure,
    tries: u32,
}

impl Supply {
    pub(crate) fn new(policy: OnFailure) -> Self {
        Self { policy, tries: 0 }
    }

    /// Of each stimulus, whether it has come, once that is known.
    pub(crate) fn standing(self, outcomes: &[Option<bool>]) -> Standing {
        if outcomes.contains(&None) {
            return Standing::Loading;
        }
        let has_failed = outcomes.contains(&Some(false));
        match self.policy {
            OnFailure::Stop if has_failed => Standing::Stops,
            OnFailure::Retry if has_failed && self.tries < MOST_TRIES => Standing::Asks,
            _ => Standing::Open,
        }
    }

    /// What has failed is loaded again; the number of the try, from 1. Nothing where it isn't asked for.
    pub(crate) fn again(&mut self, outcomes: &mut [Option<bool>]) -> Option<u32> {
        if self.standing(outcomes) != Standing::Asks {
            return None;
        }
        for outcome in outcomes {
            if *outcome == Some(false) {
                *outcome = None;
            }
        }
        self.tries += 1;
        Some(self.tries)
    }

    /// The number of tries so far: news of an earlier one do not count.
    pub(crate) fn tries(self) -> u32 {
        self.tries
    }

    /// The family goes on without what has failed.
    pub(crate) fn go_on(&mut self) {
        if self.policy == OnFailure::Retry {
            self.tries = MOST_TRIES;
        }
    }

    /// What is late is shown as far as it has come, unless the study minds.
    pub(crate) fn minds(self) -> bool {
        self.policy != OnFailure::Skip
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAME: Option<bool> = Some(true);
    const FAILED: Option<bool> = Some(false);

    #[test]
    fn each_policy_has_its_end() {
        let ends = [
            (OnFailure::Retry, Standing::Asks),
            (OnFailure::Skip, Standing::Open),
            (OnFailure::Stop, Standing::Stops),
        ];
        for (policy, end) in ends {
            let supply = Supply::new(policy);
            assert_eq!(supply.standing(&[FAILED, None]), Standing::Loading);
            assert_eq!(supply.standing(&[FAILED, CAME]), end);
            assert_eq!(supply.standing(&[CAME]), Standing::Open);
            assert_eq!(supply.standing(&[]), Standing::Open);
            assert_eq!(supply.minds(), policy != OnFailure::Skip);
        }
    }

    #[test]
    fn what_has_failed_is_loaded_again_three_times_and_then_left_out() {
        let mut supply = Supply::new(OnFailure::Retry);
        for number in 1..=3 {
            let mut outcomes = [CAME, FAILED];
            assert_eq!(supply.again(&mut outcomes), Some(number));
            assert_eq!(supply.tries(), number);
            assert_eq!(outcomes, [CAME, None], "only what has failed");
            assert_eq!(supply.again(&mut outcomes), None, "it is under way");
        }
        assert_eq!(supply.standing(&[CAME, FAILED]), Standing::Open);
        assert_eq!(supply.again(&mut [FAILED]), None);
    }

    #[test]
    fn a_family_may_go_on_without_but_not_where_the_study_stops() {
        let mut supply = Supply::new(OnFailure::Retry);
        supply.go_on();
        assert_eq!(supply.standing(&[FAILED]), Standing::Open);
        let mut supply = Supply::new(OnFailure::Stop);
        supply.go_on();
        assert_eq!(supply.standing(&[FAILED]), Standing::Stops);
    }

    /// Whatever fails, and whenever the family presses: every trial begins or stops, in a bounded number of tries.
    #[test]
    fn in_any_order_nobody_waits_for_ever() {
        let mut random = 7_u32;
        let mut draw = |below: u32| {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            random % below
        };
        for _ in 0..2000 {
            let policy = [OnFailure::Retry, OnFailure::Skip, OnFailure::Stop][draw(3) as usize];
            let mut supply = Supply::new(policy);
            let mut outcomes = vec![None; draw(4) as usize];
            let mut loads = 0;
            for _ in 0..40 {
                match supply.standing(&outcomes) {
                    Standing::Loading => {
                        loads += 1;
                        for outcome in &mut outcomes {
                            outcome.get_or_insert(draw(3) > 0);
                        }
                    }
                    Standing::Asks if draw(5) == 0 => supply.go_on(),
                    Standing::Asks => drop(supply.again(&mut outcomes)),
                    Standing::Open | Standing::Stops => {}
                }
            }
            assert!(loads <= MOST_TRIES + 1);
            let end = supply.standing(&outcomes);
            assert!(matches!(end, Standing::Open | Standing::Stops), "{end:?}");
            assert!(end == Standing::Open || policy == OnFailure::Stop);
        }
    }
}
