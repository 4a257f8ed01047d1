//! The page of one kind.

use super::table::{cell, parameters};
use kit::{Declaration, Role};
use serde_json::{Map, Value};
use std::fmt::{Result, Write};

/// Shared groups in the order of the page, with their headings.
const GROUPS: [(&str, &str); 8] = [
    ("infantControl", "Infant control"),
    ("recording", "Recording"),
    ("pausing", "Pausing"),
    ("assets", "Stimuli"),
    ("fullscreen", "Full screen"),
    ("sessionRecording", "Recording over several frames"),
    ("page", "Language"),
    ("frame", "Every frame"),
];

/// Writes the page; `notes` is what was decided about the kind, in Markdown.
pub(super) fn write(page: &mut String, found: &Declaration, notes: &str) -> Result {
    writeln!(page, "# {}\n\n{}", found.kind, found.summary)?;
    let (ignored, used): (Map<String, Value>, Map<String, Value>) = found.schema["properties"]
        .as_object()
        .cloned()
        .unwrap_or_default()
        .into_iter()
        .partition(|(_, schema)| schema["x-ignored"].is_string());
    // Its one value is the page's heading.
    let used: Map<String, Value> = used
        .into_iter()
        .filter(|(name, _)| name != "kind")
        .collect();
    let of_group = |group: Option<&str>| -> Map<String, Value> {
        let members = used
            .iter()
            .filter(|(_, schema)| schema["x-group"].as_str() == group);
        members
            .map(|(name, schema)| (name.clone(), schema.clone()))
            .collect()
    };
    writeln!(page, "\n## Parameters\n")?;
    let own = of_group(None);
    if own.is_empty() {
        writeln!(page, "None of its own.")?;
    } else {
        parameters(page, "", &own, &found.schema["required"])?;
    }
    writeln!(
        page,
        "\n## Shared parameters\n\nDefaults are those of this kind."
    )?;
    for (group, heading) in GROUPS {
        let members = of_group(Some(group));
        if !members.is_empty() {
            writeln!(page, "\n<details><summary>{heading}</summary>\n")?;
            parameters(page, "", &members, &found.schema["required"])?;
            writeln!(page, "\n</details>")?;
        }
    }
    without_effect(page, &ignored)?;
    events(page, found)?;
    saved(page, found)?;
    writeln!(
        page,
        "\n## Example\n\n```json\n{}\n```",
        found.example.trim()
    )?;
    if !notes.is_empty() {
        writeln!(page, "\n## Notes\n\n{notes}")?;
    }
    Ok(())
}

fn without_effect(page: &mut String, ignored: &Map<String, Value>) -> Result {
    writeln!(page, "\n<details><summary>Without effect</summary>\n")?;
    writeln!(page, "| Name | Why |\n|---|---|")?;
    for (name, schema) in ignored {
        let why = schema["x-ignored"].as_str().unwrap_or_default();
        writeln!(page, "| `{name}` | {} |", cell(why))?;
    }
    writeln!(page, "\n</details>")
}

fn events(page: &mut String, found: &Declaration) -> Result {
    writeln!(page, "\n## Events\n")?;
    if found.events.is_empty() {
        return writeln!(page, "Those of [every frame](../shared.md#events) only.");
    }
    writeln!(page, "| Name | When |\n|---|---|")?;
    for (name, when) in &found.events {
        writeln!(page, "| `{}:{name}` | {} |", found.kind, cell(when))?;
    }
    writeln!(page, "\nAnd those of [every frame](../shared.md#events).")
}

fn saved(page: &mut String, found: &Declaration) -> Result {
    writeln!(page, "\n## Saved data\n")?;
    let members = found.data["properties"].as_object();
    let names = if found.records {
        " The names of its recordings are saved as [`videoId` and `videoList`](../shared.md#saved-data)."
    } else {
        ""
    };
    let frame_type = match found.role {
        Role::Page => "DEFAULT",
        Role::Consent => "CONSENT",
        Role::Exit => "EXIT",
    };
    if let Some(members) = members.filter(|members| !members.is_empty()) {
        writeln!(page, "| Field | Type | Meaning |\n|---|---|---|")?;
        for (name, schema) in members {
            let meaning = cell(schema["description"].as_str().unwrap_or_default());
            writeln!(
                page,
                "| `{name}` | {} | {meaning} |",
                super::types::name(schema)
            )?;
        }
        writeln!(page)?;
    } else {
        write!(page, "Nothing of its own. ")?;
    }
    writeln!(
        page,
        "`frameType` is `{frame_type}`.{names} And the fields of [every frame](../shared.md#saved-data)."
    )
}
