//! One recording of a stream: chunks while it runs, the last one before the end is told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Reflect};
use session::upload::AUDIO_BITS_PER_SECOND;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, Event, MediaRecorder, MediaRecorderOptions, MediaStream,
    RecordingState, Url,
};

/// A crash loses at most so much; the browser gives a chunk about this often.
const SLICE_MILLIS: i32 = 1000;
/// The watch over a silent recorder: asks for data at the second tick, ends it at the third.
const WATCH_MILLIS: i32 = 4000;
/// A recorder that was stopped and has not closed its file by the first tick is late; its last pieces are waited for until this one.
const LAST_TICK: u32 = 8;

/// Best first, with the extension of the file.
///
/// The order is Lookit's, so labs get the files they know. WebM comes first because any beginning of such a file can be
/// played, while mp4 comes only at key frames; Safari before 18.4 has only mp4. Both codecs are named because Firefox turns
/// down a type that names the video codec alone when there is sound. H.264 in WebM is left out: browsers call it supported
/// and then record nothing when the machine's encoder fails.
const TYPES: [(&str, &str); 8] = [
    ("video/webm;codecs=vp9,opus", "webm"),
    ("video/webm;codecs=vp8,opus", "webm"),
    ("video/webm;codecs=av1,opus", "webm"),
    ("video/webm", "webm"),
    ("video/mp4;codecs=avc1.42E01E,mp4a.40.2", "mp4"),
    ("video/mp4;codecs=avc1.42E01E,opus", "mp4"),
    ("video/mp4;codecs=vp9,opus", "mp4"),
    ("video/mp4", "mp4"),
];

/// The mime type to record and the extension of the file; plain WebM when the browser admits to nothing.
pub(crate) fn choose_mime() -> (String, String) {
    let exists =
        Reflect::has(&js_sys::global(), &JsValue::from_str("MediaRecorder")).unwrap_or(false);
    let (mime, extension) = TYPES
        .into_iter()
        .find(|(mime, _)| exists && MediaRecorder::is_type_supported(mime))
        .unwrap_or(("video/webm", "webm"));
    (mime.to_owned(), extension.to_owned())
}

/// Why a recording ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StopReason {
    /// [`Recorder::stop`] was called, or the recorder was dropped.
    Asked,
    /// The camera and the microphone have both ended.
    TracksEnded,
    /// The recorder ran and gave not one byte.
    Empty,
    /// The browser's recorder failed; the chunks that came before are good.
    Failed(String),
}

type OnStart = Rc<dyn Fn()>;

struct Inner {
    recorder: MediaRecorder,
    on_chunk: Rc<dyn Fn(Blob)>,
    on_stop: Rc<dyn Fn(StopReason)>,
    on_start: RefCell<Option<OnStart>>,
    on_late: RefCell<Option<OnStart>>,
    bytes: Cell<f64>,
    asked: Cell<bool>,
    over: Cell<bool>,
    failure: RefCell<Option<String>>,
    started_millis: Cell<Option<f64>>,
    stopped_millis: Cell<Option<f64>>,
    ticks: Cell<u32>,
    interval: Cell<Option<i32>>,
    /// The browser's callbacks; they hold this value, so they are let go when the recording is over.
    callbacks: RefCell<Option<Callbacks>>,
}

struct Callbacks {
    _data: Closure<dyn Fn(BlobEvent)>,
    _start: Closure<dyn Fn()>,
    _stop: Closure<dyn Fn()>,
    _error: Closure<dyn Fn(Event)>,
    watch: Closure<dyn Fn()>,
}

/// A running recording. Dropping it stops the recording; the last chunk and the end are still told.
pub(crate) struct Recorder {
    inner: Rc<Inner>,
}

impl Recorder {
    /// Starts to record. `on_chunk` gets the pieces in order; `on_stop` is called once, after the last piece.
    ///
    /// Errors: the browser cannot record this stream; the message carries its words.
    pub(crate) fn start(
        stream: &MediaStream,
        mime: &str,
        video_bits: u32,
        on_chunk: Rc<dyn Fn(Blob)>,
        on_stop: Rc<dyn Fn(StopReason)>,
    ) -> Result<Self, String> {
        let options = MediaRecorderOptions::new();
        options.set_mime_type(mime);
        options.set_video_bits_per_second(video_bits);
        options.set_audio_bits_per_second(AUDIO_BITS_PER_SECOND);
        // Chromium writes mp4 only at key frames; in WebM they make the stored file quick to seek in.
        let key_frame_millis = if mime.starts_with("video/mp4") {
            1000.0
        } else {
            2000.0
        };
        options.set_video_key_frame_interval_duration(key_frame_millis);
        let recorder =
            MediaRecorder::new_with_media_stream_and_media_recorder_options(stream, &options)
                .map_err(|error| {
                    format!("This browser cannot record the webcam: {}", words(&error))
                })?;
        let inner = Rc::new(Inner {
            recorder,
            on_chunk,
            on_stop,
            on_start: RefCell::new(None),
            on_late: RefCell::new(None),
            bytes: Cell::new(0.0),
            asked: Cell::new(false),
            over: Cell::new(false),
            failure: RefCell::new(None),
            started_millis: Cell::new(None),
            stopped_millis: Cell::new(None),
            ticks: Cell::new(0),
            interval: Cell::new(None),
            callbacks: RefCell::new(None),
        });
        inner.listen();
        if let Err(error) = inner.recorder.start_with_time_slice(SLICE_MILLIS) {
            // Nothing began, so nothing is told: the caller has the error.
            inner.over.set(true);
            inner.let_go();
            return Err(format!("The recording did not start: {}", words(&error)));
        }
        Ok(Self { inner })
    }

    /// Is called when capture really runs (60 to 400 ms after `start`), or at once if it does already.
    pub(crate) fn on_start(&self, on_start: Rc<dyn Fn()>) {
        if self.inner.started_millis.get().is_some() {
            on_start();
        } else {
            *self.inner.on_start.borrow_mut() = Some(on_start);
        }
    }

    /// Is called when the recording was asked to end and a slow computer still closes its file: nobody need wait for it, and what
    /// comes is still taken, until `on_stop`.
    pub(crate) fn on_late(&self, on_late: Rc<dyn Fn()>) {
        *self.inner.on_late.borrow_mut() = Some(on_late);
    }

    /// Asks the recording to end. The end is told by `on_stop`; a second call does nothing.
    pub(crate) fn stop(&self) {
        self.inner.ask_to_stop();
    }

    /// Whether it has given a byte.
    pub(crate) fn has_bytes(&self) -> bool {
        self.inner.bytes.get() > 0.0
    }

    /// Milliseconds recorded so far, or in all once stopped; 0 before capture runs.
    pub(crate) fn recorded_millis(&self) -> f64 {
        self.inner.recorded_millis()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.inner.ask_to_stop();
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let at = |run: fn(&Rc<Inner>)| {
            let inner = Rc::clone(self);
            Closure::<dyn Fn()>::new(move || run(&inner))
        };
        let (start, stop, watch) = (
            at(Inner::has_started),
            at(Inner::has_stopped),
            at(Inner::watch),
        );
        let inner = Rc::clone(self);
        let data = Closure::<dyn Fn(BlobEvent)>::new(move |event: BlobEvent| {
            if let Some(chunk) = event.data() {
                inner.take(chunk);
            }
        });
        let inner = Rc::clone(self);
        let error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let error =
                Reflect::get(&event, &JsValue::from_str("error")).unwrap_or(JsValue::UNDEFINED);
            // The browser goes on to give the last chunk and `stop`.
            *inner.failure.borrow_mut() = Some(words(&error));
            inner.end_within_a_watch();
        });
        self.recorder
            .set_ondataavailable(Some(data.as_ref().unchecked_ref()));
        self.recorder
            .set_onstart(Some(start.as_ref().unchecked_ref()));
        self.recorder
            .set_onstop(Some(stop.as_ref().unchecked_ref()));
        self.recorder
            .set_onerror(Some(error.as_ref().unchecked_ref()));
        self.interval.set(set_interval(&watch, WATCH_MILLIS));
        *self.callbacks.borrow_mut() = Some(Callbacks {
            _data: data,
            _start: start,
            _stop: stop,
            _error: error,
            watch,
        });
    }

    fn take(&self, chunk: Blob) {
        if chunk.size() > 0.0 && !self.over.get() {
            self.bytes.set(self.bytes.get() + chunk.size());
            (self.on_chunk)(chunk);
        }
    }

    fn has_started(self: &Rc<Self>) {
        self.started_millis.set(Some(now_millis()));
        let on_start = self.on_start.borrow_mut().take();
        if let Some(on_start) = on_start {
            on_start();
        }
    }

    fn ask_to_stop(&self) {
        if self.over.get() || self.asked.replace(true) {
            return;
        }
        self.mark_end();
        self.end_within_a_watch();
        if self.recorder.state() != RecordingState::Inactive {
            // Refused only when it is inactive already; then the watch tells the end.
            drop(self.recorder.stop());
        }
    }

    /// From now on the next tick tells the end, should the browser never do it.
    fn end_within_a_watch(&self) {
        self.ticks.set(0);
        if let Some(old) = self.interval.take() {
            clear_interval(old);
        }
        if let Some(callbacks) = self.callbacks.borrow().as_ref() {
            self.interval
                .set(set_interval(&callbacks.watch, WATCH_MILLIS));
        }
    }

    fn watch(self: &Rc<Self>) {
        self.ticks.set(self.ticks.get() + 1);
        if self.asked.get() || self.failure.borrow().is_some() {
            let is_slow = self.bytes.get() > 0.0 && self.failure.borrow().is_none();
            if is_slow && self.ticks.get() < LAST_TICK {
                let on_late = self.on_late.borrow_mut().take();
                if let Some(on_late) = on_late {
                    on_late();
                }
            } else {
                self.has_stopped();
            }
        } else if self.bytes.get() == 0.0 {
            match self.ticks.get() {
                0 | 1 => {}
                2 => drop(self.recorder.request_data()),
                _ => self.ask_to_stop(),
            }
        }
    }

    fn mark_end(&self) {
        if self.stopped_millis.get().is_none() {
            self.stopped_millis.set(Some(now_millis()));
        }
    }

    fn recorded_millis(&self) -> f64 {
        let Some(started) = self.started_millis.get() else {
            return 0.0;
        };
        (self.stopped_millis.get().unwrap_or_else(now_millis) - started).max(0.0)
    }

    fn has_stopped(self: &Rc<Self>) {
        if self.over.replace(true) {
            return;
        }
        self.mark_end();
        let reason = if let Some(message) = self.failure.borrow_mut().take() {
            StopReason::Failed(message)
        } else if self.bytes.get() == 0.0 {
            StopReason::Empty
        } else if self.asked.get() {
            StopReason::Asked
        } else {
            StopReason::TracksEnded
        };
        self.let_go();
        (self.on_stop)(reason);
    }

    fn let_go(&self) {
        self.recorder.set_ondataavailable(None);
        self.recorder.set_onstart(None);
        self.recorder.set_onstop(None);
        self.recorder.set_onerror(None);
        if let Some(interval) = self.interval.take() {
            clear_interval(interval);
        }
        self.on_start.borrow_mut().take();
        self.on_late.borrow_mut().take();
        // One of these is running now; wasm-bindgen frees it when it returns.
        drop(self.callbacks.borrow_mut().take());
    }
}

/// A `blob:` address under which the chunks play as one file; `None` without chunks. Revoke it when it is replaced.
pub(crate) fn address_of(chunks: &[Blob], mime: &str) -> Option<String> {
    if chunks.is_empty() {
        return None;
    }
    let parts: Array = chunks.iter().collect();
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let file = Blob::new_with_blob_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&file).ok()
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn set_interval(run: &Closure<dyn Fn()>, millis: i32) -> Option<i32> {
    web_sys::window()?
        .set_interval_with_callback_and_timeout_and_arguments_0(
            run.as_ref().unchecked_ref(),
            millis,
        )
        .ok()
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn clear_interval(handle: i32) {
    if let Some(window) = web_sys::window() {
        window.clear_interval_with_handle(handle);
    }
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn now_millis() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

fn words(error: &JsValue) -> String {
    let text = |key: &str| {
        Reflect::get(error, &JsValue::from_str(key))
            .ok()
            .and_then(|value| value.as_string())
    };
    match (text("name"), text("message")) {
        (Some(name), Some(message)) if !message.is_empty() => format!("{name}: {message}"),
        (Some(name), _) => name,
        _ => "no reason given".into(),
    }
}

/// Lets the memory of a clip go that nobody plays any more; an address that is unknown needs nothing.
pub(crate) fn forget_address(address: &str) {
    web_sys::Url::revoke_object_url(address).unwrap_or_default();
}
