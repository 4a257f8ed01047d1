//! The answers while the family gives them, and what is still missing.

use super::Data;
use kit::{
    Fields, western,
    words::{self, Key},
};

/// Every question of the page, in its order. The number is part of the element's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// One of [`SCALES`], by its place there.
    Scale(usize),
    NapWakeUp,
    UsualNapSchedule,
    NextNap,
    LastEat,
    DoingBefore,
}

/// Name, left end and right end; the first four are about the child.
pub(super) const SCALES: [(&str, Key, Key); 7] = [
    ("rested", words::MOOD_RESTED_1, words::MOOD_RESTED_7),
    ("healthy", words::MOOD_HEALTHY_1, words::MOOD_HEALTHY_7),
    (
        "childHappy",
        words::MOOD_CHILD_HAPPY_1,
        words::MOOD_CHILD_HAPPY_7,
    ),
    ("active", words::MOOD_ACTIVE_1, words::MOOD_ACTIVE_7),
    (
        "energetic",
        words::MOOD_ENERGETIC_1,
        words::MOOD_ENERGETIC_7,
    ),
    ("ontopofstuff", words::MOOD_ON_TOP_1, words::MOOD_ON_TOP_7),
    (
        "parentHappy",
        words::MOOD_PARENT_HAPPY_1,
        words::MOOD_PARENT_HAPPY_7,
    ),
];

/// Hours and minutes as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) hours: String,
    pub(super) minutes: String,
}

/// The steps of a scale, as they are saved.
pub(super) const STEPS: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];
/// The answers about usual naps, with their words.
pub(super) const SCHEDULES: [(&str, Key); 3] = [
    ("no", words::ANSWER_NO),
    ("yes", words::ANSWER_YES),
    ("yes-overdue", words::MOOD_NAP_OVERDUE),
];

/// A longer span was surely not meant.
const MOST_MINUTES: u32 = 99 * 60 + 59;

impl Span {
    fn read(saved: &str) -> Self {
        let (hours, minutes) = saved.split_once(':').unwrap_or_default();
        Self {
            hours: hours.to_owned(),
            minutes: minutes.to_owned(),
        }
    }

    fn is_empty(&self) -> bool {
        self.hours.trim().is_empty() && self.minutes.trim().is_empty()
    }

    /// `1:05`; 90 minutes are `1:30`. Nothing when it can't be read.
    fn saved(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let number = |text: &str| match &*text.trim().chars().map(western).collect::<String>() {
            "" => Some(0_u32),
            digits if digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().ok()
            }
            _ => None,
        };
        let all = number(&self.hours)? * 60 + number(&self.minutes)?;
        (all <= MOST_MINUTES).then(|| format!("{}:{:02}", all / 60, all % 60))
    }
}

/// What the family has entered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    /// `1` to `7`, in the order of [`SCALES`].
    pub(super) scales: [Option<&'static str>; 7],
    pub(super) nap_wake_up: Span,
    /// `no`, `yes`, `yes-overdue`.
    pub(super) usual_nap_schedule: Option<&'static str>,
    pub(super) next_nap: Span,
    pub(super) last_eat: Span,
    pub(super) doing_before: String,
}

const REQUIRED: Key = words::ANSWER_REQUIRED;

impl Answers {
    /// As the family left them when it was here before. What is none of our answers is open again.
    pub(super) fn begin(saved: &Fields) -> Self {
        let text = |name: &str| saved.get(name).and_then(|value| value.as_str());
        let span = |name: &str| text(name).map(Span::read).unwrap_or_default();
        let one_of = |name: &str, mut all: std::slice::Iter<&'static str>| {
            let given = text(name)?;
            all.find(|known| **known == given).copied()
        };
        Self {
            scales: SCALES.map(|(name, ..)| one_of(name, STEPS.iter())),
            nap_wake_up: span("napWakeUp"),
            usual_nap_schedule: one_of(
                "usualNapSchedule",
                SCHEDULES.map(|(value, _)| value).iter(),
            ),
            next_nap: span("nextNap"),
            last_eat: span("lastEat"),
            doing_before: text("doingBefore").unwrap_or_default().to_owned(),
        }
    }

    /// The next nap is only asked for when it is not overdue.
    pub(super) fn asks_next_nap(&self) -> bool {
        self.usual_nap_schedule == Some("yes")
    }

    /// What is wrong with an answer.
    pub(super) fn fault(&self, question: Question) -> Option<Key> {
        let missing = |is_missing: bool| is_missing.then_some(REQUIRED);
        let span = |span: &Span| match span.saved() {
            Some(_) => None,
            None if span.is_empty() => Some(REQUIRED),
            None => Some(words::MOOD_WRONG_TIME),
        };
        match question {
            Question::Scale(place) => missing(self.scales.get(place) == Some(&None)),
            Question::NapWakeUp => span(&self.nap_wake_up),
            Question::UsualNapSchedule => missing(self.usual_nap_schedule.is_none()),
            Question::NextNap if self.asks_next_nap() => span(&self.next_nap),
            Question::NextNap => None,
            Question::LastEat => span(&self.last_eat),
            Question::DoingBefore => missing(self.doing_before.trim().is_empty()),
        }
    }

    /// The first question that holds the answers up.
    pub(super) fn first_fault(&self) -> Option<Question> {
        let mut all = Question::all();
        all.find(|question| self.fault(*question).is_some())
    }

    /// As they are saved. A time to the next nap that was given and is no longer asked for is kept.
    pub(super) fn data(&self) -> Data {
        let text = |answer: Option<&str>| answer.unwrap_or_default().to_owned();
        let [
            rested,
            healthy,
            child_happy,
            active,
            energetic,
            ontopofstuff,
            parent_happy,
        ] = self.scales.map(text);
        Data {
            rested,
            healthy,
            child_happy,
            active,
            energetic,
            ontopofstuff,
            parent_happy,
            nap_wake_up: self.nap_wake_up.saved().unwrap_or_default(),
            usual_nap_schedule: text(self.usual_nap_schedule),
            next_nap: self.next_nap.saved(),
            last_eat: self.last_eat.saved().unwrap_or_default(),
            doing_before: self.doing_before.clone(),
        }
    }
}

impl Question {
    fn all() -> impl Iterator<Item = Self> {
        let scales = (0..SCALES.len()).map(Self::Scale);
        scales.chain([
            Self::NapWakeUp,
            Self::UsualNapSchedule,
            Self::NextNap,
            Self::LastEat,
            Self::DoingBefore,
        ])
    }

    /// Number of the question on the page.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Scale(place) => place,
            Self::NapWakeUp => 7,
            Self::UsualNapSchedule => 8,
            Self::NextNap => 9,
            Self::LastEat => 10,
            Self::DoingBefore => 11,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn span(hours: &str, minutes: &str) -> Span {
        Span {
            hours: hours.into(),
            minutes: minutes.into(),
        }
    }

    fn whole() -> Answers {
        Answers {
            scales: [Some("4"); 7],
            nap_wake_up: span("", "30"),
            usual_nap_schedule: Some("yes"),
            next_nap: span("2", ""),
            last_eat: span(" 1 ", "5"),
            doing_before: "Playing".into(),
        }
    }

    #[test]
    fn who_comes_back_finds_the_answers() {
        let saved = kit::fields(&whole().data());
        assert_eq!(kit::fields(&Answers::begin(&saved).data()), saved);
        assert_eq!(Answers::begin(&Fields::new()), Answers::default());
        let odd = json!({"rested": "8", "napWakeUp": "soon", "usualNapSchedule": 1});
        let odd = odd.as_object().cloned().expect("object");
        assert_eq!(Answers::begin(&odd), Answers::default());
    }

    #[test]
    fn spans_have_hours_without_and_minutes_with_a_zero() {
        for (hours, minutes, saved) in [
            ("0", "30", Some("0:30")),
            ("", "90", Some("1:30")),
            ("26", "", Some("26:00")),
            ("1", "5", Some("1:05")),
            ("100", "0", None),
            ("1.5", "", None),
            ("-1", "0", None),
            ("", " ", None),
            ("99999999999", "", None),
        ] {
            let read = span(hours, minutes).saved();
            assert_eq!(read.as_deref(), saved, "{hours} {minutes}");
        }
    }

    #[test]
    fn whole_answers_are_saved_by_their_names() {
        let mut answers = whole();
        answers.scales[2] = Some("7");
        assert_eq!(answers.first_fault(), None);
        assert_eq!(
            serde_json::to_value(answers.data()).expect("JSON"),
            json!({
                "rested": "4", "healthy": "4", "childHappy": "7", "active": "4", "energetic": "4", "ontopofstuff": "4",
                "parentHappy": "4", "napWakeUp": "0:30", "usualNapSchedule": "yes", "nextNap": "2:00", "lastEat": "1:05",
                "doingBefore": "Playing",
            })
        );
    }

    #[test]
    fn the_next_nap_is_asked_for_only_when_there_is_one_and_kept_when_given() {
        let mut answers = whole();
        answers.usual_nap_schedule = Some("no");
        assert_eq!(answers.data().next_nap.as_deref(), Some("2:00"));
        answers.next_nap = Span::default();
        assert_eq!(answers.first_fault(), None);
        assert_eq!(answers.data().next_nap, None);
        answers.usual_nap_schedule = Some("yes");
        assert_eq!(answers.first_fault(), Some(Question::NextNap));
    }

    #[test]
    fn each_question_has_a_number_of_its_own() {
        let numbers: Vec<usize> = Question::all().map(Question::number).collect();
        assert_eq!(numbers, (0..12).collect::<Vec<usize>>());
    }

    #[test]
    fn the_first_that_is_missing_is_found() {
        assert_eq!(
            Answers::default().first_fault(),
            Some(Question::Scale(0)),
            "nothing is chosen beforehand"
        );
        let mut answers = whole();
        answers.last_eat = span("soon", "");
        answers.doing_before = "  ".into();
        assert_eq!(answers.first_fault(), Some(Question::LastEat));
        let fault = answers.fault(Question::LastEat).expect("a fault");
        assert_eq!(fault, words::MOOD_WRONG_TIME);
        answers.last_eat = Span::default();
        assert_eq!(answers.fault(Question::LastEat), Some(REQUIRED));
    }
}
