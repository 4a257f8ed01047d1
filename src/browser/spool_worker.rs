//! The worker that keeps recordings on the family's device: one message asks for one thing, one answer comes.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

/// The worker's program. It is started from a `blob:` address, so it needs no address of its own: in Lookit the player lies below
/// `/studies/<uuid>/`.
pub(crate) const SCRIPT: &str = concat!(
    include_str!("../../assets/spool-database.js"),
    include_str!("../../assets/spool-worker.js")
);

/// A disk that has not answered by then will not.
const PATIENCE_MILLIS: i32 = 10_000;

/// The error when the worker does not start, or has died.
pub(crate) const GONE: &str = "the spool's worker is gone";

/// A recording as it was found on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The recording's name.
    pub(crate) name: String,
    /// `opfs` or `indexedDb`.
    pub(crate) kind: String,
    pub(crate) bytes: u64,
    /// What the page wrote beside it.
    pub(crate) note: String,
}

/// Who waits for which answer: what to call when it comes, and when it does not.
type Waiting = RefCell<Vec<(u32, Function, Function)>>;

struct Running {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

/// The worker's page side. It is started when it is first needed, and anew when it has died.
pub(crate) struct SpoolWorker {
    script: String,
    running: RefCell<Option<Running>>,
    waiting: Rc<Waiting>,
    last_id: Cell<u32>,
    /// Counts workers, so that the death of one is not laid to the next.
    generation: Cell<u32>,
}

impl SpoolWorker {
    /// A worker that runs `script`, [`SCRIPT`] but for tests.
    pub(crate) fn new(script: &str) -> Rc<Self> {
        Rc::new(Self {
            script: script.to_owned(),
            running: RefCell::default(),
            waiting: Rc::default(),
            last_id: Cell::new(0),
            generation: Cell::new(0),
        })
    }

    /// Takes a place on the disk for a recording.
    ///
    /// Errors: the name of the browser's error, `NoModificationAllowedError` when another page has it.
    pub(crate) async fn open(&self, name: &str, note: &str) -> Result<Found, String> {
        let answer = self.ask("open", name, &[("note", note.into())]).await?;
        Ok(found(&answer))
    }

    /// Writes bytes at a place, and the note; they are on the disk when this returns.
    ///
    /// Errors: as above, `QuotaExceededError` when there is no room; nothing is kept then.
    pub(crate) async fn append(
        &self,
        name: &str,
        at: u64,
        bytes: &Uint8Array,
        note: &str,
    ) -> Result<(), String> {
        let rest = [
            ("at", (at as f64).into()),
            ("bytes", bytes.into()),
            ("note", note.into()),
        ];
        self.ask("append", name, &rest).await.map(drop)
    }

    /// Reads bytes; fewer if there are no more.
    pub(crate) async fn read(&self, name: &str, at: u64, len: u64) -> Result<Uint8Array, String> {
        let rest = [("at", (at as f64).into()), ("length", (len as f64).into())];
        let answer = self.ask("read", name, &rest).await?;
        Ok(answer.unchecked_into())
    }

    /// Writes the note.
    pub(crate) async fn write(&self, name: &str, note: &str) -> Result<(), String> {
        self.ask("write", name, &[("note", note.into())])
            .await
            .map(drop)
    }

    /// Deletes a recording that this page holds.
    pub(crate) async fn remove(&self, name: &str) -> Result<(), String> {
        self.ask("remove", name, &[]).await.map(drop)
    }

    /// Takes every recording that earlier visits left behind; and how many another page holds.
    pub(crate) async fn take(&self) -> Result<(Vec<Found>, u32), String> {
        let answer = self.ask("take", "", &[]).await?;
        let taken = Array::from(&get(&answer, "taken"));
        let held = get(&answer, "held").as_f64().unwrap_or_default();
        Ok((taken.iter().map(|one| found(&one)).collect(), held as u32))
    }

    async fn ask(&self, op: &str, name: &str, rest: &[(&str, JsValue)]) -> Result<JsValue, String> {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let message = Object::new();
        let transfer = Array::new();
        let head = [("id", id.into()), ("op", op.into()), ("name", name.into())];
        for (key, value) in head.iter().chain(rest) {
            // Setting a property of a fresh plain object cannot fail.
            drop(Reflect::set(&message, &(*key).into(), value));
            if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
                transfer.push(&bytes.buffer());
            }
        }
        let mut timer = None;
        let answer = Promise::new(&mut |good, bad| {
            timer = set_timeout(&bad);
            self.waiting.borrow_mut().push((id, good, bad));
        });
        let is_sent = self.start().is_some_and(|worker| {
            worker
                .post_message_with_transfer(&message, &transfer)
                .is_ok()
        });
        let generation = self.generation.get();
        if !is_sent {
            self.die();
        }
        let answer = JsFuture::from(answer).await;
        drop(no_longer_waits(&self.waiting, id));
        if let Some(timer) = timer {
            clear_timeout(timer);
        }
        let Ok(answer) = answer else {
            // It said nothing, or there is none.
            if self.generation.get() == generation {
                self.die();
            }
            return Err(GONE.to_owned());
        };
        match get(&answer, "error").as_string() {
            Some(error) => Err(error),
            None => Ok(get(&answer, "answer")),
        }
    }

    fn start(&self) -> Option<Worker> {
        if let Some(running) = &*self.running.borrow() {
            return Some(running.worker.clone());
        }
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of1(&self.script.as_str().into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let worker = Worker::new(&address).ok()?;
        let waiting = Rc::clone(&self.waiting);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let id = get(&event.data(), "id").as_f64().unwrap_or_default() as u32;
            if let Some(good) = no_longer_waits(&waiting, id) {
                drop(good.call1(&JsValue::NULL, &event.data()));
            }
        });
        let waiting = Rc::clone(&self.waiting);
        // The page does not let it start, or the program is broken.
        let on_error = Closure::<dyn Fn()>::new(move || refuse_all(&waiting));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        *self.running.borrow_mut() = Some(Running {
            worker: worker.clone(),
            _on_message: on_message,
            _on_error: on_error,
        });
        Some(worker)
    }

    /// Whoever waits is told; the next question starts another.
    fn die(&self) {
        self.generation.set(self.generation.get() + 1);
        if let Some(running) = self.running.borrow_mut().take() {
            running.worker.set_onmessage(None);
            running.worker.set_onerror(None);
            running.worker.terminate();
        }
        refuse_all(&self.waiting);
    }
}

impl Drop for SpoolWorker {
    fn drop(&mut self) {
        self.die();
    }
}

fn no_longer_waits(waiting: &Waiting, id: u32) -> Option<Function> {
    let mut waiting = waiting.borrow_mut();
    let place = waiting.iter().position(|(waits, ..)| *waits == id)?;
    Some(waiting.swap_remove(place).1)
}

fn refuse_all(waiting: &Waiting) {
    for (_, _, bad) in std::mem::take(&mut *waiting.borrow_mut()) {
        drop(bad.call0(&JsValue::NULL));
    }
}

fn found(answer: &JsValue) -> Found {
    let text = |key| get(answer, key).as_string().unwrap_or_default();
    Found {
        name: text("name"),
        kind: text("kind"),
        bytes: get(answer, "size").as_f64().unwrap_or_default() as u64,
        note: text("note"),
    }
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn set_timeout(run: &Function) -> Option<i32> {
    web_sys::window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(run, PATIENCE_MILLIS)
        .ok()
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn clear_timeout(timer: i32) {
    if let Some(window) = web_sys::window() {
        window.clear_timeout_with_handle(timer);
    }
}
