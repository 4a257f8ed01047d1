//! What is refused before any route is asked, and headers every answer has.
//!
//! There is no login. What protects the families on a lab's computer is that the server listens on that computer only, and that
//! pages of other sites, open in the same browser, can neither write here nor, by a host name of their own, read.

use super::pages::{self, Reader};
use crate::app::State;
use crate::error::Error;
use axum::extract::{self, Request};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

/// A family's way into a study and out of it.
const FAMILY_ADDRESSES: [&str; 3] = ["/studies/", "/exp/studies/", "/thanks"];

pub(crate) async fn guard(
    extract::State(state): extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    if let Err(error) = check(&state, &request) {
        let path = request.uri().path();
        let is_of_families = FAMILY_ADDRESSES.iter().any(|start| path.starts_with(start));
        if is_of_families {
            return pages::refused(&state, &Reader::of(&request), None, error).await;
        }
        return error.into_response();
    }
    if let Some(address) = slashed(&request) {
        return Redirect::permanent(&address).into_response();
    }
    let is_ingest = request.uri().path().starts_with("/ingest/");
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::X_FRAME_OPTIONS,
        HeaderValue::from_static("SAMEORIGIN"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    if is_ingest {
        headers.insert("tus-resumable", HeaderValue::from_static(wire::TUS_VERSION));
    }
    answer
}

fn check(state: &State, request: &Request) -> Result<(), Error> {
    let headers = request.headers();
    let reading = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if !reading
        && headers
            .get("sec-fetch-site")
            .is_some_and(|site| site == "cross-site")
    {
        return Err(Error::CrossSite);
    }
    if state.config.host.is_loopback()
        && let Some(host) = host_name(headers)
        && !is_own_name(&host)
        && !state.config.allow_host.contains(&host)
    {
        return Err(Error::ForeignHost(host));
    }
    Ok(())
}

/// The host without its port, in lower case.
fn host_name(headers: &HeaderMap) -> Option<String> {
    let host = headers
        .get(header::HOST)?
        .to_str()
        .ok()?
        .to_ascii_lowercase();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name.to_owned(),
        _ => host,
    };
    Some(name.trim_matches(['[', ']']).to_owned())
}

fn is_own_name(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Pages and JSON:API addresses end in a slash; without it the browser is sent on (308 keeps method and body; Lookit's 301 loses them).
fn slashed(request: &Request) -> Option<String> {
    let path = request.uri().path();
    if path.ends_with('/') {
        return None;
    }
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let is_page = match parts[..] {
        ["preview" | "thanks" | "responses" | "ingest"]
        | ["studies", "history"]
        | ["preview", "timing"]
        | ["exp", "studies", _, _, "preview"]
        | ["api", _, ..] => true,
        // A dot means a file.
        ["studies", _, child] => child != "files" && !child.contains('.'),
        _ => false,
    };
    let query = request
        .uri()
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    is_page.then(|| format!("{path}/{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names() {
        let name = |host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, host.parse().unwrap());
            host_name(&headers).unwrap()
        };
        assert!(
            is_own_name(&name("127.0.0.1:8080"))
                && is_own_name(&name("LOCALHOST"))
                && is_own_name(&name("[::1]:80"))
        );
        assert!(
            !is_own_name(&name("evil.example:8080"))
                && !is_own_name(&name("localhost.evil.example"))
        );
    }
}
