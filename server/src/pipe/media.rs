//! What Pipe tells of an mp4 besides its length: its size, shape, codecs and checksums.

use crate::error::Error;
use data_encoding::HEXLOWER;
use md5::Md5;
use serde::{Deserialize, Serialize};
use sha1::{Digest as _, Sha1};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

/// Reading the header of a file takes milliseconds; this only ends a program that hangs.
const LIMIT: Duration = Duration::from_mins(1);

/// Facts of a converted file. Kept in the database, because reading a long file twice for its checksums is slow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    pub(super) bytes: u64,
    pub(super) md5: String,
    pub(super) sha1: String,
    /// 0 when the file has no picture or ffprobe is not there.
    pub(super) width: u32,
    pub(super) height: u32,
    /// As ffprobe calls them, such as `h264`; empty when there is none.
    pub(super) video_codec: String,
    pub(super) audio_codec: String,
}

impl Facts {
    /// # Errors
    /// The file cannot be read. That ffprobe fails is no error: it only says less.
    pub(super) async fn of(path: PathBuf) -> Result<Self, Error> {
        let shape = probe(&path).await;
        let mut facts = tokio::task::spawn_blocking(move || checksums(&path))
            .await
            .map_err(|error| Error::Storage(error.to_string()))??;
        for stream in shape {
            match stream.codec_type.as_str() {
                "video" if facts.video_codec.is_empty() => {
                    facts.video_codec = stream.codec_name;
                    (facts.width, facts.height) = (stream.width, stream.height);
                }
                "audio" if facts.audio_codec.is_empty() => facts.audio_codec = stream.codec_name,
                _ => {}
            }
        }
        Ok(facts)
    }
}

fn checksums(path: &Path) -> std::io::Result<Facts> {
    let mut file = std::fs::File::open(path)?;
    let (mut md5, mut sha1) = (Md5::default(), Sha1::default());
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                md5.update(&buffer[..read]);
                sha1.update(&buffer[..read]);
                bytes += read as u64;
            }
        }
    }
    Ok(Facts {
        bytes,
        md5: HEXLOWER.encode(&md5.finalize()),
        sha1: HEXLOWER.encode(&sha1.finalize()),
        ..Facts::default()
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Output {
    streams: Vec<Stream>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Stream {
    codec_type: String,
    codec_name: String,
    width: u32,
    height: u32,
}

async fn probe(path: &Path) -> Vec<Stream> {
    let running = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-show_entries",
            "stream=codec_type,codec_name,width,height",
            "-of",
            "json",
        ])
        .arg(path)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    match tokio::time::timeout(LIMIT, running).await {
        Ok(Ok(output)) => {
            serde_json::from_slice::<Output>(&output.stdout)
                .unwrap_or_default()
                .streams
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn checksums_need_no_program() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        std::fs::write(&path, "abc").unwrap();
        let facts = Facts::of(path).await.unwrap();
        assert_eq!(
            (facts.bytes, facts.md5.as_str(), facts.sha1.as_str()),
            (
                3,
                "900150983cd24fb0d6963f7d28e17f72",
                "a9993e364706816aba3e25717850c26c9cd0d89d"
            )
        );
    }
}
