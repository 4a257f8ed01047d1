//! The companion server's own small API.

use super::api::body::{expect_type, read_limited};
use super::api::{Api, children, withdrawn};
use super::origin::origin;
use crate::app::State;
use crate::error::Error;
use crate::store::{Manifest, demo_child, outcomes};
use crate::targets::multipart;
use axum::Json;
use axum::extract::{self, Path, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use uuid::Uuid;
use wire::{LocalStudies, LocalStudy, NewChild, Recording, RecordingList, RecordingState};

/// A child's name and birthday fit into this.
const MAX_CHILD_BYTES: usize = 10_000;

/// `GET /local/studies`.
pub(crate) async fn studies(extract::State(state): extract::State<State>) -> Json<LocalStudies> {
    Json(LocalStudies {
        studies: list(&state).await,
        demo_child: demo_child().to_string(),
    })
}

/// What the server serves, with paths for the demo child.
pub(crate) async fn list(state: &State) -> Vec<LocalStudy> {
    let child = demo_child();
    state
        .library
        .load()
        .await
        .into_iter()
        .map(|study| match study {
            Ok(study) => LocalStudy {
                participate: format!("/studies/{}/{child}/", study.id),
                preview: format!("/exp/studies/{}/{child}/preview/", study.id),
                id: study.id.to_string(),
                slug: study.slug,
                name: study.attributes.name,
                problem: None,
            },
            Err(Error::BrokenStudy { slug, problem, .. }) => LocalStudy {
                name: slug.clone(),
                slug,
                problem: Some(problem),
                ..LocalStudy::default()
            },
            Err(error) => LocalStudy {
                problem: Some(error.to_string()),
                ..LocalStudy::default()
            },
        })
        .collect()
}

/// `POST /local/children` with `{"given_name", "birthday"}`.
pub(crate) async fn create_child(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Result<Response, Error> {
    expect_type(&request, "application/json")?;
    let origin = origin(request.headers());
    let child: NewChild =
        serde_json::from_slice(&read_limited(&mut request.into_body(), MAX_CHILD_BYTES).await?)?;
    if child.birthday.parse::<jiff::civil::Date>().is_err() {
        return Err(Error::Invalid {
            pointer: "/birthday".to_owned(),
            code: "invalid",
            detail: format!(
                "The birthday must be a date such as 2025-05-20, not {:?}.",
                child.birthday
            ),
        });
    }
    state.quota.for_answers(MAX_CHILD_BYTES as u64)?;
    let id = state
        .db
        .create_child(child.given_name, child.birthday)
        .await?;
    let document = children::document(&state, &format!("{origin}{}", wire::API_PATH), id).await?;
    Ok((StatusCode::CREATED, Api(document)).into_response())
}

/// `GET /local/responses/{response}/recordings`.
pub(crate) async fn recordings(
    extract::State(state): extract::State<State>,
    Path(response): Path<String>,
) -> Result<Json<RecordingList>, Error> {
    let id = Uuid::parse_str(&response).map_err(|_| Error::UnknownResponse(response))?;
    let answers = state.db.response(id).await?.answers;
    let manifests = state.uploads.of_response(id).await;
    let in_bucket = multipart::of_response(&state.db, id).await?;
    let is_withdrawn = withdrawn(&answers.exp_data, &answers.sequence);
    Ok(Json(RecordingList {
        outcomes: outcomes(&answers.exp_data, is_withdrawn, &manifests, &in_bucket),
        recordings: shown(manifests),
        in_bucket,
    }))
}

/// `GET /local/recordings/failed`: recordings whose conversion was given up; each says why.
pub(crate) async fn failed(extract::State(state): extract::State<State>) -> Json<RecordingList> {
    Json(RecordingList {
        recordings: shown(state.uploads.dead_letters().await),
        ..RecordingList::default()
    })
}

/// `POST /local/recordings/{id}/retry`: converts it once more, from the first attempt on.
pub(crate) async fn retry(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
) -> Result<Redirect, Error> {
    let upload = state.uploads.find(&id)?;
    let mut found = false;
    upload
        .amend(|manifest| {
            found = manifest.is_dead_letter();
            if found {
                manifest.attempts = 0;
                manifest.retry_at_secs = 0;
                manifest.recording.state = RecordingState::Stored;
                manifest.recording.error = None;
            }
        })
        .await?;
    if !found {
        return Err(Error::NothingToRetry(id));
    }
    state.queue.push(upload.id);
    state.events.changed(upload.id);
    Ok(Redirect::to("/responses/"))
}

fn shown(manifests: Vec<Manifest>) -> Vec<Recording> {
    manifests
        .into_iter()
        .map(|manifest| manifest.recording)
        .collect()
}
