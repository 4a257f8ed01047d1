//! What the server's tests share: a data folder, a small study, requests without a network.
#![expect(unreachable_pub, reason = "a module of test programs")]
#![expect(dead_code, reason = "no test program uses all of it")]

pub mod background;
pub mod faults;
pub mod receiver;
pub mod s3;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use clap::Parser as _;
use http_body_util::BodyExt as _;
use peekaboo::app::{State, app};
use peekaboo::cli::{Cli, Command};
use peekaboo::clock::Clock;
use peekaboo::config::Config;
use peekaboo::environment::Environment;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub const STUDY: &str = "11111111-2222-4333-8444-555555555555";

pub struct Server {
    pub folder: Arc<TempDir>,
    pub state: State,
    pub app: Router,
    /// Path of an upload → its grant.
    grants: Arc<Mutex<HashMap<String, String>>>,
}

/// A study with stimuli and a player, in a folder.
pub fn lay_out(folder: &Path) {
    let study = folder.join("studies/little");
    std::fs::create_dir_all(study.join("files/img")).unwrap();
    let record = json!({"name": "Little", "uuid": STUDY, "min_age_days": 1, "exit_url": "{BASE}/thanks/", "structure":
        {"frames": {"z-hello": {"kind": "exp-lookit-text", "src": "{FILES}/img/a.txt"}, "a-bye": {"kind": "exp-lookit-text"}},
         "sequence": ["z-hello", "a-bye"]}});
    std::fs::write(study.join("study.json"), record.to_string()).unwrap();
    std::fs::write(study.join("files/img/a.txt"), "0123456789").unwrap();
    let dist = folder.join("dist");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "<!doctype html>player").unwrap();
    std::fs::write(dist.join("preview.html"), "<!doctype html>preview").unwrap();
    std::fs::write(dist.join("player-1a2b3c4d5e6f7a8b_bg.wasm"), "wasm").unwrap();
    std::fs::write(dist.join("player-1a2b3c4d5e6f7a8b_bg.wasm.br"), "brotli").unwrap();
    std::fs::write(dist.join("player-1a2b3c4d5e6f7a8b_bg.wasm.gz"), "gzip").unwrap();
}

pub fn server(flags: &[&str]) -> Server {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    lay_out(folder.path());
    let (state, app) = open(folder.path(), flags);
    Server {
        folder,
        state,
        app,
        grants: Arc::default(),
    }
}

pub fn open(folder: &Path, flags: &[&str]) -> (State, Router) {
    open_with(folder, flags, &Environment::default(), Clock::default())
}

/// [`open`] with environment variables and a clock of the test's own.
pub fn open_with(
    folder: &Path,
    flags: &[&str],
    environment: &Environment,
    clock: Clock,
) -> (State, Router) {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let mut words: Vec<String> = ["peekaboo", "serve", "--studies"]
        .map(str::to_owned)
        .to_vec();
    words.extend([
        path("studies"),
        "--data".to_owned(),
        path("data"),
        "--dist".to_owned(),
        path("dist"),
    ]);
    words.extend(flags.iter().map(|flag| (*flag).to_owned()));
    let Command::Serve(args) = Cli::parse_from(words).command else {
        panic!("not serve")
    };
    let mut config = Config::read(args, environment).unwrap();
    config.clock = clock;
    let state = State::open(config).unwrap();
    (state.clone(), app(state))
}

/// A plain HTTP client.
pub fn client() -> reqwest::Client {
    // The second of two tests in a program finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("no JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Status and code of the first error.
    pub fn error(&self) -> (u16, String) {
        let error = self.json()["errors"][0].clone();
        assert!(
            !error["detail"].as_str().unwrap().is_empty()
                && !error["title"].as_str().unwrap().is_empty()
        );
        assert_eq!(error["status"], self.status.as_u16().to_string());
        (
            self.status.as_u16(),
            error["code"].as_str().unwrap().to_owned(),
        )
    }
}

impl Server {
    /// Another run over the same data, as after a restart. The grants stay good.
    pub fn again(&self, flags: &[&str]) -> Self {
        let (state, app) = open(self.folder.path(), flags);
        Self {
            folder: Arc::clone(&self.folder),
            state,
            app,
            grants: Arc::clone(&self.grants),
        }
    }

    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer: Response = self
            .app
            .clone()
            .oneshot(request.body(body.into()).unwrap())
            .await
            .unwrap();
        let (parts, body) = answer.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], Body::empty()).await
    }

    pub async fn api(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.send(
            method,
            path,
            &[("content-type", wire::MEDIA_TYPE)],
            body.to_string(),
        )
        .await
    }

    pub async fn demo_child(&self) -> String {
        self.get("/local/studies").await.json()["demo_child"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// A new response of the demo child; gives its id.
    pub async fn response(&self) -> String {
        let body = wire::new_response(
            STUDY,
            &self.demo_child().await,
            wire::NewResponse::default(),
        );
        let answer = self
            .api(
                "POST",
                "/api/v1/responses/",
                &serde_json::to_value(body).unwrap(),
            )
            .await;
        assert_eq!(
            answer.status,
            201,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        answer.json()["data"]["id"].as_str().unwrap().to_owned()
    }

    /// The family takes its recordings back at the exit survey.
    pub async fn withdraw(&self, response: &str) {
        let patch = wire::ResponsePatch {
            exp_data: Some(json!({"9-exit": {"frameType": "EXIT", "withdrawal": true}})),
            sequence: Some(vec!["9-exit".to_owned()]),
            ..wire::ResponsePatch::default()
        };
        let body = wire::patch_response(response, STUDY, &self.demo_child().await, patch);
        let address = format!("/api/v1/responses/{response}/");
        let answer = self
            .api("PATCH", &address, &serde_json::to_value(body).unwrap())
            .await;
        assert_eq!(answer.status, 200);
    }

    /// Asks for a grant.
    pub async fn ask_grant(&self, study: &str, response: &str, name: &str) -> Answer {
        let body = json!({"study": study, "response": response, "filename": name});
        let headers = [("content-type", "application/json")];
        self.send("POST", "/local/grants", &headers, body.to_string())
            .await
    }

    /// `Bearer` and a grant for one recording.
    pub async fn grant(&self, response: &str, name: &str) -> String {
        let answer = self.ask_grant(STUDY, response, name).await;
        assert_eq!(
            answer.status,
            201,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        format!("Bearer {}", answer.json()["grant"].as_str().unwrap())
    }

    /// Creates an upload with this grant.
    pub async fn create(
        &self,
        grant: &str,
        response: &str,
        name: &str,
        length: Option<usize>,
    ) -> Answer {
        let metadata = metadata(&[
            ("filename", name),
            ("filetype", "video/webm"),
            ("study", STUDY),
            ("response", response),
        ]);
        let length = length.map(|length| length.to_string());
        let (key, value) = length
            .as_deref()
            .map_or(("upload-defer-length", "1"), |length| {
                ("upload-length", length)
            });
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("authorization", grant),
            ("upload-metadata", metadata.as_str()),
            (key, value),
        ];
        self.send("POST", "/ingest/", &headers, Body::empty()).await
    }

    /// A new upload of a response; gives its path.
    pub async fn upload(&self, response: &str, name: &str, length: Option<usize>) -> String {
        let grant = self.grant(response, name).await;
        let answer = self.create(&grant, response, name, length).await;
        assert_eq!(
            answer.status,
            201,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        let path = answer.header("location").to_owned();
        self.grants.lock().unwrap().insert(path.clone(), grant);
        path
    }

    /// The grant an upload was created with.
    pub fn grant_of(&self, path: &str) -> String {
        self.grants.lock().unwrap()[path].clone()
    }

    pub async fn append(
        &self,
        path: &str,
        offset: usize,
        extra: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let (offset, grant) = (offset.to_string(), self.grant_of(path));
        let mut headers = vec![
            ("tus-resumable", "1.0.0"),
            ("authorization", grant.as_str()),
            ("content-type", wire::OFFSET_CONTENT_TYPE),
            ("upload-offset", offset.as_str()),
        ];
        headers.extend_from_slice(extra);
        self.send("PATCH", path, &headers, body).await
    }

    pub async fn offset(&self, path: &str) -> Answer {
        self.bare("HEAD", path).await
    }

    /// A tus request that has neither body nor headers of its own.
    pub async fn bare(&self, method: &str, path: &str) -> Answer {
        let grant = self.grant_of(path);
        let headers = [
            ("tus-resumable", "1.0.0"),
            ("authorization", grant.as_str()),
        ];
        self.send(method, path, &headers, Body::empty()).await
    }

    /// Hands in a receipt.
    pub async fn receipt(&self, path: &str, receipt: &Value) -> Answer {
        let grant = self.grant_of(path);
        let headers = [
            ("content-type", "application/json"),
            ("authorization", grant.as_str()),
        ];
        self.send(
            "PUT",
            &format!("{path}/receipt"),
            &headers,
            receipt.to_string(),
        )
        .await
    }

    pub async fn list(&self, response: &str) -> wire::RecordingList {
        let answer = self
            .get(&format!("/local/responses/{response}/recordings"))
            .await;
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub async fn recordings(&self, response: &str) -> Vec<wire::Recording> {
        self.list(response).await.recordings
    }
}

pub fn metadata(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(key, value)| format!("{key} {}", data_encoding::BASE64.encode(value.as_bytes())))
        .collect();
    pairs.join(",")
}

/// The body of a recorded request or answer of a real Lookit.
pub fn recorded(name: &str) -> Value {
    let path = format!(
        "{}/../tests/lookit-api/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap()
}
