//! Recordings that go straight from the browser to a bucket, past the server: every byte arrives, and an upload that was interrupted
//! goes on where the bucket stands.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::family::Family;
use e2e::faults::witness::Witness;
use e2e::player;
use e2e::study::Studies;
use e2e::{Camera, Chrome, Page, Plan, Screen, Server, Stage, page};
use judges::moto::Moto;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::MutexGuard;

/// The size of the first parts.
const PART_BYTES: u64 = 5 << 20;

/// The camera shows what cannot be compressed, so that a recording has some parts after seconds.
const NOISE: &str = "
const ask = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = async function (how) {
  const stream = await ask.call(this, how);
  if (!how.video) return stream;
  const canvas = Object.assign(document.createElement('canvas'), {width: 640, height: 480});
  const paper = canvas.getContext('2d');
  const picture = paper.createImageData(640, 480);
  const draw = () => {
    for (let at = 0; at < picture.data.length; at += 65536) {
      crypto.getRandomValues(picture.data.subarray(at, Math.min(at + 65536, picture.data.length)));
    }
    for (let at = 3; at < picture.data.length; at += 4) picture.data[at] = 255;
    paper.putImageData(picture, 0, 0);
  };
  setInterval(draw, 60);
  for (const track of stream.getVideoTracks()) stream.removeTrack(track);
  stream.addTrack(canvas.captureStream(15).getVideoTracks()[0]);
  return stream;
};
const Plain = window.MediaRecorder;
window.MediaRecorder = class extends Plain {
  constructor(stream, how) { super(stream, {...how, videoBitsPerSecond: 12e6}); }
};";
/// The family's clock is an hour ahead.
const AHEAD: &str = "const now = Date.now; Date.now = () => now() + 3600000;";
/// What this page asked of the bucket: methods are not told, addresses are.
const ASKED: &str = "return performance.getEntriesByType('resource').map(each => each.name).filter(name => name.includes('/lab-videos/'))";

struct World {
    moto: Moto,
    witness: Witness,
    server: Server,
    profile: TempDir,
    _folders: [TempDir; 2],
    _studies: Studies,
    _turn: MutexGuard<'static, ()>,
}

enum Signer {
    /// The companion server.
    Server,
    /// The page, with the credentials that Lookit's build writes into it.
    Page,
}

impl World {
    async fn open(signer: &Signer) -> Result<Self> {
        let turn = Stage::turn().await;
        let studies = Studies::new()?;
        let wait = json!({"kind": "exp-lookit-text", "startSessionRecording": true, "blocks": [{"text": "The camera records."}]});
        let exit = json!({"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}});
        studies.add_protocol(
            "films",
            &json!({"frames": {"wait": wait, "exit": exit}, "sequence": ["wait", "exit"]}),
        )?;
        let hello = json!({"kind": "exp-lookit-text", "blocks": [{"text": "Hello."}]});
        studies.add_protocol(
            "later",
            &json!({"frames": {"hello": hello}, "sequence": ["hello"]}),
        )?;
        let moto = match signer {
            Signer::Server => Moto::with_bucket(),
            Signer::Page => Moto::strict(),
        };
        let (key, secret) = moto.key.clone().context("moto told no key")?;
        let (data, dist) = (tempfile::tempdir()?, tempfile::tempdir()?);
        let endpoint = format!("http://{}", moto.host);
        let mut plan = Plan::with_flags(&["--no-convert"]);
        match signer {
            Signer::Server => {
                plan.flags
                    .extend(["--multipart-store".into(), "s3://lab-videos/2026".into()]);
                let variables = [
                    ("AWS_ENDPOINT", endpoint.as_str()),
                    ("AWS_ALLOW_HTTP", "true"),
                    ("AWS_ACCESS_KEY_ID", &key),
                    ("AWS_SECRET_ACCESS_KEY", &secret),
                ];
                plan.variables = variables
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .into();
            }
            Signer::Page => {
                let settings = json!({
                    "S3_BUCKET": "lab-videos",
                    "S3_ENDPOINT": endpoint,
                    "S3_ACCESS_KEY_ID": key,
                    "S3_SECRET_ACCESS_KEY": secret,
                });
                let meta = format!("<head><meta name=\"peekaboo-bucket\" content='{settings}' />");
                player::changed(dist.path(), "<head>", &meta)?;
                plan.dist = Some(dist.path().to_owned());
            }
        }
        Ok(Self {
            moto,
            witness: Witness::start()?,
            server: Server::start_as(studies.path(), data.path(), plan)?,
            profile: tempfile::tempdir()?,
            _folders: [data, dist],
            _studies: studies,
            _turn: turn,
        })
    }

    async fn browser(&self) -> Result<Chrome> {
        let chrome =
            Chrome::start_with_profile(Screen::LAPTOP, Camera::Fake, self.profile.path()).await?;
        chrome.in_every_document(&self.witness.script())?;
        chrome.in_every_document(NOISE)?;
        chrome.in_every_document(AHEAD)?;
        Ok(chrome)
    }

    async fn enter(&self, page: &Page, study: &str) -> Result<()> {
        page.open(&(self.server.origin() + &self.server.address(study, false)?))
            .await
    }

    /// The bytes of the one recording.
    fn recorded(&self) -> Result<Vec<u8>> {
        let recordings = self.witness.recordings();
        let [slices] = &recordings[..] else {
            bail!("{} recordings", recordings.len());
        };
        Ok(slices
            .iter()
            .flat_map(|slice| slice.bytes.clone())
            .collect())
    }

    async fn until_recorded(&self, bytes: u64) -> Result<()> {
        page::until("the recording to grow", 120, async || {
            let seen: usize = self
                .witness
                .recordings()
                .iter()
                .flatten()
                .map(|slice| slice.bytes.len())
                .sum();
            Ok(seen as u64 > bytes)
        })
        .await
    }

    /// The bucket has exactly one object, and it is the recording.
    async fn arrives(&self) -> Result<()> {
        let stored = async || Ok(self.moto.objects()?.len() == 1);
        page::until("the object", 120, stored).await?;
        let objects = self.moto.objects()?;
        let (name, bytes) = &objects[0];
        ensure!(
            name.contains("videoStream_") && name.contains(".webm"),
            "{name}"
        );
        let recorded = self.recorded()?;
        // A page that is killed may have had a last slice of which only the witness has heard, or one that it had kept and the witness
        // has not heard of.
        let common = recorded.len().min(bytes.len());
        ensure!(
            common > 0 && recorded[..common] == bytes[..common],
            "{} bytes differ from the {} recorded",
            bytes.len(),
            recorded.len()
        );
        let last = self.witness.recordings()[0]
            .last()
            .map_or(0, |slice| slice.bytes.len());
        ensure!(
            recorded.len() - common <= last,
            "{} of {} bytes",
            bytes.len(),
            recorded.len()
        );
        Ok(())
    }
}

/// A tab crashes after a part has arrived; the next visit sends the rest.
async fn interrupted(signer: Signer) -> Result<()> {
    let world = World::open(&signer).await?;
    let chrome = world.browser().await?;
    world.enter(&chrome.page, "films").await?;
    world.until_recorded(PART_BYTES).await?;
    let arrived = async || Ok(world.moto.parts()? > 0);
    page::until("the first part", 120, arrived).await?;
    world.until_recorded(PART_BYTES + PART_BYTES / 4).await?;
    chrome.kill_browser(world.profile.path())?;
    ensure!(
        world.moto.objects()?.is_empty(),
        "it was joined before its end"
    );
    let chrome = world.browser().await?;
    world.enter(&chrome.page, "later").await?;
    world.arrives().await?;
    let asked = chrome.page.ask(ASKED, vec![]).await?;
    let sent = part_numbers(&asked);
    // On a busy machine the second part may have arrived before the end as well.
    ensure!(
        !sent.is_empty() && sent.iter().all(|number| *number >= 2),
        "the first part was sent twice, or no other: {asked}"
    );
    Ok(())
}

/// The numbers of the parts that were sent to these addresses.
fn part_numbers(addresses: &Value) -> Vec<u32> {
    let addresses = addresses.as_array().into_iter().flatten();
    addresses
        .filter_map(Value::as_str)
        .filter_map(|address| {
            address
                .split(['?', '&'])
                .find_map(|one| one.strip_prefix("partNumber="))
        })
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// The server can say what became of what never came to it.
fn told(world: &World, response: &str, outcome: wire::Outcome) -> Result<()> {
    let list = world.server.recordings(response)?;
    let bytes = world.moto.objects()?[0].1.len() as u64;
    let is_told = list
        .outcomes
        .iter()
        .any(|one| one.outcome == outcome && one.bytes == bytes);
    let has_receipt = list.in_bucket.iter().any(|one| one.receipt.is_some());
    ensure!(is_told && has_receipt, "{list:?}");
    Ok(())
}

/// A family plays to the end.
async fn whole(signer: Signer) -> Result<()> {
    let world = World::open(&signer).await?;
    let chrome = world.browser().await?;
    world.enter(&chrome.page, "films").await?;
    world.until_recorded(PART_BYTES / 2).await?;
    let visit = Family::new(&chrome.page).play().await?;
    world.arrives().await?;
    if matches!(signer, Signer::Server) {
        told(&world, &visit.response, wire::Outcome::Complete)?;
    }
    let saved = world.server.response(&visit.response)?;
    let receipt = &saved["global_event_timings"][0];
    ensure!(
        receipt["outcome"] == "complete" && receipt["bytes"] == world.recorded()?.len(),
        "{receipt}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_recording_goes_on_with_addresses_the_server_signs() -> Result<()> {
    interrupted(Signer::Server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_recording_goes_on_with_the_pages_credentials() -> Result<()> {
    interrupted(Signer::Page).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_sends_its_recording_with_addresses_the_server_signs() -> Result<()> {
    whole(Signer::Server).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_sends_its_recording_with_the_pages_credentials() -> Result<()> {
    whole(Signer::Page).await
}
