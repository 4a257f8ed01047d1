//! S3's settings as object_store reads them from the environment, for the store and for signed addresses alike.

use crate::environment::Environment;
use anyhow::Context as _;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::{BackoffConfig, RetryConfig};
use std::error::Error as StdError;
use std::time::Duration;
use url::Url;

const DEFAULT_REGION: &str = "us-east-1";
/// A piece of 10 MiB over a slow line of 0.5 Mbit/s takes almost three minutes.
const REQUEST_SECS: &str = "600s";

/// One bucket and how to reach it.
#[derive(Clone)]
pub(super) struct Settings {
    builder: AmazonS3Builder,
    pub(super) bucket: String,
    pub(super) region: String,
    /// A server other than Amazon's.
    endpoint: Option<String>,
    pub(super) is_virtual_hosted: bool,
}

impl Settings {
    pub(super) fn read(bucket: &str, environment: &Environment) -> Self {
        let mut builder = AmazonS3Builder::new();
        for (name, value) in environment.beginning("AWS_") {
            if let Ok(key) = name.to_ascii_lowercase().parse() {
                builder = builder.with_config(key, value);
            }
        }
        let value = |key| builder.get_config_value(&key);
        let endpoint = value(AmazonS3ConfigKey::S3Endpoint).or(value(AmazonS3ConfigKey::Endpoint));
        let is_virtual_hosted = endpoint.is_none()
            || value(AmazonS3ConfigKey::VirtualHostedStyleRequest).as_deref() == Some("true");
        Self {
            bucket: bucket.to_owned(),
            region: value(AmazonS3ConfigKey::Region).unwrap_or_else(|| DEFAULT_REGION.to_owned()),
            endpoint,
            is_virtual_hosted,
            builder,
        }
    }

    /// # Errors
    /// object_store does not accept the settings; the text says which.
    pub(super) fn open(self) -> anyhow::Result<AmazonS3> {
        let timeout = AmazonS3ConfigKey::Client(object_store::ClientConfigKey::Timeout);
        let mut builder = self.builder;
        if builder.get_config_value(&timeout).as_deref() == Some("30s") {
            builder = builder.with_config(timeout, REQUEST_SECS);
        }
        Ok(builder
            .with_bucket_name(self.bucket)
            .with_region(self.region)
            .with_retry(retries())
            .build()?)
    }

    /// Where S3 is, without the bucket.
    pub(super) fn server(&self) -> anyhow::Result<Url> {
        let address = match &self.endpoint {
            Some(endpoint) => endpoint.clone(),
            None if self.region == DEFAULT_REGION => "https://s3.amazonaws.com".to_owned(),
            None => format!("https://s3.{}.amazonaws.com", self.region),
        };
        Url::parse(&address).with_context(|| format!("AWS_ENDPOINT: {address} is no address"))
    }

    /// Where the bucket is.
    pub(super) fn address(&self) -> anyhow::Result<Url> {
        let mut server = self.server()?;
        if self.endpoint.is_none() {
            let host = format!("{}.{}", self.bucket, server.host_str().unwrap_or_default());
            server.set_host(Some(&host))?;
        } else if !self.is_virtual_hosted {
            // With an endpoint of its own a virtual host names the bucket already.
            let path = format!("{}/{}", server.path().trim_end_matches('/'), self.bucket);
            server.set_path(&path);
        }
        Ok(server)
    }
}

/// What goes before every key, as the URL says: empty, or ending in a slash.
pub(super) fn prefix(url: &Url) -> String {
    let path = percent_encoding::percent_decode_str(url.path().trim_matches('/'));
    match path.decode_utf8_lossy().as_ref() {
        "" => String::new(),
        path => format!("{path}/"),
    }
}

/// What object_store repeats by itself within one copy. Longer troubles are waited for outside, where a restart remembers them.
pub(super) fn retries() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_secs(2),
            base: 2.0,
        },
        max_retries: 2,
        retry_timeout: Duration::from_secs(30),
    }
}

/// An error of the store in one line: object_store's own words, and the deepest cause.
pub(super) fn said(error: &object_store::Error) -> String {
    let mut deepest: &dyn StdError = error;
    while let Some(cause) = deepest.source() {
        deepest = cause;
    }
    let (all, deepest) = (error.to_string(), deepest.to_string());
    let text = if all.contains(&deepest) {
        all
    } else {
        format!("{all}: {deepest}")
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(pairs: &[(&str, &str)]) -> String {
        let environment = match pairs {
            [] => Environment::default(),
            [a] => Environment::of([*a]),
            [a, b, ..] => Environment::of([*a, *b]),
        };
        Settings::read("bkt", &environment)
            .address()
            .unwrap()
            .to_string()
    }

    #[test]
    fn addresses_of_buckets() {
        assert_eq!(address(&[]), "https://bkt.s3.amazonaws.com/");
        assert_eq!(
            address(&[("AWS_REGION", "eu-west-1")]),
            "https://bkt.s3.eu-west-1.amazonaws.com/"
        );
        assert_eq!(
            address(&[("AWS_ENDPOINT", "http://127.0.0.1:9000")]),
            "http://127.0.0.1:9000/bkt"
        );
        assert_eq!(
            address(&[
                ("AWS_ENDPOINT_URL", "https://bkt.example"),
                ("AWS_VIRTUAL_HOSTED_STYLE_REQUEST", "true")
            ]),
            "https://bkt.example/"
        );
    }
}
