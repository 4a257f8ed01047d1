//! The real server as a child process.

use crate::paths;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use wire::RecordingList;

/// A running server; dropping it ends it.
pub struct Server {
    child: Child,
    port: u16,
    studies: PathBuf,
    data: PathBuf,
    /// Settings beyond those every test needs.
    flags: Vec<String>,
    /// Variables of its environment beyond this program's own.
    variables: Vec<(&'static str, String)>,
}

impl Server {
    /// Starts the server on any free port.
    ///
    /// # Errors
    /// It is not built, or did not start.
    pub fn start(studies: &Path, data: &Path) -> Result<Self> {
        Self::start_with(studies, data, &[])
    }

    /// The same with flags, such as `--no-convert`, or `--dist=FOLDER` for another player than the built one.
    ///
    /// # Errors
    /// It is not built, or did not start.
    pub fn start_with(studies: &Path, data: &Path, flags: &[&str]) -> Result<Self> {
        Self::start_in(studies, data, flags, &[])
    }

    /// The same with variables of its environment, such as the keys of a bucket.
    ///
    /// # Errors
    /// It is not built, or did not start.
    pub fn start_in(
        studies: &Path,
        data: &Path,
        flags: &[&str],
        variables: &[(&'static str, String)],
    ) -> Result<Self> {
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        let (child, port) = spawn(studies, data, 0, &flags, variables)?;
        Ok(Self {
            child,
            port,
            studies: studies.to_owned(),
            data: data.to_owned(),
            flags,
            variables: variables.to_vec(),
        })
    }

    /// The port it listens on, also after it was started again.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends the server at once, as a power cut would (`SIGKILL`).
    ///
    /// # Errors
    /// It had ended before.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts it again on the same port and data folder.
    ///
    /// # Errors
    /// It did not start.
    pub fn restart(&mut self) -> Result<()> {
        (self.child, self.port) = spawn(
            &self.studies,
            &self.data,
            self.port,
            &self.flags,
            &self.variables,
        )?;
        Ok(())
    }

    /// Kills it and starts it again with these flags, such as `--max-body-bytes=2000`, instead of those it had.
    ///
    /// # Errors
    /// It did not start.
    pub fn restart_with(&mut self, flags: &[&str]) -> Result<()> {
        self.kill()?;
        self.flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        self.restart()
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder it keeps answers and recordings in.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The JSON answer to a GET of a path on this server.
    ///
    /// # Errors
    /// Any other answer than 200 with JSON.
    pub fn get(&self, path: &str) -> Result<Value> {
        let address = self.origin() + path;
        let mut answer = ureq::get(&address)
            .call()
            .with_context(|| address.clone())?;
        let text = answer.body_mut().read_to_string()?;
        serde_json::from_str(&text).with_context(|| format!("{address}: {text}"))
    }

    /// The attributes of a stored response.
    ///
    /// # Errors
    /// There is no such response.
    pub fn response(&self, id: &str) -> Result<Value> {
        let mut document = self.get(&format!("/api/v1/responses/{id}/"))?;
        Ok(document["data"]["attributes"].take())
    }

    /// What the server says of a response's recordings.
    ///
    /// # Errors
    /// There is no such response.
    pub fn recordings(&self, response: &str) -> Result<RecordingList> {
        Ok(serde_json::from_value(self.get(&format!(
            "/local/responses/{response}/recordings"
        ))?)?)
    }

    /// The path where the demo child takes part in a study (or, with `preview`, plays it as a preview).
    ///
    /// # Errors
    /// The server did not find the study.
    pub fn address(&self, slug: &str, preview: bool) -> Result<String> {
        let list = self.get("/local/studies")?;
        let study = list["studies"]
            .as_array()
            .and_then(|studies| studies.iter().find(|study| study["slug"] == slug))
            .with_context(|| format!("the server has no study {slug}: {list}"))?;
        let path = study[if preview { "preview" } else { "participate" }]
            .as_str()
            .unwrap_or_default();
        if path.is_empty() {
            bail!("{slug} cannot be played: {}", study["problem"]);
        }
        Ok(path.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed by the test already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(
    studies: &Path,
    data: &Path,
    port: u16,
    flags: &[String],
    variables: &[(&'static str, String)],
) -> Result<(Child, u16)> {
    let mut player = Vec::new();
    if !flags.iter().any(|flag| flag.starts_with("--dist=")) {
        player.push(format!("--dist={}", paths::dist()?.display()));
    }
    let mut child = Command::new(paths::program()?)
        .arg("serve")
        .arg("--studies")
        .arg(studies)
        .arg("--data")
        .arg(data)
        .args(["--port", &port.to_string()])
        .args(player)
        .args(flags)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()?;
    let stdout = child.stdout.take().context("no stdout")?;
    let mut lines = BufReader::new(stdout).lines();
    for line in lines.by_ref() {
        if let Some(origin) = line?.strip_prefix("listening on http://") {
            let port = origin.rsplit(':').next().unwrap_or_default().parse()?;
            // Read on, so that the server never waits for its reader.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok((child, port));
        }
    }
    bail!("the server ended without saying where it listens; its reason stands above")
}
