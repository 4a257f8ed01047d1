//! What a kind's types owe to the reference and the checks, where these are made; nothing in the player.

/// A type with a schema.
#[cfg(feature = "schema")]
pub trait Documented: schemars::JsonSchema + std::fmt::Debug {}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema + std::fmt::Debug> Documented for T {}

/// A type; its schema is not asked for here.
#[cfg(not(feature = "schema"))]
pub trait Documented {}

#[cfg(not(feature = "schema"))]
impl<T> Documented for T {}
