//! Temporary copies of studies, changed where the test world differs from the real one.

use crate::stimuli::Stimuli;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A consent frame that records; its words do not matter.
pub fn consent_frame() -> Value {
    json!({
        "kind": "exp-lookit-video-consent",
        "template": "consent_005",
        "PIName": "Rosa Vale",
        "institution": "Hill College",
        "PIContact": "Rosa Vale at rosa@lab.example",
        "purpose": "We test a server.",
        "procedures": "Nothing to do.",
        "payment": "There is no payment.",
    })
}

/// A folder of studies that goes when it is dropped.
pub struct Studies(TempDir);

impl Studies {
    /// An empty folder.
    ///
    /// # Errors
    /// No temporary folder.
    pub fn new() -> Result<Self> {
        Ok(Self(tempfile::tempdir()?))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Adds a study; returns its folder.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&self, slug: &str, record: &Value) -> Result<PathBuf> {
        let folder = self.path().join(slug);
        fs::create_dir_all(&folder)?;
        fs::write(
            folder.join("study.json"),
            serde_json::to_vec_pretty(record)?,
        )?;
        Ok(folder)
    }

    /// Adds a study that has only frames and a sequence.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_protocol(&self, slug: &str, structure: &Value) -> Result<()> {
        self.add(slug, &json!({"name": slug, "structure": structure}))?;
        Ok(())
    }

    /// Adds a study that has only frames and a sequence, and stimuli in a folder: `{FILES}/` in the protocol.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add_with_media(&self, slug: &str, structure: &Value, media: &Path) -> Result<()> {
        let folder = self.add(slug, &json!({"name": slug, "structure": structure}))?;
        copy_folder(media, &folder.join("files"))
    }

    /// Adds somebody's protocol or generator whose stimuli lie on hosts that cannot be reached: their addresses lead to the stand-in.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn add_foreign(&self, slug: &str, path: &Path, stimuli: &Stimuli) -> Result<()> {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        if path.extension().is_some_and(|ending| ending == "js") {
            let generator = stimuli.lead_text_here(&text);
            self.add(
                slug,
                &json!({"name": slug, "use_generator": true, "generator": generator}),
            )?;
            return Ok(());
        }
        let mut structure: Value = serde_json::from_str(&text)?;
        stimuli.lead_here(&mut structure);
        self.add_protocol(slug, &structure)
    }

    /// Adds the study of a recorded run: `{BASE}/stim/`, the predecessor's stimuli, becomes the study's own files.
    ///
    /// # Errors
    /// It cannot be read or written.
    pub fn add_recorded(&self, slug: &str, folder: &Path, media: &Path) -> Result<()> {
        let text =
            fs::read_to_string(folder.join("study.json"))?.replace("{BASE}/stim/", "{FILES}/");
        let copy = self.add(slug, &serde_json::from_str(&text)?)?;
        copy_folder(media, &copy.join("files"))
    }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
