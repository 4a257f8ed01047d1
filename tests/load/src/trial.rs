//! So many recordings at once, for so long.

use crate::figures::Times;
use crate::http::Connection;
use crate::machine::{Busy, rss_kib};
use crate::recording::{Recording, SLICE_BYTES, Slice};
use crate::server::Server;
use crate::{Args, P99_LIMIT_MILLIS};
use anyhow::Result;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval};

/// Until everybody is ready.
const RUN_UP: Duration = Duration::from_millis(500);
const SAMPLE_EVERY: Duration = Duration::from_millis(250);

/// What was seen.
pub(crate) struct Outcome {
    uploads: usize,
    secs: f64,
    times: Times,
    /// Why recordings ended early, and slices that were not sent for it.
    broken: Vec<String>,
    idle_kib: u64,
    peak_kib: u64,
    busy: Busy,
}

impl Outcome {
    pub(crate) const HEAD: &str = "uploads   secs  slices  failed   p50 ms   p99 ms   max ms   MB/s  RSS idle  RSS peak  per upload  \
        cores: server  sender  others";

    pub(crate) fn is_good(&self) -> bool {
        self.broken.is_empty() && self.times.at(0.99) < P99_LIMIT_MILLIS
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let megabytes = (self.times.count() * SLICE_BYTES) as f64 / 1e6;
        let per_upload_kib = self.peak_kib.saturating_sub(self.idle_kib) / self.uploads as u64;
        write!(
            out,
            "{:>7} {:>6.0} {:>7} {:>7} {:>8.1} {:>8.1} {:>8.1} {:>6.1} {:>5.1} MiB {:>5.1} MiB {:>7} KiB {:>14.2} {:>7.2} {:>7.2}",
            self.uploads,
            self.secs,
            self.times.count(),
            self.broken.len(),
            self.times.at(0.5),
            self.times.at(0.99),
            self.times.at(1.0),
            megabytes / self.secs,
            self.idle_kib as f64 / 1024.0,
            self.peak_kib as f64 / 1024.0,
            per_upload_kib,
            self.busy.server / self.secs,
            self.busy.own / self.secs,
            self.busy.others() / self.secs,
        )?;
        for why in self.broken.iter().take(3) {
            write!(out, "\n        failed: {why}")?;
        }
        Ok(())
    }
}

/// A server of its own, `uploads` recordings of `secs` seconds.
pub(crate) async fn trial(args: &Args, uploads: usize, secs: u64) -> Result<Outcome> {
    let server = Server::start(args)?;
    let slice = Arc::new(Slice::new(SLICE_BYTES, true));
    let mut recordings = Vec::new();
    for _ in 0..uploads {
        let mut connection = Connection::open(&server.host).await?;
        recordings.push(Recording {
            upload: server.upload(&mut connection).await?,
            connection,
            offset: 0,
        });
    }
    let idle_kib = rss_kib(server.pid());
    let before = Busy::now(server.pid());
    let start = Instant::now() + RUN_UP;
    let mut running = JoinSet::new();
    for (number, mut recording) in recordings.into_iter().enumerate() {
        let slice = Arc::clone(&slice);
        // Families do not start at a stroke.
        let own_start = start + Duration::from_secs(1).mul_f64(number as f64 / uploads as f64);
        running.spawn(async move {
            let millis = recording.run(&slice, own_start, secs).await;
            let ended = recording.end().await;
            millis.and_then(|millis| ended.map(|()| millis))
        });
    }
    let (mut all, mut broken, mut peak_kib) = (Vec::new(), Vec::new(), idle_kib);
    let mut samples = interval(SAMPLE_EVERY);
    loop {
        tokio::select! {
            done = running.join_next() => match done {
                None => break,
                Some(Ok(Ok(millis))) => all.extend(millis),
                Some(Ok(Err(error))) => broken.push(format!("{error:#}")),
                Some(Err(error)) => broken.push(error.to_string()),
            },
            _ = samples.tick() => peak_kib = peak_kib.max(rss_kib(server.pid())),
        }
    }
    Ok(Outcome {
        uploads,
        secs: start.elapsed().as_secs_f64(),
        times: Times::new(all),
        broken,
        idle_kib,
        peak_kib,
        busy: Busy::now(server.pid()).since(before),
    })
}
