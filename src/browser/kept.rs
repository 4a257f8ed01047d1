//! What a tab keeps while it is open. A browser that keeps nothing is no error.

use super::page::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The browser's own; its entries are its properties.
fn storage() -> JsValue {
    Reflect::get(&window(), &"sessionStorage".into()).unwrap_or_default()
}

/// The text under a key.
pub(crate) fn get(key: &str) -> Option<String> {
    Reflect::get(&storage(), &key.into()).ok()?.as_string()
}

/// Keeps a text.
pub(crate) fn set(key: &str, text: &str) {
    let _ = Reflect::set(&storage(), &key.into(), &text.into());
}
