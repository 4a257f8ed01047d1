//! Flags of the storage targets and of uploads straight to a bucket.

use super::multipart::Bucket;
use super::target::Target;
use super::template::Template;
use crate::environment::Environment;
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use std::sync::Arc;

#[derive(Args, Clone, Debug)]
pub struct TargetArgs {
    /// Where recordings are copied to besides the data folder: file:///folder, s3://bucket/folder or gs://bucket/folder; may be
    /// repeated. Keys and addresses come from the environment (AWS_…, GOOGLE_…).
    #[arg(long, value_name = "URL")]
    pub store: Vec<String>,
    /// Names of the copies, of {payload}, {videoName}, {id}, {study}, {response}, {_raw} and {ext}.
    #[arg(long, value_name = "NAME", default_value = super::template::LOOKIT)]
    pub store_key: String,
    /// How a copy is looked at before it counts: its size only, or all of it is read back.
    #[arg(long, value_enum, default_value_t = Verify::Full)]
    pub store_verify: Verify,
    /// Bucket that players may send to straight, by addresses this server signs: s3://bucket/folder.
    #[arg(long, value_name = "URL")]
    pub multipart_store: Option<String>,
}

/// How far a copy is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Verify {
    /// The target says that the object has the right size.
    Size,
    /// Every byte was read back and has the right SHA-256.
    Full,
}

/// The flags, read and checked.
#[derive(Clone, Debug)]
pub(crate) struct TargetConfig {
    pub(crate) stores: Vec<Arc<Target>>,
    pub(super) template: Template,
    pub(super) verify: Verify,
    pub(super) multipart: Option<Arc<Bucket>>,
}

impl TargetConfig {
    /// Whether players are to send straight to a bucket.
    pub(crate) fn takes_parts(&self) -> bool {
        self.multipart.is_some()
    }

    /// # Errors
    /// A URL or name that cannot be followed; each names its flag.
    pub(crate) fn read(args: TargetArgs, environment: &Environment) -> anyhow::Result<Self> {
        let mut stores: Vec<Arc<Target>> = Vec::new();
        for url in &args.store {
            let target =
                Target::open(url, environment).with_context(|| format!("--store {url}"))?;
            if stores.iter().any(|other| other.url == target.url) {
                bail!("--store {url}: is named twice");
            }
            stores.push(Arc::new(target));
        }
        let template = Template::parse(&args.store_key)
            .map_err(|problem| anyhow::anyhow!("--store-key: {problem}"))?;
        let multipart = args
            .multipart_store
            .map(|url| {
                Bucket::open(&url, environment)
                    .map(Arc::new)
                    .with_context(|| format!("--multipart-store {url}"))
            })
            .transpose()?;
        Ok(Self {
            stores,
            template,
            verify: args.store_verify,
            multipart,
        })
    }
}
