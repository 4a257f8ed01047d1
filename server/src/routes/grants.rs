//! `POST /local/grants`: permission to send one recording.

use super::api::body::{expect_type, read_limited};
use super::api::withdrawn;
use crate::app::State;
use crate::error::Error;
use crate::store::{Claims, ResponseRow, can_be_withdrawn, now_secs, split_name};
use axum::Json;
use axum::extract::{self, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;
use wire::{Grant, GrantRequest};

/// Two ids and a name fit into this.
const MAX_REQUEST_BYTES: usize = 4096;
const DAY_SECS: u64 = 24 * 3600;

/// Answers 201 with a [`Grant`].
///
/// # Errors
/// An unknown study or response, a name that cannot be a file, a response of another study, withdrawn or too old; too many at once.
pub(crate) async fn create(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<Response, Error> {
    expect_type(&request, "application/json")?;
    let wanted: GrantRequest =
        serde_json::from_slice(&read_limited(&mut request.into_body(), MAX_REQUEST_BYTES).await?)?;
    let (name, _) = split_name(&wanted.filename)?;
    let study = state.library.find(&wanted.study).await?;
    let response =
        Uuid::parse_str(&wanted.response).map_err(|_| Error::UnknownResponse(wanted.response))?;
    state.limits.grants.take(response)?;
    let row = state.db.response(response).await?;
    let now = now_secs();
    check(&row, study.id, name, now, state.config.upload_window_secs)?;
    let grant = state.grants.sign(&Claims {
        study: study.id,
        response,
        name: name.to_owned(),
        max_bytes: state.config.max_recording_bytes,
        exp: now.saturating_add(state.config.grant_secs),
    })?;
    let answer = Grant {
        grant,
        expires_in_secs: state.config.grant_secs,
        multipart: state.config.targets.takes_parts(),
    };
    Ok((
        StatusCode::CREATED,
        [(header::CACHE_CONTROL, "no-store")],
        Json(answer),
    )
        .into_response())
}

/// Whether the recording `name` of this response is taken at `now_secs`, Unix time.
fn check(
    row: &ResponseRow,
    study: Uuid,
    name: &str,
    now_secs: u64,
    window_secs: u64,
) -> Result<(), Error> {
    if row.study != study {
        return Err(Error::OtherStudy);
    }
    if can_be_withdrawn(name) && withdrawn(&row.answers.exp_data, &row.answers.sequence) {
        return Err(Error::Withdrawn);
    }
    let begun = row
        .created_on
        .parse::<jiff::Timestamp>()
        .map_err(|error| Error::Storage(format!("the database holds a broken time: {error}")))?;
    let begun_secs = u64::try_from(begun.as_second()).unwrap_or(0);
    if now_secs.saturating_sub(begun_secs) > window_secs {
        return Err(Error::TooLate {
            days: window_secs / DAY_SECS,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row() -> ResponseRow {
        ResponseRow {
            pk: 1,
            id: Uuid::from_u128(2),
            study: Uuid::from_u128(3),
            child: Uuid::from_u128(4),
            created_on: "2026-11-01T00:00:00.000000Z".to_owned(),
            answers: crate::store::Changes::default().first(),
            eligibility: Vec::new(),
        }
    }

    #[test]
    fn who_gets_none() {
        let begun: jiff::Timestamp = row().created_on.parse().unwrap();
        let begun = u64::try_from(begun.as_second()).unwrap();
        let ask = |row: &ResponseRow, study: u128, age_secs: u64| {
            check(
                row,
                Uuid::from_u128(study),
                "a",
                begun + age_secs,
                7 * DAY_SECS,
            )
        };
        assert!(ask(&row(), 3, 7 * DAY_SECS).is_ok());
        assert!(matches!(ask(&row(), 9, 0), Err(Error::OtherStudy)));
        assert!(matches!(
            ask(&row(), 3, 7 * DAY_SECS + 1),
            Err(Error::TooLate { days: 7 })
        ));
        let mut gone = row();
        gone.answers.sequence = vec!["9-exit".to_owned()];
        gone.answers.exp_data = json!({"9-exit": {"frameType": "EXIT", "withdrawal": true}});
        assert!(matches!(ask(&gone, 3, 0), Err(Error::Withdrawn)));
        assert!(check(&gone, gone.study, "consent-a", begun, DAY_SECS).is_ok());
    }
}
