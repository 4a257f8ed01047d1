//! The companion server and the command line of Peekaboo.
//!
//! [`app::app`] builds the routes; the program and the tests share it. Answers go into SQLite, recordings into plain files, and
//! nothing is acknowledged before it is on disk.

mod activity;
pub mod app;
pub mod bundle;
pub mod check;
pub mod cli;
pub mod clock;
pub mod config;
mod convert;
pub mod environment;
pub mod error;
pub mod expand;
mod line;
mod outbox;
mod pipe;
mod routes;
pub mod schema;
pub mod serve;
mod store;
mod targets;
