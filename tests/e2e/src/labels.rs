//! Finds what a page asks by the words that stand beside it, as a parent does.

use crate::Page;
use crate::page::patient;
use anyhow::{Result, ensure};
use fantoccini::elements::Element;
use serde_json::json;

/// The field whose label holds these words; or the answer that begins so, in the question that holds these words.
const FIND: &str = "
const [question, answer] = arguments;
const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && e.checkVisibility({visibilityProperty: true}); };
const words = e => e.innerText.trim();
if (answer === null) {
  const label = [...document.querySelectorAll('label')].find(l => seen(l) && words(l).includes(question));
  return label && label.control;
}
const group = [...document.querySelectorAll('fieldset')].find(f => seen(f) && f.querySelector('legend') && words(f.querySelector('legend')).includes(question));
const label = group && [...group.querySelectorAll('label')].find(l => seen(l) && words(l).startsWith(answer));
return label && label.control;";

/// Types into the field whose label holds these words.
///
/// # Errors
/// There is none in time.
pub async fn enter(page: &Page, label: &str, text: &str, limit_secs: u64) -> Result<()> {
    let what = format!("to type into {label:?}");
    page.persist(&what, patient(limit_secs), async |page| {
        let field = found(page, label, None).await?;
        Ok(field.send_keys(text).await?)
    })
    .await
}

/// Chooses the answer that begins so, in the question that holds these words.
///
/// # Errors
/// There is none in time.
pub async fn choose(page: &Page, question: &str, answer: &str, limit_secs: u64) -> Result<()> {
    let what = format!("to choose {answer:?} of {question:?}");
    page.persist(&what, patient(limit_secs), async |page| {
        let field = found(page, question, Some(answer)).await?;
        ensure!(page.try_press(&field).await?, "it is disabled");
        Ok(())
    })
    .await
}

/// As the page is now.
async fn found(page: &Page, question: &str, answer: Option<&str>) -> Result<Element> {
    let found = page.ask(FIND, vec![json!(question), json!(answer)]).await?;
    ensure!(!found.is_null(), "it is not there");
    page.element(found)
}
