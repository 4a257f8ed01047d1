//! What became of the recordings: the witness' slices against the files and manifests in the server's data folder.

use super::witness::Slice;
use anyhow::{Context as _, Result};
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wire::{Recording, RecordingState};

/// Sums over recordings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    pub recordings: usize,
    /// Bytes of slices that the page had for a while and the server does not have.
    pub bytes_lost: u64,
    /// The longest end that is missing: from the last stored slice to the last one there was.
    pub longest_tail_millis: f64,
    /// Files that hold a recording a second time.
    pub duplicates: usize,
    pub unplayable: usize,
    /// Files that differ from what was recorded, or from their own manifest or receipt.
    pub mismatched: usize,
}

impl Verdict {
    /// Adds another run's.
    pub fn add(&mut self, other: Self) {
        self.recordings += other.recordings;
        self.bytes_lost += other.bytes_lost;
        self.longest_tail_millis = self.longest_tail_millis.max(other.longest_tail_millis);
        self.duplicates += other.duplicates;
        self.unplayable += other.unplayable;
        self.mismatched += other.mismatched;
    }

    /// Whether everything is as promised: nothing but the last slice may be missing, nothing twice, broken or wrong.
    pub fn is_kept(&self) -> bool {
        self.bytes_lost == 0
            && self.longest_tail_millis <= LONGEST_TAIL_MILLIS
            && self.duplicates + self.unplayable + self.mismatched == 0
    }
}

/// So many bytes tell one recording from every other.
const TELLING_BYTES: usize = 20_000;

/// So few bytes hold no picture: no frame of a film fits beside the head of the file. Seen was one byte.
const NO_FILM_BYTES: usize = 512;

/// A slice is about a second; the browser takes its time with the first and on a busy machine.
pub const LONGEST_TAIL_MILLIS: f64 = 1500.0;

/// A stored recording.
struct Stored {
    manifest: Recording,
    raw: PathBuf,
    bytes: Vec<u8>,
}

/// Manifests of uploads that are still open.
///
/// # Errors
/// The folder cannot be read.
pub fn open_uploads(data: &Path) -> Result<usize> {
    let open = |recording: &&Recording| recording.state == RecordingState::Uploading;
    Ok(manifests(&data.join("recordings"))?
        .iter()
        .map(|(_, recording)| recording)
        .filter(open)
        .count())
}

/// Compares everything the witness saw with everything that is stored.
///
/// # Errors
/// A file cannot be read, ffmpeg is missing.
pub fn judge(seen: &[Vec<Slice>], data: &Path) -> Result<Verdict> {
    let mut stored = Vec::new();
    for (folder, manifest) in manifests(&data.join("recordings"))? {
        let raw = folder.join(&manifest.raw);
        if let Ok(bytes) = fs::read(&raw) {
            stored.push(Stored {
                manifest,
                raw,
                bytes,
            });
        }
    }
    let mut verdict = judge_bytes(seen, &contents(&stored));
    for one in &stored {
        let may_play = !one.bytes.is_empty() && !is_all_there_was(seen, &one.bytes);
        verdict.unplayable += usize::from(may_play && !plays(&one.raw)?);
        verdict.mismatched += usize::from(!one.agrees());
    }
    Ok(verdict)
}

/// What was seen and what is stored, for whoever looks for the cause of a broken promise.
///
/// # Errors
/// A file cannot be read.
pub fn describe(seen: &[Vec<Slice>], data: &Path) -> Result<String> {
    let mut text = String::new();
    for slices in seen {
        let sizes: Vec<usize> = slices.iter().map(|slice| slice.bytes.len()).collect();
        let whole: usize = sizes.iter().sum();
        // Writing to a text cannot fail.
        let _ = write!(text, "\n  recorded {whole} bytes in slices of {sizes:?}");
    }
    for (folder, manifest) in manifests(&data.join("recordings"))? {
        let length = folder.join(&manifest.raw).metadata().map(|file| file.len());
        let length = length.map_or_else(|_| "no file".to_owned(), |bytes| format!("{bytes} bytes"));
        let told = serde_json::to_string(&manifest)?;
        let _ = write!(text, "\n  stored {length}: {told}");
    }
    Ok(text)
}

/// Compares everything the witness saw with the objects of a bucket, as the folder its server keeps them in: each recording must lie
/// there once and whole, beside its manifest. The recordings themselves are counted by [`judge`].
///
/// # Errors
/// An object cannot be read, ffmpeg is missing.
pub fn judge_bucket(seen: &[Vec<Slice>], data: &Path, bucket: &Path) -> Result<Verdict> {
    let manifests = manifests(&data.join("recordings"))?;
    let mut stored = Vec::new();
    let mut verdict = Verdict::default();
    for (_, manifest) in manifests.into_iter().filter(|(_, one)| one.bytes > 0) {
        let raw = bucket.join(&manifest.raw);
        let beside = fs::read(raw.with_extension("json")).unwrap_or_default();
        let copied: Option<Recording> = serde_json::from_slice(&beside).ok();
        verdict.mismatched += usize::from(copied.as_ref() != Some(&manifest));
        // One that is not there at all counts below, as bytes that were lost.
        let bytes = fs::read(&raw).unwrap_or_default();
        let may_play = !is_all_there_was(seen, &bytes);
        verdict.unplayable += usize::from(may_play && !plays(&raw)?);
        let one = Stored {
            manifest,
            raw,
            bytes,
        };
        verdict.mismatched += usize::from(!one.agrees());
        stored.push(one);
    }
    let objects = fs::read_dir(bucket)?.count();
    // The manifest's own object is the second of each.
    verdict.duplicates += objects.saturating_sub(2 * stored.len());
    verdict.add(judge_bytes(seen, &contents(&stored)));
    verdict.recordings = 0;
    Ok(verdict)
}

/// Compares everything the witness saw with the contents of all files, wherever they lie.
pub fn judge_bytes(seen: &[Vec<Slice>], files: &[&[u8]]) -> Verdict {
    let mut verdict = Verdict::default();
    for (slices, copies) in seen.iter().zip(copies(seen, files)) {
        verdict.add(judge_one(slices, &copies));
    }
    verdict
}

/// The files that hold each recording, or a beginning of it.
fn copies<'a>(seen: &[Vec<Slice>], files: &[&'a [u8]]) -> Vec<Vec<&'a [u8]>> {
    let wholes: Vec<Vec<u8>> = seen.iter().map(|slices| slices.concat_bytes()).collect();
    let mut found = vec![Vec::new(); wholes.len()];
    let mut files: Vec<&[u8]> = files
        .iter()
        .copied()
        .filter(|one| !one.is_empty())
        .collect();
    // The longest first: a recorder's first bytes are the same every time, so a short file may begin like several recordings. It is
    // then the one's that is no longer, or else the one's that has no file yet.
    files.sort_by_key(|file| Reverse(file.len()));
    for file in files {
        let is_alike = |index: &usize| {
            let whole = &wholes[*index];
            begins_alike(file, &whole[..whole.len().min(TELLING_BYTES)])
        };
        let alike: Vec<usize> = (0..wholes.len()).filter(is_alike).collect();
        let same = alike.iter().find(|index| wholes[**index] == file);
        let free = alike.iter().find(|index| found[**index].is_empty());
        if let Some(index) = same.or(free).or(alike.first()) {
            found[*index].push(file);
        }
    }
    found
}

/// Whether a file is the only slice there was, of a tab that died in the recording's first second. On a busy machine Chromium now and
/// then gives a single byte first and the rest a second later; what is stored then plays as little as what was recorded. A slice that
/// can hold a picture must play.
fn is_all_there_was(seen: &[Vec<Slice>], bytes: &[u8]) -> bool {
    bytes.len() < NO_FILM_BYTES
        && seen
            .iter()
            .any(|slices| slices.len() == 1 && slices[0].bytes == bytes)
}

fn contents(stored: &[Stored]) -> Vec<&[u8]> {
    stored.iter().map(|one| one.bytes.as_slice()).collect()
}

fn judge_one(slices: &[Slice], copies: &[&[u8]]) -> Verdict {
    let whole: Vec<u8> = slices.concat_bytes();
    let longest = copies.iter().max_by_key(|file| file.len());
    let kept = longest.map_or(0, |file| file.len());
    let common = kept.min(whole.len());
    let is_equal = longest.is_none_or(|file| file[..common] == whole[..common]);
    let mut end = 0;
    let missing: Vec<&Slice> = slices
        .iter()
        .filter(|slice| {
            end += slice.bytes.len();
            end > kept
        })
        .collect();
    let last_kept = slices.len() - missing.len();
    let tail_millis = match (missing.last(), last_kept.checked_sub(1)) {
        (None, _) => 0.0,
        (Some(last), Some(before)) => last.at_millis - slices[before].at_millis,
        // Nothing arrived: one slice is the tail of a recording that had just begun.
        (Some(_), None) if slices.len() == 1 => 0.0,
        (Some(last), None) => last.at_millis - missing[0].at_millis,
    };
    let full: usize = missing
        .iter()
        .rev()
        .skip(1)
        .map(|slice| slice.bytes.len())
        .sum();
    Verdict {
        recordings: 1,
        bytes_lost: full as u64,
        longest_tail_millis: tail_millis,
        duplicates: copies.len().saturating_sub(1),
        unplayable: 0,
        mismatched: usize::from(!is_equal),
    }
}

trait ConcatBytes {
    fn concat_bytes(&self) -> Vec<u8>;
}

impl ConcatBytes for [Slice] {
    fn concat_bytes(&self) -> Vec<u8> {
        self.iter()
            .flat_map(|slice| slice.bytes.iter().copied())
            .collect()
    }
}

fn begins_alike(one: &[u8], other: &[u8]) -> bool {
    let length = one.len().min(other.len());
    one[..length] == other[..length]
}

impl Stored {
    /// File, manifest and, if there is one, receipt say the same.
    fn agrees(&self) -> bool {
        let bytes = self.bytes.len() as u64;
        let sum = self.manifest.sha256.as_deref();
        let is_right = |said: &str| said == sha256(&self.raw).unwrap_or_default();
        let receipt = self.manifest.receipt.as_ref();
        self.manifest.bytes == bytes
            && sum.is_none_or(is_right)
            && receipt.is_none_or(|receipt| {
                receipt.bytes == bytes && sum.is_some_and(|sum| sum == receipt.sha256)
            })
    }
}

/// As `sha256sum` of the system says: not with the code under test.
fn sha256(path: &Path) -> Result<String> {
    let output = Command::new("sha256sum").arg(path).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let sum = text.split(' ').next().context("sha256sum said nothing")?;
    Ok(sum.trim_start_matches('\\').to_owned())
}

/// ffmpeg decodes the picture from the beginning.
fn plays(path: &Path) -> Result<bool> {
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(path)
        .args(["-map", "0:v:0", "-frames:v", "5", "-f", "framecrc", "-"])
        .output()
        .context("ffmpeg does not start; run `cargo xtask setup`")?;
    let frames = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success() && frames.lines().any(|line| !line.starts_with('#')))
}

fn manifests(folder: &Path) -> Result<Vec<(PathBuf, Recording)>> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(found);
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(manifests(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "json")
            && let Ok(manifest) = serde_json::from_slice(&fs::read(&path)?)
        {
            found.push((folder.to_owned(), manifest));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(sizes: &[usize]) -> Vec<Slice> {
        sizes
            .iter()
            .zip(1_u8..)
            .map(|(size, number)| Slice {
                at_millis: f64::from(number) * 1000.0,
                bytes: vec![number; *size],
            })
            .collect()
    }

    fn manifest(bytes: &[u8]) -> Recording {
        let manifest = serde_json::from_value(serde_json::json!({
            "id": "", "study": "", "response": "", "name": "", "raw": "a.webm", "state": "stored", "bytes": bytes.len(),
        }));
        manifest.unwrap()
    }

    #[test]
    fn only_full_slices_count_as_lost_and_the_tail_is_measured() {
        let seen = slices(&[10, 20, 30]);
        let whole = seen.concat_bytes();
        let judged = |kept: usize| judge_bytes(std::slice::from_ref(&seen), &[&whole[..kept]]);
        assert_eq!(
            judged(60),
            Verdict {
                recordings: 1,
                ..Verdict::default()
            }
        );
        let one_missing = judged(30);
        assert_eq!(
            (one_missing.bytes_lost, one_missing.longest_tail_millis),
            (0, 1000.0)
        );
        let two_missing = judged(29);
        assert_eq!(
            (two_missing.bytes_lost, two_missing.longest_tail_millis),
            (20, 2000.0)
        );
        assert!(!two_missing.is_kept());
    }

    #[test]
    fn another_content_and_a_second_copy_are_seen() {
        let seen = slices(&[30_000, 20]);
        let mut whole = seen.concat_bytes();
        let seen = [seen];
        let twice = judge_bytes(&seen, &[&whole, &whole]);
        assert_eq!(twice.duplicates, 1);
        if let Some(last) = whole.last_mut() {
            *last = 0;
        }
        assert_eq!(judge_bytes(&seen, &[&whole]).mismatched, 1);
    }

    #[test]
    fn a_recording_that_ended_in_its_head_is_no_copy_of_the_others() {
        let (long, other) = (slices(&[1, 30_000]), slices(&[1, 40_000]));
        let head = slices(&[1]);
        let files = [long.concat_bytes(), head.concat_bytes()];
        let files = files.each_ref().map(Vec::as_slice);
        let kept = judge_bytes(&[head.clone(), long.clone()], &files);
        assert!(kept.is_kept() && kept.recordings == 2, "{kept:?}");
        assert!(is_all_there_was(std::slice::from_ref(&head), files[1]));
        let film = slices(&[30_000]);
        let is_film = film.concat_bytes();
        assert!(
            !is_all_there_was(&[film], &is_film),
            "it can play, so it must"
        );
        assert!(!is_all_there_was(
            std::slice::from_ref(&long),
            &files[0][..200]
        ));
        // One that nobody recorded is a copy, however short.
        let doubled = judge_bytes(std::slice::from_ref(&long), &files);
        assert_eq!(doubled.duplicates, 1);
        // It does not stand for one that is missing.
        let missing = judge_bytes(&[long, other], &files);
        assert!(
            missing.longest_tail_millis > 0.0 || missing.bytes_lost > 0,
            "{missing:?}"
        );
    }

    #[test]
    fn a_bucket_holds_each_recording_once_and_whole() {
        let seen = slices(&[30_000, 20]);
        let whole = seen.concat_bytes();
        let (data, bucket) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let recordings = data.path().join("recordings");
        fs::create_dir(&recordings).unwrap();
        let text = serde_json::to_vec(&manifest(&whole)).unwrap();
        fs::write(recordings.join("a.json"), &text).unwrap();
        fs::write(bucket.path().join("a.json"), &text).unwrap();
        let judged = |object: &[u8]| {
            fs::write(bucket.path().join("a.webm"), object).unwrap();
            // No film, so none that ffmpeg could play.
            let verdict =
                judge_bucket(std::slice::from_ref(&seen), data.path(), bucket.path()).unwrap();
            assert_eq!(verdict.unplayable, 1);
            (verdict.bytes_lost, verdict.duplicates, verdict.mismatched)
        };
        assert_eq!(judged(&whole), (0, 0, 0));
        assert_eq!(judged(&[]), (30_000, 0, 1));
        let mut other = whole.clone();
        other[25_000] ^= 1;
        assert_eq!(judged(&other), (0, 0, 1));
        fs::write(bucket.path().join("b.webm"), &whole).unwrap();
        assert_eq!(judged(&whole), (0, 1, 0));
        fs::write(bucket.path().join("a.json"), b"{}").unwrap();
        assert_eq!(judged(&whole), (0, 1, 1));
    }
}
