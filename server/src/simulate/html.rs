//! The report as one page that needs nothing else.

use super::plots;
use super::text::{families, heading, minutes, percent, probability, thousands};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use simulate::{BlockReport, FindingKind, Report, SiteReport, durations::METHOD};

/// Places shown at once; the rest are folded.
const MOST_SITES: usize = 12;
/// Rows of one table; the whole is in `--format json`.
const MOST_ROWS: usize = 60;
const MOST_POSITIONS: usize = 24;

/// The page.
pub(super) fn page(name: &str, report: &Report) -> Markup {
    let (shown, folded) = report.sites.split_at(report.sites.len().min(MOST_SITES));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (name) " – simulated families" }
                style { (PreEscaped(include_str!("style.css"))) }
            }
            body {
                main {
                    h1 { (name) }
                    p.quiet { (about(report)) }
                    (cards(report))
                    (findings(report))
                    @if !report.sites.is_empty() {
                        h2 { "What is drawn" }
                        p.quiet { "Bars are shares of the families; the line is the probability that follows from the protocol." }
                        @for site in shown { (decision(site)) }
                        @if !folded.is_empty() {
                            details {
                                summary { "Further places, " (folded.len()) }
                                @for site in folded { (decision(site)) }
                            }
                        }
                    }
                    @if !report.blocks.is_empty() {
                        h2 { "Stimuli by position" }
                        p.quiet { "Pages that show or play a stimulus, by their place among the pages of their kind. Names with # are those of pictures on the page." }
                        @for block in &report.blocks { (stimuli(block)) }
                    }
                    (times(report))
                    (method())
                }
            }
        }
    }
}

fn about(report: &Report) -> String {
    format!("{}. The same seed gives the same page.", families(report))
}

fn cards(report: &Report) -> Markup {
    html! {
        dl.cards {
            div { dt { "Families" } dd { (thousands(report.played)) } }
            div { dt { "Random choices" } dd { (report.sites.len()) } }
            @if let Some(durations) = &report.durations {
                div { dt { "Median duration" } dd { (minutes(durations.median_secs)) } }
                div { dt { "Pages" } dd {
                    (durations.fewest_pages)
                    @if durations.fewest_pages != durations.most_pages { "–" (durations.most_pages) }
                } }
            }
            div { dt { "To look at" } dd { (report.findings.len()) } }
        }
    }
}

fn findings(report: &Report) -> Markup {
    html! {
        h2 { "To look at" }
        section.box {
            @if report.findings.is_empty() {
                p { "Nothing: every outcome comes up, and no stimulus is tied to a place or a side." }
            } @else {
                ul.findings {
                    @for finding in report.findings.iter().take(MOST_ROWS) {
                        @let (tag, is_grave) = tag(finding.code);
                        li {
                            span.tag.grave[is_grave] { (tag) }
                            div {
                                (finding.message)
                                @if !finding.path.is_empty() { " " code { (finding.path) } }
                            }
                        }
                    }
                }
                @if report.findings.len() > MOST_ROWS { p.quiet { "… and " (report.findings.len() - MOST_ROWS) " more." } }
            }
        }
    }
}

/// A finding's kind in words, and whether families suffer from it.
fn tag(code: FindingKind) -> (&'static str, bool) {
    match code {
        FindingKind::DoesNotStart => ("does not start", true),
        FindingKind::NeverEnds => ("never ends", true),
        FindingKind::ScriptFails => ("script fails", true),
        FindingKind::AlwaysAtOnePlace => ("always at one place", false),
        FindingKind::SideTied => ("always on one side", false),
        FindingKind::SideFollowsPlace => ("side follows position", false),
        FindingKind::SideUneven => ("sides uneven", false),
        FindingKind::MoveTogether => ("move together", false),
        FindingKind::NeverChosen => ("never chosen", false),
        FindingKind::NeverReached => ("never reached", false),
        FindingKind::NothingVaries => ("nothing varies", false),
    }
}

fn decision(site: &SiteReport) -> Markup {
    html! {
        section.box {
            h3 { (heading(site)) }
            @if !site.positions.is_empty() {
                @let most = site.positions.iter().flatten().map(|cell| cell.count).max().unwrap_or(0);
                @let positions = site.positions[0].len().min(MOST_POSITIONS);
                div.scroll { table.heat {
                    tr { th { "option" } @for position in 1..=positions { th.cell { (position) } } }
                    @for (label, row) in site.labels.iter().zip(&site.positions).take(MOST_ROWS) {
                        tr {
                            td.name { (label) }
                            @for cell in row.iter().take(positions) { td.cell style=(plots::shade(cell.count, most)) { (thousands(cell.count)) } }
                        }
                    }
                } }
                p.quiet { "Each option at each position: " (probability(site.positions[0][0])) "." }
            }
            @if !site.rows.is_empty() {
                div.scroll { table {
                    tr { th { "outcome" } th.n { "families" } th {} th.n { "share" } th.n { "expected" } }
                    @for row in site.rows.iter().take(MOST_ROWS) {
                        tr {
                            td.name { (row.label) }
                            td.n { (thousands(row.cell.count)) }
                            td.plot { (plots::bar(row.cell, site.families)) }
                            td.n { (percent(row.cell.count as f64 / site.families.max(1) as f64)) }
                            td.n {
                                @if row.cell.exact { (percent(row.cell.probability)) } @else { "± " (percent(row.cell.margin)) }
                            }
                        }
                    }
                } }
            }
        }
    }
}

fn stimuli(block: &BlockReport) -> Markup {
    let positions = block.pages.min(MOST_POSITIONS);
    let most = block
        .items
        .iter()
        .flat_map(|item| &item.at)
        .copied()
        .max()
        .unwrap_or(0);
    let has_sides = block.items.iter().any(|item| item.left + item.right > 0);
    html! {
        section.box {
            h3 {
                (block.pages) " pages of " (block.kind)
                @if block.nickname.is_empty() { ", whole study" } @else { ", frames." (block.nickname) }
                ", " (block.families) " families"
            }
            div.scroll { table.heat {
                tr {
                    th { "stimulus" }
                    th.n { "families" }
                    @for position in 1..=positions { th.cell { (position) } }
                    @if has_sides { th { "left | right" } }
                }
                @for item in block.items.iter().take(MOST_ROWS) {
                    tr {
                        td.name { (item.item) }
                        td.n { (thousands(item.families)) }
                        @for place in 0..positions {
                            @let count = item.at.get(place).copied().unwrap_or(0);
                            td.cell style=(plots::shade(count, most)) { @if count > 0 { (thousands(count)) } }
                        }
                        @if has_sides { td.plot { @if item.left + item.right > 0 { (plots::sides(item.left, item.right)) } } }
                    }
                }
            } }
            @if block.items.len() > MOST_ROWS { p.quiet { "… and " (block.items.len() - MOST_ROWS) " more stimuli." } }
        }
    }
}

fn times(report: &Report) -> Markup {
    html! {
        @if let Some(durations) = &report.durations {
            h2 { "Estimated duration" }
            section.box {
                @if minutes(durations.shortest_secs) == minutes(durations.longest_secs) {
                    p { "Every family needs about " (minutes(durations.median_secs)) " (minutes and seconds)." }
                } @else {
                    (plots::histogram(durations))
                    p.quiet {
                        "Shortest " (minutes(durations.shortest_secs)) ", 90 % of the families between " (minutes(durations.p5_secs)) " and "
                        (minutes(durations.p95_secs)) ", longest " (minutes(durations.longest_secs)) ", in minutes and seconds."
                    }
                }
                div.scroll { table {
                    tr { th { "kind" } th.n { "pages of one family" } th.n { "time" } }
                    @for kind in &report.kinds {
                        tr { td.name { (kind.kind) } td.n { (format!("{:.1}", kind.pages)) } td.n { (minutes(kind.secs)) } }
                    }
                } }
            }
        }
    }
}

fn method() -> Markup {
    html! {
        h2 { "How this was made" }
        section.box {
            p {
                "The protocol is unfolded once for each family, with a seed of its own, as the player does it. Where scripts decide on the way, "
                "the study is walked through with answers drawn by chance. Probabilities are exact where they follow from the protocol, given these "
                "families; elsewhere they are estimated, with a 95 % interval."
            }
            p { "Durations are guesses from the parameters; files are not looked at:" }
            div.scroll { table {
                @for (kinds, rule) in METHOD { tr { td.name { (kinds) } td { (rule) } } }
            } }
        }
    }
}
