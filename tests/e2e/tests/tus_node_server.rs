//! Another team's server judges the player's uploads: recordings go to the tus project's own server, of another origin than the page,
//! which is killed, cut off, and left by a tab that dies. The player's page names it in its one line for that.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::family::Family;
use e2e::faults::proxy::{Line, Proxy};
use e2e::faults::verdict::judge_bytes;
use e2e::faults::witness::Witness;
use e2e::player;
use e2e::study::Studies;
use e2e::{Camera, Chrome, Plan, Screen, Server, page};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;

/// What the page says as it is shipped.
const OWN_INGEST: &str = r#"content="/ingest/""#;

/// The tus server as a child process; dropping it ends it.
struct TusServer {
    package: PathBuf,
    files: TempDir,
    child: Child,
    port: u16,
    /// `METHOD path` of every request.
    requests: Arc<Mutex<Vec<String>>>,
}

impl TusServer {
    fn start(package: PathBuf) -> Result<Self> {
        let files = tempfile::tempdir()?;
        let requests = Arc::default();
        let (child, port) = spawn(&package, files.path(), 0, &requests)?;
        Ok(Self {
            package,
            files,
            child,
            port,
            requests,
        })
    }

    fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        let files = self.files.path();
        (self.child, self.port) = spawn(&self.package, files, self.port, &self.requests)?;
        Ok(())
    }

    /// How many requests began so.
    fn count(&self, start: &str) -> usize {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let begins = |one: &&String| one.starts_with(start);
        requests.iter().filter(begins).count()
    }

    /// Contents of the recordings that are there to their ends, as the server's own notes say.
    fn whole(&self) -> Result<Vec<Vec<u8>>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.files.path())? {
            let path = entry?.path();
            // Being written just now, perhaps.
            let note: Value = match fs::read(&path).map(|text| serde_json::from_slice(&text)) {
                Ok(Ok(note)) if path.extension().is_some_and(|ending| ending == "json") => note,
                _ => continue,
            };
            let bytes = fs::read(path.with_extension(""))?;
            if note["size"].as_u64() == Some(bytes.len() as u64) {
                found.push(bytes);
            }
        }
        Ok(found)
    }
}

impl Drop for TusServer {
    fn drop(&mut self) {
        // It may have been killed by the test already.
        let _ = (self.child.kill(), self.child.wait());
    }
}

fn spawn(
    package: &Path,
    files: &Path,
    port: u16,
    requests: &Arc<Mutex<Vec<String>>>,
) -> Result<(Child, u16)> {
    let mut child = Command::new("node")
        .arg("serve.mjs")
        .arg(files)
        .arg(port.to_string())
        .current_dir(package)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().context("no output")?).lines();
    let Some(Ok(port)) = lines.next() else {
        bail!("the tus server ended at once; its reason stands above");
    };
    let requests = Arc::clone(requests);
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let mut requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
            requests.push(line);
        }
    });
    Ok((child, port.parse()?))
}

struct World {
    chrome: Chrome,
    address: String,
    witness: Witness,
    tus: TusServer,
    line: Proxy,
    server: Server,
    _folders: [TempDir; 3],
    _studies: Studies,
}

impl World {
    /// `None`, said aloud, where npm cannot bring the server.
    async fn open() -> Result<Option<Self>> {
        let package = match judges::npm::installed("tus-node-server") {
            Ok(package) => package,
            Err(why) => {
                // Not by `println!`, which a passing test keeps to itself.
                let text =
                    format!("\nSKIPPED, NOT TESTED: the player against @tus/server. {why}\n");
                std::io::stderr().write_all(text.as_bytes())?;
                return Ok(None);
            }
        };
        let tus = TusServer::start(package)?;
        let line = Proxy::to(tus.port)?;
        let studies = Studies::new()?;
        studies.add_protocol("films", &films())?;
        let [data, dist, profile] = [
            tempfile::tempdir()?,
            tempfile::tempdir()?,
            tempfile::tempdir()?,
        ];
        let ingest = format!(r#"content="{}/files""#, line.origin());
        player::changed(dist.path(), OWN_INGEST, &ingest)?;
        let plan = Plan {
            dist: Some(dist.path().to_owned()),
            ..Plan::with_flags(&["--no-convert"])
        };
        let server = Server::start_as(studies.path(), data.path(), plan)?;
        let witness = Witness::start()?;
        let chrome =
            Chrome::start_with_profile(Screen::LAPTOP, Camera::Fake, profile.path()).await?;
        let world = Self {
            chrome,
            address: server.origin() + &server.address("films", false)?,
            witness,
            tus,
            line,
            server,
            _folders: [data, dist, profile],
            _studies: studies,
        };
        world.enter().await?;
        Ok(Some(world))
    }

    /// The driven tab's first page: the recording begins by itself.
    async fn enter(&self) -> Result<()> {
        self.chrome.in_every_document(&self.witness.script())?;
        self.chrome.page.open(&self.address).await
    }

    async fn until_slices_more(&self, count: usize) -> Result<()> {
        let wanted = self.witness.count() + count;
        let seen = async || Ok(self.witness.count() >= wanted);
        page::until("the recording to run", 60, seen).await
    }

    async fn until_requests(&self, what: &str, start: &str, count: usize) -> Result<()> {
        let seen = async || Ok(self.tus.count(start) >= count);
        page::until(what, 60, seen).await
    }

    /// So many recordings are there to their ends, and are what was recorded; gives the sizes.
    async fn arrive(&self, count: usize) -> Result<Vec<usize>> {
        let arrived = async || Ok(self.tus.whole()?.len() >= count);
        page::until("the recordings to arrive", 90, arrived).await?;
        let whole = self.tus.whole()?;
        let files: Vec<&[u8]> = whole.iter().map(Vec::as_slice).collect();
        let verdict = judge_bytes(&self.witness.recordings(), &files);
        ensure!(
            verdict.is_kept() && verdict.recordings == count && files.len() == count,
            "{verdict:?} in {} files",
            files.len()
        );
        Ok(files.iter().map(|file| file.len()).collect())
    }
}

/// A page that records from its beginning, and the exit survey.
fn films() -> Value {
    json!({
        "frames": {
            "wait": {
                "kind": "exp-lookit-text",
                "startSessionRecording": true,
                "blocks": [{"text": "The camera records."}],
            },
            "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}},
        },
        "sequence": ["wait", "exit"],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stores_a_recording_byte_for_byte_though_it_is_killed_and_cut_off() -> Result<()> {
    let Some(mut world) = World::open().await? else {
        return Ok(());
    };
    world.until_requests("the first part", "PATCH", 1).await?;
    world.line.set(Line::BreaksAfter(30_000));
    let broken = async || Ok(world.line.has_broken());
    page::until("a connection to break", 60, broken).await?;
    world
        .until_requests("the player to ask how far it came", "HEAD", 1)
        .await?;
    world.until_slices_more(2).await?;
    world.tus.kill()?;
    world.until_slices_more(3).await?;
    world.tus.restart()?;
    world
        .until_requests("the player to ask again", "HEAD", 2)
        .await?;
    let visit = Family::new(&world.chrome.page).play().await?;
    let sizes = world.arrive(1).await?;
    // Resumed, not begun anew.
    ensure!(
        world.tus.count("POST /files") == 1,
        "more than one upload was created"
    );
    let saved = world.server.response(&visit.response)?;
    let receipt = &saved["global_event_timings"][0];
    ensure!(
        receipt["outcome"] == "complete" && receipt["bytes"].as_u64() == Some(sizes[0] as u64),
        "stored are {sizes:?} bytes, the response tells of {receipt}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn it_gets_the_rest_from_the_next_visit_when_the_tab_dies() -> Result<()> {
    let Some(world) = World::open().await? else {
        return Ok(());
    };
    world.until_requests("the second part", "PATCH", 2).await?;
    let other = world.chrome.page.another_tab().await?;
    world.chrome.crash_page();
    world.chrome.page.switch_to(&other).await?;
    world.enter().await?;
    world
        .until_requests("the player to ask for what was left", "HEAD", 1)
        .await?;
    Family::new(&world.chrome.page).play().await?;
    world.arrive(2).await?;
    ensure!(
        world.tus.count("POST /files") == 2,
        "an upload was begun anew"
    );
    Ok(())
}
