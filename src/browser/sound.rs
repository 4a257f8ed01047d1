//! Sounds on the browser's audio clock: decoded before they are needed, begun at a time that was said beforehand.
//!
//! A server that lets no other site read its sounds (no CORS) can't be helped that way: its sounds are played by an `<audio>` element,
//! which starts when it likes.

mod axis;

use super::{
    clock,
    page::{document, warn, window},
    timers::{self, Timers},
};
use axis::Axis;
use js_sys::{Promise, Uint8Array};
use kit::{Sound, SoundNews, SoundState, Source};
use leptos::prelude::*;
use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioBuffer, AudioBufferSourceNode, AudioContext, AudioContextState, AudioScheduledSourceNode,
    GainNode, HtmlAudioElement, Response,
};

/// A browser that does not wake its audio by then wants a press first.
const WAKING_MILLIS: f64 = 1000.0;
/// A sound that should play and has stood still for so long is given up, so that no trial waits for its end for ever.
const STANDSTILL_MILLIS: f64 = 15_000.0;
/// How often that is looked at.
const LOOK_MILLIS: f64 = 1000.0;
/// A sound that has not come by then is given up.
const LOADING_MILLIS: f64 = 15_000.0;

thread_local! {
    /// One for the page: browsers allow only a few.
    static CONTEXT: OnceCell<Option<AudioContext>> = const { OnceCell::new() };
    /// The browser has not woken its audio when it was asked to: it wants a press, or has no device to run on.
    static ASLEEP: Cell<bool> = const { Cell::new(false) };
}

fn context() -> Option<AudioContext> {
    CONTEXT.with(|cell| cell.get_or_init(|| AudioContext::new().ok()).clone())
}

/// What was loaded.
enum Loaded {
    /// And its address.
    Decoded(AudioBuffer, String),
    Element(HtmlAudioElement),
}

/// One run of a decoded sound.
struct Playing {
    node: AudioBufferSourceNode,
    _on_end: Closure<dyn FnMut()>,
}

/// See the module.
pub(crate) struct PageSound {
    sources: Vec<Source>,
    state: ArcRwSignal<SoundState>,
    loaded: RefCell<Option<Loaded>>,
    /// Counts the loads: an earlier one that fails says nothing about the last.
    loads: Cell<u32>,
    repeats: bool,
    gain: Option<GainNode>,
    volume: Cell<f64>,
    playing: RefCell<Option<Playing>>,
    /// Counts plays and stops: news of an earlier run are not told.
    run: Cell<u32>,
    /// The run has ended, failed or was refused.
    is_done: Cell<bool>,
    heard_since: Cell<Option<f64>>,
    timers: Timers,
}

impl PageSound {
    /// Begins to load.
    pub(crate) fn load(sources: Vec<Source>, repeats: bool) -> Rc<Self> {
        let gain = context().and_then(|context| {
            let gain = context.create_gain().ok()?;
            gain.connect_with_audio_node(&context.destination()).ok()?;
            Some(gain)
        });
        let sound = Rc::new(Self {
            sources,
            state: ArcRwSignal::new(SoundState::Loading),
            loaded: RefCell::default(),
            loads: Cell::new(0),
            repeats,
            gain,
            volume: Cell::new(1.0),
            playing: RefCell::default(),
            run: Cell::new(0),
            is_done: Cell::new(false),
            heard_since: Cell::new(None),
            timers: Timers::default(),
        });
        sound.fetch();
        sound
    }

    fn fetch(self: &Rc<Self>) {
        let load = self.loads.get().wrapping_add(1);
        self.loads.set(load);
        let loading = Rc::clone(self);
        timers::spawn(async move {
            let loaded = first_usable(&loading.sources).await;
            if loaded.is_none() {
                loading.give_up(load);
            } else if loading.state.get_untracked() != SoundState::Ready {
                // Also when it comes late, of whichever load.
                *loading.loaded.borrow_mut() = loaded;
                loading.state.set(SoundState::Ready);
            }
        });
        let waiting = Rc::clone(self);
        self.timers
            .after(LOADING_MILLIS, move || waiting.give_up(load));
    }

    fn give_up(&self, load: u32) {
        if self.loads.get() == load && self.state.get_untracked() == SoundState::Loading {
            self.state.set(SoundState::Failed);
        }
    }

    /// Tells of a failure when what should play has not moved for long: a stalled element, an audio clock that the system has stopped.
    fn watch(self: &Rc<Self>, run: u32, told: &Rc<dyn Fn(SoundNews)>) {
        self.look_later(run, Rc::clone(told), None, clock::now().mono_millis);
    }

    fn look_later(
        self: &Rc<Self>,
        run: u32,
        told: Rc<dyn Fn(SoundNews)>,
        seen_secs: Option<f64>,
        since_millis: f64,
    ) {
        let sound = Rc::clone(self);
        self.timers.after(LOOK_MILLIS, move || {
            if sound.run.get() != run || sound.is_done.get() {
                return;
            }
            let now_millis = clock::now().mono_millis;
            let secs = sound.position_secs();
            if secs != seen_secs || document().hidden() {
                sound.look_later(run, told, secs, now_millis);
            } else if now_millis - since_millis > STANDSTILL_MILLIS {
                told(SoundNews::Failed);
            } else {
                sound.look_later(run, told, secs, since_millis);
            }
        });
    }

    /// Something that moves while the sound does.
    fn position_secs(&self) -> Option<f64> {
        match &*self.loaded.borrow() {
            Some(Loaded::Decoded(..)) => context().map(|context| context.current_time()),
            Some(Loaded::Element(element)) => Some(element.current_time()),
            None => None,
        }
    }

    fn next_run(&self) -> u32 {
        self.is_done.set(false);
        self.run.set(self.run.get().wrapping_add(1));
        self.run.get()
    }
}

/// Shared by the player and the frame that asked for it.
pub(crate) struct SharedSound(pub(crate) Rc<PageSound>);

impl Sound for SharedSound {
    fn state(&self) -> Signal<SoundState> {
        let state = self.0.state.clone();
        Signal::derive(move || state.get())
    }

    fn load_again(&self) {
        if self.0.state.get_untracked() == SoundState::Failed {
            self.0.state.set(SoundState::Loading);
            self.0.fetch();
        }
    }

    /// What it plays now goes on until the new run begins: a decoded sound to the sample, an element when it is rewound.
    fn play(&self, at_millis: f64, told: Rc<dyn Fn(SoundNews)>) {
        self.0.heard_since.set(None);
        let run = self.0.next_run();
        let sound = Rc::clone(&self.0);
        let current = Rc::clone(&self.0);
        let told: Rc<dyn Fn(SoundNews)> = Rc::new(move |news| {
            if current.run.get() == run && !current.is_done.get() {
                if let SoundNews::Started(millis) = news {
                    current.heard_since.set(Some(millis));
                } else {
                    current.heard_since.set(None);
                    current.is_done.set(true);
                }
                told(news);
            }
        });
        self.0.watch(run, &told);
        let loaded = self.0.loaded.borrow();
        match &*loaded {
            Some(Loaded::Decoded(buffer, address)) => {
                sound.play_decoded(buffer.clone(), address.clone(), at_millis, told);
            }
            Some(Loaded::Element(element)) => sound.play_element(element, at_millis, told),
            None => {
                drop(loaded);
                told(SoundNews::Failed);
            }
        }
    }

    fn stop(&self) {
        self.0.next_run();
        self.0.heard_since.set(None);
        self.0.end_run(0.0);
        if let Some(Loaded::Element(element)) = &*self.0.loaded.borrow() {
            let _ = element.pause();
        }
    }

    fn fade(&self, volume: f64, over_millis: f64) {
        self.0.volume.set(volume);
        if let (Some(gain), Some(context)) = (&self.0.gain, context()) {
            let (parameter, now) = (gain.gain(), context.current_time());
            let from = parameter.value();
            let _ = parameter.cancel_scheduled_values(now);
            let _ = parameter.set_value_at_time(from, now);
            let _ = parameter
                .linear_ramp_to_value_at_time(volume as f32, now + over_millis.max(1.0) / 1000.0);
        }
        if let Some(Loaded::Element(element)) = &*self.0.loaded.borrow() {
            element.set_volume(volume.clamp(0.0, 1.0));
        }
    }

    fn heard_secs(&self) -> Option<f64> {
        let since = self.0.heard_since.get()?;
        Some((clock::now().mono_millis - since).max(0.0) / 1000.0)
    }
}

impl PageSound {
    /// Ends what plays at that time of the audio clock, without a word.
    fn end_run(&self, when_secs: f64) {
        if let Some(playing) = self.playing.borrow_mut().take() {
            let scheduled: &AudioScheduledSourceNode = playing.node.as_ref();
            scheduled.set_onended(None);
            let _ = scheduled.stop_with_when(when_secs);
        }
    }

    fn play_decoded(
        self: &Rc<Self>,
        buffer: AudioBuffer,
        address: String,
        at_millis: f64,
        told: Rc<dyn Fn(SoundNews)>,
    ) {
        let Some(context) = context() else {
            return told(SoundNews::Failed);
        };
        if context.state() == AudioContextState::Running {
            return self.schedule(&context, &buffer, at_millis, &told);
        }
        // Asked for now, inside the press if there is one.
        let waking = context.resume();
        let patience = if ASLEEP.get() { 0.0 } else { WAKING_MILLIS };
        let (sound, run) = (Rc::clone(self), self.run.get());
        timers::spawn(async move {
            if let Ok(waking) = waking {
                let _ = JsFuture::from(or_later(&waking, patience)).await;
            }
            let is_awake = context.state() == AudioContextState::Running;
            ASLEEP.set(!is_awake);
            // Stopped, or played anew, while it waited.
            if sound.run.get() != run {
                return;
            }
            if is_awake {
                sound.schedule(&context, &buffer, at_millis, &told);
            } else {
                sound.play_otherwise(run, &address, at_millis, told).await;
            }
        });
    }

    /// Without the audio clock: it sleeps for want of a press, which an element then says, or of a device, which an element does without.
    async fn play_otherwise(
        self: Rc<Self>,
        run: u32,
        address: &str,
        at_millis: f64,
        told: Rc<dyn Fn(SoundNews)>,
    ) {
        let Some(element) = element(address).await else {
            return told(SoundNews::Failed);
        };
        if self.run.get() == run {
            self.play_element(&element, at_millis, told);
            *self.loaded.borrow_mut() = Some(Loaded::Element(element));
        }
    }

    fn schedule(
        self: &Rc<Self>,
        context: &AudioContext,
        buffer: &AudioBuffer,
        at_millis: f64,
        told: &Rc<dyn Fn(SoundNews)>,
    ) {
        let started = || -> Result<Playing, JsValue> {
            let node = context.create_buffer_source()?;
            node.set_buffer(Some(buffer));
            node.set_loop(self.repeats);
            match &self.gain {
                Some(gain) => node.connect_with_audio_node(gain)?,
                None => node.connect_with_audio_node(&context.destination())?,
            };
            let when = Axis::context_secs(context, at_millis).max(context.current_time());
            node.start_with_when(when)?;
            self.end_run(when);
            self.tell_start(when, told);
            // The sound holds the closure, so the closure must not hold the sound.
            let (sound, ended, audio) = (Rc::downgrade(self), Rc::clone(told), context.clone());
            let on_end = Closure::wrap(Box::new(move || {
                // The browser says so when the end is computed: what is shorter than the way to the ear has not been heard yet.
                let is_unheard = |sound: Rc<Self>| sound.heard_since.get().is_none();
                if sound.upgrade().is_some_and(is_unheard) {
                    ended(SoundNews::Started(Axis::page_millis(&audio, when)));
                }
                ended(SoundNews::Ended);
            }) as Box<dyn FnMut()>);
            let scheduled: &AudioScheduledSourceNode = node.as_ref();
            scheduled.set_onended(Some(on_end.as_ref().unchecked_ref()));
            Ok(Playing {
                node,
                _on_end: on_end,
            })
        };
        match started() {
            Ok(playing) => {
                *self.playing.borrow_mut() = Some(playing);
            }
            Err(error) => {
                warn(&format!("a sound could not be started: {error:?}"));
                told(SoundNews::Failed);
            }
        }
    }

    /// Tells of the start when it is heard, with the time that the audio clock then gives for it.
    fn tell_start(self: &Rc<Self>, when_secs: f64, told: &Rc<dyn Fn(SoundNews)>) {
        let Some(context) = context() else {
            return;
        };
        let expected = Axis::page_millis(&context, when_secs);
        let told = Rc::clone(told);
        self.timers
            .after(expected - clock::now().mono_millis, move || {
                told(SoundNews::Started(Axis::page_millis(&context, when_secs)));
            });
    }

    fn play_element(
        self: &Rc<Self>,
        element: &HtmlAudioElement,
        at_millis: f64,
        told: Rc<dyn Fn(SoundNews)>,
    ) {
        self.end_run(0.0);
        element.set_loop(self.repeats);
        element.set_volume(self.volume.get());
        let ended = Rc::clone(&told);
        let begin = {
            let (element, run, sound) = (element.clone(), self.run.get(), Rc::clone(self));
            move || {
                if sound.run.get() != run {
                    return;
                }
                // It may still play what it was told before.
                if element.current_time() > 0.0 {
                    element.set_current_time(0.0);
                }
                let on_end = Closure::once_into_js(move || ended(SoundNews::Ended));
                element.set_onended(Some(on_end.unchecked_ref()));
                kit::widgets::play(&element, move |playing| match playing {
                    kit::widgets::Playing::Started => {
                        told(SoundNews::Started(clock::now().mono_millis));
                    }
                    kit::widgets::Playing::Refused => told(SoundNews::Refused),
                    kit::widgets::Playing::Failed => told(SoundNews::Failed),
                    kit::widgets::Playing::Stopped => {}
                });
            }
        };
        let wait = at_millis - clock::now().mono_millis;
        // At once stays inside the press that may have asked for it.
        if wait < 1.0 {
            begin();
        } else {
            self.timers.after(wait, begin);
        }
    }
}

/// The first source that this browser can play.
async fn first_usable(sources: &[Source]) -> Option<Loaded> {
    for source in sources {
        if !is_playable(&source.kind) {
            continue;
        }
        if let Some(buffer) = decoded(&source.src).await {
            return Some(Loaded::Decoded(buffer, source.src.clone()));
        }
        if let Some(element) = element(&source.src).await {
            return Some(Loaded::Element(element));
        }
    }
    None
}

fn is_playable(kind: &str) -> bool {
    let Ok(element) = HtmlAudioElement::new() else {
        return false;
    };
    kind.is_empty() || !element.can_play_type(kind).is_empty()
}

async fn decoded(address: &str) -> Option<AudioBuffer> {
    let context = context()?;
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    // Firefox takes the bytes away from whoever else holds them.
    let bytes = Uint8Array::new(&bytes).buffer();
    let buffer = context.decode_audio_data(&bytes).ok()?;
    JsFuture::from(buffer).await.ok()?.dyn_into().ok()
}

async fn element(address: &str) -> Option<HtmlAudioElement> {
    let element = HtmlAudioElement::new().ok()?;
    element.set_preload("auto");
    element.set_src(address);
    let waited = element.clone();
    let loading = Promise::new(&mut |resolve, reject| {
        waited.set_oncanplaythrough(Some(&resolve));
        waited.set_onerror(Some(&reject));
    });
    element.load();
    let loaded = JsFuture::from(or_later(&loading, LOADING_MILLIS)).await;
    element.set_oncanplaythrough(None);
    element.set_onerror(None);
    loaded.ok().filter(|_| element.ready_state() >= 3)?;
    Some(element)
}

/// The promise, or its end after so many milliseconds.
fn or_later(promise: &Promise, millis: f64) -> Promise {
    let later = Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis as i32);
    });
    Promise::race(&js_sys::Array::of2(promise, &later))
}
