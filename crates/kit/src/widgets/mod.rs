//! What every page draws: text, text blocks, buttons, the camera's picture. Plain functions with concrete arguments, so that thirty
//! kinds share one copy of the code.

mod button;
mod live;
mod media;
mod seen;
mod text;
mod webcam;

pub use button::{
    GO, QUIET, next_button, plain_button, previous_button, quiet_button, step_number,
};
pub use live::{flag, live};
pub use media::{Playing, play, sources, watch};
pub use seen::{decoded, first_picture};
pub use text::{html, paragraph_html, parent_text, text_block};
pub use webcam::{playback, webcam};
