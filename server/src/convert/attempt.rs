//! One attempt to make of a recording what people can use.

use super::ffmpeg::{self, Fault};
use super::job::{Trouble, waits};
use super::making::Making;
use super::probe::{Probe, probe};
use super::tools::Tools;
use super::verdict::{frames_agree, is_as_long, missing, verdict};
use crate::store::{CONVERTED, Frames, Quota, SEEKABLE, Upload};
use std::path::PathBuf;
use std::time::Duration;
use wire::{Recording, RecordingState};

/// Time limit of an attempt's one step: this long, and `LIMIT_FACTOR` times the recording.
const LIMIT_SECS: f64 = 120.0;
const LIMIT_FACTOR: f64 = 8.0;
/// The picture is taken here: the first moments often show a camera that is still adjusting.
const POSTER_AT_SECS: f64 = 1.0;
/// A still picture is smaller than this, in bytes.
const POSTER_BYTES: u64 = 1 << 18;

/// What the steps of an attempt need.
struct Attempt<'a> {
    tools: &'a Tools,
    quota: &'a Quota,
    upload: &'a Upload,
    recording: &'a Recording,
    raw: PathBuf,
    source: Probe,
    limit: Duration,
}

/// Converts a recording once. Its files get their names together, after the last of them was made.
pub(super) async fn attempt(tools: &Tools, quota: &Quota, upload: &Upload) -> Result<(), Trouble> {
    let manifest = upload
        .amend(|manifest| {
            if waits(manifest.recording.state) {
                manifest.recording.state = RecordingState::Converting;
            }
        })
        .await?;
    let recording = manifest.recording;
    if !waits(recording.state) {
        return Ok(());
    }
    let raw = upload.raw(&recording);
    if !raw.exists() {
        return Err(Trouble::Lasting(format!(
            "the original {} is no longer in its folder",
            recording.raw
        )));
    }
    upload.sha256().await?;
    // A file ffprobe can read nothing in stays as it is, however often it is asked.
    let source = probe(&raw).await.map_err(|fault| match fault {
        Fault::Refused(why) => Trouble::Lasting(format!(
            "the original cannot be read as picture or sound ({why})"
        )),
        other => other.into(),
    })?;
    let limit = Duration::from_secs_f64(LIMIT_SECS + LIMIT_FACTOR * source.duration_secs);
    let attempt = Attempt {
        tools,
        quota,
        upload,
        recording: &recording,
        raw,
        source,
        limit,
    };
    let seekable = attempt.seekable().await?;
    let (mp4, made) = attempt.mp4().await?;
    let poster = attempt.poster(&mp4, &made).await?;
    let name = |making: &Making| making.name.clone();
    let names = (
        name(&mp4),
        seekable.as_ref().map(name),
        poster.as_ref().map(name),
    );
    for making in [Some(mp4), seekable, poster].into_iter().flatten() {
        making.keep().await?;
    }
    attempt.note(names, &made).await
}

impl Attempt<'_> {
    fn making(&self, name: String) -> Making<'_> {
        let (folder, gone) = (&self.upload.folder, &self.upload.gone);
        Making::new(self.quota, folder, gone, name)
    }

    /// The original, packet for packet, with what a player needs to jump in it. The mp4 matters more, so this may fail.
    async fn seekable(&self) -> Result<Option<Making<'_>>, Trouble> {
        let ending = self
            .recording
            .raw
            .rsplit_once('.')
            .map_or("webm", |(_, ending)| ending);
        let container = self.source.container(ending);
        let name = format!("{}{SEEKABLE}.{}", self.recording.name, container.ending);
        let mut making = self.making(name);
        let path = making.path.clone();
        let work = ffmpeg::remux(self.tools, &self.raw, &path, container, self.limit);
        let made = making.fill(self.recording.bytes, work).await;
        self.unless_full("seekable copy", making, made)
    }

    /// Makes the mp4 and says what it is. A picture that can be copied is; if the result is not right it is converted after all.
    async fn mp4(&self) -> Result<(Making<'_>, Probe), Trouble> {
        let mut making = self.making(mp4_name(self.recording));
        let path = making.path.clone();
        let source = &self.source;
        let mut made = Err(Fault::Refused(String::new()));
        for may_copy in [true, false] {
            if may_copy && !source.can_be_copied() {
                continue;
            }
            let expected_bytes = if may_copy { self.recording.bytes } else { 0 };
            let work = ffmpeg::convert(self.tools, &self.raw, &path, source, may_copy, self.limit);
            made = match making.fill(expected_bytes, work).await {
                Ok(()) => probe(&path).await,
                Err(fault) => Err(fault),
            };
            let is_right = made.as_ref().is_ok_and(|made| {
                missing(source, made).is_none()
                    && is_as_long(source.duration_secs, made.duration_secs)
                    && frames_agree(self.frames(made))
            });
            if is_right || matches!(made, Err(Fault::Full)) {
                break;
            }
        }
        let made = made?;
        // How long it lasts, and whether every frame is there, is for the verdict.
        match missing(source, &made) {
            None => Ok((making, made)),
            Some(why) => Err(Trouble::Lasting(why.to_owned())),
        }
    }

    async fn poster(&self, mp4: &Making<'_>, made: &Probe) -> Result<Option<Making<'_>>, Trouble> {
        if made.video_codec.is_none() {
            return Ok(None);
        }
        let mut making = self.making(format!("{}.jpg", self.recording.name));
        let path = making.path.clone();
        let at_secs = if made.duration_secs > 2.0 * POSTER_AT_SECS {
            POSTER_AT_SECS
        } else {
            0.0
        };
        let work = ffmpeg::picture(self.tools, &mp4.path, &path, at_secs, self.limit);
        let drawn = making.fill(POSTER_BYTES, work).await;
        self.unless_full("still picture", making, drawn)
    }

    /// What may fail is left out; without room the mp4 has to wait as well.
    fn unless_full<'m>(
        &self,
        what: &str,
        making: Making<'m>,
        made: Result<(), Fault>,
    ) -> Result<Option<Making<'m>>, Trouble> {
        match made {
            Ok(()) => Ok(Some(making)),
            Err(Fault::Full) => Err(Trouble::Full),
            Err(fault) => {
                tracing::warn!(upload = %self.upload.id, "no {what}: {fault}");
                Ok(None)
            }
        }
    }

    fn frames(&self, made: &Probe) -> Frames {
        Frames {
            original: self.source.frames,
            mp4: made.frames,
        }
    }

    /// Notes what was made: mp4, seekable copy, still picture.
    async fn note(
        &self,
        (mp4, seekable, poster): (String, Option<String>, Option<String>),
        made: &Probe,
    ) -> Result<(), Trouble> {
        self.upload
            .amend(|manifest| {
                manifest.frames = Some(self.frames(made));
                let recording = &mut manifest.recording;
                recording.duration_secs = Some(self.source.duration_secs);
                recording.mp4_duration_secs = Some(made.duration_secs);
                recording.mp4 = Some(mp4);
                recording.seekable = seekable;
                recording.poster = poster;
                // Unless the player's receipt came meanwhile and named other bytes.
                if waits(recording.state) {
                    let verdict = verdict(manifest);
                    manifest.judge(verdict);
                }
            })
            .await?;
        Ok(())
    }
}

/// A recording that came as mp4 keeps its name; what is made of it gets another.
fn mp4_name(recording: &Recording) -> String {
    let name = format!("{}.mp4", recording.name);
    if name == recording.raw {
        format!("{}{CONVERTED}.mp4", recording.name)
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_mp4_never_takes_the_place_of_the_original() {
        let recording = json!({"id": "1", "study": "s", "response": "r", "name": "a", "raw": "a.webm",
            "state": "converting", "bytes": 5});
        let mut recording: Recording = serde_json::from_value(recording).unwrap();
        assert_eq!(mp4_name(&recording), "a.mp4");
        recording.raw = "a.mp4".to_owned();
        assert_eq!(mp4_name(&recording), "a.converted.mp4");
    }
}
