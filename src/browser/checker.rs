//! The companion server's checker, for the preview.

use gloo_net::http::{Method, RequestBuilder, Response};
use wire::{CHECK_PATH, StudyFinding};

/// What is wrong with a study; `None` where no server checks, or it does not answer.
pub(crate) async fn check(text: String) -> Option<Vec<StudyFinding>> {
    let request = RequestBuilder::new(CHECK_PATH)
        .method(Method::POST)
        .header("Content-Type", "text/plain")
        .body(text)
        .ok()?;
    let answer = request.send().await.ok().filter(Response::ok)?;
    serde_json::from_str(&answer.text().await.ok()?).ok()
}
