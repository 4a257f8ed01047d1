//! Other teams' programs, which judge ours: what both the server's tests and whole participations need of them.
#![expect(clippy::unwrap_used, reason = "only tests use it")]

pub mod npm;
pub mod s3;
