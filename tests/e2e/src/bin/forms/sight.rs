//! Looks at a state of a form: axe-core, and in several sizes what is cut or too wide.

use anyhow::{Result, bail};
use e2e::axe::Axe;
use e2e::sizes::whole;
use e2e::{Screen, Stage};
use serde_json::Value;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What stands beyond the window, what is cut by its own box, and what lies over another's text.
const FAULTS: &str = "
const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.closest('[hidden]');
const own = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || ['INPUT', 'TEXTAREA', 'SELECT', 'VIDEO', 'IMG'].includes(e.tagName);
const name = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') + ' ' + JSON.stringify((e.innerText || e.value || '').trim().slice(0, 60));
// What lies over the page can't be scrolled to, unless something around it scrolls.
const loose = e => {
  for (; e; e = e.parentElement) {
    const style = getComputedStyle(e);
    if (/auto|scroll/.test(style.overflowY)) return false;
    if (style.position === 'fixed') return true;
  }
  return false;
};
const found = [];
const root = document.documentElement;
// A scroll bar beside the page takes of its width.
const width = root.clientWidth, left = root.getBoundingClientRect().left;
if (root.scrollWidth > width) found.push('the page is ' + root.scrollWidth + ' wide in ' + width);
for (const e of document.body.querySelectorAll('*')) {
  if (!shown(e) || !own(e)) continue;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  if (box.width <= 1 || box.height <= 1) continue;
  if (box.left < left - 1 || box.right > left + width + 1) found.push('outside: ' + name(e));
  if (loose(e) && (box.top < -1 || box.bottom > innerHeight + 1)) found.push('out of reach: ' + name(e));
  if (e.tagName === 'VIDEO' || style.display === 'inline') continue;
  if (e.tagName !== 'SELECT' && e.scrollWidth > e.clientWidth + 1) found.push('cut or over its edge: ' + name(e));
  if (e.tagName === 'BUTTON' && e.scrollHeight > e.clientHeight + 1) found.push('too high for its button: ' + name(e));
  if (e.placeholder && !e.value) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = getComputedStyle(e, '::placeholder').font;
    const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (e.tagName === 'INPUT' && pen.measureText(e.placeholder).width > room + 1) found.push('its placeholder is cut: ' + e.placeholder);
  }
}
return found;";

/// What was found so far.
pub(crate) struct Sight<'a> {
    axe: Option<&'a Axe>,
    out: Option<&'a Path>,
    sizes: &'a [(Screen, u32)],
    faults: Mutex<Vec<String>>,
    looks: Mutex<usize>,
}

impl<'a> Sight<'a> {
    pub(crate) fn new(
        axe: Option<&'a Axe>,
        out: Option<&'a Path>,
        sizes: &'a [(Screen, u32)],
    ) -> Self {
        Self {
            axe,
            out,
            sizes,
            faults: Mutex::default(),
            looks: Mutex::default(),
        }
    }

    /// Looks at the page as it is now; `place` names it in reports and files.
    pub(crate) async fn look(&self, stage: &Stage, place: &str) -> Result<()> {
        let page = stage.page();
        *self.looks.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        if let Some(axe) = self.axe {
            axe.look(page, place).await?;
        }
        for &(screen, zoom) in self.sizes {
            stage.chrome.show_as(screen, zoom)?;
            let size = format!("{}x{}@{zoom}", screen.width * zoom, screen.height * zoom);
            let found = page.ask(FAULTS, vec![]).await?;
            let found = found.as_array().into_iter().flatten();
            for fault in found.filter_map(Value::as_str) {
                let fault = format!("{place} {size}: {fault}");
                println!("  {fault}");
                let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
                faults.push(fault);
            }
            if let Some(out) = self.out {
                stage.chrome.show_as(whole(page, screen).await?, zoom)?;
                let picture = page.picture().await?;
                std::fs::write(out.join(format!("{place}-{size}.png")), picture)?;
            }
        }
        if !self.sizes.is_empty() {
            stage.chrome.show_as(Screen::LAPTOP, 1)?;
        }
        Ok(())
    }

    /// # Errors
    /// Something is wrong, or nothing was looked at.
    pub(crate) fn finish(&self) -> Result<()> {
        let looks = *self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        println!(
            "{looks} states were looked at; {} faults of layout",
            faults.len()
        );
        if looks == 0 {
            bail!("no form has such a name");
        }
        if let Some(axe) = self.axe {
            axe.finish(0)?;
        }
        if !faults.is_empty() {
            bail!("{} faults of layout:\n{}", faults.len(), faults.join("\n"));
        }
        Ok(())
    }
}
