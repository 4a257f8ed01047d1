//! The loop: event → session → effects. All effects of an event run, in order, before the browser is asked anything else, so that
//! `play()` and full screen stay inside the click that caused them. Only waiting is spawned.

mod inputs;
mod prefetch;
mod recording;
mod saving;
mod select;
mod sending;
mod setup;
mod site;
mod speech;

use crate::{
    browser::{
        camera::{DevicePrefs, TrackWatch},
        clock, page, screen,
        script::PageEngine,
        timers::Timers,
        uploads::{Standing, Uploads},
    },
    host::VisitHost,
    kinds::{self, Fetch, Fetcher},
    languages,
};
use inputs::Listeners;
use kit::{Device, ParamProblem};
use leptos::prelude::*;
use protocol::{
    SeededDice,
    script::{self, Scene},
};
use recording::{Recording, Wanted};
use serde_json::{Value, json};
use session::{
    Cover, Effect, Event, PageNews, Phase, Role, ScriptChanges, ScriptKind, Session, Stage, Timer,
    upload::MOST_BITS_PER_SECOND,
};
use speech::Speech;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet, VecDeque},
    rc::Rc,
};
use web_sys::MediaStream;

#[cfg(feature = "preview")]
pub(crate) use saving::Saving;
pub(crate) use saving::{ServerStore, Store};

/// The driver as views hold it: small, `Copy`, gone with the page that made it.
#[derive(Clone, Copy)]
pub(crate) struct DriverRef(StoredValue<Rc<Driver>, LocalStorage>);

impl DriverRef {
    pub(crate) fn new(driver: Rc<Driver>) -> Self {
        Self(StoredValue::new_local(driver))
    }

    /// The driver, while its page is there.
    pub(crate) fn with<T>(self, f: impl FnOnce(&Rc<Driver>) -> T) -> Option<T> {
        self.0.try_with_value(f)
    }

    /// Tells the driver.
    pub(crate) fn send(self, event: Event) {
        self.with(|driver| driver.send(event));
    }
}

/// What the page shows besides the stage.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) stage: RwSignal<Stage>,
    pub(crate) camera: RwSignal<Option<MediaStream>, LocalStorage>,
    pub(crate) clip: RwSignal<Option<String>>,
    pub(crate) level: RwSignal<f64>,
    pub(crate) devices: RwSignal<Vec<Device>>,
    /// Where the recordings stand; told anew with every try to send.
    pub(crate) standing: RwSignal<Standing>,
    /// Whether the kinds that come later are there.
    pub(crate) fetch: RwSignal<Fetch>,
    /// The frame is the exit survey.
    pub(crate) is_exit: RwSignal<bool>,
    /// The frame waits for the words of its language.
    pub(crate) speechless: RwSignal<bool>,
    /// What went wrong that a researcher should know.
    pub(crate) problems: RwSignal<Vec<String>>,
}

impl Signals {
    pub(crate) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::default()),
            camera: RwSignal::new_local(None),
            clip: RwSignal::new(None),
            level: RwSignal::new(0.0),
            devices: RwSignal::new(Vec::new()),
            standing: RwSignal::new(Standing::default()),
            fetch: RwSignal::new(Fetch::default()),
            is_exit: RwSignal::new(false),
            speechless: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
        }
    }
}

/// See the module.
pub(crate) struct Driver {
    pub(crate) signals: Signals,
    pub(crate) timers: Timers,
    session: RefCell<Session>,
    waiting: RefCell<VecDeque<Event>>,
    is_running: Cell<bool>,
    texts: BTreeMap<&'static str, String>,
    engine: RefCell<PageEngine>,
    pub(crate) dice: RefCell<SeededDice>,
    store: Rc<dyn Store>,
    uploads: RefCell<Option<Uploads>>,
    recordings: RefCell<BTreeMap<u32, Recording>>,
    /// Recordings whose upload is in trouble, as an embedding site was told.
    reconnecting: RefCell<BTreeSet<String>>,
    prefs: RefCell<DevicePrefs>,
    /// Bits a second that the line sends, once measured, and those that a picture may have for it.
    line: Cell<Option<f64>>,
    video_bits: Cell<u32>,
    /// The visit whose page follows the microphone's level.
    level_visit: Cell<u32>,
    track_watch: RefCell<Option<TrackWatch>>,
    fetcher: Fetcher,
    speech: Speech,
    listeners: RefCell<Listeners>,
    /// Addresses that were asked for ahead of their frame.
    fetched: RefCell<BTreeSet<String>>,
    study_id: String,
}

impl Driver {
    /// A player for a participation that is ready to start.
    pub(crate) fn new(
        session: Session,
        study_id: String,
        texts: BTreeMap<&'static str, String>,
        store: Rc<dyn Store>,
        signals: Signals,
    ) -> Rc<Self> {
        let driver = Rc::new(Self {
            signals,
            timers: Timers::default(),
            session: RefCell::new(session),
            waiting: RefCell::default(),
            is_running: Cell::new(false),
            texts,
            engine: RefCell::new(PageEngine::default()),
            dice: RefCell::new(SeededDice::new(clock::seed())),
            uploads: RefCell::new(None),
            recordings: RefCell::default(),
            reconnecting: RefCell::default(),
            prefs: RefCell::new(setup::kept_devices()),
            line: Cell::new(None),
            video_bits: Cell::new(MOST_BITS_PER_SECOND),
            level_visit: Cell::new(0),
            track_watch: RefCell::new(None),
            fetcher: Fetcher::default(),
            speech: Speech::default(),
            listeners: RefCell::default(),
            fetched: RefCell::default(),
            store,
            study_id,
        });
        driver.connect_uploads();
        driver
    }

    /// Takes an event and runs what follows from it.
    pub(crate) fn send(self: &Rc<Self>, event: Event) {
        self.waiting.borrow_mut().push_back(event);
        if self.is_running.replace(true) {
            return;
        }
        loop {
            let Some(event) = self.waiting.borrow_mut().pop_front() else {
                break;
            };
            let effects = self.session.borrow_mut().handle(clock::now(), event);
            for effect in effects {
                self.run(effect);
            }
        }
        self.is_running.set(false);
        let stage = self.session.borrow().stage().clone();
        if self.signals.stage.with_untracked(|shown| *shown != stage) {
            self.signals.stage.set(stage);
        }
        self.let_camera_go_when_unused();
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Mount => self.mount(),
            Effect::RunScript {
                visit,
                script,
                source,
                args,
            } => self.run_script(visit, script, &source, &args),
            Effect::OpenCamera {
                recorder, video_id, ..
            } => self.open_camera(recorder, video_id),
            Effect::StartRecorder {
                recorder,
                video_id,
                frame_id,
                max_secs,
                slot,
                keeps_clip,
            } => {
                let wanted = Wanted {
                    video_id,
                    frame_id,
                    max_secs,
                    slot,
                    keeps_clip,
                };
                self.start_recorder(recorder, wanted);
            }
            Effect::StopRecorder { recorder } => self.stop_recorder(recorder),
            Effect::DestroyRecorder { recorder } => self.destroy_recorder(recorder),
            Effect::Save {
                request,
                response_id,
                state,
            } => self.save(request, response_id, *state),
            Effect::SetTimer { timer, millis } => self.set_timer(timer, millis),
            Effect::Fullscreen { on } => self.fullscreen(on, false),
            Effect::ScrollToTop => page::scroll_to_top(),
            Effect::Leave {
                child_hash,
                response_id,
            } => self.store.leave(&child_hash, &response_id),
            Effect::Warn { message } => self.warn(message),
        }
    }

    /// The frame kind reads its parameters at once; its page is drawn when the stage is shown.
    fn mount(self: &Rc<Self>) {
        // A frame that shows nothing may set the language of those that follow.
        if !self.has_words() || self.expand_select() {
            return;
        }
        let (visit, kind, id, params) = {
            let session = self.session.borrow();
            let stage = session.stage();
            if kinds::is_awaited(&stage.kind) {
                return self.fetch_kinds();
            }
            (
                stage.visit,
                kinds::find(&stage.kind),
                stage.frame_id.clone(),
                stage.params.clone(),
            )
        };
        self.show_clip(None);
        self.leave_visit(visit);
        // At each frame: some browsers want a press before they do.
        self.keep_screen_on();
        let needs = match kind {
            Some(kind) => {
                let params = kind.in_language(&params, languages::spoken_now());
                let opened = (kind.open)(&params);
                for ParamProblem { path, message } in opened.problems {
                    self.warn(format!("{id}.{path}: {message}"));
                }
                opened.needs
            }
            None => session::Needs::default(),
        };
        self.signals.is_exit.set(needs.role == Role::Exit);
        if visit == 1 {
            self.recover_soon();
            self.fetch_kinds();
        }
        self.send(Event::FrameOpened {
            visit,
            needs: Box::new(needs),
        });
        self.tell_of_language(visit, &params);
        self.prefetch();
    }

    /// Fetches the kinds that are not there yet. A frame that waits for its kind is mounted then.
    fn fetch_kinds(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        self.fetcher.begin(move |fetch| {
            let Some(driver) = driver.upgrade() else {
                return;
            };
            let waits = {
                let session = driver.session.borrow();
                let stage = session.stage();
                stage.phase == Phase::Opening && frames::LATER_NAMES.contains(&&*stage.kind)
            };
            driver.signals.fetch.set(fetch);
            if fetch != Fetch::Done {
                return;
            }
            if waits {
                driver.mount();
            } else {
                driver.prefetch();
            }
        });
    }

    fn run_script(self: &Rc<Self>, visit: u32, kind: ScriptKind, source: &str, args: &[Value]) {
        let arg = |place: usize| args.get(place).unwrap_or(&Value::Null);
        let first = match kind {
            ScriptKind::GenerateProperties => 0,
            ScriptKind::SelectNextFrame => 3,
        };
        let scene = Scene {
            exp_data: arg(first),
            sequence: arg(first + 1),
            child: arg(first + 2),
            past_sessions: arg(first + 3),
            conditions: arg(first + 4),
            now_millis: None,
        };
        let mut engine = self.engine.borrow_mut();
        let mut dice = self.dice.borrow_mut();
        let result = match kind {
            ScriptKind::GenerateProperties => {
                script::generate_properties(&mut *engine, source, &scene, &mut *dice)
                    .map(|made| (made.properties.into(), made.changed))
            }
            ScriptKind::SelectNextFrame => {
                let index = arg(1).as_u64().unwrap_or_default() as usize;
                script::select_next_frame(
                    &mut *engine,
                    source,
                    &scene,
                    arg(0),
                    index,
                    arg(2),
                    &mut *dice,
                )
                .map(|chosen| (json!(chosen.index), chosen.changed))
            }
        };
        drop((engine, dice));
        let (result, changed) = match result {
            Ok((result, changed)) => (Ok(result), changed),
            Err(error) => (Err(error.to_string()), script::Changed::default()),
        };
        self.send(Event::ScriptDone {
            visit,
            script: kind,
            result,
            changes: Box::new(ScriptChanges {
                frames: changed.frames,
                exp_data: changed.exp_data,
                sequence: changed.sequence,
                conditions: changed.conditions,
            }),
        });
    }

    fn set_timer(self: &Rc<Self>, timer: Timer, millis: f64) {
        let driver = Rc::clone(self);
        self.timers
            .after(millis, move || driver.send(Event::TimerFired { timer }));
    }

    /// Tells the researcher: in the console, and on the preview page.
    pub(crate) fn warn(&self, message: String) {
        page::warn(&message);
        self.signals
            .problems
            .update(|problems| problems.push(message));
    }

    /// What a frame of a visit holds.
    pub(crate) fn host(self: &Rc<Self>, visit: u32) -> Rc<VisitHost> {
        VisitHost::new(Rc::clone(self), visit)
    }

    /// A text of the study, for pages that show it.
    pub(crate) fn text(&self, key: &str) -> String {
        match key {
            "response_id" => self.session.borrow().response_id().to_owned(),
            "child_hash" => self.session.borrow().child_hash().to_owned(),
            "child_birthday" => self.session.borrow().child_birthday().to_owned(),
            "study_id" => self.study_id.clone(),
            _ => self.texts.get(key).cloned().unwrap_or_default(),
        }
    }

    /// The saved state and the current frame's data as JSON, for previewers.
    #[cfg(feature = "preview")]
    pub(crate) fn saved_data(&self) -> Value {
        let session = self.session.borrow();
        let mut data = serde_json::Map::from_iter(session.saved().exp_data.clone());
        let stage = session.stage();
        if stage.phase != Phase::Over && !stage.frame_id.is_empty() {
            data.insert(stage.frame_id.clone(), session.current_data(clock::now()));
        }
        Value::Object(data)
    }

    /// The browser must ask before the page goes: the exit dialog is open, or what is only on this page would be lost.
    fn must_ask(&self) -> bool {
        let answers = self.signals.stage.with_untracked(|stage| {
            stage.exit_dialog || stage.save_notice || stage.cover == Cover::SaveTrouble
        });
        answers
            || self
                .uploads
                .borrow()
                .as_ref()
                .is_some_and(Uploads::would_be_lost)
    }

    /// Enters or leaves full screen; `is_pressed` if the family has pressed a button for it.
    pub(crate) fn fullscreen(self: &Rc<Self>, on: bool, is_pressed: bool) {
        let driver = Rc::clone(self);
        let told = move |on| driver.send(Event::FullscreenChanged { on });
        screen::set_full(on, is_pressed, told);
    }

    /// Listens to keys, full screen and closing.
    pub(crate) fn listen(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        page::listen(Rc::new(move |event| {
            use page::PageEvent;
            match event {
                PageEvent::KeyUp(key) => driver.send(Event::KeyUp {
                    key: key.to_owned(),
                }),
                PageEvent::ExitKey => driver.send(Event::ExitAsked),
                PageEvent::Fullscreen(on) => driver.send(Event::FullscreenChanged { on }),
                PageEvent::Sized(width, height) => {
                    driver.send(Event::Page(PageNews::Sized { width, height }));
                }
                PageEvent::Input(input) => {
                    driver.tell_inputs(&input);
                    driver.note_input(&input);
                }
                PageEvent::Closing => {
                    driver.send(Event::PageLeaving);
                    return driver.must_ask();
                }
            }
            false
        }));
    }
}

/// Whether frames of that kind can be played: it is registered, or stands for frames that are.
#[cfg(feature = "preview")]
pub(crate) fn is_played(kind: &str) -> bool {
    kind == protocol::FRAME_SELECT || kinds::is_awaited(kind) || kinds::find(kind).is_some()
}
