//! Sizes in which pages are photographed.

use crate::{Page, Screen};
use anyhow::Result;

/// `1366x768@2` is a laptop whose page is zoomed to 200 %: half as many CSS pixels.
pub fn size(word: &str) -> Option<(Screen, u32)> {
    let (size, zoom) = word.split_once('@').unwrap_or((word, "1"));
    let (width, height) = size.split_once('x')?;
    let zoom = zoom.parse().ok().filter(|zoom| *zoom > 0)?;
    let number = |text: &str| Some(text.parse::<u32>().ok()? / zoom);
    let screen = Screen {
        width: number(width)?,
        height: number(height)?,
    };
    Some((screen, zoom))
}

const WHOLE: &str = "const e = document.documentElement; return [e.scrollWidth, e.scrollHeight]";

/// The size of all that can be scrolled to.
///
/// # Errors
/// The browser is gone.
pub async fn whole(page: &Page, screen: Screen) -> Result<Screen> {
    let found = page.ask(WHOLE, vec![]).await?;
    let side = |place: usize, least: u32| {
        let pixels = found[place].as_u64().and_then(|side| side.try_into().ok());
        pixels.unwrap_or(least).max(least)
    };
    Ok(Screen {
        width: side(0, screen.width),
        height: side(1, screen.height),
    })
}
