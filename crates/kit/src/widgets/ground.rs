//! A researcher's colour as the ground of a page, and the ink that can be read on it.

use js_sys::{Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};

/// Inline colours: the ground, white when no browser knows it, and black or white for what is written on it.
pub fn ground(color: &str) -> String {
    let ground = known(color).unwrap_or_else(|| "#ffffff".into());
    let ink = if is_dark(&ground) { "white" } else { "black" };
    ["background:", &ground, ";color:", ink].concat()
}

/// The colour as browsers write it, `#rrggbb` or `rgba(r, g, b, a)`; white for one that they don't know. A canvas reads every name
/// and notation there is, and keeps what it had when it can't.
fn known(color: &str) -> Option<String> {
    let canvas = document().create_element("canvas").ok()?;
    let open: Function = Reflect::get(&canvas, &"getContext".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let pen = open.call1(&canvas, &"2d".into()).ok()?;
    let ink = JsValue::from("fillStyle");
    Reflect::set(&pen, &ink, &"#fff".into()).ok()?;
    Reflect::set(&pen, &ink, &color.into()).ok()?;
    Reflect::get(&pen, &ink).ok()?.as_string()
}

/// Whether white text reads better: a sum of channels up to 384 (spec: frames-trials 1.7), as seen on white paper.
fn is_dark(color: &str) -> bool {
    if let Some(hex) = color.strip_prefix('#') {
        let [_, red, green, blue] = u32::from_str_radix(hex, 16)
            .unwrap_or(u32::MAX)
            .to_be_bytes();
        return u32::from(red) + u32::from(green) + u32::from(blue) <= 384;
    }
    let parts = color.split(['(', ',', ')']);
    let numbers: Vec<f64> = parts
        .map(js_sys::parse_float)
        .filter(|number| number.is_finite())
        .collect();
    matches!(numbers[..], [red, green, blue, alpha] if (red + green + blue) * alpha + 765.0 * (1.0 - alpha) <= 384.0)
}
