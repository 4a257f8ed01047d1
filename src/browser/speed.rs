//! How fast the family's line sends to the server that recordings go to.

use super::{api::Limit, clock};
use gloo_net::http::{Method, RequestBuilder};
use session::upload::{FIRST_BYTES, Measured, measured};

/// What is not sent by then is sent by a very slow line.
const LIMIT_MILLIS: f64 = 8000.0;

/// Bits per second. Nothing where the server measures nothing: Lookit's, or any tus server.
pub(crate) async fn measure(address: &str) -> Option<f64> {
    // The first one opens the connection.
    send(address, 0).await?;
    let empty_millis = send(address, 0).await?;
    let mut bytes = FIRST_BYTES;
    loop {
        let began = clock::now().mono_millis;
        let millis = match send(address, bytes).await {
            Some(millis) => millis,
            None if clock::now().mono_millis - began >= LIMIT_MILLIS => LIMIT_MILLIS,
            None => return None,
        };
        match measured(bytes, millis, empty_millis) {
            Measured::Again(more) => bytes = more,
            Measured::Speed(speed) => return Some(speed),
        }
    }
}

/// Sends so many bytes; how long it took until the server had them.
async fn send(address: &str, bytes: u32) -> Option<f64> {
    let limit = Limit::new(LIMIT_MILLIS);
    let request = RequestBuilder::new(address)
        .method(Method::POST)
        .abort_signal(limit.signal().as_ref())
        .body("0".repeat(bytes as usize))
        .ok()?;
    let began = clock::now().mono_millis;
    let answer = request.send().await.ok()?;
    // Another server may answer anything with a page of its own.
    (answer.status() == 204).then(|| clock::now().mono_millis - began)
}
