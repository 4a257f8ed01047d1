//! Shapes that a parameter may have in a study and that no Rust type spells out.

use crate::{Color, ParentText, RichText, TextBlock};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A sound: a name below `baseDir`, or a list of `{src, type}`.
pub struct Sound;

/// A film: a name below `baseDir`, or a list of `{src, type}`.
pub struct Film;

/// A sound or a film, as `isVideo` says: a name below `baseDir`, or a list of `{src, type}`.
pub struct Media;

/// CSS properties of a box, in either spelling: `fontSize` or `font-size`.
pub struct Css;

fn asset(media: &str) -> Schema {
    json_schema!({
        "anyOf": [
            { "type": "string", "description": "A name without ending, in the folders of `baseDir`." },
            {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "src": { "type": "string", "description": "Full address." },
                        "type": { "type": "string", "description": "MIME type.", "examples": [format!("{media}/mp4")] },
                    },
                    "required": ["src"],
                },
            },
        ],
        "x-asset": media,
    })
}

/// Gives a type the schema of an expression, written out wherever the type is used.
macro_rules! shape {
    ($type:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    };
}

shape!(Sound, "Sound", |_| asset("audio"));
shape!(Film, "Film", |_| asset("video"));
shape!(Media, "Media", |_| asset("media"));
shape!(Css, "Css", |_| json_schema!({
    "type": "object",
    "additionalProperties": { "type": ["string", "number"] },
}));
shape!(
    Color,
    "Color",
    |_| json_schema!({ "type": "string", "x-type": "CSS colour" })
);
shape!(RichText, "RichText", |_| json_schema!({
    "type": ["string", "array", "number"],
    "items": { "type": ["string", "number"] },
    "x-type": "rich text",
    "x-asset": "html",
}));
shape!(ParentText, "ParentText", |generator| {
    let mut schema = TextBlock::json_schema(generator);
    let css = Css::json_schema(generator);
    if let Some(properties) = schema
        .get_mut("properties")
        .and_then(|found| found.as_object_mut())
    {
        let mut css = css.to_value();
        css["description"] = "CSS properties of the text's box.".into();
        properties.insert("css".to_owned(), css);
    }
    schema
});

/// Only for the default in the schema.
impl Serialize for ParentText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_empty() {
            return serializer.collect_map(std::iter::empty::<(&str, &str)>());
        }
        self.block.serialize(serializer)
    }
}
