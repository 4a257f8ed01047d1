//! Server and browser together, and what is kept when a test fails.

use crate::{Camera, Chrome, Page, Plan, Screen, Server, paths};
use anyhow::{Context as _, Result};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

/// One browser at a time: two recording ones are too much for two cores, and looking times would suffer.
static TURN: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

/// Everything one test needs; dropping it ends server and browser.
pub struct Stage {
    pub chrome: Chrome,
    pub server: Server,
    _data: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Stage {
    /// Starts a server with these studies and an empty data folder, and a browser.
    ///
    /// # Errors
    /// Something is not built or not installed; the message says what to run.
    pub async fn open(studies: &Path, screen: Screen, camera: Camera) -> Result<Self> {
        Self::open_with(studies, screen, camera, Plan::default()).await
    }

    /// The same with settings of the server.
    ///
    /// # Errors
    /// Something is not built or not installed; the message says what to run.
    pub async fn open_with(
        studies: &Path,
        screen: Screen,
        camera: Camera,
        plan: Plan,
    ) -> Result<Self> {
        let turn = TURN.lock().await;
        let data = tempfile::tempdir()?;
        let server = Server::start_as(studies, data.path(), plan)?;
        Ok(Self {
            chrome: Chrome::start(screen, camera).await?,
            server,
            _data: data,
            _turn: turn,
        })
    }

    /// The turn to run a browser, for a test that brings its own.
    pub async fn turn() -> MutexGuard<'static, ()> {
        TURN.lock().await
    }

    pub fn page(&self) -> &Page {
        &self.chrome.page
    }

    /// Opens a study as the demo child.
    ///
    /// # Errors
    /// The server does not have it.
    pub async fn enter(&self, slug: &str, preview: bool) -> Result<()> {
        let path = self.server.address(slug, preview)?;
        self.page().open(&(self.server.origin() + &path)).await
    }

    /// Ends the test. If it failed, a picture and the text of the page are kept in `target/e2e-failures/`.
    ///
    /// # Errors
    /// The test's own, with the place of the picture.
    pub async fn close(self, name: &str, result: Result<()>) -> Result<()> {
        let Err(error) = result else { return Ok(()) };
        let folder = paths::target().join("e2e-failures");
        std::fs::create_dir_all(&folder)?;
        let (page, base) = (self.page(), folder.join(name));
        let address = page.address().await.unwrap_or_default();
        let text = page.text().await.unwrap_or_default();
        let source = page
            .ask("return document.body.outerHTML", vec![])
            .await
            .unwrap_or_default();
        let report = format!(
            "{error:?}\n\nat {address}\n\n{text}\n\n{}\n",
            source.as_str().unwrap_or_default()
        );
        std::fs::write(base.with_extension("txt"), report)?;
        if let Ok(picture) = page.picture().await {
            std::fs::write(base.with_extension("png"), picture)?;
        }
        Err(error).with_context(|| format!("see {}.png and .txt", base.display()))
    }
}
