//! Makes of every stored recording what people can use: a seekable copy, an mp4, a still picture.
//!
//! The original is never touched, and nothing waits for this: a failed conversion costs a file that can be made again.

mod ffmpeg;
mod job;
mod probe;
mod queue;
mod verdict;

pub(crate) use queue::{Queue, work};
pub(crate) use verdict::verdict;

/// Whether ffmpeg and ffprobe can be started.
pub(crate) async fn available() -> bool {
    ffmpeg::starts("ffmpeg").await && ffmpeg::starts("ffprobe").await
}
