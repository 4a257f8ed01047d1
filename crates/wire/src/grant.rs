//! Upload grants: a short-lived, signed permission to send one recording. No key ever reaches a browser.

use serde::{Deserialize, Serialize};

/// Where a grant is asked for, by POST.
pub const GRANTS_PATH: &str = "/local/grants";

/// The recording that is to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantRequest {
    /// The study's id.
    pub study: String,
    /// The response's id.
    pub response: String,
    /// Lookit's name of the recording with its extension.
    pub filename: String,
}

/// The permission. It goes as `Authorization: Bearer <grant>` with every request to the ingest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// Opaque to the player.
    pub grant: String,
    /// It is refused with 401 after so many seconds; ask for another.
    pub expires_in_secs: u64,
    /// The recording is to go straight to the bucket (`multipart.rs`), not to the ingest; absent when it is not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub multipart: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
