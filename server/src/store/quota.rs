//! How much the data folder may hold.

use crate::error::Error;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The sum of files is taken anew after this long; in between only what was added is counted.
const FRESH: Duration = Duration::from_secs(2);

/// A limit on the data folder; without one every question is answered yes.
#[derive(Debug)]
pub(crate) struct Quota {
    root: PathBuf,
    limit_bytes: Option<u64>,
    used: Mutex<Option<(Instant, u64)>>,
}

impl Quota {
    pub(crate) fn new(root: PathBuf, limit_bytes: Option<u64>) -> Self {
        Self {
            root,
            limit_bytes,
            used: Mutex::new(None),
        }
    }

    /// Asks for room for an answer, which may use all there is.
    pub(crate) fn for_answers(&self, bytes: u64) -> Result<(), Error> {
        self.limit_bytes
            .map_or(Ok(()), |limit| self.take(bytes, limit))
    }

    /// Asks for room for a recording. A twentieth is left to the answers: they are small, and a study without them is lost.
    pub(crate) fn for_recordings(&self, bytes: u64) -> Result<(), Error> {
        self.limit_bytes
            .map_or(Ok(()), |limit| self.take(bytes, limit - limit / 20))
    }

    fn take(&self, bytes: u64, limit: u64) -> Result<(), Error> {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, before) = match *used {
            Some((since, before)) if since.elapsed() < FRESH => (since, before),
            _ => (Instant::now(), size_of(&self.root)),
        };
        let after = before.saturating_add(bytes);
        let fits = after <= limit;
        *used = Some((since, if fits { after } else { before }));
        if fits { Ok(()) } else { Err(Error::Full) }
    }
}

fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => size_of(&entry.path()),
            Ok(meta) => meta.len(),
            Err(_) => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recordings_stop_before_answers() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), [0; 90]).unwrap();
        let quota = Quota::new(folder.path().to_owned(), Some(100));
        assert!(quota.for_recordings(6).is_err());
        assert!(quota.for_answers(6).is_ok());
        assert!(quota.for_answers(6).is_err(), "what was granted counts");
    }
}
