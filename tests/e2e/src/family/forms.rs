//! Fills what a page asks, one field at a time: the first choice of each, something short in each text.

use super::{Family, Look};
use anyhow::Result;
use serde_json::Value;

/// How the film of a consent is made, before it is submitted; each button can be pressed when the one before has done its work.
const FILM: [&str; 3] = ["#recordbutton", "#stopbutton", "#playbutton"];

/// The first visible field without an answer: how to answer it, and a selector for it. It is scrolled into sight.
const OPEN_FIELD: &str = "
const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.readOnly; };
const mark = (e, how) => {
  document.querySelectorAll('[data-open]').forEach(o => o.removeAttribute('data-open'));
  e.setAttribute('data-open', ''); e.scrollIntoView({block: 'center'});
  return how;
};
const fields = [...document.querySelectorAll('.lookit-frame input, .lookit-frame select, .lookit-frame textarea')];
const pressable = e => seen(e) ? e : (e.labels && e.labels[0] && seen(e.labels[0]) ? e.labels[0] : null);
for (const e of fields) {
  if (e.type === 'radio') {
    if (fields.some(o => o.type === 'radio' && o.name === e.name && o.checked)) continue;
    const shown = pressable(e);
    if (shown && !e.disabled) return mark(shown, 'press');
  } else if (e.type === 'checkbox') {
    const group = e.closest('fieldset');
    const boxes = group ? [...group.querySelectorAll('input[type=checkbox]')] : [e];
    if (e.checked || boxes.some(o => o.checked && o !== e && group.querySelectorAll('input[type=checkbox]').length > 1 && !o.required)) continue;
    const shown = pressable(e);
    if (shown && !e.disabled) return mark(shown, 'press');
  } else if (seen(e) && e.tagName === 'SELECT') {
    if (e.value) continue;
    return mark(e, 'select');
  } else if (seen(e) && !e.value && !['button', 'submit', 'range', 'file', 'hidden'].includes(e.type)) {
    if (e.type === 'number' || e.inputMode === 'numeric' || e.inputMode === 'decimal') return mark(e, 'number');
    if (e.type === 'email') return mark(e, 'email');
    return mark(e, 'text');
  }
}
return '';";

impl Family<'_> {
    /// Answers the next open field; true if there was one.
    pub(super) async fn fill_one(&mut self) -> Result<bool> {
        let how = self.page.ask(OPEN_FIELD, vec![]).await?;
        let selector = "[data-open]";
        let words = match how.as_str().unwrap_or_default() {
            "" => return Ok(false),
            "press" => {
                self.page.press_within(selector, 5).await?;
                return Ok(true);
            }
            "select" => {
                let choose = "
                    const e = document.querySelector('[data-open]');
                    const first = [...e.options].find(o => o.value && !o.disabled);
                    if (!first) return false;
                    e.value = first.value;
                    e.dispatchEvent(new Event('input', {bubbles: true}));
                    e.dispatchEvent(new Event('change', {bubbles: true}));
                    return true;";
                return Ok(self.page.ask(choose, vec![]).await? == Value::Bool(true));
            }
            "number" => "1",
            "email" => "family@example.org",
            _ => "a",
        };
        // Each field is typed into once: what does not keep its text would be typed into for ever.
        let place = "return [...document.querySelectorAll('.lookit-frame input, .lookit-frame textarea')].indexOf(document.querySelector('[data-open]'))";
        let key = format!("field {}", self.page.ask(place, vec![]).await?);
        if self.pressed.contains_key(&key) {
            return Ok(false);
        }
        // One that has gone meanwhile is found again by the next look.
        let Some(field) = self.page.visible(selector, None).await? else {
            return Ok(true);
        };
        field.send_keys(&format!("{words}\t")).await?;
        self.pressed.insert(key, std::time::Instant::now());
        Ok(true)
    }

    pub(super) async fn consent(&mut self, look: &Look) -> Result<()> {
        let is_pressed = |button: &&&str| self.pressed.contains_key(**button);
        let done = FILM.iter().take_while(is_pressed).count();
        let next = FILM.get(done).copied().unwrap_or("#submitbutton");
        if self.press(look, next).await? {
            return Ok(());
        }
        // A press that was lost to a page that moved: what should have ended with it still waits to be pressed.
        if let Some(last) = done.checked_sub(1) {
            self.press(look, FILM[last]).await?;
        }
        Ok(())
    }

    /// Answers what must be answered and goes on, then leaves the debriefing. Each look finds what is still to do, and nothing is typed
    /// twice.
    pub(super) async fn survey(&mut self, look: &Look) -> Result<()> {
        let date = ".exp-lookit-exit-survey input[type=text]";
        let Some(date) = self.page.visible(date, None).await? else {
            return self.leave_debriefing().await;
        };
        if date.prop("value").await?.is_none_or(|text| text.is_empty()) {
            date.send_keys("05/06/2023\t").await?;
        }
        for radio in [
            "input[name=databraryShare][value=no]:not(:checked)",
            "input[name=useOfMedia][value=private]:not(:checked)",
        ] {
            if self.page.count(radio).await? > 0 {
                self.page.press_within(radio, 5).await?;
            }
        }
        self.press(look, "#nextbutton").await?;
        Ok(())
    }

    async fn leave_debriefing(&mut self) -> Result<()> {
        if !self.is_at_work("exit")
            && let Some(exit) = self
                .page
                .visible(".exp-lookit-exit-survey button", Some("Exit"))
                .await?
        {
            self.press_as("exit", &exit).await?;
        }
        Ok(())
    }

    /// A page with questions: answers them, then presses Next.
    pub(super) async fn answer(&mut self, look: &Look) -> Result<()> {
        if !self.fill_one().await? {
            self.press(look, "#nextbutton").await?;
        }
        Ok(())
    }

    /// An activity that the parent records: at least once, for as long as Next needs.
    pub(super) async fn observe(&mut self, look: &Look) -> Result<()> {
        let can_go = look.shown.iter().any(|id| id == "#nextbutton");
        if !can_go {
            self.once(look, "#recordbutton").await?;
            return Ok(());
        }
        self.press(look, "#nextbutton").await?;
        Ok(())
    }

    /// Looks at the stimuli first where that is offered, then goes on.
    pub(super) async fn look_first(&mut self, look: &Look) -> Result<()> {
        if self.once(look, "#previewbutton").await? {
            return Ok(());
        }
        self.press(look, "#nextbutton").await?;
        Ok(())
    }

    /// A child who says yes on the last page.
    pub(super) async fn assent(&mut self, look: &Look) -> Result<()> {
        if let Some(yes) = self.page.visible(".pk-assent-yes", None).await?
            && !self.pressed.contains_key("yes")
        {
            if self.page.try_press(&yes).await? {
                self.pressed
                    .insert("yes".to_owned(), std::time::Instant::now());
            }
            return Ok(());
        }
        for button in ["#submitbutton", "#nextbutton"] {
            if self.press(look, button).await? {
                break;
            }
        }
        Ok(())
    }
}
