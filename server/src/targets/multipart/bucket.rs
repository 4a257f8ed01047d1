//! The bucket players send to: signing addresses, and the calls the server makes itself.

use super::listing::{self, element};
use crate::environment::Environment;
use crate::error::Error;
use crate::targets::s3;
use anyhow::{Context as _, bail};
use object_store::aws::AwsCredentialProvider;
use reqwest::{Method, Response};
use rusty_s3::actions::{
    AbortMultipartUpload, CompleteMultipartUpload, CompleteMultipartUploadResponse,
    CreateMultipartUpload, HeadObject, ListParts, S3Action, UploadPart,
};
use rusty_s3::{Bucket as Signer, Credentials, UrlStyle};
use std::fmt;
use std::time::Duration;
use url::Url;
use wire::{PART_ADDRESS_SECS, PartAddress, StoredPart};

/// How long an address the server uses itself must work.
const OWN_SECS: u64 = 60;
/// How long S3 may take to answer; joining thousands of parts takes longer than the rest.
const ANSWER_LIMIT: Duration = Duration::from_mins(1);

pub(crate) struct Bucket {
    signer: Signer,
    credentials: AwsCredentialProvider,
    /// Goes before every key; empty, or ends in a slash.
    prefix: String,
    client: reqwest::Client,
}

impl fmt::Debug for Bucket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Bucket({})", self.signer.name())
    }
}

impl Bucket {
    /// # Errors
    /// A URL that is not `s3://bucket/folder`, or settings S3 cannot be reached with.
    pub(in crate::targets) fn open(text: &str, environment: &Environment) -> anyhow::Result<Self> {
        let url = Url::parse(text).context("is no URL; use s3://bucket/folder")?;
        let Some(name) = url.host_str().filter(|_| url.scheme() == "s3") else {
            bail!("must be s3://bucket/folder");
        };
        let settings = s3::Settings::read(name, environment);
        let style = if settings.is_virtual_hosted {
            UrlStyle::VirtualHost
        } else {
            UrlStyle::Path
        };
        let signer = Signer::new(
            settings.server()?,
            style,
            name.to_owned(),
            settings.region.clone(),
        )?;
        let prefix = s3::prefix(&url);
        // object_store knows how to get and renew credentials of every kind; the signer takes what it has.
        let credentials = settings.open()?.credentials().clone();
        Ok(Self {
            signer,
            credentials,
            prefix,
            client: reqwest::Client::builder().timeout(ANSWER_LIMIT).build()?,
        })
    }

    pub(super) fn key(&self, filename: &str) -> String {
        format!("{}{filename}", self.prefix)
    }

    /// The file name in a key; `None` when the key lies elsewhere.
    pub(super) fn filename<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(&self.prefix)
    }

    async fn credentials(&self) -> Result<Credentials, Error> {
        let found = self
            .credentials
            .get_credential()
            .await
            .map_err(|error| Error::Bucket(format!("no credentials: {}", s3::said(&error))))?;
        Ok(match &found.token {
            Some(token) => Credentials::new_with_token(&found.key_id, &found.secret_key, token),
            None => Credentials::new(&found.key_id, &found.secret_key),
        })
    }

    /// Length of the object of this name; `None` when there is none, or none may be seen.
    pub(super) async fn size(&self, key: &str) -> Result<Option<u64>, Error> {
        let credentials = self.credentials().await?;
        let action = HeadObject::new(&self.signer, Some(&credentials), key);
        let answer = self.call(Method::HEAD, own(&action), String::new()).await?;
        // Without the right to list a bucket S3 answers 403 for what is not there; a wrong key fails at the next call anyway.
        if matches!(answer.status().as_u16(), 403 | 404) {
            return Ok(None);
        }
        let answer = accepted(answer).await?;
        Ok(answer
            .headers()
            .get("content-length")
            .and_then(|value| value.to_str().ok()?.parse().ok()))
    }

    /// Begins an upload; gives its id.
    pub(super) async fn create(&self, key: &str, mime_type: &str) -> Result<String, Error> {
        let credentials = self.credentials().await?;
        let mut action = CreateMultipartUpload::new(&self.signer, Some(&credentials), key);
        let mut request_type = None;
        if !mime_type.is_empty() {
            action.headers_mut().insert("content-type", mime_type);
            request_type = Some(mime_type);
        }
        let mut request = self.client.post(own(&action));
        if let Some(mime_type) = request_type {
            request = request.header("content-type", mime_type);
        }
        let answer = request.send().await.map_err(unreachable)?;
        let text = text(accepted(answer).await?).await?;
        let created = CreateMultipartUpload::parse_response(&text).map_err(unreadable)?;
        Ok(created.upload_id().to_owned())
    }

    /// Addresses a browser can send parts to.
    pub(super) async fn addresses(
        &self,
        key: &str,
        upload_id: &str,
        numbers: impl Iterator<Item = u16>,
    ) -> Result<Vec<PartAddress>, Error> {
        let credentials = self.credentials().await?;
        let life = Duration::from_secs(PART_ADDRESS_SECS);
        Ok(numbers
            .map(|number| PartAddress {
                part_number: number,
                url: UploadPart::new(&self.signer, Some(&credentials), key, number, upload_id)
                    .sign(life)
                    .into(),
            })
            .collect())
    }

    /// Every part the bucket has, by number.
    pub(super) async fn parts(&self, key: &str, upload_id: &str) -> Result<Vec<StoredPart>, Error> {
        let credentials = self.credentials().await?;
        let mut parts = Vec::new();
        let mut after = None;
        loop {
            let mut action = ListParts::new(&self.signer, Some(&credentials), key, upload_id);
            if let Some(marker) = after {
                action.set_part_number_marker(marker);
            }
            let answer = self.call(Method::GET, own(&action), String::new()).await?;
            let page = listing::read(&text(accepted(answer).await?).await?)
                .ok_or_else(|| unreadable("it is no list of parts"))?;
            parts.extend(page.parts);
            // A marker that does not move would be asked for without end.
            match page.next {
                Some(next) if after.is_none_or(|before| next > before) => after = Some(next),
                _ => break,
            }
        }
        parts.sort_by_key(|part| part.part_number);
        Ok(parts)
    }

    /// Joins the parts, which must be all of them and in order.
    pub(super) async fn complete(
        &self,
        key: &str,
        upload_id: &str,
        parts: &[StoredPart],
    ) -> Result<(), Error> {
        let credentials = self.credentials().await?;
        let etags = parts.iter().map(|part| part.etag.as_str());
        let action =
            CompleteMultipartUpload::new(&self.signer, Some(&credentials), key, upload_id, etags);
        let url = own(&action);
        let answer = self.call(Method::POST, url, action.body()).await?;
        // S3 may say 200 and then, in the body, that it failed after all.
        CompleteMultipartUploadResponse::parse(&text(accepted(answer).await?).await?)
            .map_err(unreadable)?;
        Ok(())
    }

    /// Gives up an upload. One that is not there any more is given up already.
    pub(super) async fn abort(&self, key: &str, upload_id: &str) -> Result<(), Error> {
        let credentials = self.credentials().await?;
        let action = AbortMultipartUpload::new(&self.signer, Some(&credentials), key, upload_id);
        let answer = self
            .call(Method::DELETE, own(&action), String::new())
            .await?;
        match accepted(answer).await {
            Ok(_) | Err(Error::UnknownUpload(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn call(&self, method: Method, url: Url, body: String) -> Result<Response, Error> {
        self.client
            .request(method, url)
            .body(body)
            .send()
            .await
            .map_err(unreachable)
    }
}

fn own<'a>(action: &impl S3Action<'a>) -> Url {
    action.sign(Duration::from_secs(OWN_SECS))
}

fn unreachable(error: reqwest::Error) -> Error {
    // Without its address: that is signed.
    Error::Bucket(format!("it cannot be reached ({})", error.without_url()))
}

fn unreadable(error: impl fmt::Display) -> Error {
    Error::Bucket(format!("its answer is not readable ({error})"))
}

async fn text(answer: Response) -> Result<String, Error> {
    answer.text().await.map_err(unreachable)
}

/// The answer, unless S3 refused.
async fn accepted(answer: Response) -> Result<Response, Error> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let body = answer.text().await.unwrap_or_default();
    let code = element(&body, "Code").unwrap_or_default();
    match code {
        "NoSuchUpload" => Err(Error::UnknownUpload("of this id in the bucket".to_owned())),
        "EntityTooSmall" => Err(Error::Upload(
            "A part before the last is smaller than 5 MiB; S3 does not join such parts. Send it again as it should be."
                .to_owned(),
        )),
        code => Err(Error::Bucket(format!("it answered {} {code}", status.as_u16()))),
    }
}
