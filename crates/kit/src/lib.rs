//! What the author of a frame kind imports.
//!
//! A kind is a folder in `frames/`: its parameters, saved data and events as plain types (this crate without features), and its page
//! (feature `view`). `frames/text` is the smallest whole example.

mod assets;
mod camera_words;
mod color;
mod digits;
#[cfg(any(test, feature = "view"))]
mod display;
mod documented;
mod fields;
mod frame;
pub mod groups;
pub mod infant_control;
mod media_news;
mod months;
mod own_texts;
mod params;
#[cfg(any(test, feature = "view"))]
mod patience;
pub mod pdf;
mod permission;
pub mod presentation;
mod reader;
mod rich_text;
mod sha256;
#[cfg(any(test, feature = "view"))]
mod supply;
mod text_block;

pub use assets::{Assets, OnFailure, Source};
pub use camera_words::camera_words;
pub use color::Color;
pub use digits::western;
pub use documented::Documented;
pub use fields::{Fields, fields};
pub use frame::{Frame, FrameKind, Logged, Opened};
pub use media_news::MediaNews;
pub use months::{long_date, month_name, month_of};
pub use own_texts::{OwnTexts, add as add_texts, english};
pub use params::{ParamProblem, parse};
pub use permission::permission_steps;
pub use rich_text::{RichText, escaped, rich_text};
pub use session::{
    CameraTrouble, Mark, Needs, Now, PausingNeeds, Phase, RecorderState, RecordingNeeds, Role,
    Spanning,
};
pub use sha256::sha256;
pub use text_block::{BlockImage, ParentText, TextBlock};
pub use words::{self, Words};

#[cfg(any(test, feature = "view"))]
mod wrap;

#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "schema")]
pub use schema::Declaration;

#[cfg(feature = "view")]
mod clock;
#[cfg(feature = "view")]
mod cx;
#[cfg(feature = "view")]
mod host;
#[cfg(feature = "view")]
mod sound_ref;
#[cfg(feature = "view")]
pub mod widgets;

#[cfg(feature = "view")]
pub use clock::{Clock, PlanId};
#[cfg(feature = "view")]
pub use cx::FrameCx;
#[cfg(feature = "view")]
pub use frame::FrameView;
#[cfg(feature = "view")]
pub use host::{
    Device, DeviceKind, Host, Input, RecorderCommand, Sound, SoundNews, SoundState, TestClip,
    TimerId, UploadLine,
};
#[cfg(feature = "view")]
pub use sound_ref::SoundRef;
