//! Recorder events with Pipe's names, for sites that embed the player (`docs/pipe.md`).

use js_sys::{Array, Function};
use wasm_bindgen::JsValue;

const BODY: &str = include_str!("../../assets/pipe-events.js");

/// Calls the site's handler of that name on `PipeSDK.recorders[id]`, and tells `peekaboo-recorder` on the window.
pub(crate) fn tell(id: &str, name: &str, values: &[JsValue]) {
    let values: Array = values.iter().collect();
    let tell = Function::new_with_args("id,name,values", BODY);
    // The body catches what handlers throw.
    drop(tell.call3(&JsValue::NULL, &id.into(), &name.into(), &values));
}
