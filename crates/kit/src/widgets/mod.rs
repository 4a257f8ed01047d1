//! What every page draws: text, text blocks, buttons, the camera's picture. Plain functions with concrete arguments, so that thirty
//! kinds share one copy of the code.

mod button;
mod media;
mod text;
mod webcam;

pub use button::{next_button, previous_button, quiet_button, step_number};
pub use media::{Playing, play, sources, watch};
pub use text::{html, paragraph_html, parent_text, text_block};
pub use webcam::{playback, webcam};
