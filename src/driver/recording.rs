//! Camera, recorders and uploads of a participation.

use super::Driver;
use crate::browser::{
    camera::{self, CameraError, TrackChange, TrackWatch},
    mic::MicMeter,
    page,
    recorder::{Recorder, StopReason, address_of, choose_mime, forget_address},
    timers,
    uploads::{UploadMeta, UploadNews, UploadNewsKind, Uploads},
};
use kit::{CameraTrouble, Device, DeviceKind};
use leptos::prelude::*;
use session::{Event, Phase};
use std::{cell::RefCell, rc::Rc};
use web_sys::{Blob, MediaStream};

/// A microphone counts as heard above this level (spec: forms 3c).
const HEARD_LEVEL: f64 = 0.1;
/// The camera's light goes off when no frame has used it for so long.
const CAMERA_LINGER_MILLIS: f64 = 1500.0;

/// One recorder of the session, in the browser.
#[derive(Default)]
pub(super) struct Recording {
    recorder: Option<Recorder>,
    video_id: String,
    chunks: Rc<RefCell<Vec<Blob>>>,
    meter: Option<MicMeter>,
    is_over: bool,
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
    pub(super) fn connect_uploads(self: &Rc<Self>) {
        if !self.store.keeps_recordings() {
            return;
        }
        let endpoint =
            page::meta("peekaboo-ingest").unwrap_or_else(|| wire::INGEST_PATH.to_owned());
        let driver = Rc::downgrade(self);
        let uploads = Uploads::new(
            endpoint,
            Rc::new(move |news: UploadNews| {
                if let Some(driver) = driver.upgrade() {
                    driver.upload_news(news);
                }
            }),
        );
        *self.uploads.borrow_mut() = Some(uploads);
    }

    fn upload_news(self: &Rc<Self>, news: UploadNews) {
        let video_id = news.name;
        match news.kind {
            UploadNewsKind::Finished => self.send(Event::UploadFinished { video_id }),
            // The recorder has told of it already.
            UploadNewsKind::GaveUp { reason } if reason == session::upload::EMPTY => {}
            UploadNewsKind::GaveUp { reason } => {
                self.warn(format!(
                    "The recording {video_id} could not be stored: {reason}"
                ));
                self.send(Event::UploadFailed {
                    video_id,
                    error: reason,
                });
            }
            UploadNewsKind::Trouble { attempt, status } => {
                page::warn(&format!(
                    "upload of {video_id}: attempt {attempt} failed ({status:?}); it is tried again"
                ));
            }
            UploadNewsKind::Created | UploadNewsKind::Progress { .. } => {}
        }
        self.tell_owed_bytes();
    }

    fn tell_owed_bytes(self: &Rc<Self>) {
        let (owed, total, recordings) = match &*self.uploads.borrow() {
            Some(uploads) => (
                uploads.owed_bytes(),
                uploads.total_bytes(),
                uploads.owed_recordings(),
            ),
            None => (0, 0, 0),
        };
        self.signals
            .sent_and_total
            .set((total.saturating_sub(owed), total));
        self.send(Event::UploadsOwe { recordings });
    }

    pub(super) fn open_camera(self: &Rc<Self>, number: u32) {
        self.recordings
            .borrow_mut()
            .insert(number, Recording::default());
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
        let driver = Rc::clone(&self);
        let meter = MicMeter::start(
            &stream,
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
    }

    /// A microphone that can't be measured counts as heard: the family could do nothing about it.
    fn sound_measured(self: &Rc<Self>, number: u32, level: f64) {
        self.signals.level.set(level);
        if level > HEARD_LEVEL {
            if level.is_infinite() {
                self.warn("This browser can't measure how loud the microphone is; its check counts as passed.".to_owned());
            }
            self.send(Event::SoundHeard { recorder: number });
            self.forget_meter(number);
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

    async fn list_devices(&self) {
        let prefs = self.prefs.borrow().clone();
        let devices = camera::devices().await;
        self.signals.devices.set(
            devices
                .into_iter()
                .map(|device| {
                    let (kind, preferred) = match device.kind {
                        camera::DeviceKind::Camera => (DeviceKind::Camera, &prefs.camera),
                        camera::DeviceKind::Microphone => {
                            (DeviceKind::Microphone, &prefs.microphone)
                        }
                    };
                    let chosen = preferred.as_deref() == Some(device.id.as_str());
                    Device {
                        id: device.id,
                        label: device.label,
                        kind,
                        chosen,
                    }
                })
                .collect(),
        );
    }

    /// Prefers a device for the rest of the page's life.
    pub(crate) fn choose_device(&self, kind: DeviceKind, id: &str) {
        {
            let mut prefs = self.prefs.borrow_mut();
            match kind {
                DeviceKind::Camera => prefs.camera = Some(id.to_owned()),
                DeviceKind::Microphone => prefs.microphone = Some(id.to_owned()),
            }
        }
        // A recording that spans frames would end with its stream; the choice counts from the next opening on.
        let is_recording = self
            .recordings
            .borrow()
            .values()
            .any(|recording| recording.recorder.is_some() && !recording.is_over);
        if !is_recording {
            self.close_camera();
        }
    }

    pub(super) fn start_recorder(
        self: &Rc<Self>,
        number: u32,
        video_id: String,
        frame_id: String,
        max_secs: f64,
    ) {
        let Some(stream) = self.signals.camera.get_untracked() else {
            self.send(Event::RecordingFailed {
                recorder: number,
                error: "the camera is gone".into(),
            });
            return;
        };
        let (mime, extension) = choose_mime();
        let chunks: Rc<RefCell<Vec<Blob>>> = Rc::default();
        let (driver, kept, name) = (Rc::clone(self), Rc::clone(&chunks), video_id.clone());
        let on_chunk = Rc::new(move |chunk: Blob| {
            kept.borrow_mut().push(chunk.clone());
            if let Some(uploads) = &*driver.uploads.borrow() {
                uploads.append(&name, chunk);
            }
            driver.tell_owed_bytes_soon();
        });
        let driver = Rc::clone(self);
        let on_stop = Rc::new(move |reason: StopReason| driver.recorder_stopped(number, &reason));
        match Recorder::start(&stream, &mime, on_chunk, on_stop) {
            Ok(recorder) => {
                // What counts as the start is the moment the recorder itself says so.
                let driver = Rc::clone(self);
                recorder.on_start(Rc::new(move || {
                    driver.send(Event::RecordingStarted { recorder: number });
                }));
                if let Some(uploads) = &*self.uploads.borrow() {
                    uploads.begin(UploadMeta {
                        name: video_id.clone(),
                        extension,
                        mime,
                        study: self.study_id.clone(),
                        response: self.response_id(),
                        frame: frame_id,
                    });
                }
                self.recordings.borrow_mut().insert(
                    number,
                    Recording {
                        recorder: Some(recorder),
                        video_id,
                        chunks,
                        ..Recording::default()
                    },
                );
                let driver = Rc::clone(self);
                self.timers
                    .after(max_secs * 1000.0, move || driver.stop_recorder(number));
            }
            Err(error) => self.send(Event::RecordingFailed {
                recorder: number,
                error,
            }),
        }
    }

    fn tell_owed_bytes_soon(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        self.timers.after(0.0, move || driver.tell_owed_bytes());
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

    fn recorder_stopped(self: &Rc<Self>, number: u32, reason: &StopReason) {
        let mut is_let_go = false;
        let closed = self
            .recordings
            .borrow_mut()
            .get_mut(&number)
            .filter(|recording| !recording.is_over)
            .map(|recording| {
                recording.is_over = true;
                is_let_go = recording.is_let_go;
                let millis = recording
                    .recorder
                    .as_ref()
                    .map_or(0.0, Recorder::recorded_millis);
                (
                    recording.video_id.clone(),
                    millis,
                    Rc::clone(&recording.chunks),
                )
            });
        let Some((video_id, millis, chunks)) = closed else {
            return;
        };
        if let Some(uploads) = &*self.uploads.borrow() {
            uploads.close(&video_id, millis.round() as u64);
        }
        let error = match reason {
            StopReason::Failed(error) => Some(error.clone()),
            _ if chunks.borrow().is_empty() => Some("Empty blob.".to_owned()),
            _ => None,
        };
        if error.is_none() {
            let (mime, _) = choose_mime();
            self.show_clip(address_of(&chunks.borrow(), &mime));
        }
        if is_let_go {
            self.recordings.borrow_mut().remove(&number);
        }
        self.send(Event::RecordingStopped {
            recorder: number,
            error,
        });
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

    fn close_camera(&self) {
        if let Some(stream) = self.signals.camera.get_untracked() {
            camera::stop(&stream);
            self.signals.camera.set(None);
        }
    }

    fn response_id(&self) -> String {
        self.session.borrow().response_id().to_owned()
    }
}
