//! The report as tables in a terminal.

use simulate::{Cell, Report, SiteReport};
use std::fmt::{Display, Write as _};

/// Rows of one table; the whole is in `--format json`.
const MOST_ROWS: usize = 40;
/// Positions of one table.
const MOST_POSITIONS: usize = 12;

/// Everything worth reading.
pub(super) fn write(name: &str, report: &Report) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = all(&mut out, name, report);
    out
}

fn all(out: &mut String, name: &str, report: &Report) -> std::fmt::Result {
    writeln!(out, "{name}")?;
    writeln!(out, "{}", families(report))?;
    if report.findings.is_empty() {
        writeln!(
            out,
            "\nnothing to look at: every outcome comes up, and no stimulus is tied to a place or side"
        )?;
    } else {
        writeln!(out, "\nto look at")?;
        for finding in &report.findings {
            let place = if finding.path.is_empty() {
                String::new()
            } else {
                format!("{}: ", finding.path)
            };
            writeln!(out, "  {place}{}", finding.message)?;
        }
    }
    for shown in &report.sites {
        site(out, shown)?;
    }
    blocks(out, report)?;
    if let Some(durations) = &report.durations {
        let pages = match (durations.fewest_pages, durations.most_pages) {
            (fewest, most) if fewest == most => format!("{most} pages"),
            (fewest, most) => format!("{fewest} to {most} pages"),
        };
        writeln!(out, "\nestimated duration, {pages}")?;
        let rows = [
            ("shortest", durations.shortest_secs),
            ("5 % below", durations.p5_secs),
            ("median", durations.median_secs),
            ("5 % above", durations.p95_secs),
            ("longest", durations.longest_secs),
        ];
        for (name, secs) in rows {
            writeln!(out, "  {name:9}  {}", minutes(secs))?;
        }
    }
    if !report.kinds.is_empty() {
        writeln!(out, "\npages of one family on average")?;
        for kind in &report.kinds {
            writeln!(
                out,
                "  {:>6.1}  {:>8}  {}",
                kind.pages,
                minutes(kind.secs),
                kind.kind
            )?;
        }
    }
    Ok(())
}

fn site(out: &mut String, site: &SiteReport) -> std::fmt::Result {
    writeln!(out, "\n{}", heading(site))?;
    if !site.positions.is_empty() {
        let positions = site
            .positions
            .first()
            .map_or(0, Vec::len)
            .min(MOST_POSITIONS);
        let width = width(site.labels.iter());
        let numbers = columns(1..=positions, 8);
        writeln!(out, "  {:width$}  position{numbers}", "")?;
        for (label, row) in site.labels.iter().zip(&site.positions).take(MOST_ROWS) {
            let counts = columns(row.iter().take(positions).map(|cell| cell.count), 8);
            writeln!(out, "  {label:width$}          {counts}")?;
        }
        let chance = site.positions[0]
            .first()
            .map_or(0.0, |cell| cell.probability);
        writeln!(
            out,
            "  {:width$}  each with probability {}",
            "",
            percent(chance)
        )?;
    }
    let width = width(site.rows.iter().take(MOST_ROWS).map(|row| &row.label));
    for row in site.rows.iter().take(MOST_ROWS) {
        let share = row.cell.count as f64 / site.families.max(1) as f64;
        writeln!(
            out,
            "  {:width$}  {:>9}  {:>7}  {}",
            row.label,
            row.cell.count,
            percent(share),
            probability(row.cell)
        )?;
    }
    more(out, site.rows.len())
}

fn blocks(out: &mut String, report: &Report) -> std::fmt::Result {
    for block in &report.blocks {
        let place = if block.nickname.is_empty() {
            "whole study".to_owned()
        } else {
            format!("frames.{}", block.nickname)
        };
        writeln!(
            out,
            "\nstimuli among the {} pages of {} ({place}), by position",
            block.pages, block.kind
        )?;
        let positions = block.pages.min(MOST_POSITIONS);
        let width = width(block.items.iter().take(MOST_ROWS).map(|item| &item.item));
        let numbers = columns(1..=positions, 7);
        writeln!(
            out,
            "  {:width$}  {:>8}{numbers}  {:>7}  {:>7}",
            "", "families", "left", "right"
        )?;
        for item in block.items.iter().take(MOST_ROWS) {
            let counts = columns(
                (0..positions).map(|place| item.at.get(place).copied().unwrap_or(0)),
                7,
            );
            writeln!(
                out,
                "  {:width$}  {:>8}{counts}  {:>7}  {:>7}",
                item.item, item.families, item.left, item.right
            )?;
        }
        more(out, block.items.len())?;
    }
    Ok(())
}

/// Values below each other, to the right of columns so wide.
fn columns(values: impl Iterator<Item = impl Display>, width: usize) -> String {
    let mut out = String::new();
    for value in values {
        // Writing to a String cannot fail.
        let _ = write!(out, "{value:>width$}");
    }
    out
}

fn more(out: &mut String, rows: usize) -> std::fmt::Result {
    if rows > MOST_ROWS {
        writeln!(out, "  … and {} more (--format json)", rows - MOST_ROWS)?;
    }
    Ok(())
}

/// What is decided, and where.
pub(super) fn heading(site: &SiteReport) -> String {
    let list = if site.list.is_empty() {
        String::new()
    } else {
        format!(" of {}", site.list)
    };
    let turn = if site.turn > 1 {
        format!(", time {}", site.turn)
    } else {
        String::new()
    };
    format!(
        "{}{list} at {}{turn}, {} families",
        site.what, site.path, site.families
    )
}

/// Who was made up.
pub(super) fn families(report: &Report) -> String {
    let (youngest, oldest) = report.age_days;
    let earlier = match report.most_earlier {
        0 => "no earlier participations".to_owned(),
        1 => "at most one earlier participation".to_owned(),
        most => format!("up to {most} earlier participations"),
    };
    format!(
        "{} made-up families, seed {}: children {youngest:.0} to {oldest:.0} days old, {earlier}, languages {}",
        thousands(report.played),
        report.seed,
        report.languages.join(", ")
    )
}

/// `100,000`.
pub(super) fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

pub(super) fn probability(cell: Cell) -> String {
    if cell.exact {
        format!("probability {}", percent(cell.probability))
    } else {
        format!(
            "probability about {} ± {}",
            percent(cell.probability),
            percent(cell.margin)
        )
    }
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// `4:05`, minutes and seconds.
pub(super) fn minutes(secs: f64) -> String {
    let secs = secs.round() as u64;
    format!("{}:{:02}", secs / 60, secs % 60)
}

fn width<'a>(labels: impl Iterator<Item = &'a String>) -> usize {
    labels.map(|label| label.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_readable() {
        assert_eq!(
            [7, 999, 1000, 1_234_567].map(thousands),
            ["7", "999", "1,000", "1,234,567"]
        );
        assert_eq!([0.4, 59.6, 605.0].map(minutes), ["0:00", "1:00", "10:05"]);
        assert_eq!(percent(0.3333), "33.3 %");
    }
}
