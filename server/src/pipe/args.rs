//! Flags of the Pipe-shaped surface and the webhooks.

use crate::environment::{Environment, Secret};
use crate::outbox::{self, Hook};
use anyhow::{Context as _, bail};
use clap::Args;
use std::path::PathBuf;
use url::Url;

#[derive(Args, Clone, Debug, Default)]
pub struct PipeArgs {
    /// Webhooks to send: a JSON list of {url, events, contentType, key or keyEnv, allowPrivate}.
    #[arg(long, value_name = "FILE")]
    pub hooks: Option<PathBuf>,
    /// Environment variable with the key that X-PIPE-AUTH must hold; opens /video/, /account, /environment and /v_rtc/.
    #[arg(long, value_name = "NAME")]
    pub pipe_key_env: Option<String>,
    /// Account hash that the form of POST /upload must hold; opens that address.
    #[arg(long, value_name = "HASH")]
    pub pipe_account: Option<String>,
    /// This server's address as others reach it, for the links in webhooks. Without it links begin with a slash.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
}

/// The flags, read and checked.
#[derive(Clone, Debug)]
pub(crate) struct PipeConfig {
    pub(crate) hooks: Vec<Hook>,
    pub(crate) key: Option<Secret>,
    pub(crate) account: Option<Secret>,
    /// Without a slash at its end; empty when none was given.
    pub(crate) public_url: String,
}

impl PipeConfig {
    /// # Errors
    /// A hooks file that cannot be followed, a variable that is not set, an address that is none; each names its flag.
    pub(crate) fn read(args: PipeArgs, environment: &Environment) -> anyhow::Result<Self> {
        let hooks = match args.hooks {
            None => Vec::new(),
            Some(path) => {
                let text = std::fs::read_to_string(&path)
                    .with_context(|| format!("--hooks: cannot read {}", path.display()))?;
                outbox::parse(&text, environment)
                    .map_err(|problem| anyhow::anyhow!("--hooks {}: {problem}", path.display()))?
            }
        };
        let key = match args.pipe_key_env {
            None => None,
            Some(name) => match environment.get(&name) {
                Some(key) => Some(Secret::new(key)),
                None => {
                    bail!("--pipe-key-env: the environment variable {name} is not set or empty")
                }
            },
        };
        if args.pipe_account.as_deref() == Some("") {
            bail!("--pipe-account: must not be empty");
        }
        if let Some(url) = &args.public_url
            && !Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
        {
            bail!("--public-url: {url} is no address such as https://lab.example");
        }
        Ok(Self {
            hooks,
            key,
            account: args.pipe_account.map(Secret::new),
            public_url: args
                .public_url
                .unwrap_or_default()
                .trim_end_matches('/')
                .to_owned(),
        })
    }
}
