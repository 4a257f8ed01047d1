//! What the camera check asks for: the devices that were chosen before, a test recording, and how fast the line is.

use super::Driver;
use crate::browser::{
    camera::{self, DevicePrefs},
    kept, page,
    recorder::{Recorder, StopReason, address_of, choose_mime},
    speed, timers,
    uploads::absolute,
};
use kit::{Device, DeviceKind, TestClip, UploadLine};
use leptos::prelude::*;
use session::upload::video_bits_per_second;
use std::{cell::RefCell, rc::Rc};
use web_sys::Blob;

/// Under which the browser keeps the family's choice: camera and microphone, a line each.
const KEPT: &str = "peekaboo-devices";
/// So long is a test recording.
const TEST_MILLIS: f64 = 2000.0;

/// What the family chose in this study, or in the one before.
pub(super) fn kept_devices() -> DevicePrefs {
    let kept = kept::get(kept::BROWSER, KEPT).unwrap_or_default();
    let mut ids = kept.split('\n').map(str::to_owned);
    let mut next = || ids.next().filter(|id| !id.is_empty());
    DevicePrefs {
        camera: next(),
        microphone: next(),
    }
}

impl Driver {
    /// Prefers a device for this study and the family's next one.
    pub(crate) fn choose_device(&self, kind: DeviceKind, id: &str) {
        let mut chosen = kept_devices();
        for prefs in [&mut chosen, &mut self.prefs.borrow_mut()] {
            let place = match kind {
                DeviceKind::Camera => &mut prefs.camera,
                DeviceKind::Microphone => &mut prefs.microphone,
            };
            *place = Some(id.to_owned());
        }
        let ids = [chosen.camera, chosen.microphone].map(Option::unwrap_or_default);
        kept::set(kept::BROWSER, KEPT, &ids.join("\n"));
        // A recording that spans frames would end with its stream; the choice counts from the next opening on.
        if !self.is_recording() {
            self.close_camera();
        }
    }

    /// The page of that visit follows the microphone's level for as long as it is shown.
    pub(crate) fn follow_level(&self, visit: u32) {
        self.level_visit.set(visit);
    }

    pub(super) async fn list_devices(&self) {
        let used = self.signals.camera.get_untracked();
        let used = used.as_ref().map(camera::devices_of).unwrap_or_default();
        let devices = camera::devices().await;
        let prefs = self.prefs.borrow();
        // A device that was chosen and is gone is not the one that is used.
        let microphone = used.microphone.as_ref().or(prefs.microphone.as_ref());
        let camera = used.camera.as_ref().or(prefs.camera.as_ref());
        let devices = devices.into_iter().map(|device| {
            let (kind, chosen) = match device.kind {
                camera::DeviceKind::Camera => (DeviceKind::Camera, camera),
                camera::DeviceKind::Microphone => (DeviceKind::Microphone, microphone),
            };
            Device {
                chosen: chosen == Some(&device.id),
                id: device.id,
                label: device.label,
                kind,
            }
        });
        self.signals.devices.set(devices.collect());
    }

    /// Records for two seconds as a trial would, into memory alone.
    pub(crate) fn test_recording(self: &Rc<Self>, told: Box<dyn FnOnce(TestClip)>) {
        let Some(stream) = self.signals.camera.get_untracked() else {
            return told(Err("the camera is gone".to_owned()));
        };
        let (mime, _) = choose_mime();
        let chunks: Rc<RefCell<Vec<Blob>>> = Rc::default();
        let told = Rc::new(RefCell::new(Some(told)));
        // It stays until it has ended.
        let running: Rc<RefCell<Option<Recorder>>> = Rc::default();
        let (kept, hear, own) = (Rc::clone(&chunks), Rc::clone(&told), Rc::clone(&running));
        let (kind, timers) = (mime.clone(), self.timers.clone());
        let on_stop = move |reason: StopReason| {
            let own = Rc::clone(&own);
            timers.after(0.0, move || drop(own.borrow_mut().take()));
            let clip = match reason {
                StopReason::Failed(error) => Err(error),
                _ => address_of(&kept.borrow(), &kind).ok_or_else(|| "Empty blob.".to_owned()),
            };
            if let Some(told) = hear.borrow_mut().take() {
                told(clip);
            }
        };
        let on_chunk = Rc::new(move |chunk: Blob| chunks.borrow_mut().push(chunk));
        match Recorder::start(
            &stream,
            &mime,
            self.video_bits.get(),
            on_chunk,
            Rc::new(on_stop),
        ) {
            Ok(recorder) => {
                *running.borrow_mut() = Some(recorder);
                self.timers.after(TEST_MILLIS, move || {
                    if let Some(recorder) = &*running.borrow() {
                        recorder.stop();
                    }
                });
            }
            Err(error) => {
                if let Some(told) = told.borrow_mut().take() {
                    told(Err(error));
                }
            }
        }
    }

    /// Measures the line once for as long as the page lives; what is recorded from then on has bits for it.
    pub(crate) fn measure_upload(self: &Rc<Self>, told: Box<dyn FnOnce(UploadLine)>) {
        if !self.store.keeps_recordings() || self.line.get().is_some() {
            return told(self.upload_line());
        }
        let endpoint =
            page::meta("peekaboo-ingest").unwrap_or_else(|| wire::INGEST_PATH.to_owned());
        let address = absolute(&endpoint, wire::SPEED_PATH);
        let driver = Rc::clone(self);
        timers::spawn(async move {
            let line = speed::measure(&address).await;
            driver.line.set(line);
            driver.video_bits.set(video_bits_per_second(line));
            told(driver.upload_line());
        });
    }

    fn upload_line(&self) -> UploadLine {
        UploadLine {
            bits_per_second: self.line.get(),
            video_bits_per_second: self.video_bits.get(),
        }
    }
}
