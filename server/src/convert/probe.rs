//! What ffprobe says of a file.

use super::ffmpeg::run;
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;
use tokio::process::Command;

/// Reading every packet of the longest recording takes seconds; this only ends a probe that hangs.
const LIMIT: Duration = Duration::from_secs(300);

/// What conversion needs to know.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Probe {
    /// Codec of the first picture stream that has packets.
    pub(super) video_codec: Option<String>,
    /// Whether a sound stream has packets; a browser that loses its microphone leaves an empty one.
    pub(super) has_audio: bool,
    /// From the first packet to the end of the last. A recorder's webm carries no duration of its own, so packets are the only truth.
    pub(super) duration_secs: f64,
}

#[derive(Deserialize)]
struct Output {
    #[serde(default)]
    streams: Vec<Stream>,
}

#[derive(Deserialize)]
struct Stream {
    index: u32,
    #[serde(default)]
    codec_type: String,
    #[serde(default)]
    codec_name: String,
}

pub(super) async fn probe(path: &Path) -> Result<Probe, String> {
    let mut streams = Command::new("ffprobe");
    streams
        .args([
            "-v",
            "error",
            "-show_entries",
            "stream=index,codec_type,codec_name",
            "-of",
            "json",
        ])
        .arg(path);
    let streams: Output = serde_json::from_slice(&run(&mut streams, LIMIT).await?)
        .map_err(|error| error.to_string())?;
    let mut packets = Command::new("ffprobe");
    packets
        .args([
            "-v",
            "error",
            "-show_entries",
            "packet=stream_index,pts_time,duration_time",
            "-of",
            "csv=p=0",
        ])
        .arg(path);
    let packets = run(&mut packets, LIMIT).await?;
    summarise(&streams.streams, &String::from_utf8_lossy(&packets))
}

fn summarise(streams: &[Stream], packets: &str) -> Result<Probe, String> {
    let mut seen = Vec::new();
    let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
    for line in packets.lines() {
        let mut fields = line.split(',');
        let (Some(Ok(index)), Some(Ok(start))) = (
            fields.next().map(str::parse::<u32>),
            fields.next().map(str::parse::<f64>),
        ) else {
            continue;
        };
        let duration = fields
            .next()
            .and_then(|field| field.parse::<f64>().ok())
            .unwrap_or(0.0);
        if !seen.contains(&index) {
            seen.push(index);
        }
        first = first.min(start);
        last = last.max(start + duration);
    }
    if seen.is_empty() {
        return Err("the recording holds no picture and no sound".to_owned());
    }
    let of_type = |kind: &str| {
        streams
            .iter()
            .find(|stream| stream.codec_type == kind && seen.contains(&stream.index))
    };
    Ok(Probe {
        video_codec: of_type("video").map(|stream| stream.codec_name.clone()),
        has_audio: of_type("audio").is_some(),
        duration_secs: last - first,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(index: u32, kind: &str, codec: &str) -> Stream {
        Stream {
            index,
            codec_type: kind.to_owned(),
            codec_name: codec.to_owned(),
        }
    }

    #[test]
    fn the_packets_give_the_length() {
        let streams = [stream(0, "audio", "opus"), stream(1, "video", "vp8")];
        let probe =
            summarise(&streams, "1,0.500,0.033\n1,3.000,N/A\n1,N/A,0.1\nrubbish\n").unwrap();
        assert_eq!(
            probe,
            Probe {
                video_codec: Some("vp8".to_owned()),
                has_audio: false,
                duration_secs: 2.5
            }
        );
        assert!(summarise(&streams, "").is_err());
    }
}
