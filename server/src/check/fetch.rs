//! Fetching stimuli as a browser would.

use super::address::Target;
use anyhow::Context as _;
use futures_util::{StreamExt as _, stream};
use reqwest::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, HeaderMap, ORIGIN};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt as _;
use url::Url;

/// As many as a browser opens to one host.
const AT_ONCE: usize = 6;
/// A file that takes longer is as good as missing to a family.
const LIMIT: Duration = Duration::from_mins(2);
/// No stimulus is larger; what is, is cut off.
const MOST_BYTES: u64 = 1 << 30;
/// Where studies are shown, for servers that look at who asks.
const PAGE: &str = "https://childrenhelpingscience.com";

/// What came for one address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fetched {
    /// Why there is nothing: a status, a network that failed.
    pub(crate) failure: Option<String>,
    /// As the server says.
    pub(crate) content_type: Option<String>,
    /// Whether pages of another site may read the file.
    pub(crate) allows_pages: bool,
    pub(crate) bytes: u64,
    /// From the request to the last byte; 0 for a file of the study.
    pub(crate) secs: f64,
    /// Where the bytes lie now.
    pub(crate) file: Option<PathBuf>,
}

/// Fetches from the network into a folder.
pub(crate) struct Fetcher {
    client: reqwest::Client,
    folder: tempfile::TempDir,
}

impl Fetcher {
    pub(crate) fn new() -> anyhow::Result<Self> {
        // A second call finds one installed, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .user_agent(concat!("Peekaboo/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(15))
            .timeout(LIMIT)
            .build()
            .context("the network cannot be used")?;
        Ok(Self {
            client,
            folder: tempfile::tempdir().context("there is no place for the stimuli")?,
        })
    }

    /// Fetches every target once, some side by side.
    pub(crate) async fn all(&self, targets: &[Target]) -> BTreeMap<Target, Fetched> {
        let fetching = targets
            .iter()
            .enumerate()
            .map(|(number, target)| async move {
                let fetched = match target {
                    Target::File(path) => of_file(path).await,
                    Target::Web(url) => self.of_web(url, number).await,
                    Target::Inline | Target::OwnServer | Target::Nowhere => Fetched::default(),
                };
                (target.clone(), fetched)
            });
        stream::iter(fetching)
            .buffer_unordered(AT_ONCE)
            .collect()
            .await
    }

    async fn of_web(&self, url: &Url, number: usize) -> Fetched {
        let start = Instant::now();
        let path = self.folder.path().join(number.to_string());
        match self.load(url, &path).await {
            Ok((headers, bytes)) => Fetched {
                failure: None,
                content_type: text(&headers, CONTENT_TYPE),
                allows_pages: text(&headers, ACCESS_CONTROL_ALLOW_ORIGIN)
                    .is_some_and(|origin| origin == "*" || origin == PAGE),
                bytes,
                secs: start.elapsed().as_secs_f64(),
                file: Some(path),
            },
            Err(failure) => Fetched {
                failure: Some(failure),
                secs: start.elapsed().as_secs_f64(),
                ..Fetched::default()
            },
        }
    }

    async fn load(&self, url: &Url, path: &Path) -> Result<(HeaderMap, u64), String> {
        let request = self.client.get(url.clone()).header(ORIGIN, PAGE);
        let mut response = request.send().await.map_err(|error| reason(&error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(format!("the server answers {status}"));
        }
        let headers = response.headers().clone();
        let mut file = tokio::fs::File::create(path)
            .await
            .map_err(|error| error.to_string())?;
        let mut bytes = 0;
        while let Some(piece) = response.chunk().await.map_err(|error| reason(&error))? {
            bytes += piece.len() as u64;
            if bytes > MOST_BYTES {
                return Err("the file is larger than 1 GB".to_owned());
            }
            file.write_all(&piece)
                .await
                .map_err(|error| error.to_string())?;
        }
        file.flush().await.map_err(|error| error.to_string())?;
        Ok((headers, bytes))
    }
}

async fn of_file(path: &Path) -> Fetched {
    match tokio::fs::metadata(path).await {
        Ok(data) if data.is_file() => Fetched {
            bytes: data.len(),
            // The server of the study sends it.
            allows_pages: true,
            file: Some(path.to_owned()),
            ..Fetched::default()
        },
        _ => Fetched {
            failure: Some(format!("there is no file {}", path.display())),
            ..Fetched::default()
        },
    }
}

fn text(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<String> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}

/// The last cause says most: the outer ones say that a request failed.
fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("it does not come within {} s", LIMIT.as_secs());
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
