//! The page on what puts frames together.

use super::table::parameters;
use serde_json::Value;
use std::fmt::{Result, Write};

/// Writes the page from the schema of a study.
pub(super) fn write(page: &mut String, study: &Value) -> Result {
    writeln!(page, "{}", include_str!("language.md").trim())?;
    for (name, heading) in [
        ("group", "Groups: `\"kind\": \"group\"`"),
        (
            "random-parameter-set",
            "Sets of parameters: `\"kind\": \"choice\"`, `\"sampler\": \"random-parameter-set\"`",
        ),
        (
            "permute",
            "Random order: `\"kind\": \"choice\"`, `\"sampler\": \"permute\"`",
        ),
        (
            "select",
            "Some of several: `\"kind\": \"choice\"`, `\"sampler\": \"select\"`",
        ),
    ] {
        let schema = &study["$defs"][name];
        let text = schema["description"].as_str().unwrap_or_default();
        writeln!(page, "\n## {heading}\n\n{text}\n")?;
        if let Some(members) = schema["properties"].as_object() {
            parameters(page, "", members, &schema["required"])?;
        }
    }
    Ok(())
}
