//! JSON:API envelopes.

use serde::{Deserialize, Serialize};

/// One resource in its envelope: `{"data": {…}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document<A> {
    pub data: Resource<A>,
}

/// A page of resources. Lookit puts `meta` inside `links`; `past-sessions` has no `links` at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListDocument<A> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<PageLinks>,
    pub data: Vec<Resource<A>>,
}

/// `type`, `id`, attributes and relationships.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resource<A> {
    /// `studies`, `children`, `responses` or `past_sessions`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A UUID; absent in a request that creates the resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub attributes: A,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationships: Option<Relationships>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
}

impl<A> Resource<A> {
    /// The id, or an empty text when the resource has none yet.
    pub fn id(&self) -> &str {
        self.id.as_deref().unwrap_or_default()
    }
}

/// Every relationship any of the resources has; absent ones are not written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relationships {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<Relationship>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<Relationship>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<Relationship>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demographic_snapshot: Option<Relationship>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responses: Option<Relationship>,
}

/// A reference to another resource: by address, by identifier, or both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relationship {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Identifier>,
}

impl Relationship {
    /// A reference by type and id, as a request carries it.
    pub fn to(kind: &str, id: &str) -> Self {
        Self {
            links: None,
            data: Some(Identifier {
                kind: kind.to_owned(),
                id: id.to_owned(),
            }),
        }
    }

    /// A reference by address only.
    pub fn at(address: String) -> Self {
        Self {
            links: Some(Links {
                related: Some(address),
                ..Links::default()
            }),
            data: None,
        }
    }
}

/// `{"type": …, "id": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    #[serde(rename = "type")]
    pub kind: String,
    pub id: String,
}

/// Addresses of a resource, a relationship or a page of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub itself: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related: Option<String>,
}

/// Addresses of a list's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageLinks {
    pub first: Option<String>,
    pub last: Option<String>,
    /// The next page; `null` on the last.
    pub next: Option<String>,
    /// The page before; `null` on the first.
    pub prev: Option<String>,
    pub meta: PageMeta,
}

/// Where a list stands: page numbers start at 1, `count` is the number of resources on all pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageMeta {
    #[serde(default)]
    pub page: u64,
    #[serde(default)]
    pub pages: u64,
    #[serde(default)]
    pub count: u64,
}
