//! `peekaboo bundle`: a study and all its stimuli in one folder that plays without a network.

mod rewrite;

use crate::check::assets::size;
use crate::check::fetch::{Fetched, Fetcher};
use crate::check::subject::{self, Subject};
use crate::check::{declarations, inspect, stimuli};
use crate::cli::BundleArgs;
use ::check::{Beside, Severity};
use anyhow::{Context as _, bail};
use rewrite::Plan;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Makes the folder: `study.json`, the stimuli below `files/<hash of all of them>/`, and `bundle.json`, which lists each with its
/// SHA-256, its size and where it came from.
///
/// # Errors
/// A study that cannot be read or played, a stimulus that is not there, a folder that is not empty or cannot be written. Nothing is left
/// behind then.
pub fn run(args: &BundleArgs) -> anyhow::Result<ExitCode> {
    let output = &args.output;
    if output.exists() && fs::read_dir(output).map_or(true, |mut entries| entries.next().is_some())
    {
        bail!(
            "{} exists and is not an empty folder; name a new one",
            output.display()
        );
    }
    let subject = subject::one(&args.study)?;
    let checked = inspect(&subject)?;
    if let Some(error) = checked
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Error)
    {
        bail!(
            "{}:{}:{}: {} {} `peekaboo check` says more.",
            error.file,
            error.line,
            error.column,
            error.message,
            error.help
        );
    }
    let record = record_of(&subject)?;
    let stimuli = stimuli::all(&checked, &declarations::all());
    let fetcher = Fetcher::new()?;
    let plan = plan(&subject, &stimuli, &fetcher)?;
    // Made beside the place and moved there when it is whole.
    let parent = match output.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    let made = tempfile::Builder::new()
        .prefix(".bundle-")
        .tempdir_in(parent)
        .with_context(|| format!("nothing can be written beside {}", output.display()))?;
    let bytes = write(made.path(), &record, &plan)?;
    verify(made.path())?;
    if output.exists() {
        fs::remove_dir(output)?;
    }
    fs::rename(made.path(), output)
        .with_context(|| format!("{} cannot be written", output.display()))?;
    println!(
        "{}: the study and {} stimuli, {}. `peekaboo serve --studies {}` plays it without a network.",
        output.display(),
        plan.files().len(),
        size(bytes),
        output.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The study as one record, with protocol and generator inside.
fn record_of(subject: &Subject) -> anyhow::Result<Map<String, Value>> {
    let parse = |part: &Beside| -> anyhow::Result<Value> {
        ::check::read_json(&part.text)
            .map_err(|problem| anyhow::anyhow!("{}: {problem}", part.file))
    };
    let name = Path::new(&subject.main.file)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if Path::new(&subject.main.file)
        .extension()
        .is_some_and(|ending| ending == "js")
    {
        return Ok(Map::from_iter([
            ("name".to_owned(), json!(name)),
            ("generator".to_owned(), json!(subject.main.text)),
            ("use_generator".to_owned(), json!(true)),
        ]));
    }
    let Value::Object(mut record) = parse(&subject.main)? else {
        bail!("{} is not a JSON object", subject.main.file);
    };
    if record.contains_key("frames") {
        return Ok(Map::from_iter([
            ("name".to_owned(), json!(name)),
            ("structure".to_owned(), Value::Object(record)),
        ]));
    }
    if let Some(Value::String(text)) = record.get("structure") {
        let structure = ::check::read_json(text).map_err(|problem| anyhow::anyhow!("{problem}"))?;
        record.insert("structure".to_owned(), structure);
    }
    if let Some(structure) = subject
        .structure
        .as_ref()
        .filter(|_| !record.contains_key("structure"))
    {
        record.insert("structure".to_owned(), parse(structure)?);
    }
    if let Some(generator) = subject
        .generator
        .as_ref()
        .filter(|_| !record.contains_key("generator"))
    {
        record.insert("generator".to_owned(), json!(generator.text));
    }
    Ok(record)
}

/// Which file goes where. Of several formats one must be there.
fn plan(
    subject: &Subject,
    stimuli: &[stimuli::Stimulus],
    fetcher: &Fetcher,
) -> anyhow::Result<Plan> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let mut targets: Vec<_> = stimuli
        .iter()
        .flat_map(|stimulus| &stimulus.addresses)
        .map(|address| crate::check::address::target(address, &subject.files))
        .collect();
    targets.sort();
    targets.dedup();
    let got: BTreeMap<_, Fetched> = runtime.block_on(fetcher.all(&targets));
    let mut plan = Plan::default();
    let mut missing = Vec::new();
    for stimulus in stimuli {
        let mut has_one = false;
        let mut reason = String::new();
        for address in &stimulus.addresses {
            let target = crate::check::address::target(address, &subject.files);
            if target == crate::check::address::Target::Inline {
                has_one = true;
                continue;
            }
            match got.get(&target) {
                Some(Fetched {
                    file: Some(file), ..
                }) => {
                    plan.add(address, file)?;
                    has_one = true;
                }
                other => {
                    let failure = other.and_then(|other| other.failure.clone());
                    reason = failure.unwrap_or_else(|| "its address leads nowhere".to_owned());
                }
            }
        }
        if !has_one {
            missing.push(format!("  {}: {reason}", stimulus.addresses.join(", ")));
        }
    }
    if !missing.is_empty() {
        bail!(
            "{} stimuli are not there, so the folder would not play; nothing was written:\n{}",
            missing.len(),
            missing.join("\n")
        );
    }
    Ok(plan)
}

/// Writes everything and says how many bytes the stimuli have.
fn write(folder: &Path, record: &Map<String, Value>, plan: &Plan) -> anyhow::Result<u64> {
    let hash = plan.hash();
    let mut bytes = 0;
    let mut listed = Vec::new();
    for file in plan.files() {
        let name = format!("files/{hash}/{}", file.path);
        let path = folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        bytes +=
            fs::copy(&file.from, &path).with_context(|| format!("{name} cannot be written"))?;
        listed.push(json!({"file": name, "sha256": file.sha256, "bytes": fs::metadata(&path)?.len(), "from": file.address}));
    }
    let study = plan.rewrite(record);
    for (name, value) in [
        ("study.json", Value::Object(study)),
        ("bundle.json", json!({"hash": hash, "stimuli": listed})),
    ] {
        let text = serde_json::to_string_pretty(&value)?;
        fs::write(folder.join(name), text + "\n")
            .with_context(|| format!("{name} cannot be written"))?;
    }
    Ok(bytes)
}

/// The folder is checked like any study: whatever still comes from elsewhere must not be found out by a family.
fn verify(folder: &Path) -> anyhow::Result<()> {
    let subject = subject::one(folder)?;
    let checked = inspect(&subject)?;
    let left: Vec<String> = stimuli::all(&checked, &declarations::all())
        .into_iter()
        .filter(|stimulus| {
            !stimulus.addresses.iter().any(|address| {
                match crate::check::address::target(address, &subject.files) {
                    crate::check::address::Target::File(path) => path.is_file(),
                    crate::check::address::Target::Inline => true,
                    _ => false,
                }
            })
        })
        .map(|stimulus| format!("  {}", stimulus.addresses.join(", ")))
        .collect();
    if left.is_empty() {
        return Ok(());
    }
    bail!(
        "The addresses of {} stimuli are put together in a way that cannot be rewritten, as by a generator; nothing was written:\n{}",
        left.len(),
        left.join("\n")
    )
}
