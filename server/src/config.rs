//! The server's settings, read once and checked; each error names its flag.

use crate::cli::ServeArgs;
use crate::clock::Clock;
use crate::environment::Environment;
use crate::pipe::PipeConfig;
use crate::targets::TargetConfig;
use anyhow::{Context as _, bail};
use std::net::IpAddr;
use std::path::PathBuf;

#[derive(Clone, Debug)]
pub struct Config {
    /// Folders of studies, study folders and protocol files, in the order given.
    pub studies: Vec<PathBuf>,
    pub data: PathBuf,
    pub dist: PathBuf,
    pub host: IpAddr,
    pub port: Option<u16>,
    pub allow_host: Vec<String>,
    pub max_body_bytes: usize,
    pub max_recording_bytes: u64,
    pub max_data_bytes: Option<u64>,
    pub upload_idle_secs: u64,
    pub convert: bool,
    pub(crate) pipe: PipeConfig,
    pub(crate) targets: TargetConfig,
    /// The time of the background work.
    pub clock: Clock,
    pub grant_secs: u64,
    pub upload_window_secs: u64,
    /// Conversions at the same time, at least 1.
    pub convert_jobs: usize,
}

impl Config {
    /// # Errors
    /// A study path that does not exist, a data folder that cannot be made, a limit of zero.
    pub fn from_args(args: ServeArgs) -> anyhow::Result<Self> {
        Self::read(args, &Environment::of_process())
    }

    /// [`Config::from_args`] with variables that need not be the process's.
    ///
    /// # Errors
    /// Those of [`Config::from_args`], and flags of webhooks and stores that cannot be followed.
    pub fn read(args: ServeArgs, environment: &Environment) -> anyhow::Result<Self> {
        // Everything that speaks TLS here finds its cryptography by this; a second call changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut studies = args.paths;
        studies.extend(args.studies);
        for path in &studies {
            if !path.exists() {
                bail!(
                    "STUDY: there is no {}; name a protocol file, a study's folder or a folder of studies",
                    path.display()
                );
            }
        }
        if studies.is_empty() {
            studies.push(PathBuf::from("studies"));
        }
        std::fs::create_dir_all(&args.data)
            .with_context(|| format!("--data: cannot make the folder {}", args.data.display()))?;
        let data = args
            .data
            .canonicalize()
            .with_context(|| format!("--data: cannot open {}", args.data.display()))?;
        if args.max_body_bytes == 0 {
            bail!("--max-body-bytes: must be more than 0");
        }
        if args.max_recording_bytes == 0 {
            bail!("--max-recording-bytes: must be more than 0");
        }
        if args.grant_secs == 0 {
            bail!("--grant-secs: must be more than 0, or no recording could ever be sent");
        }
        if args.convert_jobs == Some(0) {
            bail!("--convert-jobs: must be more than 0; to convert nothing say --no-convert");
        }
        Ok(Self {
            studies,
            data,
            dist: args.dist,
            host: args.host,
            port: args.port,
            allow_host: args
                .allow_host
                .iter()
                .map(|name| name.to_ascii_lowercase())
                .collect(),
            max_body_bytes: args.max_body_bytes,
            max_recording_bytes: args.max_recording_bytes,
            max_data_bytes: args.max_data_bytes,
            upload_idle_secs: args.upload_idle_secs,
            convert: !args.no_convert,
            pipe: PipeConfig::read(args.pipe, environment)?,
            targets: TargetConfig::read(args.targets, environment)?,
            clock: Clock::default(),
            grant_secs: args.grant_secs,
            upload_window_secs: args.upload_window_secs,
            convert_jobs: args.convert_jobs.unwrap_or_else(half_of_the_cores),
        })
    }
}

/// The other half serves the families.
fn half_of_the_cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1))
}
