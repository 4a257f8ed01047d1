//! What happens to the window and the screen, as far as it is stored.

use super::{Session, recorders::fields};
use crate::{Effect, Now, PageNews, Phase, Timer};
use serde_json::Map;

/// A window that is drawn larger tells its size many times; what it has kept for so long counts.
const SETTLED_MILLIS: f64 = 300.0;

/// What is known of the window.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    size: (u32, u32),
    told: (u32, u32),
    /// Of the newest size.
    number: u32,
    screen_may_turn_off: bool,
}

impl Session {
    pub(super) fn page_news(&mut self, now: Now, news: PageNews) {
        match news {
            PageNews::Sized { width, height } => {
                self.window.size = (width, height);
                self.window.number += 1;
                self.out.push(Effect::SetTimer {
                    timer: Timer::SizeSettled(self.window.number),
                    millis: SETTLED_MILLIS,
                });
            }
            PageNews::Turned { degrees } if self.is_shown() => {
                let turned = fields([("degrees", degrees.into())]);
                self.log(now, "orientationChanged", turned);
            }
            PageNews::ScreenMayTurnOff if self.is_trial() && !self.window.screen_may_turn_off => {
                self.window.screen_may_turn_off = true;
                self.log(now, "screenMayTurnOff", Map::new());
            }
            PageNews::Turned { .. } | PageNews::ScreenMayTurnOff => {}
        }
    }

    /// Places of stimuli are per cents of the window, so trials store its size; on pages with text, on which keyboards come and go on
    /// the screen, it means nothing.
    pub(super) fn size_settled(&mut self, now: Now, number: u32) {
        let size = self.window.size;
        if number != self.window.number || size == self.window.told {
            return;
        }
        self.window.told = size;
        if self.is_trial() {
            let (width, height) = size;
            let sized = fields([("width", width.into()), ("height", height.into())]);
            self.log(now, "windowResized", sized);
        }
    }

    fn is_shown(&self) -> bool {
        !matches!(self.stage.phase, Phase::Opening | Phase::Over)
    }

    fn is_trial(&self) -> bool {
        self.is_shown() && self.stage.wants_fullscreen
    }
}
