//! The window: address, title, keys, closing.

use super::screen;
use kit::Input;
use std::{cell::RefCell, collections::BTreeSet, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Event, KeyboardEvent, RequestInit, RequestMode, Response, Window};

/// The window; a page always has one.
#[expect(clippy::disallowed_methods, reason = "this is the window's own file")]
#[expect(clippy::expect_used, reason = "there is no page without a window")]
pub(crate) fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
#[expect(clippy::expect_used, reason = "there is no page without a document")]
pub(crate) fn document() -> Document {
    window().document().expect("a page has a document")
}

/// Path of the address.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The element that is shown full screen.
pub(crate) const PLAYER_ID: &str = "experiment-player";

/// What the browser's owner reads, the best first.
pub(crate) fn languages() -> Vec<String> {
    let wishes = window().navigator().languages();
    wishes.iter().filter_map(|wish| wish.as_string()).collect()
}

/// Which plural a number takes in a language: `one`, `few`, `other`, …
pub(crate) fn plural(language: &str, number: f64) -> String {
    let tags = js_sys::Array::of1(&language.into());
    let rules = js_sys::Intl::PluralRules::new(&tags, &js_sys::Object::new());
    rules.select(number).into()
}

/// Tells the browser, and screen readers, in which language and direction the whole page is.
pub(crate) fn set_language(name: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", name);
        let _ = root.set_attribute("dir", direction);
    }
}

/// Sets the page's title.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Goes to another page; to the first of this site if the address is none.
pub(crate) fn go(address: &str) {
    let location = window().location();
    if let Err(error) = location.set_href(address) {
        warn(&format!("could not go to {address}: {error:?}"));
        let _ = location.set_href("/");
    }
}

/// Shows the page from its top.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// A line for researchers in the browser's console.
pub(crate) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}

/// Content of a `<meta>` by name.
pub(crate) fn meta(name: &str) -> Option<String> {
    document()
        .query_selector(&format!("meta[name='{name}']"))
        .ok()
        .flatten()?
        .get_attribute("content")
}

/// Value of a cookie that scripts may read.
pub(crate) fn cookie(name: &str) -> Option<String> {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into())
        .ok()?
        .as_string()?;
    cookies.split(';').find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// What the page tells the player.
#[derive(Clone, Debug)]
pub(crate) enum PageEvent<'a> {
    /// A key went up.
    KeyUp(&'a str),
    /// F1, Esc, or Ctrl+X outside a text field.
    ExitKey,
    /// Entered or left full screen.
    Fullscreen(bool),
    /// The window has another size, in CSS pixels.
    Sized(u32, u32),
    /// The tab is closing; true asks the browser to ask.
    Closing,
    /// For the frame.
    Input(Input),
}

/// Listens for as long as the page lives. `hear` returns whether closing should be asked about.
pub(crate) fn listen(hear: Rc<dyn Fn(PageEvent<'_>) -> bool>) {
    let on_key_up = Rc::clone(&hear);
    on(&window(), "keyup", move |event| {
        if let Some(key) = event
            .dyn_ref::<KeyboardEvent>()
            .filter(|_| !is_text_field(&event))
        {
            on_key_up(PageEvent::KeyUp(&key.key()));
            on_key_up(PageEvent::Input(Input::KeyUp(key.key())));
        }
    });
    listen_to_inputs(&hear);
    let on_key_down = Rc::clone(&hear);
    on(&window(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let name = key.key();
        let ctrl_x = key.ctrl_key() && name.eq_ignore_ascii_case("x") && !is_text_field(&event);
        if name == "F1" || name == "Escape" || ctrl_x {
            if name == "F1" {
                event.prevent_default();
            }
            on_key_down(PageEvent::ExitKey);
        }
        if !is_text_field(&event) {
            on_key_down(PageEvent::Input(Input::KeyDown(name, key.repeat())));
        }
    });
    for name in ["fullscreenchange", "webkitfullscreenchange"] {
        let hear = Rc::clone(&hear);
        on(&document(), name, move |_| {
            hear(PageEvent::Fullscreen(screen::is_full()));
        });
    }
    let sized = Rc::clone(&hear);
    on(&window(), "resize", move |_| {
        let pixels = |side: Result<JsValue, JsValue>| {
            side.ok().and_then(|side| side.as_f64()).unwrap_or_default() as u32
        };
        let (width, height) = (window().inner_width(), window().inner_height());
        sized(PageEvent::Sized(pixels(width), pixels(height)));
    });
    on(&window(), "beforeunload", move |event| {
        if hear(PageEvent::Closing) {
            event.prevent_default();
            let _ = js_sys::Reflect::set(&event, &"returnValue".into(), &"".into());
        }
    });
}

/// Fingers, focus, visibility, turning.
fn listen_to_inputs(hear: &Rc<dyn Fn(PageEvent<'_>) -> bool>) {
    let input = |target: &web_sys::EventTarget, name: &str, read: Box<dyn Fn() -> Input>| {
        let hear = Rc::clone(hear);
        on(target, name, move |_| {
            hear(PageEvent::Input(read()));
        });
    };
    listen_to_pointers(hear);
    input(&window(), "focus", Box::new(|| Input::Focused(true)));
    input(&window(), "blur", Box::new(|| Input::Focused(false)));
    input(
        &document(),
        "visibilitychange",
        Box::new(|| Input::Visible(!document().hidden())),
    );
    if let Some(orientation) = screen_orientation() {
        input(
            &orientation,
            "change",
            Box::new(|| Input::Turned(degrees())),
        );
    }
}

/// Several fingers are one pointer that is down until the last is lifted.
fn listen_to_pointers(hear: &Rc<dyn Fn(PageEvent<'_>) -> bool>) {
    let down: Rc<RefCell<BTreeSet<i32>>> = Rc::default();
    let id = |event: &Event| {
        let id = js_sys::Reflect::get(event, &"pointerId".into());
        id.ok().and_then(|id| id.as_f64()).unwrap_or_default() as i32
    };
    let (first, begin) = (Rc::clone(&down), Rc::clone(hear));
    on(&window(), "pointerdown", move |event| {
        first.borrow_mut().insert(id(&event));
        let on_page = is_finger(&event) && !is_on_control(&event);
        begin(PageEvent::Input(Input::PointerDown { on_page }));
    });
    for name in ["pointerup", "pointercancel"] {
        let (down, end) = (Rc::clone(&down), Rc::clone(hear));
        on(&window(), name, move |event| {
            let is_last = {
                let mut down = down.borrow_mut();
                down.remove(&id(&event));
                down.is_empty()
            };
            if is_last {
                end(PageEvent::Input(Input::PointerUp));
            }
        });
    }
}

/// A pen counts as one.
fn is_finger(event: &Event) -> bool {
    let kind = js_sys::Reflect::get(event, &"pointerType".into());
    let kind = kind.ok().and_then(|kind| kind.as_string());
    matches!(kind.as_deref(), Some("touch" | "pen"))
}

fn is_on_control(event: &Event) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        let controls = "button, a, input, [role=button], video[controls]";
        matches!(element.closest(controls), Ok(Some(_)))
    })
}

fn screen_orientation() -> Option<web_sys::EventTarget> {
    let screen = window().screen().ok()?;
    let orientation = js_sys::Reflect::get(&screen, &"orientation".into()).ok()?;
    orientation.dyn_into().ok()
}

fn degrees() -> u16 {
    let angle = screen_orientation()
        .and_then(|orientation| js_sys::Reflect::get(&orientation, &"angle".into()).ok());
    angle.and_then(|angle| angle.as_f64()).unwrap_or_default() as u16
}

/// Asks for a file that will be needed, so that the browser has it then. Whether it came is of no matter.
pub(crate) async fn prefetch(address: String) {
    // As the sounds will ask for it. Asked without leave to read it, some servers' answers could not be read from the cache later.
    let readable = wasm_bindgen_futures::JsFuture::from(window().fetch_with_str(&address)).await;
    let answer = if readable.is_ok() {
        readable
    } else {
        let options = RequestInit::new();
        options.set_mode(RequestMode::NoCors);
        let asked = window().fetch_with_str_and_init(&address, &options);
        wasm_bindgen_futures::JsFuture::from(asked).await
    };
    let bytes = answer
        .ok()
        .and_then(|answer| answer.dyn_into::<Response>().ok())
        .and_then(|response| response.array_buffer().ok());
    if let Some(bytes) = bytes {
        let _ = wasm_bindgen_futures::JsFuture::from(bytes).await;
    }
}

/// Runs `f` once while the browser prepares the next refresh, with the time of that refresh.
pub(crate) fn next_refresh(f: impl FnOnce(f64) + 'static) {
    let closure = Closure::once_into_js(f);
    if window()
        .request_animation_frame(closure.unchecked_ref())
        .is_err()
    {
        warn("the browser refused a callback for the next refresh");
    }
}

fn on(target: &web_sys::EventTarget, name: &str, f: impl Fn(Event) + 'static) {
    let closure = Closure::wrap(Box::new(f) as Box<dyn Fn(Event)>);
    if target
        .add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
        .is_err()
    {
        warn(&format!("the browser refused a listener for {name}"));
    }
    // The page's own listeners live as long as the page.
    closure.forget();
}

fn is_text_field(event: &Event) -> bool {
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return false;
    };
    let tag = element.tag_name();
    tag == "TEXTAREA"
        || element.has_attribute("contenteditable")
        || (tag == "INPUT"
            && !matches!(
                element.get_attribute("type").as_deref(),
                Some("radio" | "checkbox" | "button" | "submit")
            ))
}

/// Puts a frame kind's style sheet on the page.
pub(crate) fn add_style(css: &str) {
    let Ok(style) = document().create_element("style") else {
        return;
    };
    style.set_text_content(Some(css));
    if let Some(head) = document().query_selector("head").ok().flatten() {
        let _ = head.append_child(&style);
    }
}

/// Selects a part of a text field, in UTF-16 units, and brings it into sight.
#[cfg(feature = "preview")]
pub(crate) fn select_in_field(id: &str, from: u32, to: u32) {
    let field = document().get_element_by_id(id);
    if let Some(field) =
        field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
    {
        // A field scrolls to its selection when it gets the focus.
        let _ = field.blur();
        let _ = field.set_selection_range(from, to);
        let _ = field.focus();
        field.scroll_into_view();
    }
}
