//! One run: a family takes part, something fails, the family comes back or goes on, and all is counted.

use super::bucket::Bucket;
use super::kind::Kind;
use super::proxy::{Line, Proxy};
use super::verdict::{Verdict, describe, judge, open_uploads};
use super::witness::Witness;
use crate::family::Family;
use crate::small_disk::SmallDisk;
use crate::study::Studies;
use crate::{Camera, Chrome, Plan, Screen, Server, page};
use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// Longer than the player waits between two tries.
const SETTLED_SECS: u64 = 90;
const SLOW_BYTES_PER_SEC: u32 = 40_000;

/// What one run needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub kind: Kind,
    /// Decides the moments; the same seed gives the same ones, as far as a real browser can.
    pub seed: u64,
    /// How long a family without a network has none.
    pub offline_secs: u64,
}

/// Runs it and judges every recording that was begun in it; the second value says where the family got stuck, if it did, and what is
/// known when a promise is broken.
///
/// # Errors
/// Something of the test world does not work.
pub async fn run(run: Run) -> Result<(Verdict, Option<String>)> {
    let mut world = World::open(run).await?;
    let result = match world.suffer().await {
        Ok(()) => world.settle().await,
        Err(error) => Err(error),
    };
    let mut trouble = result.err().map(|error| format!("{error:#}"));
    let seen = world.witness.recordings();
    let mut verdict = judge(&seen, world.server.data())?;
    if let Some(bucket) = &world.bucket {
        verdict.add(bucket.judge(&seen, world.server.data())?);
    }
    if !verdict.is_kept() {
        let known = describe(&seen, world.server.data())?;
        trouble = Some(trouble.unwrap_or_default() + &known);
    }
    let Run {
        kind, seed: number, ..
    } = run;
    let trouble = trouble.map(|text| format!("{} with seed {number}: {text}", kind.name()));
    Ok((verdict, trouble))
}

/// Numbers of one run (xorshift).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

struct World {
    run: Run,
    chance: Chance,
    witness: Witness,
    proxy: Proxy,
    address: String,
    // Ended in this order: the browser, the server, then the folders.
    chrome: Option<Chrome>,
    server: Server,
    disk: Option<SmallDisk>,
    bucket: Option<Bucket>,
    _studies: Studies,
    _data: TempDir,
    profile: TempDir,
}

impl World {
    async fn open(run: Run) -> Result<Self> {
        let studies = Studies::new()?;
        studies.add_protocol("faults", &protocol())?;
        let data = tempfile::tempdir()?;
        let disk = (run.kind == Kind::DiskFull)
            .then(|| SmallDisk::over(data.path()))
            .flatten();
        let bucket = match run.kind {
            Kind::BucketFails => Some(Bucket::open().await?),
            _ => None,
        };
        let (flags, variables) = bucket
            .as_ref()
            .map_or_else(|| (Vec::new(), Vec::new()), Bucket::settings);
        let mut plan = Plan::with_flags(&["--no-convert"]);
        plan.flags.extend(flags);
        plan.variables = variables;
        let server = Server::start_as(studies.path(), data.path(), plan)?;
        let path = server.address("faults", false)?;
        let proxy = Proxy::to(server.port())?;
        let mut world = Self {
            run,
            chance: Chance(run.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            witness: Witness::start()?,
            address: proxy.origin() + &path,
            proxy,
            chrome: None,
            server,
            disk,
            bucket,
            _studies: studies,
            _data: data,
            profile: tempfile::tempdir()?,
        };
        world.start_browser().await?;
        Ok(world)
    }

    async fn start_browser(&mut self) -> Result<()> {
        let profile = self.profile.path();
        let chrome = Chrome::start_with_profile(Screen::LAPTOP, Camera::Fake, profile).await?;
        self.chrome = Some(chrome);
        self.enter().await
    }

    fn chrome(&self) -> Result<&Chrome> {
        self.chrome.as_ref().context("the browser is dead")
    }

    /// A new tab's first page: the witness looks on, and the recording begins by itself.
    async fn enter(&self) -> Result<()> {
        let chrome = self.chrome()?;
        chrome.in_every_document(&self.witness.script())?;
        chrome.page.open(&self.address).await
    }

    /// Waits for a random moment while the recording runs.
    async fn any_moment(&mut self) -> Result<()> {
        let wanted = self.witness.count() + 1 + self.chance.below(4) as usize;
        page::until("slices to come", 60, async || {
            Ok(self.witness.count() >= wanted)
        })
        .await?;
        // Not a wait for anything: the moment itself is what is tried.
        tokio::time::sleep(Duration::from_millis(self.chance.below(1000))).await;
        Ok(())
    }

    async fn suffer(&mut self) -> Result<()> {
        self.any_moment().await?;
        match self.run.kind {
            Kind::TabKilled => {
                let chrome = self.chrome()?;
                let other = chrome.page.another_tab().await?;
                chrome.crash_page();
                chrome.page.switch_to(&other).await?;
                self.enter().await?;
                self.leftovers_arrive().await?;
            }
            Kind::BrowserKilled => {
                self.chrome
                    .take()
                    .context("no browser")?
                    .kill_browser(self.profile.path())?;
                self.start_browser().await?;
                self.leftovers_arrive().await?;
            }
            Kind::ServerKilled => {
                self.server.kill()?;
                self.any_moment().await?;
                self.server.restart()?;
            }
            Kind::ConnectionsCut => {
                for _ in 0..3 {
                    let bytes = 2_000 + self.chance.below(60_000) as u32;
                    self.proxy.set(Line::BreaksAfter(bytes));
                    let broken = async || Ok(self.proxy.has_broken());
                    page::until("a connection to break", 60, broken).await?;
                }
            }
            Kind::Offline => {
                self.proxy.set(Line::Down);
                tokio::time::sleep(Duration::from_secs(self.run.offline_secs)).await;
                self.proxy.set(Line::Good);
            }
            Kind::SlowLine => {
                self.proxy.set(Line::Slow(SLOW_BYTES_PER_SEC));
                for _ in 0..3 {
                    self.any_moment().await?;
                }
            }
            Kind::DiskFull => self.fill_disk().await?,
            Kind::ClockJumps => {
                for hours in [5, -29] {
                    let jump = format!(
                        "const real = Date.now; Date.now = () => real() + {hours} * 3600000;"
                    );
                    self.chrome()?.page.ask(&jump, vec![]).await?;
                    self.any_moment().await?;
                }
            }
            Kind::TwoTabs => {
                let page = &self.chrome()?.page;
                let (first, second) = (page.this_tab().await?, page.another_tab().await?);
                page.switch_to(&second).await?;
                self.enter().await?;
                self.any_moment().await?;
                let page = &self.chrome()?.page;
                page.switch_to(&first).await?;
                Family::new(page).play().await?;
                page.switch_to(&second).await?;
            }
            Kind::DeviceUnplugged => {
                let page = &self.chrome()?.page;
                page.ask(UNPLUG, vec![]).await?;
                page.press("#nocamerabutton", 20).await?;
            }
            // It fails when there is something to copy: after the last page.
            Kind::BucketFails => {}
        }
        Ok(())
    }

    async fn fill_disk(&mut self) -> Result<()> {
        match &self.disk {
            Some(disk) => disk.fill()?,
            // Mounting is not allowed here: the server's own limit stands for the disk's end.
            None => self
                .server
                .restart_with(&["--no-convert", "--max-data-bytes=200000"])?,
        }
        self.any_moment().await?;
        self.any_moment().await?;
        match &self.disk {
            Some(disk) => disk.make_room(),
            None => self.server.restart_with(&["--no-convert"]),
        }
    }

    /// What the page that died left behind is sent by the one that was opened after it.
    async fn leftovers_arrive(&self) -> Result<()> {
        let data: PathBuf = self.server.data().to_owned();
        // One more is under way: the new page records as well.
        let arrived =
            async || Ok(self.witness.recordings().len() >= 2 && open_uploads(&data)? <= 1);
        page::until("what was left behind to arrive", SETTLED_SECS, arrived).await
    }

    /// The family goes to the end, and everything arrives.
    async fn settle(&mut self) -> Result<()> {
        let visit = Family::new(&self.chrome()?.page).play().await?;
        ensure!(!visit.response.is_empty(), "no response in {}", visit.exit);
        let data: PathBuf = self.server.data().to_owned();
        let settled = async || Ok(open_uploads(&data)? == 0);
        page::until("every upload to be complete", SETTLED_SECS, settled).await?;
        match &self.bucket {
            Some(bucket) => {
                bucket
                    .fail_and_recover(&self.server, &mut self.chance)
                    .await
            }
            None => Ok(()),
        }
    }
}

/// The camera and the microphone go.
const UNPLUG: &str = "
for (const stream of window.e2eStreams) for (const track of stream.getTracks()) {
  track.stop();
  track.dispatchEvent(new Event('ended'));
}";

/// One recording from the first page to the last.
fn protocol() -> serde_json::Value {
    json!({
        "frames": {
            "wait": {
                "kind": "exp-lookit-text",
                "startSessionRecording": true,
                "showPreviousButton": false,
                "blocks": [{"title": "A page to stay on", "text": "The camera records while something goes wrong."}],
            },
            "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}},
        },
        "sequence": ["wait", "exit"],
    })
}
