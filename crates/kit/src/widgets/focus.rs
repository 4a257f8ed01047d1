//! Where the keyboard, and those who listen to the page, go on.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Moves the focus to the first element within `page` that fits the selector; the browser brings it into sight.
pub fn focus_in(page: &Element, selector: &str) {
    let found = page.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A browser that refuses the focus still shows the page.
        drop(element.focus());
    }
}
