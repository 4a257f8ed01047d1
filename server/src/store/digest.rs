//! The SHA-256 of a recording, kept while its bytes come in.

use sha2::{Digest as _, Sha256};
use std::io::{self, Read as _};
use std::path::Path;

/// As much of a file as is held in memory at once.
const PIECE_BYTES: usize = 1 << 16;

/// The hash of the bytes from the beginning on, as long as every one of them came through this run of the server.
#[derive(Debug, Default)]
pub(super) struct Running {
    bytes: u64,
    hasher: Sha256,
    /// Bytes were missed or written twice: only the file knows now.
    lost: bool,
}

impl Running {
    /// Adds bytes that are written at `offset`.
    pub(super) fn add(&mut self, offset: u64, bytes: &[u8]) {
        if offset != self.bytes {
            self.lost = true;
        }
        if !self.lost {
            self.hasher.update(bytes);
            self.bytes += bytes.len() as u64;
        }
    }

    /// The hash of the first `bytes` bytes, in hexadecimal; `None` when it must be read from the file.
    pub(super) fn of(&self, bytes: u64) -> Option<String> {
        (!self.lost && self.bytes == bytes).then(|| hex(self.hasher.clone()))
    }
}

pub(super) fn hash_file(path: &Path) -> io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; PIECE_BYTES];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(hasher)),
            read => hasher.update(&buffer[..read]),
        }
    }
}

fn hex(hasher: Sha256) -> String {
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_files_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, b"hello world").unwrap();
        let mut running = Running::default();
        running.add(0, b"hello ");
        running.add(6, b"world");
        assert_eq!(running.of(11).unwrap(), hash_file(&path).unwrap());
        assert_eq!(running.of(6), None);
        // The disk kept less than was sent: the player goes on from there.
        running.add(8, b"rld");
        assert_eq!(running.of(11), None);
        // The server was started in the middle of the upload.
        let mut late = Running::default();
        late.add(6, b"world");
        assert_eq!(late.of(11), None);
    }
}
