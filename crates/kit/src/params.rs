//! Parameters of a frame, read leniently: a wrong one is named and its default used, so that a family never meets a white page.

use crate::reader::{Fault, read_object};
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
    let first = match read_object(params) {
        Ok(value) => return (value, Vec::new()),
        Err(fault) => fault,
    };
    let mut problems = Vec::new();
    let mut rest = params.clone();
    let mut fault = first;
    loop {
        let key = told(fault, &mut problems);
        if rest.remove(&key).is_none() {
            return (T::default(), problems);
        }
        match read_object(&rest) {
            Ok(value) => return (value, problems),
            Err(next) => fault = next,
        }
    }
}

/// Adds the problem; returns the parameter that it lies in.
fn told(fault: Fault, problems: &mut Vec<ParamProblem>) -> String {
    let end = fault.path.find(['.', '[']).unwrap_or(fault.path.len());
    let key = fault.path[..end].to_owned();
    problems.push(ParamProblem {
        path: fault.path,
        message: fault.message + "; the default is used instead",
    });
    key
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
    fn a_fault_deep_inside_is_named_with_its_path() {
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(default)]
        struct Outer {
            list: Vec<Params>,
            count: u32,
        }
        let map = json!({"list": [{}, {"width": null}, {"width": []}], "count": 2.0});
        let (params, problems) = parse::<Outer>(map.as_object().expect("object"));
        assert_eq!((params.list.len(), params.count), (0, 2));
        assert_eq!(problems[0].path, "list[2].width");
        let map = json!({"count": 2.5});
        let (_, problems) = parse::<Outer>(map.as_object().expect("object"));
        assert!(problems[0].message.contains("2.5"), "{problems:?}");
    }

    #[test]
    fn null_counts_as_absent() {
        let map = json!({"width": null, "name": "b"});
        let (params, problems) = parse::<Params>(map.as_object().expect("object"));
        assert_eq!(params.name, "b");
        assert_eq!(problems, []);
    }
}
