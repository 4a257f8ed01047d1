//! Files for the family to keep, when the server does not take them.

use super::http;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url};

/// Browsers drop downloads that come too fast after one another.
const PAUSE_MILLIS: u64 = 250;

/// Puts each file among the browser's downloads.
pub(crate) async fn save_copies(files: Vec<(String, Blob)>) {
    for (name, bytes) in files {
        // Its address lasts as long as the page: nothing tells when a download has been written.
        if let Ok(address) = Url::create_object_url_with_blob(&bytes) {
            download(&name, &address);
        }
        http::sleep(PAUSE_MILLIS).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn download(name: &str, address: &str) -> Option<()> {
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}
