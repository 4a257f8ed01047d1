//! A stored response, as it is asked for in tests.

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// The attributes of a response.
pub struct Saved(pub Value);

impl Saved {
    /// What was saved of a frame.
    ///
    /// # Errors
    /// Nothing was.
    pub fn frame(&self, id: &str) -> Result<&Value> {
        let frames = self.0["exp_data"].as_object().context("no exp_data")?;
        frames
            .get(id)
            .with_context(|| format!("{id} was not saved, but {:?}", frames.keys()))
    }

    /// The names of a frame's events without their kind, in order.
    ///
    /// # Errors
    /// Nothing was saved of it.
    pub fn names(&self, id: &str) -> Result<Vec<&str>> {
        Ok(names(self.frame(id)?))
    }

    /// Checks that these events stand in this order, whatever lies between them.
    ///
    /// # Errors
    /// One is missing, or stands before its forerunner.
    pub fn follow(&self, id: &str, expected: &[&str]) -> Result<()> {
        let names = self.names(id)?;
        let mut rest = names.iter();
        for name in expected {
            ensure!(
                rest.any(|found| found == name),
                "{id}: {name} does not follow where it should: {names:?}"
            );
        }
        Ok(())
    }

    /// How often an event was logged in a frame.
    ///
    /// # Errors
    /// Nothing was saved of it.
    pub fn count(&self, id: &str, name: &str) -> Result<usize> {
        Ok(self.names(id)?.iter().filter(|one| **one == name).count())
    }

    /// The ids of the frames in the order in which they were saved.
    pub fn sequence(&self) -> Vec<&str> {
        crate::checks::strings(&self.0["sequence"])
    }

    /// The entries of `global_event_timings` of one type.
    pub fn told<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a Value> {
        let all = self.0["global_event_timings"].as_array().into_iter();
        all.flatten()
            .filter(move |event| event["eventType"] == what)
    }
}

/// The names of a frame's events without their kind.
pub fn names(data: &Value) -> Vec<&str> {
    let events = data["eventTimings"].as_array().into_iter().flatten();
    let full = events.filter_map(|event| event["eventType"].as_str());
    full.map(|name| name.split_once(':').map_or(name, |(_, name)| name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Saved;
    use serde_json::json;

    #[test]
    fn order_is_looked_at() {
        let events = json!([{"eventType": "k:a"}, {"eventType": "k:b"}, {"eventType": "k:a"}]);
        let saved = Saved(json!({"exp_data": {"0-x": {"eventTimings": events}}}));
        assert!(saved.follow("0-x", &["a", "b", "a"]).is_ok());
        assert!(saved.follow("0-x", &["b", "b"]).is_err());
        assert_eq!(saved.count("0-x", "a").ok(), Some(2));
        assert!(saved.frame("1-y").is_err());
    }
}
