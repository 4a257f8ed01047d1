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

/// What the family, or the browser, does with the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key went down outside a text field; `true` while the keyboard repeats it.
    KeyDown(String, bool),
    /// A key went up outside a text field.
    KeyUp(String),
    /// A finger, a pen or a mouse button went down; `on_page` if it was no mouse, and pressed nothing that can be pressed.
    PointerDown {
        /// See there.
        on_page: bool,
    },
    /// The last of them went up, or was lost.
    PointerUp,
    /// The page got or lost the focus. Keys that are held then are never heard to go up.
    Focused(bool),
    /// The page is shown or hidden.
    Visible(bool),
    /// The screen was turned; degrees.
    Turned(u16),
}

/// How far a sound is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SoundState {
    /// It is fetched and decoded.
    #[default]
    Loading,
    /// It can be played at once.
    Ready,
    /// It can't be played: missing, broken, or of a type that this browser doesn't know.
    Failed,
}

/// What becomes of a sound that was told to play.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SoundNews {
    /// It is heard since this moment of the monotonic clock, in milliseconds, as far as the browser knows.
    Started(f64),
    /// The browser wants a press of the family first; play again inside one.
    Refused,
    /// It can't be played.
    Failed,
    /// It came to its end; a sound that repeats never does.
    Ended,
}

/// A sound that is loaded before it is needed, and kept by the player's audio clock.
pub trait Sound {
    /// How far it is.
    fn state(&self) -> Signal<SoundState>;
    /// Plays it from its beginning such that it is heard at `at_millis` of the monotonic clock; as soon as possible if that has passed. What
    /// it played before is stopped.
    fn play(&self, at_millis: f64, told: std::rc::Rc<dyn Fn(SoundNews)>);
    /// Loads it again after it has failed.
    fn load_again(&self);
    /// Stops it; nothing more is told.
    fn stop(&self);
    /// Goes to this loudness, 0 to 1, evenly over so many milliseconds.
    fn fade(&self, volume: f64, over_millis: f64);
    /// How much of it has been heard, in seconds; nothing while it does not play.
    fn heard_secs(&self) -> Option<f64>;
}

/// Address (`blob:`) of a clip that was recorded to see whether this device can; or why there is none.
pub type TestClip = Result<String, String>;

/// The family's line to the server that recordings go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UploadLine {
    /// So many bits a second it sends; nothing where that can't be measured.
    pub bits_per_second: Option<f64>,
    /// So many the picture of a recording has.
    pub video_bits_per_second: u32,
}

impl UploadLine {
    /// Recordings are made smaller than usual for it.
    pub fn is_slow(&self) -> bool {
        self.video_bits_per_second < session::upload::MOST_BITS_PER_SECOND
    }
}

/// The player, seen from a frame. Every call carries the visit; a call for a visit that is over does nothing.
pub trait Host {
    /// Adds an event, named `<kind>:<name>`, to the frame's saved events.
    fn log(&self, visit: u32, name: &str, fields: Fields);
    /// Replaces the data that is saved with the frame, whenever it is saved.
    fn set_data(&self, visit: u32, data: Fields);
    /// What the same frame saved when the family left it before.
    fn saved(&self, _visit: u32) -> Option<Fields> {
        None
    }
    /// Ends the frame and goes on; a running recording is closed first.
    fn next(&self, visit: u32);
    /// Goes back to the frame before.
    fn previous(&self, visit: u32);
    /// Ends the study with this frame: what was recorded is closed, the frame is saved, and the family goes to the exit address.
    fn leave(&self, visit: u32);
    /// The frame can't be shown, and the study wants to end then: the frame is saved, and the last one comes next.
    fn stop_study(&self, visit: u32);
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
    /// Runs `f` once while the browser prepares the next refresh of the display, with the time of the refresh, unless the frame is gone.
    fn next_refresh(&self, visit: u32, f: Box<dyn FnOnce(f64)>);
    /// Begins to load a sound. It stops when the frame goes.
    fn sound(&self, visit: u32, sources: &[crate::Source], repeats: bool)
    -> std::rc::Rc<dyn Sound>;
    /// Tells `f` of every input for as long as the visit lasts.
    fn inputs(&self, visit: u32, f: Box<dyn Fn(&Input)>);
    /// Replaces what is saved with the frame about its stimuli.
    fn set_evidence(&self, visit: u32, evidence: Fields);
    /// The texts of the frame's language.
    fn words(&self) -> words::Words;
    /// Fetches a file of the language, and tells its text unless the frame is gone; nothing when it can't be had for a while.
    fn file(&self, visit: u32, name: &'static str, told: Box<dyn FnOnce(Option<String>)>);
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
    /// Whether the part of the player that families don't wait for is there.
    fn has_later(&self) -> Signal<bool> {
        Signal::stored(true)
    }
    /// Records for two seconds, into memory alone; no event, no upload.
    fn test_recording(&self, _visit: u32, _told: Box<dyn FnOnce(TestClip)>) {}
    /// Measures how fast the line sends; what is recorded from then on is made for it.
    fn measure_upload(&self, _visit: u32, _told: Box<dyn FnOnce(UploadLine)>) {}
    /// Prefers a device for this study and the family's next one, and sets the recorder up anew.
    fn choose_device(&self, visit: u32, kind: DeviceKind, id: &str);
    /// The study's name, duration, contact and the response's id, for pages that show them.
    fn study_text(&self, key: &str) -> String;
    /// A player's own picture or sound.
    fn asset(&self, name: &str) -> String {
        format!("/assets/{name}")
    }
}
