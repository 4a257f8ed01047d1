//! What a researcher should look at: outcomes that never come, and things that always come together.

use crate::block::{Block, BlockKey, Item};
use crate::confounds;
use crate::report::{Finding, FindingKind, Report};
use crate::tally::Tally;
use crate::walk::MOST_VISITS;

/// Families that must have met a stimulus before anything is said of it: with fewer, chance alone does it.
const FEWEST_FAMILIES: u64 = 30;
/// Pages with a stimulus on either side before an uneven share is told.
const FEWEST_SIDES: u64 = 400;
/// A share of one side outside half plus or minus this is uneven.
const UNEVEN: f64 = 0.1;

/// Everything worth looking at, the gravest first.
pub(crate) fn find(report: &Report, tally: &Tally) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |code, path: &str, message: String| {
        found.push(Finding {
            code,
            path: path.to_owned(),
            message,
        });
    };
    for stopped in &report.stopped {
        let message = format!(
            "For {} of {} families the study does not start: {}",
            stopped.count, report.played, stopped.message
        );
        say(FindingKind::DoesNotStart, &stopped.path, message);
    }
    if report.endless > 0 {
        let message = format!(
            "{} of {} participations had not ended after {MOST_VISITS} pages. Look for a selectNextFrame that leads back.",
            report.endless, report.played
        );
        say(FindingKind::NeverEnds, "sequence", message);
    }
    for warning in &report.warnings {
        let message = format!(
            "It failed {} times in {} participations: {}",
            warning.count, report.played, warning.message
        );
        say(FindingKind::ScriptFails, &warning.path, message);
    }
    for site in &report.sites {
        // With few families an outcome may be missing by chance.
        let missed = site.rows.iter().filter(|row| row.cell.count == 0);
        for row in missed.filter(|row| {
            row.cell.probability == 0.0 || row.cell.probability * site.families as f64 > 10.0
        }) {
            let message = format!("No family got “{}” of this {}.", row.label, site.what);
            say(FindingKind::NeverChosen, &site.path, message);
        }
    }
    for reach in &report.never_reached {
        let message = if reach.in_sequence {
            "No family came to this frame. Remove it, or look at what should lead here.".to_owned()
        } else {
            "sequence does not name it, so no family comes to this frame. Add it there or remove it.".to_owned()
        };
        say(FindingKind::NeverReached, &reach.path, message);
    }
    for (key, block) in &tally.blocks {
        let is_varied = report
            .blocks
            .iter()
            .any(|shown| (&shown.nickname, &shown.kind) == (&key.0, &key.1));
        for (name, item) in &block.items {
            if let Some((code, message)) = of_item(key, block, is_varied, name, item) {
                say(code, &place_of(key), message);
            }
        }
    }
    for (path, message) in confounds::find(&tally.together) {
        say(FindingKind::MoveTogether, &path, message);
    }
    let is_chance = |count: usize| count > 1;
    let varies = report
        .sites
        .iter()
        .any(|site| is_chance(site.rows.len()) || is_chance(site.positions.len()))
        || !report.blocks.is_empty();
    if !varies && report.stopped.is_empty() && report.played > 1 {
        let message = "Every family sees the same: nothing in this study is drawn, and nothing depends on the child.".to_owned();
        say(FindingKind::NothingVaries, "", message);
    }
    found.sort_by_key(|finding| finding.code);
    found
}

/// The block in words.
pub(crate) fn place_of((nickname, kind): &BlockKey) -> String {
    if nickname.is_empty() {
        format!("all {kind}")
    } else {
        format!("frames.{nickname}")
    }
}

fn of_item(
    (_, kind): &BlockKey,
    block: &Block,
    is_varied: bool,
    name: &str,
    item: &Item,
) -> Option<(FindingKind, String)> {
    if item.families < FEWEST_FAMILIES {
        return None;
    }
    let pages = block.lengths.keys().max().copied().unwrap_or(0);
    let (left, right): (u64, u64) = (item.left.iter().sum(), item.right.iter().sum());
    if pages < 2 {
        return None;
    }
    if (left == 0) != (right == 0) {
        let side = if right == 0 { "left" } else { "right" };
        let message = format!(
            "“{name}” is always on the {side} ({} of {} pages with it).",
            left + right,
            item.at.iter().sum::<u64>()
        );
        return Some((FindingKind::SideTied, message));
    }
    if left > 0 {
        let trials = item.left.len().max(item.right.len());
        let at = |sides: &[u64], place: usize| sides.get(place).copied().unwrap_or(0);
        let is_tied =
            (0..trials).all(|place| at(&item.left, place) == 0 || at(&item.right, place) == 0);
        if is_tied {
            let message = format!(
                "The side of “{name}” follows from the position: on each of its {trials} pages every family sees it on the same side."
            );
            return Some((FindingKind::SideFollowsPlace, message));
        }
        let share = left as f64 / (left + right) as f64;
        if left + right >= FEWEST_SIDES && (share - 0.5).abs() > UNEVEN {
            let message = format!(
                "“{name}” is on the left on {:.0} % of its pages.",
                share * 100.0
            );
            return Some((FindingKind::SideUneven, message));
        }
    }
    let mut places = item.at.iter().enumerate().filter(|(_, count)| **count > 0);
    let (Some((place, _)), None) = (places.next(), places.next()) else {
        return None;
    };
    // A name on the page such as #target is no stimulus of its own.
    if !is_varied || name.starts_with('#') {
        return None;
    }
    // A place in between is what a fixed part of a trial looks like; only the ends weigh by themselves.
    let place = match place {
        0 => "first",
        place if place + 1 == pages => "last",
        _ => return None,
    };
    let message = format!(
        "“{name}” is always on the {place} of {pages} pages of {kind}, for all {} families that see it.",
        item.families
    );
    Some((FindingKind::AlwaysAtOnePlace, message))
}
