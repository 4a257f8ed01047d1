//! What the server is told about a recording when its upload is opened.

use super::base64;

/// One recording's name and where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadMeta {
    /// Lookit's name without extension: the `videoId` of the saved data.
    pub name: String,
    /// File extension without dot, `webm` or `mp4`.
    pub extension: String,
    /// Mime type with codecs, as the recorder was asked for.
    pub mime: String,
    /// UUID of the study.
    pub study: String,
    /// UUID of the response.
    pub response: String,
    /// Id of the frame, for recordings over several frames the one that started it.
    pub frame: String,
}

impl UploadMeta {
    /// The file's name with its extension.
    pub fn filename(&self) -> String {
        format!("{}.{}", self.name, self.extension)
    }

    /// The value of `Upload-Metadata`: comma-separated `key base64(value)`; empty values are left out.
    pub fn header(&self) -> String {
        let filename = self.filename();
        [
            ("filename", filename.as_str()),
            ("filetype", &self.mime),
            ("study", &self.study),
            ("response", &self.response),
            ("frame", &self.frame),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key} {}", base64(value.as_bytes())))
        .collect::<Vec<_>>()
        .join(",")
    }
}
