//! Timers and tasks of the page.

use super::page::window;
use std::{cell::RefCell, collections::BTreeMap, future::Future, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};

/// Timers by number; a dropped or cancelled one never fires.
#[derive(Clone, Default)]
pub(crate) struct Timers(Rc<RefCell<Running>>);

/// The browser's number and the closure that must live until it has run.
type Handle = (i32, Closure<dyn FnMut()>);

#[derive(Default)]
struct Running {
    last: u32,
    handles: BTreeMap<u32, Handle>,
}

impl Timers {
    /// Runs `f` once after `millis`.
    pub(crate) fn after(&self, millis: f64, f: impl FnOnce() + 'static) -> u32 {
        let number = {
            let mut running = self.0.borrow_mut();
            running.last += 1;
            running.last
        };
        let timers = self.clone();
        let mut f = Some(f);
        let closure = Closure::wrap(Box::new(move || {
            // The closure that is running must live until it returns: it leaves with this binding.
            let _own = timers.0.borrow_mut().handles.remove(&number);
            if let Some(f) = f.take() {
                f();
            }
        }) as Box<dyn FnMut()>);
        let handle = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                closure.as_ref().unchecked_ref(),
                millis.clamp(0.0, f64::from(i32::MAX)).round() as i32,
            )
            .unwrap_or_default();
        self.0
            .borrow_mut()
            .handles
            .insert(number, (handle, closure));
        number
    }

    /// Forgets a timer.
    pub(crate) fn cancel(&self, number: u32) {
        if let Some((handle, _)) = self.0.borrow_mut().handles.remove(&number) {
            window().clear_timeout_with_handle(handle);
        }
    }

    /// Forgets all timers.
    pub(crate) fn cancel_all(&self) {
        let handles = std::mem::take(&mut self.0.borrow_mut().handles);
        for (handle, _) in handles.values() {
            window().clear_timeout_with_handle(*handle);
        }
    }
}

/// Starts work that waits for something.
#[expect(clippy::disallowed_methods, reason = "the one place that starts tasks")]
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Waits.
pub(crate) async fn sleep(millis: f64) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis.round() as i32);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
