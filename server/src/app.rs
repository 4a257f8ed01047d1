//! The state all requests share, and the table of routes.

use crate::activity::Activity;
use crate::clock::Clock;
use crate::config::Config;
use crate::convert::Queue;
use crate::error::Error;
use crate::outbox::{self, Outbox};
use crate::pipe::{self, Events};
use crate::routes::{api, check, files, grants, guard, ingest, local, pages, player, speed};
use crate::store::{Db, Grants, Library, Quota, Uploads, Withdrawals};
use crate::targets::{self, Copies, multipart};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post, put};
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
    /// Recordings that changed.
    pub(crate) events: Events,
    pub(crate) outbox: Outbox,
    pub(crate) copies: Copies,
    pub(crate) clock: Clock,
    pub(crate) activity: Activity,
    /// Set when the server is told to stop.
    pub stop: CancellationToken,
    pub(crate) grants: Grants,
    pub(crate) limits: ingest::Limits,
    pub(crate) withdrawals: Withdrawals,
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
        let withdrawals = Withdrawals::new(db.withdrawn()?);
        Ok(Self(Arc::new(Inner {
            withdrawals,
            db,
            uploads,
            library: Library::new(config.studies.clone()),
            quota: Quota::new(config.data.clone(), config.max_data_bytes),
            queue: Queue::default(),
            events: Events::default(),
            outbox: Outbox::default(),
            copies: Copies::default(),
            clock: config.clock.clone(),
            activity: Activity::default(),
            stop: CancellationToken::new(),
            grants,
            limits: ingest::Limits::default(),
            config,
        })))
    }

    /// Starts the background work: finishing idle uploads and making mp4 files. Needs a Tokio runtime.
    pub fn start_background(&self) -> Vec<tokio::task::JoinHandle<()>> {
        let mut tasks = vec![
            tokio::spawn(crate::convert::work(self.clone())),
            tokio::spawn(crate::store::reap(self.clone())),
            tokio::spawn(pipe::work(self.clone())),
            tokio::spawn(outbox::work(self.clone())),
        ];
        for target in &self.config.targets.stores {
            tasks.push(tokio::spawn(targets::work(self.clone(), target.clone())));
        }
        tasks
    }

    /// Counts the steps that webhooks and copies have done; whoever waits for one waits for this to change.
    pub fn activity(&self) -> tokio::sync::watch::Receiver<u64> {
        self.activity.watch()
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
        .route("/preview/timing/", get(player::page))
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
        .route(wire::CHECK_PATH, post(check::check))
        .route(
            "/local/responses/{response}/recordings",
            get(local::recordings),
        )
        .route(
            "/local/recordings/{study}/{response}/{file}",
            get(files::recording),
        )
        .route("/local/webhooks/deliveries", get(outbox::routes::list))
        .route(
            "/local/webhooks/deliveries/{id}/redeliver",
            post(outbox::routes::redeliver),
        )
        .route("/local/copies", get(targets::routes::list))
        .route(
            wire::MULTIPART_PATH,
            post(multipart::create).delete(multipart::abort),
        )
        .route(
            wire::MULTIPART_PARTS_PATH,
            post(multipart::sign).get(multipart::list),
        )
        .route(wire::MULTIPART_COMPLETE_PATH, post(multipart::complete))
        .route(wire::MULTIPART_RECEIPT_PATH, put(multipart::receipt))
        .route("/video/all", get(pipe::rest::all))
        .route(
            "/video/{id}",
            get(pipe::rest::one).delete(pipe::rest::delete),
        )
        .route("/account", get(pipe::rest::account))
        .route("/environment", get(pipe::rest::environment))
        .route(
            "/upload",
            post(pipe::upload::upload).layer(axum::extract::DefaultBodyLimit::disable()),
        )
        .route("/v_rtc/{file}", get(pipe::playback::file))
        .merge(ingest::routes(&state))
        .route(wire::GRANTS_PATH, post(grants::create))
        .route(wire::SPEED_PATH, post(speed::take))
        .route("/local/recordings/failed", get(local::failed))
        .route("/local/recordings/{id}/retry", post(local::retry))
        .fallback(files::player_file)
        .layer(from_fn_with_state(state.clone(), guard::guard))
        .with_state(state)
}
