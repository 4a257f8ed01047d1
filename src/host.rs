//! The player as a frame of one visit sees it.

use crate::{
    browser::{clock, page, timers},
    driver::Driver,
    kinds::Fetch,
    languages,
};
use kit::{
    Device, DeviceKind, Fields, Host, Input, Mark, Now, Phase, RecorderCommand, RecorderState,
    Sound, Source, TestClip, TimerId, UploadLine, Words,
};
use leptos::prelude::*;
use session::{Event, RecorderWish};
use std::{cell::RefCell, rc::Rc};
use web_sys::MediaStream;

/// The name under which the evidence about stimuli is saved.
const PRESENTATION: &str = "presentation";

/// See the module.
pub(crate) struct VisitHost {
    driver: Rc<Driver>,
    visit: u32,
    words: Words,
    data: RefCell<Fields>,
    evidence: RefCell<Option<Fields>>,
}

impl VisitHost {
    pub(crate) fn new(driver: Rc<Driver>, visit: u32) -> Rc<Self> {
        Rc::new(Self {
            driver,
            visit,
            words: languages::spoken_now(),
            data: RefCell::default(),
            evidence: RefCell::default(),
        })
    }

    /// Saved with the frame: what the kind says, and what was seen of its stimuli.
    fn tell_data(&self, visit: u32) {
        let mut data = self.data.borrow().clone();
        if let Some(evidence) = &*self.evidence.borrow() {
            data.insert(PRESENTATION.to_owned(), evidence.clone().into());
        }
        self.driver.send(Event::DataSet { visit, data });
    }
}

impl Host for VisitHost {
    fn log(&self, visit: u32, name: &str, fields: Fields) {
        self.driver.send(Event::Logged {
            visit,
            name: name.to_owned(),
            fields,
        });
    }

    fn set_data(&self, visit: u32, data: Fields) {
        *self.data.borrow_mut() = data;
        self.tell_data(visit);
    }

    fn saved(&self, visit: u32) -> Option<Fields> {
        self.driver.saved_before(visit)
    }

    fn set_evidence(&self, visit: u32, mut evidence: Fields) {
        evidence.extend(self.driver.recording_axes());
        *self.evidence.borrow_mut() = Some(evidence);
        self.tell_data(visit);
    }

    fn next_refresh(&self, visit: u32, f: Box<dyn FnOnce(f64)>) {
        let stage = self.driver.signals.stage;
        page::next_refresh(move |millis| {
            if stage.with_untracked(|stage| stage.visit == visit) {
                f(millis);
            }
        });
    }

    fn sound(&self, visit: u32, sources: &[Source], repeats: bool) -> Rc<dyn Sound> {
        self.driver.sound(visit, sources, repeats)
    }

    fn inputs(&self, visit: u32, f: Box<dyn Fn(&Input)>) {
        self.driver.hear_inputs(visit, f);
    }

    fn next(&self, visit: u32) {
        self.driver.send(Event::NextAsked { visit });
    }

    fn previous(&self, visit: u32) {
        self.driver.send(Event::PreviousAsked { visit });
    }

    fn leave(&self, visit: u32) {
        self.driver.send(Event::LeaveAsked { visit });
    }

    fn stop_study(&self, visit: u32) {
        self.driver.send(Event::StopAsked { visit });
    }

    fn mark(&self, visit: u32, mark: Mark) {
        self.driver.send(Event::Marked { visit, mark });
    }

    fn recorder(&self, visit: u32, command: RecorderCommand) {
        let wish = match command {
            RecorderCommand::SetUp => RecorderWish::SetUp,
            RecorderCommand::Start => RecorderWish::Start,
            RecorderCommand::Stop => RecorderWish::Stop,
            RecorderCommand::Destroy => RecorderWish::Destroy,
        };
        self.driver.send(Event::RecorderAsked { visit, wish });
    }

    fn set_pausable(&self, visit: u32, pausable: bool) {
        self.driver.send(Event::PausableSet { visit, pausable });
    }

    fn enter_fullscreen(&self, _visit: u32) {
        self.driver.fullscreen(true, true);
    }

    fn after(&self, visit: u32, millis: f64, f: Box<dyn FnOnce()>) -> TimerId {
        let stage = self.driver.signals.stage;
        self.driver.timers.after(millis, move || {
            if stage.with_untracked(|stage| stage.visit == visit) {
                f();
            }
        })
    }

    fn cancel(&self, timer: TimerId) {
        self.driver.timers.cancel(timer);
    }

    fn words(&self) -> Words {
        self.words
    }

    fn file(&self, visit: u32, name: &'static str, told: Box<dyn FnOnce(Option<String>)>) {
        let stage = self.driver.signals.stage;
        timers::spawn(async move {
            let text = languages::text(name).await;
            if stage.with_untracked(|stage| stage.visit == visit) {
                told(text);
            }
        });
    }

    fn now(&self) -> Now {
        clock::now()
    }

    fn phase(&self) -> Signal<Phase> {
        // The frame that is going away must not see the phase of the one that comes.
        let (stage, visit) = (self.driver.signals.stage, self.visit);
        Memo::new(move |_| {
            stage.with(|stage| {
                if stage.visit == visit {
                    stage.phase
                } else {
                    Phase::Over
                }
            })
        })
        .into()
    }

    fn recorder_state(&self) -> Signal<RecorderState> {
        let (stage, visit) = (self.driver.signals.stage, self.visit);
        Memo::new(move |_| {
            stage.with(|stage| {
                if stage.visit == visit {
                    stage.recorder
                } else {
                    RecorderState::default()
                }
            })
        })
        .into()
    }

    fn is_fullscreen(&self) -> Signal<bool> {
        let stage = self.driver.signals.stage;
        Memo::new(move |_| stage.with(|stage| stage.is_fullscreen)).into()
    }

    fn camera(&self) -> Signal<Option<MediaStream>, LocalStorage> {
        self.driver.signals.camera.into()
    }

    fn clip(&self) -> Signal<Option<String>> {
        self.driver.signals.clip.into()
    }

    fn sound_level(&self) -> Signal<f64> {
        self.driver.follow_level(self.visit);
        self.driver.signals.level.into()
    }

    fn devices(&self) -> ArcSignal<Vec<Device>> {
        let devices = self.driver.signals.devices;
        ArcSignal::derive(move || devices.get())
    }

    fn has_later(&self) -> Signal<bool> {
        let fetch = self.driver.signals.fetch;
        Memo::new(move |_| fetch.get() == Fetch::Done).into()
    }

    fn test_recording(&self, _visit: u32, told: Box<dyn FnOnce(TestClip)>) {
        self.driver.test_recording(told);
    }

    fn measure_upload(&self, _visit: u32, told: Box<dyn FnOnce(UploadLine)>) {
        self.driver.measure_upload(told);
    }

    fn choose_device(&self, visit: u32, kind: DeviceKind, id: &str) {
        self.driver.choose_device(kind, id);
        self.driver.send(Event::RecorderAsked {
            visit,
            wish: RecorderWish::SetUp,
        });
    }

    fn study_text(&self, key: &str) -> String {
        self.driver.text(key)
    }
}
