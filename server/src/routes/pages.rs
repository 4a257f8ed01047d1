//! The pages the server draws itself: home and responses for researchers, the others for families.

mod family;
mod reader;
mod recordings;
mod shell;

pub(crate) use family::{no_study, not_opened, refused, thanks};
pub(crate) use reader::Reader;

use super::api::withdrawn;
use super::local;
use crate::app::State;
use crate::convert;
use crate::error::Error;
use crate::store::outcomes;
use crate::targets::multipart;
use axum::extract;
use axum::http::Uri;
use maud::{Markup, html};
use shell::shell;
use std::path::Path;

/// As many responses as the page shows; older ones are in the database.
const SHOWN: u64 = 200;

/// `GET /`.
pub(crate) async fn home(extract::State(state): extract::State<State>) -> Markup {
    let studies = local::list(&state).await;
    let missing = !state.config.dist.join("index.html").is_file();
    let no_ffmpeg = state.config.convert && !convert::available().await;
    shell(
        "Studies",
        &html! {
            h1 { "Studies" }
            @if missing { (player_missing(&state.config.dist)) }
            @if no_ffmpeg {
                p.warning { "ffmpeg is not installed, so recordings are kept as they come and no mp4 is made. Install the package " code { "ffmpeg" } " and start again." }
            }
            @if studies.is_empty() {
                p { "There is no study yet. Put a folder with a " code { "study.json" } " into " code { "studies/" } ", or name a protocol file when you start the server." }
            }
            @for study in &studies {
                section.card {
                    h2 { (study.name) }
                    @if let Some(problem) = &study.problem {
                        p.warning { "This study cannot be played. " (problem) }
                    } @else {
                        p.links {
                            a.button href=(study.participate) { "Take part" }
                            a href=(study.preview) { "Preview" }
                            a href={ "/responses/?study=" (study.id) } { "Responses" }
                        }
                    }
                }
            }
            p.links {
                a href="/preview/" { "Try a protocol of your own" }
                a href="/preview/timing/" { "Measure how well this browser times stimuli" }
                a href="/responses/" { "All responses" }
            }
        },
    )
}

/// `GET /responses/`, with `?study=` for one study.
pub(crate) async fn responses(
    extract::State(state): extract::State<State>,
    uri: Uri,
) -> Result<Markup, Error> {
    let study = match asked(&uri, "study=") {
        Some(study) => Some(state.library.find(study).await?.id),
        None => None,
    };
    let (rows, count) = state.db.responses(study, None, SHOWN, 0).await?;
    let studies: Vec<_> = state.library.load().await.into_iter().flatten().collect();
    let mut entries = Vec::new();
    for row in rows {
        let study = studies.iter().find(|study| study.id == row.study);
        let name = study.map_or_else(
            || row.study.to_string(),
            |study| study.attributes.name.clone(),
        );
        let is_withdrawn = withdrawn(&row.answers.exp_data, &row.answers.sequence);
        let manifests = state.uploads.of_response(row.id).await;
        let in_bucket = multipart::of_response(&state.db, row.id).await?;
        let lines = outcomes(&row.answers.exp_data, is_withdrawn, &manifests, &in_bucket);
        entries.push((
            row,
            name,
            is_withdrawn,
            recordings::table(&lines, &manifests, &in_bucket),
        ));
    }
    let mut failed = state.uploads.dead_letters().await;
    failed.retain(|manifest| {
        !entries.iter().any(|(row, _, is_withdrawn, _)| {
            *is_withdrawn && manifest.recording.response == row.id.to_string()
        })
    });
    Ok(shell(
        "Responses",
        &html! {
            h1 { "Responses" }
            p { "Recordings of children: this page has no login and is meant for the computer the server runs on." }
            (recordings::dead_letters(&failed))
            @if entries.is_empty() { p { "Nobody has taken part yet." } }
            @if count > SHOWN { p { "The newest " (SHOWN) " of " (count) "." } }
            @for (row, name, is_withdrawn, table) in &entries {
                section.card {
                    h2 { (name) @if row.answers.is_preview { " (preview)" } }
                    p {
                        "Started " time { (row.created_on) } ", " (row.answers.sequence.len()) " frames finished, "
                        @if row.answers.completed { "complete" } @else { "not complete" }
                        ". " a href={ "/api/v1/responses/" (row.id) "/" } { "Saved data" }
                    }
                    @if *is_withdrawn {
                        p.warning {
                            "The family withdrew its recordings. Do not use them; delete the folder "
                            code { (state.uploads.folder(row.study, row.id).display()) }
                            ", all but a spoken consent (" code { "consent-…" } ")."
                        }
                    }
                    (table)
                }
            }
        },
    ))
}

/// What the address asks with a name, `study=`.
fn asked<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    uri.query()?
        .split('&')
        .find_map(|pair| pair.strip_prefix(name))
}

/// Shown to researchers in place of the player when it was not built.
pub(crate) fn no_player(dist: &Path) -> Markup {
    shell("No player", &player_missing(dist))
}

pub(crate) fn player_missing(dist: &Path) -> Markup {
    html! {
        p.warning {
            "The player is not built: there is no " code { (dist.join("index.html").display()) } ". Run " code { "cargo xtask start" }
            ", or " code { "trunk build --release" } " and start the server again with " code { "--dist dist" } "."
        }
    }
}
