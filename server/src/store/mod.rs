//! What is kept: studies (read only), answers (SQLite) and recordings (files).

mod answers;
mod db;
mod disk;
mod erase;
mod hash;
mod library;
mod manifest;
mod quota;
mod reaper;
mod study_file;
mod upload;
mod uploads;

pub(crate) use answers::Changes;
pub(crate) use db::{Db, NewResponseRow, ResponseRow, demo_child};
pub(crate) use disk::sync_dir;
pub(crate) use hash::child_hash;
pub(crate) use library::Library;
pub(crate) use quota::Quota;
pub(crate) use reaper::reap;
pub(crate) use study_file::{StoredStudy, read_study};
pub(crate) use upload::{Upload, Writer};
pub(crate) use uploads::{NewUpload, Uploads, split_name};
