//! A place recordings are copied to, opened from its URL and the environment.

use super::args::Verify;
use super::s3;
use crate::environment::Environment;
use anyhow::{Context as _, bail};
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt as _};
use std::fmt;
use std::sync::Arc;
use url::Url;

/// One target.
pub(crate) struct Target {
    /// As configured; the target's name in the database.
    pub(crate) url: String,
    pub(super) store: Arc<dyn ObjectStore>,
    /// Goes before every key; empty, or ends in a slash.
    prefix: String,
    pub(super) place: Place,
}

/// What is said of a target to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Folder,
    Bucket {
        name: String,
        region: String,
        /// Address of the bucket, without a slash at its end.
        address: String,
    },
}

impl fmt::Debug for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The store may hold keys.
        write!(out, "Target({})", self.url)
    }
}

impl Target {
    /// # Errors
    /// A URL of another kind, a folder that cannot be made, settings object_store does not accept.
    pub(super) fn open(text: &str, environment: &Environment) -> anyhow::Result<Self> {
        let url = Url::parse(text)
            .context("is no URL; use file:///folder, s3://bucket/folder or gs://bucket/folder")?;
        let prefix = s3::prefix(&url);
        let bucket = url.host_str().unwrap_or_default().to_owned();
        let (store, place): (Arc<dyn ObjectStore>, Place) = match url.scheme() {
            "file" => {
                let Ok(folder) = url.to_file_path() else {
                    bail!("is no folder of this computer; write file:///path/of/folder");
                };
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("cannot make the folder {}", folder.display()))?;
                // A copy counts when it is verified, so it must also be there after a power cut.
                let store = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true);
                return Ok(Self {
                    url: text.to_owned(),
                    store: Arc::new(store),
                    prefix: String::new(),
                    place: Place::Folder,
                });
            }
            "s3" => {
                let settings = s3::Settings::read(&bucket, environment);
                let place = Place::Bucket {
                    address: settings
                        .address()?
                        .to_string()
                        .trim_end_matches('/')
                        .to_owned(),
                    region: settings.region.clone(),
                    name: bucket,
                };
                (Arc::new(settings.open()?), place)
            }
            "gs" => {
                let place = Place::Bucket {
                    address: format!("https://storage.googleapis.com/{bucket}"),
                    region: String::new(),
                    name: bucket.clone(),
                };
                (Arc::new(google(&bucket, environment)?), place)
            }
            other => bail!("{other}: is no kind of store; there are file, s3 and gs"),
        };
        Ok(Self {
            url: text.to_owned(),
            store,
            prefix,
            place,
        })
    }

    /// The whole key of a copy.
    pub(super) fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The address of an object in a bucket; of a file in a folder its URL.
    pub(super) fn address(&self, key: &str) -> String {
        match &self.place {
            Place::Bucket { address, .. } => Url::parse(address)
                .ok()
                .and_then(|mut url| {
                    url.path_segments_mut().ok()?.extend(key.split('/'));
                    Some(url.to_string())
                })
                .unwrap_or_else(|| format!("{address}/{key}")),
            Place::Folder => format!("{}/{key}", self.url.trim_end_matches('/')),
        }
    }

    /// Whether the target holds this object as it should be.
    ///
    /// # Errors
    /// The text says what is different, or why nothing could be learned.
    pub(super) async fn verify(
        &self,
        key: &Key,
        bytes: u64,
        sha256: &str,
        verify: Verify,
    ) -> Result<(), String> {
        let found = self
            .store
            .head(key)
            .await
            .map_err(|error| format!("the copy cannot be looked at: {}", s3::said(&error)))?;
        if found.size != bytes {
            return Err(format!(
                "the copy has {} bytes and the file {bytes}",
                found.size
            ));
        }
        if verify == Verify::Full {
            let read = super::transfer::read_back(&*self.store, key).await?;
            if read != sha256 {
                return Err(format!(
                    "the copy read back has the SHA-256 {read} and the file {sha256}"
                ));
            }
        }
        Ok(())
    }
}

fn google(
    bucket: &str,
    environment: &Environment,
) -> anyhow::Result<object_store::gcp::GoogleCloudStorage> {
    let mut builder = GoogleCloudStorageBuilder::new();
    if let Some(path) = environment.get("SERVICE_ACCOUNT") {
        builder = builder.with_service_account_path(path);
    }
    for (name, value) in environment.beginning("GOOGLE_") {
        if let Ok(key) = name.to_ascii_lowercase().parse() {
            builder = builder.with_config(key, value);
        }
    }
    Ok(builder
        .with_bucket_name(bucket)
        .with_retry(s3::retries())
        .build()?)
}
