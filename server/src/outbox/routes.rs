//! Looking at deliveries, and sending one again.

use super::deliveries::{self, Delivery};
use crate::app::State;
use crate::error::Error;
use axum::Json;
use axum::extract::{self, Path};
use axum::http::StatusCode;
use serde::Serialize;

/// More than anyone reads; older ones stay in the database.
const MOST: u32 = 1_000;

/// The answer to `GET /local/webhooks/deliveries`.
#[derive(Serialize)]
pub(crate) struct Deliveries {
    /// Newest first.
    deliveries: Vec<Delivery>,
}

/// `GET /local/webhooks/deliveries`.
pub(crate) async fn list(
    extract::State(state): extract::State<State>,
) -> Result<Json<Deliveries>, Error> {
    let deliveries = state.db.run(|db| deliveries::list(db, MOST)).await?;
    Ok(Json(Deliveries { deliveries }))
}

/// `POST /local/webhooks/deliveries/{id}/redeliver`: 202 with the delivery, which is sent at once.
pub(crate) async fn redeliver(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Delivery>), Error> {
    let now_millis = state.clock.now_millis();
    let delivery = state
        .db
        .run(move |db| deliveries::again(db, &id, now_millis))
        .await?;
    state.outbox.told.notify_one();
    Ok((StatusCode::ACCEPTED, Json(delivery)))
}
