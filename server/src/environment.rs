//! Environment variables as a value, and the secrets that come out of them.

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use subtle::ConstantTimeEq as _;

/// The variables the server was started with. Its `Debug` shows names only.
#[derive(Clone, Default)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// The variables of this process that are readable text.
    pub fn of_process() -> Self {
        let readable = std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        });
        Self(readable.collect())
    }

    /// Variables of a test.
    pub fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        )
    }

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// The variables whose name begins so, in the order of names.
    pub(crate) fn beginning(&self, prefix: &'static str) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(move |(name, _)| name.starts_with(prefix))
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.0.keys()).finish()
    }
}

/// A key or password. It is never shown, and compared in a time that tells nothing of it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether `given` is the secret; the time taken depends on the length of `given` only.
    pub(crate) fn is(&self, given: &str) -> bool {
        Sha256::digest(&self.0).ct_eq(&Sha256::digest(given)).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_secret() {
        let environment = Environment::of([("KEY", "abc"), ("EMPTY", "")]);
        assert_eq!(
            (environment.get("KEY"), environment.get("EMPTY")),
            (Some("abc"), None)
        );
        let secret = Secret::new("abc");
        let shown = format!("{environment:?} {secret:?}");
        assert!(!shown.contains("abc") && shown.contains("KEY"), "{shown}");
        assert!(secret.is("abc") && !secret.is("abcd") && !secret.is(""));
    }
}
