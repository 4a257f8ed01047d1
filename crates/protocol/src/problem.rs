//! What is wrong with a protocol, and where.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::resolved::FrameConfig;

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; many good studies have it.
    Advice,
    /// Surely not what was meant, but the study plays.
    Warning,
    /// The study cannot play.
    Error,
}

/// What sort of mistake a [`Problem`] reports; tests and tools match on this, people read the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The text is not JSON; the problem carries line and column.
    BrokenJson,
    /// A value has a type the language has no meaning for at this place.
    WrongType,
    /// A property that must be there is not.
    MissingProperty,
    /// `sequence` names a frame that `frames` does not define.
    UnknownFrame,
    /// `kind` is neither `group`, `choice` nor `exp-…`.
    UnknownKind,
    /// `sampler` is not one of the three.
    UnknownSampler,
    /// A selector after `#` that is not a number, `RAND`, `PERM` or `UNIQ`.
    UnknownSelector,
    /// A selector picks from a parameter that is no list.
    ParameterNotAList,
    /// A value looks like a parameter with a selector, but no such parameter exists.
    UnknownParameter,
    /// An index outside the list it points into.
    OutOfRange,
    /// `parameterSetWeights` that cannot be used as they stand.
    BadWeights,
    /// `conditionForAdditionalSessions` that cannot be followed.
    BadCondition,
    /// The child's birthday is missing, or no age range contains the age.
    Age,
    /// A frame id with characters that video file names cannot carry, or that ends like a repeat.
    BadFrameId,
    /// A frame inside a group that will be saved under an id ending in `null`.
    UnnamedFrame,
    /// The protocol nests deeper than [`crate::MAX_DEPTH`], or a parameter contains itself.
    TooDeep,
    /// The protocol unfolds to more than can be held.
    TooLarge,
    /// A `URL:` or `JSON:` value could not be loaded or read.
    Fetch,
    /// The generator is not usable; the stored structure is played instead, if there is one.
    Generator,
    /// A frame that `sequence` never names.
    UnusedFrame,
    /// The study shows nothing.
    Empty,
    /// No `exp-video-config` frame.
    NoVideoConfig,
    /// No `exp-lookit-video-consent` frame.
    NoVideoConsent,
    /// The last frame is not `exp-lookit-exit-survey`.
    NoExitSurvey,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPosition {
    /// Line, counted from 1.
    pub line: usize,
    /// Character in the line, counted from 1.
    pub column: usize,
}

/// One thing wrong with a study, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Which sort of mistake.
    pub kind: ProblemKind,
    /// Where in the protocol, such as `frames.trials.frameList[2].kind`; empty for the whole.
    pub path: String,
    /// What happened and what to do, in plain English.
    pub message: String,
    /// Where in the text, for [`ProblemKind::BrokenJson`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub position: Option<TextPosition>,
    #[serde(skip)]
    legacy: Option<String>,
}

impl Problem {
    /// A problem of the given severity.
    pub fn new(
        severity: Severity,
        kind: ProblemKind,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            kind,
            path: path.into(),
            message: message.into(),
            position: None,
            legacy: None,
        }
    }

    /// A problem that stops the study.
    pub fn error(kind: ProblemKind, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, kind, path, message)
    }

    /// A problem that does not stop the study.
    pub fn warning(kind: ProblemKind, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, kind, path, message)
    }

    /// The same problem at a line and column of a text.
    #[must_use]
    pub fn at(mut self, position: TextPosition) -> Self {
        self.position = Some(position);
        self
    }

    /// What the predecessor throws in this case, for comparison with its recorded answers.
    ///
    /// It names only the entry of `sequence` that failed; where it has no text of its own this is `TypeError`.
    pub fn legacy_message(&self) -> String {
        self.legacy
            .clone()
            .unwrap_or_else(|| "TypeError".to_owned())
    }

    pub(crate) fn with_legacy(mut self, legacy: String) -> Self {
        self.legacy.get_or_insert(legacy);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(out, "{}: ", self.path)?;
        }
        write!(out, "{}", self.message)?;
        match self.position {
            Some(TextPosition { line, column }) => write!(out, " (line {line}, column {column})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

/// A protocol that cannot be played: the mistake that stopped it, and what else was noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unresolved {
    /// The mistake that stopped it.
    pub error: Box<Problem>,
    /// What else is wrong: the mistakes in other entries of `sequence`, then warnings.
    pub others: Vec<Problem>,
    /// The frames without a mistake, whose parameters can be checked all the same. Their places and draws mean nothing.
    pub frames: Vec<FrameConfig>,
    /// Random numbers drawn up to the mistake.
    pub random_used: u64,
}

impl Unresolved {
    /// Every problem, the one that stopped the study first.
    pub fn into_problems(self) -> Vec<Problem> {
        std::iter::once(*self.error).chain(self.others).collect()
    }
}

impl fmt::Display for Unresolved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(out)
    }
}

impl std::error::Error for Unresolved {}

/// The crate's own shorthand: problems are boxed, because success is the usual case.
pub(crate) type Outcome<T> = Result<T, Box<Problem>>;

/// Nobody reads more; a broken protocol could give millions.
pub(crate) const MOST_PROBLEMS: usize = 200;

/// Adds a warning, while there is room.
pub(crate) fn note(warnings: &mut Vec<Problem>, warning: Problem) {
    if warnings.len() < MOST_PROBLEMS {
        warnings.push(warning);
    }
}

/// Stops with an error.
pub(crate) fn stop<T>(
    kind: ProblemKind,
    path: impl Into<String>,
    message: impl Into<String>,
) -> Outcome<T> {
    Err(Box::new(Problem::error(kind, path, message)))
}
