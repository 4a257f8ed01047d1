//! ffmpeg as a supervised child process.

use super::probe::{Container, Probe};
use super::tools::Tools;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

/// What of an error text is kept.
const MESSAGE_BYTES: usize = 400;
/// Width of a still picture, in pixels.
const POSTER_WIDTH: &str = "scale=min(640\\,iw):-2";

/// Why a program gave no result.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It ran to its end and says that it cannot be done.
    #[error("{0}")]
    Refused(String),
    /// It was stopped, or could not be started.
    #[error("{0}")]
    Broken(String),
    /// There was no room for what it writes.
    #[error("the disk or --max-data-bytes is full")]
    Full,
}

/// How the system says that there is no room, as ffmpeg repeats it.
const FULL: [&str; 2] = ["No space left on device", "Disk quota exceeded"];

/// Runs a program to its end and gives its output; dropping the future kills it.
pub(super) async fn run(command: &mut Command, limit: Duration) -> Result<Vec<u8>, Fault> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let name = command
        .as_std()
        .get_program()
        .to_string_lossy()
        .into_owned();
    let output = tokio::time::timeout(limit, command.output())
        .await
        .map_err(|_| {
            Fault::Broken(format!(
                "{name} did not end within {:.0} s and was stopped",
                limit.as_secs_f64()
            ))
        })?
        .map_err(|error| Fault::Broken(format!("{name} could not be started: {error}")))?;
    // Also of one that ends well: ffmpeg calls a file good whose end could not be written.
    let said = String::from_utf8_lossy(&output.stderr);
    if FULL.iter().any(|full| said.contains(full)) {
        return Err(Fault::Full);
    }
    if output.status.success() {
        return Ok(output.stdout);
    }
    let why = format!("{name} failed: {}", last_words(&output.stderr));
    // Without a code a signal ended it: the system was out of memory, or is shutting down.
    Err(match output.status.code() {
        Some(_) => Fault::Refused(why),
        None => Fault::Broken(why),
    })
}

fn last_words(text: &[u8]) -> String {
    let text = &text[text.len().saturating_sub(MESSAGE_BYTES)..];
    String::from_utf8_lossy(text).trim().replace('\n', "; ")
}

/// Makes `target` an mp4 of `source` that plays everywhere and can be searched through.
pub(super) async fn convert(
    tools: &Tools,
    source: &Path,
    target: &Path,
    probe: &Probe,
    may_copy: bool,
    limit: Duration,
) -> Result<(), Fault> {
    let mut command = reading(tools, source);
    if let Some(codec) = &probe.video_codec {
        command.args(["-map", "0:v:0"]);
        if may_copy && codec == "h264" {
            command.args(["-c:v", "copy"]);
        } else {
            // x264 with 4:2:0 needs even sides; a camera held upright may have odd ones.
            command.args([
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p",
            ]);
            command.args(["-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2"]);
            command.args(tools.every_frame_once);
        }
    }
    if probe.has_audio() {
        command.args(["-map", "0:a:0", "-c:a", "aac", "-b:a", "96k"]);
    }
    command
        .args(["-movflags", "+faststart", "-f", "mp4"])
        .arg(target);
    run(&mut command, limit).await.map(drop)
}

/// Writes `source`'s packets into a container that says how long it is and where to jump.
pub(super) async fn remux(
    tools: &Tools,
    source: &Path,
    target: &Path,
    container: Container,
    limit: Duration,
) -> Result<(), Fault> {
    let mut command = reading(tools, source);
    command
        .args(["-map", "0:v?", "-map", "0:a?", "-c", "copy"])
        .args(container.flags)
        .args(["-f", container.format])
        .arg(target);
    run(&mut command, limit).await.map(drop)
}

/// Draws one still picture.
pub(super) async fn picture(
    tools: &Tools,
    source: &Path,
    target: &Path,
    at_secs: f64,
    limit: Duration,
) -> Result<(), Fault> {
    let mut command = tools.ffmpeg();
    command
        .args(QUIET)
        .args(["-ss", &format!("{at_secs:.3}"), "-i"])
        .arg(source)
        .args(["-frames:v", "1", "-vf", POSTER_WIDTH, "-q:v", "4"])
        .args(["-c:v", "mjpeg", "-f", "image2", "-update", "1"])
        .arg(target);
    run(&mut command, limit).await.map(drop)
}

const QUIET: [&str; 5] = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];

fn reading(tools: &Tools, source: &Path) -> Command {
    let mut command = tools.ffmpeg();
    command.args(QUIET).arg("-i").arg(source);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn said(script: &str) -> Result<Vec<u8>, Fault> {
        run(
            Command::new("sh").args(["-c", script]),
            Duration::from_mins(1),
        )
        .await
    }

    #[tokio::test]
    async fn a_full_disk_is_told_from_a_recording_that_cannot_be_read() {
        let full = "echo 'av_write_trailer: No space left on device' >&2";
        for code in [0, 1] {
            let fault = said(&format!("{full}; exit {code}")).await.unwrap_err();
            assert!(matches!(fault, Fault::Full), "{fault}");
        }
        let fault = said("echo 'Invalid data' >&2; exit 1").await.unwrap_err();
        assert!(matches!(fault, Fault::Refused(_)), "{fault}");
        let fault = said("kill -9 $$").await.unwrap_err();
        assert!(matches!(fault, Fault::Broken(_)), "{fault}");
        assert_eq!(said("echo good; echo hm >&2").await.unwrap(), b"good\n");
    }
}
