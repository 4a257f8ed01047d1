//! A form as the page asks it: questions, how each is asked, and what its answer must be.

use super::{choices::Choice, conditions::On, dates::Format};
use kit::Words;
use serde_json::{Map, Value};

/// Between the names in the key of a question inside another; no name of a study holds it.
pub(super) const BELOW: char = '\u{1f}';

/// The form.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// The player's own.
    pub(super) words: Words,
    /// Heading, HTML.
    pub(super) title: String,
    /// Below the heading, HTML.
    pub(super) helpers: Vec<String>,
    /// In the order they are shown.
    pub(super) fields: Vec<Field>,
    /// Answers that are there at the start; the defaults of questions then don't count.
    pub(super) data: Option<Value>,
    /// Labels beside the controls, where there is room.
    pub(super) horizontal: bool,
    /// The study's own page around the questions.
    pub(super) layout: Option<Layout>,
    /// The question that has the keyboard at the start: its path, or empty for the first.
    pub(super) focus: Option<String>,
    /// Columns of questions, where there is room.
    pub(super) columns: usize,
}

/// HTML with places for questions.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) html: String,
    /// Name of a question → its place.
    pub(super) bindings: Map<String, Value>,
}

/// The type of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Number,
    Integer,
    Boolean,
    List,
    Object,
    /// `any`, or no type at all.
    Unsaid,
}

/// One question.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    /// By which conditions of other questions may name it.
    pub(super) schema_id: String,
    /// HTML.
    pub(super) label: String,
    /// Hints below the control, HTML.
    pub(super) helpers: Vec<String>,
    /// Classes of the question and of its label.
    pub(super) classes: String,
    pub(super) label_classes: String,
    pub(super) control: Control,
    pub(super) holds: Holds,
    /// The answer at the start; absent differs from `""`, which chooses the entry for nothing.
    pub(super) default: Option<Value>,
    pub(super) required: bool,
    /// `validator: "required-field"`.
    pub(super) validator: bool,
    /// The study's words for a missing answer, HTML.
    pub(super) message: String,
    /// Not `hidden`, nor read-only where that is not shown.
    pub(super) shown: bool,
    pub(super) enabled: bool,
    /// Not `validate: false`.
    pub(super) checked: bool,
    pub(super) rules: Rules,
    /// When all are met, the question is asked.
    pub(super) conditions: Vec<On>,
    /// At the ends of a scale, HTML.
    pub(super) left_label: String,
    pub(super) right_label: String,
    pub(super) placeholder: String,
    pub(super) order: f64,
    /// Columns of the choices, or of the questions inside; 0 leaves it to the page.
    pub(super) columns: usize,
}

/// How a question is asked.
#[derive(Clone, Debug)]
pub(super) enum Control {
    /// One line of text.
    Line(Line),
    /// Several lines.
    Area { rows: usize },
    /// Some of several.
    Choice {
        look: Look,
        choices: Vec<Choice>,
        /// The browser knows their names.
        are_countries: bool,
        /// One below the other.
        vertical: bool,
        /// The study wants the first one chosen at the start.
        first: bool,
    },
    /// One box.
    Tick,
    /// A point on a line.
    Slider { least: f64, most: f64, step: f64 },
    /// Only data.
    Hidden,
    /// Questions inside.
    Group { fields: Vec<Field>, fold: Fold },
    /// The same question as often as the family likes.
    List { item: Box<Field> },
}

/// The looks of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// One of several, all visible.
    Radio,
    /// One of several, in a menu.
    Menu,
    /// Any of several.
    Boxes,
}

/// Whether a group can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    Never,
    Open,
    Closed,
}

/// What is typed into a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    Text,
    Email,
    Url,
    Phone,
    Zip,
    Ip,
    Password,
    Search,
    /// Kept in small, or in capital letters.
    Lower,
    Upper,
    Number,
    Integer,
    /// Date, time or both.
    Moment(Format),
}

/// What an answer must be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    /// Tell how many letters are left.
    pub(super) shows_max_length: bool,
    /// A JavaScript pattern.
    pub(super) pattern: String,
    /// The only texts that may be typed.
    pub(super) one_of: Vec<String>,
    pub(super) disallowed: Vec<String>,
    pub(super) no_spaces: bool,
    pub(super) not_only_spaces: bool,
    pub(super) max_words: Option<usize>,
    pub(super) minimum: Option<f64>,
    pub(super) maximum: Option<f64>,
    pub(super) above_minimum: bool,
    pub(super) below_maximum: bool,
    pub(super) divisors: Vec<f64>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique: bool,
    /// Only digits can be typed.
    pub(super) digits_only: bool,
    /// A zip code of five digits; otherwise four more may follow.
    pub(super) five_digits: bool,
    /// An address without a point may be one.
    pub(super) intranet: bool,
}

/// The prefix of what stands inside a question.
pub(super) fn prefix(key: &str) -> String {
    let mut prefix = key.to_owned();
    prefix.push(BELOW);
    prefix
}

/// The key of an item of a list.
pub(super) fn item_key(list: &str, item: u32) -> String {
    prefix(list) + &item.to_string()
}

impl Field {
    /// An answer must be given. A single box has one either way.
    pub(super) fn must(&self) -> bool {
        (self.required || self.validator) && !matches!(self.control, Control::Tick)
    }

    /// By what the page knows the question; `prefix` is that of the group it stands in.
    pub(super) fn key(&self, prefix: &str) -> String {
        [prefix, &self.name].concat()
    }

    /// The questions inside; none unless it is a group.
    pub(super) fn inside(&self) -> &[Field] {
        match &self.control {
            Control::Group { fields, .. } => fields,
            _ => &[],
        }
    }
}
