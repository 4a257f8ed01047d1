//! The pages that families can come to, in their language. What a researcher needs to know stands below, in English.

use super::shell::shell_in;
use super::{Reader, asked, player_missing};
use crate::app::State;
use crate::error::Error;
use axum::extract;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use uuid::Uuid;
use words::Words;

/// `GET /thanks/`, where studies end that name no other address. The player adds `response=` to it.
pub(crate) async fn thanks(
    extract::State(state): extract::State<State>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let response = asked(&uri, "response=").and_then(|id| Uuid::parse_str(id).ok());
    let row = match response {
        Some(id) => state.db.response(id).await.ok(),
        None => None,
    };
    let study = match &row {
        Some(row) => state.library.find(&row.study.to_string()).await.ok(),
        None => None,
    };
    let words = Reader::from(&headers).words(study.as_ref().map(|study| &study.attributes));
    // Whoever leaves early, or whose line failed, must not be told that all is well.
    let is_saved = row.is_some_and(|row| row.answers.completed);
    let told = html! {
        @if is_saved { (words.get(words::SERVER_ANSWERS_SAVED)) (words.get(words::SENTENCE_GAP)) }
        (words.get(words::SERVER_CLOSE_WINDOW))
    };
    let title = words.get(words::PLAYER_UNSENT_ANSWERS_THANKS);
    page(words, StatusCode::OK, title, &told, None)
}

/// Nothing lies at this address.
pub(crate) fn no_study(reader: &Reader, path: &str) -> Response {
    let words = reader.words(None);
    let note = html! {
        p { "There is nothing at " code { (path) } ". " a href="/" { "To the list of studies" } }
    };
    let title = words.get(words::PLAYER_NO_STUDY_TITLE);
    let advice = html! { (words.get(words::PLAYER_NO_STUDY_ADVICE)) };
    page(words, StatusCode::NOT_FOUND, title, &advice, Some(&note))
}

/// The player is not built.
pub(crate) fn not_opened(reader: &Reader, state: &State) -> Response {
    let note = player_missing(&state.config.dist);
    broken(reader.words(None), StatusCode::SERVICE_UNAVAILABLE, &note)
}

/// What is refused where a family may read it; programs get the error as ever.
pub(crate) async fn refused(
    state: &State,
    reader: &Reader,
    study: Option<&str>,
    error: Error,
) -> Response {
    if !reader.wants_page() {
        return error.into_response();
    }
    let note = html! { p { (error) } };
    let status = error.into_response().status();
    let study = match study {
        Some(study) => state.library.find(study).await.ok(),
        None => None,
    };
    let study = study.as_ref().map(|study| &study.attributes);
    let words = reader.words(study);
    if status != StatusCode::NOT_FOUND {
        return broken(words, status, &note);
    }
    // A file that a page of the study shows in a frame, or leads to.
    let contact = study.map_or("", |study| study.contact_info.trim());
    let contact = words.in_brackets(contact);
    let advice = words.with(words::PLAYER_UNKNOWN_ADVICE, &[("contact", &contact)]);
    let title = words.get(words::PLAYER_UNKNOWN_TITLE);
    page(words, status, title, &html! { (advice) }, Some(&note))
}

fn broken(words: Words, status: StatusCode, note: &Markup) -> Response {
    let title = words.get(words::PLAYER_NOT_OPENED_TITLE);
    let advice = html! { (words.get(words::PLAYER_NOT_OPENED_ADVICE)) };
    page(words, status, title, &advice, Some(note))
}

fn page(
    words: Words,
    status: StatusCode,
    title: &str,
    advice: &Markup,
    note: Option<&Markup>,
) -> Response {
    let body = html! {
        h1 { (title) }
        p { (advice) }
        @if let Some(note) = note {
            h2 { (words.get(words::PLAYER_FOR_RESEARCHERS)) }
            div lang="en" dir="ltr" { (note) }
        }
    };
    let vary = [(header::VARY, "Accept-Language")];
    (status, vary, shell_in(words.language(), title, &body)).into_response()
}
