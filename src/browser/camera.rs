//! The camera and the microphone: opening, listing, watching, and switching the light off.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, MediaDeviceInfo, MediaDeviceKind, MediaDevices, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, MediaStreamTrackState,
};

/// The devices the family chose. They are wishes: when one is gone the browser takes another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DevicePrefs {
    /// `deviceId` of the camera.
    pub(crate) camera: Option<String>,
    /// `deviceId` of the microphone.
    pub(crate) microphone: Option<String>,
}

/// Why there is no picture; `kit::camera_words` has the family's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CameraError {
    /// The family or a setting refused.
    Refused,
    /// No camera or no microphone is connected.
    NoCamera,
    /// Another program holds it.
    Busy,
    /// Browsers give the camera to `https` pages only.
    Insecure,
    /// The browser's own words.
    Other(String),
}

/// Camera or microphone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeviceKind {
    Camera,
    Microphone,
}

/// A device that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Device {
    /// For [`DevicePrefs`].
    pub(crate) id: String,
    /// The maker's name; empty until the camera was allowed once.
    pub(crate) label: String,
    pub(crate) kind: DeviceKind,
}

/// What happened to one track of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TrackChange {
    /// Unplugged, or the permission was taken back: it will not come again.
    Ended,
    /// It gives black or silence for now.
    Muted,
    Unmuted,
}

/// Opens the camera with the microphone: 1280 x 720 at 30 frames per second where the camera can, with noise suppression.
pub(crate) async fn open(prefs: &DevicePrefs) -> Result<MediaStream, CameraError> {
    let constraints = MediaStreamConstraints::new();
    let audio = Object::new();
    set(&audio, "noiseSuppression", &JsValue::TRUE);
    prefer(&audio, prefs.microphone.as_deref());
    let video = Object::new();
    set(&video, "width", &ideal(&JsValue::from_f64(1280.0)));
    set(&video, "height", &ideal(&JsValue::from_f64(720.0)));
    set(&video, "frameRate", &ideal(&JsValue::from_f64(30.0)));
    prefer(&video, prefs.camera.as_deref());
    constraints.set_audio(&audio);
    constraints.set_video(&video);
    let asked = media_devices()?
        .get_user_media_with_constraints(&constraints)
        .map_err(|error| explain(&error))?;
    let stream = JsFuture::from(asked)
        .await
        .map_err(|error| explain(&error))?;
    Ok(stream.unchecked_into())
}

/// Cameras and microphones that are connected; an empty list when the browser does not tell.
pub(crate) async fn devices() -> Vec<Device> {
    let Ok(asked) = media_devices()
        .and_then(|devices| devices.enumerate_devices().map_err(|error| explain(&error)))
    else {
        return Vec::new();
    };
    let Ok(list) = JsFuture::from(asked).await else {
        return Vec::new();
    };
    Array::from(&list)
        .iter()
        .filter_map(|entry| {
            let info: MediaDeviceInfo = entry.unchecked_into();
            let kind = match info.kind() {
                MediaDeviceKind::Videoinput => DeviceKind::Camera,
                MediaDeviceKind::Audioinput => DeviceKind::Microphone,
                _ => return None,
            };
            Some(Device {
                id: info.device_id(),
                label: info.label(),
                kind,
            })
        })
        .collect()
}

/// The devices a stream really uses, to ask for the same ones next time.
pub(crate) fn devices_of(stream: &MediaStream) -> DevicePrefs {
    let id = |tracks: &Array| {
        tracks.iter().next().and_then(|track| {
            let track: MediaStreamTrack = track.unchecked_into();
            track
                .get_settings()
                .get_device_id()
                .filter(|id| !id.is_empty())
        })
    };
    DevicePrefs {
        camera: id(&stream.get_video_tracks()),
        microphone: id(&stream.get_audio_tracks()),
    }
}

/// What the browser calls the camera and the microphone of a stream; empty for one that is not there.
pub(crate) fn labels_of(stream: &MediaStream) -> [String; 2] {
    [stream.get_video_tracks(), stream.get_audio_tracks()].map(|tracks| {
        let track: Option<MediaStreamTrack> = tracks.iter().next().map(JsCast::unchecked_into);
        track.map(|track| track.label()).unwrap_or_default()
    })
}

/// Tells of every device that comes or goes, for as long as the page lives.
pub(crate) fn on_device_change(hear: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(hear);
    if let Ok(devices) = media_devices() {
        devices.set_ondevicechange(Some(closure.as_ref().unchecked_ref()));
        closure.forget();
    }
}

/// Stops every track: the camera's light goes off.
pub(crate) fn stop(stream: &MediaStream) {
    for track in tracks(stream) {
        track.stop();
    }
}

/// Whether picture and sound are both still coming.
pub(crate) fn is_live(stream: &MediaStream) -> bool {
    let live = |tracks: Array| {
        tracks.iter().any(|track| {
            track.unchecked_into::<MediaStreamTrack>().ready_state() == MediaStreamTrackState::Live
        })
    };
    live(stream.get_video_tracks()) && live(stream.get_audio_tracks())
}

/// Reports changes of a stream's tracks until it is dropped.
///
/// A recorder goes on without a word when one of two tracks ends, so an unplugged camera would look like success.
pub(crate) struct TrackWatch {
    tracks: Vec<MediaStreamTrack>,
    listener: Closure<dyn Fn(Event)>,
}

const TRACK_EVENTS: [(&str, TrackChange); 3] = [
    ("ended", TrackChange::Ended),
    ("mute", TrackChange::Muted),
    ("unmute", TrackChange::Unmuted),
];

impl TrackWatch {
    /// Begins to watch; a call of [`stop`] makes no `Ended`.
    pub(crate) fn start(
        stream: &MediaStream,
        on_change: Rc<dyn Fn(DeviceKind, TrackChange)>,
    ) -> Self {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(track) = event
                .target()
                .and_then(|target| target.dyn_into::<MediaStreamTrack>().ok())
            else {
                return;
            };
            let kind = if track.kind() == "audio" {
                DeviceKind::Microphone
            } else {
                DeviceKind::Camera
            };
            let name = event.type_();
            if let Some((_, change)) = TRACK_EVENTS.iter().find(|(known, _)| *known == name) {
                on_change(kind, *change);
            }
        });
        let tracks: Vec<_> = tracks(stream).collect();
        for track in &tracks {
            for (name, _) in TRACK_EVENTS {
                // Fails only for a target that is no EventTarget.
                drop(
                    track.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()),
                );
            }
        }
        Self { tracks, listener }
    }
}

impl Drop for TrackWatch {
    fn drop(&mut self) {
        for track in &self.tracks {
            for (name, _) in TRACK_EVENTS {
                drop(track.remove_event_listener_with_callback(
                    name,
                    self.listener.as_ref().unchecked_ref(),
                ));
            }
        }
    }
}

fn tracks(stream: &MediaStream) -> impl Iterator<Item = MediaStreamTrack> {
    stream
        .get_tracks()
        .to_vec()
        .into_iter()
        .map(JsCast::unchecked_into)
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn media_devices() -> Result<MediaDevices, CameraError> {
    let window = web_sys::window().ok_or_else(|| CameraError::Other("no window".into()))?;
    // On an insecure page `navigator.mediaDevices` is undefined.
    match window.navigator().media_devices() {
        Ok(devices) if !devices.is_undefined() => Ok(devices),
        _ if !window.is_secure_context() => Err(CameraError::Insecure),
        _ => Err(CameraError::Other(
            "this browser has no camera access".into(),
        )),
    }
}

fn set(object: &Object, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object cannot fail.
    drop(Reflect::set(object, &JsValue::from_str(key), value));
}

fn ideal(value: &JsValue) -> JsValue {
    let object = Object::new();
    set(&object, "ideal", value);
    object.into()
}

fn prefer(constraints: &Object, device_id: Option<&str>) {
    if let Some(id) = device_id.filter(|id| !id.is_empty()) {
        set(constraints, "deviceId", &ideal(&JsValue::from_str(id)));
    }
}

/// Today's error names and the ones older browsers used.
fn explain(error: &JsValue) -> CameraError {
    let text = |key: &str| {
        Reflect::get(error, &JsValue::from_str(key))
            .ok()
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    };
    let name = text("name");
    match name.as_str() {
        "NotAllowedError" | "PermissionDeniedError" | "PermissionDismissedError" => {
            CameraError::Refused
        }
        "NotFoundError" | "DevicesNotFoundError" | "OverconstrainedError" => CameraError::NoCamera,
        "NotReadableError" | "TrackStartError" | "AbortError" => CameraError::Busy,
        "SecurityError" => CameraError::Insecure,
        _ => {
            let message = text("message");
            CameraError::Other(match (name.is_empty(), message.is_empty()) {
                (false, false) => format!("{name}: {message}"),
                (false, true) => name,
                (true, false) => message,
                (true, true) => "no reason given".into(),
            })
        }
    }
}
