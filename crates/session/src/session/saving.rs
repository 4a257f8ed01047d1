//! What is stored and when it is sent.

use super::Session;
use crate::{Effect, Now, Timer, save::SaveStep};
use serde_json::Value;

impl Session {
    pub(super) fn store_visit(&mut self, now: Now) {
        let id = self.visit.spec.id.clone();
        self.saved
            .exp_data
            .insert(id.clone(), self.visit.payload(now));
        if self.saved.sequence.last() != Some(&id) {
            self.saved.sequence.push(id);
        }
        self.visit.saved = true;
    }

    pub(super) fn changed(&mut self) {
        // Before the server has made the response there is nowhere to send to; the state waits.
        if self.setup.response_id.is_some() {
            let step = self.queue.changed();
            self.take(step);
        }
    }

    pub(super) fn take(&mut self, step: SaveStep) {
        match step {
            SaveStep::Send(request) => {
                let response_id = self.setup.response_id.clone().unwrap_or_default();
                let state = Box::new(self.saved.clone());
                self.out.push(Effect::Save {
                    request,
                    response_id,
                    state,
                });
            }
            SaveStep::Wait(millis) => self.out.push(Effect::SetTimer {
                timer: Timer::RetrySave,
                millis,
            }),
            SaveStep::Idle => {}
        }
        self.stage.save_notice = self.queue.needs_family();
        self.try_to_leave();
    }

    pub(super) fn response_created(&mut self, now: Now, id: String) {
        self.setup.response_id = Some(id);
        self.changed();
        if let Some(automatic) = self.set_up_when_response_known.take() {
            self.set_up_frame_recorder(now, automatic);
        }
        if self.session_waits_for_response {
            self.set_up_session_recorder(now);
        }
    }

    pub(super) fn append_to_stored(&mut self, frame_id: &str, event: Value) {
        if let Some(events) = self
            .saved
            .exp_data
            .get_mut(frame_id)
            .and_then(|data| data.get_mut("eventTimings"))
            .and_then(Value::as_array_mut)
        {
            events.push(event);
            self.changed();
        }
    }
}
