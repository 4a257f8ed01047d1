//! Who may send to the bucket: the holder of a recording's grant.
//!
//! A stand-in with the shape of the ingest's grants, `base64url(claims).base64url(HMAC-SHA256)`, and a key of its own that lives as
//! long as the process. The ingest's own signer replaces the body of [`require_grant`] and the route [`grant`].

use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::{expect_type, read_limited};
use axum::Json;
use axum::extract::{self, Request};
use axum::http::{HeaderMap, StatusCode, header};
use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::sync::OnceLock;
use uuid::Uuid;
use wire::{Grant, GrantRequest};

/// How long a grant works.
const LIFE_SECS: u64 = 3_600;
/// A request for a grant fits into this.
const MAX_BODY_BYTES: usize = 10_000;

/// The one recording a grant is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Granted {
    pub(super) study: Uuid,
    pub(super) response: Uuid,
    /// Lookit's name without its ending.
    pub(super) name: String,
    /// Largest recording.
    pub(super) max_bytes: u64,
    /// Unix time from which the grant is refused.
    exp: u64,
}

/// The recording the request's grant is for.
///
/// # Errors
/// [`Error::GrantMissing`] without a grant, [`Error::GrantInvalid`] when it is not of this server, [`Error::GrantExpired`] when its
/// time is over.
pub(super) fn require_grant(state: &State, headers: &HeaderMap) -> Result<Granted, Error> {
    let text = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .ok_or(Error::GrantMissing)?;
    let (claims, signature) = text.split_once('.').ok_or(Error::GrantInvalid)?;
    let decoded = |text: &str| {
        BASE64URL_NOPAD
            .decode(text.as_bytes())
            .map_err(|_| Error::GrantInvalid)
    };
    mac(claims)?
        .verify_slice(&decoded(signature)?)
        .map_err(|_| Error::GrantInvalid)?;
    let granted: Granted =
        serde_json::from_slice(&decoded(claims)?).map_err(|_| Error::GrantInvalid)?;
    if state.clock.now_millis() / 1_000 >= granted.exp {
        return Err(Error::GrantExpired);
    }
    Ok(granted)
}

/// `POST /local/grants`.
pub(crate) async fn grant(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<(StatusCode, Json<Grant>), Error> {
    expect_type(&request, "application/json")?;
    let wanted: GrantRequest =
        serde_json::from_slice(&read_limited(&mut request.into_body(), MAX_BODY_BYTES).await?)?;
    let response = Uuid::parse_str(&wanted.response)
        .map_err(|_| Error::UnknownResponse(wanted.response.clone()))?;
    let row = state.db.response(response).await?;
    let (name, _) = crate::store::split_name(&wanted.filename)?;
    let claims = Granted {
        study: row.study,
        response,
        name: name.to_owned(),
        max_bytes: state.config.max_recording_bytes,
        exp: state.clock.now_millis() / 1_000 + LIFE_SECS,
    };
    let claims = BASE64URL_NOPAD.encode(&serde_json::to_vec(&claims)?);
    let signature = BASE64URL_NOPAD.encode(&mac(&claims)?.finalize().into_bytes());
    Ok((
        StatusCode::CREATED,
        Json(Grant {
            grant: format!("{claims}.{signature}"),
            expires_in_secs: LIFE_SECS,
        }),
    ))
}

fn mac(claims: &str) -> Result<Hmac<Sha256>, Error> {
    static KEY: OnceLock<[[u8; 16]; 2]> = OnceLock::new();
    let key = KEY.get_or_init(|| [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()]);
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_flattened())
        .map_err(|error| Error::Storage(error.to_string()))?;
    mac.update(claims.as_bytes());
    Ok(mac)
}
