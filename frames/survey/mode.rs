//! How the form is shown as a whole: to fill in or to look at, and on which page of the study (spec: frames-forms 9.6, 9.7).

use super::{
    field::Layout,
    part::{Part, is_nothing},
    template,
};
use kit::words::Language;
use serde_json::{Map, Value};

/// What the form's `view` says.
#[derive(Default)]
pub(super) struct View {
    pub(super) edits: bool,
    pub(super) displays: bool,
    pub(super) horizontal: bool,
    pub(super) layout: Option<Layout>,
}

impl View {
    pub(super) fn read(root: &Part) -> Self {
        let edits = root.has("data");
        match root.get("view") {
            Some(Value::String(name)) => Self::named(name, edits),
            Some(Value::Object(_)) => Self::written(&root.part("view"), root),
            Some(other) if !is_nothing(other) => {
                root.note("view", "is neither a name nor an object, so it is left out");
                Self::named("", edits)
            }
            _ => Self::named("", edits),
        }
    }

    fn named(name: &str, edits: bool) -> Self {
        Self {
            edits: edits && !name.contains("create") || name.contains("edit"),
            displays: name.contains("display"),
            horizontal: name.ends_with("-horizontal"),
            layout: None,
        }
    }

    fn written(view: &Part, root: &Part) -> Self {
        let parent = view.text("parent");
        let mut found = Self::named(&parent, parent.is_empty() || root.has("data"));
        found.edits |= view.flag("displayReadonly", false);
        found.horizontal |= view.flag("horizontal", false);
        let layout = view.part("layout");
        let html = layout.text("template");
        if html.contains('<') {
            let bindings = layout.part("bindings").map.cloned().unwrap_or_default();
            let own = root.part("options");
            let html = template::fill(&html, own.map.unwrap_or(&Map::new()));
            found.layout = Some(Layout { html, bindings });
        } else if !html.is_empty() {
            layout.note(
                "template",
                "is no HTML, so the questions stand one below the other",
            );
        }
        let locale = view.text("locale");
        if !locale.is_empty() && !locale.starts_with("en") {
            let message = match Language::wished(&locale) {
                Some(language) => [
                    "has no effect: this player's words are in the language of the frame; write \"language\": \"",
                    language.name(),
                    "\" in the frame",
                ]
                .concat(),
                None => "has no effect: this player has no words in that language; write message where a question is checked".to_owned(),
            };
            view.note("locale", &message);
        }
        for key in ["wizard", "templates", "messages", "callbacks"] {
            if view.has(key) {
                view.note(key, "is not known here and has no effect");
            }
        }
        found
    }
}
