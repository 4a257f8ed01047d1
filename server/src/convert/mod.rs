//! Makes of every stored recording what people can use: a seekable copy, an mp4, a still picture.
//!
//! The original is never touched, and nothing waits for this: a failed conversion costs a file that can be made again.

mod attempt;
mod ffmpeg;
mod job;
mod making;
mod probe;
mod queue;
mod tools;
mod verdict;

pub(crate) use queue::{Queue, work};
pub(crate) use verdict::verdict;

/// Whether ffmpeg and ffprobe can be started; asked once, since what is installed later is used after the next start.
pub(crate) async fn available() -> bool {
    tools::tools().await.is_some()
}
