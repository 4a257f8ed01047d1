//! Small plots, drawn as SVG inside the page.

use super::text::{minutes, percent};
use maud::{Markup, html};
use simulate::{Cell, Durations};

/// A bar for a share, and a mark where the probability lies. Read together they show whether chance was kept.
pub(super) fn bar(cell: Cell, families: u64) -> Markup {
    let share = cell.count as f64 / families.max(1) as f64;
    let percent_of = |share: f64| format!("{:.2}", share.clamp(0.0, 1.0) * 100.0);
    let mark = percent_of(cell.probability);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=(percent(share)) {
            rect.ground x="0" y="2" width="100" height="6" {}
            rect.fill x="0" y="2" width=(percent_of(share)) height="6" {}
            @if cell.exact {
                line.mark x1=(mark) x2=(mark) y1="0" y2="10" {}
            }
        }
    }
}

/// How many families need how long.
pub(super) fn histogram(durations: &Durations) -> Markup {
    const WIDTH: f64 = 720.0;
    const HEIGHT: f64 = 180.0;
    const FLOOR: f64 = 150.0;
    let (from, to) = (durations.shortest_secs, durations.longest_secs);
    let bars = durations.histogram.len().max(1) as f64;
    let tallest = durations
        .histogram
        .iter()
        .copied()
        .max()
        .unwrap_or(0)
        .max(1) as f64;
    let place = |secs: f64| {
        if to > from {
            (secs - from) / (to - from) * WIDTH
        } else {
            WIDTH / 2.0
        }
    };
    let median = place(durations.median_secs);
    let anchor = if median < 80.0 {
        "start"
    } else if median > WIDTH - 80.0 {
        "end"
    } else {
        "middle"
    };
    let label = format!(
        "Durations from {} to {}, median {}",
        minutes(from),
        minutes(to),
        minutes(durations.median_secs)
    );
    html! {
        svg.histogram viewBox={ "0 -24 " (WIDTH) " " (HEIGHT + 24.0) } role="img" aria-label=(label) {
            @for (place, count) in durations.histogram.iter().enumerate() {
                @let height = *count as f64 / tallest * (FLOOR - 6.0);
                @let width = WIDTH / bars;
                rect.fill x=(format!("{:.1}", place as f64 * width + 1.0)) y=(format!("{:.1}", FLOOR - height))
                    width=(format!("{:.1}", width - 2.0)) height=(format!("{height:.1}")) rx="2" {
                    title { (count) " families" }
                }
            }
            line.floor x1="0" x2=(WIDTH) y1=(FLOOR) y2=(FLOOR) {}
            line.mark x1=(median) x2=(median) y1="-4" y2=(FLOOR) {}
            text x=(median) y="-10" text-anchor=(anchor) { "median " (minutes(durations.median_secs)) }
            text x="0" y="172" { (minutes(from)) }
            text x=(WIDTH) y="172" text-anchor="end" { (minutes(to)) }
        }
    }
}

/// The two sides of a stimulus, the left one to the left of the middle.
pub(super) fn sides(left: u64, right: u64) -> Markup {
    let all = (left + right).max(1) as f64;
    let (left, right) = (left as f64 / all * 50.0, right as f64 / all * 50.0);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" role="img"
            aria-label={ (format!("{:.0}", left * 2.0)) " % left" } {
            rect.ground x="0" y="2" width="100" height="6" {}
            rect.left x=(format!("{:.2}", 50.0 - left)) y="2" width=(format!("{left:.2}")) height="6" {}
            rect.right x="50" y="2" width=(format!("{right:.2}")) height="6" {}
            line.mark x1="50" x2="50" y1="0" y2="10" {}
        }
    }
}

/// The ground of a cell: deeper where the count is larger, of all the counts in its table.
pub(super) fn shade(count: u64, most: u64) -> String {
    let depth = count as f64 / most.max(1) as f64 * 75.0;
    format!("background:color-mix(in oklab, var(--accent) {depth:.0}%, var(--paper))")
}
