//! When pictures are ready, and when films are seen.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlImageElement, HtmlMediaElement};

/// Tells when a loaded picture is decoded, so that it can be shown in the very next refresh; also when it never will be.
pub fn decoded(image: &HtmlImageElement, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let promise = image.decode();
    let method = Reflect::get(&promise, &"then".into()).unwrap_or_default();
    if let Some(method) = method.dyn_ref::<Function>() {
        drop(method.call2(&promise, &then, &then));
    }
}

/// Tells when the next picture of a film that begins is seen, counted back to the film's beginning: `performance.now()`. False where
/// the browser does not say.
pub fn first_picture(film: &HtmlMediaElement, then: impl FnOnce(f64) + 'static) -> bool {
    let method = Reflect::get(film, &"requestVideoFrameCallback".into()).unwrap_or_default();
    let Some(method) = method.dyn_ref::<Function>() else {
        return false;
    };
    let seen = Closure::once_into_js(move |_: JsValue, picture: JsValue| {
        let number = |name: &str| Reflect::get(&picture, &name.into()).ok()?.as_f64();
        if let Some(seen_millis) = number("expectedDisplayTime") {
            then(seen_millis - number("mediaTime").unwrap_or_default() * 1000.0);
        }
    });
    method.call1(film, &seen).is_ok()
}
