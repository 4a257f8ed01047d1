//! What the frame of a visit hears of keys, fingers and the page, what it plays, and the axis that its times lie on.

use super::Driver;
use crate::browser::{
    clock, screen,
    sound::{PageSound, SharedSound},
    timers,
};
use kit::{Fields, Input, Sound, Source};
use session::{Event, PageNews, Slot};
use std::rc::Rc;

type Listener = Rc<dyn Fn(&Input)>;

/// The listeners and sounds of one visit.
#[derive(Default)]
pub(super) struct Listeners {
    visit: u32,
    all: Vec<Listener>,
    sounds: Vec<Rc<PageSound>>,
}

impl Listeners {
    /// Those of an earlier visit go.
    fn of(&mut self, visit: u32) -> &mut Self {
        if self.visit != visit {
            self.silence();
            *self = Self {
                visit,
                ..Self::default()
            };
        }
        self
    }

    fn silence(&self) {
        for sound in &self.sounds {
            SharedSound(Rc::clone(sound)).stop();
        }
    }
}

impl Driver {
    /// Adds a listener.
    pub(crate) fn hear_inputs(&self, visit: u32, f: Box<dyn Fn(&Input)>) {
        self.listeners.borrow_mut().of(visit).all.push(f.into());
    }

    /// Loads a sound for a frame.
    pub(crate) fn sound(&self, visit: u32, sources: &[Source], repeats: bool) -> Rc<dyn Sound> {
        let sound = PageSound::load(sources.to_vec(), repeats);
        let mut listeners = self.listeners.borrow_mut();
        listeners.of(visit).sounds.push(Rc::clone(&sound));
        Rc::new(SharedSound(sound))
    }

    /// A new frame is shown: what the one before heard and played is over.
    pub(super) fn leave_visit(&self, visit: u32) {
        self.listeners.borrow_mut().of(visit);
    }

    /// Tells the frame that is shown.
    pub(super) fn tell_inputs(&self, input: &Input) {
        let current = self.session.borrow().stage().visit;
        let listeners = self.listeners.borrow();
        if listeners.visit != current {
            return;
        }
        let all = listeners.all.clone();
        drop(listeners);
        for listener in all {
            listener(input);
        }
    }

    /// What the session stores, and a screen that the browser let go off when the page was hidden.
    pub(super) fn note_input(self: &Rc<Self>, input: &Input) {
        match *input {
            Input::Turned(degrees) => self.send(Event::Page(PageNews::Turned { degrees })),
            Input::Visible(true) => self.keep_screen_on(),
            _ => {}
        }
    }

    pub(super) fn keep_screen_on(self: &Rc<Self>) {
        let driver = Rc::clone(self);
        timers::spawn(async move {
            if !screen::keep_on().await {
                driver.send(Event::Page(PageNews::ScreenMayTurnOff));
            }
        });
    }

    /// Where wall time and the recordings begin on the clock of the stimuli's times.
    pub(crate) fn recording_axes(&self) -> Fields {
        let now = clock::now();
        let mut axes = Fields::new();
        let mut put = |name: &str, millis: f64| {
            axes.insert(name.to_owned(), kit::presentation::rounded(millis).into());
        };
        put("clockStartEpochMillis", now.wall_millis - now.mono_millis);
        let session = self.session.borrow();
        for (slot, name) in [
            (Slot::Frame, "recordingStartMillis"),
            (Slot::Session, "sessionRecordingStartMillis"),
        ] {
            if let Some(since) = session.running_since(slot) {
                put(name, since);
            }
        }
        axes
    }
}
