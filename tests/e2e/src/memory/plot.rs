//! The plot.

use super::sample::{IN_PAGE, OF_PROCESSES, Sample, WARM_UP_SECS};
use anyhow::{Context as _, Result};
use plotters::prelude::*;
use std::path::Path;

const SIZE: (u32, u32) = (1000, 900);
/// Colours that people with any colour vision tell apart (Okabe and Ito).
const COLOURS: [RGBColor; 3] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
];

type Line<'a> = (&'a str, Vec<(f64, f64)>);

/// Draws the samples as SVG: what the page's scripts and the browser's processes hold, and what was recorded and sent, all in MB over
/// minutes.
///
/// # Errors
/// There are no samples, or the file cannot be written.
pub fn draw(samples: &[Sample], path: &Path) -> Result<()> {
    let last = samples.last().context("no samples to draw")?;
    let minutes = last.at_secs / 60.0;
    let root = SVGBackend::new(path, SIZE).into_drawing_area();
    root.fill(&WHITE).map_err(unwritten)?;
    let line = |of: fn(&Sample) -> u64| -> Vec<(f64, f64)> {
        samples.iter().map(|one| point(one, of)).collect()
    };
    let of_page: Vec<Line<'_>> = IN_PAGE.map(|series| (series.name, line(series.of))).into();
    let held: Vec<Line<'_>> = OF_PROCESSES
        .map(|series| (series.name, line(series.of)))
        .into();
    let moved = [
        ("recorded", line(|one| one.recorded)),
        ("sent", line(|one| one.sent)),
    ];
    let warm = WARM_UP_SECS / 60.0;
    let areas = root.split_evenly((3, 1));
    let titles = [
        format!("Held by the page's scripts; growth is fitted from minute {warm:.0} on"),
        "Held by the processes of the browser".to_owned(),
        "Recorded and sent".to_owned(),
    ];
    let corners = [
        SeriesLabelPosition::LowerRight,
        SeriesLabelPosition::LowerRight,
        SeriesLabelPosition::UpperLeft,
    ];
    let lines: [&[Line<'_>]; 3] = [&of_page, &held, &moved];
    for (((area, title), corner), lines) in areas.iter().zip(&titles).zip(corners).zip(lines) {
        panel(area, title, minutes, lines, corner)?;
    }
    root.present().map_err(unwritten)
}

fn panel(
    area: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    title: &str,
    minutes: f64,
    lines: &[Line<'_>],
    legend: SeriesLabelPosition,
) -> Result<()> {
    let values = lines.iter().flat_map(|(_, points)| points);
    let highest = values.map(|point| point.1).fold(1.0, f64::max);
    let precision = usize::from(highest < 10.0);
    let mut chart = ChartBuilder::on(area)
        .caption(title, ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(42)
        .y_label_area_size(64)
        .build_cartesian_2d(0.0..minutes, 0.0..highest * 1.15)
        .map_err(unwritten)?;
    chart
        .configure_mesh()
        .x_desc("minutes since the recording began")
        .y_desc("MB")
        .x_label_formatter(&|value| format!("{value:.0}"))
        .y_label_formatter(&|value| format!("{value:.precision$}"))
        .light_line_style(TRANSPARENT)
        .draw()
        .map_err(unwritten)?;
    for ((name, points), colour) in lines.iter().zip(COLOURS) {
        chart
            .draw_series(LineSeries::new(
                points.iter().copied(),
                colour.stroke_width(2),
            ))
            .map_err(unwritten)?
            .label(*name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(3)));
    }
    chart
        .configure_series_labels()
        .position(legend)
        .background_style(WHITE.mix(0.85))
        .border_style(BLACK.mix(0.3))
        .draw()
        .map_err(unwritten)
}

fn point(sample: &Sample, of: fn(&Sample) -> u64) -> (f64, f64) {
    (sample.at_secs / 60.0, of(sample) as f64 / 1e6)
}

fn unwritten(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow::anyhow!("the plot could not be written: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::series;

    #[test]
    fn every_series_is_named_and_drawn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plot.svg");
        let at = |secs: u32| Sample {
            at_secs: f64::from(secs),
            heap: 4_000_000,
            sent: 1_000_000 * u64::from(secs),
            ..Sample::default()
        };
        draw(&[at(0), at(10), at(20)], &path).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let names = series().map(|series| series.name);
        for name in names.chain(["recorded", "sent", "MB"]) {
            assert!(text.contains(name), "{name} is not in the plot");
        }
        // A line for each, and the same again in the legends.
        assert!(
            text.matches("<polyline").count() >= 2 * (series().count() + 2),
            "{text}"
        );
        assert!(draw(&[], &path).is_err());
    }
}
