//! The state all requests share, and the table of routes.

use crate::config::Config;
use crate::convert::Queue;
use crate::error::Error;
use crate::routes::{api, files, grants, guard, ingest, local, pages, player};
use crate::store::{Db, Grants, Library, Quota, Uploads};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use std::ops::Deref;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What the server holds, shared by all requests.
#[derive(Clone)]
pub struct State(Arc<Inner>);

pub struct Inner {
    pub config: Config,
    pub(crate) db: Db,
    pub(crate) library: Library,
    pub(crate) uploads: Uploads,
    pub(crate) quota: Quota,
    pub(crate) queue: Queue,
    /// Set when the server is told to stop.
    pub stop: CancellationToken,
    pub(crate) grants: Grants,
    pub(crate) limits: ingest::Limits,
}

impl Deref for State {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl State {
    /// Opens the data folder and takes up what an earlier run left.
    ///
    /// # Errors
    /// The data folder or its database cannot be opened.
    pub fn open(config: Config) -> Result<Self, Error> {
        let db = Db::open(&config.data.join("peekaboo.sqlite"))?;
        let uploads = Uploads::open(config.data.join("recordings"))?;
        let grants = Grants::open(&config.data.join("grant.key"))?;
        Ok(Self(Arc::new(Inner {
            db,
            uploads,
            library: Library::new(config.studies.clone()),
            quota: Quota::new(config.data.clone(), config.max_data_bytes),
            queue: Queue::default(),
            stop: CancellationToken::new(),
            grants,
            limits: ingest::Limits::default(),
            config,
        })))
    }

    /// Starts the background work: finishing idle uploads and making mp4 files. Needs a Tokio runtime.
    pub fn start_background(&self) -> Vec<tokio::task::JoinHandle<()>> {
        vec![
            tokio::spawn(crate::convert::work(self.clone())),
            tokio::spawn(crate::store::reap(self.clone())),
        ]
    }
}

/// All routes.
pub fn app(state: State) -> Router {
    Router::new()
        .route("/", get(pages::home))
        .route("/thanks/", get(pages::thanks))
        .route("/studies/history/", get(pages::thanks))
        .route("/responses/", get(pages::responses))
        .route("/preview/", get(player::page))
        .route("/studies/{study}/{child}/", get(player::page))
        .route("/exp/studies/{study}/{child}/preview/", get(player::page))
        .route("/studies/{study}/files/{*path}", get(files::study_file))
        .route("/api/{version}/studies/", get(api::studies::list))
        .route("/api/{version}/studies/{study}/", get(api::studies::one))
        .route(
            "/api/{version}/studies/{study}/responses/",
            get(api::responses::of_study).post(api::responses::create_in_study),
        )
        .route("/api/{version}/children/{child}/", get(api::children::one))
        .route("/api/{version}/responses/", post(api::responses::create))
        .route(
            "/api/{version}/responses/{response}/",
            get(api::responses::one).patch(api::responses::change),
        )
        .route(
            "/api/{version}/past-sessions/{response}/",
            get(api::responses::past_sessions),
        )
        .route("/local/studies", get(local::studies))
        .route("/local/children", post(local::create_child))
        .route(
            "/local/responses/{response}/recordings",
            get(local::recordings),
        )
        .route(
            "/local/recordings/{study}/{response}/{file}",
            get(files::recording),
        )
        .merge(ingest::routes(&state))
        .route(wire::GRANTS_PATH, post(grants::create))
        .route("/local/recordings/failed", get(local::failed))
        .route("/local/recordings/{id}/retry", post(local::retry))
        .fallback(files::player_file)
        .layer(from_fn_with_state(state.clone(), guard::guard))
        .with_state(state)
}
