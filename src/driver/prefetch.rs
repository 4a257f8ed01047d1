//! Fetches what the next frame shows and plays while this one runs.

use super::Driver;
use crate::{
    browser::{page, timers},
    kinds,
};
use std::rc::Rc;

impl Driver {
    /// What the frame after this one shows and plays, as far as it is known now: scripts may still change it, or go elsewhere.
    pub(super) fn prefetch(self: &Rc<Self>) {
        let addresses = {
            let session = self.session.borrow();
            let Some(next) = session.upcoming() else {
                return;
            };
            kinds::find(&next.kind).map(|kind| (kind.stimuli)(&next.params))
        };
        let mut fetched = self.fetched.borrow_mut();
        for address in addresses.unwrap_or_default() {
            if !address.is_empty() && fetched.insert(address.clone()) {
                timers::spawn(page::prefetch(address));
            }
        }
    }
}
