//! The parameters of a trial and those of looking, read from one object.

use crate::{ParamProblem, groups::InfantControl, parse};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Map, Value};

/// The parameters of a trial, and of looking away in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Controlled<T> {
    /// Those of the trial.
    pub trial: T,
    /// Those of looking.
    pub control: InfantControl,
    problems: Vec<ParamProblem>,
}

/// Each part is read for itself, with the reader that the trial without infant control has: the player holds that once. What can't be
/// used as written is kept for the checks.
impl<'de, T: DeserializeOwned + Default> Deserialize<'de> for Controlled<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Map::<String, Value>::deserialize(deserializer)?;
        let (trial, mut problems) = parse(&written);
        let (control, more) = parse(&written);
        problems.extend(more);
        Ok(Self {
            trial,
            control,
            problems,
        })
    }
}

impl<T> Controlled<T> {
    /// What is wrong with the parameters, besides what the trial says of its own.
    pub fn problems(&self) -> impl Iterator<Item = ParamProblem> {
        let found = self.problems.clone().into_iter();
        found.chain(wrong(&self.control).map(|(path, message)| ParamProblem {
            path: path.into(),
            message: message.into(),
        }))
    }
}

fn wrong(control: &InfantControl) -> impl Iterator<Item = (&'static str, &'static str)> {
    let volume = control.lookaway_tone_volume;
    let keys = !control.lookaway_key.is_empty()
        && control
            .lookaway_key
            .eq_ignore_ascii_case(&control.end_trial_key);
    let rules = [
        (
            control.lookaway_threshold_secs < 0.0,
            "lookawayThreshold",
            "is below 0 seconds; 0 is used",
        ),
        (
            control.measurement_delay_secs < 0.0,
            "measurementPeriodDelay",
            "is below 0 seconds; 0 is used",
        ),
        (
            !(0.0..=1.0).contains(&volume),
            "lookawayToneVolume",
            "is not from 0 to 1; the nearer of the two is used",
        ),
        (
            keys,
            "endTrialKey",
            "is the key for looking away as well, so the first look back ends the trial; name another key",
        ),
    ];
    let broken = rules.into_iter().filter(|(is_broken, ..)| *is_broken);
    broken.map(|(_, path, message)| (path, message))
}

/// The group of parameters is merged in by its name; what remains is the trial's.
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Controlled<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Trial {
        secs: f64,
    }

    fn read(written: Value) -> (Controlled<Trial>, Vec<String>) {
        let written = serde_json::from_value(written).expect("an object");
        let (read, problems) = parse::<Controlled<Trial>>(&written);
        assert_eq!(problems, []);
        let paths = read.problems().map(|told| told.path).collect();
        (read, paths)
    }

    #[test]
    fn both_parts_are_read_and_their_faults_kept() {
        let (read, paths) = read(json!({
            "secs": "3", "lookawayKey": "w", "lookawayThreshold": -1, "lookawayType": "some", "endTrialKey": null,
        }));
        assert!((read.trial.secs - 3.0).abs() < 1e-9);
        assert_eq!(read.control.lookaway_key, "w");
        assert_eq!(read.control.end_trial_key, "q");
        assert_eq!(paths, ["secs", "lookawayType", "lookawayThreshold"]);
    }

    #[test]
    fn one_key_for_two_things_is_told() {
        let (_, paths) = read(json!({"lookawayKey": "q", "lookawayToneVolume": 2}));
        assert_eq!(paths, ["lookawayToneVolume", "endTrialKey"]);
    }
}
