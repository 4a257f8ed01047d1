//! What is sampled, its table, and how fast it grows.

use anyhow::{Context as _, Result};
use std::fmt::Write as _;

/// The browser fills its caches first; what it holds by then is not counted as growth.
pub const WARM_UP_SECS: f64 = 300.0;

/// One look at the browser; all but the time in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// Seconds since the recording began.
    pub at_secs: f64,
    /// What the page's scripts hold, garbage not yet collected included.
    pub heap: u64,
    /// The linear memory of the player's module.
    pub wasm: u64,
    /// Main memory of the process that shows the page (RSS).
    pub renderer_resident: u64,
    /// The same, shared pages divided (PSS).
    pub renderer_proportional: u64,
    /// PSS of the browser's other processes: the browser itself, camera, sound, network, storage and idle pages.
    pub others_proportional: u64,
    /// Bytes that the recorder has given to the page.
    pub recorded: u64,
    /// Bytes that the server has stored.
    pub sent: u64,
}

/// One line of the plot.
pub struct Series {
    /// As in the legend.
    pub name: &'static str,
    /// As the head of the table's column.
    pub column: &'static str,
    pub of: fn(&Sample) -> u64,
}

/// What the page's scripts hold.
pub(super) const IN_PAGE: [Series; 2] = [
    Series {
        name: "JS heap",
        column: "js_heap_bytes",
        of: |sample| sample.heap,
    },
    Series {
        name: "wasm memory",
        column: "wasm_memory_bytes",
        of: |sample| sample.wasm,
    },
];

/// What the system says of the browser.
pub(super) const OF_PROCESSES: [Series; 3] = [
    Series {
        name: "renderer RSS",
        column: "renderer_rss_bytes",
        of: |sample| sample.renderer_resident,
    },
    Series {
        name: "renderer PSS",
        column: "renderer_pss_bytes",
        of: |sample| sample.renderer_proportional,
    },
    Series {
        name: "other processes PSS",
        column: "other_processes_pss_bytes",
        of: |sample| sample.others_proportional,
    },
];

/// All that is held, in the order of the table.
pub fn series() -> impl Iterator<Item = &'static Series> {
    IN_PAGE.iter().chain(&OF_PROCESSES)
}

/// The samples as CSV, one line each.
pub fn table(samples: &[Sample]) -> String {
    let columns: Vec<&str> = series().map(|series| series.column).collect();
    let columns = columns.join(",");
    let mut text = format!("secs,{columns},recorded_bytes,sent_bytes\n");
    for sample in samples {
        let held: Vec<String> = series().map(|one| (one.of)(sample).to_string()).collect();
        let Sample {
            at_secs,
            recorded,
            sent,
            ..
        } = sample;
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{at_secs:.1},{},{recorded},{sent}", held.join(","));
    }
    text
}

/// The samples of a table.
///
/// # Errors
/// A line does not hold eight numbers; the text says which.
pub fn read(table: &str) -> Result<Vec<Sample>> {
    let lines = table.lines().enumerate().skip(1);
    lines
        .map(|(index, line)| sample(line).with_context(|| format!("line {}: {line}", index + 1)))
        .collect()
}

fn sample(line: &str) -> Option<Sample> {
    let (at_secs, rest) = line.split_once(',')?;
    let numbers: Option<Vec<u64>> = rest.split(',').map(|number| number.parse().ok()).collect();
    let [
        heap,
        wasm,
        renderer_resident,
        renderer_proportional,
        others_proportional,
        recorded,
        sent,
    ] = numbers?[..]
    else {
        return None;
    };
    Some(Sample {
        at_secs: at_secs.parse().ok()?,
        heap,
        wasm,
        renderer_resident,
        renderer_proportional,
        others_proportional,
        recorded,
        sent,
    })
}

/// How fast a value grows, by least squares over the samples after the warm-up; `None` with fewer than two of them.
pub fn slope_bytes_per_hour(samples: &[Sample], of: fn(&Sample) -> u64) -> Option<f64> {
    let points: Vec<(f64, f64)> = samples
        .iter()
        .filter(|sample| sample.at_secs >= WARM_UP_SECS)
        .map(|sample| (sample.at_secs / 3600.0, of(sample) as f64))
        .collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_hours, mean_bytes) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points
        .iter()
        .map(|(hours, _)| (hours - mean_hours).powi(2))
        .sum();
    let together: f64 = points
        .iter()
        .map(|(hours, bytes)| (hours - mean_hours) * (bytes - mean_bytes))
        .sum();
    (points.len() >= 2 && spread > 0.0).then(|| together / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u32, heap: u64) -> Sample {
        Sample {
            at_secs: f64::from(secs),
            heap,
            ..Sample::default()
        }
    }

    #[test]
    fn growth_is_measured_after_the_warm_up() {
        let warm = [at(0, 9_000_000), at(290, 1)];
        let steady: Vec<Sample> = (0..10_u32)
            .map(|step| at(300 + 360 * step, 1_000 + 500 * u64::from(step)))
            .collect();
        let slope = slope_bytes_per_hour(&[&warm[..], &steady[..]].concat(), |one| one.heap);
        assert!((slope.unwrap() - 5_000.0).abs() < 1e-6, "{slope:?}");
        assert_eq!(slope_bytes_per_hour(&warm, |one| one.heap), None);
        assert_eq!(slope_bytes_per_hour(&steady[..1], |one| one.heap), None);
    }

    #[test]
    fn a_table_has_a_head_and_a_line_for_each_sample() {
        let text = table(&[at(10, 7)]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("secs,js_heap_bytes,"), "{text}");
        assert_eq!(lines[1], "10.0,7,0,0,0,0,0,0");
        assert_eq!(read(&text).unwrap(), [at(10, 7)]);
        assert!(read("secs\n1.0,2,3").is_err());
    }
}
