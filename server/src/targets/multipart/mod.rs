//! Recordings that a player sends straight to a bucket. The bytes never pass this server, and its keys never leave it: it begins
//! and ends the upload, and signs an address for each part.

mod arrived;
mod bucket;
mod listing;

pub(crate) use arrived::{SCHEMA, of_response};
pub(crate) use bucket::Bucket;

use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::{expect_type, read_limited};
use crate::routes::ingest;
use crate::store::Claims;
use axum::Json;
use axum::extract::{self, Query, Request};
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use wire::{
    MAX_PARTS, MAX_PARTS_WANTED, Multipart, MultipartDone, MultipartEnd, NewMultipart, PartAddress,
    PartsWanted, Receipt, StoredPart,
};

/// Every request but a receipt fits into this.
const MAX_BODY_BYTES: usize = 10_000;
/// As much as the ingest takes.
const MAX_RECEIPT_BYTES: usize = 256 << 10;

/// Which upload, in the query.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Which {
    key: String,
    upload_id: String,
}

/// The bucket, what the request may send there, and the request.
async fn admitted<T: DeserializeOwned>(
    state: &State,
    request: Request,
) -> Result<(Arc<Bucket>, Claims, T), Error> {
    let bucket = bucket(state, request.uri().path())?;
    let granted = require_grant(state, request.headers())?;
    expect_type(&request, "application/json")?;
    let body = read_limited(&mut request.into_body(), MAX_BODY_BYTES).await?;
    Ok((bucket, granted, serde_json::from_slice(&body)?))
}

fn bucket(state: &State, path: &str) -> Result<Arc<Bucket>, Error> {
    let bucket = state.config.targets.multipart.clone();
    bucket.ok_or_else(|| Error::UnknownPage(path.to_owned()))
}

/// The recording the request's grant is for.
///
/// # Errors
/// No grant, or one that is not good any more; the family withdrew its recordings.
fn require_grant(state: &State, headers: &HeaderMap) -> Result<Claims, Error> {
    let claims = ingest::admit(state, headers)?;
    state.withdrawals.refuse(claims.response, &claims.name)?;
    Ok(claims)
}

/// Makes sure that a key is the one of the recording the grant is for, whatever its ending.
fn own_key(bucket: &Bucket, granted: &Claims, key: &str) -> Result<(), Error> {
    let filename = bucket.filename(key).ok_or(Error::OtherGrant)?;
    own_name(granted, filename)
}

fn own_name(granted: &Claims, filename: &str) -> Result<(), Error> {
    let (name, _) = crate::store::split_name(filename)?;
    if name == granted.name {
        Ok(())
    } else {
        Err(Error::OtherGrant)
    }
}

/// `POST /local/multipart`.
pub(crate) async fn create(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<(StatusCode, Json<Multipart>), Error> {
    let (bucket, granted, new): (_, _, NewMultipart) = admitted(&state, request).await?;
    own_name(&granted, &new.filename)?;
    if new.study != granted.study.to_string() || new.response != granted.response.to_string() {
        return Err(Error::OtherGrant);
    }
    let key = bucket.key(&new.filename);
    if bucket.size(&key).await?.is_some() {
        return Err(Error::ObjectExists(key));
    }
    let upload_id = bucket.create(&key, &new.mime_type).await?;
    Ok((StatusCode::CREATED, Json(Multipart { upload_id, key })))
}

/// `POST /local/multipart/parts`.
pub(crate) async fn sign(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<Json<Vec<PartAddress>>, Error> {
    let (bucket, granted, wanted): (_, _, PartsWanted) = admitted(&state, request).await?;
    own_key(&bucket, &granted, &wanted.key)?;
    if wanted.from == 0 || wanted.from > MAX_PARTS {
        return Err(invalid(
            "/from",
            format!("Parts count from 1 to {MAX_PARTS}."),
        ));
    }
    if wanted.count == 0 || wanted.count > MAX_PARTS_WANTED {
        return Err(invalid(
            "/count",
            format!("Ask for 1 to {MAX_PARTS_WANTED} addresses at a time."),
        ));
    }
    let end = wanted.from.saturating_add(wanted.count - 1).min(MAX_PARTS);
    let addresses = bucket
        .addresses(&wanted.key, &wanted.upload_id, wanted.from..=end)
        .await?;
    Ok(Json(addresses))
}

/// `GET /local/multipart/parts?key=&uploadId=`: what has arrived, so that an interrupted upload goes on.
pub(crate) async fn list(
    extract::State(state): extract::State<State>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Result<Json<Vec<StoredPart>>, Error> {
    let bucket = bucket(&state, wire::MULTIPART_PARTS_PATH)?;
    let granted = require_grant(&state, &headers)?;
    own_key(&bucket, &granted, &which.key)?;
    Ok(Json(bucket.parts(&which.key, &which.upload_id).await?))
}

/// `POST /local/multipart/complete`. Repeated after its answer was lost it says the same.
pub(crate) async fn complete(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<Json<MultipartDone>, Error> {
    let (bucket, granted, end): (_, _, MultipartEnd) = admitted(&state, request).await?;
    own_key(&bucket, &granted, &end.key)?;
    if end.bytes > granted.max_bytes {
        return Err(Error::RecordingTooLarge {
            limit: granted.max_bytes,
        });
    }
    match bucket.parts(&end.key, &end.upload_id).await {
        Ok(parts) => {
            check(&parts, end.bytes)?;
            bucket.complete(&end.key, &end.upload_id, &parts).await?;
        }
        Err(Error::UnknownUpload(upload)) => {
            if bucket.size(&end.key).await? != Some(end.bytes) {
                return Err(Error::UnknownUpload(upload));
            }
        }
        Err(error) => return Err(error),
    }
    arrived::note(
        &state.db,
        granted.response,
        granted.name,
        end.key.clone(),
        end.bytes,
        state.clock.now_millis(),
    )
    .await?;
    Ok(Json(MultipartDone {
        key: end.key,
        bytes: end.bytes,
    }))
}

/// `PUT /local/multipart/receipt`.
pub(crate) async fn receipt(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<StatusCode, Error> {
    bucket(&state, request.uri().path())?;
    let granted = require_grant(&state, request.headers())?;
    expect_type(&request, "application/json")?;
    let body = read_limited(&mut request.into_body(), MAX_RECEIPT_BYTES).await?;
    let receipt: Receipt = serde_json::from_slice(&body)?;
    own_name(&granted, &format!("{}.webm", receipt.video_id))?;
    arrived::keep_receipt(&state.db, granted.response, receipt).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Parts must be 1, 2, 3 … and add up to the recording.
fn check(parts: &[StoredPart], bytes: u64) -> Result<(), Error> {
    let missing = (1..=u16::MAX)
        .zip(parts)
        .find(|(number, part)| part.part_number != *number)
        .map(|(number, _)| number);
    if let Some(number) = missing {
        return Err(Error::PartMissing(number));
    }
    let sum: u64 = parts.iter().map(|part| part.size).sum();
    if sum != bytes || parts.is_empty() {
        return Err(Error::PartsDiffer {
            stored: sum,
            said: bytes,
        });
    }
    Ok(())
}

/// `DELETE /local/multipart?key=&uploadId=`: gives up an upload and the parts that arrived.
pub(crate) async fn abort(
    extract::State(state): extract::State<State>,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Result<StatusCode, Error> {
    let bucket = bucket(&state, wire::MULTIPART_PATH)?;
    let granted = require_grant(&state, &headers)?;
    own_key(&bucket, &granted, &which.key)?;
    bucket.abort(&which.key, &which.upload_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn invalid(pointer: &str, detail: String) -> Error {
    Error::Invalid {
        pointer: pointer.to_owned(),
        code: "invalid",
        detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(list: &[(u16, u64)]) -> Vec<StoredPart> {
        list.iter()
            .map(|(number, size)| StoredPart {
                part_number: *number,
                size: *size,
                etag: String::new(),
            })
            .collect()
    }

    #[test]
    fn parts_must_be_whole() {
        assert!(check(&parts(&[(1, 5), (2, 3)]), 8).is_ok());
        assert!(matches!(
            check(&parts(&[(1, 5), (3, 3)]), 8),
            Err(Error::PartMissing(2))
        ));
        assert!(matches!(
            check(&parts(&[(2, 5)]), 5),
            Err(Error::PartMissing(1))
        ));
        assert!(matches!(
            check(&parts(&[(1, 5)]), 6),
            Err(Error::PartsDiffer { stored: 5, said: 6 })
        ));
        assert!(check(&[], 0).is_err());
    }
}
