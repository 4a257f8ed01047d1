//! The handle a frame's page holds: small, `Copy`, harmless after the frame has gone.

use crate::{
    Device, DeviceKind, Fields, Frame, Host, Input, Now, RecorderCommand, SoundRef, Source,
    TestClip, TimerId, UploadLine, fields, groups::Groups, presentation::Evidence,
};
use leptos::prelude::{ArcSignal, GetValue, LocalStorage, Signal, StoredValue, WithValue};
use session::{Mark, Phase, RecorderState};
use std::{marker::PhantomData, rc::Rc};
use web_sys::MediaStream;
use words::Words;

/// What a frame uses of the player. Once the frame is off the page every call does nothing.
pub struct FrameCx<F> {
    host: StoredValue<Rc<dyn Host>, LocalStorage>,
    groups: StoredValue<Groups, LocalStorage>,
    visit: u32,
    frame: PhantomData<fn() -> F>,
}

impl<F> Clone for FrameCx<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for FrameCx<F> {}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method path is not general enough over the lifetime of the host"
)]
impl<F: Frame> FrameCx<F> {
    /// The handle for a visit.
    pub fn new(host: Rc<dyn Host>, visit: u32, groups: Groups) -> Self {
        Self {
            host: StoredValue::new_local(host),
            groups: StoredValue::new_local(groups),
            visit,
            frame: PhantomData,
        }
    }

    /// The same handle for a kind that shares the page of this one.
    pub fn for_kind<G: Frame>(self) -> FrameCx<G> {
        FrameCx {
            host: self.host,
            groups: self.groups,
            visit: self.visit,
            frame: PhantomData,
        }
    }

    fn with<T>(self, f: impl FnOnce(&(dyn Host + 'static)) -> T) -> Option<T> {
        self.host.try_with_value(|host| f(host.as_ref()))
    }

    /// The parameters that the frame shares with others: recording, pausing, where stimuli lie.
    pub fn groups(self) -> Groups {
        self.groups.try_get_value().unwrap_or_default()
    }

    /// Adds an event to the frame's saved events.
    pub fn log(self, event: F::Event) {
        let logged = event.into();
        self.with(|host| host.log(self.visit, logged.name, logged.fields));
    }

    /// Replaces the data that is saved with the frame, whenever it is saved: also on a pause or on going back.
    pub fn set_data(self, data: &F::Data) {
        self.with(|host| host.set_data(self.visit, fields(data)));
    }

    /// What this frame saved when the family left it before: it came back, or the study shows the frame again.
    pub fn saved(self) -> Option<Fields> {
        self.with(|host| host.saved(self.visit)).flatten()
    }

    /// Ends the frame with its data; a running recording is closed first.
    pub fn finish(self, data: &F::Data) {
        self.set_data(data);
        self.next();
    }

    /// Ends the frame with the data set before.
    pub fn next(self) {
        self.with(|host| host.next(self.visit));
    }

    /// Goes back to the frame before; the data is saved.
    pub fn previous(self) {
        self.with(|host| host.previous(self.visit));
    }

    /// Ends the study with this frame and the data set before; no other frame follows.
    pub fn leave(self) {
        self.with(|host| host.leave(self.visit));
    }

    /// Ends the study with its last frame: this one can't be shown, and the study wants that.
    pub fn stop_study(self) {
        self.with(|host| host.stop_study(self.visit));
    }

    /// Sets a flag of the response; it is saved with the next save.
    pub fn mark(self, mark: Mark) {
        self.with(|host| host.mark(self.visit, mark));
    }

    /// Asks the recorder for something.
    pub fn recorder(self, command: RecorderCommand) {
        self.with(|host| host.recorder(self.visit, command));
    }

    /// Says whether the trial may be paused at this moment. A frame is not pausable until it says so.
    pub fn set_pausable(self, pausable: bool) {
        self.with(|host| host.set_pausable(self.visit, pausable));
    }

    /// Asks for full screen; only works inside a click or key press.
    pub fn enter_fullscreen(self) {
        self.with(|host| host.enter_fullscreen(self.visit));
    }

    /// Runs `f` once after `millis`, unless the frame is gone by then. Timers stop for nothing: pausing frames must look at `phase`.
    pub fn after(self, millis: f64, f: impl FnOnce() + 'static) -> Option<TimerId> {
        self.with(|host| host.after(self.visit, millis, Box::new(f)))
    }

    /// Forgets a timer.
    pub fn cancel(self, timer: TimerId) {
        self.with(|host| host.cancel(timer));
    }

    /// Runs `f` while the browser prepares the next refresh of the display, unless the frame is gone by then; it is given the refresh's time in
    /// milliseconds. Trials use [`crate::Clock`], which is made of this.
    pub fn next_refresh(self, f: impl FnOnce(f64) + 'static) {
        self.with(|host| host.next_refresh(self.visit, Box::new(f)));
    }

    /// Begins to load a sound, of which the browser takes the first source it can play; nothing without a source or a player.
    pub fn sound(self, sources: &[Source], repeats: bool) -> SoundRef {
        let sound = (!sources.is_empty())
            .then(|| self.with(|host| host.sound(self.visit, sources, repeats)))
            .flatten();
        SoundRef(StoredValue::new_local(sound))
    }

    /// Tells `f` of keys, fingers, focus and visibility for as long as the frame lives.
    pub fn inputs(self, f: impl Fn(&Input) + 'static) {
        self.with(|host| host.inputs(self.visit, Box::new(f)));
    }

    /// Replaces what is saved with the frame about its stimuli.
    pub fn set_evidence(self, evidence: &Evidence) {
        self.with(|host| host.set_evidence(self.visit, fields(evidence)));
    }

    /// The texts of the frame's language, which stays the same for as long as the frame lives.
    pub fn words(self) -> Words {
        self.with(|host| host.words()).unwrap_or_default()
    }

    /// Fetches a file of the frame's language; `told` gets nothing when it can't be had for a while.
    pub fn file(self, name: &'static str, told: impl FnOnce(Option<String>) + 'static) {
        self.with(|host| host.file(self.visit, name, Box::new(told)));
    }

    /// The time now; zero after the frame has gone.
    pub fn now(self) -> Now {
        self.with(|host| host.now()).unwrap_or_default()
    }

    /// Where the visit stands: stimuli play while it is `Running`.
    pub fn phase(self) -> Signal<Phase> {
        self.with(|host| host.phase())
            .unwrap_or_else(|| Signal::derive(|| Phase::Over))
    }

    /// The frame's recorder.
    pub fn recorder_state(self) -> Signal<RecorderState> {
        self.with(|host| host.recorder_state())
            .unwrap_or_else(|| Signal::derive(RecorderState::default))
    }

    /// The browser shows the player full screen.
    pub fn is_fullscreen(self) -> Signal<bool> {
        self.with(|host| host.is_fullscreen())
            .unwrap_or_else(|| Signal::derive(|| false))
    }

    /// The camera's picture, while a recorder is set up.
    pub fn camera(self) -> Signal<Option<MediaStream>, LocalStorage> {
        self.with(|host| host.camera())
            .unwrap_or_else(|| Signal::derive_local(|| None))
    }

    /// Address (`blob:`) of the last closed clip, for playing it back.
    pub fn clip(self) -> Signal<Option<String>> {
        self.with(|host| host.clip())
            .unwrap_or_else(|| Signal::derive(|| None))
    }

    /// Running sound level of the microphone, 0 to about 1; above 0.1 counts as heard.
    pub fn sound_level(self) -> Signal<f64> {
        self.with(|host| host.sound_level())
            .unwrap_or_else(|| Signal::derive(|| 0.0))
    }

    /// Cameras and microphones the family may choose.
    pub fn devices(self) -> ArcSignal<Vec<Device>> {
        self.with(|host| host.devices())
            .unwrap_or_else(|| ArcSignal::derive(Vec::new))
    }

    /// Whether the part of the player that families don't wait for is there.
    pub fn has_later(self) -> Signal<bool> {
        self.with(|host| host.has_later())
            .unwrap_or_else(|| Signal::stored(false))
    }

    /// Records for two seconds, into memory alone. The page lets the clip go when it has looked at it.
    pub fn test_recording(self, told: impl FnOnce(TestClip) + 'static) {
        self.with(|host| host.test_recording(self.visit, Box::new(told)));
    }

    /// Measures how fast the line sends; what is recorded from then on is made for it.
    pub fn measure_upload(self, told: impl FnOnce(UploadLine) + 'static) {
        self.with(|host| host.measure_upload(self.visit, Box::new(told)));
    }

    /// Prefers a device for this study and the family's next one, and sets the recorder up anew.
    pub fn choose_device(self, kind: DeviceKind, id: &str) {
        self.with(|host| host.choose_device(self.visit, kind, id));
    }

    /// Text of the study: `child_hash` (the child's pseudonym), `child_birthday` (`YYYY-MM-DD`), `name`, `duration`, `contact_info`, `study_id`, `response_id`; empty when unknown.
    pub fn study_text(self, key: &str) -> String {
        self.with(|host| host.study_text(key)).unwrap_or_default()
    }

    /// Address of a picture or sound of the player's own.
    pub fn asset(self, name: &str) -> String {
        self.with(|host| host.asset(name)).unwrap_or_default()
    }
}
