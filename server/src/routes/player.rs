//! The page the player runs in.

use super::pages;
use crate::app::State;
use axum::extract;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use uuid::Uuid;

/// `preview.html` for the researchers' preview, and `index.html` for every other address a player can have. It names its files by their hash, so only this page must be asked for each time.
pub(crate) async fn page(
    extract::State(state): extract::State<State>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let reader = pages::Reader::from(&headers);
    // An address such as /studies/x/logo/ is no player.
    if let ["studies", _, child] | ["exp", "studies", _, child, "preview"] =
        uri.path().trim_matches('/').split('/').collect::<Vec<_>>()[..]
        && Uuid::parse_str(child).is_err()
    {
        return pages::no_study(&reader, uri.path());
    }
    let is_preview = uri.path().starts_with("/preview");
    let name = if is_preview {
        "preview.html"
    } else {
        "index.html"
    };
    let plain = state.config.dist.join(name);
    let Ok(html) = tokio::fs::read(&plain).await else {
        if is_preview {
            let page = pages::no_player(&state.config.dist);
            return (StatusCode::SERVICE_UNAVAILABLE, page).into_response();
        }
        return pages::not_opened(&reader, &state);
    };
    let (encoding, body) = match compressed(&plain, &headers).await {
        Some((encoding, body)) => (Some(encoding), body),
        None => (None, html),
    };
    let tag = format!("\"{}\"", &HEXLOWER.encode(&Sha256::digest(&body))[..32]);
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.contains(&tag));
    let mut answer = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body.into_response()
    };
    let out = answer.headers_mut();
    out.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let (Some(encoding), false) = (encoding, known) {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        out.insert(header::ETAG, tag);
    }
    // The player copies this cookie into X-CSRFToken, as Lookit wants it; this server looks at Sec-Fetch-Site instead.
    if !headers
        .get_all(header::COOKIE)
        .iter()
        .any(|value| value.to_str().is_ok_and(|text| text.contains("csrftoken=")))
        && let Ok(cookie) = HeaderValue::from_str(&format!(
            "csrftoken={}; Path=/; SameSite=Lax; Max-Age=31449600",
            Uuid::new_v4().simple()
        ))
    {
        out.insert(header::SET_COOKIE, cookie);
    }
    answer
}

/// The compressed sibling the browser likes best, unless it is older than the page.
async fn compressed(page: &Path, headers: &HeaderMap) -> Option<(&'static str, Vec<u8>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let made = tokio::fs::metadata(page).await.ok()?.modified().ok()?;
    for (encoding, ending) in [("br", "html.br"), ("gzip", "html.gz")] {
        let sibling = page.with_extension(ending);
        let is_accepted = accepted.split(',').any(|part| {
            let mut parts = part.split(';');
            parts.next().is_some_and(|name| name.trim() == encoding)
                && !parts.any(|quality| quality.trim() == "q=0")
        });
        if is_accepted
            && tokio::fs::metadata(&sibling)
                .await
                .and_then(|meta| meta.modified())
                .is_ok_and(|time| time >= made)
            && let Ok(body) = tokio::fs::read(&sibling).await
        {
            return Some((encoding, body));
        }
    }
    None
}
