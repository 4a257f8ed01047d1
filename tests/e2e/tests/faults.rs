//! A short fault campaign: every fault once. `cargo xtask faults` runs a long one.

use anyhow::{Result, ensure};
use e2e::faults::{Kind, Run, run};

/// Moments that are not the same as those of the long campaign's first runs.
const SEED: u64 = 7_001;

#[tokio::test(flavor = "multi_thread")]
async fn no_fault_loses_more_than_the_last_second() -> Result<()> {
    for (kind, seed) in Kind::ALL.into_iter().zip(SEED..) {
        let (verdict, stuck) = run(Run {
            kind,
            seed,
            offline_secs: 6,
        })
        .await?;
        println!("{:<16} {verdict:?}", kind.name());
        ensure!(
            verdict.is_kept() && stuck.is_none(),
            "{} with seed {seed}: {verdict:?} {stuck:?}",
            kind.name()
        );
    }
    Ok(())
}
