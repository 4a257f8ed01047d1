//! What is wrong with a study, where, and what to do.

use std::ops::Range;

use serde::Serialize;

pub use protocol::Severity;

/// A kind of finding: its stable name and how bad it usually is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The name that tools match on, such as `unknown-kind`; `docs/checker.md` explains each.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
}

/// One thing a researcher should know about a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Which kind of finding.
    pub code: &'static str,
    /// The file, as it was named.
    pub file: String,
    /// Line in the file, counted from 1. For what a generator makes it is the place that bears the same name in the generator's text,
    /// or else the generator's first line.
    pub line: usize,
    /// Character in the line, counted from 1.
    pub column: usize,
    /// Where in the protocol, such as `frames.trials.frameList[2].kind`; empty for the whole.
    pub path: String,
    /// What is wrong, and what happens to the family.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The bytes of the file to underline.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// What part of a member of an object a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Key,
    Value,
}

/// A finding before its place in the text is known.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) code: Code,
    pub(crate) path: String,
    pub(crate) part: Part,
    pub(crate) message: String,
    pub(crate) help: String,
    /// A place that is known already: bytes of the protocol's or the generator's file.
    pub(crate) span: Option<Range<usize>>,
    /// A text that stands at the place; where the place in a generator is not known, it is looked for.
    pub(crate) needle: Option<String>,
}

impl Note {
    pub(crate) fn new(
        code: Code,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            path: path.into(),
            part: Part::Value,
            message: message.into(),
            help: help.into(),
            span: None,
            needle: None,
        }
    }

    /// The finding is about the name of the member, not about its value.
    pub(crate) fn on_key(mut self) -> Self {
        self.part = Part::Key;
        self
    }

    pub(crate) fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    pub(crate) fn needle(mut self, text: impl Into<String>) -> Self {
        self.needle = Some(text.into());
        self
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.code.severity = severity;
        self
    }
}
