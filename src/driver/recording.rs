//! Camera, recorders and uploads of a participation.

use super::Driver;
use crate::browser::{
    camera::{self, CameraError, TrackChange, TrackWatch},
    clock,
    mic::MicMeter,
    page,
    recorder::{Recorder, StopReason, address_of, choose_mime, forget_address},
    screen, timers,
    uploads::{Receipt, UploadMeta},
};
use kit::CameraTrouble;
use leptos::prelude::*;
use session::{Event, Phase, Slot, iso_utc};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use web_sys::{Blob, MediaStream};

/// A microphone counts as heard above this level (spec: forms 3c).
const HEARD_LEVEL: f64 = 0.1;
/// The camera's light goes off when no frame has used it for so long.
const CAMERA_LINGER_MILLIS: f64 = 1500.0;

/// The recording that the session asks for.
pub(super) struct Wanted {
    pub(super) video_id: String,
    pub(super) frame_id: String,
    pub(super) max_secs: f64,
    pub(super) slot: Slot,
    pub(super) keeps_clip: bool,
}

/// One recorder of the session, in the browser.
#[derive(Default)]
pub(super) struct Recording {
    recorder: Option<Recorder>,
    pub(super) video_id: String,
    /// For a page that plays its clip back; other recordings leave nothing in the page's memory.
    clip: Option<Rc<RefCell<Vec<Blob>>>>,
    /// It was stopped because it had reached its longest time.
    is_at_limit: bool,
    meter: Option<MicMeter>,
    is_over: bool,
    /// The session was told that it has ended, and the browser still closes its file.
    is_late: bool,
    /// The session has let go of it; it stays until its file is closed.
    is_let_go: bool,
}

impl From<CameraError> for CameraTrouble {
    fn from(error: CameraError) -> Self {
        match error {
            CameraError::Refused => Self::Refused,
            CameraError::NoCamera => Self::Missing,
            CameraError::Busy => Self::Busy,
            CameraError::Insecure => Self::Insecure,
            CameraError::Other(_) => Self::Other,
        }
    }
}

impl Driver {
    pub(super) fn open_camera(self: &Rc<Self>, number: u32, video_id: String) {
        let recording = Recording {
            video_id,
            ..Recording::default()
        };
        self.recordings.borrow_mut().insert(number, recording);
        let open = self.live_camera();
        if open.is_none() {
            // Half of it may still live: the microphone of a camera that was unplugged.
            self.close_camera();
        }
        let prefs = self.prefs.borrow().clone();
        let driver = Rc::clone(self);
        timers::spawn(async move {
            let opened = match open {
                Some(stream) => Ok(stream),
                None => camera::open(&prefs).await,
            };
            // The question to the family takes its time. Meanwhile the recorder may have been let go, and another one, perhaps with
            // another device, have come in its place.
            let is_wanted = driver.recordings.borrow().contains_key(&number);
            match opened {
                Ok(stream) => {
                    let other = driver.live_camera().filter(|shown| *shown != stream);
                    if !is_wanted || other.is_some() {
                        camera::stop(&stream);
                    }
                    if is_wanted {
                        driver.camera_opened(number, other.unwrap_or(stream)).await;
                    }
                }
                Err(_) if !is_wanted => {}
                Err(error) => {
                    driver.tell_site(number, "onCamAccess", &[false.into()]);
                    page::warn(&format!("camera: {error:?}"));
                    driver.send(Event::CameraFailed {
                        recorder: number,
                        trouble: error.into(),
                    });
                }
            }
        });
    }

    /// The stream that is shown, while picture and sound come.
    fn live_camera(&self) -> Option<MediaStream> {
        self.signals.camera.get_untracked().filter(camera::is_live)
    }

    async fn camera_opened(self: Rc<Self>, number: u32, stream: MediaStream) {
        self.start_meter(number, &stream);
        // The family keeps the devices it began with, for as long as the page lives.
        let used = camera::devices_of(&stream);
        {
            let mut prefs = self.prefs.borrow_mut();
            prefs.camera = prefs.camera.take().or(used.camera);
            prefs.microphone = prefs.microphone.take().or(used.microphone);
        }
        let driver = Rc::downgrade(&self);
        let watch = TrackWatch::start(
            &stream,
            Rc::new(move |device, change| {
                if let Some(driver) = driver.upgrade() {
                    driver.note_track(
                        match device {
                            camera::DeviceKind::Camera => "camera",
                            camera::DeviceKind::Microphone => "microphone",
                        },
                        match change {
                            TrackChange::Ended => "ended",
                            TrackChange::Muted => "muted",
                            TrackChange::Unmuted => "unmuted",
                        },
                    );
                    driver.warn(format!("{device:?}: {change:?}. If this was not you, check that it is still connected."));
                    if change == TrackChange::Ended {
                        driver.camera_lost();
                    }
                }
            }),
        );
        *self.track_watch.borrow_mut() = Some(watch);
        self.signals.camera.set(Some(stream));
        self.send(Event::CameraOpened { recorder: number });
        self.list_devices().await;
        self.tell_site_of_camera(number);
    }

    fn start_meter(self: &Rc<Self>, number: u32, stream: &MediaStream) {
        let driver = Rc::clone(self);
        let meter = MicMeter::start(
            stream,
            Rc::new(move |level| driver.sound_measured(number, level)),
        );
        match meter {
            Ok(meter) => {
                if let Some(recording) = self.recordings.borrow_mut().get_mut(&number) {
                    recording.meter = Some(meter);
                }
            }
            Err(error) => {
                page::warn(&error);
                self.sound_measured(number, f64::INFINITY);
            }
        }
    }

    /// A microphone that can't be measured counts as heard: the family could do nothing about it.
    fn sound_measured(self: &Rc<Self>, number: u32, level: f64) {
        self.signals.level.set(level);
        let percent = (level * 100.0).clamp(0.0, 100.0).round();
        self.tell_site(number, "onMicActivityLevel", &[percent.into()]);
        if level > HEARD_LEVEL {
            if level.is_infinite() {
                self.warn("This browser can't measure how loud the microphone is; its check counts as passed.".to_owned());
            }
            if !self.session.borrow().stage().recorder.heard_sound {
                self.send(Event::SoundHeard { recorder: number });
            }
            if level.is_infinite() || !self.level_is_followed() {
                self.forget_meter(number);
            }
        }
    }

    /// Unplugged, or the permission was taken back: whoever uses the camera hears of it.
    fn camera_lost(self: &Rc<Self>) {
        let numbers: Vec<u32> = self.recordings.borrow().keys().copied().collect();
        for recorder in numbers {
            let trouble = CameraTrouble::Missing;
            self.send(Event::CameraFailed { recorder, trouble });
        }
    }

    /// The meter is let go outside its own callback.
    fn forget_meter(self: &Rc<Self>, number: u32) {
        let driver = Rc::clone(self);
        self.timers.after(0.0, move || {
            let meter = driver
                .recordings
                .borrow_mut()
                .get_mut(&number)
                .and_then(|recording| recording.meter.take());
            drop(meter);
        });
    }

    /// A recording runs; one that spans frames may.
    pub(super) fn is_recording(&self) -> bool {
        let recordings = self.recordings.borrow();
        let mut all = recordings.values();
        all.any(|one| one.recorder.is_some() && !one.is_over && !one.is_late)
    }

    /// The page that is shown draws the level, or looks for silence in what is recorded.
    fn level_is_followed(&self) -> bool {
        self.session.borrow().stage().visit == self.level_visit.get()
    }

    pub(super) fn start_recorder(self: &Rc<Self>, number: u32, wanted: Wanted) {
        let Some(stream) = self.signals.camera.get_untracked() else {
            self.send(Event::RecordingFailed {
                recorder: number,
                error: "the camera is gone".into(),
            });
            return;
        };
        let now = clock::now();
        let (mime, extension) = choose_mime();
        let clip: Option<Rc<RefCell<Vec<Blob>>>> = wanted.keeps_clip.then(Rc::default);
        let (driver, kept, name) = (Rc::clone(self), clip.clone(), wanted.video_id.clone());
        let has_begun = Cell::new(false);
        let on_chunk = Rc::new(move |chunk: Blob| {
            if !has_begun.replace(true) {
                driver.tell_site(number, "onRecordingStarted", &[]);
            }
            if let Some(kept) = &kept {
                kept.borrow_mut().push(chunk.clone());
            }
            let uploads = driver.uploads.borrow().clone();
            if let Some(uploads) = uploads {
                uploads.append(&name, chunk, driver.recorded_millis(number));
            }
        });
        let driver = Rc::clone(self);
        let on_stop = Rc::new(move |reason: StopReason| driver.recorder_stopped(number, &reason));
        match Recorder::start(&stream, &mime, self.video_bits.get(), on_chunk, on_stop) {
            Ok(recorder) => {
                // What counts as the start is the moment the recorder itself says so.
                let (driver, name) = (Rc::clone(self), wanted.video_id.clone());
                recorder.on_start(Rc::new(move || {
                    let now = clock::now().mono_millis;
                    if let Some(uploads) = &*driver.uploads.borrow() {
                        uploads.note(&name, |receipt| receipt.started(now));
                    }
                    driver.send(Event::RecordingStarted { recorder: number });
                }));
                let driver = Rc::clone(self);
                recorder.on_late(Rc::new(move || driver.recorder_is_late(number)));
                let meta = UploadMeta {
                    name: wanted.video_id.clone(),
                    extension,
                    mime,
                    study: self.study_id.clone(),
                    response: self.response_id(),
                    frame: wanted.frame_id,
                };
                let slot = match wanted.slot {
                    Slot::Frame => "frame",
                    Slot::Session => "session",
                };
                let receipt = Receipt::begun(
                    &meta,
                    slot,
                    camera::labels_of(&stream),
                    iso_utc(now.wall_millis - now.mono_millis),
                    now.mono_millis,
                );
                let uploads = self.uploads.borrow().clone();
                if let Some(uploads) = uploads {
                    screen::keep_storage();
                    uploads.begin(meta, receipt, now.wall_millis);
                }
                self.recordings.borrow_mut().insert(
                    number,
                    Recording {
                        recorder: Some(recorder),
                        video_id: wanted.video_id,
                        clip,
                        ..Recording::default()
                    },
                );
                // A page that advises on its clip hears whether somebody speaks in it.
                if wanted.keeps_clip && self.level_is_followed() {
                    self.start_meter(number, &stream);
                }
                self.tell_site(number, "btRecordPressed", &[]);
                let driver = Rc::clone(self);
                self.timers.after(wanted.max_secs * 1000.0, move || {
                    if let Some(recording) = driver.recordings.borrow_mut().get_mut(&number) {
                        recording.is_at_limit = true;
                    }
                    driver.stop_recorder(number);
                });
            }
            Err(error) => self.send(Event::RecordingFailed {
                recorder: number,
                error,
            }),
        }
    }

    fn recorded_millis(&self, number: u32) -> f64 {
        let recordings = self.recordings.borrow();
        let recorder = recordings
            .get(&number)
            .and_then(|one| one.recorder.as_ref());
        recorder.map_or(0.0, Recorder::recorded_millis)
    }

    pub(super) fn stop_recorder(self: &Rc<Self>, number: u32) {
        if let Some(recorder) = self
            .recordings
            .borrow()
            .get(&number)
            .and_then(|recording| recording.recorder.as_ref())
        {
            recorder.stop();
        }
    }

    /// The family does not wait until a slow computer has closed the file.
    fn recorder_is_late(self: &Rc<Self>, number: u32) {
        let clip = match self.recordings.borrow_mut().get_mut(&number) {
            Some(recording) if !recording.is_over => {
                recording.is_late = true;
                recording.clip.clone()
            }
            _ => return,
        };
        self.end_told(number, clip, None);
    }

    /// Tells the session that a recording has ended, and shows what it holds.
    fn end_told(
        self: &Rc<Self>,
        recorder: u32,
        clip: Option<Rc<RefCell<Vec<Blob>>>>,
        error: Option<String>,
    ) {
        if let Some(clip) = clip.filter(|_| error.is_none()) {
            let (mime, _) = choose_mime();
            self.show_clip(address_of(&clip.borrow(), &mime));
        }
        self.send(Event::RecordingStopped { recorder, error });
    }

    fn recorder_stopped(self: &Rc<Self>, number: u32, reason: &StopReason) {
        let millis = self.recorded_millis(number).round() as u64;
        let (video_id, clip, is_late, is_let_go, has_bytes, end) = {
            let mut recordings = self.recordings.borrow_mut();
            let running = recordings.get_mut(&number).filter(|one| !one.is_over);
            let Some(recording) = running else { return };
            recording.is_over = true;
            let recorder = recording.recorder.as_ref();
            let end = match reason {
                StopReason::Asked if recording.is_at_limit => "timeLimit",
                StopReason::Asked => "stopped",
                StopReason::TracksEnded => "deviceLost",
                StopReason::Empty | StopReason::Failed(_) => "failed",
            };
            (
                recording.video_id.clone(),
                recording.clip.take(),
                recording.is_late,
                recording.is_let_go,
                recorder.is_some_and(Recorder::has_bytes),
                end,
            )
        };
        self.tell_site(number, "btStopRecordingPressed", &[]);
        let error = match reason {
            StopReason::Failed(error) => Some(error.clone()),
            _ if !has_bytes => Some("Empty blob.".to_owned()),
            _ => None,
        };
        let uploads = self.uploads.borrow().clone();
        if let Some(uploads) = uploads {
            let now = clock::now().mono_millis;
            uploads.note(&video_id, |receipt| {
                receipt.ended(now, millis, end);
                if let Some(error) = &error {
                    receipt.failed(error);
                }
            });
            uploads.close(&video_id, millis);
        }
        if is_let_go {
            self.recordings.borrow_mut().remove(&number);
        }
        if !is_late {
            self.end_told(number, clip, error);
        }
        if *reason == StopReason::TracksEnded {
            self.camera_lost();
        }
        if !self.store.keeps_recordings() {
            self.send(Event::UploadFinished { video_id });
        }
        self.tell_owed_bytes();
    }

    /// Offers the clip for playing back; the one before is let go.
    pub(super) fn show_clip(&self, address: Option<String>) {
        if let Some(old) = self.signals.clip.get_untracked() {
            forget_address(&old);
        }
        self.signals.clip.set(address);
    }

    pub(super) fn destroy_recorder(self: &Rc<Self>, number: u32) {
        // One that still closes its file keeps its callbacks until it has.
        let is_open = self
            .recordings
            .borrow_mut()
            .get_mut(&number)
            .filter(|recording| recording.recorder.is_some() && !recording.is_over)
            .map(|recording| recording.is_let_go = true)
            .is_some();
        if is_open {
            self.stop_recorder(number);
        } else {
            self.recordings.borrow_mut().remove(&number);
        }
        // A frame that ends hands the open camera to the next one. A page that lets go while it goes on wants it opened anew, to
        // see whether the browser asks its question again (spec: forms 3c).
        let phase = self.session.borrow().stage().phase;
        let in_use = self
            .recordings
            .borrow()
            .values()
            .any(|recording| !recording.is_let_go);
        if !in_use && matches!(phase, Phase::Waiting | Phase::Running) {
            self.close_camera();
        }
    }

    /// Turns the camera's light off some time after the last recorder has gone.
    pub(super) fn let_camera_go_when_unused(self: &Rc<Self>) {
        if !self.recordings.borrow().is_empty()
            || self.signals.camera.with_untracked(Option::is_none)
        {
            return;
        }
        let driver = Rc::clone(self);
        self.timers.after(CAMERA_LINGER_MILLIS, move || {
            if driver.recordings.borrow().is_empty() {
                driver.close_camera();
            }
        });
    }

    pub(super) fn close_camera(&self) {
        if let Some(stream) = self.signals.camera.get_untracked() {
            camera::stop(&stream);
            self.signals.camera.set(None);
        }
    }

    fn response_id(&self) -> String {
        self.session.borrow().response_id().to_owned()
    }
}
