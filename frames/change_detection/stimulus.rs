//! What a stream shows.

use serde::Deserialize;
use serde_json::Value;

/// A picture or a film of a stream.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Value")]
pub enum Stimulus {
    /// A picture's name below `baseDir/img/`, or its full address.
    Image(String),
    /// A film: a name below `baseDir`, or a list of `{src, type}`.
    Video(Value),
}

impl TryFrom<Value> for Stimulus {
    type Error = &'static str;

    fn try_from(written: Value) -> Result<Self, Self::Error> {
        match written {
            Value::String(name) => Ok(Self::Image(name)),
            Value::Object(mut object) => match (object.remove("image"), object.remove("video")) {
                (Some(Value::String(name)), _) => Ok(Self::Image(name)),
                (_, Some(film)) => Ok(Self::Video(film)),
                _ => Err("has neither image nor video"),
            },
            _ => Err("is neither the name of a picture nor {\"image\"} nor {\"video\"}"),
        }
    }
}

/// As it is written in a study, for the schema.
#[cfg(feature = "schema")]
mod written {
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use std::borrow::Cow;

    #[derive(JsonSchema)]
    #[schemars(untagged)]
    #[expect(dead_code, reason = "only its schema is wanted")]
    enum Written {
        /// A picture's name below `baseDir/img/`, or its full address.
        #[schemars(extend("x-asset" = "image"))]
        Name(String),
        /// A picture, or a film.
        Object {
            /// A picture's name below `baseDir/img/`, or its full address.
            #[schemars(extend("x-asset" = "image"))]
            image: Option<String>,
            /// A film.
            #[schemars(with = "Option<kit::schema::Film>")]
            video: Option<()>,
        },
    }

    impl JsonSchema for super::Stimulus {
        fn schema_name() -> Cow<'static, str> {
            "Stimulus".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Written::json_schema(generator)
        }
    }
}

/// Only for the default in the schema.
#[cfg(feature = "schema")]
impl serde::Serialize for Stimulus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Image(name) => name.serialize(serializer),
            Self::Video(film) => serde_json::json!({ "video": film }).serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change_detection::Params;
    use serde_json::json;

    #[test]
    fn a_stimulus_is_a_name_or_an_object_and_anything_else_is_left_out_and_told() {
        let frame = json!({"leftImagesA": ["a.png", {"image": "b.png"}, {"video": "c"}, 5, {}]});
        let (params, problems) = kit::parse::<Params>(frame.as_object().expect("an object"));
        let expected = [
            Stimulus::Image("a.png".into()),
            Stimulus::Image("b.png".into()),
            Stimulus::Video("c".into()),
        ];
        assert_eq!(params.left_images_a, expected);
        let paths: Vec<&str> = problems.iter().map(|told| told.path.as_str()).collect();
        assert_eq!(paths, ["leftImagesA[3]", "leftImagesA[4]"]);
    }
}
