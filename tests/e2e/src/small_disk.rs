//! A disk that can really be full.

use anyhow::Result;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small file system of its own over a folder; it goes when this is dropped.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where mounting is not allowed.
    pub fn over(folder: &Path) -> Option<Self> {
        let made = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
            .arg(folder)
            .status();
        made.is_ok_and(|status| status.success())
            .then(|| Self(folder.to_owned()))
    }

    /// Writes until nothing more can be written.
    ///
    /// # Errors
    /// The disk has gone.
    pub fn fill(&self) -> Result<()> {
        let mut file = File::create(self.0.join("ballast"))?;
        for size in [65_536, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
        Ok(())
    }

    /// Takes away what `fill` wrote.
    ///
    /// # Errors
    /// It was not filled.
    pub fn make_room(&self) -> Result<()> {
        Ok(fs::remove_file(self.0.join("ballast"))?)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: the server may still have it open.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
