//! What is presented: a square, a film of a second, a tone. The browser makes them, so that the page needs no file.

use crate::browser::{page::document, timers};
use js_sys::{Array, Reflect, Uint8Array};
use kit::Source;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, HtmlElement, HtmlVideoElement, MediaRecorder, MediaStream,
    Url,
};

const SAMPLES_PER_SEC: u32 = 48_000;
const TONE_MILLIS: u32 = 60;
/// Changes of the canvas that is filmed.
const FILM_STEPS: usize = 30;
const FILM_STEP_MILLIS: f64 = 33.0;

/// See the module.
pub(super) struct Stimuli {
    pub(super) picture: HtmlElement,
    /// Loaded, and at its beginning.
    pub(super) film: HtmlVideoElement,
    film_address: String,
    pub(super) tone: Source,
    stage: HtmlElement,
}

impl Stimuli {
    /// Makes them in an element of the page.
    pub(super) async fn make(stage: &HtmlElement) -> Result<Self, JsValue> {
        let picture: HtmlElement = document().create_element("div")?.dyn_into()?;
        picture.set_class_name("pk-timing-picture");
        stage.append_child(&picture)?;
        let tone = Blob::new_with_u8_array_sequence_and_options(
            &Array::of1(&Uint8Array::from(&*tone())),
            &kind("audio/wav"),
        )?;
        let film_address = Url::create_object_url_with_blob(&film().await?)?;
        let stimuli = Self {
            film: element(stage, &film_address)?,
            picture,
            film_address,
            tone: Source {
                src: Url::create_object_url_with_blob(&tone)?,
                kind: "audio/wav".into(),
            },
            stage: stage.clone(),
        };
        stimuli.film.load();
        Ok(stimuli)
    }

    /// A film that nobody has loaded yet, as the predecessor puts it on the page.
    pub(super) fn fresh_film(&self) -> Option<HtmlVideoElement> {
        element(&self.stage, &self.film_address).ok()
    }
}

fn element(stage: &HtmlElement, address: &str) -> Result<HtmlVideoElement, JsValue> {
    let film: HtmlVideoElement = document().create_element("video")?.dyn_into()?;
    film.set_muted(true);
    film.set_attribute("playsinline", "")?;
    film.set_attribute("preload", "auto")?;
    film.set_class_name("pk-timing-picture");
    film.set_src(address);
    stage.append_child(&film)?;
    Ok(film)
}

fn kind(name: &str) -> BlobPropertyBag {
    let options = BlobPropertyBag::new();
    options.set_type(name);
    options
}

/// A second of a canvas that changes, as the browser's own recorder gives it.
async fn film() -> Result<Blob, JsValue> {
    let canvas = document().create_element("canvas")?;
    Reflect::set(&canvas, &"width".into(), &320.into())?;
    Reflect::set(&canvas, &"height".into(), &240.into())?;
    let call = |object: &JsValue, name: &str, args: &[JsValue]| -> Result<JsValue, JsValue> {
        let method: js_sys::Function = Reflect::get(object, &name.into())?.dyn_into()?;
        method.apply(object, &args.iter().collect())
    };
    let pen = call(&canvas, "getContext", &["2d".into()])?;
    let stream: MediaStream = call(&canvas, "captureStream", &[30.into()])?.dyn_into()?;
    let recorder = MediaRecorder::new_with_media_stream(&stream)?;
    let parts: Rc<RefCell<Array>> = Rc::default();
    let kept = Rc::clone(&parts);
    let on_data = Closure::wrap(Box::new(move |event: BlobEvent| {
        if let Some(part) = event.data() {
            kept.borrow().push(&part);
        }
    }) as Box<dyn FnMut(BlobEvent)>);
    recorder.set_ondataavailable(Some(on_data.as_ref().unchecked_ref()));
    let mut on_stop = js_sys::Function::default();
    let stopped = js_sys::Promise::new(&mut |resolve, _| on_stop = resolve);
    recorder.set_onstop(Some(&on_stop));
    recorder.start()?;
    for step in 0..FILM_STEPS {
        let shade = ["#3b5bdb", "#f2b705"][step % 2];
        Reflect::set(&pen, &"fillStyle".into(), &shade.into())?;
        call(
            &pen,
            "fillRect",
            &[0.into(), 0.into(), 320.into(), 240.into()],
        )?;
        timers::sleep(FILM_STEP_MILLIS).await;
    }
    recorder.stop()?;
    let _ = wasm_bindgen_futures::JsFuture::from(stopped).await;
    let parts = parts.borrow().clone();
    Blob::new_with_blob_sequence_and_options(&parts, &kind(&recorder.mime_type()))
}

/// 440 Hz as a WAV file: one channel, 16 bits.
fn tone() -> Vec<u8> {
    let count = SAMPLES_PER_SEC * TONE_MILLIS / 1000;
    let bytes = count * 2;
    let mut file = Vec::with_capacity(44 + bytes as usize);
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1, 0, 1, 0]);
    file.extend(SAMPLES_PER_SEC.to_le_bytes());
    file.extend((SAMPLES_PER_SEC * 2).to_le_bytes());
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    for sample in 0..count {
        let turns = f64::from(sample) * 440.0 / f64::from(SAMPLES_PER_SEC);
        let value = (turns * std::f64::consts::TAU).sin() * 8000.0;
        file.extend((value as i16).to_le_bytes());
    }
    file
}
