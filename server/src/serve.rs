//! `peekaboo serve`: starts, says where to look, and stops in order.

use crate::app::{State, app};
use crate::cli::ServeArgs;
use crate::config::Config;
use anyhow::Context as _;
use std::io::{IsTerminal as _, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// The port that is tried first when none is named.
const DEFAULT_PORT: u16 = 8080;
/// How many ports are tried from there.
const PORTS_TRIED: u16 = 20;
/// How long running requests may take after the server is told to stop.
const GRACE_SECS: u64 = 10;

/// Serves until SIGTERM or Ctrl+C.
///
/// # Errors
/// A flag that cannot be followed, a data folder that cannot be opened, a port that is taken.
pub fn run(args: ServeArgs) -> anyhow::Result<ExitCode> {
    let filter =
        tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let config = Config::from_args(args)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(serve(config))
}

async fn serve(config: Config) -> anyhow::Result<ExitCode> {
    let listener = listen(config.host, config.port).await?;
    let address = listener.local_addr()?;
    let state = State::open(config).map_err(|error| anyhow::anyhow!("--data: {error}"))?;
    let told = stop_signal()?;
    announce(&state, address);
    let background = state.start_background();
    let stop = state.stop.clone();
    tokio::spawn(async move {
        told.await;
        tracing::info!("stopping");
        stop.cancel();
    });
    let stopping = state.stop.clone();
    let server = axum::serve(listener, app(state.clone()))
        .with_graceful_shutdown(async move { stopping.cancelled().await });
    let grace = state.stop.clone();
    tokio::select! {
        result = server => result.context("the server stopped")?,
        () = async { grace.cancelled().await; tokio::time::sleep(Duration::from_secs(GRACE_SECS)).await } => {
            tracing::warn!("some connections did not end in {GRACE_SECS} s and were cut");
        }
    }
    state.stop.cancel();
    for task in background {
        // A task that panicked has already said so; the others end because of `stop`.
        let _ = tokio::time::timeout(Duration::from_secs(GRACE_SECS), task).await;
    }
    Ok(ExitCode::SUCCESS)
}

async fn listen(host: IpAddr, port: Option<u16>) -> anyhow::Result<TcpListener> {
    if let Some(port) = port {
        let address = SocketAddr::new(host, port);
        return TcpListener::bind(address).await.with_context(|| {
            format!("--port: cannot listen on {address}; another program may use it, try --port 0")
        });
    }
    for port in DEFAULT_PORT..DEFAULT_PORT + PORTS_TRIED {
        match TcpListener::bind(SocketAddr::new(host, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| format!("--host: cannot listen on {host}"));
            }
        }
    }
    anyhow::bail!(
        "--port: ports {DEFAULT_PORT} to {} are all taken; name a free one",
        DEFAULT_PORT + PORTS_TRIED - 1
    )
}

/// The first line is for programs, the others for people.
fn announce(state: &State, address: SocketAddr) {
    let origin = format!("http://{address}");
    let (studies, broken): (Vec<_>, Vec<_>) =
        state.library.all().into_iter().partition(Result::is_ok);
    let participate = studies
        .into_iter()
        .flatten()
        .next()
        .map_or_else(String::new, |study| {
            format!(
                "take part    {origin}/studies/{}/{}/\n",
                study.id,
                crate::store::demo_child()
            )
        });
    let text = format!(
        "listening on {origin}\n{participate}preview      {origin}/preview/\nall studies  {origin}/\nresponses    {origin}/responses/\n"
    );
    let mut out = std::io::stdout().lock();
    // Whoever started the server may have closed its end; that is no reason not to serve.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    for problem in broken.into_iter().filter_map(Result::err) {
        tracing::warn!("{problem}");
    }
    if !state.config.dist.join("index.html").is_file() {
        tracing::warn!(
            "there is no player in {}; build it with `trunk build --release`",
            state.config.dist.display()
        );
    }
}

/// A future that ends when the process is told to stop; from now on, not from when it is first awaited.
#[cfg(unix)]
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    Ok(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
    })
}

/// A future that ends at Ctrl+C.
#[cfg(not(unix))]
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
