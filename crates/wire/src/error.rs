//! The body of every refused request.

use serde::{Deserialize, Serialize};

/// `{"errors": […]}`, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    pub errors: Vec<ErrorObject>,
}

/// What happened and what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ErrorObject {
    /// What happened, in a few words; the same for every case of a code. Lookit itself sends none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What happened in this case, what it means and what to do.
    pub detail: String,
    /// The HTTP status as text.
    pub status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<ErrorSource>,
    /// A stable word for programs, such as `not_found`.
    pub code: String,
}

/// Where in the request the fault is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ErrorSource {
    /// A JSON pointer such as `/data/attributes/sequence`.
    pub pointer: String,
}
