//! Looking at copies.

use super::copies::{self, Copy};
use crate::app::State;
use crate::error::Error;
use axum::Json;
use axum::extract;
use serde::Serialize;

/// More than anyone reads; older ones stay in the database.
const MOST: u32 = 1_000;

/// The answer to `GET /local/copies`.
#[derive(Serialize)]
pub(crate) struct Copies {
    /// Newest first.
    copies: Vec<Copy>,
}

/// `GET /local/copies`.
pub(crate) async fn list(
    extract::State(state): extract::State<State>,
) -> Result<Json<Copies>, Error> {
    let copies = state.db.run(|db| copies::list(db, MOST)).await?;
    Ok(Json(Copies { copies }))
}
