//! Families in a second: `cargo run --profile native -p simulate --example throughput -- FAMILIES PROTOCOL.json…`

use protocol::StudySource;
use simulate::{Population, run};
use std::time::Instant;

#[expect(clippy::disallowed_methods, reason = "it measures time")]
fn main() {
    let mut args = std::env::args().skip(1);
    let families = args
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(10_000);
    for path in args {
        let study = match std::fs::read_to_string(&path) {
            Ok(text) => match StudySource::from_text(&text) {
                Ok(study) => study,
                Err(problem) => {
                    println!("{path}: {problem}");
                    continue;
                }
            },
            Err(error) => {
                println!("{path}: {error}");
                continue;
            }
        };
        let population = Population {
            families,
            seed: 1,
            age_days: (182.0, 1826.0),
            most_earlier: 0,
            languages: vec!["en".to_owned()],
            now_millis: 1_717_243_200_000.0,
        };
        let started = Instant::now();
        let report = run(&study, &population, &|_| true);
        let secs = started.elapsed().as_secs_f64();
        println!(
            "{path}: {} families in {secs:.2} s, {:.0} in a second",
            report.played,
            report.played as f64 / secs
        );
    }
}
