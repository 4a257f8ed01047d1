//! Fluent text to compact text. Of Fluent we take messages, comments, terms, variables, literals and selections; the rest is a mistake.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::{parser, unicode::unescape_unicode_to_string};
use std::collections::{BTreeMap, BTreeSet};

/// Around the name of a variable.
pub(crate) const VARIABLE: char = '\u{1}';
/// Begins a selection; the name of its variable follows.
pub(crate) const SELECT: char = '\u{2}';
/// Begins a case; what it is for follows, and is empty for all that is left.
pub(crate) const CASE: char = '\u{3}';
/// Ends what a case is for.
pub(crate) const SHOWS: char = '\u{4}';
/// Ends a selection.
pub(crate) const END: char = '\u{5}';

/// The plural categories of Unicode.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// A term that names others, and they others, may go round in circles.
const DEEPEST: usize = 8;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) line: usize,
    /// With the marks above.
    pub(crate) text: String,
    /// As a reader of the source should see it: the default cases, variables in braces.
    pub(crate) shown: String,
    pub(crate) variables: BTreeSet<String>,
    /// Tags of HTML in the default cases, in order.
    pub(crate) tags: Vec<String>,
    /// What cases are chosen by.
    pub(crate) categories: BTreeSet<String>,
}

/// Reads a file.
///
/// # Errors
/// The line, from 1, and what is wrong there.
pub(crate) fn compile(source: &str) -> Result<Vec<Message>, (usize, String)> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let first = errors.into_iter().next();
        first.map_or((1, "is no Fluent".to_owned()), |error| {
            (line_at(source, error.pos.start), error.kind.to_string())
        })
    })?;
    let mut terms = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Term(term) = entry {
            terms.insert(term.id.name, &term.value);
        }
    }
    let mut messages: Vec<Message> = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let line = line_of(source, id);
        let fault = |what: String| (line, format!("{id}: {what}"));
        if !message.attributes.is_empty() {
            return Err(fault("has an attribute, which nothing reads".to_owned()));
        }
        let is_plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        if !id.chars().all(is_plain) {
            return Err(fault(
                "an id is written in small letters, digits and hyphens".to_owned(),
            ));
        }
        if messages.iter().any(|other| other.id == id) {
            return Err(fault("stands here twice".to_owned()));
        }
        let value = message.value.as_ref();
        let value = value.ok_or_else(|| fault("has no text".to_owned()))?;
        let mut writer = Writer {
            terms: &terms,
            text: String::new(),
            shown: String::new(),
            variables: BTreeSet::new(),
            categories: BTreeSet::new(),
        };
        writer.pattern(value, true, 0).map_err(fault)?;
        messages.push(Message {
            id: id.to_owned(),
            line,
            tags: tags(&writer.shown),
            text: writer.text,
            shown: writer.shown,
            variables: writer.variables,
            categories: writer.categories,
        });
    }
    Ok(messages)
}

struct Writer<'a> {
    terms: &'a BTreeMap<&'a str, &'a Pattern<&'a str>>,
    text: String,
    shown: String,
    variables: BTreeSet<String>,
    categories: BTreeSet<String>,
}

impl Writer<'_> {
    fn pattern(
        &mut self,
        pattern: &Pattern<&str>,
        shows: bool,
        depth: usize,
    ) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.say(value, shows)?,
                PatternElement::Placeable { expression } => {
                    self.expression(expression, shows, depth)?;
                }
            }
        }
        Ok(())
    }

    fn say(&mut self, text: &str, shows: bool) -> Result<(), String> {
        if let Some(mark) = text
            .chars()
            .find(|letter| letter.is_control() && *letter != '\n')
        {
            return Err(format!("holds the control character {mark:?}"));
        }
        self.text += text;
        if shows {
            self.shown += text;
        }
        Ok(())
    }

    fn expression(
        &mut self,
        expression: &Expression<&str>,
        shows: bool,
        depth: usize,
    ) -> Result<(), String> {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline, shows, depth),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let InlineExpression::VariableReference { id } = selector else {
            return Err("a selection looks at a variable, such as { $count -> … }".to_owned());
        };
        self.variables.insert(id.name.to_owned());
        self.text.push(SELECT);
        self.text += id.name;
        let mut cases = Vec::new();
        for variant in variants {
            let name = match variant.key {
                VariantKey::NumberLiteral { value } => value,
                VariantKey::Identifier { name } if CATEGORIES.contains(&name) => name,
                VariantKey::Identifier { name } => {
                    return Err(format!(
                        "[{name}] is neither a number nor one of {CATEGORIES:?}"
                    ));
                }
            };
            if !variant.default {
                self.categories.insert(name.to_owned());
            }
            // The first that fits is taken, so what fits always stands last, and exact numbers first.
            let rank = if variant.default {
                2
            } else {
                u8::from(CATEGORIES.contains(&name))
            };
            cases.push((rank, if variant.default { "" } else { name }, variant));
        }
        cases.sort_by_key(|(rank, ..)| *rank);
        for (_, name, variant) in cases {
            self.text.push(CASE);
            self.text += name;
            self.text.push(SHOWS);
            self.pattern(&variant.value, shows && variant.default, depth)?;
        }
        self.text.push(END);
        Ok(())
    }

    fn inline(
        &mut self,
        inline: &InlineExpression<&str>,
        shows: bool,
        depth: usize,
    ) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.say(&unescape_unicode_to_string(value), shows)
            }
            InlineExpression::NumberLiteral { value } => self.say(value, shows),
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
                self.text.push(VARIABLE);
                self.text += id.name;
                self.text.push(VARIABLE);
                if shows {
                    self.shown += &["{", id.name, "}"].concat();
                }
                Ok(())
            }
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => {
                let term = self.terms.get(id.name).copied();
                let term =
                    term.ok_or_else(|| format!("there is no term -{} in this file", id.name))?;
                if depth >= DEEPEST {
                    return Err(format!("the term -{} leads back to itself", id.name));
                }
                self.pattern(term, shows, depth + 1)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, shows, depth),
            InlineExpression::TermReference { id, .. } => Err(format!(
                "-{} is a term, which takes no attribute and no arguments here",
                id.name
            )),
            InlineExpression::FunctionReference { id, .. } => {
                Err(format!("{}() is no function here", id.name))
            }
            InlineExpression::MessageReference { id, .. } => Err(format!(
                "{{ {} }} is another message; a term (-{0}) can be put in, or a variable (${0})",
                id.name
            )),
        }
    }
}

fn tags(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, more) = after.split_once('>').unwrap_or((after, ""));
        found.push(tag.to_owned());
        rest = more;
    }
    found
}

fn line_at(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or(source);
    before.matches('\n').count() + 1
}

/// The line on which a message begins.
fn line_of(source: &str, id: &str) -> usize {
    let begins = |line: &str| {
        let rest = line.strip_prefix(id);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    source.lines().position(begins).map_or(1, |index| index + 1)
}
