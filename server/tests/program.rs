//! The real program: killed in the middle of an upload, and converting a real recording.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use common::{STUDY, lay_out, metadata};
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Program {
    child: Child,
    address: String,
}

impl Program {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_peekaboo"))
            .args([
                "serve",
                "--port",
                "0",
                "--studies",
                "studies",
                "--data",
                "data",
                "--dist",
                "dist",
            ])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .unwrap()
            .to_owned();
        Self { child, address }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// One request on a connection of its own; gives the head and the body of the answer.
    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> (String, Vec<u8>) {
        let mut stream = self.connect();
        self.write_head(&mut stream, method, path, headers, body.len());
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap();
        (
            String::from_utf8(answer[..end].to_vec())
                .unwrap()
                .to_lowercase(),
            answer[end + 4..].to_vec(),
        )
    }

    fn write_head(
        &self,
        stream: &mut TcpStream,
        method: &str,
        path: &str,
        headers: &str,
        length: usize,
    ) {
        let address = &self.address;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
    }

    fn json(&self, method: &str, path: &str, body: &str) -> Value {
        let headers = format!("Content-Type: {}\r\n", wire::MEDIA_TYPE);
        serde_json::from_slice(&self.ask(method, path, &headers, body.as_bytes()).1).unwrap()
    }

    fn response(&self) -> String {
        let child = self.json("GET", "/local/studies", "")["demo_child"]
            .as_str()
            .unwrap()
            .to_owned();
        let body = serde_json::to_string(&wire::new_response(
            STUDY,
            &child,
            wire::NewResponse::default(),
        ))
        .unwrap();
        self.json("POST", "/api/v1/responses/", &body)["data"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    fn upload(&self, response: &str, name: &str, length: usize) -> String {
        let metadata = metadata(&[
            ("filename", name),
            ("filetype", "video/webm"),
            ("study", STUDY),
            ("response", response),
        ]);
        let headers = format!(
            "Tus-Resumable: 1.0.0\r\nUpload-Length: {length}\r\nUpload-Metadata: {metadata}\r\n"
        );
        let (head, _) = self.ask("POST", "/ingest/", &headers, b"");
        head.lines()
            .find_map(|line| line.strip_prefix("location: "))
            .unwrap()
            .to_owned()
    }

    fn offset(&self, path: &str) -> usize {
        let (head, _) = self.ask("HEAD", path, "Tus-Resumable: 1.0.0\r\n", b"");
        head.lines()
            .find_map(|line| line.strip_prefix("upload-offset: "))
            .unwrap()
            .parse()
            .unwrap()
    }

    fn append(&self, path: &str, offset: usize, body: &[u8]) -> String {
        self.ask("PATCH", path, &patch_headers(offset), body).0
    }

    fn recording(&self, response: &str) -> wire::Recording {
        let answer = self.json(
            "GET",
            &format!("/local/responses/{response}/recordings"),
            "",
        );
        serde_json::from_value(answer["recordings"][0].clone()).unwrap()
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Already gone when a test killed it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn patch_headers(offset: usize) -> String {
    format!(
        "Tus-Resumable: 1.0.0\r\nContent-Type: {}\r\nUpload-Offset: {offset}\r\n",
        wire::OFFSET_CONTENT_TYPE
    )
}

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
        &patch_headers(500_000),
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
    first.kill();

    let second = Program::start(folder.path());
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
    // The answers are there too.
    assert_eq!(
        second.json("GET", &format!("/api/v1/responses/{response}/"), "")["data"]["id"],
        response.as_str()
    );
    second.kill();
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
    for (name, sound, format) in [
        ("sound.webm", true, webm.as_slice()),
        ("silent.webm", false, &webm),
        ("h264.mp4", false, &mp4),
    ] {
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
    for name in ["sound.webm", "silent.webm", "h264.mp4"] {
        let content = std::fs::read(folder.path().join(name)).unwrap();
        let response = program.response();
        let path = program.upload(&response, &format!("videoStream_s_0-{name}"), content.len());
        assert!(
            program
                .append(&path, 0, &content)
                .starts_with("http/1.1 204")
        );
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
        let mp4 = folder
            .path()
            .join("data/recordings")
            .join(STUDY)
            .join(&response)
            .join(recording.mp4.unwrap());
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
            text.contains("h264") && text.contains("aac") == (name == "sound.webm"),
            "{text}"
        );
        let duration: f64 = text.lines().last().unwrap().parse().unwrap();
        assert!((duration - 2.0).abs() < 0.5, "{text}");
    }
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
