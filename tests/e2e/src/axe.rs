//! Whether everyone can use a page, as axe-core (another team's program) sees it: WCAG 2.2, levels A and AA.

use crate::Page;
use anyhow::{Context as _, Result, bail};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What is looked at, as axe-core names it.
const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Every violation: the rule, what it asks for, and the first places. What lies in other pages within the page is theirs.
const RUN: &str = "
const [tags, done] = arguments;
axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], iframes: false}).then(
  found => done(found.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => '\\n    ' + n.html.slice(0, 200) + '\\n      ' + n.any.concat(n.all, n.none).map(c => c.message).join('; ')).join(''))),
  error => done(['axe-core failed: ' + error]));";

/// What can be seen, without its words: two pages of the same state give the same text.
const STATE: &str = "
const seen = e => e.checkVisibility({visibilityProperty: true});
const of = e => e.tagName + '.' + e.className + (e.disabled ? '!' : '') + (e.checked ? '+' : '') + (e.getAttribute('aria-invalid') || '');
return [...document.body.querySelectorAll('*')].filter(seen).map(of).join(' ');";

/// axe-core, and what it found so far.
pub struct Axe {
    source: String,
    seen: Mutex<BTreeSet<String>>,
    found: Mutex<BTreeSet<String>>,
    took: Mutex<Duration>,
}

impl Axe {
    /// axe-core of the version that `tests/judges/axe-core` fixes; `None`, and a line that says why, where it cannot be had.
    ///
    /// # Errors
    /// It was installed and cannot be read.
    pub fn installed() -> Result<Option<Self>> {
        let folder = match judges::npm::installed("axe-core") {
            Ok(folder) => folder,
            Err(why) => {
                println!("SKIPPED, NOT TESTED: accessibility with axe-core. {why}");
                return Ok(None);
            }
        };
        let path = folder.join("node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok(Some(Self {
            source,
            seen: Mutex::default(),
            found: Mutex::default(),
            took: Mutex::default(),
        }))
    }

    /// The state of the page, if it was not looked at yet.
    pub(crate) async fn new_state(&self, page: &Page) -> Result<Option<String>> {
        let state = page.ask(STATE, vec![]).await?;
        let state = state.as_str().unwrap_or_default().to_owned();
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        Ok((!seen.contains(&state)).then_some(state))
    }

    /// From now on this is no new state.
    pub(crate) fn know(&self, state: String) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(state);
    }

    /// Looks at the page as it is now; `place` names it in the report.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn look(&self, page: &Page, place: &str) -> Result<()> {
        let begun = Instant::now();
        if page.ask("return !!window.axe", vec![]).await? != true {
            page.ask(&self.source, vec![]).await?;
        }
        let violations = page.ask_later(RUN, vec![json!(TAGS)]).await?;
        *self.took.lock().unwrap_or_else(PoisonError::into_inner) += begun.elapsed();
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for violation in violations.as_array().into_iter().flatten() {
            let words = violation.as_str().unwrap_or_default();
            found.insert(format!("{place}: {words}"));
        }
        Ok(())
    }

    /// Whether it finds a mistake that is there: a button without a name is put into the page for a moment.
    ///
    /// # Errors
    /// It does not.
    pub async fn finds_mistakes(&self, page: &Page) -> Result<()> {
        let put = "const b = document.createElement('button'); b.id = 'nameless'; document.body.append(b);";
        page.ask(put, vec![]).await?;
        self.look(page, "A MISTAKE").await?;
        page.ask("document.getElementById('nameless').remove()", vec![])
            .await?;
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let before = found.len();
        found.retain(|one| !(one.starts_with("A MISTAKE") && one.contains("nameless")));
        if found.len() == before {
            bail!("axe-core does not find a button without a name");
        }
        Ok(())
    }

    /// Ends the looking.
    ///
    /// # Errors
    /// Something was found, or fewer states were seen than a run must pass.
    pub fn finish(&self, states: usize) -> Result<()> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        println!(
            "axe-core saw {} states of its own choice, and took {} s in all",
            seen.len(),
            took.as_secs()
        );
        if !found.is_empty() {
            let all: Vec<&str> = found.iter().map(String::as_str).collect();
            bail!("{} violations:\n{}", found.len(), all.join("\n"));
        }
        if seen.len() < states {
            bail!("axe-core looked at {} states only", seen.len());
        }
        Ok(())
    }
}
