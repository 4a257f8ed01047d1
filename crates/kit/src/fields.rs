//! Extra fields of an event or of saved data.

use serde::Serialize;
use serde_json::{Map, Value};

/// Name → value, in the order they were added.
pub type Fields = Map<String, Value>;

/// Turns a serde struct into fields; a value that is no object gives none.
pub fn fields<T: Serialize>(value: &T) -> Fields {
    match serde_json::to_value(value) {
        Ok(Value::Object(map)) => map,
        _ => Fields::new(),
    }
}
