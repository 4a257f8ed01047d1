//! Looking at a recording right after it was made, under Pipe's address.

use super::ledger;
use super::links::{file_of, name_of, token};
use crate::app::State;
use crate::error::Error;
use crate::routes::files;
use axum::extract::{self, Path, Query, Request};
use axum::response::Response;
use serde::Deserialize;
use subtle::ConstantTimeEq as _;

/// What a link carries.
#[derive(Deserialize)]
pub(crate) struct Ticket {
    #[serde(default)]
    until: u64,
    #[serde(default)]
    token: String,
}

/// `GET /v_rtc/{name}.{ext}?until=&token=`, with Range: `NAME.mp4`, `NAME_raw.webm`, `NAME.jpg`. The links in webhooks and REST
/// answers hold the token; `X-PIPE-AUTH` with the API key stands for one. Whoever has neither is not told whether there is a file.
pub(crate) async fn file(
    extract::State(state): extract::State<State>,
    Path(shown): Path<String>,
    Query(ticket): Query<Ticket>,
    request: Request,
) -> Result<Response, Error> {
    let unknown = || Error::UnknownPage(format!("/v_rtc/{shown}"));
    let key = state.config.pipe.key.as_ref().ok_or_else(unknown)?;
    let has_key = request
        .headers()
        .get("x-pipe-auth")
        .and_then(|value| value.to_str().ok())
        .is_some_and(|given| key.is(given));
    let has_token = state.clock.now_millis() / 1_000 < ticket.until
        && bool::from(
            token(key, &shown, ticket.until)
                .as_bytes()
                .ct_eq(ticket.token.as_bytes()),
        );
    if !has_key && !has_token {
        return Err(unknown());
    }
    let name = name_of(&shown).to_owned();
    let entry = state
        .db
        .run(move |db| ledger::named(db, &name))
        .await?
        .ok_or_else(unknown)?;
    let upload = state
        .uploads
        .find(&entry.id.to_string())
        .map_err(|_| unknown())?;
    let recording = upload.recording().await;
    let file = file_of(&entry, &recording, &shown).ok_or_else(unknown)?;
    files::file(upload.folder.clone(), file, request).await
}
