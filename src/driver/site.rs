//! What an embedding site hears of recorders: Pipe's events, in Pipe's order (`docs/pipe.md`).

use super::Driver;
use crate::browser::{pipe, uploads::UploadNewsKind};
use kit::DeviceKind;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsValue;

impl Driver {
    /// Tells of the recorder of that number; it is known to the site by its video id.
    pub(super) fn tell_site(&self, number: u32, name: &str, values: &[JsValue]) {
        let recordings = self.recordings.borrow();
        let id = recordings.get(&number).map(|one| one.video_id.clone());
        drop(recordings);
        if let Some(id) = id {
            pipe::tell(&id, name, values);
        }
    }

    /// The camera's picture is there.
    pub(super) fn tell_site_of_camera(&self, number: u32) {
        let count = |kind: DeviceKind| {
            let devices = self.signals.devices.get_untracked();
            let found = devices.iter().filter(|device| device.kind == kind).count();
            JsValue::from(found as u32)
        };
        let found = [count(DeviceKind::Camera), count(DeviceKind::Microphone)];
        self.tell_site(number, "userHasCamMic", &found);
        self.tell_site(number, "onCamAccess", &[true.into()]);
        self.tell_site(number, "onConnectionStatus", &["connected".into()]);
        self.tell_site(number, "onReadyToRecord", &["HTML5".into()]);
    }

    /// An upload goes on, is in trouble, or is over.
    pub(super) fn tell_site_of_upload(&self, id: &str, news: &UploadNewsKind) {
        match news {
            UploadNewsKind::Trouble { .. } => {
                let is_new = self.reconnecting.borrow_mut().insert(id.to_owned());
                if is_new {
                    pipe::tell(id, "onConnectionStatus", &["reconnecting".into()]);
                }
            }
            UploadNewsKind::Progress => {
                if self.reconnecting.borrow_mut().remove(id) {
                    pipe::tell(id, "onConnectionStatus", &["reconnected".into()]);
                }
                let uploads = self.uploads.borrow();
                if let Some(percent) = uploads.as_ref().and_then(|all| all.closed_percent(id)) {
                    pipe::tell(id, "onUploadProgress", &[percent.into()]);
                }
            }
            UploadNewsKind::Settled { receipt, outcome } if *outcome == "complete" => {
                done(id, receipt);
            }
            _ => {}
        }
    }
}

/// `onUploadDone` and `onSaveOk`: here the server has bytes and receipt at the same time.
fn done(id: &str, receipt: &Value) {
    let text = |key: &str| receipt[key].as_str().unwrap_or_default().to_owned();
    let mime = text("mimeType");
    let (container, codecs) = mime.split_once(';').unwrap_or((&mime, ""));
    let codecs = codecs.split_once('=').map_or("", |(_, codecs)| codecs);
    let (video, audio) = codecs.split_once(',').unwrap_or((codecs, ""));
    let secs = receipt["recordedMillis"].as_f64().unwrap_or_default() / 1000.0;
    let file_type = container.rsplit('/').next().unwrap_or_default();
    let place = crate::browser::page::meta("peekaboo-ingest").unwrap_or_default();
    let [name, secs, video, audio, file_type, audio_only, place] = [
        id.into(),
        JsValue::from(secs),
        video.into(),
        audio.into(),
        file_type.into(),
        false.into(),
        JsValue::from(place),
    ];
    let uploaded = [
        name.clone(),
        secs.clone(),
        audio.clone(),
        video.clone(),
        file_type.clone(),
        audio_only.clone(),
        place.clone(),
    ];
    pipe::tell(id, "onUploadDone", &uploaded);
    let (camera, microphone) = (text("camera").into(), text("microphone").into());
    let saved = [
        name.clone(),
        secs,
        camera,
        microphone,
        audio,
        video,
        file_type,
        name,
        audio_only,
        place,
    ];
    pipe::tell(id, "onSaveOk", &saved);
}
