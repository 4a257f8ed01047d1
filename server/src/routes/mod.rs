//! One file per group of addresses.

pub(crate) mod api;
pub(crate) mod check;
pub(crate) mod files;
pub(crate) mod grants;
pub(crate) mod guard;
pub(crate) mod ingest;
pub(crate) mod local;
mod origin;
pub(crate) mod pages;
pub(crate) mod player;
pub(crate) mod speed;
