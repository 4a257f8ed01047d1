//! Where things are, and commands that run there with a clean environment.

use anyhow::{Context, Result};
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Variables that would replace the flags of `.cargo/config.toml` without a word.
const FLAG_VARIABLES: [&str; 5] = [
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
];

/// The checkout, and the per-user folder that holds the tools this project installs.
pub(crate) struct Place {
    pub(crate) root: PathBuf,
    /// `${XDG_CACHE_HOME:-~/.cache}/peekaboo/tools`.
    pub(crate) tools: PathBuf,
    /// `PATH` with the folders of the tools first.
    pub(crate) path: OsString,
}

impl Place {
    /// # Errors
    /// When neither `XDG_CACHE_HOME` nor `HOME` is set, so that there is no place for the tools.
    pub(crate) fn find() -> Result<Self> {
        // Cargo says at run time where the package is: several checkouts may share one target folder, and with it this program.
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().unwrap_or(&manifest).to_path_buf();
        let cache = env::var_os("XDG_CACHE_HOME")
            .filter(|value| Path::new(value).is_absolute())
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .context("neither XDG_CACHE_HOME nor HOME is set; set HOME, the tools are kept in $HOME/.cache/peekaboo/tools")?;
        let tools = cache.join("peekaboo/tools");
        let own = [tools.join("bin"), tools.join("npm/node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))
            .context("PATH holds a folder that cannot be written into it")?;
        Ok(Self { root, tools, path })
    }

    /// The folder Trunk writes the player into.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder Cargo builds in.
    pub(crate) fn target(&self) -> PathBuf {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        self.root.join(target)
    }

    /// The native program, built with the profile `native`.
    pub(crate) fn program(&self) -> PathBuf {
        self.target().join("native/peekaboo")
    }

    /// A command in the root of the checkout that finds the project's tools first and asks nothing.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", &self.path)
            .stdin(Stdio::null());
        for name in FLAG_VARIABLES {
            command.env_remove(name);
        }
        command
    }

    /// The first program of this name, looked for in the project's tools and then in `PATH`.
    pub(crate) fn which(&self, name: &str) -> Option<PathBuf> {
        env::split_paths(&self.path)
            .map(|folder| folder.join(name))
            .find(|file| is_program(file))
    }

    /// What `program args…` prints, or nothing if it is missing or fails.
    pub(crate) fn answer(&self, program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
        let output = self.command(program).args(args).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Says which compiler flags of the caller are left out, since builds without them would puzzle whoever set them.
pub(crate) fn announce_removed_flags() {
    for name in FLAG_VARIABLES {
        if env::var_os(name).is_some() {
            println!(
                "{name} is set; it is left out, because it would replace the flags in .cargo/config.toml"
            );
        }
    }
}

fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}
