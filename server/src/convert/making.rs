//! A file that ffmpeg writes, until it is whole.

use super::ffmpeg::Fault;
use crate::error::Error;
use crate::store::{MAKING, Quota, blocking, sync_dir};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Room is asked for in pieces of this size. Who has less left makes no mp4.
const PIECE_BYTES: u64 = 4 << 20;
/// How often it is looked how far the file has grown; x264 writes far less than a piece in this time.
const LOOK: Duration = Duration::from_millis(100);
/// Letters that tell one attempt's file from another's.
const MARK_LETTERS: usize = 8;

/// A file in the making. Dropped before it was kept, it is removed.
pub(super) struct Making<'a> {
    quota: &'a Quota,
    folder: &'a Path,
    /// The name it will have.
    pub(super) name: String,
    /// Where it lies until then. Each attempt has a place of its own: what a killed server started may still be writing to the last.
    pub(super) path: PathBuf,
    granted_bytes: u64,
    /// Set when the recording is deleted.
    gone: &'a CancellationToken,
}

impl<'a> Making<'a> {
    pub(super) fn new(
        quota: &'a Quota,
        folder: &'a Path,
        gone: &'a CancellationToken,
        name: String,
    ) -> Self {
        let mark = Uuid::new_v4().simple().to_string();
        let path = folder.join(format!("{name}.{}{MAKING}", &mark[..MARK_LETTERS]));
        Self {
            quota,
            folder,
            name,
            path,
            granted_bytes: 0,
            gone,
        }
    }

    /// Does the `work` that writes the file, about `expected_bytes` of it, for as long as the quota of recordings has room.
    ///
    /// # Errors
    /// Those of the work; [`Fault::Full`] when the room ended first, the work is dropped then, as it is when the recording is deleted.
    pub(super) async fn fill(
        &mut self,
        expected_bytes: u64,
        work: impl Future<Output = Result<(), Fault>>,
    ) -> Result<(), Fault> {
        self.grow(expected_bytes.max(PIECE_BYTES))?;
        let mut work = pin!(work);
        let mut looks = tokio::time::interval(LOOK);
        loop {
            tokio::select! {
                () = self.gone.cancelled() => {
                    return Err(Fault::Refused("the recording was deleted".to_owned()));
                }
                done = &mut work => {
                    done?;
                    return self.grow(self.length());
                }
                _ = looks.tick() => {
                    // Early enough that what is written until the next look is granted too.
                    let soon = self.length() + PIECE_BYTES / 2;
                    if soon > self.granted_bytes {
                        self.grow(soon + PIECE_BYTES / 2)?;
                    }
                }
            }
        }
    }

    fn length(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |meta| meta.len())
    }

    /// Asks for so many bytes in all.
    fn grow(&mut self, bytes: u64) -> Result<(), Fault> {
        let more = bytes.saturating_sub(self.granted_bytes);
        self.quota.for_recordings(more).map_err(|_| Fault::Full)?;
        self.granted_bytes += more;
        Ok(())
    }

    /// Gives the file its name, lasting.
    pub(super) async fn keep(self) -> Result<(), Error> {
        let (path, folder) = (self.path.clone(), self.folder.to_owned());
        let gone = self.gone.clone();
        let target = folder.join(&self.name);
        blocking(move || {
            std::fs::File::open(&path)?.sync_all()?;
            std::fs::rename(&path, &target)?;
            // Whoever deletes says so first and removes files then; one of the two finds this one.
            if gone.is_cancelled() {
                std::fs::remove_file(&target)?;
            }
            sync_dir(&folder)
        })
        .await
    }
}

impl Drop for Making<'_> {
    fn drop(&mut self) {
        // Not there when it was kept, or when nothing was written.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_not_kept_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let gone = CancellationToken::new();
        let quota = Quota::new(folder.path().to_owned(), None);
        for keep in [false, true] {
            let mut making = Making::new(&quota, folder.path(), &gone, "a.mp4".to_owned());
            let path = making.path.clone();
            let write = async { std::fs::write(&path, b"abc").map_err(|_| Fault::Full) };
            making.fill(0, write).await.unwrap();
            if keep {
                making.keep().await.unwrap();
            }
        }
        let left: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["a.mp4"]);
    }

    #[tokio::test]
    async fn it_ends_when_there_is_no_more_room() {
        let folder = tempfile::tempdir().unwrap();
        let limit = 5 * PIECE_BYTES;
        let gone = CancellationToken::new();
        let quota = Quota::new(folder.path().to_owned(), Some(limit));
        let mut making = Making::new(&quota, folder.path(), &gone, "a.mp4".to_owned());
        let path = making.path.clone();
        let endless = async {
            loop {
                // Far less than a piece between two looks, also on a busy machine.
                let mut file = std::fs::OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(&path)
                    .unwrap();
                std::io::Write::write_all(&mut file, &vec![0; 1 << 18]).unwrap();
                tokio::time::sleep(LOOK / 4).await;
            }
        };
        let fault = making.fill(0, endless).await.unwrap_err();
        assert!(matches!(fault, Fault::Full));
        assert!(making.length() < limit - limit / 20, "the reserve is left");
        // What is known to be too large is not begun.
        let never = async { panic!("begun") };
        assert!(making.fill(2 * limit, never).await.is_err());
        drop(making);
        assert!(!path.exists());
        assert!(quota.for_answers(1).is_ok());
    }
}
