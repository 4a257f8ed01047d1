//! Findings for people, as a compiler prints its own.

use super::subject::Subject;
use ::check::{Finding, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeMap;

/// Width where no terminal says one.
const USUAL_WIDTH: usize = 110;
const NARROWEST: usize = 40;
/// A line of text is easier to read than the widest terminal is wide.
const WIDEST: usize = 140;

/// Every finding with the line it is about, and at the end what each file has.
pub(super) fn text(subjects: &[Subject], findings: &[Finding], is_terminal: bool) -> String {
    let width = terminal_size::terminal_size()
        .filter(|_| is_terminal)
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0))
        .clamp(NARROWEST, WIDEST);
    let has_colour = is_terminal && std::env::var_os("NO_COLOR").is_none();
    let renderer = if has_colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(width);
    let texts: BTreeMap<&str, &str> = subjects
        .iter()
        .flat_map(Subject::texts)
        .map(|part| (part.file.as_str(), part.text.as_str()))
        .collect();
    let mut out = String::new();
    for finding in findings {
        let source = texts
            .get(finding.file.as_str())
            .copied()
            .unwrap_or_default();
        out.push_str(&renderer.render(&[group(finding, source, width)]));
        out.push_str("\n\n");
    }
    for subject in subjects {
        out.push_str(&counts(subject, findings));
        out.push('\n');
    }
    out
}

fn group<'s>(finding: &'s Finding, source: &'s str, width: usize) -> Group<'s> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    // Further lines stand below the first, after `warning[code]: `.
    let message = wrapped(
        &finding.message,
        width.saturating_sub(finding.code.len() + 12),
    );
    // A file that changed while it was checked must not be pointed into.
    let span = if source.get(finding.span.clone()).is_some() {
        finding.span.clone()
    } else {
        0..0
    };
    let mut group = level.primary_title(message).id(finding.code).element(
        Snippet::source(source)
            .path(finding.file.as_str())
            .annotation(AnnotationKind::Primary.span(span)),
    );
    if !finding.path.is_empty() {
        group = group.element(Level::NOTE.with_name("in").message(finding.path.as_str()));
    }
    if !finding.help.is_empty() {
        group =
            group.element(Level::HELP.message(wrapped(&finding.help, width.saturating_sub(14))));
    }
    group
}

fn wrapped(text: &str, width: usize) -> String {
    // Names of kinds have hyphens and stay whole.
    let splitter = textwrap::WordSplitter::NoHyphenation;
    textwrap::fill(
        text,
        textwrap::Options::new(width.max(20)).word_splitter(splitter),
    )
}

/// `study.json: 2 errors, 1 warning`.
fn counts(subject: &Subject, findings: &[Finding]) -> String {
    let of = |severity: Severity| {
        findings
            .iter()
            .filter(|finding| {
                finding.severity == severity
                    && subject.texts().any(|part| part.file == finding.file)
            })
            .count()
    };
    let words = [
        (of(Severity::Error), "error", "errors"),
        (of(Severity::Warning), "warning", "warnings"),
        (of(Severity::Advice), "piece of advice", "pieces of advice"),
    ];
    let said: Vec<String> = words
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
        .collect();
    let said = if said.is_empty() {
        "nothing found".to_owned()
    } else {
        said.join(", ")
    };
    format!("{}: {said}", subject.main.file)
}
