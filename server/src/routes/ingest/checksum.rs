//! `Upload-Checksum: sha1 <base64>`.

use crate::error::Error;
use axum::http::HeaderMap;
use data_encoding::BASE64;
use sha1::{Digest as _, Sha1};
use sha2::Sha256;

/// What the body's hash must be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Checksum {
    Sha1(Vec<u8>),
    Sha256(Vec<u8>),
}

impl Checksum {
    /// `None` when the request has no checksum.
    pub(super) fn read(headers: &HeaderMap) -> Result<Option<Self>, Error> {
        let Some(value) = headers.get(wire::CHECKSUM_HEADER) else {
            return Ok(None);
        };
        let wrong = || Error::Header("Upload-Checksum (sha1 or sha256, then base64)");
        let (algorithm, hash) = value
            .to_str()
            .ok()
            .and_then(|text| text.split_once(' '))
            .ok_or_else(wrong)?;
        let hash = BASE64.decode(hash.trim().as_bytes()).map_err(|_| wrong())?;
        match algorithm {
            "sha1" => Ok(Some(Self::Sha1(hash))),
            "sha256" => Ok(Some(Self::Sha256(hash))),
            _ => Err(wrong()),
        }
    }

    pub(super) fn fits(&self, body: &[u8]) -> bool {
        match self {
            Self::Sha1(expected) => Sha1::digest(body)[..] == expected[..],
            Self::Sha256(expected) => Sha256::digest(body)[..] == expected[..],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_algorithms() {
        let read = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("upload-checksum", text.parse().unwrap());
            Checksum::read(&headers)
        };
        // The example of the tus specification.
        assert!(
            read("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=")
                .unwrap()
                .unwrap()
                .fits(b"hello world")
        );
        assert!(
            !read("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=")
                .unwrap()
                .unwrap()
                .fits(b"hello worlds")
        );
        assert!(
            read("sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek=")
                .unwrap()
                .unwrap()
                .fits(b"hello world")
        );
        assert!(read("md5 AAAA").is_err() && read("sha1").is_err());
    }
}
