//! What the player offers a frame. `src/driver` implements it, and tests do with a fake.

use crate::{Fields, Now};
use leptos::prelude::{ArcSignal, LocalStorage, Signal};
use session::{Mark, Phase, RecorderState};
use web_sys::MediaStream;

/// What a frame may ask of its recorder; the session logs the events that belong to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecorderCommand {
    /// Opens the camera under a new video id; what ran before is destroyed.
    SetUp,
    /// Begins capture.
    Start,
    /// Ends capture.
    Stop,
    /// Lets go of the recorder.
    Destroy,
}

/// A timer of the player, cancelled when the frame goes.
pub type TimerId = u32;

/// A camera or a microphone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceKind {
    /// A camera.
    Camera,
    /// A microphone.
    Microphone,
}

/// A device the family may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// The browser's id.
    pub id: String,
    /// The browser's label, empty before permission.
    pub label: String,
    /// Camera or microphone.
    pub kind: DeviceKind,
    /// In use or preferred.
    pub chosen: bool,
}

/// The player, seen from a frame. Every call carries the visit; a call for a visit that is over does nothing.
pub trait Host {
    /// Adds an event, named `<kind>:<name>`, to the frame's saved events.
    fn log(&self, visit: u32, name: &str, fields: Fields);
    /// Replaces the data that is saved with the frame, whenever it is saved.
    fn set_data(&self, visit: u32, data: Fields);
    /// Ends the frame and goes on; a running recording is closed first.
    fn next(&self, visit: u32);
    /// Goes back to the frame before.
    fn previous(&self, visit: u32);
    /// Sets a flag of the response; it is saved with the next save.
    fn mark(&self, visit: u32, mark: Mark);
    /// Asks the recorder for something.
    fn recorder(&self, visit: u32, command: RecorderCommand);
    /// Says whether the trial may be paused at this moment.
    fn set_pausable(&self, visit: u32, pausable: bool);
    /// Asks for full screen; only works inside a click or key press.
    fn enter_fullscreen(&self, visit: u32);
    /// Runs `f` once after `millis`, unless the frame is gone.
    fn after(&self, visit: u32, millis: f64, f: Box<dyn FnOnce()>) -> TimerId;
    /// Forgets a timer.
    fn cancel(&self, timer: TimerId);
    /// The time.
    fn now(&self) -> Now;
    /// Where the visit stands.
    fn phase(&self) -> Signal<Phase>;
    /// The frame's recorder.
    fn recorder_state(&self) -> Signal<RecorderState>;
    /// The browser shows the player full screen.
    fn is_fullscreen(&self) -> Signal<bool>;
    /// The camera's picture.
    fn camera(&self) -> Signal<Option<MediaStream>, LocalStorage>;
    /// Address (`blob:`) of the last closed clip.
    fn clip(&self) -> Signal<Option<String>>;
    /// Running sound level of the microphone, 0 to about 1.
    fn sound_level(&self) -> Signal<f64>;
    /// Cameras and microphones.
    fn devices(&self) -> ArcSignal<Vec<Device>>;
    /// Prefers a device for the rest of the page's life and sets the recorder up anew.
    fn choose_device(&self, visit: u32, kind: DeviceKind, id: &str);
    /// The study's name, duration, contact and the response's id, for pages that show them.
    fn study_text(&self, key: &str) -> String;
    /// A player's own picture or sound.
    fn asset(&self, name: &str) -> String {
        format!("/assets/{name}")
    }
}
