//! One stream as fast as it goes, side by side with a loop that only writes and syncs, on the same disk.

use crate::Args;
use crate::http::Connection;
use crate::recording::{Recording, SLICE_BYTES, Slice};
use crate::server::Server;
use anyhow::Result;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use tokio::time::Instant;

pub(crate) const HEAD: &str =
    "MB/s (the server's bytes are checked and hashed; the plain loop is write and fdatasync)
   piece  checksum   server  plain loop  share";

/// Bytes of one round; the two take turns, so that both see the same disk.
const ROUND_BYTES: usize = 64 << 20;
const ROUNDS: usize = 4;
const MIB: usize = 1 << 20;

/// A line for each size of piece.
pub(crate) async fn compare(args: &Args) -> Result<Vec<String>> {
    let server = Server::start(args)?;
    let mut lines = Vec::new();
    for (name, bytes, checked) in [
        ("1 s", SLICE_BYTES, true),
        ("8 MiB", 8 * MIB, true),
        ("64 MiB", ROUND_BYTES, false),
    ] {
        let slice = Slice::new(bytes, checked);
        let mut connection = Connection::open(&server.host).await?;
        let mut recording = Recording {
            upload: server.upload(&mut connection).await?,
            connection,
            offset: 0,
        };
        let plain = server.folder.path().join("plain");
        let pieces = ROUND_BYTES / bytes;
        let (mut own_secs, mut plain_secs) = (0.0, 0.0);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            for _ in 0..pieces {
                recording.send(&slice).await?;
            }
            own_secs += start.elapsed().as_secs_f64();
            let start = Instant::now();
            // Nothing else is going on, so this may hold up the thread.
            write(&plain, slice.bytes(), pieces)?;
            plain_secs += start.elapsed().as_secs_f64();
        }
        recording.end().await?;
        std::fs::remove_file(plain)?;
        let megabytes = (ROUNDS * pieces * bytes) as f64 / 1e6;
        lines.push(format!(
            "{name:>8}  {:<8} {:>8.1}  {:>10.1}  {:>4.0} %",
            if checked { "sha256" } else { "none" },
            megabytes / own_secs,
            megabytes / plain_secs,
            100.0 * plain_secs / own_secs
        ));
    }
    Ok(lines)
}

/// Appends so many pieces, each synced before the next.
fn write(path: &Path, piece: &[u8], pieces: usize) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    for _ in 0..pieces {
        file.write_all(piece)?;
        file.sync_data()?;
    }
    Ok(())
}
