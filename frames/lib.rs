//! The frame kinds.
