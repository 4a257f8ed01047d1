//! The camera, the recorder and the microphone's meter in a real browser, with its fake devices.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a browser test; clippy does not know wasm_bindgen_test"
)]

#[path = "../src/browser/camera.rs"]
#[expect(dead_code, reason = "the player uses the rest")]
mod camera;
#[path = "../src/browser/mic.rs"]
mod mic;
#[path = "../src/browser/recorder.rs"]
#[expect(dead_code, reason = "the player uses the rest")]
mod recorder;

use camera::DevicePrefs;
use recorder::{Recorder, StopReason};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, MediaStream};

wasm_bindgen_test_configure!(run_in_browser);

/// What a recorder told, in order.
type Log = Rc<RefCell<Vec<String>>>;

#[expect(clippy::disallowed_methods, reason = "a browser test")]
async fn until(done: impl Fn() -> bool) {
    for _ in 0..100 {
        if done() {
            return;
        }
        let soon = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window()
                .unwrap()
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 100)
                .unwrap();
        });
        JsFuture::from(soon).await.unwrap();
    }
    panic!("not within ten seconds");
}

fn record(stream: &MediaStream) -> (Recorder, Log) {
    let (mime, _) = recorder::choose_mime();
    let log = Log::default();
    let (chunks, end, start) = (log.clone(), log.clone(), log.clone());
    let on_chunk = Rc::new(move |chunk: Blob| {
        assert!(chunk.size() > 0.0, "empty chunks are not told");
        chunks.borrow_mut().push("chunk".to_owned());
    });
    let on_stop = Rc::new(move |reason: StopReason| end.borrow_mut().push(format!("{reason:?}")));
    let recorder = Recorder::start(stream, &mime, 1_000_000, on_chunk, on_stop).unwrap();
    recorder.on_start(Rc::new(move || start.borrow_mut().push("start".to_owned())));
    (recorder, log)
}

fn count(log: &Log, what: &str) -> usize {
    log.borrow().iter().filter(|entry| *entry == what).count()
}

#[wasm_bindgen_test]
async fn a_recording_gives_its_bytes_before_its_end_and_the_light_goes_off() {
    let stream = camera::open(&DevicePrefs::default()).await.unwrap();
    assert!(camera::is_live(&stream));
    let (recorder, log) = record(&stream);
    until(|| count(&log, "chunk") >= 2).await;
    assert!(recorder.recorded_millis() > 1000.0);
    let before = count(&log, "chunk");
    recorder.stop();
    recorder.stop();
    until(|| count(&log, "Asked") > 0).await;
    let told = log.borrow().clone();
    assert_eq!(told.first().map(String::as_str), Some("start"));
    assert_eq!(told.last().map(String::as_str), Some("Asked"), "{told:?}");
    assert!(
        count(&log, "chunk") > before,
        "the rest came before the end: {told:?}"
    );
    camera::stop(&stream);
    assert!(!camera::is_live(&stream));
}

#[wasm_bindgen_test]
async fn an_unplugged_camera_and_a_dropped_recorder_end_once_each() {
    let stream = camera::open(&DevicePrefs::default()).await.unwrap();
    let (recorder, log) = record(&stream);
    until(|| count(&log, "chunk") >= 1).await;
    camera::stop(&stream);
    until(|| count(&log, "TracksEnded") > 0).await;
    recorder.stop();
    assert_eq!(count(&log, "Asked"), 0, "it has ended already");

    let stream = camera::open(&DevicePrefs::default()).await.unwrap();
    let (recorder, log) = record(&stream);
    until(|| count(&log, "chunk") >= 1).await;
    drop(recorder);
    until(|| count(&log, "Asked") == 1).await;
    camera::stop(&stream);
}

#[wasm_bindgen_test]
async fn the_fake_microphone_is_heard() {
    let stream = camera::open(&DevicePrefs::default()).await.unwrap();
    let loudest = Rc::new(RefCell::new(0.0_f64));
    let heard = loudest.clone();
    let meter = mic::MicMeter::start(
        &stream,
        Rc::new(move |level: f64| {
            let before = *heard.borrow();
            heard.replace(before.max(level));
        }),
    );
    let meter = meter.unwrap();
    until(|| *loudest.borrow() > 0.1).await;
    drop(meter);
    camera::stop(&stream);
}
