//! What can be said on the command line.

use crate::pipe::PipeArgs;
use crate::targets::TargetArgs;
use clap::{Args, Parser, Subcommand};
use std::net::IpAddr;
use std::path::PathBuf;

/// Plays and checks studies of child development.
#[derive(Debug, Parser)]
#[command(name = "peekaboo", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one value of it, read once"
)]
pub enum Command {
    /// Serves the player and stores answers and recordings.
    Serve(ServeArgs),
    /// Shows which frames a protocol gives.
    Expand(ExpandArgs),
    /// Writes the JSON Schema of a study, which an editor such as VS Code checks and completes studies with.
    Schema,
    /// Plays a study for thousands of made-up families: how often each condition, order and position comes up, and what is tied to what.
    Simulate(SimulateArgs),
    /// Says what is wrong with studies, and where, before a family sees them.
    Check(CheckArgs),
    /// Copies a study and all its stimuli into one folder that plays without a network.
    Bundle(BundleArgs),
}

#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Studies to serve: folders with studies, a study's folder, or a protocol file (.json, .js). Without any: studies/
    #[arg(value_name = "STUDY")]
    pub paths: Vec<PathBuf>,
    /// The same as STUDY, as a flag; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub studies: Vec<PathBuf>,
    /// Where answers and recordings are kept.
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub data: PathBuf,
    /// Port to listen on, 0 for any free one. Without it: 8080, or the next free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// Address to listen on. The default is this computer only: there is no login, so think before you open it.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// A host name the server may be asked by besides this computer's own, such as that of a proxy in front; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// The player as built by Trunk.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    pub dist: PathBuf,
    /// Largest JSON body of one save.
    #[arg(long, value_name = "BYTES", default_value_t = 32 << 20)]
    pub max_body_bytes: usize,
    /// Largest single recording.
    #[arg(long, value_name = "BYTES", default_value_t = 4 << 30)]
    pub max_recording_bytes: u64,
    /// Most the data folder may hold. Recordings stop at 95 % of it, so that answers can still be saved.
    #[arg(long, value_name = "BYTES")]
    pub max_data_bytes: Option<u64>,
    /// An upload nothing came for in this time is closed with what has arrived.
    #[arg(long, value_name = "SECONDS", default_value_t = 24 * 3600)]
    pub upload_idle_secs: u64,
    /// Keep the recordings as they come; make no mp4.
    #[arg(long)]
    pub no_convert: bool,
    #[command(flatten)]
    pub pipe: PipeArgs,
    #[command(flatten)]
    pub targets: TargetArgs,
    /// How long an upload grant is good. The player asks for another by itself.
    #[arg(long, value_name = "SECONDS", default_value_t = 900)]
    pub grant_secs: u64,
    /// How long after a response was begun its recordings are still taken.
    #[arg(long, value_name = "SECONDS", default_value_t = 7 * 24 * 3600)]
    pub upload_window_secs: u64,
    /// Conversions at the same time. Without it: half of this computer's cores, at least 1.
    #[arg(long, value_name = "N")]
    pub convert_jobs: Option<usize>,
}

#[derive(Args, Clone, Debug)]
pub struct ExpandArgs {
    /// A protocol (.json), a generator (.js), or a study's folder.
    #[arg(
        value_name = "STUDY",
        required_unless_present = "jsonl",
        conflicts_with = "jsonl"
    )]
    pub study: Option<PathBuf>,
    /// Reads one case per line from standard input and writes one answer per line.
    #[arg(long)]
    pub jsonl: bool,
    /// Seed of the random numbers; the same seed gives the same frames.
    #[arg(long, default_value_t = 1)]
    pub seed: u32,
    /// The child's age in days.
    #[arg(long, default_value_t = 547)]
    pub age_days: u32,
    /// Writes the answer as one JSON line instead of a readable list.
    #[arg(long)]
    pub json: bool,
    /// Replays a saved response with its own seed and moment: JSON from the server or from Lookit's download. The frames' scripts run
    /// with the saved answers, and frames that were put in on the way come again. Fails if something else comes out than was saved.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jsonl", "seed"])]
    pub response: Option<PathBuf>,
    /// Which response, where the file holds several: its id.
    #[arg(long, value_name = "ID", requires = "response")]
    pub response_id: Option<String>,
    /// The child who took part, for draws by age and generators: JSON from the server, or its attributes.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["jsonl", "age_days"])]
    pub child: Option<PathBuf>,
    /// The child's responses to this study at that time, for persist, rotate and generators: a list from the server.
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub past: Option<PathBuf>,
}

/// How `peekaboo simulate` writes.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulateFormat {
    /// Tables to read.
    Text,
    /// One JSON object.
    Json,
}

#[derive(Args, Clone, Debug)]
pub struct SimulateArgs {
    /// A protocol (.json), a generator (.js), or a study's folder.
    #[arg(value_name = "STUDY")]
    pub study: PathBuf,
    /// How many families.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub families: u64,
    /// The same seed makes the same families and draws.
    #[arg(long, default_value_t = 1)]
    pub seed: u32,
    /// Youngest and oldest child in days, such as 180..730. Without it: the study's own limits, else half a year to five years.
    #[arg(long, value_name = "FROM..TO", value_parser = ages)]
    pub age_days: Option<(f64, f64)>,
    /// Each family has taken part up to so many times before, equally often. Without it: 2 where the study looks back, else 0.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=20))]
    pub earlier: Option<u32>,
    /// Languages that children hear, each equally often; two of one child with a space between.
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "en,en es,es"
    )]
    pub languages: Vec<String>,
    /// Writes one page with plots as well.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// What goes to standard output.
    #[arg(long, value_enum, default_value = "text")]
    pub format: SimulateFormat,
    /// Longest time; the families played by then are counted.
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub most_secs: u64,
    /// Threads; 0 for one on each core.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

/// Reads `180..730`.
fn ages(text: &str) -> Result<(f64, f64), String> {
    let (from, to) = text
        .split_once("..")
        .ok_or("write the youngest and the oldest age like 180..730")?;
    let age = |text: &str| {
        text.trim()
            .parse::<f64>()
            .map_err(|error| format!("{text}: {error}"))
    };
    let (from, to) = (age(from)?, age(to)?);
    if !(0.0..=to).contains(&from) || !to.is_finite() {
        return Err("the youngest age comes first, and none is below 0".to_owned());
    }
    Ok((from, to))
}

#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    /// Protocols (.json), generators (.js), studies' folders, or folders of them.
    #[arg(value_name = "STUDY", required = true)]
    pub studies: Vec<PathBuf>,
    /// How to print what is found.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Fetches every stimulus as the player would, and says what is missing, slow or cannot be played.
    #[arg(long)]
    pub assets: bool,
    /// A stimulus that takes longer is called slow.
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0)]
    pub slow_secs: f64,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON array.
    Json,
    /// SARIF 2.1.0, for editors and code hosts.
    Sarif,
}

#[derive(Args, Clone, Debug)]
pub struct BundleArgs {
    /// A protocol (.json), a generator (.js), or a study's folder.
    #[arg(value_name = "STUDY")]
    pub study: PathBuf,
    /// The folder to make; it must not exist, or be empty.
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
}
