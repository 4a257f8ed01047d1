//! The page as a family sees it: what is visible, and pressing what is visible.

use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// How often a condition is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(60);
/// What must come is waited for at least so long, whatever limit is given: a busy machine is slow, and a limit costs nothing when things
/// are right.
const LEAST_SECS: u64 = 60;

/// Finds the first element of a selector that can be seen and is not behind a disabled state.
const FIRST_VISIBLE: &str = "
const [selector, text] = arguments;
const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && e.checkVisibility({visibilityProperty: true}); };
for (const e of document.querySelectorAll(selector)) {
  if (seen(e) && (text === null || e.innerText.trim() === text)) return e;
}
return null;";

/// A tab of the browser.
pub struct Page {
    client: Client,
}

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Opens an address.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn open(&self, address: &str) -> Result<()> {
        Ok(self.client.goto(address).await?)
    }

    /// The address the page is at now.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn address(&self) -> Result<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// The tab that is driven now.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn this_tab(&self) -> Result<WindowHandle> {
        Ok(self.client.window().await?)
    }

    /// Opens another tab; the driven one stays the same.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn another_tab(&self) -> Result<WindowHandle> {
        Ok(self.client.new_window(true).await?.handle)
    }

    /// Drives another tab from now on.
    ///
    /// # Errors
    /// It was closed.
    pub async fn switch_to(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.client.switch_to_window(tab.clone()).await?)
    }

    /// What a script in the page returns. For looking only; what a family does goes through [`Page::press`] and the like.
    ///
    /// # Errors
    /// The script threw.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The same for a script that hands its answer to its last argument, a function.
    ///
    /// # Errors
    /// The script threw.
    pub async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// The text that can be seen.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn text(&self) -> Result<String> {
        let text = self
            .ask(
                "return document.body ? document.body.innerText : ''",
                vec![],
            )
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// A picture of the page, PNG.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }

    /// Waits until a question to the page is answered with yes.
    ///
    /// # Errors
    /// That did not happen within `limit_secs`, or a minute if that is longer; `what` says what was waited for.
    pub async fn until<F>(&self, what: &str, limit_secs: u64, mut question: F) -> Result<()>
    where
        F: AsyncFnMut(&Self) -> Result<bool>,
    {
        let limit_secs = patient(limit_secs);
        let end = Instant::now() + Duration::from_secs(limit_secs);
        loop {
            if question(self).await? {
                return Ok(());
            }
            if Instant::now() > end {
                bail!("waited {limit_secs} s for {what}");
            }
            tick().await;
        }
    }

    /// Waits until a text can be seen.
    ///
    /// # Errors
    /// That did not happen in time.
    pub async fn until_text(&self, text: &str, limit_secs: u64) -> Result<()> {
        self.until(&format!("the text {text:?}"), limit_secs, async |page| {
            Ok(page.text().await?.contains(text))
        })
        .await
    }

    /// Waits until an element of a selector can be seen.
    ///
    /// # Errors
    /// That did not happen in time.
    pub async fn until_visible(&self, selector: &str, limit_secs: u64) -> Result<()> {
        self.until(
            &format!("{selector} to be visible"),
            limit_secs,
            async |page| Ok(page.visible(selector, None).await?.is_some()),
        )
        .await
    }

    /// The first visible element of a selector, with exactly this text if one is given.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn visible(&self, selector: &str, text: Option<&str>) -> Result<Option<Element>> {
        let found = self
            .ask(FIRST_VISIBLE, vec![json!(selector), json!(text)])
            .await?;
        if found.is_null() {
            return Ok(None);
        }
        self.element(found).map(Some)
    }

    /// The element that a script has returned.
    ///
    /// # Errors
    /// It returned something else.
    pub fn element(&self, found: Value) -> Result<Element> {
        let id = serde_json::from_value::<HashMap<String, String>>(found)?
            .into_values()
            .next()
            .context("not an element")?;
        Ok(Element::from_element_id(self.client.clone(), id.into()))
    }

    /// Presses what a selector shows, as soon as it can be seen and pressed: nothing may lie over it.
    ///
    /// # Errors
    /// That was not possible in time.
    pub async fn press(&self, selector: &str, limit_secs: u64) -> Result<()> {
        self.press_with_text(selector, None, patient(limit_secs))
            .await
    }

    /// The same with a limit that is meant, however short: for what cannot be pressed, and for whoever looks at the page anew afterwards.
    ///
    /// # Errors
    /// That was not possible in time.
    pub async fn press_within(&self, selector: &str, limit_secs: u64) -> Result<()> {
        self.press_with_text(selector, None, limit_secs).await
    }

    /// As [`Page::press`] for the button that reads so.
    ///
    /// # Errors
    /// That was not possible in time.
    pub async fn press_button(&self, text: &str, limit_secs: u64) -> Result<()> {
        let buttons = "button, a, [role=button]";
        self.press_with_text(buttons, Some(text), patient(limit_secs))
            .await
    }

    async fn press_with_text(
        &self,
        selector: &str,
        text: Option<&str>,
        limit_secs: u64,
    ) -> Result<()> {
        let what = format!("to press {selector} {text:?}");
        self.persist(&what, limit_secs, async |page| {
            let element = page.visible(selector, text).await?;
            let element = element.context("it is not there")?;
            ensure!(page.try_press(&element).await?, "it is disabled");
            Ok(())
        })
        .await
    }

    /// Tries until it is done: what is drawn anew or moves under the finger must be found again.
    ///
    /// # Errors
    /// It was not done in time; the last reason.
    pub(crate) async fn persist(
        &self,
        what: &str,
        limit_secs: u64,
        mut deed: impl AsyncFnMut(&Self) -> Result<()>,
    ) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(limit_secs);
        while let Err(error) = deed(self).await {
            if Instant::now() > end {
                return Err(error).with_context(|| format!("waited {limit_secs} s {what}"));
            }
            tick().await;
        }
        Ok(())
    }

    /// Presses an element if it is enabled. A control that is drawn by its label is pressed there.
    ///
    /// # Errors
    /// Something lies over it, or it has gone.
    pub async fn try_press(&self, element: &Element) -> Result<bool> {
        if !element.is_enabled().await? {
            return Ok(false);
        }
        if let Err(error) = element.click().await {
            let label = self
                .ask(
                    "return (arguments[0].labels && arguments[0].labels[0]) || null",
                    vec![serde_json::to_value(element)?],
                )
                .await?;
            if label.is_null() {
                return Err(error.into());
            }
            let id = label
                .as_object()
                .and_then(|label| label.values().next())
                .and_then(Value::as_str)
                .context("not an element")?;
            Element::from_element_id(self.client.clone(), id.to_owned().into())
                .click()
                .await?;
        }
        Ok(true)
    }

    /// Types into a field.
    ///
    /// # Errors
    /// It cannot be seen in time.
    pub async fn enter(&self, selector: &str, text: &str, limit_secs: u64) -> Result<()> {
        let what = format!("to type into {selector}");
        self.persist(&what, patient(limit_secs), async |page| {
            let field = page.visible(selector, None).await?;
            let field = field.context("it is not there")?;
            Ok(field.send_keys(text).await?)
        })
        .await
    }

    /// Presses and lets go a key.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn key(&self, key: char) -> Result<()> {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses and lets go one key after the other, wherever the keyboard is.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn keys(&self, text: &str) -> Result<()> {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = text.chars().fold(keys, |keys, value| {
            keys.then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        });
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses a key and keeps it down, or lets it go.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn hold(&self, key: char, is_down: bool) -> Result<()> {
        let action = if is_down {
            KeyAction::Down { value: key }
        } else {
            KeyAction::Up { value: key }
        };
        let keys = KeyActions::new("keyboard".to_owned()).then(action);
        Ok(self.client.perform_actions(keys).await?)
    }

    /// How many elements of a selector are there, seen or not.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        Ok(self.client.find_all(Locator::Css(selector)).await?.len())
    }
}

/// The limit for what must come.
pub(crate) fn patient(limit_secs: u64) -> u64 {
    limit_secs.max(LEAST_SECS)
}

/// Waits until something outside the page is so.
///
/// # Errors
/// It was not in time, or could not be looked at.
pub async fn until(
    what: &str,
    limit_secs: u64,
    mut is_so: impl AsyncFnMut() -> Result<bool>,
) -> Result<()> {
    let end = Instant::now() + Duration::from_secs(limit_secs);
    while !is_so().await? {
        if Instant::now() > end {
            bail!("waited {limit_secs} s for {what}");
        }
        tick().await;
    }
    Ok(())
}

/// Lets the page go on for a moment before it is looked at again.
pub(crate) async fn tick() {
    tokio::time::sleep(LOOK_AGAIN).await;
}
