//! A sound as a frame's page holds it.

use crate::{Sound, SoundNews, SoundState};
use leptos::prelude::{LocalStorage, Signal, StoredValue, WithValue};
use std::rc::Rc;

/// Small, `Copy`, harmless after the frame has gone. A frame that has no sound holds one that is `Failed`.
#[derive(Clone, Copy)]
pub struct SoundRef(pub(crate) StoredValue<Option<Rc<dyn Sound>>, LocalStorage>);

impl SoundRef {
    fn with<T>(self, f: impl FnOnce(&(dyn Sound + 'static)) -> T) -> Option<T> {
        // Cloned: what is told may come back here at once.
        let sound = self.0.try_with_value(Clone::clone).flatten()?;
        Some(f(&*sound))
    }

    /// Whether there is a sound at all.
    pub fn exists(self) -> bool {
        self.with(|_| ()).is_some()
    }

    /// How far it is.
    pub fn state(self) -> Signal<SoundState> {
        self.with(Sound::state)
            .unwrap_or_else(|| Signal::derive(|| SoundState::Failed))
    }

    /// See [`Sound::play`]. [`crate::Clock::play`] also writes down when it was heard.
    pub fn play(self, at_millis: f64, told: impl Fn(SoundNews) + 'static) {
        let told: Rc<dyn Fn(SoundNews)> = Rc::new(told);
        let asked = Rc::clone(&told);
        if self.with(|sound| sound.play(at_millis, asked)).is_none() {
            told(SoundNews::Failed);
        }
    }

    /// See [`Sound::load_again`].
    pub fn load_again(self) {
        self.with(Sound::load_again);
    }

    /// Stops it; nothing more is told.
    pub fn stop(self) {
        self.with(Sound::stop);
    }

    /// Goes to this loudness, 0 to 1, evenly over so many milliseconds.
    pub fn fade(self, volume: f64, over_millis: f64) {
        self.with(|sound| sound.fade(volume, over_millis));
    }

    /// How much of it has been heard, in seconds; nothing while it does not play.
    pub fn heard_secs(self) -> Option<f64> {
        self.with(Sound::heard_secs).flatten()
    }
}
