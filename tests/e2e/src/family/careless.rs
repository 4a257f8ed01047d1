//! What a careful family never sees, shown for axe-core to look at: a form sent with nothing in it, the question whether to leave, a pause.

use super::{Family, Look};
use anyhow::Result;
use fantoccini::key::Key;

/// A page whose states do not end is looked at so many times at most.
const MOST_STATES: usize = 14;

impl Family<'_> {
    /// Has axe-core look at a state that it has not seen; true while the page should be left as it is.
    pub(super) async fn audits(&mut self, look: &Look) -> Result<bool> {
        let Some(axe) = self.axe else {
            return Ok(false);
        };
        // Whoever has left sees how the rest is sent, and the page may go at any moment.
        let has_left = ["exit", "#exit-leave"]
            .iter()
            .any(|way| self.pressed.contains_key(*way));
        if look.id.is_empty() || has_left || self.audits >= MOST_STATES {
            return Ok(false);
        }
        let Some(state) = axe.new_state(self.page).await? else {
            return self.stumbles(look).await;
        };
        self.audits += 1;
        // What is gone a moment later is not a state.
        if self.state != state {
            self.state = state;
            return Ok(true);
        }
        if let Err(error) = axe.look(self.page, &look.kind).await {
            // A last page may leave while it is looked at.
            let now = self.look().await?;
            return if now.address == look.address {
                Err(error)
            } else {
                Ok(true)
            };
        }
        axe.know(state);
        Ok(true)
    }

    /// Does what is not meant, once for each kind, as soon as the frame as it began was looked at.
    async fn stumbles(&mut self, look: &Look) -> Result<bool> {
        let waits_for_film = look.kind == "exp-lookit-video" && !look.running;
        if waits_for_film || !self.stumbled.insert(look.kind.clone()) {
            return Ok(false);
        }
        let early = match look.kind.as_str() {
            "exp-lookit-text" => {
                self.page.key(Key::F1.into()).await?;
                return Ok(true);
            }
            "exp-lookit-video" => {
                self.page.key(' ').await?;
                return Ok(true);
            }
            "exp-lookit-video-consent" => "#submitbutton",
            "exp-lookit-survey"
            | "exp-lookit-survey-consent"
            | "exp-lookit-mood-questionnaire"
            | "exp-lookit-exit-survey"
            | "exp-video-config"
            | "exp-video-config-quality" => "#nextbutton",
            _ => return Ok(false),
        };
        if let Some(button) = self.page.visible(early, None).await? {
            // A button that is disabled is one more state, no failure.
            self.page.try_press(&button).await.ok();
        }
        Ok(true)
    }
}
