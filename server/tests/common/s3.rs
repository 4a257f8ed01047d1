//! The S3 server of the tests (`tests/judges`), and the environment with which ours reaches it.

use peekaboo::environment::Environment;

/// The variables with which an S3 server at `host` is reached.
pub fn variables(host: &str) -> Environment {
    let variables = judges::s3::variables(host);
    Environment::of(
        variables
            .each_ref()
            .map(|(name, value)| (*name, value.as_str())),
    )
}
