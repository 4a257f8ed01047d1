//! One event over HTTP to one receiver.

use super::address::{PrivateAddress, PublicOnly, is_public};
use super::hooks::{ContentType, Hook};
use super::signature::sign;
use super::verdict::Outcome;
use reqwest::redirect::Policy;
use std::error::Error as StdError;
use std::net::IpAddr;
use std::sync::Arc;
use url::{Host, form_urlencoded};

/// Two ways out: guarded, and for hooks that say `allowPrivate`.
#[derive(Clone, Debug)]
pub(super) struct Client {
    guarded: reqwest::Client,
    open: reqwest::Client,
}

impl Client {
    /// # Errors
    /// The system's certificates cannot be read.
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        let common = || {
            reqwest::Client::builder()
                .user_agent(concat!("Peekaboo/", env!("CARGO_PKG_VERSION")))
                // A receiver that moved must be configured anew: the address is part of the signature.
                .redirect(Policy::none())
                // A proxy would resolve the names itself, past the guard.
                .no_proxy()
                // A connection that was kept and has died looks like an event that may have arrived.
                .pool_max_idle_per_host(0)
        };
        Ok(Self {
            guarded: common().dns_resolver(Arc::new(PublicOnly)).build()?,
            open: common().build()?,
        })
    }

    /// Sends the event `json`; `delivery` is the same at every attempt, so that a receiver can know repeats.
    pub(super) async fn post(
        &self,
        hook: &Hook,
        delivery: &str,
        json: String,
        now_secs: u64,
    ) -> Outcome {
        if !hook.allow_private
            && let Some(address) = literal(hook).filter(|address| !is_public(*address))
        {
            return Outcome::Refused(PrivateAddress(address.to_string()).to_string());
        }
        let signature = sign(&hook.key, &hook.address, &json);
        let (content_type, body) = match hook.content_type {
            ContentType::Json => ("application/json", json),
            ContentType::Form => (
                "application/x-www-form-urlencoded",
                form_urlencoded::Serializer::new(String::new())
                    .append_pair("payload", &json)
                    .finish(),
            ),
        };
        let client = if hook.allow_private {
            &self.open
        } else {
            &self.guarded
        };
        let sent = client
            .post(hook.url.clone())
            .header("content-type", content_type)
            .header("x-pipe-signature", signature)
            .header("x-pipe-delivery", delivery)
            .header("x-pipe-timestamp", now_secs)
            .body(body)
            .send()
            .await;
        match sent {
            Ok(answer) => Outcome::Answered(answer.status().as_u16()),
            Err(error) => outcome_of(&error),
        }
    }
}

/// The address when the hook names no host but an address; these are not resolved.
fn literal(hook: &Hook) -> Option<IpAddr> {
    match hook.url.host()? {
        Host::Ipv4(address) => Some(address.into()),
        Host::Ipv6(address) => Some(address.into()),
        Host::Domain(_) => None,
    }
}

fn outcome_of(error: &reqwest::Error) -> Outcome {
    let mut deepest: &dyn StdError = error;
    while let Some(cause) = deepest.source() {
        if let Some(refused) = cause.downcast_ref::<PrivateAddress>() {
            return Outcome::Refused(refused.to_string());
        }
        deepest = cause;
    }
    if error.is_connect() {
        Outcome::Unreachable(deepest.to_string())
    } else {
        Outcome::Broken(deepest.to_string())
    }
}
