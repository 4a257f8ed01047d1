//! `peekaboo expand`: which frames a protocol gives.

mod replay;

use crate::cli::ExpandArgs;
use crate::store::read_study;
use anyhow::Context as _;
use protocol::{
    Context, Options, Problem, Resolved, SeededDice, Severity, StudySource, Unresolved,
};
use script_native::NativeEngine;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// Expands one study, or a stream of cases.
///
/// # Errors
/// A study that cannot be read, or standard input or output that breaks. A protocol with an error is printed and gives an exit code.
pub fn run(args: &ExpandArgs) -> anyhow::Result<ExitCode> {
    match &args.study {
        None => cases(&mut std::io::stdin().lock(), &mut std::io::stdout().lock()),
        Some(path) => study(path, args),
    }
}

/// One answer for every line, written before the next line is read.
fn cases(input: &mut impl BufRead, output: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut engine = NativeEngine::new().map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input
            .read_until(b'\n', &mut line)
            .context("cannot read standard input")?
            == 0
        {
            return Ok(ExitCode::SUCCESS);
        }
        // A line that is not UTF-8 is answered as what it is: a case that cannot be read.
        let answer =
            protocol::jsonl::expand_case(String::from_utf8_lossy(&line).trim_end(), &mut engine);
        match writeln!(output, "{answer}").and_then(|()| output.flush()) {
            // Whoever reads has seen enough, as `head` does.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            result => result.context("cannot write to standard output")?,
        }
    }
}

fn study(path: &Path, args: &ExpandArgs) -> anyhow::Result<ExitCode> {
    let stored = read_study(path).map_err(|problem| anyhow::anyhow!(problem))?;
    let source = StudySource {
        structure: stored.attributes.structure,
        generator: Some(stored.attributes.generator),
        use_generator: stored.attributes.use_generator,
    };
    let saved = match &args.response {
        Some(file) => Some(replay::read(file, args.response_id.as_deref())?),
        None => None,
    };
    let mut context = child_of(args.age_days)?;
    let past = match &args.past {
        Some(file) => replay::past(file)?,
        None => json!([]),
    };
    if let Some(saved) = &saved {
        context.now_millis = saved.now_millis;
        context.past_sessions = replay::up_to(&past, saved);
        context.child = saved
            .child
            .as_ref()
            .map(replay::for_scripts)
            .unwrap_or_default();
    } else {
        context.past_sessions = past;
    }
    if let Some(file) = &args.child {
        context.child = replay::child(file)?;
    }
    let seed = saved.as_ref().map_or(args.seed, |saved| saved.seed);
    let mut engine = NativeEngine::new().map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut dice = SeededDice::new(seed);
    let mut outcome = protocol::resolve(
        &source,
        &context,
        Options::default(),
        &mut dice,
        &mut engine,
    );
    if let (Some(saved), Ok(resolved)) = (&saved, &mut outcome) {
        go_on(saved, &context, resolved, &mut engine);
    }
    let text = if args.json {
        as_json(&outcome)
    } else {
        let who = match &saved {
            Some(saved) => format!("response {}, seed {seed}", saved.id),
            None if args.child.is_some() => format!("seed {seed}"),
            None => format!("seed {seed}, child {} days old", args.age_days),
        };
        readable(&format!("{}, {who}", stored.slug), &outcome)
    };
    match writeln!(std::io::stdout(), "{}", text.trim_end()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            return Err(error).context("cannot write to standard output");
        }
        _ => {}
    }
    match outcome {
        Ok(resolved) => Ok(saved.map_or(ExitCode::SUCCESS, |saved| verdict(&saved, &resolved))),
        Err(unresolved) => {
            if args.json {
                eprintln!("peekaboo: {unresolved}");
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Plays on with the saved answers: what scripts decided, and the frames they put in.
fn go_on(
    saved: &replay::Saved,
    context: &Context,
    resolved: &mut Resolved,
    engine: &mut NativeEngine,
) {
    let then = simulate::Replay {
        seed: saved.seed,
        now_millis: saved.now_millis,
        child: &context.child,
        past_sessions: &context.past_sessions,
        exp_data: &saved.exp_data,
        sequence: &saved.sequence,
    };
    let (frames, problems) = simulate::replay(resolved, then, engine);
    resolved.frames = frames;
    let told = problems.into_iter().map(|(path, message)| {
        Problem::new(
            Severity::Warning,
            protocol::ProblemKind::WrongType,
            &path,
            message,
        )
    });
    resolved.problems.extend(told);
}

/// Says whether the replay is what was saved.
fn verdict(saved: &replay::Saved, resolved: &Resolved) -> ExitCode {
    let differences = replay::differences(saved, resolved);
    if differences.is_empty() {
        eprintln!(
            "peekaboo: the same conditions as were saved with response {}",
            saved.id
        );
        return ExitCode::SUCCESS;
    }
    for difference in &differences {
        eprintln!("peekaboo: {difference}");
    }
    eprintln!(
        "peekaboo: this is not what was saved. The study has been changed since, or draws depend on the child or on earlier responses: give them with \
         --child and --past."
    );
    ExitCode::FAILURE
}

/// A child of that age today, who has never taken part before.
fn child_of(age_days: u32) -> anyhow::Result<Context> {
    let now = jiff::Timestamp::now();
    let age = jiff::Span::new()
        .try_days(i64::from(age_days))
        .context("--age-days: too many days")?;
    let birthday = now
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date()
        .checked_sub(age)
        .context("--age-days: too many days")?;
    Ok(Context {
        child: json!({
            "id": crate::store::demo_child().to_string(), "givenName": "Demo child", "birthday": birthday.to_string(),
            "gender": "na", "ageAtBirth": "40 or more weeks", "additionalInformation": "", "languageList": "en",
            "conditionList": "", "deleted": false,
        }),
        past_sessions: json!([]),
        now_millis: now.as_millisecond() as f64,
    })
}

/// The line `--jsonl` would give, with the problems besides.
fn as_json(outcome: &Result<Resolved, Unresolved>) -> String {
    match outcome {
        Ok(resolved) => {
            let frames: Vec<_> = resolved.frames.iter().map(|frame| &frame.params).collect();
            json!({"ok": true, "frames": frames, "conditions": resolved.conditions, "randomUsed": resolved.random_used,
                "problems": resolved.problems})
        }
        Err(unresolved) => json!({"ok": false, "error": {"path": unresolved.error.path, "message": unresolved.error.message},
            "randomUsed": unresolved.random_used, "problems": unresolved.others}),
    }
    .to_string()
}

fn readable(title: &str, outcome: &Result<Resolved, Unresolved>) -> String {
    let mut text = format!("{title}\n");
    // Writing to a String cannot fail.
    let _ = match outcome {
        Ok(resolved) => list(&mut text, resolved),
        Err(unresolved) => problems(&mut text, &unresolved.clone().into_problems()),
    };
    text
}

fn list(text: &mut String, resolved: &Resolved) -> std::fmt::Result {
    writeln!(
        text,
        "\n{} frames, {} random numbers",
        resolved.frames.len(),
        resolved.random_used
    )?;
    let width = resolved
        .frames
        .iter()
        .map(|frame| frame.id.chars().count())
        .max()
        .unwrap_or(0);
    for frame in &resolved.frames {
        writeln!(text, "  {:width$}  {}", frame.id, frame.kind)?;
    }
    if !resolved.conditions.is_empty() {
        writeln!(text, "\nconditions")?;
        for (place, chosen) in &resolved.conditions {
            writeln!(text, "  {place}  {}", Value::to_string(chosen))?;
        }
    }
    if !resolved.fetches.is_empty() {
        writeln!(text, "\nloaded from elsewhere when the study is played")?;
        for fetch in &resolved.fetches {
            writeln!(text, "  {}", fetch.url)?;
        }
    }
    problems(text, &resolved.problems)
}

fn problems(text: &mut String, problems: &[Problem]) -> std::fmt::Result {
    if !problems.is_empty() {
        writeln!(text, "\nproblems")?;
    }
    for problem in problems {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        writeln!(text, "  {severity:7}  {problem}")?;
    }
    Ok(())
}
