//! Brings the events of the outbox to their receivers: at least once, in order for each recording, a few at a time.

use super::client::Client;
use super::deliveries::{self, Due};
use super::hooks::Hook;
use super::verdict::{ATTEMPT_LIMIT, Outcome, judge};
use crate::app::State;
use crate::error::Error;
use std::collections::HashSet;
use tokio::task::JoinSet;

/// A receiver that hangs holds one place for 15 s at a time; the others go on.
const AT_ONCE: usize = 4;
/// When nothing is planned: a day, or until something is told.
const IDLE_MILLIS: u64 = 24 * 3_600_000;

/// Works until the server stops. An attempt that is cut off then is repeated by the next run.
pub(crate) async fn work(state: State) {
    let client = match Client::new() {
        Ok(client) => client,
        Err(error) => {
            tracing::error!("no webhook can be sent: {error}");
            return;
        }
    };
    let mut running = JoinSet::new();
    let mut held = HashSet::new();
    loop {
        // Subscribed before looking, so that what is told meanwhile wakes this up.
        let told = state.outbox.told.notified();
        let now_millis = state.clock.now_millis();
        let wanted = AT_ONCE + held.len();
        let found = state
            .db
            .run(move |db| deliveries::due(db, now_millis, wanted))
            .await;
        let next_millis = match found {
            Ok((due, next)) => {
                for due in due {
                    if held.len() < AT_ONCE && held.insert(due.pk) {
                        running.spawn(attempt(state.clone(), client.clone(), due));
                    }
                }
                next
            }
            Err(error) => {
                tracing::error!("the outbox cannot be read: {error}");
                None
            }
        };
        let next_millis = next_millis.unwrap_or(now_millis + IDLE_MILLIS);
        tokio::select! {
            () = state.stop.cancelled() => return,
            () = told => {}
            () = state.clock.until(next_millis) => {}
            Some(ended) = running.join_next() => if let Ok(pk) = ended {
                held.remove(&pk);
                state.activity.step();
            },
        }
    }
}

/// One attempt from its note to its verdict; gives the row's key back.
async fn attempt(state: State, client: Client, due: Due) -> i64 {
    let pk = due.pk;
    if let Err(error) = attempt_noted(&state, &client, due).await {
        tracing::error!(
            delivery = pk,
            "the state of a delivery could not be noted: {error}"
        );
        // The row is due still; not at once, or a full disk would be asked without end.
        let later = state.clock.now_millis() + 60_000;
        tokio::select! { () = state.stop.cancelled() => {}, () = state.clock.until(later) => {} }
    }
    pk
}

async fn attempt_noted(state: &State, client: &Client, due: Due) -> Result<(), Error> {
    let pk = due.pk;
    state.db.run(move |db| deliveries::begin(db, pk)).await?;
    let hook = state
        .config
        .pipe
        .hooks
        .iter()
        .find(|hook| hook.address == due.url);
    let outcome = match hook {
        Some(hook) => send(state, client, hook, &due).await,
        None => Outcome::Refused(
            "the hooks file names this address no more; nothing was sent".to_owned(),
        ),
    };
    let verdict = judge(&outcome, due.attempts + 1, due.in_doubt);
    if let Some(problem) = outcome.problem() {
        tracing::warn!(delivery = %due.id, attempt = due.attempts + 1, ?verdict, "webhook: {problem}");
    }
    let now_millis = state.clock.now_millis();
    state
        .db
        .run(move |db| deliveries::end(db, &due, &outcome, verdict, now_millis))
        .await
}

async fn send(state: &State, client: &Client, hook: &Hook, due: &Due) -> Outcome {
    let now_secs = state.clock.now_millis() / 1_000;
    let sending = client.post(hook, &due.id, due.body.clone(), now_secs);
    state
        .clock
        .limit(ATTEMPT_LIMIT, sending)
        .await
        .unwrap_or(Outcome::TimedOut)
}
