//! The form while a family fills it in: what is heard from the page, what is shown beside each question, and when it may go on.

use super::{
    Params,
    answers::{Answers, Raw},
    field::{BELOW, Control, Field, Form, Line, Look},
    validate::{Findings, Matches, Message, look},
    value::Sheet,
};
use kit::western;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, sync::Arc};

/// What the page tells of one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    Typed(String),
    /// An entry of several was chosen.
    Chose(usize),
    /// One of several boxes.
    Set(usize, bool),
    /// A single box.
    Ticked(bool),
    Added,
    Removed(u32),
    /// The keyboard or pointer went elsewhere.
    Left,
}

/// What a press of the button that goes on leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Next {
    /// Everything is right; this is saved.
    Go(Map<String, Value>),
    /// The key of the first question that needs another look.
    Stay(String),
    /// It has led on before.
    Nothing,
}

/// One family's way through the form.
#[derive(Clone, Debug)]
pub(super) struct Visit {
    pub(super) form: Arc<Form>,
    pub(super) answers: Answers,
    matches: Matches,
    findings: Findings,
    /// Questions that were left; what is wrong there is shown.
    left: BTreeSet<String>,
    /// So many questions needed another look at the last press of Next.
    wrong_at_next: usize,
    /// Read to those who can't see it.
    said: String,
    /// Next was pressed, and everything was right.
    gone: bool,
}

impl Visit {
    /// `earlier` is what the same frame saved when it was shown before.
    pub(super) fn begin(
        form: Arc<Form>,
        earlier: Option<&Map<String, Value>>,
        matches: Matches,
    ) -> Self {
        let mut visit = Self {
            answers: Answers::begin(&form, earlier),
            form,
            matches,
            findings: Findings::default(),
            left: BTreeSet::new(),
            wrong_at_next: 0,
            said: String::new(),
            gone: false,
        };
        visit.look();
        visit
    }

    /// Takes in what the page tells.
    pub(super) fn hear(&mut self, key: &str, heard: Heard) {
        let form = Arc::clone(&self.form);
        let Some(field) = find(&form, key) else {
            return;
        };
        match (&field.control, heard) {
            (
                Control::Line(_) | Control::Area { .. } | Control::Slider { .. },
                Heard::Typed(text),
            ) => {
                self.answers.set(key, Raw::Text(kept(field, text)));
            }
            (Control::Choice { look, choices, .. }, Heard::Chose(place))
                if place < choices.len() && *look != Look::Boxes =>
            {
                self.answers.set(key, Raw::Picked(vec![place]));
                self.left.insert(key.to_owned());
            }
            (Control::Choice { choices, .. }, Heard::Set(place, is_on))
                if place < choices.len() =>
            {
                let mut places = self.answers.picked(key).to_vec();
                places.retain(|other| *other != place);
                if is_on {
                    places.push(place);
                    places.sort_unstable();
                }
                self.answers.set(key, Raw::Picked(places));
            }
            (Control::Tick, Heard::Ticked(is_on)) => self.answers.set(key, Raw::Ticked(is_on)),
            (Control::List { item }, Heard::Added) if self.can_add(key) => {
                self.answers.add_item(key, item);
            }
            (Control::List { .. }, Heard::Removed(item)) => self.answers.remove_item(key, item),
            (control, Heard::Left) => {
                self.left.insert(key.to_owned());
                // What was understood is shown as it is saved.
                if let Control::Line(Line::Moment(format)) = control
                    && let Ok(text) = format.read(form.words, self.answers.text(key))
                {
                    self.answers.set(key, Raw::Text(text));
                }
                self.look();
                self.said = said(field, self.messages(key));
                return;
            }
            _ => return,
        }
        self.look();
    }

    fn look(&mut self) {
        self.findings = look(&Sheet::new(&self.form, &self.answers), self.matches);
    }

    /// The question's conditions are met.
    pub(super) fn is_asked(&self, key: &str) -> bool {
        self.findings.asked.contains(key)
    }

    /// What is wrong there, once the family has left the question or tried to go on.
    pub(super) fn messages(&self, key: &str) -> &[Message] {
        if self.wrong_at_next == 0 && !self.left.contains(key) {
            return &[];
        }
        let found = self.findings.faults.iter().find(|(other, _)| other == key);
        found.map_or(&[], |(_, messages)| messages)
    }

    /// The list may have one more item.
    pub(super) fn can_add(&self, key: &str) -> bool {
        let most = find(&self.form, key).and_then(|field| field.rules.max_items);
        most.is_none_or(|most| self.answers.items(key).len() < most)
    }

    /// So many questions needed another look when the family wanted to go on; 0 once all are right.
    pub(super) fn wrong_at_next(&self) -> usize {
        if self.findings.faults.is_empty() {
            0
        } else {
            self.wrong_at_next
        }
    }

    pub(super) fn said(&self) -> &str {
        &self.said
    }

    /// The answers as they would be saved now.
    pub(super) fn data(&self) -> Map<String, Value> {
        Sheet::new(&self.form, &self.answers).data()
    }

    /// The family wants to go on.
    pub(super) fn next(&mut self) -> Next {
        if self.gone {
            return Next::Nothing;
        }
        self.look();
        self.said.clear();
        self.wrong_at_next = self.findings.faults.len();
        if let Some((key, _)) = self.findings.faults.first() {
            return Next::Stay(key.clone());
        }
        self.gone = true;
        Next::Go(self.data())
    }

    /// The family wants to go back; the answers so far, unless it has gone on already. It may stay all the same: nothing is before the
    /// first frame.
    pub(super) fn previous(&self) -> Option<Map<String, Value>> {
        (!self.gone).then(|| self.data())
    }
}

/// The answers that a family gave before to the very same form. A form that a script has made anew has other questions.
pub(super) fn earlier(
    params: &Params,
    mut saved: Map<String, Value>,
) -> Option<Map<String, Value>> {
    if saved.get("formSchema") != Some(&params.form_schema) {
        return None;
    }
    match saved.remove("formData") {
        Some(Value::Object(data)) => Some(data),
        _ => None,
    }
}

/// The question of a key.
pub(super) fn find<'a>(form: &'a Form, key: &str) -> Option<&'a Field> {
    let mut names = key.split(BELOW);
    let first = names.next()?;
    let mut field = form.fields.iter().find(|field| field.name == first)?;
    for name in names {
        field = match &field.control {
            Control::Group { fields, .. } => fields.iter().find(|field| field.name == name)?,
            Control::List { item } => item,
            _ => return None,
        };
    }
    Some(field)
}

/// What stays of what was typed.
fn kept(field: &Field, text: String) -> String {
    match &field.control {
        Control::Line(Line::Number | Line::Integer) if field.rules.digits_only => text
            .chars()
            .map(western)
            .filter(char::is_ascii_digit)
            .collect(),
        Control::Line(Line::Lower) => text.to_lowercase(),
        Control::Line(Line::Upper) => text.to_uppercase(),
        _ => text,
    }
}

/// The question and what is wrong with it, without HTML.
fn said(field: &Field, messages: &[Message]) -> String {
    if messages.is_empty() {
        return String::new();
    }
    let mut words = vec![without_tags(&field.label)];
    words.extend(messages.iter().map(|message| match message {
        Message::Html(html) => without_tags(html),
        Message::Text(text) => text.clone(),
    }));
    words.join(" ")
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut is_inside = false;
    for letter in html.chars() {
        match letter {
            '<' => is_inside = true,
            '>' if is_inside => is_inside = false,
            _ if !is_inside => text.push(letter),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
#[path = "random_tests.rs"]
mod random_tests;
#[cfg(test)]
#[path = "visit_tests.rs"]
mod tests;
