//! What an attempt to deliver an event means, and what is done next.

use std::time::Duration;

/// How long an attempt may take.
pub(crate) const ATTEMPT_LIMIT: Duration = Duration::from_secs(15);

/// The pause after the first, second, … attempt that failed. When they are used up the event is given up.
const PAUSES_SECS: [u64; 7] = [5, 30, 120, 600, 3_600, 6 * 3_600, 24 * 3_600];

/// What became of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The receiver answered.
    Answered(u16),
    /// Nothing was answered within [`ATTEMPT_LIMIT`]; the event may have arrived.
    TimedOut,
    /// The connection broke after it was made; the event may have arrived.
    Broken(String),
    /// No connection could be made; the event did not arrive.
    Unreachable(String),
    /// This server does not send there; the text says why.
    Refused(String),
}

impl Outcome {
    /// Whether the event may have been taken although this attempt is no success.
    pub(crate) fn is_doubtful(&self) -> bool {
        matches!(
            self,
            Self::TimedOut | Self::Broken(_) | Self::Answered(500..)
        )
    }

    /// For the researcher who looks at a delivery; `None` when all is well.
    pub(crate) fn problem(&self) -> Option<String> {
        match self {
            Self::Answered(200..=299) => None,
            Self::Answered(status) => Some(format!("the receiver answered {status}")),
            Self::TimedOut => Some(format!(
                "the receiver did not answer within {} s",
                ATTEMPT_LIMIT.as_secs()
            )),
            Self::Broken(why) => Some(format!("the connection broke: {why}")),
            Self::Unreachable(why) => Some(format!("the receiver cannot be reached: {why}")),
            Self::Refused(why) => Some(why.clone()),
        }
    }
}

/// What is done with the event now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Delivered,
    /// An earlier attempt seems to have arrived although its answer did not: Lookit answers a repeat with 404, because the object
    /// it was told of has been renamed.
    ProbablyDelivered,
    /// To be tried again after this long.
    Again(Duration),
    /// Not tried again by itself.
    Dead,
}

/// `attempt` counts from 1; `in_doubt` says that an earlier attempt may have arrived.
pub(crate) fn judge(outcome: &Outcome, attempt: u32, in_doubt: bool) -> Verdict {
    match outcome {
        Outcome::Answered(200..=299) => Verdict::Delivered,
        Outcome::Answered(404) if attempt >= 2 && in_doubt => Verdict::ProbablyDelivered,
        Outcome::Answered(408 | 409 | 425 | 429) => again(attempt),
        Outcome::Answered(400..=499) | Outcome::Refused(_) => Verdict::Dead,
        Outcome::Answered(_) | Outcome::TimedOut | Outcome::Broken(_) | Outcome::Unreachable(_) => {
            again(attempt)
        }
    }
}

fn again(attempt: u32) -> Verdict {
    PAUSES_SECS
        .get(attempt.saturating_sub(1) as usize)
        .map_or(Verdict::Dead, |secs| {
            Verdict::Again(Duration::from_secs(*secs))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts() {
        let again = |secs| Verdict::Again(Duration::from_secs(secs));
        for (outcome, attempt, in_doubt, verdict) in [
            (Outcome::Answered(200), 1, false, Verdict::Delivered),
            (Outcome::Answered(204), 8, true, Verdict::Delivered),
            (Outcome::Answered(302), 1, false, again(5)),
            (Outcome::Answered(400), 1, false, Verdict::Dead),
            (Outcome::Answered(404), 1, false, Verdict::Dead),
            (Outcome::Answered(404), 2, false, Verdict::Dead),
            (Outcome::Answered(404), 2, true, Verdict::ProbablyDelivered),
            (Outcome::Answered(403), 2, true, Verdict::Dead),
            (Outcome::Answered(408), 1, false, again(5)),
            (Outcome::Answered(429), 2, false, again(30)),
            (Outcome::Answered(500), 3, false, again(120)),
            (Outcome::TimedOut, 4, true, again(600)),
            (Outcome::Broken(String::new()), 5, true, again(3_600)),
            (Outcome::Unreachable(String::new()), 6, true, again(21_600)),
            (Outcome::Answered(503), 7, true, again(86_400)),
            (Outcome::Answered(503), 8, true, Verdict::Dead),
            (Outcome::Refused(String::new()), 1, false, Verdict::Dead),
        ] {
            assert_eq!(
                judge(&outcome, attempt, in_doubt),
                verdict,
                "{outcome:?} {attempt}"
            );
        }
    }
}
