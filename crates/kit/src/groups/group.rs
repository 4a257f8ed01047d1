//! The names of the shared groups, as a kind lists those it heeds.

/// A group of parameters that several kinds share. Those of every frame need not be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The kind records a whole trial when the study wants it: everything in [`super::Recording`].
    Recording,
    /// The kind uses the camera in a way of its own: only how long a recording may be.
    Camera,
    /// The kind covers the page until its recording has begun, without the parameters that ask for a recording.
    Cover,
    /// [`super::Pausing`].
    Pausing,
    /// [`crate::Assets`], without a choice for what does not load.
    Assets,
    /// [`crate::Assets`] of a trial that waits until its stimuli have come.
    Stimuli,
    /// [`super::InfantControl`].
    InfantControl,
}
