//! Conversion by the real program and the real ffmpeg.

use crate::child::Program;
use crate::common::{STUDY, lay_out};
use crate::{length, wait_for};
use std::path::Path;
use std::process::{Command, Stdio};
use wire::RecordingState;

fn is_without_ffmpeg() -> bool {
    let missing = Command::new("ffmpeg")
        .arg("-version")
        .stdout(Stdio::null())
        .status()
        .is_err();
    if missing {
        println!("skipped: ffmpeg is not installed");
    }
    missing
}

/// A picture by ffmpeg's generator, encoded and packed as `format` says, to a pipe like a browser's recorder.
fn record(source: &str, format: &[&str]) -> Vec<u8> {
    let output = Command::new("ffmpeg")
        .args(["-loglevel", "error", "-f", "lavfi", "-i", source])
        .args(format)
        .arg("pipe:1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

/// Names of the files in a response's folder.
fn files(place: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn is_ready(program: &Program, response: &str) -> bool {
    let recording = program.recording(response);
    assert_ne!(
        recording.state,
        RecordingState::Failed,
        "{:?}",
        recording.error
    );
    recording.state == RecordingState::Ready
}

/// Times of all pictures in milliseconds, in order.
fn times(path: &Path) -> Vec<u64> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-select_streams", "v"])
        .args(["-show_entries", "packet=pts_time", "-of", "csv=p=0"])
        .arg(path)
        .output()
        .unwrap();
    let mut times: Vec<_> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| (line.trim_end_matches(',').parse::<f64>().unwrap() * 1000.0).round() as u64)
        .collect();
    times.sort_unstable();
    times
}

#[test]
fn every_frame_of_an_irregular_camera_is_there_once() {
    if is_without_ffmpeg() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let program = Program::start(folder.path());
    let webm = ["-c:v", "libvpx", "-f", "webm", "-live", "1"];
    // A camera that pauses, and one that is regular for a while and then hands over two pictures at a stroke.
    for chosen in [
        "not(mod(n,300))+lt(mod(n,1000),9)",
        "if(lt(n,6000),not(mod(n,33)),not(mod(n,50))+not(mod(n-7,100)))",
    ] {
        let source = format!("testsrc=size=160x120:rate=1000:duration=8,select='{chosen}'");
        let content = record(&source, &webm);
        let response = program.send("a.webm", &content);
        wait_for("the mp4", || is_ready(&program, &response));
        let place = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response);
        let (before, after) = (times(&place.join("a.webm")), times(&place.join("a.mp4")));
        assert_eq!(before.len(), after.len(), "{chosen}");
        assert!(before.iter().zip(&after).all(|(a, b)| a.abs_diff(*b) <= 1));
        let manifest = std::fs::read(place.join("a.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(manifest["frames"]["mp4"], after.len());
    }
}

#[test]
fn without_room_a_recording_waits_and_leaves_nothing_behind() {
    if is_without_ffmpeg() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    let content = record(
        "testsrc=size=160x120:rate=15:duration=1",
        &["-c:v", "libvpx", "-f", "webm", "-live", "1"],
    );
    // Enough for the recording, too little for what is made of it.
    let program = Program::start_with(folder.path(), &["--max-data-bytes", "3000000"]);
    let response = program.send("a.webm", &content);
    wait_for("the refusal", || {
        program.recording(&response).error.is_some()
    });
    let recording = program.recording(&response);
    assert_eq!(recording.state, RecordingState::Stored);
    assert!(recording.error.unwrap().contains("full"));
    let place = folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(&response);
    assert_eq!(files(&place), ["a.json", "a.webm"]);
    program.kill();
    // There is room again.
    let program = Program::start(folder.path());
    wait_for("the mp4", || is_ready(&program, &response));
    assert_eq!(program.recording(&response).error, None);
    assert_eq!(
        files(&place),
        ["a.jpg", "a.json", "a.mp4", "a.seekable.webm", "a.webm"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn killed_while_converting_and_begun_anew() {
    if is_without_ffmpeg() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    // Quick to write, slow to convert.
    let content = record(
        "testsrc2=size=640x480:rate=30:duration=20",
        &["-c:v", "mpeg4", "-q:v", "8", "-f", "matroska"],
    );
    let program = Program::start(folder.path());
    let response = program.send("a.mkv", &content);
    let place = folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(&response);
    let half_made = || {
        files(&place)
            .into_iter()
            .find(|name| name.starts_with("a.mp4.") && length(&place.join(name)) > 100_000)
    };
    wait_for("half of an mp4", || half_made().is_some());
    program.kill();
    let orphans = || {
        let place = place.to_str().unwrap();
        std::fs::read_dir("/proc").unwrap().flatten().any(|entry| {
            std::fs::read(entry.path().join("cmdline"))
                .is_ok_and(|words| String::from_utf8_lossy(&words).contains(place))
        })
    };
    let program = Program::start(folder.path());
    wait_for("the mp4", || is_ready(&program, &response));
    // Where the kernel ends it with its server; elsewhere it ends by itself and has its own file.
    wait_for("the end of the killed server's ffmpeg", || !orphans());
    assert_eq!(
        times(&place.join("a.mkv")).len(),
        times(&place.join("a.mp4")).len()
    );
    let left = files(&place);
    assert!(
        left.iter().all(|name| !name.ends_with(".making")),
        "{left:?}"
    );
}

#[test]
fn a_recording_becomes_an_mp4_of_the_same_length() {
    if is_without_ffmpeg() {
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
                RecordingState::Failed,
                "{:?}",
                recording.error
            );
            recording.state == RecordingState::Ready
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
        program.recording(&short).state == RecordingState::Failed
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
        program.recording(&response).state == RecordingState::Failed
    });
    assert!(program.recording(&response).error.is_some());
    let failed = program.json("GET", "/local/recordings/failed", "");
    assert_eq!(failed["recordings"].as_array().unwrap().len(), 2);
    let id = program.recording(&response).id;
    let (head, _) = program.ask("POST", &format!("/local/recordings/{id}/retry"), "", b"");
    assert!(head.starts_with("http/1.1 303"), "{head}");
    wait_for("the second failure", || {
        program.recording(&response).state == RecordingState::Failed
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
