//! The real program: killed in the middle of an upload, and converting a real recording.
#![expect(clippy::unwrap_used, reason = "a test program")]

#[path = "program/child.rs"]
mod child;
mod common;

use child::Program;
use common::{STUDY, lay_out};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Asks until the answer is yes; a real program needs real time.
fn wait_for(what: &str, mut done: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !done() {
        assert!(Instant::now() < until, "{what} did not happen");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}

#[test]
fn killed_in_an_upload_and_resumed_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content: Vec<u8> = (0..2_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let first = Program::start(folder.path());
    let response = first.response();
    let path = first.upload(&response, "a.webm", content.len());
    assert!(
        first
            .append(&path, 0, &content[..500_000])
            .starts_with("http/1.1 204")
    );

    let mut stream = first.connect();
    first.write_head(
        &mut stream,
        "PATCH",
        &path,
        &first.patch_headers(&path, 500_000),
        1_500_000,
    );
    stream.write_all(&content[500_000..1_200_000]).unwrap();
    let part = folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(&response)
        .join("a.webm.part");
    wait_for("half of the body on disk", || length(&part) > 500_000);
    let second = {
        let grants = first.grants.take();
        first.kill();
        let second = Program::start(folder.path());
        second.grants.replace(grants);
        second
    };
    let offset = second.offset(&path);
    assert!(offset > 500_000 && offset <= 1_200_000, "{offset}");
    assert!(
        second
            .append(&path, offset, &content[offset..])
            .starts_with("http/1.1 204")
    );
    let raw = part.with_extension("");
    assert!(!part.exists());
    assert!(std::fs::read(raw).unwrap() == content);
    // The bytes came in two runs; the hash is that of the file.
    let (head, answer) = second.receipt(&path, "a", &content, 0);
    assert!(head.starts_with("http/1.1 200"), "{head} {answer}");
    assert_eq!(answer["bytes"], content.len());
    // The answers are there too.
    assert_eq!(
        second.json("GET", &format!("/api/v1/responses/{response}/"), "")["data"]["id"],
        response.as_str()
    );
    second.kill();
}

#[test]
fn killed_around_the_last_byte() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content: Vec<u8> = (0..300_000_u32).map(|n| (n % 251) as u8).collect();
    let mut program = Program::start(folder.path());
    for round in 0..9 {
        let response = program.response();
        let path = program.upload(&response, "a.webm", content.len());
        let place = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        let mut stream = program.connect();
        let headers = program.patch_headers(&path, 0);
        program.write_head(&mut stream, "PATCH", &path, &headers, content.len());
        stream.write_all(&content).unwrap();
        // At once, while bytes are written, and between the rename and the answer.
        match round % 3 {
            0 => {}
            1 => wait_for("a byte", || {
                length(&place.join("a.webm.part")) > 0 || place.join("a.webm").exists()
            }),
            _ => wait_for("the rename", || place.join("a.webm").exists()),
        }
        let grants = program.grants.take();
        program.kill();
        program = Program::start(folder.path());
        program.grants.replace(grants);

        let offset = program.offset(&path);
        let answer = program.append(&path, offset, &content[offset..]);
        assert!(answer.starts_with("http/1.1 204"), "{round}: {answer}");
        let (head, answer) = program.receipt(&path, "a", &content, 0);
        assert!(head.starts_with("http/1.1 200"), "{round}: {answer}");
        assert!(std::fs::read(place.join("a.webm")).unwrap() == content);
        assert!(!place.join("a.webm.part").exists());
    }
    program.kill();
}

#[test]
fn a_recording_becomes_an_mp4_of_the_same_length() {
    if Command::new("ffmpeg")
        .arg("-version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        println!("skipped: ffmpeg is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    // To a pipe, like a browser's recorder: a webm without duration and cues, an mp4 in fragments.
    let webm = ["-c:v", "libvpx", "-f", "webm", "-live", "1"];
    let mp4 = [
        "-c:v",
        "libx264",
        "-f",
        "mp4",
        "-movflags",
        "frag_keyframe+empty_moov",
    ];
    // What Chromium calls a webm when it is asked for H.264.
    let matroska = ["-c:v", "libx264", "-f", "matroska", "-live", "1"];
    let all = [
        ("sound.webm", true, webm.as_slice(), "seekable.webm"),
        ("silent.webm", false, &webm, "seekable.webm"),
        ("h264.mp4", false, &mp4, "seekable.mp4"),
        ("h264.webm", true, &matroska, "seekable.mkv"),
    ];
    for (name, sound, format, _) in all {
        let mut command = Command::new("ffmpeg");
        command.args([
            "-loglevel",
            "error",
            "-f",
            "lavfi",
            "-i",
            "testsrc=size=162x122:rate=15:duration=2",
        ]);
        if sound {
            command.args(["-f", "lavfi", "-i", "sine=duration=2", "-c:a", "libopus"]);
        }
        command
            .args(format)
            .arg("pipe:1")
            .stdout(std::fs::File::create(folder.path().join(name)).unwrap());
        assert!(command.status().unwrap().success());
    }
    let program = Program::start(folder.path());
    for (name, sound, _, seekable) in all {
        let content = std::fs::read(folder.path().join(name)).unwrap();
        let response = program.response();
        let file = format!("videoStream_s_0-{name}");
        let path = program.upload(&response, &file, content.len());
        assert!(
            program
                .append(&path, 0, &content)
                .starts_with("http/1.1 204")
        );
        let (video_id, _) = file.rsplit_once('.').unwrap();
        let (head, answer) = program.receipt(&path, video_id, &content, 2000);
        assert!(head.starts_with("http/1.1 200"), "{head} {answer}");
        wait_for("the mp4", || {
            let recording = program.recording(&response);
            assert_ne!(
                recording.state,
                wire::RecordingState::Failed,
                "{:?}",
                recording.error
            );
            recording.state == wire::RecordingState::Ready
        });
        let recording = program.recording(&response);
        assert!(
            (recording.duration_secs.unwrap() - 2.0).abs() < 0.2,
            "{recording:?}"
        );
        assert_eq!(recording.sha256.unwrap().len(), 64);
        let place = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        assert_eq!(std::fs::read(place.join(&file)).unwrap(), content);
        assert!(recording.seekable.as_ref().unwrap().ends_with(seekable));
        // The container says how long it is, which a recorder's does not.
        let length = probed(&place.join(recording.seekable.unwrap()));
        assert!((length - 2.0).abs() < 0.2, "{length}");
        let poster = std::fs::read(place.join(recording.poster.unwrap())).unwrap();
        assert!(poster.starts_with(&[0xff, 0xd8]), "a jpeg");
        let left = std::fs::read_dir(&place).unwrap().flatten();
        assert!(
            left.into_iter()
                .all(|entry| !entry.file_name().to_string_lossy().ends_with(".making"))
        );
        let mp4 = place.join(recording.mp4.unwrap());
        let probe = Command::new("ffprobe")
            .args([
                "-v",
                "error",
                "-show_entries",
                "format=duration:stream=codec_name",
                "-of",
                "csv=p=0",
            ])
            .arg(mp4)
            .output()
            .unwrap();
        let text = String::from_utf8(probe.stdout).unwrap();
        assert!(
            text.contains("h264") && text.contains("aac") == sound,
            "{text}"
        );
        let duration: f64 = text.lines().last().unwrap().parse().unwrap();
        assert!((duration - 2.0).abs() < 0.5, "{text}");
    }
    // The player recorded longer than there is to see: the files are kept, and somebody should look.
    let content = std::fs::read(folder.path().join("silent.webm")).unwrap();
    let short = program.response();
    let path = program.upload(&short, "short.webm", content.len());
    program.append(&path, 0, &content);
    program.receipt(&path, "short", &content, 9000);
    wait_for("the failure", || {
        program.recording(&short).state == wire::RecordingState::Failed
    });
    let recording = program.recording(&short);
    assert!(recording.mp4.is_some() && recording.error.unwrap().contains("9.00 s"));
    // What is no recording fails with a reason, and is kept.
    let response = program.response();
    let path = program.upload(&response, "rubbish.webm", 5);
    assert!(
        program
            .append(&path, 0, b"hello")
            .starts_with("http/1.1 204")
    );
    wait_for("the failure", || {
        program.recording(&response).state == wire::RecordingState::Failed
    });
    assert!(program.recording(&response).error.is_some());
    let failed = program.json("GET", "/local/recordings/failed", "");
    assert_eq!(failed["recordings"].as_array().unwrap().len(), 2);
    let id = program.recording(&response).id;
    let (head, _) = program.ask("POST", &format!("/local/recordings/{id}/retry"), "", b"");
    assert!(head.starts_with("http/1.1 303"), "{head}");
    wait_for("the second failure", || {
        program.recording(&response).state == wire::RecordingState::Failed
    });
}

/// Length of a media file in seconds, as its container says.
fn probed(path: &Path) -> f64 {
    let output = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-show_entries",
            "format=duration",
            "-of",
            "csv=p=0",
        ])
        .arg(path)
        .output()
        .unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn stops_in_order_when_told() {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let mut program = Program::start(folder.path());
    let told = Command::new("kill")
        .args(["-TERM", &program.child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    assert!(program.child.wait().unwrap().success());
}
