//! The real program as a child process, and requests to it.

use crate::common::{STUDY, metadata};
use serde_json::Value;
use sha1::Digest as _;
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The program, on a port of its own.
pub(crate) struct Program {
    pub(crate) child: Child,
    address: String,
    /// Path of an upload → header with its grant.
    pub(crate) grants: RefCell<HashMap<String, String>>,
}

impl Program {
    pub(crate) fn start(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    pub(crate) fn start_with(folder: &Path, flags: &[&str]) -> Self {
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
            .args(flags)
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
        Self {
            child,
            address,
            grants: RefCell::default(),
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// One request on a connection of its own; gives the head and the body of the answer.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> (String, Vec<u8>) {
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

    pub(crate) fn write_head(
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

    pub(crate) fn json(&self, method: &str, path: &str, body: &str) -> Value {
        let headers = format!("Content-Type: {}\r\n", wire::MEDIA_TYPE);
        serde_json::from_slice(&self.ask(method, path, &headers, body.as_bytes()).1).unwrap()
    }

    pub(crate) fn response(&self) -> String {
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

    /// The header that permits to send one recording.
    pub(crate) fn grant(&self, response: &str, name: &str) -> String {
        let body = serde_json::json!({"study": STUDY, "response": response, "filename": name});
        let (_, answer) = self.ask(
            "POST",
            wire::GRANTS_PATH,
            "Content-Type: application/json\r\n",
            body.to_string().as_bytes(),
        );
        let grant: wire::Grant = serde_json::from_slice(&answer).unwrap();
        format!("Authorization: Bearer {}\r\n", grant.grant)
    }

    pub(crate) fn upload(&self, response: &str, name: &str, length: usize) -> String {
        let metadata = metadata(&[
            ("filename", name),
            ("filetype", "video/webm"),
            ("study", STUDY),
            ("response", response),
        ]);
        let grant = self.grant(response, name);
        let headers = format!(
            "Tus-Resumable: 1.0.0\r\nUpload-Length: {length}\r\nUpload-Metadata: {metadata}\r\n{grant}"
        );
        let (head, _) = self.ask("POST", "/ingest/", &headers, b"");
        let path = head
            .lines()
            .find_map(|line| line.strip_prefix("location: "))
            .unwrap()
            .to_owned();
        self.grants.borrow_mut().insert(path.clone(), grant);
        path
    }

    pub(crate) fn patch_headers(&self, path: &str, offset: usize) -> String {
        format!(
            "Tus-Resumable: 1.0.0\r\nContent-Type: {}\r\nUpload-Offset: {offset}\r\n{}",
            wire::OFFSET_CONTENT_TYPE,
            self.grants.borrow()[path]
        )
    }

    pub(crate) fn offset(&self, path: &str) -> usize {
        let headers = format!("Tus-Resumable: 1.0.0\r\n{}", self.grants.borrow()[path]);
        let (head, _) = self.ask("HEAD", path, &headers, b"");
        head.lines()
            .find_map(|line| line.strip_prefix("upload-offset: "))
            .unwrap()
            .parse()
            .unwrap()
    }

    /// A new response with one recording, sent whole; gives the response's id.
    pub(crate) fn send(&self, name: &str, content: &[u8]) -> String {
        let response = self.response();
        let path = self.upload(&response, name, content.len());
        let answer = self.append(&path, 0, content);
        assert!(answer.starts_with("http/1.1 204"), "{answer}");
        response
    }

    pub(crate) fn append(&self, path: &str, offset: usize, body: &[u8]) -> String {
        self.ask("PATCH", path, &self.patch_headers(path, offset), body)
            .0
    }

    /// Hands in a receipt of this content and time; gives status line and body of the answer.
    pub(crate) fn receipt(
        &self,
        path: &str,
        video_id: &str,
        content: &[u8],
        millis: u64,
    ) -> (String, Value) {
        let sha256 = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(content));
        let body = serde_json::json!({"videoId": video_id, "bytes": content.len(), "sha256": sha256,
            "recordedMillis": millis});
        let headers = format!(
            "Content-Type: application/json\r\n{}",
            self.grants.borrow()[path]
        );
        let (head, answer) = self.ask(
            "PUT",
            &format!("{path}/receipt"),
            &headers,
            body.to_string().as_bytes(),
        );
        (head, serde_json::from_slice(&answer).unwrap())
    }

    pub(crate) fn recording(&self, response: &str) -> wire::Recording {
        let answer = self.json(
            "GET",
            &format!("/local/responses/{response}/recordings"),
            "",
        );
        serde_json::from_value(answer["recordings"][0].clone()).unwrap()
    }

    pub(crate) fn kill(mut self) {
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
