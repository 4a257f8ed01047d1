//! How a picture draws attention.

use serde::{Deserialize, Serialize};

/// A movement that goes on as long as the picture is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Animation {
    /// Turns one way and back.
    #[default]
    Spin,
    /// Jumps up and comes to rest.
    Bounce,
    /// Stands still.
    #[serde(rename = "")]
    Still,
}
