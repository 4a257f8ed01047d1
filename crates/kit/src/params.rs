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
/// `null` counts as absent. A member of the wrong type is reported with its path; what it evidently means is used, or it is left out,
/// and the rest is kept. `T` must be readable from an empty object (`#[serde(default)]` on the struct).
pub fn parse<T: DeserializeOwned + Default>(params: &Map<String, Value>) -> (T, Vec<ParamProblem>) {
    let mut value = None;
    let problems = mend(params, &mut |params| {
        value = Some(read_object(params)?);
        Ok(())
    });
    (value.unwrap_or_default(), problems)
}

/// Reads what it can keep, or names a fault.
type Read<'a> = dyn FnMut(&Map<String, Value>) -> Result<(), Fault> + 'a;

/// Reads again and again, each time with one fault less. Without a type of its own, so that the player holds it once.
fn mend(params: &Map<String, Value>, read: &mut Read) -> Vec<ParamProblem> {
    let mut problems = Vec::new();
    let Err(mut fault) = read(params) else {
        return problems;
    };
    let mut rest = Value::Object(params.clone());
    loop {
        let pointer = "/".to_owned() + &fault.path.replace(['[', '.'], "/").replace(']', "");
        let meant = fault.evident.map(|meant| *meant);
        let instead = match &meant {
            Some(meant) => "; it is read as ".to_owned() + &meant.to_string(),
            None if fault.path.ends_with(']') => "; it is left out".to_owned(),
            None => "; the default is used instead".to_owned(),
        };
        // What was meant was wrong as well: that is told alone.
        problems.pop_if(|told: &mut ParamProblem| told.path == fault.path);
        problems.push(ParamProblem {
            path: fault.path,
            message: fault.message + &instead,
        });
        if !put(&mut rest, &pointer, meant.unwrap_or_default()) {
            return problems;
        }
        match rest.as_object().map(&mut *read) {
            Some(Err(next)) => fault = next,
            _ => return problems,
        }
    }
}

/// Replaces what the pointer names, or, when that is absent already, what holds it; false when nothing is left to replace.
fn put(within: &mut Value, mut pointer: &str, new: Value) -> bool {
    while let Some((above, _)) = pointer.rsplit_once('/') {
        if let Some(old) = within.pointer_mut(pointer)
            && !old.is_null()
        {
            *old = new;
            return true;
        }
        pointer = above;
    }
    false
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
        let map =
            json!({"list": [{}, {"width": null}, {"width": [], "name": "c"}, "d"], "count": 2.0});
        let (params, problems) = parse::<Outer>(map.as_object().expect("object"));
        assert_eq!((params.list.len(), params.count), (3, 2));
        assert_eq!(params.list[2].name, "c");
        let paths: Vec<&str> = problems.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(paths, ["list[2].width", "list[3]"]);
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

    #[test]
    fn what_is_evidently_meant_is_used_and_told() {
        #[derive(Debug, Default, PartialEq, serde::Deserialize)]
        #[serde(default)]
        struct Meant {
            left: Option<f64>,
            count: u32,
            yes: bool,
            no: bool,
            id: String,
        }
        let map = json!({"left": "10", "count": " 3", "yes": 1, "no": "false", "id": 5});
        let (params, problems) = parse::<Meant>(map.as_object().expect("object"));
        let expected = Meant {
            left: Some(10.0),
            count: 3,
            yes: true,
            no: false,
            id: "5".into(),
        };
        assert_eq!(params, expected);
        assert_eq!(problems.len(), 5);
        assert!(problems[0].message.ends_with("it is read as 10"));
        let map = json!({"left": "10%", "count": "-3", "yes": 2, "no": "perhaps"});
        let (params, problems) = parse::<Meant>(map.as_object().expect("object"));
        assert_eq!(params, Meant::default());
        assert_eq!(problems.len(), 4, "{problems:?}");
    }
}
