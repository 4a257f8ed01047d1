//! What is kept: studies (read only), answers (SQLite) and recordings (files).

mod answers;
mod db;
mod digest;
mod disk;
mod erase;
mod grants;
mod hash;
mod library;
mod manifest;
mod name;
mod outcomes;
mod quota;
mod reaper;
mod receipts;
mod repair;
mod study_file;
mod upload;
mod uploads;
mod withdrawals;

pub(crate) use answers::Changes;
pub(crate) use db::{Db, NewResponseRow, ResponseRow, demo_child};
pub(crate) use disk::sync_dir;
pub(crate) use grants::{Claims, Grants, now_secs};
pub(crate) use hash::child_hash;
pub(crate) use library::Library;
pub(crate) use manifest::{Frames, Manifest};
pub(crate) use name::{CONVERTED, SEEKABLE, file_stem, split_name};
pub(crate) use outcomes::outcomes;
pub(crate) use quota::Quota;
pub(crate) use reaper::reap;
pub(crate) use receipts::accept;
pub(crate) use repair::MAKING;
pub(crate) use study_file::{StoredStudy, read_study};
pub(crate) use upload::{Upload, Writer, blocking};
pub(crate) use uploads::{NewUpload, Uploads};
pub(crate) use withdrawals::{Withdrawals, can_be_withdrawn};
