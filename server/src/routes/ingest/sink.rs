//! Writing the body of a PATCH.

use super::MAX_CHECKED_BYTES;
use super::checksum::Checksum;
use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::read_limited;
use crate::store::Writer;
use axum::body::Body;
use http_body_util::BodyExt as _;
use std::time::Duration;
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;
use wire::Recording;

/// How long one piece of a body may keep the server waiting.
const STALL: Duration = Duration::from_secs(60);

/// Where the bytes of one PATCH go.
pub(super) struct Sink<'a> {
    pub(super) state: &'a State,
    pub(super) recording: &'a Recording,
    pub(super) offset: u64,
    /// The whole body's size was known and granted at the start.
    pub(super) room_taken: bool,
    pub(super) file: Option<File>,
}

impl Sink<'_> {
    /// Writes a body after its checksum was found right. Only then: a server killed while it writes leaves right bytes.
    pub(super) async fn checked(
        &mut self,
        checksum: &Checksum,
        writer: &Writer<'_>,
        body: &mut Body,
    ) -> Result<(), Error> {
        let bytes = tokio::select! {
            () = writer.replaced.cancelled() => return Err(Error::Taken),
            bytes = read_limited(body, MAX_CHECKED_BYTES) => bytes?,
        };
        if !checksum.fits(&bytes) {
            return Err(Error::Checksum {
                offset: self.offset,
            });
        }
        self.write(&bytes).await
    }

    /// Writes a body as it comes.
    pub(super) async fn stream(
        &mut self,
        writer: &Writer<'_>,
        body: &mut Body,
    ) -> Result<(), Error> {
        loop {
            let frame = tokio::select! {
                () = writer.replaced.cancelled() => return Err(Error::Taken),
                () = self.state.stop.cancelled() => return Err(Error::Stalled),
                frame = tokio::time::timeout(STALL, body.frame()) => frame,
            };
            match frame {
                Ok(None) => return Ok(()),
                Err(_) | Ok(Some(Err(_))) => return Err(Error::Stalled),
                Ok(Some(Ok(frame))) => self.write(&frame.into_data().unwrap_or_default()).await?,
            }
        }
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if !self.room_taken {
            self.take_room(bytes.len() as u64)?;
        }
        if let Some(file) = &mut self.file {
            file.write_all(bytes).await?;
        }
        self.offset += bytes.len() as u64;
        Ok(())
    }

    pub(super) async fn sync(&mut self) -> Result<(), Error> {
        if let Some(file) = &mut self.file {
            file.flush().await?;
            file.sync_data().await?;
        }
        Ok(())
    }

    pub(super) fn take_room(&self, more_bytes: u64) -> Result<(), Error> {
        let after = self.offset.saturating_add(more_bytes);
        if self.recording.length.is_some_and(|length| after > length) {
            return Err(Error::Upload(
                "These are more bytes than the upload's length.".to_owned(),
            ));
        }
        check_size(self.state, after)?;
        self.state.quota.for_recordings(more_bytes)
    }
}

/// Refuses a recording that is larger than the server keeps.
pub(super) fn check_size(state: &State, bytes: u64) -> Result<(), Error> {
    let limit = state.config.max_recording_bytes;
    if bytes > limit {
        Err(Error::RecordingTooLarge { limit })
    } else {
        Ok(())
    }
}
