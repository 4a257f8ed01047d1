//! What every page draws: text, text blocks, buttons, the camera's picture. Plain functions with concrete arguments, so that thirty
//! kinds share one copy of the code.

mod button;
mod camera_advice;
mod film;
mod ground;
mod live;
mod media;
mod text;
mod webcam;

pub use button::{
    GO, QUIET, next_button, plain_button, previous_button, quiet_button, step_number,
};
pub use camera_advice::camera_advice;
pub use film::{show_film, when_film_is_seen};
pub use ground::ground;
pub use live::{flag, live};
pub use media::{Playing, play, sources, watch};
pub use text::{html, paragraph_html, parent_text, text_block};
pub use webcam::{playback, webcam};
