//! tus' request headers.

use crate::error::Error;
use crate::store::Manifest;
use axum::http::HeaderMap;
use data_encoding::BASE64;
use wire::metadata;

pub(super) fn required_version(headers: &HeaderMap) -> Result<(), Error> {
    if headers
        .get("tus-resumable")
        .is_some_and(|value| value == wire::TUS_VERSION)
    {
        Ok(())
    } else {
        Err(Error::TusVersion)
    }
}

/// A header that holds a whole number; `None` when it is absent.
pub(super) fn number(headers: &HeaderMap, name: &'static str) -> Result<Option<u64>, Error> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    value
        .to_str()
        .ok()
        .and_then(|text| text.trim().parse().ok())
        .map(Some)
        .ok_or(Error::Header(name))
}

/// `Upload-Metadata`: keys and base64 values, `key value,key value`.
#[derive(Debug, PartialEq)]
pub(super) struct Metadata(Vec<(String, String)>);

impl Metadata {
    pub(super) fn read(headers: &HeaderMap) -> Result<Self, Error> {
        let wrong = || Error::Header("Upload-Metadata");
        let text = headers
            .get("upload-metadata")
            .ok_or_else(wrong)?
            .to_str()
            .map_err(|_| wrong())?;
        let mut pairs = Vec::new();
        for pair in text.split(',') {
            let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let value = BASE64
                .decode(value.trim().as_bytes())
                .map_err(|_| wrong())?;
            pairs.push((
                key.to_owned(),
                String::from_utf8(value).map_err(|_| wrong())?,
            ));
        }
        Ok(Self(pairs))
    }

    /// The value, or an empty text.
    pub(super) fn get(&self, key: &str) -> &str {
        self.0
            .iter()
            .find(|(name, _)| name == key)
            .map_or("", |(_, value)| value)
    }

    pub(super) fn required(&self, key: &'static str) -> Result<&str, Error> {
        match self.get(key) {
            "" => Err(Error::Upload(format!("Upload-Metadata must hold {key}."))),
            value => Ok(value),
        }
    }

    /// The header of a stored recording.
    pub(super) fn of(manifest: &Manifest) -> String {
        let recording = &manifest.recording;
        let pairs = [
            (metadata::FILENAME, &manifest.filename()),
            (metadata::FILETYPE, &recording.mime_type),
            (metadata::STUDY, &recording.study),
            (metadata::RESPONSE, &recording.response),
            (metadata::FRAME, &recording.frame),
        ];
        pairs
            .map(|(key, value)| format!("{key} {}", BASE64.encode(value.as_bytes())))
            .join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_base64() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "upload-metadata",
            "filename YS53ZWJt,frame , empty".parse().unwrap(),
        );
        let read = Metadata::read(&headers).unwrap();
        assert_eq!(
            (read.get("filename"), read.get("frame"), read.get("other")),
            ("a.webm", "", "")
        );
        headers.insert("upload-metadata", "filename !".parse().unwrap());
        assert!(Metadata::read(&headers).is_err());
        assert!(Metadata::read(&HeaderMap::new()).is_err());
    }
}
