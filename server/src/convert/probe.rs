//! What ffprobe says of a file.

use super::ffmpeg::{Fault, run};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tokio::process::Command;

/// Reading every packet of the longest recording takes seconds; this only ends a probe that hangs.
const LIMIT: Duration = Duration::from_mins(5);

/// What conversion needs to know.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Probe {
    /// Codec of the first picture stream that has packets.
    pub(super) video_codec: Option<String>,
    /// Codec of the first sound stream that has packets; a browser that loses its microphone leaves an empty one.
    pub(super) audio_codec: Option<String>,
    /// From the first packet to the end of the last. A recorder's webm carries no duration of its own, so packets are the only truth.
    pub(super) duration_secs: f64,
    /// Packets of the picture stream, one for each frame; 0 without a picture.
    pub(super) frames: u64,
}

/// How ffmpeg is told to write a container.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Container {
    pub(super) ending: &'static str,
    pub(super) format: &'static str,
    pub(super) flags: &'static [&'static str],
}

const INDEX_FIRST: &[&str] = &["-cues_to_front", "1"];

impl Probe {
    pub(super) fn has_audio(&self) -> bool {
        self.audio_codec.is_some()
    }

    /// Whether an mp4 may hold the picture as it is.
    pub(super) fn can_be_copied(&self) -> bool {
        self.video_codec.as_deref() == Some("h264")
    }

    /// The container for the same packets, for an original with this ending. A browser calls H.264 in Matroska a webm, and
    /// ffmpeg refuses to.
    pub(super) fn container(&self, ending: &str) -> Container {
        let holds = |codec: &Option<String>, known: &[&str]| {
            codec.as_deref().is_none_or(|codec| known.contains(&codec))
        };
        let is_webm = holds(&self.video_codec, &["vp8", "vp9", "av1"])
            && holds(&self.audio_codec, &["opus", "vorbis"]);
        match ending {
            "webm" if is_webm => Container {
                ending: "webm",
                format: "webm",
                flags: INDEX_FIRST,
            },
            "mp4" => Container {
                ending: "mp4",
                format: "mp4",
                flags: &["-movflags", "+faststart"],
            },
            "mov" => Container {
                ending: "mov",
                format: "mov",
                flags: &["-movflags", "+faststart"],
            },
            _ => Container {
                ending: "mkv",
                format: "matroska",
                flags: INDEX_FIRST,
            },
        }
    }
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

pub(super) async fn probe(path: &Path) -> Result<Probe, Fault> {
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
        .map_err(|error| Fault::Refused(format!("ffprobe's answer is not readable: {error}")))?;
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
    summarise(&streams.streams, &String::from_utf8_lossy(&packets)).map_err(Fault::Refused)
}

fn summarise(streams: &[Stream], packets: &str) -> Result<Probe, String> {
    // How many packets each stream has.
    let mut seen: BTreeMap<u32, u64> = BTreeMap::new();
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
        *seen.entry(index).or_default() += 1;
        first = first.min(start);
        last = last.max(start + duration);
    }
    if seen.is_empty() {
        return Err("the recording holds no picture and no sound".to_owned());
    }
    let of_type = |kind: &str| {
        streams
            .iter()
            .find(|stream| stream.codec_type == kind && seen.contains_key(&stream.index))
    };
    let video = of_type("video");
    Ok(Probe {
        frames: video
            .and_then(|stream| seen.get(&stream.index))
            .map_or(0, |packets| *packets),
        video_codec: video.map(|stream| stream.codec_name.clone()),
        audio_codec: of_type("audio").map(|stream| stream.codec_name.clone()),
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
                audio_codec: None,
                duration_secs: 2.5,
                frames: 2,
            }
        );
        assert!(summarise(&streams, "").is_err());
    }

    #[test]
    fn the_same_packets_go_where_they_are_allowed() {
        let probe = |video: &str, audio: Option<&str>| Probe {
            video_codec: Some(video.to_owned()),
            audio_codec: audio.map(str::to_owned),
            duration_secs: 1.0,
            frames: 1,
        };
        let ending = |probe: Probe, ending: &str| probe.container(ending).ending;
        assert_eq!(ending(probe("vp8", Some("opus")), "webm"), "webm");
        assert_eq!(ending(probe("vp9", None), "webm"), "webm");
        assert_eq!(ending(probe("h264", Some("opus")), "webm"), "mkv");
        assert_eq!(ending(probe("h264", Some("aac")), "mp4"), "mp4");
        assert_eq!(ending(probe("theora", Some("vorbis")), "ogg"), "mkv");
    }
}
