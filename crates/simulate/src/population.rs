//! The families that are made up: ages, languages, and how often they have taken part before.

use protocol::{Dice as _, SeededDice};
use serde_json::{Value, json};

const MILLIS_PER_DAY: f64 = 86_400_000.0;
/// Oldest age that is made up, in days; older birthdays are before 1970 and tell nothing new.
pub const MOST_AGE_DAYS: f64 = 18_250.0;

/// Who takes part.
#[derive(Clone, Debug)]
pub struct Population {
    /// How many families.
    pub families: u64,
    /// The same seed makes the same families and draws.
    pub seed: u32,
    /// Youngest and oldest child, in days; ages are spread evenly between them.
    pub age_days: (f64, f64),
    /// Each family has taken part between 0 and this many times before, equally often.
    pub most_earlier: u32,
    /// Language lists as Lookit writes them (`en`, `en fr`), each equally often.
    pub languages: Vec<String>,
    /// The moment of the last participation, in milliseconds since 1970; earlier ones are a week apart.
    pub now_millis: f64,
}

/// One family.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Family {
    pub(crate) number: u64,
    pub(crate) age_days: f64,
    /// The age as it follows from the birthday, which is a date.
    pub(crate) whole_age_days: f64,
    birthday_millis: f64,
    gender: &'static str,
    languages: usize,
    pub(crate) earlier: u32,
    dice: SeededDice,
}

impl Population {
    /// The family of that number, always the same.
    pub(crate) fn family(&self, number: u64) -> Family {
        const GENDERS: [&str; 4] = ["m", "f", "o", "na"];
        let mut dice = SeededDice::new(self.seed).stream(&number.to_string());
        let (youngest, oldest) = self.age_days;
        let age_days =
            (youngest + (oldest - youngest) * dice.next_unit()).clamp(0.0, MOST_AGE_DAYS);
        let earlier = (dice.next_unit() * f64::from(self.most_earlier + 1)) as u32;
        // In turn, so that every language meets every gender equally often.
        let turn = number as usize;
        let languages = turn % self.languages.len().max(1);
        let gender = GENDERS[turn / self.languages.len().max(1) % GENDERS.len()];
        let born_millis = self.now_millis - age_days * MILLIS_PER_DAY;
        let birthday_millis = (born_millis / MILLIS_PER_DAY).floor() * MILLIS_PER_DAY;
        Family {
            number,
            age_days,
            whole_age_days: (self.now_millis - birthday_millis) / MILLIS_PER_DAY,
            birthday_millis,
            gender,
            languages,
            earlier: earlier.min(self.most_earlier),
            dice,
        }
    }

    /// The child as scripts know it.
    pub(crate) fn child(&self, family: &Family) -> Value {
        let languages = self.languages.get(family.languages);
        json!({
            "id": format!("child-{}", family.number), "givenName": "Sim", "birthday": day(family.birthday_millis),
            "gender": family.gender, "ageAtBirth": "40 or more weeks", "additionalInformation": "",
            "languageList": languages.map_or("en", String::as_str), "conditionList": "", "deleted": false,
        })
    }

    /// When the family took part for the `turn`-th time of `of`, counted from 0.
    pub(crate) fn moment(&self, turn: u32, of: u32) -> f64 {
        self.now_millis - f64::from(of - turn) * 7.0 * MILLIS_PER_DAY
    }
}

impl Family {
    /// The seed of a participation.
    pub(crate) fn seed(&self, turn: u32) -> u32 {
        let mut dice = self.dice.stream(&format!("visit {turn}"));
        (dice.next_unit() * 4_294_967_296.0) as u32
    }

    /// Chance for what the family answers.
    pub(crate) fn answers(&self) -> SeededDice {
        self.dice.stream("answers")
    }
}

/// The date of a moment, `2024-06-01`, in UTC.
fn day(millis: f64) -> String {
    iso(millis).chars().take(10).collect()
}

/// A moment as the wire writes it.
pub(crate) fn iso(millis: f64) -> String {
    jiff::Timestamp::from_millisecond(millis as i64)
        .map_or_else(|_| String::new(), |moment| format!("{moment:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn population() -> Population {
        Population {
            families: 1000,
            seed: 7,
            age_days: (100.0, 200.0),
            most_earlier: 2,
            languages: vec!["en".to_owned(), "en fr".to_owned()],
            now_millis: 1_717_243_200_000.0,
        }
    }

    #[test]
    fn a_family_is_always_the_same() {
        assert_eq!(population().family(41), population().family(41));
        assert_ne!(
            population().family(41).seed(0),
            population().family(41).seed(1)
        );
        assert_ne!(
            population().family(41).seed(0),
            population().family(42).seed(0)
        );
    }

    #[test]
    fn ages_earlier_visits_and_languages_are_spread_evenly() {
        let families: Vec<Family> = (0..1000)
            .map(|number| population().family(number))
            .collect();
        let young = families
            .iter()
            .filter(|family| family.age_days < 150.0)
            .count();
        assert!((430..570).contains(&young), "{young}");
        for earlier in 0..=2 {
            let count = families
                .iter()
                .filter(|family| family.earlier == earlier)
                .count();
            assert!((270..400).contains(&count), "{count} with {earlier}");
        }
        let french = families
            .iter()
            .filter(|family| population().child(family)["languageList"] == "en fr")
            .count();
        assert_eq!(french, 500);
        assert!(
            families
                .iter()
                .all(|family| (100.0..=200.0).contains(&family.age_days))
        );
    }

    #[test]
    fn birthdays_are_dates() {
        assert_eq!(day(1_717_243_200_000.0), "2024-06-01");
        assert_eq!(iso(1_717_243_200_000.0), "2024-06-01T12:00:00.000Z");
        for number in 0..100 {
            let family = population().family(number);
            let child = population().child(&family);
            let born = protocol::millis_from_iso(child["birthday"].as_str().unwrap()).unwrap();
            let days = (population().now_millis - born) / MILLIS_PER_DAY;
            assert!((family.whole_age_days - days).abs() < f64::EPSILON);
        }
    }
}
