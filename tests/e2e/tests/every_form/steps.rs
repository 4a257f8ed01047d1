//! A family's way through the study. Controls are named by id, name and value, so that the way is the same in every language.

use crate::expected::MARKUP;
use anyhow::{Context as _, Result, bail, ensure};
use e2e::Page;
use e2e::axe::Axe;
use e2e::hand::Hand;
use serde_json::{Value, json};

/// A camera on a busy machine.
const LIMIT_SECS: u64 = 40;
const FRAME: &str =
    "const f = document.querySelector('.lookit-frame'); return f ? f.dataset.frameId : ''";
const CLIP_MILLIS: u64 = 1500;

/// One way through.
pub(crate) struct Way<'a> {
    pub(crate) hand: Hand<'a>,
    /// Looks at every page as it is left.
    pub(crate) axe: Option<&'a Axe>,
    pub(crate) language: &'a str,
}

impl Way<'_> {
    fn page(&self) -> &Page {
        self.hand.page()
    }

    /// From the first page to the exit address; the response's id.
    pub(crate) async fn go(&self) -> Result<String> {
        for (frame, work) in [
            ("0-setup", 0),
            ("1-quality", 1),
            ("2-consent", 2),
            ("3-assent", 3),
            ("4-ticks", 4),
            ("5-survey", 5),
            ("6-mood", 6),
            ("7-text", 7),
            ("8-exit", 8),
        ] {
            let what = || format!("frame {frame} in {}", self.language);
            self.comes(frame).await.with_context(what)?;
            self.speaks().await.with_context(what)?;
            self.audit(frame).await?;
            let done = match work {
                0 => self.setup().await,
                1 => self.quality().await,
                2 => self.consent().await,
                3 => self.assent().await,
                4 => self.ticks().await,
                5 => self.survey().await,
                6 => self.mood().await,
                7 => self.hand.press("#nextbutton").await,
                _ => self.exit().await,
            };
            done.with_context(what)?;
        }
        let mut response = String::new();
        self.page()
            .until("the exit address", LIMIT_SECS, async |page| {
                let address = page.address().await?;
                if let Some((_, id)) = address.split_once("response=") {
                    id.clone_into(&mut response);
                }
                Ok(!response.is_empty())
            })
            .await?;
        Ok(response)
    }

    /// The page says in which language it is, and is laid out from the side where that begins.
    async fn speaks(&self) -> Result<()> {
        let wanted = json!([
            self.language,
            if self.language == "ar" { "rtl" } else { "ltr" }
        ]);
        let script = "
            const f = document.querySelector('.lookit-frame');
            return [f.closest('[lang]').lang, getComputedStyle(f).direction];";
        self.page()
            .until(
                &format!("the page to be in {wanted}"),
                LIMIT_SECS,
                async |page| Ok(page.ask(script, vec![]).await? == wanted),
            )
            .await?;
        let next = self.page().visible("#nextbutton", None).await?;
        if let Some(next) = next.filter(|_| self.language != "en-US") {
            let words = next.text().await?;
            ensure!(
                !["Next", "Submit", "Continue"].contains(&words.as_str()),
                "the button reads {words}"
            );
        }
        Ok(())
    }

    async fn comes(&self, frame: &str) -> Result<()> {
        self.page()
            .until(&format!("the frame {frame}"), LIMIT_SECS, async |page| {
                Ok(page.ask(FRAME, vec![]).await? == json!(frame))
            })
            .await
    }

    async fn audit(&self, state: &str) -> Result<()> {
        let Some(axe) = self.axe else { return Ok(()) };
        let place = format!("{} {state}", self.language);
        axe.look(self.page(), &place).await
    }

    /// Next works as soon as the camera has been reloaded and the microphone has heard something.
    async fn setup(&self) -> Result<()> {
        self.hand.press("#reloadCheckButton").await?;
        for _ in 0..10 {
            self.hand.press("#nextbutton").await?;
            if self.comes_soon("1-quality").await? {
                return Ok(());
            }
        }
        bail!("the camera check does not end")
    }

    async fn comes_soon(&self, frame: &str) -> Result<bool> {
        let end = std::time::Instant::now() + std::time::Duration::from_secs(3);
        while std::time::Instant::now() < end {
            if self.page().ask(FRAME, vec![]).await? == json!(frame) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn quality(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.audit("1-quality, too early").await?;
        for place in 0..2 {
            let tick_box = format!("[data-e2e=box{place}]");
            self.mark(
                ".lookit-frame input[type=checkbox]",
                place,
                &format!("box{place}"),
            )
            .await?;
            self.hand.tick(&tick_box).await?;
        }
        self.clip().await?;
        self.hand.press("#playbutton").await?;
        self.audit("1-quality, played").await?;
        self.hand.press("#nextbutton").await
    }

    async fn clip(&self) -> Result<()> {
        self.hand.press("#recordbutton").await?;
        e2e::steps::pace(CLIP_MILLIS).await;
        self.audit("recording").await?;
        self.hand.press("#stopbutton").await
    }

    async fn consent(&self) -> Result<()> {
        self.hand.press("#submitbutton").await?;
        self.audit("2-consent, too early").await?;
        self.clip().await?;
        self.hand.press("#playbutton").await?;
        self.audit("2-consent, played").await?;
        self.hand.press("#submitbutton").await
    }

    async fn assent(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.hand.press(".pk-assent-yes").await?;
        self.audit("3-assent, yes").await?;
        self.hand.press("#submitbutton").await
    }

    async fn ticks(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.audit("4-ticks, too early").await?;
        self.hand.tick(".lookit-frame input[type=checkbox]").await?;
        self.mark(".lookit-frame input[type=radio]", 1, "no")
            .await?;
        self.hand.tick("[data-e2e=no]").await?;
        self.hand.press("#nextbutton").await
    }

    /// Gives the control that has no name of its own one for this test.
    async fn mark(&self, selector: &str, place: usize, name: &str) -> Result<()> {
        let script = "
            const [selector, place, name] = arguments;
            const found = document.querySelectorAll(selector)[place];
            if (found) found.dataset.e2e = name;
            return !!found;";
        let arguments = vec![json!(selector), json!(place), json!(name)];
        if self.page().ask(script, arguments).await? != true {
            bail!("there is no {place}. {selector}");
        }
        Ok(())
    }

    async fn survey(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.audit("5-survey, too early").await?;
        let named = |name: &str| format!(":is(input, select, textarea)[name=\"{name}\"]");
        let valued = |name: &str, value: &str| format!("input[name={name}][value=\"{value}\"]");
        for (name, text) in [
            ("line", MARKUP),
            ("digits", "0042"),
            ("area", "hello there"),
            ("number", "-3.5"),
            ("integer", "0"),
        ] {
            self.hand.write(&named(name), text).await?;
        }
        self.hand.tick(&valued("radio", "y")).await?;
        self.hand.tick(&valued("scale", "4")).await?;
        self.hand.tick(&valued("yesno", "false")).await?;
        self.hand.down(&named("menu"), 2).await?;
        for (name, values) in [
            ("menus", &["p", "r"][..]),
            ("sourced", &["two"]),
            ("picture", &["line"]),
        ] {
            for value in values {
                self.hand.tick(&valued(name, value)).await?;
            }
        }
        self.hand.tick("input[name=tick]").await?;
        for (name, value) in [
            ("boxes", "dog"),
            ("boxes", "other"),
            ("joined", "m"),
            ("joined", "o"),
        ] {
            self.hand.tick(&valued(name, value)).await?;
        }
        for (name, text) in [
            ("date", "05/06/2023"),
            ("time", "13:45"),
            ("datetime", "05/06/2023 13:45"),
            ("email", "family@example.org"),
            ("url", "https://lab.example/"),
            ("phone", "(617) 555-0100"),
            ("zip", "02139"),
            ("ip", "192.0.2.1"),
            ("password", "secret"),
            ("search", "forms"),
            ("lower", "abc"),
            ("upper", "ABC"),
            ("person", "Ada"),
            ("any", "thing"),
        ] {
            self.hand.write(&named(name), text).await?;
        }
        // It starts in the middle.
        self.hand.down(&named("slider"), 1).await?;
        for (name, text) in [
            ("unknown", "blue"),
            ("group_first", "in"),
            ("group_second", "12"),
        ] {
            self.hand.write(&named(name), text).await?;
        }
        for (place, text) in ["one", "two"].into_iter().enumerate() {
            self.hand.press("#pk-q-list-in-add").await?;
            let field = format!("#pk-q-list .pk-q-item:nth-of-type({}) input", place + 1);
            self.hand.write(&field, text).await?;
        }
        self.hand.write(&named("asked"), "after y").await?;
        self.audit("5-survey, filled").await?;
        self.hand.press("#nextbutton").await
    }

    async fn mood(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.audit("6-mood, too early").await?;
        for place in 0..7 {
            let step = place + 1;
            self.mark(".pk-mood-scale", place, &format!("scale{place}"))
                .await?;
            self.hand
                .tick(&format!("[data-e2e=scale{place}] input[value=\"{step}\"]"))
                .await?;
        }
        // Hours and minutes of waking; then the question that brings one more; then the rest.
        let number = |place: usize| format!("[data-e2e=part{place}]");
        for (place, text) in [(0, "0"), (1, "30")] {
            self.mark(".pk-mood-part input", place, &format!("part{place}"))
                .await?;
            self.hand.write(&number(place), text).await?;
        }
        self.hand
            .tick("input[name=usualNapSchedule][value=yes]")
            .await?;
        let shown = "return [...document.querySelectorAll('.pk-mood-part input')].filter(e => e.checkVisibility()).length";
        self.page()
            .until("the question for the next nap", 10, async |page| {
                Ok(page.ask(shown, vec![]).await? == json!(6))
            })
            .await?;
        for (place, text) in [(2, "2"), (3, "5"), (4, "1"), (5, "0")] {
            self.mark(".pk-mood-part input", place, &format!("part{place}"))
                .await?;
            self.hand.write(&number(place), text).await?;
        }
        self.hand.write("#doingBefore", MARKUP).await?;
        self.hand.press("#nextbutton").await
    }

    /// Thinks of withdrawing, does not, and then does.
    async fn exit(&self) -> Result<()> {
        self.hand.press("#nextbutton").await?;
        self.audit("8-exit, too early").await?;
        // The 6th of May, as the language writes it.
        let birth_date = match self.language {
            "en-US" => "05/06/2023",
            _ => "06/05/2023",
        };
        self.hand.write("#pk-birth-date", birth_date).await?;
        self.hand
            .tick("input[name=databraryShare][value=yes]")
            .await?;
        self.hand
            .tick("input[name=useOfMedia][value=public]")
            .await?;
        self.hand.write("textarea[name=feedback]", MARKUP).await?;
        for (button, state) in [
            (".pk-button-quiet", "8-exit, asked"),
            (".pk-exit-withdraw", "8-exit, asked again"),
        ] {
            self.hand.tick("input[name=withdrawal]").await?;
            self.hand.press("#nextbutton").await?;
            self.page()
                .until_visible(".pk-exit-dialog", LIMIT_SECS)
                .await?;
            self.audit(state).await?;
            self.hand
                .press(&format!(".pk-exit-dialog {button}"))
                .await?;
        }
        self.page()
            .until_text("We looked at forms.", LIMIT_SECS)
            .await?;
        self.audit("8-exit, debriefing").await?;
        self.hand.press("#nextbutton").await
    }
}

/// The language of each frame that can have one.
pub(crate) fn in_language(structure: &Value, language: &str) -> Value {
    let mut structure = structure.clone();
    for (_, frame) in structure["frames"].as_object_mut().into_iter().flatten() {
        frame["language"] = json!(language);
    }
    structure
}
