//! The programs conversion uses, looked at once.

use std::process::Stdio;
use tokio::process::Command;
use tokio::sync::OnceCell;

/// The first ffmpeg that says `-fps_mode` instead of `-vsync`.
const SAYS_FPS_MODE: (u32, u32) = (5, 1);
/// The first that says `-enc_time_base demux` and takes `-1` for old-fashioned.
const SAYS_DEMUX: (u32, u32) = (7, 0);

/// What is put before ffmpeg, in this order, where it works.
const WRAPPERS: [&[&str]; 2] = [
    // A killed server cannot end what it started; the kernel can.
    &["setpriv", "--pdeathsig", "KILL"],
    // The same machine may be showing a study.
    &["nice", "-n", "10"],
];

/// How ffmpeg is called on this computer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tools {
    wrapper: Vec<&'static str>,
    /// Every frame of the recording once, at its own time. Cameras are irregular; left alone ffmpeg doubles frames until they come
    /// regularly, and counting in frames instead of milliseconds it drops those that are close together.
    pub(super) every_frame_once: &'static [&'static str],
}

impl Tools {
    /// ffmpeg, ready for its arguments.
    pub(super) fn ffmpeg(&self) -> Command {
        let mut words = self.wrapper.iter().chain(&["ffmpeg"]);
        let mut command = Command::new(words.next().unwrap_or(&"ffmpeg"));
        command.args(words);
        command
    }
}

/// The tools, asked for once; `None` when ffmpeg or ffprobe is not installed.
pub(super) async fn tools() -> Option<&'static Tools> {
    static TOOLS: OnceCell<Option<Tools>> = OnceCell::const_new();
    TOOLS.get_or_init(look).await.as_ref()
}

async fn look() -> Option<Tools> {
    let version = said(&["ffmpeg", "-version"]).await?;
    said(&["ffprobe", "-version"]).await?;
    let mut wrapper = Vec::new();
    for words in WRAPPERS {
        if said(&[words, &["true"]].concat()).await.is_some() {
            wrapper.extend(words);
        }
    }
    Some(Tools {
        wrapper,
        every_frame_once: every_frame_once(&version),
    })
}

/// What a program prints, if it can be started and ends well.
async fn said(words: &[&str]) -> Option<String> {
    let (program, args) = words.split_first()?;
    let output = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .output()
        .await
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The arguments for an ffmpeg whose `-version` prints this.
fn every_frame_once(version: &str) -> &'static [&'static str] {
    // A build from a source tree names a commit; it is newer than any release.
    let version = release(version).unwrap_or((u32::MAX, 0));
    if version < SAYS_FPS_MODE {
        &["-vsync", "vfr", "-enc_time_base", "-1"]
    } else if version < SAYS_DEMUX {
        &["-fps_mode", "vfr", "-enc_time_base", "-1"]
    } else {
        &["-fps_mode", "vfr", "-enc_time_base", "demux"]
    }
}

/// `5.1` in `ffmpeg version 5.1.9-0+deb12u1 Copyright …`.
fn release(version: &str) -> Option<(u32, u32)> {
    let name = version.strip_prefix("ffmpeg version ")?;
    // Some distributions write n6.0.
    let mut numbers = name
        .trim_start_matches('n')
        .split(|letter: char| !letter.is_ascii_digit());
    let major = numbers.next()?.parse().ok()?;
    Some((
        major,
        numbers
            .next()
            .and_then(|minor| minor.parse().ok())
            .unwrap_or(0),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ffmpeg_is_asked_in_its_own_words() {
        let first = |name: &str| {
            let args = every_frame_once(&format!("ffmpeg version {name} Copyright (c)"));
            (args[0], args[3])
        };
        assert_eq!(first("4.4.2-0ubuntu0.22.04.1"), ("-vsync", "-1"));
        assert_eq!(first("5.0"), ("-vsync", "-1"));
        assert_eq!(first("5.1.9-0+deb12u1"), ("-fps_mode", "-1"));
        assert_eq!(first("n6.0"), ("-fps_mode", "-1"));
        assert_eq!(first("7.1.1"), ("-fps_mode", "demux"));
        assert_eq!(first("N-118000-g1234567"), ("-fps_mode", "demux"));
    }

    #[tokio::test]
    async fn wrappers_stand_before_ffmpeg() {
        let tools = Tools {
            wrapper: WRAPPERS.concat(),
            every_frame_once: &[],
        };
        let command = tools.ffmpeg();
        let words: Vec<_> = command.as_std().get_args().collect();
        assert_eq!(command.as_std().get_program(), "setpriv");
        assert_eq!(words, ["--pdeathsig", "KILL", "nice", "-n", "10", "ffmpeg"]);
    }
}
