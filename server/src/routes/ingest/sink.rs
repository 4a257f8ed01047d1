//! Writing the body of a PATCH.

use super::checksum::Checksum;
use super::pace::Pace;
use crate::app::State;
use crate::error::Error;
use crate::store::{Claims, Upload, Writer, blocking};
use axum::body::Body;
use std::sync::Arc;
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;
use wire::Recording;

/// A PATCH with a checksum is held in memory until the checksum is known to be right.
pub(super) const MAX_CHECKED_BYTES: usize = 16 << 20;

/// Where the bytes of one PATCH go.
pub(super) struct Sink<'a> {
    pub(super) state: &'a State,
    pub(super) claims: &'a Claims,
    pub(super) upload: &'a Arc<Upload>,
    pub(super) recording: &'a Recording,
    pub(super) offset: u64,
    /// The whole body's size was known and granted at the start.
    pub(super) room_taken: bool,
    pub(super) file: Option<File>,
}

impl Sink<'_> {
    /// Writes a body after its checksum was found right. Only then: a server killed while it writes leaves right bytes.
    /// `length` is what the request's header says of it.
    pub(super) async fn checked(
        &mut self,
        checksum: &Checksum,
        length: Option<u64>,
        writer: &Writer<'_>,
        pace: &mut Pace,
        body: &mut Body,
    ) -> Result<(), Error> {
        if length.is_some_and(|length| length > MAX_CHECKED_BYTES as u64) {
            return Err(Error::RequestTooLarge {
                limit: MAX_CHECKED_BYTES,
            });
        }
        let _memory = tokio::select! {
            () = writer.replaced.cancelled() => return Err(Error::Taken),
            memory = self.state.limits.memory(length) => memory?,
        };
        let bytes = tokio::select! {
            () = writer.replaced.cancelled() => return Err(Error::Taken),
            () = self.state.stop.cancelled() => return Err(Error::Stalled),
            bytes = pace.read(body, MAX_CHECKED_BYTES) => bytes?,
        };
        // Megabytes to hash would hold up the other requests.
        let (checksum, upload, offset) = (checksum.clone(), Arc::clone(self.upload), self.offset);
        let right = blocking(move || {
            let fits = checksum.fits(&bytes);
            if fits {
                upload.hash_on(offset, &bytes);
            }
            Ok(fits.then_some(bytes))
        })
        .await?;
        let bytes = right.ok_or(Error::Checksum {
            offset: self.offset,
        })?;
        self.write(&bytes).await
    }

    /// Writes a body as it comes.
    pub(super) async fn stream(
        &mut self,
        writer: &Writer<'_>,
        pace: &mut Pace,
        body: &mut Body,
    ) -> Result<(), Error> {
        loop {
            let piece = tokio::select! {
                () = writer.replaced.cancelled() => return Err(Error::Taken),
                () = self.state.stop.cancelled() => return Err(Error::Stalled),
                piece = pace.next(body) => piece?,
            };
            let Some(piece) = piece else { return Ok(()) };
            self.upload.hash_on(self.offset, &piece);
            self.write(&piece).await?;
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
        check_size(self.state, self.claims, after)?;
        self.state.quota.for_recordings(more_bytes)
    }
}

/// Refuses a recording that is larger than the server keeps, or than the grant permits.
pub(super) fn check_size(state: &State, claims: &Claims, bytes: u64) -> Result<(), Error> {
    let limit = state.config.max_recording_bytes.min(claims.max_bytes);
    if bytes > limit {
        Err(Error::RecordingTooLarge { limit })
    } else {
        Ok(())
    }
}
