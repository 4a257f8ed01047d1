//! A text to take home.

use super::pages::{SIZE, pages};
use crate::{
    Frame, FrameCx,
    pdf::{can_write, in_words, of_pictures, pdf},
};
use wasm_bindgen::JsValue;
use web_sys::HtmlAnchorElement;
use words::Words;

/// How long the file's address lives: Safari reads the file a little after the click.
const FILE_IS_TAKEN_MILLIS: f64 = 1000.0;

/// Gives the browser a text as a PDF named after the day: `NAME_2026_11_27.pdf`. `anchor` is a hidden link of the page.
pub fn offer_pdf<F: Frame>(
    cx: FrameCx<F>,
    anchor: &HtmlAnchorElement,
    name: &str,
    title: &str,
    text: &str,
) {
    if let Some(address) = address_of(cx.words(), anchor, cx.now().wall_millis, name, title, text) {
        cx.after(FILE_IS_TAKEN_MILLIS, move || {
            drop(web_sys::Url::revoke_object_url(&address));
        });
    }
}

fn address_of(
    words: Words,
    anchor: &HtmlAnchorElement,
    wall_millis: f64,
    name: &str,
    title: &str,
    text: &str,
) -> Option<String> {
    let date = js_sys::Date::new(&JsValue::from_f64(wall_millis));
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let time = [date.get_hours(), date.get_minutes(), date.get_seconds()];
    let when = in_words(words, [year, month, day], time);
    // The file's own letters are those of western Europe; what has others is drawn by the browser, page by page.
    let drawn = (!can_write(text) || !can_write(title))
        .then(|| pages(&anchor.owner_document()?, words, text, title, &when))
        .flatten();
    let bytes = match drawn {
        Some(pages) => of_pictures(&pages, SIZE.0, SIZE.1),
        None => pdf(words, text, title, &when),
    };
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/pdf");
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    anchor.set_href(&address);
    anchor.set_download(&format!("{name}_{year}_{month:02}_{day:02}.pdf"));
    anchor.click();
    Some(address)
}
