//! Programs from npm: a folder of this package each, with the versions fixed in its `package-lock.json`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Installs `tests/judges/NAME` into `target/tmp/judges/NAME`, once for each `package-lock.json`; returns the folder. Whoever comes
/// meanwhile waits.
///
/// # Errors
/// Why it cannot be had here: no node, no npm, or no network.
///
/// # Panics
/// When the build folder cannot be written.
pub fn installed(name: &str) -> Result<PathBuf, String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = crate::build_folder().join("judges").join(name);
    let source = here.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    // Test programs run beside each other, and npm empties the folder before it fills it.
    let turn = std::fs::File::create(folder.with_extension("lock")).unwrap();
    turn.lock().unwrap();
    let read = |path: PathBuf| std::fs::read(path).ok();
    // Written last, so an installation that broke off is begun anew.
    let stamp = folder.join("installed");
    let lock = read(source.join("package-lock.json")).unwrap();
    let is_there = read(stamp.clone()).as_ref() == Some(&lock);
    for file in std::fs::read_dir(&source).unwrap() {
        let file = file.unwrap();
        let (from, to) = (file.path(), folder.join(file.file_name()));
        // A program of a sibling may be reading it: what is right stays, and the rest changes at once.
        if read(from.clone()) != read(to.clone()) {
            let new = to.with_added_extension("new");
            std::fs::copy(from, &new).unwrap();
            std::fs::rename(new, to).unwrap();
        }
    }
    if !runs("node") || (!is_there && !runs("npm")) {
        return Err("node and npm are not installed; `cargo xtask setup` installs them".to_owned());
    }
    if !is_there {
        let npm = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .args(["--loglevel=error", "--fetch-retries=1"])
            .current_dir(&folder)
            .output()
            .unwrap();
        if !npm.status.success() {
            let told = String::from_utf8_lossy(&npm.stderr);
            return Err(format!("npm could not install it: {told}"));
        }
        std::fs::write(stamp, lock).unwrap();
    }
    Ok(folder)
}

fn runs(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
