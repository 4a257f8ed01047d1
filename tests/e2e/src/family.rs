//! Plays a study as a parent would: looks at the page, and presses what is there to press.

mod careless;
mod forms;
mod trials;

pub use trials::Act;

use crate::Page;
use crate::axe::Axe;
use crate::page::tick;
use anyhow::{Context as _, Error, Result, bail};
use fantoccini::elements::Element;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

/// What the parent sees at one moment.
const LOOK: &str = "
const seen = e => { if (!e) return false; const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && e.checkVisibility({visibilityProperty: true}); };
const frame = document.querySelector('.lookit-frame');
const media = [...document.querySelectorAll('video, audio')].filter(m => m.src || m.currentSrc || m.querySelector('source'));
return {
  address: location.href,
  kind: frame ? frame.dataset.kind : '',
  id: frame ? frame.dataset.frameId : '',
  text: document.body ? document.body.innerText : '',
  shown: [...document.querySelectorAll('button[id], input[id]')].filter(e => seen(e) && !e.disabled).map(e => '#' + e.id),
  unheard: media.some(m => m.currentTime < 0.8 && !m.ended),
  running: media.some(m => !m.paused && !m.ended),
  begun: media.some(m => m.currentTime > 0) || [...document.querySelectorAll('.lookit-frame img')].some(i => seen(i) && i.complete),
  answer: !!document.querySelector('#feedback-text'),
  broken: [
    ...[...document.images].filter(i => i.getAttribute('src') && i.complete && i.naturalWidth === 0).map(i => i.src),
    ...media.filter(m => m.error || m.networkState === 3).map(m => m.currentSrc || m.outerHTML),
  ],
};";

/// A page or trial that does not go on for this long is stuck.
const STUCK: Duration = Duration::from_mins(1);
/// A button is not pressed again before this long: the player may be at work.
const PATIENCE: Duration = Duration::from_secs(5);
/// A frame has settled, and its pictures are there, when a picture of it is taken.
const SETTLED: Duration = Duration::from_millis(1200);
/// What cannot be loaded for so long is broken.
const BROKEN: Duration = Duration::from_secs(3);
/// A test clip of the camera is at least this long.
const CLIP: Duration = Duration::from_millis(1500);

/// What the family went through.
#[derive(Debug, Default)]
pub struct Visit {
    /// Frame ids in the order they were shown.
    pub frames: Vec<String>,
    /// The frame kind of each.
    pub kinds: Vec<String>,
    /// Where the family was sent at the end.
    pub exit: String,
    /// The response's id, from the exit address.
    pub response: String,
}

/// One look at the page.
#[derive(Debug, Default)]
struct Look {
    address: String,
    kind: String,
    id: String,
    text: String,
    shown: Vec<String>,
    unheard: bool,
    running: bool,
    /// A film or sound has moved, or a picture is there.
    has_begun: bool,
    /// The answer to a choice.
    answer: bool,
    /// Addresses of pictures, sounds and films that could not be loaded.
    broken: Vec<String>,
}

/// Takes a frame's name and its picture, PNG.
type Album<'a> = Box<dyn Fn(&str, &[u8]) -> Result<()> + 'a>;

/// A parent at the keyboard.
pub struct Family<'a> {
    page: &'a Page,
    /// When what was pressed in this frame.
    pressed: HashMap<String, Instant>,
    visit: Visit,
    since: Instant,
    /// Since when nothing that was tried could be done.
    failing_since: Option<Instant>,
    /// Since when what could not be loaded.
    broken: HashMap<String, Instant>,
    album: Option<Album<'a>>,
    /// The machine has no sound device.
    is_deaf: bool,
    /// What the parent does in trials.
    habits: trials::Habits<'a>,
    /// A page or trial that does not go on for this long is stuck.
    patience: Duration,
    /// The name of the last picture.
    taken: String,
    axe: Option<&'a Axe>,
    /// How often axe-core has looked in this frame, and what it would look at next.
    audits: usize,
    state: String,
    /// Kinds in which it was careless.
    stumbled: HashSet<String>,
}

impl<'a> Family<'a> {
    pub fn new(page: &'a Page) -> Self {
        Self {
            page,
            pressed: HashMap::new(),
            visit: Visit::default(),
            since: Instant::now(),
            failing_since: None,
            broken: HashMap::new(),
            album: None,
            is_deaf: false,
            habits: trials::Habits::default(),
            patience: STUCK,
            taken: String::new(),
            axe: None,
            audits: 0,
            state: String::new(),
            stumbled: HashSet::new(),
        }
    }

    /// Has axe-core look at every state of every page, and brings about those that a careful family never sees.
    #[must_use]
    pub fn audited(mut self, axe: Option<&'a Axe>) -> Self {
        self.axe = axe;
        self
    }

    /// On a machine without a sound device: sounds may fail, and the study must go on.
    #[must_use]
    pub fn without_sound(mut self) -> Self {
        self.is_deaf = true;
        self
    }

    /// In a study whose trials last: a frame counts as stuck only after so long.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Gives a picture of every frame, before anything is pressed in it, and of the debriefing.
    #[must_use]
    pub fn with_pictures(mut self, album: impl Fn(&str, &[u8]) -> Result<()> + 'a) -> Self {
        self.album = Some(Box::new(album));
        self
    }

    /// Plays from the page that is open to the exit address.
    ///
    /// # Errors
    /// A frame does not go on; the message names it.
    pub async fn play(self) -> Result<Visit> {
        self.play_until(|_| false).await
    }

    /// Plays until a frame kind is reached, or to the exit address.
    ///
    /// # Errors
    /// A frame does not go on; the message names it.
    pub async fn play_until(self, stop: impl Fn(&str) -> bool) -> Result<Visit> {
        self.play_unless(|look| stop(&look.kind)).await
    }

    /// Plays for as long as a frame with this id is shown.
    ///
    /// # Errors
    /// It does not go on.
    pub async fn play_while(self, id: &str) -> Result<Visit> {
        self.play_unless(|look| !look.id.is_empty() && look.id != id)
            .await
    }

    async fn play_unless(mut self, stop: impl Fn(&Look) -> bool) -> Result<Visit> {
        loop {
            let look = self.look().await?;
            if let Some(response) = query(&look.address, "response") {
                self.visit.exit = look.address;
                self.visit.response = response;
                return Ok(self.visit);
            }
            if !look.id.is_empty() && self.visit.frames.last() != Some(&look.id) {
                self.visit.frames.push(look.id.clone());
                self.visit.kinds.push(look.kind.clone());
                self.pressed.clear();
                self.lets_go().await?;
                self.since = Instant::now();
                self.failing_since = None;
                self.audits = 0;
            }
            self.find_broken(&look)?;
            if stop(&look) {
                return Ok(self.visit);
            }
            if self.since.elapsed() > self.patience {
                bail!(
                    "frame {} ({}) does not go on; pressed {:?}; to press {:?}; the page reads: {}",
                    look.id,
                    look.kind,
                    self.pressed.keys(),
                    look.shown,
                    look.text
                );
            }
            let began = Instant::now();
            let waits = self.audits(&look).await?;
            // Nothing could go on while axe-core looked.
            self.since += began.elapsed();
            if waits || (!look.id.is_empty() && self.poses(&look).await?) {
                tick().await;
                continue;
            }
            match self.act(&look).await {
                Ok(()) => self.failing_since = None,
                Err(error) => self.bears(error, &look)?,
            }
            tick().await;
        }
    }

    /// A page that changes under the finger is looked at again. On a slow line it may do so late.
    fn bears(&mut self, error: Error, look: &Look) -> Result<()> {
        let since = *self.failing_since.get_or_insert_with(Instant::now);
        if since.elapsed() <= self.patience / 2 || format!("{error:#}").contains("stale element") {
            return Ok(());
        }
        Err(error).with_context(|| format!("in frame {} ({})", look.id, look.kind))
    }

    /// Fails when something cannot be loaded. A player between two of its sources looks the same for a moment.
    fn find_broken(&mut self, look: &Look) -> Result<()> {
        self.broken
            .retain(|address, _| look.broken.contains(address));
        for address in &look.broken {
            if self.is_deaf && (address.contains("/ogg/") || address.contains("/mp3/")) {
                continue;
            }
            let since = self
                .broken
                .entry(address.clone())
                .or_insert_with(Instant::now);
            if since.elapsed() > BROKEN {
                bail!("frame {} cannot show {address}", look.id);
            }
        }
        Ok(())
    }

    /// Takes a picture where one is owed; true while the frame is still waiting for it.
    async fn poses(&mut self, look: &Look) -> Result<bool> {
        let Some(album) = &self.album else {
            return Ok(false);
        };
        let debriefed = look.kind == "exp-lookit-exit-survey" && look.text.contains("Exit");
        let name = if debriefed && self.pressed.contains_key("#nextbutton") {
            format!("{}-debriefing", look.id)
        } else {
            look.id.clone()
        };
        if self.taken == name {
            return Ok(false);
        }
        if self.since.elapsed() < SETTLED {
            return Ok(true);
        }
        album(&name, &self.page.picture().await?)?;
        self.taken = name;
        Ok(false)
    }

    async fn look(&self) -> Result<Look> {
        let seen = self.page.ask(LOOK, vec![]).await?;
        let text = |key: &str| seen[key].as_str().unwrap_or_default().to_owned();
        Ok(Look {
            address: text("address"),
            kind: text("kind"),
            id: text("id"),
            text: text("text"),
            shown: texts(&seen["shown"]),
            unheard: seen["unheard"] == true,
            running: seen["running"] == true,
            has_begun: seen["begun"] == true,
            answer: seen["answer"] == true,
            broken: texts(&seen["broken"]),
        })
    }

    async fn act(&mut self, look: &Look) -> Result<()> {
        if self.once(look, "#exit-leave").await? || self.follows_a_habit(look).await? {
            return Ok(());
        }
        for way_on in ["#resumebutton", "#fsButton"] {
            if self.once(look, way_on).await? {
                return Ok(());
            }
        }
        match look.kind.as_str() {
            "exp-video-config" => self.check_camera(look).await,
            "exp-lookit-video-consent" => self.consent(look).await,
            "exp-video-config-quality" => self.get_in_position(look).await,
            "exp-lookit-exit-survey" => self.survey(look).await,
            "exp-lookit-instructions"
            | "exp-lookit-text"
            | "exp-lookit-instruction-video"
            | "exp-lookit-webcam-display" => self.read(look).await,
            "exp-lookit-survey" | "exp-lookit-mood-questionnaire" | "exp-lookit-survey-consent" => {
                self.answer(look).await
            }
            "exp-lookit-observation" => self.observe(look).await,
            "exp-lookit-stimuli-preview" => self.look_first(look).await,
            "exp-lookit-video-assent" => self.assent(look).await,
            _ => self.watch(look).await,
        }
    }

    async fn check_camera(&mut self, look: &Look) -> Result<()> {
        if self.once(look, "#reloadCheckButton").await? {
            return Ok(());
        }
        let checked = self.pressed.contains_key("#reloadCheckButton");
        // The page still asks for it: the press was lost.
        if checked && look.text.contains("please press Reload camera") {
            self.press(look, "#reloadCheckButton").await?;
        } else if checked && look.text.contains("Looks good!") && look.text.contains("Sounds good!")
        {
            self.press(look, "#nextbutton").await?;
        }
        Ok(())
    }

    async fn get_in_position(&mut self, look: &Look) -> Result<()> {
        let open = ".lookit-frame input[type=checkbox]:not(:checked)";
        if let Some(tick_box) = self.page.visible(open, None).await? {
            self.page.try_press(&tick_box).await?;
            return Ok(());
        }
        let shown = |button: &str| look.shown.iter().any(|id| id == button);
        if shown("#recordbutton") || self.pressed.contains_key("#recordbutton") {
            for button in ["#recordbutton", "#stopbutton", "#playbutton"] {
                if self.pressed.contains_key(button) {
                    continue;
                }
                let long_enough = button != "#stopbutton"
                    || self
                        .pressed
                        .get("#recordbutton")
                        .is_some_and(|since| since.elapsed() > CLIP);
                if long_enough {
                    self.once(look, button).await?;
                }
                return Ok(());
            }
        }
        self.press(look, "#nextbutton").await?;
        Ok(())
    }

    /// Plays what can be played, once, and goes on when it has ended.
    async fn read(&mut self, look: &Look) -> Result<()> {
        let players = ".lookit-frame audio[controls], .lookit-frame video[controls]";
        if !self.pressed.contains_key("media") {
            self.pressed.insert("media".to_owned(), Instant::now());
            if let Some(player) = self.page.visible(players, None).await? {
                // The browser's own controls: the space bar plays.
                player.send_keys(" ").await?;
            }
            return Ok(());
        }
        // A machine without a sound device plays for ever and never gets anywhere; the page then says so.
        if !look.running || look.text.contains("can't be played here") {
            self.press(look, "#nextbutton").await?;
        }
        Ok(())
    }

    /// A trial goes on by itself, or when the parent presses Next after a look at it.
    async fn watch(&mut self, look: &Look) -> Result<()> {
        if !look.unheard {
            self.press(look, "#nextbutton").await?;
        }
        Ok(())
    }

    /// Presses a button if it can be, and has not been in this frame.
    async fn once(&mut self, look: &Look, button: &str) -> Result<bool> {
        if self.pressed.contains_key(button) {
            return Ok(false);
        }
        self.press(look, button).await
    }

    /// Presses a button if it can be, and has not been for a while.
    async fn press(&mut self, look: &Look, button: &str) -> Result<bool> {
        if self.is_at_work(button) || !look.shown.iter().any(|id| id == button) {
            return Ok(false);
        }
        let Some(element) = self.page.visible(button, None).await? else {
            return Ok(false);
        };
        self.press_as(button, &element).await
    }

    /// Presses an element if it is enabled, and notes it under this name.
    async fn press_as(&mut self, name: &str, element: &Element) -> Result<bool> {
        let done = match self.page.try_press(element).await {
            // It was pressed before, and something lies over it: the player is at work.
            Err(error) if self.is_covered(name, &error) => false,
            done => done?,
        };
        if done {
            self.pressed.insert(name.to_owned(), Instant::now());
        }
        Ok(done)
    }

    fn is_covered(&self, name: &str, error: &Error) -> bool {
        self.pressed.contains_key(name) && format!("{error:#}").contains("intercepted")
    }

    /// Whether something was pressed so lately that the player may be at work.
    fn is_at_work(&self, name: &str) -> bool {
        let last = self.pressed.get(name);
        last.is_some_and(|last| last.elapsed() < PATIENCE)
    }
}

fn texts(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A value of an address' query.
fn query(address: &str, key: &str) -> Option<String> {
    let (_, query) = address.split_once('?')?;
    query.split(['&', '#']).find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        (name == key && !value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn the_response_is_read_from_the_exit_address() {
        let address = "http://lab/thanks/?child=abc&response=123";
        assert_eq!(query(address, "response").as_deref(), Some("123"));
        assert_eq!(query("http://lab/thanks/", "response"), None);
        assert_eq!(query("http://lab/?response=", "response"), None);
    }
}
