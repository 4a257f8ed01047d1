//! Drives the real server and the real player in headless Chromium, as a family would: by visible buttons only.
//!
//! A test opens a [`Stage`] (server, browser, stand-in for stimuli), plays, and hands its result to [`Stage::close`], which keeps
//! a picture and the text of the page when something went wrong.

pub mod axe;
pub mod checks;
pub mod chrome;
pub mod compare;
pub mod expand;
pub mod family;
pub mod faults;
pub mod firefox;
pub mod hand;
pub mod labels;
pub mod memory;
pub mod page;
pub mod paths;
pub mod player;
pub mod processes;
pub mod recordings;
pub mod saved;
pub mod server;
pub mod sizes;
pub mod small_disk;
pub mod stage;
pub mod steps;
pub mod stimuli;
pub mod study;
pub mod tables;

pub use chrome::{Camera, Chrome, Screen};
pub use page::Page;
pub use server::{Plan, Server};
pub use stage::Stage;
