//! What a stimulus is, looked at with ffprobe and ffmpeg where they are installed.

use super::stimuli::Sort;
use serde_json::Value;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;
use tokio::process::Command;

const LIMIT: Duration = Duration::from_mins(2);
/// The grid that pictures are looked at in; a flash counts where a quarter of it flashes.
const CELLS_WIDE: usize = 16;
const CELLS_HIGH: usize = 9;
const CELLS: usize = CELLS_WIDE * CELLS_HIGH;
/// Pictures that are looked at in a second.
const RATE: usize = 30;
/// A change of relative luminance that counts, where the darker of the two is below [`BRIGHTEST`] (WCAG 2.3.1).
const CHANGE: f64 = 0.1;
const BRIGHTEST: f64 = 0.8;
/// Flashes in a second that are one too many: a flash is two changes.
const TOO_MANY: usize = 4;

/// What was seen in a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Seen {
    /// Browsers can show it.
    Playable,
    /// They cannot, and why.
    Unplayable(String),
    /// There is no ffprobe here, or it does not know such files.
    Unknown,
}

/// Looks whether a file is what it should be.
pub(super) async fn look(path: &Path, sort: Sort) -> Seen {
    if sort == Sort::Text || is_drawing(path).await {
        return Seen::Unknown;
    }
    let mut command = Command::new("ffprobe");
    command
        .args([
            "-v",
            "error",
            "-show_entries",
            "stream=codec_type,codec_name",
        ])
        .args(["-show_entries", "format=format_name", "-of", "json"])
        .arg(path);
    let Some(output) = run(command).await else {
        return Seen::Unknown;
    };
    let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let streams = told["streams"].as_array().map_or(&[][..], Vec::as_slice);
    let codec = |wanted: &str| {
        streams
            .iter()
            .find(|stream| stream["codec_type"] == wanted)
            .and_then(|stream| stream["codec_name"].as_str())
    };
    if !output.status.success() || streams.is_empty() {
        return Seen::Unplayable("it holds nothing that could be shown or heard".to_owned());
    }
    match sort {
        Sort::Audio if codec("audio").is_none() => Seen::Unplayable("it holds no sound".to_owned()),
        Sort::Image | Sort::Video if codec("video").is_none() => {
            Seen::Unplayable(format!("it holds no {}", sort.word()))
        }
        _ => {
            // What no browser plays, though ffmpeg does.
            let foreign = [
                "mpeg2video",
                "mpeg4",
                "wmv1",
                "wmv2",
                "wmv3",
                "prores",
                "wmav2",
                "alac",
                "ac3",
                "msmpeg4v3",
            ];
            match [codec("video"), codec("audio")]
                .into_iter()
                .flatten()
                .find(|codec| foreign.contains(codec))
            {
                Some(codec) => Seen::Unplayable(format!(
                    "it is coded as {codec}, which browsers do not play"
                )),
                None => Seen::Playable,
            }
        }
    }
}

/// SVG, which ffprobe does not read and every browser does.
async fn is_drawing(path: &Path) -> bool {
    use tokio::io::AsyncReadExt as _;
    let mut start = [0; 512];
    let Ok(mut file) = tokio::fs::File::open(path).await else {
        return false;
    };
    let read = file.read(&mut start).await.unwrap_or(0);
    let text = String::from_utf8_lossy(&start[..read]);
    text.contains("<svg") || text.trim_start().starts_with("<?xml")
}

/// Seconds from the start at which a film begins to flash more than three times a second, if it does.
pub(super) async fn flashing(path: &Path) -> Option<f64> {
    let mut command = Command::new("ffmpeg");
    command
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(path)
        .arg("-an")
        .args([
            "-vf",
            &format!("fps={RATE},scale={CELLS_WIDE}:{CELLS_HIGH}:flags=area,format=gray"),
        ])
        .args(["-t", "600", "-f", "rawvideo", "-"]);
    let output = run(command).await?;
    let frame = first_flashing(&output.stdout)?;
    Some(frame as f64 / RATE as f64)
}

async fn run(mut command: Command) -> Option<Output> {
    command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    tokio::time::timeout(LIMIT, command.output())
        .await
        .ok()?
        .ok()
}

/// The first picture with which some second has too many flashes in a quarter of the picture.
fn first_flashing(pictures: &[u8]) -> Option<usize> {
    let count = pictures.len() / CELLS;
    // For each cell: the last turning point, the direction since, and when it changed enough.
    let mut turned = vec![(None::<f64>, 0_i8); CELLS];
    let mut changes: Vec<Vec<usize>> = vec![Vec::new(); CELLS];
    for picture in 0..count {
        let mut flashing = 0;
        for cell in 0..CELLS {
            let light = luminance(pictures[picture * CELLS + cell]);
            let (last, direction) = &mut turned[cell];
            let from = *last.get_or_insert(light);
            let way = if light > from { 1 } else { -1 };
            let is_change = (light - from).abs() >= CHANGE && light.min(from) < BRIGHTEST;
            if way == *direction {
                // Further the same way: the turning point moves along.
                *last = Some(light);
            } else if is_change {
                *last = Some(light);
                *direction = way;
                changes[cell].push(picture);
            }
            let since = (picture + 1).saturating_sub(RATE);
            let recent = changes[cell].iter().rev().take_while(|at| **at >= since);
            flashing += usize::from(recent.count() >= TOO_MANY * 2);
        }
        if flashing * 4 >= CELLS {
            return Some(picture);
        }
    }
    None
}

/// Relative luminance of a grey value.
fn luminance(grey: u8) -> f64 {
    let part = f64::from(grey) / 255.0;
    if part <= 0.040_45 {
        part / 12.92
    } else {
        ((part + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two seconds of pictures that change between two greys every `every` pictures.
    fn pictures(every: usize, one: u8, other: u8) -> Vec<u8> {
        (0..RATE * 2)
            .flat_map(|picture| {
                let grey = if (picture / every).is_multiple_of(2) {
                    one
                } else {
                    other
                };
                [grey; CELLS]
            })
            .collect()
    }

    #[test]
    fn fast_flashes_are_seen_and_slow_or_faint_ones_are_not() {
        assert!(first_flashing(&pictures(3, 0, 255)).is_some());
        assert_eq!(first_flashing(&pictures(6, 0, 255)), None);
        assert_eq!(first_flashing(&pictures(3, 100, 110)), None);
        assert_eq!(first_flashing(&[]), None);
    }
}
