//! Between JSON and the heap.

use std::rc::Rc;

use serde_json::{Map, Number, Value};

use crate::heap::{Heap, MAX_DEPTH, Val, too_deep};
use crate::object::Properties;
use crate::problem::{Outcome, ProblemKind, stop};

/// Largest whole number a JavaScript number holds without gaps.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// Moving so many keys to their place is as much work as making one value.
const MOVES_PER_STEP: usize = 16;

impl Heap {
    /// Brings JSON onto the heap; `depth` is how deep `value` itself stands.
    pub(crate) fn import(&mut self, value: &Value, depth: usize) -> Outcome<Val> {
        if depth > MAX_DEPTH {
            return too_deep("");
        }
        self.step(1, "")?;
        Ok(match value {
            Value::Null => Val::Null,
            Value::Bool(flag) => Val::Bool(*flag),
            Value::Number(number) => Val::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Val::text(text.as_str()),
            Value::Array(elements) => {
                let elements = elements
                    .iter()
                    .map(|element| self.import(element, depth + 1));
                let elements = elements.collect::<Outcome<Vec<_>>>()?;
                self.array(elements)
            }
            Value::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    self.import(value, depth + 1)
                        .map(|value| (Rc::from(key.as_str()), value))
                });
                let entries = entries.collect::<Outcome<Vec<_>>>()?;
                let (properties, moves) = Properties::from_entries(entries);
                self.step(moves / MOVES_PER_STEP, "")?;
                self.object(properties)
            }
        })
    }

    /// Brings a script's result onto the heap, shared objects still shared.
    ///
    /// The form is the shim's: `{"root": V, "cells": [["o", key, V, …] | ["a", V, …], …]}` where `V` is a bare text,
    /// number, boolean or null, `[n]` for cell `n`, `["u"]` for undefined or `["n", text]` for a number JSON lacks.
    pub(crate) fn import_graph(&mut self, graph: &Value) -> Outcome<Val> {
        let Some(cells) = graph.get("cells").and_then(Value::as_array) else {
            return unreadable_graph();
        };
        let mut handles = Vec::with_capacity(cells.len());
        for cell in cells {
            handles.push(match cell.get(0).and_then(Value::as_str) {
                Some("o") => self.object(Properties::default()),
                Some("a") => self.array(Vec::new()),
                _ => return unreadable_graph(),
            });
        }
        for (cell, handle) in cells.iter().zip(&handles) {
            let parts = cell.as_array().map_or(&[][..], |parts| &parts[1..]);
            self.step(parts.len(), "")?;
            if matches!(handle, Val::Array(_)) {
                for (place, part) in parts.iter().enumerate() {
                    let value = graph_value(part, &handles)?;
                    self.set(handle, place.to_string(), value);
                }
            } else {
                for pair in parts.chunks_exact(2) {
                    let Some(key) = pair[0].as_str() else {
                        return unreadable_graph();
                    };
                    let value = graph_value(&pair[1], &handles)?;
                    self.set(handle, key, value);
                }
            }
        }
        graph_value(graph.get("root").unwrap_or(&Value::Null), &handles)
    }

    /// The JSON of a value, as `JSON.stringify` would write it. `keep` says which keys to write.
    pub(crate) fn export(
        &mut self,
        value: &Val,
        keep: fn(&str) -> bool,
        path: &str,
    ) -> Outcome<Option<Value>> {
        self.export_at(value, keep, path, 0)
    }

    fn export_at(
        &mut self,
        value: &Val,
        keep: fn(&str) -> bool,
        path: &str,
        depth: usize,
    ) -> Outcome<Option<Value>> {
        if depth > MAX_DEPTH {
            return too_deep(path);
        }
        match value {
            Val::Text(text) => self.step_text(text, path)?,
            _ => self.step(1, path)?,
        }
        Ok(Some(match value {
            Val::Undefined => return Ok(None),
            Val::Null => Value::Null,
            Val::Bool(flag) => Value::Bool(*flag),
            Val::Number(number) => json_number(*number),
            Val::Text(text) => Value::String(text.to_string()),
            Val::Array(_) => {
                let elements = self
                    .elements(value)
                    .map(<[Val]>::to_vec)
                    .unwrap_or_default();
                let mut list = Vec::with_capacity(elements.len());
                for element in &elements {
                    list.push(
                        self.export_at(element, keep, path, depth + 1)?
                            .unwrap_or(Value::Null),
                    );
                }
                Value::Array(list)
            }
            Val::Object(_) => {
                let mut map = Map::new();
                for (key, property) in self.entries(value) {
                    if keep(&key)
                        && let Some(json) = self.export_at(&property, keep, path, depth + 1)?
                    {
                        map.insert(key.to_string(), json);
                    }
                }
                Value::Object(map)
            }
        }))
    }
}

fn graph_value(part: &Value, handles: &[Val]) -> Outcome<Val> {
    let Value::Array(tagged) = part else {
        return Ok(match part {
            Value::Bool(flag) => Val::Bool(*flag),
            Value::Number(number) => Val::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Val::text(text.as_str()),
            _ => Val::Null,
        });
    };
    match tagged.first() {
        Some(Value::Number(place)) => {
            let place = place.as_u64().and_then(|place| usize::try_from(place).ok());
            match place.and_then(|place| handles.get(place)) {
                Some(handle) => Ok(handle.clone()),
                None => unreadable_graph(),
            }
        }
        Some(Value::String(tag)) if tag == "n" => {
            let text = tagged.get(1).and_then(Value::as_str).unwrap_or_default();
            Ok(Val::Number(crate::number::from_text(text)))
        }
        _ => Ok(Val::Undefined),
    }
}

fn unreadable_graph<T>() -> Outcome<T> {
    stop(
        ProblemKind::Generator,
        "generator",
        "What the generator returned could not be handed over to the player. This is a fault of the player; please \
         report it together with the generator.",
    )
}

fn json_number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() <= MAX_SAFE {
        Value::Number(Number::from(number as i64))
    } else {
        Number::from_f64(number).map_or(Value::Null, Value::Number)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_graph_keeps_shared_objects_shared() {
        let graph = json!({"root": [0], "cells": [["o", "a", [1], "b", [1], "u", ["u"], "n", ["n", "NaN"]], ["a", 1, "x"]]});
        let mut heap = Heap::default();
        let root = heap.import_graph(&graph).unwrap();
        let list = heap.get(&root, "a");
        heap.set(&list, "0", Val::Number(5.0));
        let json = heap.export(&root, |_| true, "").unwrap().unwrap();
        assert_eq!(json.to_string(), r#"{"a":[5,"x"],"b":[5,"x"],"n":null}"#);
    }

    #[test]
    fn a_list_that_holds_itself_is_a_problem() {
        let mut heap = Heap::default();
        let list = heap.array(vec![Val::Null]);
        heap.set(&list, "0", list.clone());
        let problem = heap.export(&list, |_| true, "frames.f").unwrap_err();
        assert_eq!(
            (problem.kind, problem.path.as_str()),
            (ProblemKind::TooDeep, "frames.f")
        );
    }
}
