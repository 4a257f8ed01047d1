//! The JSON file beside every recording, the only place that says what the recording is and how far it has come.

use super::disk::write_atomic;
use super::name::file_stem;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use wire::{Recording, RecordingState};

/// A recording as it is shown to others, and what the server alone needs to know of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Manifest {
    #[serde(flatten)]
    pub(crate) recording: Recording,
    /// The name the grant was given for, whole; it differs from the recording's when the file is a copy `-2` of it, or when it is
    /// too long for a file.
    #[serde(default)]
    pub(crate) granted_name: String,
    /// The player's receipt named other bytes: the file is no recording, the player sends it anew.
    #[serde(default)]
    pub(crate) rejected: bool,
    /// Conversions that were tried and failed.
    #[serde(default)]
    pub(crate) attempts: u32,
    /// Unix time in seconds before which conversion is not tried again.
    #[serde(default)]
    pub(crate) retry_at_secs: u64,
    /// Counted when the mp4 was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) frames: Option<Frames>,
}

/// Pictures in a recording and in the mp4 made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frames {
    pub(crate) original: u64,
    pub(crate) mp4: u64,
}

impl Manifest {
    pub(crate) fn new(recording: Recording, granted_name: &str) -> Self {
        Self {
            recording,
            granted_name: granted_name.to_owned(),
            rejected: false,
            attempts: 0,
            retry_at_secs: 0,
            frames: None,
        }
    }

    /// Makes the recording ready, or says why the mp4 is not to be relied on.
    pub(crate) fn judge(&mut self, verdict: Result<(), String>) {
        self.recording.state = if verdict.is_ok() {
            RecordingState::Ready
        } else {
            RecordingState::Failed
        };
        self.recording.error = verdict.err();
    }

    /// The name the saved events call it by.
    pub(crate) fn video_id(&self) -> &str {
        if self.granted_name.is_empty() {
            &self.recording.name
        } else {
            &self.granted_name
        }
    }

    /// Whether it is of the recording of this name. A manifest that was made anew knows a long name by its file only.
    pub(crate) fn is_of(&self, video_id: &str) -> bool {
        let own = self.video_id();
        own == video_id || own == file_stem(video_id)
    }

    /// The name for people outside: whole, and with the `-2` of a copy, so that no two are alike.
    pub(crate) fn full_name(&self) -> String {
        let whole = self.video_id();
        match self.recording.name.strip_prefix(&*file_stem(whole)) {
            Some(mark) => format!("{whole}{mark}"),
            None => self.recording.name.clone(),
        }
    }

    /// The file name its upload was created with.
    pub(crate) fn filename(&self) -> String {
        let ending = self.recording.raw.rsplit_once('.');
        format!(
            "{}.{}",
            self.video_id(),
            ending.map_or("webm", |(_, ending)| ending)
        )
    }

    /// Whether it is a recording that could not be converted: not one that is empty or was refused.
    pub(crate) fn is_dead_letter(&self) -> bool {
        self.recording.state == RecordingState::Failed && !self.rejected && self.recording.bytes > 0
    }
}

/// Where the parts of a recording lie: `<name>.json`, `<raw>.part` while bytes are owed, `<raw>` after, `<name>.mp4` at last.
pub(crate) fn manifest_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.json"))
}

pub(crate) fn write(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    write_atomic(
        &manifest_path(folder, &manifest.recording.name),
        &serde_json::to_vec_pretty(manifest)?,
    )
}
