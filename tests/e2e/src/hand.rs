//! How a family works a page: with a pointer, or with the keyboard alone.

use crate::Page;
use anyhow::{Context as _, Result, bail};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// No page of a test has as many places for the keyboard.
const MOST_TABS: usize = 150;
const LIMIT_SECS: u64 = 60;

/// Where the keyboard is: at the wanted element, at another radio of its group, elsewhere; and what is wrong with how that can be seen.
const AT: &str = "
const [selector] = arguments;
const e = document.activeElement;
const wanted = [...document.querySelectorAll(selector)].find(w => w.checkVisibility({visibilityProperty: true}) && !w.disabled);
if (!wanted) return ['missing', ''];
if (e !== wanted) {
  const sibling = wanted.type === 'radio' && e.type === 'radio' && e.name === wanted.name;
  return [sibling ? 'sibling' : 'elsewhere', ''];
}
const shows = n => { const s = getComputedStyle(n); return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
const around = [e, ...(e.labels || [])];
const box = e.getBoundingClientRect();
const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
let fault = '';
if (!around.some(shows)) fault = 'has no visible focus';
else if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) fault = 'has the focus outside of what can be seen';
return ['here', fault];";

/// Whether the control can be used now.
const READY: &str = "
const [selector] = arguments;
return [...document.querySelectorAll(selector)].some(w => (w.checkVisibility({visibilityProperty: true}) || (w.labels && w.labels.length)) && !w.matches(':disabled'));";

/// A parent's hand.
#[derive(Clone, Copy)]
pub enum Hand<'a> {
    /// Presses what can be seen.
    Pointer(&'a Page),
    /// Tab, space, Enter, arrows and letters; nothing is clicked.
    Keys(&'a Page),
}

impl<'a> Hand<'a> {
    pub fn page(self) -> &'a Page {
        match self {
            Self::Pointer(page) | Self::Keys(page) => page,
        }
    }

    /// Presses a button.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn press(self, button: &str) -> Result<()> {
        self.ready(button).await?;
        match self {
            Self::Pointer(page) => page.press(button, LIMIT_SECS).await,
            Self::Keys(page) => {
                self.reach(button).await?;
                page.key(Key::Enter.into()).await
            }
        }
    }

    /// Ticks a box, or chooses a radio.
    ///
    /// # Errors
    /// It cannot be reached, or is not ticked afterwards.
    pub async fn tick(self, control: &str) -> Result<()> {
        self.ready(control).await?;
        match self {
            Self::Pointer(page) => page.press(control, LIMIT_SECS).await?,
            Self::Keys(page) => {
                let came_by_arrows = self.reach(control).await?;
                if !came_by_arrows {
                    page.key(' ').await?;
                }
            }
        }
        let script = "return !!document.querySelector(arguments[0]).checked";
        self.page()
            .until(
                &format!("{control} to be ticked"),
                LIMIT_SECS,
                async |page| Ok(page.ask(script, vec![json!(control)]).await? == true),
            )
            .await
    }

    /// Types into a field.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn write(self, field: &str, text: &str) -> Result<()> {
        self.ready(field).await?;
        match self {
            Self::Pointer(page) => page.enter(field, text, LIMIT_SECS).await,
            Self::Keys(page) => {
                self.reach(field).await?;
                page.keys(text).await
            }
        }
    }

    /// Chooses an entry of a menu by its place, or moves a slider by so many steps.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn down(self, control: &str, steps: usize) -> Result<()> {
        self.ready(control).await?;
        let key = char::from(Key::Down).to_string();
        match self {
            Self::Pointer(page) => page.enter(control, &key.repeat(steps), LIMIT_SECS).await,
            Self::Keys(page) => {
                self.reach(control).await?;
                page.keys(&key.repeat(steps)).await
            }
        }
    }

    async fn ready(self, control: &str) -> Result<()> {
        self.page()
            .until(
                &format!("{control} to be ready"),
                LIMIT_SECS,
                async |page| Ok(page.ask(READY, vec![json!(control)]).await? == true),
            )
            .await
    }

    /// Brings the keyboard to a control; true if arrows did it, which choose what they come to.
    async fn reach(self, control: &str) -> Result<bool> {
        let page = self.page();
        let mut by_arrows = false;
        for _ in 0..MOST_TABS {
            let at = page.ask(AT, vec![json!(control)]).await?;
            let word = |place: usize| at[place].as_str().unwrap_or_default().to_owned();
            match word(0).as_str() {
                "here" if word(1).is_empty() => return Ok(by_arrows),
                "here" => bail!("{control} {}", word(1)),
                "sibling" => {
                    by_arrows = true;
                    page.key(Key::Down.into()).await?;
                }
                _ => {
                    by_arrows = false;
                    page.key(Key::Tab.into()).await?;
                }
            }
        }
        let there = page
            .ask(
                "return document.activeElement.outerHTML.slice(0, 300)",
                vec![],
            )
            .await
            .context("no page")?;
        bail!("{control} is not reached by {MOST_TABS} presses of Tab; the keyboard is at {there}")
    }
}

/// What a field of stored data must be: `"<text>"`, `"<object>"`, `"<number>"` above 0, `"<moment>"`, `"<video>"`, `"<consent video>"`, or exactly this.
///
/// # Errors
/// The first difference, with its path.
pub fn matches(path: &str, wanted: &Value, found: &Value) -> Result<()> {
    match (wanted, found) {
        (Value::String(mark), _) if mark.starts_with('<') && mark.ends_with('>') => {
            let text = found.as_str().unwrap_or_default();
            let holds = match mark.as_str() {
                "<text>" => !text.is_empty(),
                "<object>" => found.is_object(),
                "<number>" => found.as_f64().is_some_and(|number| number > 0.0),
                "<moment>" => text.len() == 24 && text.ends_with('Z'),
                "<video>" => text.starts_with("videoStream_"),
                "<consent video>" => text.starts_with("consent-videoStream_"),
                _ => wanted == found,
            };
            if holds {
                return Ok(());
            }
            bail!("{path} is {found} instead of {mark}")
        }
        (Value::Object(wanted), Value::Object(found)) => {
            let names = |map: &serde_json::Map<String, Value>| {
                let mut names: Vec<String> = map.keys().cloned().collect();
                names.sort();
                names
            };
            if names(wanted) != names(found) {
                bail!(
                    "{path} has {:?} instead of {:?}",
                    names(found),
                    names(wanted)
                );
            }
            wanted.iter().try_for_each(|(name, value)| {
                matches(&format!("{path}.{name}"), value, &found[name])
            })
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            let mut pairs = wanted.iter().zip(found).enumerate();
            pairs.try_for_each(|(place, (wanted, found))| {
                matches(&format!("{path}[{place}]"), wanted, found)
            })
        }
        _ if wanted == found => Ok(()),
        _ => bail!("{path} is {found} instead of {wanted}"),
    }
}

#[cfg(test)]
mod tests {
    use super::matches;
    use serde_json::json;

    #[test]
    fn data_is_compared_field_by_field() {
        let wanted = json!({"a": "<number>", "b": ["<text>", 2]});
        assert!(matches("x", &wanted, &json!({"a": 0.5, "b": ["t", 2]})).is_ok());
        for (wrong, told) in [
            (json!({"a": "1", "b": ["t", 2]}), "x.a"),
            (json!({"a": 1, "b": ["", 2]}), "x.b[0]"),
            (json!({"a": 1, "b": ["t"]}), "x.b"),
            (json!({"a": 1, "b": ["t", 2], "c": 1}), "x has"),
            (json!({"a": 1}), "x has"),
        ] {
            let error = matches("x", &wanted, &wrong).unwrap_err().to_string();
            assert!(error.starts_with(told), "{error}");
        }
    }
}
