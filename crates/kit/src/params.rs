//! Parameters of a frame, read leniently: a wrong one is named and its default used, so that a family never meets a white page.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A parameter that could not be used as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParamProblem {
    /// Where, below the frame: `video.width` or `images[2].src`.
    pub path: String,
    /// What is wrong and what is used instead.
    pub message: String,
}

/// Reads `T` from a frame's parameters.
///
/// `null` counts as absent. A top-level parameter of the wrong type is left out and reported with the path of the fault; the rest is
/// kept. `T` must be readable from an empty object (`#[serde(default)]` on the struct).
pub fn parse<T: DeserializeOwned + Default>(params: &Map<String, Value>) -> (T, Vec<ParamProblem>) {
    let mut rest: Map<String, Value> = params
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let mut problems = Vec::new();
    loop {
        let object = Value::Object(rest.clone());
        match serde_path_to_error::deserialize::<_, T>(object) {
            Ok(value) => return (value, problems),
            Err(error) => {
                let path = error.path().to_string();
                let key: String = path
                    .chars()
                    .take_while(|c| *c != '.' && *c != '[')
                    .collect();
                problems.push(ParamProblem {
                    path,
                    message: format!("{}; the default is used instead", error.inner()),
                });
                if rest.remove(&key).is_none() {
                    return (T::default(), problems);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(default)]
    struct Params {
        width: f64,
        name: String,
    }

    #[test]
    fn a_wrong_parameter_is_named_and_the_rest_kept() {
        let map = json!({"width": "wide", "name": "a", "other": 1});
        let (params, problems) = parse::<Params>(map.as_object().expect("object"));
        assert_eq!(params.name, "a");
        assert!(params.width.abs() < f64::EPSILON);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, "width");
        assert!(problems[0].message.contains("\"wide\""));
    }

    #[test]
    fn null_counts_as_absent() {
        let map = json!({"width": null, "name": "b"});
        let (params, problems) = parse::<Params>(map.as_object().expect("object"));
        assert_eq!(params.name, "b");
        assert_eq!(problems, []);
    }
}
