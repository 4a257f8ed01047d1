//! How the family allows the camera in its browser.

use crate::{CameraTrouble, permission_steps as steps};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use words::Words;

/// The steps in the family's browser where the camera was refused; nothing for another trouble.
pub fn permission_steps(words: Words, trouble: CameraTrouble) -> Option<AnyView> {
    if trouble != CameraTrouble::Refused {
        return None;
    }
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).unwrap_or_default();
    let get = |name: &str| Reflect::get(&navigator, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let user_agent = get("userAgent").as_string().unwrap_or_default();
    let touch_points = get("maxTouchPoints").as_f64().unwrap_or_default() as u32;
    let lines = steps(&user_agent, touch_points);
    let lines = lines.map(|line| view! { <li>{words.get(line)}</li> });
    Some(view! { <ol class="pk-permission-steps">{lines}</ol> }.into_any())
}
