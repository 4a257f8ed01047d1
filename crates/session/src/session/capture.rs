//! Capture: when it runs, when it has stopped, when the server has it.

use super::{AfterStop, Session, recorders::fields};
use crate::{
    CameraTrouble, Cover, Effect, Now, Phase, Slot, Spanning, Timer,
    recording::{Origin, Recorder},
    visit::Visit,
};
use serde_json::{Map, Value, json};

/// A recorder that does not close its file within this time is taken as closed. The shell's own watch over the browser's recorder is
/// shorter, so that a slow end is no failure: this is for a shell that never answers.
pub(super) const STOP_DEADLINE_MILLIS: f64 = 6000.0;

impl Session {
    pub(super) fn recording_started(&mut self, now: Now, number: u32) {
        let frame_id = self.visit.spec.id.clone();
        let kind = self.visit.spec.kind.clone();
        let visit = self.visit.number;
        let Some(recorder) = self.find(number) else {
            return;
        };
        recorder.starting = false;
        // Its end was told before its beginning: nobody would ever tell the end again.
        if recorder.ended_early {
            return;
        }
        recorder.is_no_longer_silent();
        let (slot, id) = (recorder.slot, recorder.video_id.clone());
        self.origins.push(Origin {
            video_id: id.clone(),
            slot,
            visit,
            frame_id,
            kind,
        });
        match slot {
            Slot::Frame => {
                self.log(
                    now,
                    "videoStreamConnection",
                    fields([("status", "connected".into())]),
                );
                if let Some(recorder) = self.find(number) {
                    recorder.running_since = Some(now.mono_millis);
                }
                self.visit.video_list.push(id);
                self.log(now, "startRecording", Map::new());
            }
            Slot::Session => {
                let connected = [
                    ("status", "connected".into()),
                    ("sessionVideoId", id.into()),
                ];
                self.log(now, "videoStreamConnection", fields(connected));
                if let Some(recorder) = self.find(number) {
                    recorder.running_since = Some(now.mono_millis);
                }
                self.log(now, "startSessionRecording", Map::new());
                self.log(now, "startedSessionRecording", Map::new());
            }
        }
        self.uncover_when_well();
        self.begin_when_recorded();
    }

    /// A frame behind its cover begins with the last of the recordings that it waits for, so that each has all of it.
    pub(super) fn begin_when_recorded(&mut self) {
        // Nor does it begin behind the question whether the family wants to leave.
        if self.stage.phase != Phase::Waiting || self.stage.exit_dialog || self.awaits_recording() {
            return;
        }
        self.stage.phase = Phase::Running;
        self.stage.cover = Cover::None;
    }

    /// One that is in trouble is awaited until the family has chosen.
    fn awaits_recording(&self) -> bool {
        let own = self.recorder.as_ref();
        let own = own.filter(|_| self.records_by_itself());
        let spanning = self.session_recorder.as_ref();
        let spanning = spanning.filter(|_| self.visit.awaits_session);
        [own, spanning]
            .into_iter()
            .flatten()
            .any(Recorder::is_awaited)
            || self.set_up_when_response_known.is_some()
            || self.session_waits_for_response
    }

    pub(super) fn recording_failed(&mut self, now: Now, number: u32, error: &str) {
        let Some(recorder) = self.find(number).filter(|it| !it.ended_early) else {
            return;
        };
        recorder.starting = false;
        recorder.trouble = Some(CameraTrouble::Other);
        let slot = recorder.slot;
        let name = match slot {
            Slot::Frame => "errorStartingRecording",
            Slot::Session => "errorStartingSessionRecording",
        };
        let id = recorder.video_id.clone();
        self.log(now, name, fields([("error", error.into())]));
        self.settle_ended(&id, Spanning::Over);
        self.tell_trouble(now, slot, CameraTrouble::Other);
    }

    /// Asks the frame's recorder to close its file; true when there is something to wait for.
    pub(super) fn stop_frame_recorder(&mut self, now: Now) -> bool {
        let Some(recorder) = self.recorder.as_mut().filter(|r| r.running_since.is_some()) else {
            return false;
        };
        if recorder.stopping {
            return true;
        }
        let number = recorder.number;
        self.log(now, "stoppingCapture", Map::new());
        if let Some(recorder) = self.recorder.as_mut() {
            recorder.stopping = true;
        }
        self.out.push(Effect::StopRecorder { recorder: number });
        self.out.push(Effect::SetTimer {
            timer: Timer::StopDeadline(number),
            millis: STOP_DEADLINE_MILLIS,
        });
        true
    }

    pub(super) fn recording_stopped(&mut self, now: Now, number: u32, error: Option<String>) {
        let Some(recorder) = self.find(number) else {
            return;
        };
        if recorder.starting {
            let was_asked = recorder.stopping;
            if was_asked {
                // The family, or the study, had let it go: nobody is asked about it.
                recorder.starting = false;
                recorder.ended_early = true;
                let id = recorder.video_id.clone();
                self.settle_ended(&id, Spanning::Over);
                return;
            }
            // It ended before it ran: nobody may wait for it.
            recorder.stopping = true;
            let error = error.unwrap_or_else(|| "it ended before it began".into());
            self.recording_failed(now, number, &error);
            if let Some(recorder) = self.find(number) {
                recorder.ended_early = true;
            }
            return;
        }
        if recorder.running_since.is_none() {
            recorder.ended_early |= recorder.stopping;
            return;
        }
        let slot = recorder.slot;
        // At its longest duration a recorder stops by itself, without an error.
        let broke_off = error.is_some() && !recorder.stopping && recorder.trouble.is_none();
        recorder.running_since = None;
        recorder.stopping = true;
        recorder.has_clip = error.is_none();
        if broke_off || (error.is_some() && slot == Slot::Frame && recorder.trouble.is_none()) {
            recorder.trouble = Some(CameraTrouble::Other);
        }
        let id = recorder.video_id.clone();
        if let Some(error) = error {
            match slot {
                Slot::Frame => {
                    let why = fields([("error", error.into())]);
                    self.log(now, "errorStoppingRecorder", why);
                    if !broke_off && self.records_by_itself() {
                        self.let_go_of_failed(now);
                    }
                }
                Slot::Session => {
                    let why = [
                        ("error", error.into()),
                        ("sessionVideoId", id.clone().into()),
                    ];
                    self.log(now, "errorStoppingSessionRecording", fields(why));
                    self.settle_ended(&id, Spanning::Over);
                }
            }
        }
        if slot == Slot::Session {
            self.let_ended_go();
            self.give_up_late_upload(now);
        }
        if slot == Slot::Frame {
            let after = std::mem::replace(&mut self.after_stop, AfterStop::Nothing);
            self.conclude(now, after);
        }
        if broke_off {
            self.tell_trouble(now, slot, CameraTrouble::Other);
        }
        self.try_to_leave();
    }

    /// A recording that failed at its end is let go at once (recorded-runs, wrong claim 4).
    fn let_go_of_failed(&mut self, now: Now) {
        self.destroy_frame_recorder(now);
        let gone = fields([("status", "disconnected".into())]);
        self.log(now, "videoStreamConnection", gone);
    }

    /// The server has all of a recording, or refuses it: the news goes to the frame that made it, whenever it comes.
    pub(super) fn upload_news(&mut self, now: Now, id: &str, error: Option<String>) {
        let Some(place) = self.origins.iter().position(|origin| origin.video_id == id) else {
            return;
        };
        let origin = self.origins.remove(place);
        let is_there = error.is_none();
        self.settle_ended(
            id,
            if is_there {
                Spanning::Sent
            } else {
                Spanning::Over
            },
        );
        let named: Map<String, Value> = match origin.slot {
            Slot::Frame => fields([("streamTime", Value::Null), ("videoId", id.into())]),
            Slot::Session => fields([("sessionVideoId", id.into())]),
        };
        let mut news = Vec::new();
        match (error, origin.slot) {
            (None, Slot::Frame) => {
                news.push((
                    "videoStreamConnection",
                    fields([("status", "disconnected".into())]),
                ));
                news.push(("uploadComplete", Map::new()));
            }
            (None, Slot::Session) => news.push(("uploadComplete", Map::new())),
            (Some(error), Slot::Frame) => {
                news.push(("errorStoppingRecorder", fields([("error", json!(error))])));
                let gone = fields([("status", "disconnected".into())]);
                news.push(("videoStreamConnection", gone));
            }
            (Some(error), Slot::Session) => {
                news.push((
                    "errorStoppingSessionRecording",
                    fields([("error", json!(error))]),
                ));
            }
        }
        for (name, extra) in news {
            let event = Visit::event(&origin.kind, now, name, extra, named.clone());
            if self.visit.number == origin.visit {
                self.visit.events.push(event.clone());
                if !self.visit.saved {
                    continue;
                }
            }
            self.append_to_stored(&origin.frame_id, event);
        }
    }
}
