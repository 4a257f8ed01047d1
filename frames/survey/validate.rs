//! What is wrong with an answer, in words for families (spec: frames-forms 9.5).

use super::{
    dates::Format,
    field::{Control, Field, Line, Look, Rules, item_key, prefix},
    numbers,
    part::plain,
    value::Sheet,
};
use kit::{
    Words,
    words::{self, Form, Key},
};
use serde_json::Value;
use std::collections::BTreeSet;

/// Tells whether a text fits a JavaScript pattern; `None` when the pattern is none.
pub(super) type Matches = fn(pattern: &str, text: &str) -> Option<bool>;

/// One line about a wrong answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// The study's words.
    Html(String),
    /// Ours, which may hold what the family has typed.
    Text(String),
}

/// What is asked at this moment, and what is wrong with it, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Findings {
    pub(super) asked: BTreeSet<String>,
    pub(super) faults: Vec<(String, Vec<Message>)>,
}

/// Looks at the whole form.
pub(super) fn look(sheet: &Sheet, matches: Matches) -> Findings {
    let mut found = Findings::default();
    group(sheet, matches, &sheet.form.fields, "", &mut found);
    found
}

fn group(sheet: &Sheet, matches: Matches, fields: &[Field], below: &str, found: &mut Findings) {
    for field in fields {
        if field.shown && sheet.is_asked(fields, below, field) {
            question(sheet, matches, field, &field.key(below), found);
        }
    }
}

fn question(sheet: &Sheet, matches: Matches, field: &Field, key: &str, found: &mut Findings) {
    found.asked.insert(key.to_owned());
    // What can't be changed is not asked to be right: that would be a dead end.
    if field.checked && field.enabled {
        let messages = faults(sheet, matches, field, key);
        if !messages.is_empty() {
            found.faults.push((key.to_owned(), messages));
        }
    }
    match &field.control {
        Control::Group { fields, .. } => group(sheet, matches, fields, &prefix(key), found),
        Control::List { item } => {
            for number in sheet.answers.items(key) {
                question(sheet, matches, item, &item_key(key, *number), found);
            }
        }
        _ => {}
    }
}

/// What is wrong with one answer; nothing is wrong with none, unless there must be one.
fn faults(sheet: &Sheet, matches: Matches, field: &Field, key: &str) -> Vec<Message> {
    let value = sheet.value(field, key);
    let text = sheet.answers.text(key);
    let rules = &field.rules;
    let mut told = Told {
        words: sheet.form.words,
        list: Vec::new(),
    };
    match &field.control {
        Control::Line(_) | Control::Area { .. } | Control::Slider { .. } if text.is_empty() => {
            if field.must() {
                told.missing(field);
            }
            return told.list;
        }
        Control::Line(line) => told.line(line, text, rules),
        Control::Choice { look, .. } => {
            let is_list = *look == Look::Boxes;
            let must = if is_list {
                field.required
            } else {
                field.must()
            };
            let count = sheet.answers.picked(key).len();
            if must && (value.is_none() || (is_list && count == 0)) {
                told.missing(field);
            } else if is_list && count > 0 {
                told.count(
                    count,
                    rules,
                    words::SURVEY_WRONG_FEW_CHOICES,
                    words::SURVEY_WRONG_MANY_CHOICES,
                );
            }
        }
        Control::List { .. } => {
            let items = value
                .as_ref()
                .and_then(Value::as_array)
                .map_or(&[][..], Vec::as_slice);
            if field.required && items.is_empty() {
                told.missing(field);
            } else {
                told.count(
                    items.len(),
                    rules,
                    words::SURVEY_WRONG_FEW_ITEMS,
                    words::SURVEY_WRONG_MANY_ITEMS,
                );
            }
            let filled = items
                .iter()
                .filter(|item| item.as_object().is_none_or(|map| !map.is_empty()));
            let texts: Vec<String> = filled.map(Value::to_string).collect();
            let different: BTreeSet<&String> = texts.iter().collect();
            if rules.unique && different.len() < texts.len() {
                told.say(words::SURVEY_WRONG_TWICE);
            }
        }
        Control::Area { .. }
        | Control::Slider { .. }
        | Control::Tick
        | Control::Hidden
        | Control::Group { .. } => {}
    }
    if matches!(field.control, Control::Line(_) | Control::Area { .. }) {
        told.text(field, text, matches);
    }
    if let Some(number) = value.as_ref().and_then(Value::as_f64)
        && matches!(
            field.control,
            Control::Line(Line::Number | Line::Integer) | Control::Slider { .. }
        )
    {
        told.number(number, rules);
    }
    if let Some(value) = &value
        && rules.disallowed.contains(&plain(value))
    {
        told.say(words::SURVEY_WRONG_DISALLOWED);
    }
    told.list
}

struct Told {
    words: Words,
    list: Vec<Message>,
}

impl Told {
    fn say(&mut self, key: Key) {
        let text = self.words.get(key).to_owned();
        self.list.push(Message::Text(text));
    }

    fn say_with(&mut self, form: Form, values: &[(&str, &str)]) {
        let text = self.words.with(form, values);
        self.list.push(Message::Text(text));
    }

    fn say_count(&mut self, form: Form, count: usize) {
        self.say_with(form, &[("count", &count.to_string())]);
    }

    fn say_number(&mut self, form: Form, number: f64) {
        self.say_with(
            form,
            &[("number", &numbers::written(self.words, &number.into()))],
        );
    }

    fn missing(&mut self, field: &Field) {
        if field.message.is_empty() {
            self.say(words::ANSWER_REQUIRED);
        } else {
            self.list.push(Message::Html(field.message.clone()));
        }
    }

    fn line(&mut self, line: &Line, text: &str, rules: &Rules) {
        let text = text.trim();
        self.say(match line {
            Line::Number if numbers::typed(self.words, text).is_none() => {
                words::SURVEY_WRONG_NUMBER
            }
            Line::Integer if !numbers::is_whole(text) => words::SURVEY_WRONG_INTEGER,
            Line::Email if !is_email(text) => words::SURVEY_WRONG_EMAIL,
            Line::Url if !is_url(text, rules.intranet) => words::SURVEY_WRONG_URL,
            Line::Phone if !is_phone(text) => words::SURVEY_WRONG_PHONE,
            Line::Zip if !is_zip(text, rules.five_digits) => words::SURVEY_WRONG_ZIP,
            Line::Ip if !is_ip(text) => words::SURVEY_WRONG_IP,
            Line::Moment(format) => return self.moment(format, text),
            _ => return,
        });
    }

    fn moment(&mut self, format: &Format, text: &str) {
        if let Err(told) = format.read(self.words, text) {
            self.list.push(Message::Text(told));
        }
    }

    fn text(&mut self, field: &Field, text: &str, matches: Matches) {
        let rules = &field.rules;
        let letters = text.chars().count();
        if let Some(least) = rules.min_length.filter(|least| letters < *least) {
            self.say_count(words::SURVEY_WRONG_SHORT, least);
        }
        if let Some(most) = rules.max_length.filter(|most| letters > *most) {
            self.say_count(words::SURVEY_WRONG_LONG, most);
        }
        if let Some(most) = rules
            .max_words
            .filter(|most| text.split_whitespace().count() > *most)
        {
            self.say_count(words::SURVEY_WRONG_MANY_WORDS, most);
        }
        if rules.no_spaces && text.contains(char::is_whitespace) {
            self.say(words::SURVEY_WRONG_BLANKS);
        } else if rules.not_only_spaces && text.trim().is_empty() {
            self.missing(field);
        }
        if !rules.pattern.is_empty() && matches(&rules.pattern, text) == Some(false) {
            if field.message.is_empty() {
                self.say(words::SURVEY_WRONG_PATTERN);
            } else {
                self.list.push(Message::Html(field.message.clone()));
            }
        }
        if !rules.one_of.is_empty() && !rules.one_of.iter().any(|one| one == text) {
            let list = rules.one_of.join(self.words.get(words::LIST_GAP));
            self.say_with(words::SURVEY_WRONG_ONE_OF, &[("list", &list)]);
        }
    }

    fn number(&mut self, number: f64, rules: &Rules) {
        if let Some(least) = rules.minimum {
            if rules.above_minimum && number <= least {
                self.say_number(words::SURVEY_WRONG_NOT_ABOVE, least);
            } else if number < least {
                self.say_number(words::SURVEY_WRONG_BELOW, least);
            }
        }
        if let Some(most) = rules.maximum {
            if rules.below_maximum && number >= most {
                self.say_number(words::SURVEY_WRONG_NOT_BELOW, most);
            } else if number > most {
                self.say_number(words::SURVEY_WRONG_ABOVE, most);
            }
        }
        for divisor in &rules.divisors {
            let times = number / divisor;
            // 0.3 is three times 0.1, whatever floats say.
            if (times - times.round()).abs() > 1e-9 * times.abs().max(1.0) {
                self.say_number(words::SURVEY_WRONG_MULTIPLE, *divisor);
            }
        }
    }

    fn count(&mut self, count: usize, rules: &Rules, too_few: Form, too_many: Form) {
        if let Some(least) = rules.min_items.filter(|least| count < *least) {
            self.say_count(too_few, least);
        }
        if let Some(most) = rules.max_items.filter(|most| count > *most) {
            self.say_count(too_many, most);
        }
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    !name.is_empty() && !text.contains(char::is_whitespace) && !name.contains('@') && is_host(host)
}

fn is_host(host: &str) -> bool {
    let mut names = host.split('.');
    names.clone().count() > 1 && names.all(|name| !name.is_empty())
}

fn is_url(text: &str, intranet: bool) -> bool {
    let rest = ["https://", "http://", "ftp://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        !text.contains(char::is_whitespace) && (is_host(host) || (intranet && !host.is_empty()))
    })
}

/// Of any country, so only the number of digits counts.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_fine = |letter: char| letter.is_ascii_digit() || " +-./()x".contains(letter);
    (6..=18).contains(&digits) && text.chars().all(is_fine)
}

fn is_zip(text: &str, five: bool) -> bool {
    let are_digits =
        |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('-') {
        None => are_digits(text, 5),
        Some((first, more)) => !five && are_digits(first, 5) && are_digits(more, 4),
    }
}

fn is_ip(text: &str) -> bool {
    let parts = text.split('.');
    parts.clone().count() == 4 && parts.into_iter().all(|part| part.parse::<u8>().is_ok())
}
