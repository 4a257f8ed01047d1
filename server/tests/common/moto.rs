//! moto, another S3 server: it lists parts with their ETags and answers CORS, which s3s-fs does not.
//!
//! It comes from PyPI into the build folder, once. Without Python or the registry these tests fail and say so; they are not
//! skipped.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

const VERSION: &str = "5.2.5";
/// Ends by itself when its standard input does, so also when the test is killed.
const PROGRAM: &str = "
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
";

pub struct Moto {
    child: Child,
    /// `127.0.0.1:port`.
    pub host: String,
}

impl Moto {
    pub fn start() -> Self {
        let mut child = Command::new("python3")
            .args(["-c", PROGRAM])
            .env("PYTHONPATH", package())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto needs python3");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().expect("moto ended at once").unwrap();
        Self {
            child,
            host: format!("127.0.0.1:{port}"),
        }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Folder of the Python package, fetched by whoever comes first.
fn package() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let build = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = build.join(format!("moto-{VERSION}"));
        if folder.is_dir() {
            return folder;
        }
        std::fs::create_dir_all(build).unwrap();
        let partial = tempfile::tempdir_in(build).unwrap();
        let result = Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
            .arg(partial.path().join("moto"))
            .arg(format!("moto[server]=={VERSION}"))
            .status();
        assert!(
            result.is_ok_and(|status| status.success()),
            "moto {VERSION} could not be fetched from PyPI with python3 -m pip; the S3 multipart tests need it"
        );
        // Another test program may have been quicker; then this one's copy goes with its folder.
        let _ = std::fs::rename(partial.path().join("moto"), &folder);
        folder
    })
}
