//! All studies the server was started with. They are read from disk when asked for, so an edited study needs no restart.

use super::study_file::{Fault, StoredStudy, id_of_unread, read_file, read_folder};
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
                match study {
                    Ok(study) => found.push(Ok(study)),
                    Err(Fault::NotAStudy(_)) if !named => {}
                    Err(Fault::NotAStudy(problem) | Fault::Broken(problem)) => {
                        let slug = path.file_name().unwrap_or_default();
                        found.push(Err(Error::BrokenStudy {
                            id: id_of_unread(&path),
                            slug: slug.to_string_lossy().into_owned(),
                            problem,
                        }));
                    }
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

    /// The study with this id or slug. A broken one is found as well: whoever follows its address must read what is wrong with it.
    pub(crate) async fn find(&self, id_or_slug: &str) -> Result<StoredStudy, Error> {
        let wanted = id_or_slug.to_ascii_lowercase();
        for study in self.load().await {
            let (id, slug) = match &study {
                Ok(study) => (study.id, &study.slug),
                Err(Error::BrokenStudy { id, slug, .. }) => (*id, slug),
                Err(_) => continue,
            };
            if id.to_string() == wanted || slug == id_or_slug {
                return study;
            }
        }
        Err(Error::UnknownStudy(id_or_slug.to_owned()))
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
