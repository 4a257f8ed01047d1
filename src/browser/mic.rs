//! How loud the microphone is, measured the way Lookit's mic check does it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AnalyserNode, AudioContext, AudioContextState, MediaStream, MediaStreamAudioSourceNode,
};

const POLL_MILLIS: i32 = 50;
/// Polls without a sample, 5 s, after which the browser is taken to give none: a computer without loudspeakers can do that.
const DEAF_POLLS: u32 = 100;
/// The newest samples that are looked at: 85 ms at 48 kHz, more than one poll.
const WINDOW_SAMPLES: u32 = 4096;
/// The measure is taken over blocks of so many samples.
const BLOCK_SAMPLES: usize = 128;

/// Measures until it is dropped, which closes the audio context.
pub(crate) struct MicMeter {
    context: AudioContext,
    // Kept because a source that is collected falls silent.
    source: MediaStreamAudioSourceNode,
    interval: i32,
    _poll: Closure<dyn Fn()>,
}

impl MicMeter {
    /// Reports the running volume about 20 times a second: 5 x RMS of each block of 128 samples, or 0.99 of the volume
    /// before if that is larger. Lookit takes a microphone as working above 0.1. An infinite level says that nothing can be measured.
    ///
    /// Errors: the stream has no sound, or the browser gives no audio context; the message says which.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    pub(crate) fn start(stream: &MediaStream, on_level: Rc<dyn Fn(f64)>) -> Result<Self, String> {
        let window = web_sys::window().ok_or("no window")?;
        let context = AudioContext::new().map_err(|error| words(&error))?;
        let made = || -> Result<(MediaStreamAudioSourceNode, AnalyserNode), JsValue> {
            let source = context.create_media_stream_source(stream)?;
            let analyser = context.create_analyser()?;
            analyser.set_fft_size(WINDOW_SAMPLES);
            source.connect_with_audio_node(&analyser)?;
            Ok((source, analyser))
        };
        let (source, analyser) = made().map_err(|error| {
            drop(context.close());
            words(&error)
        })?;
        drop(context.resume());
        let poll = {
            let context = context.clone();
            let (volume, seen_secs, deaf) = (
                Cell::new(0.0),
                Cell::new(context.current_time()),
                Cell::new(0_u32),
            );
            Closure::<dyn Fn()>::new(move || {
                let now_secs = context.current_time();
                if now_secs <= seen_secs.get() {
                    deaf.set(deaf.get() + 1);
                    // Without a click on the page a context may start asleep; a later click lets it run.
                    if deaf.get().is_multiple_of(20)
                        && context.state() == AudioContextState::Suspended
                    {
                        drop(context.resume());
                    }
                    if deaf.get() == DEAF_POLLS {
                        if was_touched() {
                            on_level(f64::INFINITY);
                        } else {
                            deaf.set(0);
                        }
                    }
                    return;
                }
                deaf.set(0);
                let fresh =
                    (now_secs - seen_secs.replace(now_secs)) * f64::from(context.sample_rate());
                let mut samples = [0.0_f32; WINDOW_SAMPLES as usize];
                analyser.get_float_time_domain_data(&mut samples);
                volume.set(next_volume(volume.get(), &samples, fresh.max(0.0) as usize));
                on_level(volume.get());
            })
        };
        let interval = window
            .set_interval_with_callback_and_timeout_and_arguments_0(
                poll.as_ref().unchecked_ref(),
                POLL_MILLIS,
            )
            .map_err(|error| words(&error))?;
        Ok(Self {
            context,
            source,
            interval,
            _poll: poll,
        })
    }
}

impl Drop for MicMeter {
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_interval_with_handle(self.interval);
        }
        drop(self.source.disconnect());
        drop(self.context.close());
    }
}

/// The volume after `fresh` new samples, of which the newest stand at the end of `samples`.
fn next_volume(before: f64, samples: &[f32], fresh: usize) -> f64 {
    let missed_blocks = fresh.saturating_sub(samples.len()) / BLOCK_SAMPLES;
    let start = before * 0.99_f64.powi(i32::try_from(missed_blocks).unwrap_or(i32::MAX));
    let seen = &samples[samples.len() - fresh.min(samples.len())..];
    seen.chunks(BLOCK_SAMPLES).fold(start, |volume, block| {
        let sum: f64 = block.iter().map(|sample| f64::from(*sample).powi(2)).sum();
        let rms = (sum / block.len() as f64).sqrt();
        (rms * 5.0).max(volume * 0.99)
    })
}

/// Whether the family has clicked or pressed a key on this page; yes, where the browser does not say.
fn was_touched() -> bool {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &JsValue::from_str(key));
    get(&js_sys::global(), "navigator")
        .and_then(|navigator| get(&navigator, "userActivation"))
        .and_then(|activation| get(&activation, "hasBeenActive"))
        .map_or(true, |touched| touched.as_bool().unwrap_or(true))
}

fn words(error: &JsValue) -> String {
    format!("the microphone's level cannot be measured: {error:?}")
}
