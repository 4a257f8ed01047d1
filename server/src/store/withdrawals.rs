//! Responses whose family withdrew its recordings.
//!
//! The saved answers say so; they are held in memory as well, because every PATCH of an upload asks.

use crate::error::Error;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// A spoken consent stays when the rest is withdrawn, as in Lookit; our player goes on sending it.
pub(crate) fn can_be_withdrawn(name: &str) -> bool {
    !name.starts_with("consent-")
}

#[derive(Debug)]
pub(crate) struct Withdrawals(Mutex<HashSet<Uuid>>);

impl Withdrawals {
    pub(crate) fn new(known: HashSet<Uuid>) -> Self {
        Self(Mutex::new(known))
    }

    /// Notes what a save says; called in the save's transaction, so that saves are noted in their order.
    pub(crate) fn note(&self, response: Uuid, is_withdrawn: bool) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if is_withdrawn {
            known.insert(response);
        } else {
            known.remove(&response);
        }
    }

    /// Whether the family took back the recording of this name.
    pub(crate) fn cover(&self, response: Uuid, name: &str) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.contains(&response) && can_be_withdrawn(name)
    }

    /// # Errors
    /// [`Error::Withdrawn`].
    pub(crate) fn refuse(&self, response: Uuid, name: &str) -> Result<(), Error> {
        if self.cover(response, name) {
            Err(Error::Withdrawn)
        } else {
            Ok(())
        }
    }
}
