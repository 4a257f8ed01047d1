//! A real S3 server inside the test: s3s-fs, which checks signatures and keeps objects as plain files.

use axum::Router;
use axum::error_handling::HandleError;
use axum::http::StatusCode;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::path::PathBuf;
use tempfile::TempDir;

/// The bucket that is there from the start.
pub const BUCKET: &str = "lab-videos";

const KEY: &str = "the-key";
const SECRET: &str = "the-secret";

/// The running server; its objects go when it is dropped, the server itself with the program.
pub struct S3 {
    root: TempDir,
    /// `127.0.0.1:port`.
    pub host: String,
}

impl S3 {
    /// Starts it on a free port, with one empty bucket.
    ///
    /// # Panics
    /// Without a free port or a temporary folder.
    pub async fn start() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(BUCKET)).unwrap();
        let files = s3s_fs::FileSystem::new(root.path()).unwrap();
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
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

    /// The content of an object; `None` when there is no such object.
    pub fn object(&self, key: &str) -> Option<Vec<u8>> {
        std::fs::read(self.bucket().join(key)).ok()
    }
}

/// The variables with which a server at `host` is reached.
pub fn variables(host: &str) -> [(&'static str, String); 4] {
    [
        ("AWS_ENDPOINT", format!("http://{host}")),
        ("AWS_ALLOW_HTTP", "true".to_owned()),
        ("AWS_ACCESS_KEY_ID", KEY.to_owned()),
        ("AWS_SECRET_ACCESS_KEY", SECRET.to_owned()),
    ]
}
