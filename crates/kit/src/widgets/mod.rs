//! What every page draws: text, text blocks, buttons, the camera's picture. Plain functions with concrete arguments, so that thirty
//! kinds share one copy of the code.

mod asking;
mod button;
mod camera_advice;
mod decoded;
mod download;
mod film;
mod focus;
mod ground;
mod live;
mod media;
mod pages;
mod permission_steps;
mod pixels;
mod player;
mod preload;
mod scene;
mod stimulus;
mod text;
mod wanted;
mod webcam;

pub use asking::{nothing_to_show, tap_for_sound, way_on};
pub use button::{
    GO, QUIET, next_button, plain_button, previous_button, quiet_button, step_number,
};
pub use camera_advice::camera_advice;
pub use decoded::decoded;
pub use download::offer_pdf;
pub use film::{show_film, start_film, when_film_is_seen};
pub use focus::focus_in;
pub use ground::ground;
pub use live::{flag, live};
pub use media::{Playing, play, sources, watch};
pub use permission_steps::permission_steps;
pub use pixels::{film_in, pixels};
pub use player::Player;
pub use preload::{Awaited, Preload, Settle};
pub use scene::{SCENE_STYLE, scene, scene_film, scene_way_on, scene_words};
pub use stimulus::{show_stimulus, still};
pub use text::{html, paragraph_html, parent_text, text_block};
pub use wanted::start_when_wanted;
pub use webcam::{playback, webcam};
