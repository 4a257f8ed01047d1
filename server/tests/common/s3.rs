//! A real S3 server inside the test: s3s-fs, which checks signatures and keeps objects as plain files.

use axum::Router;
use axum::error_handling::HandleError;
use axum::http::StatusCode;
use peekaboo::environment::Environment;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::path::PathBuf;
use tempfile::TempDir;

pub const BUCKET: &str = "lab-videos";

pub struct S3 {
    root: TempDir,
    /// `127.0.0.1:port`.
    pub host: String,
}

impl S3 {
    pub async fn start() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(BUCKET)).unwrap();
        let files = s3s_fs::FileSystem::new(root.path()).unwrap();
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single("the-key", "the-secret"));
        let service = HandleError::new(service.build(), |error: s3s::HttpError| async move {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:?}"))
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let app: Router = Router::new().fallback_service(service);
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { root, host }
    }

    /// The bucket as a folder.
    pub fn bucket(&self) -> PathBuf {
        self.root.path().join(BUCKET)
    }

    pub fn object(&self, key: &str) -> Option<Vec<u8>> {
        std::fs::read(self.bucket().join(key)).ok()
    }
}

/// The variables with which an S3 server at `host` is reached.
pub fn variables(host: &str) -> Environment {
    Environment::of([
        ("AWS_ENDPOINT", &format!("http://{host}")),
        ("AWS_ALLOW_HTTP", "true"),
        ("AWS_ACCESS_KEY_ID", "the-key"),
        ("AWS_SECRET_ACCESS_KEY", "the-secret"),
    ])
}
