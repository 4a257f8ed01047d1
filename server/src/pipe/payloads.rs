//! The `data` of Pipe's events. The same fields have the same types at every event, as in Pipe's newer ones; `video_copied_s3` is
//! as Lookit has recorded it, with `id` as text and `type` in capitals.

use super::ledger::Entry;
use super::media::Facts;
use serde_json::{Value, json};
use wire::Recording;

/// `2026-03-03 15:51:44`, in UTC; the fraction and the zone of `created_on` fall away.
pub(super) fn date_time(created_on: &str) -> String {
    created_on.get(..19).unwrap_or(created_on).replace('T', " ")
}

/// The ending of a file name, `webm`.
pub(super) fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The codecs a recorder names in its mime type: picture, then sound; empty when it does not.
fn named_codecs(mime_type: &str) -> (String, String) {
    let list = mime_type
        .split(';')
        .find_map(|part| part.trim().strip_prefix("codecs="))
        .unwrap_or_default()
        .trim_matches('"');
    let (mut video, mut audio) = (String::new(), String::new());
    for codec in list.split(',').map(str::trim) {
        let family = codec
            .split('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match family.as_str() {
            "" => {}
            "opus" | "vorbis" | "pcm" | "mp4a" | "flac" | "aac" => audio = family,
            "avc1" | "avc3" => "h264".clone_into(&mut video),
            _ => video = family,
        }
    }
    (video, audio)
}

/// `video_recorded`. Of the family nothing is told that is not in the recording: `ip` and `ua` are not kept and stay empty.
pub(super) fn recorded(entry: &Entry, recording: &Recording) -> Value {
    let (video, audio) = named_codecs(&recording.mime_type);
    let device = |of: fn(&wire::Receipt) -> &String| {
        recording.receipt.as_ref().map_or("", |receipt| of(receipt))
    };
    json!({
        "videoName": entry.video_name,
        "audioCodec": audio,
        "videoCodec": video,
        "type": ending(&recording.raw),
        "id": entry.pk,
        "dateTime": date_time(&recording.created_on),
        "timeZone": "UTC",
        "payload": entry.payload,
        "httpReferer": entry.referer,
        "cam_name": device(|receipt| &receipt.camera),
        "mic_name": device(|receipt| &receipt.microphone),
        "ip": "",
        "ua": "",
    })
}

/// `video_converted`.
pub(super) fn converted(entry: &Entry, recording: &Recording, facts: &Facts) -> Value {
    let side = |pixels: u32| {
        if pixels == 0 {
            String::new()
        } else {
            pixels.to_string()
        }
    };
    json!({
        "videoName": entry.video_name,
        "duration": recording.mp4_duration_secs.unwrap_or_default().round() as u64,
        "audioCodec": codec_name(&facts.audio_codec),
        "videoCodec": codec_name(&facts.video_codec),
        "type": "mp4",
        "size": facts.bytes,
        "width": side(facts.width),
        "height": side(facts.height),
        "orientation": if facts.height > facts.width { "portrait" } else { "landscape" },
        "id": entry.pk,
        "dateTime": date_time(&recording.created_on),
        "timeZone": "UTC",
        "payload": entry.payload,
    })
}

/// Pipe writes codecs as people do.
fn codec_name(codec: &str) -> String {
    match codec {
        "h264" => "H.264".to_owned(),
        other => other.to_ascii_uppercase(),
    }
}

/// Where the files of a recording can be fetched; empty where there is none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    pub(crate) mp4: String,
    pub(crate) raw: String,
    pub(crate) poster: String,
}

/// `video_copied_pipe_s3`: here "Pipe's storage" is this server.
pub(super) fn available(entry: &Entry, facts: &Facts, links: &Links) -> Value {
    json!({
        "storedStatus": "stored successful",
        "videoName": entry.video_name,
        "size": facts.bytes,
        "checksum_md5": facts.md5,
        "checksum_sha1": facts.sha1,
        "id": entry.pk,
        "url": links.mp4,
        "rawRecordingUrl": links.raw,
        "snapshotUrl": links.poster,
        "filmstripUrl": "",
        "cdn": {"cdnRecordingUrl": "", "cdnRawRecordingUrl": "", "cdnSnapshotUrl": "", "cdnFilmstripUrl": ""},
        "bucket": "",
        "region": "",
        "payload": entry.payload,
    })
}

/// Where a recording lies in a bucket. The link `mp4` is the original's where no mp4 is made.
#[derive(Clone, Debug)]
pub(crate) struct Copied {
    pub(crate) bytes: u64,
    pub(crate) links: Links,
    pub(crate) bucket: String,
    pub(crate) region: String,
}

/// `video_copied_s3`. No ACL is set on copies, so `acl` is what S3 does without one.
pub(crate) fn copied(entry: &Entry, copied: &Copied) -> Value {
    json!({
        "s3UploadStatus": "upload success",
        "videoName": entry.video_name,
        "type": ending(copied.links.mp4.split('?').next().unwrap_or_default()).to_ascii_uppercase(),
        "size": copied.bytes,
        "id": entry.pk.to_string(),
        "url": copied.links.mp4,
        "snapshotUrl": copied.links.poster,
        "bucket": copied.bucket,
        "region": copied.region,
        "acl": "private",
        "payload": entry.payload,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_things() {
        assert_eq!(
            date_time("2026-03-03T15:51:44.123456Z"),
            "2026-03-03 15:51:44"
        );
        assert_eq!(date_time(""), "");
        let pair = |video: &str, audio: &str| (video.to_owned(), audio.to_owned());
        assert_eq!(
            named_codecs("video/webm;codecs=vp8,opus"),
            pair("vp8", "opus")
        );
        assert_eq!(
            named_codecs("video/x-matroska; codecs=\"avc1.42E01E, opus\""),
            pair("h264", "opus")
        );
        assert_eq!(named_codecs("video/webm"), pair("", ""));
        assert_eq!(
            (codec_name("h264"), codec_name("aac")),
            pair("H.264", "AAC")
        );
        assert_eq!((ending("a.b.webm"), ending("a")), ("webm", ""));
    }
}
