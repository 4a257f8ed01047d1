//! The answers while the family gives them, and what is still missing.

use super::{Data, Params, logic};
use kit::Words;

/// What the family has entered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// As typed.
    pub(super) birth_date: String,
    /// `yes`, `no`, `NA`.
    pub(super) databrary_share: Option<String>,
    /// `private`, `scientific`, `public`.
    pub(super) use_of_media: Option<String>,
    /// Ticked.
    pub(super) withdrawal: bool,
    /// Absent until typed.
    pub(super) feedback: Option<String>,
}

/// What is wrong, question by question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    pub(super) birth_date: Option<String>,
    pub(super) databrary_share: bool,
    pub(super) use_of_media: bool,
}

impl Answers {
    /// Before the family touches anything.
    pub(super) fn begin(params: &Params) -> Self {
        Self {
            databrary_share: (!params.show_databrary_options).then(|| "NA".into()),
            use_of_media: params.private_level_only.then(|| "private".into()),
            ..Self::default()
        }
    }

    /// The family wants its videos deleted, so sharing is no question.
    pub(super) fn withdraws(&self) -> bool {
        self.withdrawal
    }

    /// What keeps the answers from being sent.
    pub(super) fn faults(&self, words: Words, now_millis: f64) -> Faults {
        Faults {
            birth_date: logic::read(words, &self.birth_date, now_millis).err(),
            databrary_share: !self.withdraws() && self.databrary_share.is_none(),
            use_of_media: !self.withdraws() && self.use_of_media.is_none(),
        }
    }

    /// As they are saved.
    pub(super) fn data(&self, words: Words, now_millis: f64) -> Data {
        Data {
            birth_date: logic::read(words, &self.birth_date, now_millis)
                .ok()
                .map(logic::Date::saved),
            databrary_share: self.databrary_share.clone(),
            use_of_media: self.use_of_media.clone(),
            withdrawal: self.withdrawal,
            feedback: self.feedback.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: f64 = 1_795_478_400_000.0;

    #[test]
    fn the_recorded_answers_are_saved_as_recorded_and_withdrawal_always() {
        let answers = Answers {
            birth_date: "05/06/2023".into(),
            databrary_share: Some("no".into()),
            use_of_media: Some("private".into()),
            withdrawal: false,
            feedback: Some("Fine".into()),
        };
        assert_eq!(answers.faults(Words::default(), NOW), Faults::default());
        assert_eq!(
            serde_json::to_value(answers.data(Words::default(), NOW)).expect("JSON"),
            json!({"birthDate": "2023-05-06T00:00:00.000Z", "databraryShare": "no", "useOfMedia": "private", "withdrawal": false, "feedback": "Fine"})
        );
    }

    #[test]
    fn who_withdraws_only_gives_the_birth_date() {
        let mut answers = Answers::begin(&Params::default());
        let faults = answers.faults(Words::default(), NOW);
        assert!(faults.birth_date.is_some() && faults.databrary_share && faults.use_of_media);
        answers.withdrawal = true;
        answers.birth_date = "1/2/2025".into();
        assert_eq!(answers.faults(Words::default(), NOW), Faults::default());
    }

    #[test]
    fn questions_that_are_not_asked_have_their_answer() {
        let params = Params {
            show_databrary_options: false,
            private_level_only: true,
            ..Params::default()
        };
        let data = Answers::begin(&params).data(Words::default(), NOW);
        assert_eq!(data.databrary_share.as_deref(), Some("NA"));
        assert_eq!(data.use_of_media.as_deref(), Some("private"));
    }
}
