//! `peekaboo check`: what is wrong with studies, and where.

pub(crate) mod address;
pub(crate) mod assets;
pub(crate) mod declarations;
pub(crate) mod fetch;
mod human;
mod media;
mod sarif;
pub(crate) mod stimuli;
pub(crate) mod subject;

use crate::cli::{CheckArgs, Format};
use ::check::{Beside, Checked, Finding, Options, Severity};
use anyhow::Context as _;
use script_native::NativeEngine;
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use subject::Subject;
use wire::StudyFinding;

/// Checks every study and prints what is found. The exit code is 1 if there is an error among it, 0 otherwise.
///
/// # Errors
/// A study that cannot be read, or standard output that breaks.
pub fn run(args: &CheckArgs) -> anyhow::Result<ExitCode> {
    let subjects = subject::all(&args.studies)?;
    let audit = if args.assets {
        Some(assets::Audit::new(args.slow_secs)?)
    } else {
        None
    };
    let mut findings = Vec::new();
    for subject in &subjects {
        let checked = inspect(subject)?;
        let mut own = checked.findings.clone();
        if let Some(audit) = &audit {
            own.extend(audit.run(subject, &checked));
        }
        findings.extend(own);
    }
    print(&match args.format {
        Format::Human => human::text(&subjects, &findings, std::io::stdout().is_terminal()),
        Format::Json => serde_json::to_string_pretty(&findings)?,
        Format::Sarif => serde_json::to_string_pretty(&sarif::log(&findings))?,
    })?;
    let has_error = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    Ok(if has_error {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Checks one study as it stands on disk.
pub(crate) fn inspect(subject: &Subject) -> anyhow::Result<Checked> {
    let mut engine = NativeEngine::new().map_err(|error| anyhow::anyhow!("{error}"))?;
    let options = Options {
        now_millis: jiff::Timestamp::now().as_millisecond() as f64,
        structure: subject.structure.clone(),
        generator: subject.generator.clone(),
    };
    let declarations = declarations::all();
    let mut checked = ::check::inspect(
        &subject.main.text,
        &subject.main.file,
        &options,
        &mut engine,
        &declarations,
    );
    checked.findings.sort_by(by_place);
    Ok(checked)
}

/// What is wrong with a text that lies in no file.
///
/// # Errors
/// The script engine does not start.
pub(crate) fn pasted(text: String) -> anyhow::Result<Vec<StudyFinding>> {
    let subject = Subject {
        main: Beside {
            file: String::new(),
            text,
        },
        structure: None,
        generator: None,
        files: PathBuf::new(),
    };
    let findings = inspect(&subject)?.findings;
    let found = findings.into_iter().map(|finding| {
        let marked = subject.main.text.get(finding.span.clone());
        let marked = marked.and_then(|text| text.lines().next());
        StudyFinding {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            }
            .to_owned(),
            code: finding.code.to_owned(),
            line: finding.line,
            column: finding.column,
            length: marked.map_or(1, |text| text.chars().count().max(1)),
            path: finding.path,
            message: finding.message,
            help: finding.help,
        }
    });
    Ok(found.collect())
}

fn by_place(one: &Finding, other: &Finding) -> std::cmp::Ordering {
    (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
}

fn print(text: &str) -> anyhow::Result<()> {
    match writeln!(std::io::stdout(), "{}", text.trim_end()) {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}
