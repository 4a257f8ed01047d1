//! A look at a film's picture, made small.

use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlMediaElement, HtmlVideoElement,
};

/// The film inside an element, once it has a picture.
pub fn film_in(element: &Element, selector: &str) -> Option<HtmlVideoElement> {
    let film = element.query_selector(selector).ok()??;
    let film: HtmlVideoElement = film.dyn_into().ok()?;
    (film.ready_state() >= HtmlMediaElement::HAVE_CURRENT_DATA).then_some(film)
}

/// The picture that the film shows now, drawn as large as the canvas: four bytes a dot. Nothing leaves the page.
pub fn pixels(film: &HtmlVideoElement, canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context
        .draw_image_with_html_video_element_and_dw_and_dh(film, 0.0, 0.0, width, height)
        .ok()?;
    let data = context.get_image_data(0.0, 0.0, width, height).ok()?;
    Some(data.data().0)
}
