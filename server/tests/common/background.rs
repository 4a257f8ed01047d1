//! A server whose background work runs, on a clock that the test moves.

use super::{Server, lay_out, open_with};
use peekaboo::clock::Clock;
use peekaboo::environment::Environment;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// When the tests' clocks begin, Unix time in milliseconds.
pub const START_MILLIS: u64 = 1_700_000_000_000;

/// A test that waits longer has failed.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server; [`Running::stop`] gives its folder for the next run.
pub struct Running {
    pub server: Server,
    pub clock: Clock,
    tasks: Vec<JoinHandle<()>>,
}

/// Starts a server on a new data folder.
pub fn start(flags: &[&str], environment: &Environment) -> Running {
    let folder = tempfile::tempdir().unwrap();
    lay_out(folder.path());
    start_in(folder, flags, environment, Clock::manual(START_MILLIS))
}

/// Starts a server on a folder that is there.
pub fn start_in(
    folder: impl Into<Arc<TempDir>>,
    flags: &[&str],
    environment: &Environment,
    clock: Clock,
) -> Running {
    let folder = folder.into();
    let (state, app) = open_with(folder.path(), flags, environment, clock.clone());
    let tasks = state.start_background();
    Running {
        server: Server {
            folder,
            state,
            app,
            grants: Arc::default(),
        },
        clock,
        tasks,
    }
}

impl Running {
    /// Ends the work in order and keeps the folder.
    pub async fn stop(self) -> Arc<TempDir> {
        self.server.state.stop.cancel();
        for task in self.tasks {
            task.await.unwrap();
        }
        self.server.folder
    }

    /// Ends the work wherever it stands, as a kill would.
    pub async fn kill(self) -> Arc<TempDir> {
        for task in &self.tasks {
            task.abort();
        }
        for task in self.tasks {
            let _ = task.await;
        }
        self.server.folder
    }

    /// Looks again after every step of the background work, until there is something to see.
    pub async fn until<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let mut activity = self.server.state.activity();
        let seen = async {
            loop {
                activity.borrow_and_update();
                if let Some(seen) = look().await {
                    return seen;
                }
                activity.changed().await.unwrap();
            }
        };
        if let Ok(seen) = tokio::time::timeout(PATIENCE, seen).await {
            return seen;
        }
        panic!(
            "waited in vain for {what}\ndeliveries: {:#}\ncopies: {:#}",
            self.deliveries().await,
            self.copies().await
        )
    }

    /// Waits until every recording has been looked at once; `recordings` says how many there are.
    pub async fn looked(&self, recordings: u64) {
        let mut activity = self.server.state.activity();
        let looked = activity.wait_for(|steps| *steps >= recordings);
        tokio::time::timeout(PATIENCE, looked)
            .await
            .unwrap()
            .unwrap();
    }

    /// Oldest first.
    pub async fn deliveries(&self) -> Value {
        self.list("/local/webhooks/deliveries", "deliveries").await
    }

    /// Oldest first.
    pub async fn copies(&self) -> Value {
        self.list("/local/copies", "copies").await
    }

    async fn list(&self, path: &str, member: &str) -> Value {
        let answer = self.server.get(path).await.json();
        let mut list = answer[member].as_array().unwrap().clone();
        list.reverse();
        list.into()
    }

    /// Waits until delivery `index` has this state after so many attempts.
    pub async fn delivery(&self, index: usize, state: &str, attempts: u64) -> Value {
        let what = format!("delivery {index} to be {state} after {attempts}");
        self.until(&what, async || {
            let delivery = self.deliveries().await[index].clone();
            let has_ended = state != "waiting" || attempts == 0 || !delivery["lastError"].is_null();
            (delivery["state"] == state && delivery["attempts"] == attempts && has_ended)
                .then_some(delivery)
        })
        .await
    }

    /// Waits until the copy of an item has this state after so many attempts.
    pub async fn copy(&self, item: &str, state: &str, attempts: u64) -> Value {
        let what = format!("copy of {item} to be {state} after {attempts}");
        self.until(&what, async || {
            let copies = self.copies().await;
            let copy = copies
                .as_array()?
                .iter()
                .find(|copy| copy["item"] == item)?;
            (copy["state"] == state && copy["attempts"] == attempts).then(|| copy.clone())
        })
        .await
    }
}

/// Lookit's name of a recording of a response.
pub fn lookit_name(response: &str) -> String {
    format!(
        "videoStream_{}_2-trial_{response}_1767225620000_123",
        super::STUDY
    )
}

/// Puts a recording that was converted into the data folder, as an earlier run of the server leaves it.
pub fn lay_ready(folder: &Path, response: &str, name: &str, mp4: &[u8]) {
    let recordings = folder
        .join("data/recordings")
        .join(super::STUDY)
        .join(response);
    std::fs::create_dir_all(&recordings).unwrap();
    let raw = b"\x1a\x45\xdf\xa3 raw bytes of a recording";
    let manifest = json!({"id": uuid::Uuid::new_v4(), "study": super::STUDY, "response": response, "frame": "2-trial",
        "name": name, "raw": format!("{name}.webm"), "mp4": format!("{name}.mp4"), "poster": format!("{name}.jpg"),
        "state": "ready", "bytes": raw.len(), "length": raw.len(), "mimeType": "video/webm;codecs=vp8,opus",
        "durationSecs": 7.2, "mp4DurationSecs": 7.1, "createdOn": "2026-03-03T15:51:44.123456Z"});
    let write = |ending: &str, bytes: &[u8]| {
        std::fs::write(recordings.join(format!("{name}.{ending}")), bytes).unwrap();
    };
    write("webm", raw);
    write("mp4", mp4);
    write("jpg", b"jpg");
    write(
        "json",
        serde_json::to_string_pretty(&manifest).unwrap().as_bytes(),
    );
}
