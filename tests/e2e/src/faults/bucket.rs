//! The bucket that the server copies recordings to: a real S3 server that is slow, breaks off, answers 500, and recovers.

use super::campaign::Chance;
use super::proxy::{Line, Proxy};
use super::verdict::{Verdict, judge_bucket};
use super::witness::Slice;
use crate::{Server, page};
use anyhow::{Context as _, Result, bail};
use judges::s3::{BUCKET, S3, variables};
use serde_json::Value;
use std::path::Path;

/// A recording of some seconds takes longer than that: there is time to break off.
const SLOW_BYTES_PER_SEC: u32 = 60_000;
/// Longer than the server waits between its first tries, 5 and 30 s (`server/src/targets/copier.rs`), with the tries themselves.
const LIMIT_SECS: u64 = 120;

/// The S3 server and the bad line to it.
pub(super) struct Bucket {
    s3: S3,
    line: Proxy,
}

impl Bucket {
    /// A slow line from the start.
    ///
    /// # Errors
    /// No free port.
    pub(super) async fn open() -> Result<Self> {
        let s3 = S3::start().await;
        let (_, port) = s3.host.rsplit_once(':').context("no port")?;
        let line = Proxy::to(port.parse()?)?;
        line.set(Line::Slow(SLOW_BYTES_PER_SEC));
        Ok(Self { s3, line })
    }

    /// Flags and variables of a server that copies here.
    pub(super) fn settings(&self) -> (Vec<String>, Vec<(String, String)>) {
        let flags = vec!["--store".to_owned(), format!("s3://{BUCKET}")];
        let variables = variables(&self.line.host()).map(|(name, value)| (name.to_owned(), value));
        (flags, variables.into())
    }

    /// Breaks off what is being copied, answers 500 until one or two whole attempts have failed, and is well again until every copy is
    /// verified.
    ///
    /// # Errors
    /// A copy is not verified in time; the text says what the server tells of it.
    pub(super) async fn fail_and_recover(
        &self,
        server: &Server,
        chance: &mut Chance,
    ) -> Result<()> {
        let begun = async || Ok(self.line.passed_on() > 0);
        page::until("a copy to begin", LIMIT_SECS, begun).await?;
        self.line
            .set(Line::BreaksAfter(2_000 + chance.below(60_000) as u32));
        let broken = async || Ok(self.line.has_broken());
        page::until("a copy to break off", LIMIT_SECS, broken).await?;
        self.line.set(Line::Answers500);
        let wanted = 1 + chance.below(2);
        let refused = async || {
            let copies = copies(server)?;
            let most = copies.iter().filter_map(|copy| copy["attempts"].as_u64());
            Ok(self.line.refused() > 0 && most.max().unwrap_or(0) >= wanted)
        };
        page::until("attempts to be answered 500", LIMIT_SECS, refused).await?;
        self.line.set(Line::Good);
        let verified = async || {
            let copies = copies(server)?;
            let is_verified = |copy: &Value| copy["state"] == "verified";
            Ok(copies.len() >= 2 && copies.iter().all(is_verified))
        };
        let verified = page::until("every copy to be verified", LIMIT_SECS, verified);
        if let Err(error) = verified.await {
            bail!("{error:#}: {:?}", copies(server)?);
        }
        Ok(())
    }

    /// Its objects against what was recorded.
    ///
    /// # Errors
    /// An object cannot be read.
    pub(super) fn judge(&self, seen: &[Vec<Slice>], data: &Path) -> Result<Verdict> {
        judge_bucket(seen, data, &self.s3.bucket())
    }
}

/// What the server tells of its copies: the recording and its manifest.
fn copies(server: &Server) -> Result<Vec<Value>> {
    let answer = server.get("/local/copies")?;
    Ok(answer["copies"].as_array().context("no copies")?.clone())
}
