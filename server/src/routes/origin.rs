//! The server's own address, as the browser sees it.

use axum::http::{HeaderMap, header};

/// `http://host:port` from the request; a proxy in front says its scheme in `X-Forwarded-Proto`.
pub(crate) fn origin(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = if text("x-forwarded-proto") == Some("https") {
        "https"
    } else {
        "http"
    };
    let host = text(header::HOST.as_str()).unwrap_or("localhost");
    format!("{scheme}://{host}")
}
