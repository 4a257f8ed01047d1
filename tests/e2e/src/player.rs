//! The built player with another line on its page, as an embedding site or a build would write it.

use crate::{paths, study::copy_folder};
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;

/// Copies the built player into `folder` and writes `now` on its page where `was` stands.
///
/// # Errors
/// It is not built, or its page does not say `was`.
pub fn changed(folder: &Path, was: &str, now: &str) -> Result<()> {
    copy_folder(&paths::dist()?, folder)?;
    // They would be served in place of the page.
    for packed in ["index.html.br", "index.html.gz"] {
        fs::remove_file(folder.join(packed))?;
    }
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index)?;
    ensure!(page.contains(was), "the page does not say {was}: {page}");
    Ok(fs::write(index, page.replacen(was, now, 1))?)
}
