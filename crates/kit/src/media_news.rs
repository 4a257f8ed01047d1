//! What a page hears of a sound or film.

/// News of a sound or film that the family plays with the browser's own controls; positions are seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MediaNews {
    /// It is to play, for the first time or again.
    Started(f64),
    /// Somebody stopped it before its end.
    Paused(f64),
    /// It has reached its end.
    Ended,
    /// It can't be loaded or played, or has stood still for too long.
    Failed,
}
