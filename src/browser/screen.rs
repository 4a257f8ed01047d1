//! The screen: full, or the whole window where the browser has no full screen; and kept on.

use super::{
    page::{PLAYER_ID, document, window},
    timers,
};
use js_sys::{Function, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The player fills the window: it lies over all else of the page.
const WHOLE_WINDOW: &str = "pk-whole-window";

thread_local! {
    static FILLS_WINDOW: Cell<bool> = const { Cell::new(false) };
    /// What the browser has given for keeping the screen on.
    static LOCK: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    static ASKED_TO_KEEP: Cell<bool> = const { Cell::new(false) };
}

fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or_default()
}

/// Whether one of the names, of which the second is that of older browsers, says yes.
fn says_yes(names: [&str; 2]) -> bool {
    names.iter().any(|name| get(&document(), name).is_truthy())
}

fn method(target: &JsValue, names: [&str; 2]) -> Option<Function> {
    let mut found = names.iter().map(|name| get(target, name).dyn_into());
    found.find_map(Result::ok)
}

/// Whether the player has the whole screen, or the window in its stead.
pub(crate) fn is_full() -> bool {
    FILLS_WINDOW.get() || says_yes(["fullscreenElement", "webkitFullscreenElement"])
}

/// Enters or leaves full screen, and tells how it stands afterwards: not every browser has an event for it.
///
/// A browser without it (Safari on a phone), a page that may not (in a frame of another), and one that refuses even where the family
/// has pressed the button get the whole window instead. Without a press a refusal is usual, and the button that returns is shown.
pub(crate) fn set_full(on: bool, is_pressed: bool, told: impl FnOnce(bool) + 'static) {
    if on == is_full() {
        return told(on);
    }
    if !on && FILLS_WINDOW.get() {
        fill_window(false);
        return told(false);
    }
    let player: JsValue = document().get_element_by_id(PLAYER_ID).into();
    let (target, names) = if on {
        (player, ["requestFullscreen", "webkitRequestFullscreen"])
    } else {
        (
            document().into(),
            ["exitFullscreen", "webkitExitFullscreen"],
        )
    };
    let may = !on || says_yes(["fullscreenEnabled", "webkitFullscreenEnabled"]);
    let Some(change) = method(&target, names).filter(|_| may) else {
        fill_window(on);
        return told(on);
    };
    let answer = change.call0(&target);
    timers::spawn(async move {
        let is_done = match answer {
            Ok(answer) => JsFuture::from(js_sys::Promise::resolve(&answer))
                .await
                .is_ok(),
            Err(_) => false,
        };
        if !is_done && on && is_pressed {
            fill_window(true);
        }
        told(is_full());
    });
}

fn fill_window(on: bool) {
    FILLS_WINDOW.set(on);
    if let Some(player) = document().get_element_by_id(PLAYER_ID) {
        let _ = player.class_list().toggle_with_force(WHOLE_WINDOW, on);
    }
}

/// Asks the browser to keep the screen on for as long as the page is seen, unless it does already. False if it does not.
pub(crate) async fn keep_on() -> bool {
    let held = LOCK.with_borrow(Clone::clone);
    if get(&held, "released") == JsValue::FALSE {
        return true;
    }
    let keeper = get(&window().navigator(), "wakeLock");
    let Ok(request) = get(&keeper, "request").dyn_into::<Function>() else {
        return false;
    };
    let Ok(promise) = request.call1(&keeper, &"screen".into()) else {
        return false;
    };
    let lock = JsFuture::from(js_sys::Promise::resolve(&promise)).await;
    let is_held = lock.is_ok();
    LOCK.set(lock.unwrap_or_default());
    is_held
}

/// Asks the browser, once, not to throw away what is stored for this site when its disk is full. Whether it agrees is of no matter.
///
/// Firefox is not asked: it would pass the question on to the family, and leave full screen for that, in the middle of a trial.
pub(crate) fn keep_storage() {
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Firefox") || ASKED_TO_KEEP.replace(true) {
        return;
    }
    let storage = get(&window().navigator(), "storage");
    let persist = method(&storage, ["persist", "persist"]);
    if let Some(Ok(promise)) = persist.map(|persist| persist.call0(&storage)) {
        timers::spawn(async move {
            let _ = JsFuture::from(js_sys::Promise::resolve(&promise)).await;
        });
    }
}
