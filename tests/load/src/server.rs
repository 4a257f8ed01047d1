//! The real server as a child process, over an empty data folder.

use crate::Args;
use crate::http::Connection;
use anyhow::{Context as _, Result};
use data_encoding::BASE64;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use wire::metadata;

const STUDY: &str = "11111111-2222-4333-8444-555555555555";

/// Killed, and its folder removed, when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) host: String,
    pub(crate) folder: TempDir,
}

/// An upload that was created, and the permission to send to it.
pub(crate) struct Upload {
    pub(crate) path: String,
    pub(crate) grant: String,
}

impl Server {
    pub(crate) fn start(args: &Args) -> Result<Self> {
        let folder = tempfile::tempdir_in(&args.folder)?;
        let study = folder.path().join("studies/load");
        std::fs::create_dir_all(&study)?;
        let record =
            json!({"name": "Load", "uuid": STUDY, "structure": {"frames": {}, "sequence": []}});
        std::fs::write(study.join("study.json"), record.to_string())?;
        let mut child = Command::new(&args.bin)
            // The conversions of a lab run beside, niced; they would make of this a benchmark of x264.
            .args(["serve", "--port", "0", "--no-convert"])
            .args(["--studies", "studies", "--data", "data", "--dist", "dist"])
            .current_dir(folder.path())
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("--bin: {} did not start", args.bin.display()))?;
        let mut line = String::new();
        let out = child.stdout.take().context("no standard output")?;
        BufReader::new(out).read_line(&mut line)?;
        let host = line
            .trim()
            .strip_prefix("listening on http://")
            .with_context(|| format!("the server said {line:?}"))?
            .to_owned();
        Ok(Self {
            child,
            host,
            folder,
        })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Begins a response and an upload of its own, of a length that is not known yet.
    pub(crate) async fn upload(&self, connection: &mut Connection) -> Result<Upload> {
        let studies = connection.ask("GET", "/local/studies", &[], b"").await?;
        let studies: Value = serde_json::from_slice(&studies.expect(200)?.body)?;
        let child = studies["demo_child"].as_str().context("no child")?;
        let body = wire::new_response(STUDY, child, wire::NewResponse::default());
        let headers = [("Content-Type", wire::MEDIA_TYPE)];
        let answer = connection
            .ask(
                "POST",
                "/api/v1/responses/",
                &headers,
                &serde_json::to_vec(&body)?,
            )
            .await?;
        let response: Value = serde_json::from_slice(&answer.expect(201)?.body)?;
        let response = response["data"]["id"].as_str().context("no response")?;
        let filename = "video.webm";
        let body = json!({"study": STUDY, "response": response, "filename": filename}).to_string();
        let headers = [("Content-Type", "application/json")];
        let answer = connection
            .ask("POST", wire::GRANTS_PATH, &headers, body.as_bytes())
            .await?;
        let grant: wire::Grant = serde_json::from_slice(&answer.expect(201)?.body)?;
        let grant = format!("Bearer {}", grant.grant);
        let given = [
            (metadata::FILENAME, filename),
            (metadata::STUDY, STUDY),
            (metadata::RESPONSE, response),
        ]
        .map(|(key, value)| format!("{key} {}", BASE64.encode(value.as_bytes())))
        .join(",");
        let headers = [
            ("Tus-Resumable", wire::TUS_VERSION),
            ("Authorization", &grant),
            ("Upload-Metadata", &given),
            ("Upload-Defer-Length", "1"),
        ];
        let answer = connection
            .ask("POST", wire::INGEST_PATH, &headers, b"")
            .await?;
        let answer = answer.expect(201)?;
        let path = answer.header("location").context("no address")?.to_owned();
        Ok(Upload { path, grant })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then the measurement has failed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
