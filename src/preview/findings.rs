//! What `peekaboo check` finds in the text, from the companion server: each beside its line.

use super::Bench;
use crate::browser::page;
use leptos::prelude::*;
use wire::StudyFinding;

/// Characters of the line that are shown on each side of what is meant.
const AROUND: usize = 32;
const MOST_MARKED: usize = 64;

/// A line as far as it is shown: before, meant, after.
type Excerpt = (String, String, String);

fn excerpt(text: &str, finding: &StudyFinding) -> Excerpt {
    let line: Vec<char> = text
        .lines()
        .nth(finding.line.saturating_sub(1))
        .unwrap_or_default()
        .chars()
        .collect();
    let from = finding.column.saturating_sub(1).min(line.len());
    let to = (from + finding.length.min(MOST_MARKED)).min(line.len());
    let (first, last) = (from.saturating_sub(AROUND), (to + AROUND).min(line.len()));
    let part = |from: usize, to: usize| line[from..to].iter().collect::<String>();
    let mut before = part(first, from).trim_start().to_owned();
    let mut after = part(to, last).trim_end().to_owned();
    if first > 0 {
        before.insert(0, '…');
    }
    if last < line.len() {
        after.push('…');
    }
    (before, part(from, to), after)
}

/// Where it stands in the text, in the units of the text field (UTF-16): first and after the last.
fn selection(text: &str, finding: &StudyFinding) -> (u32, u32) {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    for line in lines.by_ref().take(finding.line.saturating_sub(1)) {
        at += line.encode_utf16().count();
    }
    let line = lines.next().unwrap_or_default();
    let units = |count: usize| -> usize { line.chars().take(count).map(char::len_utf16).sum() };
    let from = at + units(finding.column.saturating_sub(1));
    let to = at + units(finding.column.saturating_sub(1) + finding.length);
    (from as u32, to as u32)
}

pub(super) fn finding_view(bench: Bench, text: &str, finding: &StudyFinding) -> AnyView {
    let (class, word) = match finding.severity.as_str() {
        "error" => ("pk-problem pk-bad", "Error"),
        "warning" => ("pk-problem pk-doubt", "Warning"),
        _ => ("pk-problem", "Advice"),
    };
    let (before, meant, after) = excerpt(text, finding);
    let (from, to) = selection(text, finding);
    let line = format!("line {}, column {}", finding.line, finding.column);
    let read = text.to_owned();
    let show = move |_| {
        // The text may have changed since; then the place is not there any more.
        if bench.text.with_untracked(|now| *now == read) {
            page::select_in_field("source", from, to);
        }
    };
    view! {
        <li class=class>
            <strong>{word}</strong>
            <div>
                <code>{finding.path.clone()}<button class="pk-line" type="button" title="Show it in the text" on:click=show>{line}</button></code>
                <pre class="pk-excerpt">{before}<mark>{meant}</mark>{after}</pre>
                <p>{finding.message.clone()}</p>
                <p class="pk-quiet">{finding.help.clone()}</p>
            </div>
        </li>
    }
    .into_any()
}
