//! One recording as the player sends it: a slice each second, acknowledged before the next is sent.

use crate::http::Connection;
use crate::server::Upload;
use anyhow::{Context as _, Result};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// A second of 2.5 Mbit/s.
pub(crate) const SLICE_BYTES: usize = 312_500;
const SECOND: Duration = Duration::from_secs(1);

/// Bytes, and the header that proves them.
pub(crate) struct Slice {
    bytes: Vec<u8>,
    checksum: Option<String>,
}

impl Slice {
    /// Bytes no disk or network can make smaller; `checked` with their SHA-256.
    pub(crate) fn new(bytes: usize, checked: bool) -> Self {
        let bytes: Vec<u8> = (0..bytes as u64)
            .map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 29) as u8)
            .collect();
        let checksum =
            checked.then(|| format!("sha256 {}", BASE64.encode(&Sha256::digest(&bytes))));
        Self { bytes, checksum }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// An upload and where it stands.
pub(crate) struct Recording {
    pub(crate) upload: Upload,
    pub(crate) connection: Connection,
    pub(crate) offset: usize,
}

impl Recording {
    /// Sends a slice and waits until it is acknowledged.
    pub(crate) async fn send(&mut self, slice: &Slice) -> Result<()> {
        let mut extra = Vec::new();
        if let Some(checksum) = &slice.checksum {
            extra.push((wire::CHECKSUM_HEADER, checksum.as_str()));
        }
        self.patch(&extra, &slice.bytes).await
    }

    /// Says that this was all.
    pub(crate) async fn end(&mut self) -> Result<()> {
        let length = self.offset.to_string();
        self.patch(&[("Upload-Length", &length)], b"").await
    }

    async fn patch(&mut self, extra: &[(&str, &str)], body: &[u8]) -> Result<()> {
        let offset = self.offset.to_string();
        let mut headers = vec![
            ("Tus-Resumable", wire::TUS_VERSION),
            ("Authorization", self.upload.grant.as_str()),
            ("Content-Type", wire::OFFSET_CONTENT_TYPE),
            ("Upload-Offset", offset.as_str()),
        ];
        headers.extend_from_slice(extra);
        let answer = self
            .connection
            .ask("PATCH", &self.upload.path, &headers, body)
            .await?
            .expect(204)?;
        let offset = answer.header("upload-offset").context("no offset")?;
        self.offset = offset.parse()?;
        Ok(())
    }

    /// Records for so many seconds from `start` on. Gives, for each slice in milliseconds, how long after it was recorded it was
    /// acknowledged: what waited for the slice before it counts too.
    pub(crate) async fn run(
        &mut self,
        slice: &Slice,
        start: Instant,
        secs: u64,
    ) -> Result<Vec<f64>> {
        let mut millis = Vec::new();
        let mut due = start;
        for _ in 0..secs {
            sleep_until(due).await;
            self.send(slice).await?;
            millis.push(due.elapsed().as_secs_f64() * 1000.0);
            due += SECOND;
        }
        Ok(millis)
    }
}
