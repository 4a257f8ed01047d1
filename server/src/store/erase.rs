//! Deleting a recording that is complete.

use super::upload::{Upload, blocking};
use super::uploads::Uploads;
use super::{disk, manifest};
use crate::error::Error;
use std::io;
use std::sync::PoisonError;

impl Uploads {
    /// Removes a recording with everything that was made of it. Safe to repeat after a crash between its steps: the manifest, by
    /// which a restart finds the rest, goes last.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub(crate) async fn erase(&self, upload: &Upload) -> Result<(), Error> {
        let _writer = upload.claim().await?;
        let recording = upload.recording().await;
        let folder = upload.folder.clone();
        let mut paths = vec![upload.raw(&recording), upload.part(&recording)];
        let made = [&recording.mp4, &recording.seekable, &recording.poster];
        paths.extend(made.into_iter().flatten().map(|file| folder.join(file)));
        paths.push(manifest::manifest_path(&folder, &recording));
        blocking(move || {
            for path in paths {
                match std::fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
            disk::sync_dir(&folder)
        })
        .await?;
        self.index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&upload.id);
        Ok(())
    }
}
