//! Pages of text that the browser draws, in any script that it can show.

use crate::{
    pdf::page_header,
    wrap::{is_right_to_left, wrap},
};
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};
use words::Words;

/// A4 at 150 dots an inch.
pub(super) const SIZE: (u32, u32) = (1240, 1754);
const MARGIN: f64 = 148.0;
const TOP: f64 = 150.0;
const LINE: f64 = 31.0;
const LINES_A_PAGE: usize = 48;
/// 12 points.
const FONT: &str = "25px serif";
const SMALL_FONT: &str = "21px serif";

/// Each page as a JPEG, with title and header on top; nothing where the browser draws none.
pub(super) fn pages(
    document: &Document,
    words: Words,
    text: &str,
    title: &str,
    when: &str,
) -> Option<Vec<Vec<u8>>> {
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
    canvas.set_width(SIZE.0);
    canvas.set_height(SIZE.1);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_font(FONT);
    // By name, as the direction below: web-sys has them only with features that nothing else here needs.
    let measure = Reflect::get(&context, &"measureText".into()).ok()?;
    let measure: Function = measure.dyn_into().ok()?;
    let width_of = |text: &str| {
        let size = measure.call1(&context, &text.into()).unwrap_or_default();
        let width = Reflect::get(&size, &"width".into());
        width
            .ok()
            .and_then(|width| width.as_f64())
            .unwrap_or_default()
    };
    let lines = wrap(text, width - 2.0 * MARGIN, width_of);
    let sheets: Vec<&[String]> = if lines.is_empty() {
        vec![&[]]
    } else {
        lines.chunks(LINES_A_PAGE).collect()
    };
    let count = sheets.len();
    let put = |text: &str, y: f64| {
        let to_left = is_right_to_left(text);
        let (direction, x) = if to_left {
            ("rtl", width - MARGIN)
        } else {
            ("ltr", MARGIN)
        };
        drop(Reflect::set(
            &context,
            &"direction".into(),
            &direction.into(),
        ));
        context.fill_text(text, x, y).ok()
    };
    let mut pictures = Vec::with_capacity(count);
    for (index, sheet) in sheets.into_iter().enumerate() {
        context.set_fill_style_str("white");
        context.fill_rect(0.0, 0.0, width, height);
        context.set_fill_style_str("black");
        context.set_font(SMALL_FONT);
        put(title, 60.0)?;
        put(&page_header(words, when, index + 1, count), 90.0)?;
        context.set_font(FONT);
        for (row, line) in sheet.iter().enumerate() {
            put(line, TOP + LINE * row as f64)?;
        }
        pictures.push(jpeg(&canvas)?);
    }
    Some(pictures)
}

fn jpeg(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let quality = JsValue::from_f64(0.85);
    let address = canvas
        .to_data_url_with_type_and_encoder_options("image/jpeg", &quality)
        .ok()?;
    // A browser that can't write JPEG gives another type.
    let text = address.strip_prefix("data:image/jpeg;base64,")?;
    let decode: Function = Reflect::get(&js_sys::global(), &"atob".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let binary = decode.call1(&JsValue::NULL, &text.into()).ok()?;
    let binary: JsString = binary.dyn_into().ok()?;
    Some(binary.iter().map(|unit| unit as u8).collect())
}
