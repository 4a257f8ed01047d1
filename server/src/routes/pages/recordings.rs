//! A response's recordings, and those that could not be converted, as researchers see them.

use crate::store::Manifest;
use maud::{Markup, html};
use wire::{BucketRecording, Outcome, Recording, RecordingOutcome, RecordingState};

/// One row for each recording: what became of it, and what there is to watch.
pub(super) fn table(
    lines: &[RecordingOutcome],
    manifests: &[Manifest],
    in_bucket: &[BucketRecording],
) -> Markup {
    html! {
        @if !lines.is_empty() {
            table {
                thead { tr { th scope="col" { "Frame" } th scope="col" { "Recording" } th scope="col" { "Arrived" } } }
                tbody {
                    @for line in lines {
                        @let copies = copies(line, manifests);
                        tr {
                            td title=(line.video_id) { (line.frame) }
                            td { (words(line)) }
                            td { (size(line.bytes)) }
                        }
                        @if let Some(there) = in_bucket.iter().find(|there| there.name == line.video_id) {
                            tr.copies { td colspan="3" {
                                @if line.outcome == Outcome::Withdrawn { "Delete it from the bucket: " } @else { "In the bucket: " }
                                code { (there.key) }
                            } }
                        }
                        @if !copies.is_empty() {
                            tr.copies { td colspan="3" { @for manifest in copies { (copy(manifest)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The uploads of a recording that may be looked at.
fn copies<'a>(line: &RecordingOutcome, manifests: &'a [Manifest]) -> Vec<&'a Manifest> {
    if line.outcome == Outcome::Withdrawn {
        return Vec::new();
    }
    manifests
        .iter()
        .filter(|manifest| manifest.is_of(&line.video_id))
        .collect()
}

/// Recordings whose conversion was given up, each with its reason.
pub(super) fn dead_letters(failed: &[Manifest]) -> Markup {
    html! {
        @if !failed.is_empty() {
            section.card {
                h2 { "Need a look" }
                p { "The originals of these recordings are kept as they came, but no mp4 of them can be relied on." }
                table {
                    thead { tr { th scope="col" { "Recording" } th scope="col" { "Why" } th scope="col" { } } }
                    tbody {
                        @for Manifest { recording, .. } in failed {
                            tr {
                                td { (recording.name) }
                                td { @if let Some(why) = &recording.error { (why) } }
                                td { (try_again(recording)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn try_again(recording: &Recording) -> Markup {
    html! {
        form method="post" action={ "/local/recordings/" (recording.id) "/retry" } { button { "Try again" } }
    }
}

/// What became of a recording.
fn words(line: &RecordingOutcome) -> &'static str {
    match line.outcome {
        Outcome::Complete => "complete",
        Outcome::Recovered => "recovered: sent whole by a later visit",
        Outcome::TailMissing if line.bytes == 0 => "tail missing: nothing was recorded",
        Outcome::TailMissing => "tail missing: the upload broke off, its beginning is here",
        Outcome::OnFamilyDevice if line.bytes == 0 => "on the family's device",
        Outcome::OnFamilyDevice => "on the family's device, arriving",
        Outcome::Withdrawn => "withdrawn",
    }
}

/// One upload of a recording; most have only one.
fn copy(manifest: &Manifest) -> Markup {
    let recording = &manifest.recording;
    let address = |file: &str| {
        format!(
            "/local/recordings/{}/{}/{file}",
            recording.study, recording.response
        )
    };
    let state = match recording.state {
        RecordingState::Uploading => "still arriving",
        RecordingState::Stored => "waits for conversion",
        RecordingState::Converting => "being converted",
        RecordingState::Ready => "watch",
        RecordingState::Failed if manifest.rejected => "refused",
        RecordingState::Failed if recording.mp4.is_some() => "converted, and not as it should be",
        RecordingState::Failed => "not converted",
    };
    let poster = recording.poster.as_deref().map(address);
    html! {
        details {
            summary { (state) }
            @if let Some(mp4) = &recording.mp4 { video controls preload="none" poster=[poster] src=(address(mp4)) {} }
            @if let Some(error) = &recording.error { p.warning { (error) } }
            @if recording.state != RecordingState::Uploading {
                p.links {
                    a href=(address(&recording.raw)) download { "Original (" (recording.raw) ")" }
                    @if let Some(seekable) = &recording.seekable {
                        a href=(address(seekable)) download { "Original, seekable" }
                    }
                    @if manifest.is_dead_letter() { (try_again(recording)) }
                }
            }
        }
    }
}

/// Bytes in the unit people compare.
fn size(bytes: u64) -> String {
    const KIB: u64 = 1 << 10;
    const MIB: u64 = 1 << 20;
    if bytes < MIB {
        format!("{} KiB", bytes.div_ceil(KIB))
    } else {
        format!("{:.1} MiB", bytes as f64 / MIB as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn manifest(state: &str) -> Manifest {
        let recording = json!({"id": "1", "study": "s", "response": "r", "name": "<a>", "raw": "<a>.webm", "state": state,
            "bytes": 5, "error": "no <picture>"});
        Manifest::new(serde_json::from_value(recording).unwrap(), "<a>")
    }

    fn line(outcome: Outcome) -> RecordingOutcome {
        RecordingOutcome {
            video_id: "<a>".to_owned(),
            frame: "0-x".to_owned(),
            outcome,
            bytes: 3 << 20,
        }
    }

    #[test]
    fn every_recording_has_its_words() {
        let page = table(&[line(Outcome::Complete)], &[manifest("failed")], &[]).into_string();
        assert!(page.contains("complete") && page.contains("3.0 MiB"));
        assert!(page.contains("/local/recordings/1/retry") && page.contains("no &lt;picture&gt;"));
        let page = table(&[line(Outcome::Withdrawn)], &[manifest("ready")], &[]).into_string();
        assert!(page.contains("withdrawn") && !page.contains("href") && !page.contains("<video"));
        assert!(table(&[], &[], &[]).into_string().is_empty());
        assert!(dead_letters(&[]).into_string().is_empty());
        assert!(
            dead_letters(&[manifest("failed")])
                .into_string()
                .contains("Try again")
        );
    }
}
