//! What an ingest request must bring before it is looked at: a grant, and headers of a sane size.

use super::pace::drain;
use crate::app::State;
use crate::error::Error;
use crate::store::{Claims, now_secs};
use axum::body::Body;
use axum::extract::{self, Request};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Room for all headers of a request; the longest, `Upload-Metadata`, holds a name and some ids.
const MAX_HEADER_BYTES: usize = 16 << 10;
/// Bytes a header costs besides its name and value.
const HEADER_COST: usize = 32;

/// Reads the grant and hands its claims on to the route.
pub(super) async fn gate(
    extract::State(state): extract::State<State>,
    mut request: Request,
    next: Next,
) -> Response {
    // A browser asks OPTIONS by itself, before it may send the grant.
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    match admit(&state, request.headers()) {
        Ok(claims) => {
            request.extensions_mut().insert(claims);
            next.run(request).await
        }
        Err(error) => {
            let mut body: Body = request.into_body();
            drain(&mut body).await;
            error.into_response()
        }
    }
}

/// What the request's grant permits.
///
/// # Errors
/// Headers that are too large; a grant that is missing, not of this server, or over.
pub(crate) fn admit(state: &State, headers: &HeaderMap) -> Result<Claims, Error> {
    let bytes: usize = headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + HEADER_COST)
        .sum();
    if bytes > MAX_HEADER_BYTES {
        return Err(Error::HeadersTooLarge {
            limit: MAX_HEADER_BYTES,
        });
    }
    state.grants.verify(bearer(headers)?, now_secs())
}

/// The grant in `Authorization: Bearer <grant>`.
pub(super) fn bearer(headers: &HeaderMap) -> Result<&str, Error> {
    let value = headers
        .get(header::AUTHORIZATION)
        .ok_or(Error::GrantMissing)?
        .to_str()
        .map_err(|_| Error::GrantInvalid)?;
    match value.split_once(' ') {
        Some((scheme, grant)) if scheme.eq_ignore_ascii_case("bearer") => Ok(grant.trim()),
        _ => Err(Error::GrantMissing),
    }
}
