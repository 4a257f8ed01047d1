//! Help that comes with the later part of the player: light, framing, the test film, the line.

use super::{
    Setup, VideoConfig,
    framing::{Face, Framing, Steady, framing},
    light::{DOTS, Light, light},
    logic::Test,
};
use js_sys::{Array, Function, Reflect};
use kit::{
    CameraTrouble, Fields, FrameCx, Logged, RecorderCommand, TestClip, UploadLine, Words, widgets,
    words::{self, Key},
};
use leptos::prelude::*;
use std::sync::OnceLock;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamTrack, MediaTrackSettings, Url};

/// What the page hands to its helps.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) cx: FrameCx<VideoConfig>,
    pub(super) test: RwSignal<Test>,
    /// Saved with the frame.
    pub(super) setup: RwSignal<Option<Fields>>,
    /// Around the live picture.
    pub(super) picture: NodeRef<leptos::html::Div>,
}

/// The helps, as the page reaches them: it is in the part that families wait for, and this file is not.
pub(super) struct Help {
    /// Below the picture.
    pub(super) below: fn(Shared) -> AnyView,
    /// What to do when the camera was refused.
    pub(super) refused: fn(Words, CameraTrouble) -> Option<AnyView>,
}

static HELP: OnceLock<Help> = OnceLock::new();

/// The helps, once they are there.
pub(super) fn get() -> Option<&'static Help> {
    HELP.get()
}

/// The later part of the player has come.
pub fn bring() {
    // It comes once.
    let _ = HELP.set(Help {
        below,
        refused: widgets::permission_steps,
    });
}

const LOOK_MILLIS: f64 = 400.0;
/// A film that can't be shown by then can't be shown.
const FILM_MILLIS: f64 = 5000.0;

fn of_light(light: Light) -> Key {
    match light {
        Light::Dark => words::HELP_DARK,
        Light::Glaring => words::HELP_GLARING,
        Light::FromBehind => words::HELP_FROM_BEHIND,
    }
}

fn of_framing(framing: Framing) -> Key {
    match framing {
        Framing::Nobody => words::HELP_NOBODY,
        Framing::Far => words::HELP_FAR,
        Framing::Near => words::HELP_NEAR,
        Framing::Aside => words::HELP_ASIDE,
    }
}

fn below(shared: Shared) -> AnyView {
    let Shared { cx, test, .. } = shared;
    let hints = Hints {
        shared,
        canvas: NodeRef::new(),
        light: RwSignal::new(None),
        framing: RwSignal::new(None),
    };
    hints.look_later(detector());
    let trial = Trial {
        shared,
        film: NodeRef::new(),
        number: StoredValue::new(0),
        tries: StoredValue::new(0),
        line: RwSignal::new(None),
    };
    let (camera, state) = (cx.camera(), cx.recorder_state());
    let by_session = Memo::new(move |_| state.get().replaced_by_session);
    Effect::new(move |_| {
        let has_camera = camera.get().is_some();
        if by_session.get() {
            // It records, so recording works.
            test.set(Test::None);
        } else if !test.get_untracked().is_over() {
            trial.forget();
            if has_camera {
                trial.begin();
            }
        }
    });
    let words = cx.words();
    let hint = move || {
        let hint = hints.light.get().map(of_light);
        let hint = hint.or_else(|| hints.framing.get().map(of_framing));
        let slow = trial.line.get().filter(UploadLine::is_slow);
        let key = hint.or_else(|| slow.map(|_| words::HELP_SLOW_LINE));
        key.map(|key| words.get(key))
    };
    let empty = move || {
        (test.get() == Test::Failed).then(|| {
            let again = move || {
                trial.tries.set_value(0);
                test.set(Test::Waiting);
                cx.recorder(RecorderCommand::SetUp);
            };
            let on = move || {
                cx.log(Logged::plain("continuedWithoutTestRecording"));
                test.set(Test::PutUpWith);
            };
            view! {
                <div class="pk-card pk-setup-empty">
                    <div class="pk-warning" role="alert"><h3>{words.get(words::HELP_EMPTY_TITLE)}</h3><p>{words.get(words::HELP_EMPTY)}</p></div>
                    <div class="pk-row">
                        {widgets::plain_button("testagainbutton", widgets::GO, words.get(words::BUTTON_TRY_AGAIN), again)}
                        {widgets::plain_button("testonbutton", widgets::QUIET, words.get(words::HELP_GO_ON_ALL_THE_SAME), on)}
                    </div>
                </div>
            }
        })
    };
    view! {
        <p class="pk-setup-hint" role="status">{widgets::live(hint)}</p>
        {widgets::live(empty)}
        <canvas node_ref=hints.canvas width=DOTS.0 height=DOTS.1 hidden></canvas>
        <video node_ref=trial.film class="pk-setup-film" playsinline prop:muted=true aria-hidden="true"></video>
    }
    .into_any()
}

/// The test film.
#[derive(Clone, Copy)]
struct Trial {
    shared: Shared,
    film: NodeRef<leptos::html::Video>,
    /// Counts tests; what is told of an older one is not heeded.
    number: StoredValue<u32>,
    tries: StoredValue<u32>,
    line: RwSignal<Option<UploadLine>>,
}

impl Trial {
    /// Another camera has come, or none.
    fn forget(self) {
        self.number.update_value(|number| *number += 1);
        self.shared.test.set(Test::Waiting);
        if let Some(film) = self.film.get_untracked() {
            let_go(&film);
        }
    }

    fn begin(self) {
        self.number.update_value(|number| *number += 1);
        let this = self.number.get_value();
        self.shared.test.set(Test::Running);
        self.shared
            .cx
            .test_recording(move |clip| self.recorded(this, clip));
    }

    fn is_still(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
            && self.shared.test.try_get_untracked() == Some(Test::Running)
    }

    fn recorded(self, this: u32, clip: TestClip) {
        let film = self.film.try_get_untracked().flatten();
        match (clip, film) {
            (Ok(address), Some(film)) if self.is_still(this) => self.show(this, &film, &address),
            (Ok(address), _) => forget_address(&address),
            (Err(error), _) if self.is_still(this) => self.failed(&error),
            _ => {}
        }
    }

    /// A film that has bytes may have no picture: it is shown, out of sight.
    fn show(self, this: u32, film: &HtmlVideoElement, address: &str) {
        let hear = |error: &'static str| {
            let film = film.clone();
            Closure::<dyn Fn()>::new(move || self.seen(this, &film, error)).into_js_value()
        };
        film.set_onloadeddata(Some(hear("").unchecked_ref()));
        film.set_onerror(Some(hear("the film can't be played").unchecked_ref()));
        film.set_src(address);
        let film = film.clone();
        self.shared.cx.after(FILM_MILLIS, move || {
            self.seen(this, &film, "the film did not come up");
        });
    }

    fn seen(self, this: u32, film: &HtmlVideoElement, error: &str) {
        if !self.is_still(this) {
            return;
        }
        let has_picture = film.video_width() > 0;
        let_go(film);
        match error {
            "" if has_picture => self.worked(),
            "" => self.failed("the film has no picture"),
            error => self.failed(error),
        }
    }

    fn failed(self, error: &str) {
        let mut about = Fields::new();
        about.insert("error".to_owned(), error.into());
        self.shared.cx.log(Logged {
            name: "testRecordingFailed",
            fields: about,
        });
        self.tries.update_value(|tries| *tries += 1);
        let next = Test::failed(self.tries.get_value());
        self.shared.test.set(next);
        if next == Test::Waiting {
            self.begin();
        }
    }

    fn worked(self) {
        let Shared {
            cx, test, setup, ..
        } = self.shared;
        let camera = cx.camera().get_untracked();
        let found = found(camera.as_ref());
        // First what is saved: a family that only waits for the film goes on with `test`.
        setup.set(Some(kit::fields(&found)));
        test.set(Test::Good);
        cx.measure_upload(move |line| {
            let measured = Setup {
                upload_bits_per_second: line.bits_per_second.map(f64::round),
                video_bits_per_second: Some(line.video_bits_per_second),
                ..found
            };
            setup.try_set(Some(kit::fields(&measured)));
            self.line.try_set(Some(line));
        });
    }
}

/// The film was looked at, or its camera is gone.
fn let_go(film: &HtmlVideoElement) {
    film.set_onloadeddata(None);
    film.set_onerror(None);
    forget_address(&film.src());
    drop(film.remove_attribute("src"));
}

fn forget_address(address: &str) {
    // One that is unknown needs nothing.
    drop(Url::revoke_object_url(address));
}

/// What browser and camera say of themselves.
fn found(camera: Option<&MediaStream>) -> Setup {
    let page = js_sys::global();
    let number = |name: &str| Reflect::get(&page, &name.into()).ok()?.as_f64();
    let track = camera.and_then(|camera| camera.get_video_tracks().iter().next());
    let settings = track.map(|track| track.unchecked_into::<MediaStreamTrack>().get_settings());
    let settings = settings.as_ref();
    Setup {
        window_width: number("innerWidth"),
        window_height: number("innerHeight"),
        device_pixel_ratio: number("devicePixelRatio"),
        camera_width: settings.and_then(MediaTrackSettings::get_width),
        camera_height: settings.and_then(MediaTrackSettings::get_height),
        camera_frame_rate: settings.and_then(MediaTrackSettings::get_frame_rate),
        ..Setup::default()
    }
}

/// What the live picture says. It stays on this page.
#[derive(Clone, Copy)]
struct Hints {
    shared: Shared,
    canvas: NodeRef<leptos::html::Canvas>,
    light: RwSignal<Option<Light>>,
    framing: RwSignal<Option<Framing>>,
}

impl Hints {
    /// Looks again and again, for as long as the page is there.
    fn look_later(self, detector: Option<JsValue>) {
        let (lights, faces) = (
            StoredValue::new(Steady::default()),
            StoredValue::new(Steady::default()),
        );
        self.after_a_while(detector, lights, faces);
    }

    fn after_a_while(
        self,
        detector: Option<JsValue>,
        lights: StoredValue<Steady<Light>>,
        faces: StoredValue<Steady<Framing>>,
    ) {
        self.shared.cx.after(LOOK_MILLIS, move || {
            let Some(place) = self.shared.picture.try_get_untracked().flatten() else {
                return;
            };
            if let Some(film) = widgets::film_in(&place, ".pk-webcam video") {
                let canvas = self.canvas.try_get_untracked().flatten();
                let seen = canvas.and_then(|canvas| widgets::pixels(&film, &canvas));
                if let Some(seen) = seen {
                    let told = lights.try_update_value(|lights| lights.look(light(&seen)));
                    put(self.light, told.flatten());
                }
                if let Some(detector) = &detector {
                    self.look_for_faces(detector, &film, faces);
                }
            }
            self.after_a_while(detector, lights, faces);
        });
    }

    /// Asks the browser where faces are; one that fails says nothing.
    fn look_for_faces(
        self,
        detector: &JsValue,
        film: &HtmlVideoElement,
        faces: StoredValue<Steady<Framing>>,
    ) {
        let (width, height) = (
            f64::from(film.video_width()),
            f64::from(film.video_height()),
        );
        let seen = Closure::once_into_js(move |found: JsValue| {
            let found: Vec<Face> = Array::from(&found).iter().filter_map(face).collect();
            let now = framing(&found, width, height);
            let told = faces.try_update_value(|faces| faces.look(now));
            put(self.framing, told.flatten());
        });
        let nothing = Closure::once_into_js(|_: JsValue| {});
        let call = |object: &JsValue, name: &str, args: &Array| {
            let method: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
            method.apply(object, args).ok()
        };
        if let Some(promise) = call(detector, "detect", &Array::of1(film)) {
            call(&promise, "then", &Array::of2(&seen, &nothing));
        }
    }
}

/// Sets what has changed, on a page that may be gone.
fn put<T: Copy + PartialEq + Send + Sync + 'static>(signal: RwSignal<Option<T>>, now: Option<T>) {
    if signal
        .try_get_untracked()
        .is_some_and(|before| before != now)
    {
        signal.set(now);
    }
}

/// The browser's own finder of faces, where it has one.
fn detector() -> Option<JsValue> {
    let maker = Reflect::get(&js_sys::global(), &"FaceDetector".into()).ok()?;
    let maker: Function = maker.dyn_into().ok()?;
    Reflect::construct(&maker, &Array::new()).ok()
}

fn face(found: JsValue) -> Option<Face> {
    let bounds = Reflect::get(&found, &"boundingBox".into()).ok()?;
    let number = |name: &str| Reflect::get(&bounds, &name.into()).ok()?.as_f64();
    Some(Face {
        left: number("x")?,
        top: number("y")?,
        width: number("width")?,
        height: number("height")?,
    })
}
