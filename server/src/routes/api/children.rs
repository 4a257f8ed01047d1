//! `GET /api/v1/children/{child}/`.

use super::view::{resource, user};
use super::{Api, base};
use crate::app::State;
use crate::error::Error;
use crate::routes::origin::origin;
use axum::extract::{self, Path};
use axum::http::HeaderMap;
use uuid::Uuid;
use wire::{ChildAttributes, Document, Relationships};

pub(crate) async fn one(
    extract::State(state): extract::State<State>,
    Path((version, child)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Api<Document<ChildAttributes>>, Error> {
    let base = base(&origin(&headers), &version)?;
    let id = Uuid::parse_str(&child).map_err(|_| Error::UnknownChild(child))?;
    document(&state, &base, id).await.map(Api)
}

/// A stored child in its envelope.
pub(crate) async fn document(
    state: &State,
    base: &str,
    id: Uuid,
) -> Result<Document<ChildAttributes>, Error> {
    let attributes = state.db.child(id).await?;
    let relationships = Relationships {
        user: Some(user(base)),
        ..Relationships::default()
    };
    Ok(Document {
        data: resource(base, "children", id, attributes, relationships),
    })
}
