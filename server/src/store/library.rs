//! All studies the server was started with. They are read from disk when asked for, so an edited study needs no restart.

use super::study_file::{Fault, StoredStudy, read_file, read_folder};
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug)]
pub(crate) struct Library {
    sources: Vec<PathBuf>,
}

impl Library {
    pub(crate) fn new(sources: Vec<PathBuf>) -> Self {
        Self { sources }
    }

    /// Every study, in the order of the command line and then of names; a broken one as its error.
    pub(crate) fn all(&self) -> Vec<Result<StoredStudy, Error>> {
        let mut found: Vec<Result<StoredStudy, Error>> = Vec::new();
        for source in &self.sources {
            for (path, named) in candidates(source) {
                let study = if path.is_dir() {
                    read_folder(&path)
                } else {
                    read_file(&path)
                };
                let slug = || {
                    path.file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned()
                };
                match study {
                    Ok(study) => found.push(Ok(study)),
                    Err(Fault::NotAStudy(problem)) if named => {
                        found.push(Err(Error::BrokenStudy {
                            slug: slug(),
                            problem,
                        }));
                    }
                    Err(Fault::NotAStudy(_)) => {}
                    Err(Fault::Broken(problem)) => found.push(Err(Error::BrokenStudy {
                        slug: slug(),
                        problem,
                    })),
                }
            }
        }
        found
    }

    /// [`Library::all`] beside the threads that serve requests.
    pub(crate) async fn load(&self) -> Vec<Result<StoredStudy, Error>> {
        let library = self.clone();
        tokio::task::spawn_blocking(move || library.all())
            .await
            .unwrap_or_else(|error| vec![Err(Error::Storage(error.to_string()))])
    }

    /// The study with this id or slug.
    pub(crate) async fn find(&self, id_or_slug: &str) -> Result<StoredStudy, Error> {
        let wanted = id_or_slug.to_owned();
        let studies = self.load().await;
        for study in studies {
            match study {
                Ok(study)
                    if study.id.to_string() == wanted.to_ascii_lowercase()
                        || study.slug == wanted =>
                {
                    return Ok(study);
                }
                Err(Error::BrokenStudy { slug, problem }) if slug == wanted => {
                    return Err(Error::BrokenStudy { slug, problem });
                }
                _ => {}
            }
        }
        Err(Error::UnknownStudy(wanted))
    }
}

/// What may be studies below a source, and whether each was named on the command line itself.
fn candidates(source: &Path) -> Vec<(PathBuf, bool)> {
    if source.is_file()
        || ["study.json", "protocol.json", "generator.js"]
            .iter()
            .any(|name| source.join(name).is_file())
    {
        return vec![(source.to_owned(), true)];
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(source)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.is_dir()
                || path
                    .extension()
                    .is_some_and(|ending| ending == "json" || ending == "js")
        })
        .collect();
    paths.sort();
    paths.into_iter().map(|path| (path, false)).collect()
}
