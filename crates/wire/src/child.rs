//! The child as the player receives it.

use crate::Resource;
use serde::{Deserialize, Serialize};

/// One child: `GET /api/v1/children/{uuid}/`.
pub type Child = Resource<ChildAttributes>;

/// What a study may know of the child.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChildAttributes {
    pub given_name: String,
    /// `YYYY-MM-DD`.
    pub birthday: String,
    /// `m`, `f`, `o` or `na`.
    pub gender: String,
    /// A label for display, such as `39 weeks`.
    pub age_at_birth: String,
    pub additional_information: String,
    /// Language codes, separated by spaces.
    pub language_list: String,
    /// Condition codes, separated by spaces.
    pub condition_list: String,
    pub deleted: bool,
    pub former_lookit_profile_id: String,
    pub pk: Option<i64>,
}
