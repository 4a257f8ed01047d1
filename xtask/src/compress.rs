//! Writes a brotli and a gzip sibling beside each file that shrinks, for the server to send as it is.

use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const ENDINGS: [&str; 7] = ["wasm", "js", "css", "html", "svg", "json", "txt"];

/// Compresses the files of a folder and the folders in it; returns how many were new.
pub(crate) fn folder(folder: &Path) -> Result<usize> {
    let mut new = 0;
    for file in files_below(folder)? {
        let ending = file.extension().and_then(|ending| ending.to_str());
        if !ending.is_some_and(|ending| ENDINGS.contains(&ending)) {
            continue;
        }
        let siblings = [beside(&file, "br"), beside(&file, "gz")];
        if siblings.iter().all(|sibling| is_newer(sibling, &file)) {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        let [brotli_file, gzip_file] = siblings;
        write(&brotli_file, &brotli(&bytes)?)?;
        write(&gzip_file, &gzip(&bytes)?)?;
        new += 1;
    }
    Ok(new)
}

/// Brotli as small as it gets: quality 11, the largest window.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .context("compressing with brotli")?;
    Ok(out)
}

/// Gzip, level 9.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).context("compressing with gzip")?;
    encoder.finish().context("compressing with gzip")
}

/// Every file of a folder and the folders in it, sorted.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("reading the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// `app.js` and `br` give `app.js.br`.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn is_newer(sibling: &Path, file: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    matches!((changed(sibling), changed(file)), (Some(of_sibling), Some(of_file)) if of_sibling >= of_file)
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressed_bytes_come_back_whole() {
        let bytes = b"peekaboo ".repeat(500);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&bytes).unwrap()[..], &mut back).unwrap();
        assert_eq!(back, bytes);
        let small = gzip(&bytes).unwrap();
        back.clear();
        flate2::read::GzDecoder::new(&small[..])
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, bytes);
        assert!(small.len() < 200);
    }

    #[test]
    fn only_changed_files_are_compressed_again() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(folder.join("snippets")).unwrap();
        fs::write(folder.join("snippets/a.js"), "let a = 1;").unwrap();
        fs::write(folder.join("b.png"), "no").unwrap();
        assert_eq!(super::folder(&folder).unwrap(), 1);
        assert!(folder.join("snippets/a.js.br").is_file());
        assert!(!folder.join("b.png.gz").exists());
        assert_eq!(super::folder(&folder).unwrap(), 0);
        fs::remove_dir_all(&folder).unwrap();
    }
}
