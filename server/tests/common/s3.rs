//! The S3 server of the tests (`tests/judges`), and the environment with which ours reaches it.

use peekaboo::environment::Environment;

// Not `pub use`: no test program uses all of them.
pub type S3 = judges::s3::S3;
pub const BUCKET: &str = judges::s3::BUCKET;

/// The variables with which an S3 server at `host` is reached.
pub fn variables(host: &str) -> Environment {
    let variables = judges::s3::variables(host);
    Environment::of(
        variables
            .each_ref()
            .map(|(name, value)| (*name, value.as_str())),
    )
}
