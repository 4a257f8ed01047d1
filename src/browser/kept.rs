//! What a tab keeps while it is open, and what the browser keeps for longer. A browser that keeps nothing is no error.

use super::page::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Until the tab is closed.
pub(crate) const TAB: &str = "sessionStorage";
/// For the family's next visit.
pub(crate) const BROWSER: &str = "localStorage";

/// The browser's own; its entries are its properties.
fn storage(place: &str) -> JsValue {
    Reflect::get(&window(), &place.into()).unwrap_or_default()
}

/// The text under a key.
pub(crate) fn get(place: &str, key: &str) -> Option<String> {
    Reflect::get(&storage(place), &key.into()).ok()?.as_string()
}

/// Keeps a text.
pub(crate) fn set(place: &str, key: &str, text: &str) {
    let _ = Reflect::set(&storage(place), &key.into(), &text.into());
}
