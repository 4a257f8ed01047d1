//! Reading JSON bodies, with an answer that arrives even when the body is refused.

use crate::error::Error;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header;
use http_body_util::BodyExt as _;
use serde_json::{Map, Value};
use std::time::Duration;

/// A refused body is read up to this size before it is answered, because a browser that is cut off while it still sends shows a
/// network error instead of the answer.
const DRAIN_BYTES: usize = 256 << 20;
/// How long one piece of a body may keep the server waiting.
const STALL: Duration = Duration::from_mins(1);

/// The `data` member of a JSON:API request.
pub(crate) struct RequestData {
    pub(crate) id: Option<String>,
    pub(crate) attributes: Map<String, Value>,
    relationships: Map<String, Value>,
    /// Size of the body.
    pub(crate) bytes: u64,
}

impl RequestData {
    /// Reads the body of a POST or PATCH of a response.
    pub(crate) async fn read(request: Request, limit: usize) -> Result<Self, Error> {
        expect_type(&request, wire::MEDIA_TYPE)?;
        let body = read_limited(&mut request.into_body(), limit).await?;
        let bytes = body.len() as u64;
        let value: Value = serde_json::from_slice(&body)?;
        let Value::Object(mut document) = value else {
            return Err(Error::BrokenJson(
                "the top level must be an object with the member data".to_owned(),
            ));
        };
        let Some(Value::Object(mut data)) = document.remove("data") else {
            return Err(Error::BrokenJson("the member data is missing".to_owned()));
        };
        match data.get("type").and_then(Value::as_str) {
            Some("responses") => {}
            other => return Err(Error::OtherType(other.unwrap_or("none").to_owned())),
        }
        let mut object = |name: &str| match data.remove(name) {
            None | Some(Value::Null) => Ok(Map::new()),
            Some(Value::Object(map)) => Ok(map),
            Some(_) => Err(Error::BrokenJson(format!(
                "the member {name} must be an object"
            ))),
        };
        let (attributes, relationships) = (object("attributes")?, object("relationships")?);
        let id = data.get("id").and_then(Value::as_str).map(str::to_owned);
        Ok(Self {
            id,
            attributes,
            relationships,
            bytes,
        })
    }

    /// The id a relationship points to.
    pub(crate) fn related(&self, name: &str) -> Result<&str, Error> {
        self.relationships
            .get(name)
            .and_then(|relationship| relationship.get("data")?.get("id")?.as_str())
            .ok_or_else(|| Error::required(&format!("/data/relationships/{name}")))
    }
}

/// Refuses a body of another type. Besides good manners this keeps pages of other sites out: a browser asks before it sends these
/// types across sites.
pub(crate) fn expect_type(request: &Request, expected: &'static str) -> Result<(), Error> {
    let sent = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("nothing");
    let plain = sent.split(';').next().unwrap_or_default().trim();
    if plain.eq_ignore_ascii_case(expected) {
        Ok(())
    } else {
        Err(Error::MediaType {
            expected,
            sent: sent.to_owned(),
        })
    }
}

/// Reads a body of at most `limit` bytes.
pub(crate) async fn read_limited(body: &mut Body, limit: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut seen = 0_usize;
    loop {
        let frame = tokio::time::timeout(STALL, body.frame())
            .await
            .map_err(|_| Error::Stalled)?;
        let Some(frame) = frame else { break };
        // A proxy whose client went away passes the answer on to nobody, or to a player that should send the same again.
        let frame = frame.map_err(|_| Error::Stalled)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        seen += data.len();
        if seen <= limit {
            bytes.extend_from_slice(&data);
        } else {
            bytes = Vec::new();
            if seen > DRAIN_BYTES {
                break;
            }
        }
    }
    if seen > limit {
        Err(Error::BodyTooLarge {
            limit: limit as u64,
        })
    } else {
        Ok(bytes)
    }
}
