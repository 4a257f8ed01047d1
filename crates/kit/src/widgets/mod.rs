//! What every page draws: text, text blocks, buttons, the camera's picture. Plain functions with concrete arguments, so that thirty
//! kinds share one copy of the code.

mod asking;
mod button;
mod film;
mod live;
mod media;
mod preload;
mod text;
mod webcam;

pub use asking::{nothing_to_show, tap_for_sound, way_on};
pub use button::{
    GO, QUIET, next_button, plain_button, previous_button, quiet_button, step_number,
};
pub use film::{show_stimulus, still};
pub use live::{flag, live};
pub use media::{Playing, play, sources, watch};
pub use preload::{Awaited, Preload};
pub use text::{html, paragraph_html, parent_text, text_block};
pub use webcam::{playback, webcam};
