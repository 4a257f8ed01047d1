//! The audio clock and the page's clock on one axis.

use crate::browser::clock;
use js_sys::Reflect;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AudioContext;

thread_local! {
    static AXIS: RefCell<Axis> = RefCell::default();
}

/// How far the page's clock is ahead of the audio clock, in milliseconds: what is computed at a moment of the one is heard at a moment of the
/// other. Browsers tell it with the jitter of their audio buffers, so the middle one of the last readings counts.
#[derive(Default)]
pub(super) struct Axis {
    readings: Vec<f64>,
}

/// Readings that are kept.
const READINGS: usize = 31;

impl Axis {
    /// After one more reading.
    fn of(context: &AudioContext) -> f64 {
        AXIS.with_borrow_mut(|axis| {
            if axis.readings.len() == READINGS {
                axis.readings.remove(0);
            }
            axis.readings.push(ahead_millis(context));
            let mut sorted = axis.readings.clone();
            sorted.sort_by(f64::total_cmp);
            sorted[sorted.len() / 2]
        })
    }

    pub(super) fn context_secs(context: &AudioContext, page_millis: f64) -> f64 {
        (page_millis - Self::of(context)) / 1000.0
    }

    pub(super) fn page_millis(context: &AudioContext, context_secs: f64) -> f64 {
        context_secs * 1000.0 + Self::of(context)
    }
}

/// One reading.
fn ahead_millis(context: &AudioContext) -> f64 {
    let number = |object: &JsValue, name: &str| {
        Reflect::get(object, &name.into())
            .ok()
            .and_then(|value| value.as_f64())
    };
    let stamp = Reflect::get(context, &"getOutputTimestamp".into())
        .ok()
        .and_then(|method| method.dyn_into::<js_sys::Function>().ok())
        .and_then(|method| method.call0(context).ok());
    if let Some(stamp) = stamp
        && let (Some(context_secs), Some(page_millis)) = (
            number(&stamp, "contextTime"),
            number(&stamp, "performanceTime"),
        )
        && page_millis > 0.0
        && context_secs > 0.0
    {
        return page_millis - context_secs * 1000.0;
    }
    // What is computed now is heard so much later.
    let latency = number(context, "outputLatency")
        .or_else(|| number(context, "baseLatency"))
        .unwrap_or_default();
    clock::now().mono_millis + (latency - context.current_time()) * 1000.0
}
