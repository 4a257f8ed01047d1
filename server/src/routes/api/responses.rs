//! Creating, changing and reading responses.

use super::body::RequestData;
use super::view::{read, withdrawn, written};
use super::{Api, base};
use crate::app::State;
use crate::error::Error;
use crate::pipe;
use crate::routes::origin::origin;
use crate::store::{Changes, NewResponseRow, ResponseRow, StoredStudy, can_be_withdrawn};
use axum::extract::{self, OriginalUri, Path, Query, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{Document, ListDocument, PageLinks, PageMeta, ResponseAttributes};

const PAGE_SIZE: u64 = 10;
const MAX_PAGE_SIZE: u64 = 100;

/// `POST /api/v1/responses/`.
pub(crate) async fn create(
    extract::State(state): extract::State<State>,
    Path(version): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let base = base(&origin(request.headers()), &version)?;
    let data = RequestData::read(request, state.config.max_body_bytes).await?;
    let study = state.library.find(data.related("study")?).await?;
    store(&state, &base, &study, &data).await
}

/// `POST /api/v1/studies/{study}/responses/`.
pub(crate) async fn create_in_study(
    extract::State(state): extract::State<State>,
    Path((version, study)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let base = base(&origin(request.headers()), &version)?;
    let data = RequestData::read(request, state.config.max_body_bytes).await?;
    let study = state.library.find(&study).await?;
    store(&state, &base, &study, &data).await
}

async fn store(
    state: &State,
    base: &str,
    study: &StoredStudy,
    data: &RequestData,
) -> Result<Response, Error> {
    let child = data.related("child")?;
    let child = Uuid::parse_str(child).map_err(|_| Error::UnknownChild(child.to_owned()))?;
    let birthday = state.db.child(child).await?.birthday;
    let changes = Changes::read(&data.attributes)?;
    state.quota.for_answers(data.bytes)?;
    let eligibility = eligibility(study, &birthday, jiff::Zoned::now().date());
    let row = state
        .db
        .create_response(NewResponseRow {
            study: study.id,
            child,
            changes,
            eligibility,
        })
        .await?;
    let location = format!("{base}responses/{}/", row.id);
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, location)],
        Api(Document {
            data: written(base, &row),
        }),
    )
        .into_response())
}

/// Lookit's age check: years count 365 days, months 30, both limits belong to the range. It informs, it does not refuse.
fn eligibility(study: &StoredStudy, birthday: &str, today: jiff::civil::Date) -> Vec<String> {
    let Ok(birthday) = birthday.parse::<jiff::civil::Date>() else {
        return vec!["Eligible".to_owned()];
    };
    let age_days = i64::from((today - birthday).get_days());
    let mut reasons = Vec::new();
    if study.max_age_days.is_some_and(|limit| age_days > limit) {
        reasons.push("Ineligible_TooOld".to_owned());
    }
    if study.min_age_days.is_some_and(|limit| age_days < limit) {
        reasons.push("Ineligible_TooYoung".to_owned());
    }
    if reasons.is_empty() {
        vec!["Eligible".to_owned()]
    } else {
        reasons
    }
}

/// `PATCH /api/v1/responses/{response}/`.
pub(crate) async fn change(
    extract::State(state): extract::State<State>,
    Path((version, response)): Path<(String, String)>,
    request: Request,
) -> Result<Api<Document<ResponseAttributes>>, Error> {
    let base = base(&origin(request.headers()), &version)?;
    let id = response_id(&response)?;
    let data = RequestData::read(request, state.config.max_body_bytes).await?;
    match &data.id {
        None => {
            return Err(Error::Invalid {
                pointer: "/data".to_owned(),
                code: "parse_error",
                detail: "The resource identifier object must contain an 'id' member".to_owned(),
            });
        }
        Some(sent) if sent.to_ascii_lowercase() != id.to_string() => {
            return Err(Error::OtherId {
                body: sent.clone(),
                url: response,
            });
        }
        Some(_) => {}
    }
    let changes = Changes::read(&data.attributes)?;
    state.quota.for_answers(data.bytes)?;
    // Relationships are ignored: Lookit lets a participant move a response to another child or study.
    let inner = state.clone();
    let row = state
        .db
        .change_response(id, changes, move |db, row| note(db, &inner, row))
        .await?;
    if withdrawn(&row.answers.exp_data, &row.answers.sequence) {
        for upload in state.uploads.in_response(id) {
            if can_be_withdrawn(&upload.recording().await.name) {
                upload.cut();
            }
        }
    }
    Ok(Api(Document {
        data: written(&base, &row),
    }))
}

/// Part of a save's transaction: of recordings that are withdrawn nothing more is taken, told or copied.
fn note(db: &Connection, state: &State, row: &ResponseRow) -> Result<(), Error> {
    let is_withdrawn = withdrawn(&row.answers.exp_data, &row.answers.sequence);
    state.withdrawals.note(row.id, is_withdrawn);
    if is_withdrawn {
        for upload in state.uploads.in_response(row.id) {
            pipe::withdraw(db, upload.id, state.clock.now_millis())?;
        }
    }
    Ok(())
}

/// `GET /api/v1/responses/{response}/`.
pub(crate) async fn one(
    extract::State(state): extract::State<State>,
    Path((version, response)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Api<Document<ResponseAttributes>>, Error> {
    let base = base(&origin(&headers), &version)?;
    let row = state.db.response(response_id(&response)?).await?;
    // Without the study's salt the pseudonym would be another child's: no answer is better than that one.
    let study = state.library.find(&row.study.to_string()).await?;
    Ok(Api(Document {
        data: read(&base, "responses", &row, &study),
    }))
}

/// `GET /api/v1/studies/{study}/responses/?child=…&page=…`: newest change first, the running session included.
pub(crate) async fn of_study(
    extract::State(state): extract::State<State>,
    Path((version, study)): Path<(String, String)>,
    Query(query): Query<Vec<(String, String)>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Api<ListDocument<ResponseAttributes>>, Error> {
    let origin = origin(&headers);
    let base = base(&origin, &version)?;
    let study = state.library.find(&study).await?;
    let value = |name: &str| {
        query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    let child = value("child")
        .map(|text| {
            Uuid::parse_str(text).map_err(|_| Error::Invalid {
                pointer: "child".to_owned(),
                code: "invalid",
                detail: format!("The filter child must be a child's UUID, not {text:?}."),
            })
        })
        .transpose()?;
    let number = |text: &str| text.parse::<u64>().ok().filter(|number| *number > 0);
    // Lookit ignores `page[size]`, the name its own player uses.
    let size = value("page_size")
        .or_else(|| value("page[size]"))
        .and_then(number)
        .unwrap_or(PAGE_SIZE)
        .min(MAX_PAGE_SIZE);
    let no_page = || Error::UnknownPage("this page of the list; the first is 1".to_owned());
    let page = value("page").map_or(Some(1), number).ok_or_else(no_page)?;
    let (rows, count) = state
        .db
        .responses(Some(study.id), child, size, (page - 1).saturating_mul(size))
        .await?;
    let pages = count.div_ceil(size).max(1);
    if page > pages {
        return Err(no_page());
    }
    let address = |page: u64| {
        let mut rest = String::new();
        for (key, value) in query.iter().filter(|(key, _)| key != "page") {
            rest.extend([encoded(key).as_str(), "=", encoded(value).as_str(), "&"]);
        }
        format!("{origin}{}?{rest}page={page}", uri.path())
    };
    let links = PageLinks {
        first: Some(address(1)),
        last: Some(address(pages)),
        next: (page < pages).then(|| address(page + 1)),
        prev: (page > 1).then(|| address(page - 1)),
        meta: PageMeta { page, pages, count },
    };
    let data = rows
        .iter()
        .map(|row| read(&base, "responses", row, &study))
        .collect();
    Ok(Api(ListDocument {
        links: Some(links),
        data,
    }))
}

/// `GET /api/v2/past-sessions/{response}/`: all responses of the same child to the same study, without pages.
pub(crate) async fn past_sessions(
    extract::State(state): extract::State<State>,
    Path((version, response)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Api<ListDocument<ResponseAttributes>>, Error> {
    let base = base(&origin(&headers), &version)?;
    let row = state.db.response(response_id(&response)?).await?;
    let study = state.library.find(&row.study.to_string()).await?;
    let (rows, _) = state
        .db
        .responses(Some(row.study), Some(row.child), u64::MAX, 0)
        .await?;
    let data = rows
        .iter()
        .map(|row| read(&base, "past_sessions", row, &study))
        .collect();
    Ok(Api(ListDocument { links: None, data }))
}

fn response_id(text: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(text).map_err(|_| Error::UnknownResponse(text.to_owned()))
}

/// Percent-encoding for a query.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push_str(&data_encoding::HEXUPPER.encode(&[byte]));
        }
    }
    out
}
