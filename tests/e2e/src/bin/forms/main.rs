//! `cargo run -p e2e --bin forms`: every form in every state and in every language, each alone. axe-core looks at each state.
//!
//! With a folder and sizes, such as `forms OUTDIR 320x640 1366x768@2 ar hu`, it also takes pictures in these sizes (`@2`: zoomed to
//! 200 %), and says what is wider than the window or cut. Words after that choose languages, and forms by the beginning of their names.

mod forms;
mod sight;

use anyhow::{Context as _, Result, bail};
use e2e::axe::Axe;
use e2e::hand::Hand;
use e2e::sizes::size;
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, steps};
use forms::{Form, Step};
use serde_json::json;
use sight::Sight;
use std::path::PathBuf;

const LANGUAGES: [&str; 10] = [
    "en-US", "ar", "eu", "fr", "hu", "it", "ja", "nl", "pt", "pt-BR",
];
const LIMIT_SECS: u64 = 40;
const DOCUMENT: &str = "
const f = document.querySelector('.lookit-frame *');
return f ? document.documentElement.lang + ' ' + f.closest('[lang]').lang : '';";
/// As a family scrolls: what stays at the bottom of the window may lie over a button that is further up.
const SHOW: &str = "document.querySelector(arguments[0])?.scrollIntoView({block: 'center'})";
const OPEN_ALL: &str = "for (const fold of document.querySelectorAll('details')) fold.open = true;";

/// What is asked for on the command line.
#[derive(Default)]
struct Wish {
    out: Option<PathBuf>,
    /// Sizes in CSS pixels, each with its zoom.
    sizes: Vec<(Screen, u32)>,
    languages: Vec<String>,
    forms: Vec<String>,
}

impl Wish {
    fn read(words: impl IntoIterator<Item = String>) -> Self {
        let mut wish = Self::default();
        for word in words {
            if let Some(size) = size(&word) {
                wish.sizes.push(size);
            } else if LANGUAGES.contains(&word.as_str()) {
                wish.languages.push(word);
            } else if word.contains('/') {
                wish.out = Some(word.into());
            } else {
                wish.forms.push(word);
            }
        }
        if wish.languages.is_empty() {
            wish.languages = LANGUAGES.map(str::to_owned).to_vec();
        }
        wish
    }

    fn has(&self, form: &Form) -> bool {
        let begins = |word: &String| form.name.starts_with(word.as_str());
        self.forms.is_empty() || self.forms.iter().any(begins)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let wish = Wish::read(std::env::args().skip(1));
    if let Some(out) = &wish.out {
        std::fs::create_dir_all(out)?;
    }
    let axe = Axe::installed()?;
    let sight = Sight::new(axe.as_ref(), wish.out.as_deref(), &wish.sizes);
    let mut unseen = Vec::new();
    for camera in [Camera::Fake, Camera::Refused, Camera::Missing] {
        let forms = forms::all(camera)?;
        let forms: Vec<Form> = forms.into_iter().filter(|form| wish.has(form)).collect();
        if !forms.is_empty() {
            unseen.extend(walk(&forms, camera, &wish, &sight).await?);
        }
    }
    // What was found counts also where something was not seen.
    let found = sight.finish();
    if !unseen.is_empty() {
        println!("{} forms were not seen whole: {unseen:#?}", unseen.len());
        found?;
        bail!("forms were not seen whole");
    }
    found
}

/// All these forms in all languages; those that were not seen whole, with the reason.
async fn walk(
    forms: &[Form],
    camera: Camera,
    wish: &Wish,
    sight: &Sight<'_>,
) -> Result<Vec<String>> {
    let (studies, stimuli) = (Studies::new()?, Stimuli::start()?);
    for form in forms {
        for language in &wish.languages {
            let mut frame = form.frame.clone();
            stimuli.lead_here(&mut frame);
            frame["language"] = json!(language);
            // On a last page nobody is asked whether to leave.
            let mut after = forms::trial()?;
            stimuli.lead_here(&mut after);
            let frames = json!({"only": frame, "after": after});
            let protocol = json!({"frames": frames, "sequence": ["only", "after"]});
            studies.add_protocol(&slug(form, language), &protocol)?;
        }
    }
    let stage = Stage::open(studies.path(), Screen::LAPTOP, camera).await?;
    let mut unseen = Vec::new();
    let result = async {
        for form in forms {
            for language in &wish.languages {
                println!("{} in {language}", form.name);
                if let Err(error) = go(&stage, form, language, sight).await {
                    let place = format!("{} in {language}: {error:#}", form.name);
                    println!("{place}");
                    unseen.push(place);
                }
            }
        }
        Ok(())
    }
    .await;
    stage.close("forms", result).await?;
    Ok(unseen)
}

fn slug(form: &Form, language: &str) -> String {
    format!("{}-{}", form.name, language.to_lowercase())
}

async fn go(stage: &Stage, form: &Form, language: &str, sight: &Sight<'_>) -> Result<()> {
    stage.enter(&slug(form, language), false).await?;
    let (page, hand) = (stage.page(), Hand::Pointer(stage.page()));
    page.until_visible(".lookit-frame *", LIMIT_SECS).await?;
    let wanted = format!("{language} {language}");
    let what = format!("the page in {language}");
    page.until(&what, LIMIT_SECS, async |page| {
        Ok(page.ask(DOCUMENT, vec![]).await? == json!(wanted))
    })
    .await?;
    for step in form.steps {
        if let Step::Press(target) | Step::Tick(target) = *step {
            page.until_visible(target, LIMIT_SECS).await?;
            page.ask(SHOW, vec![json!(target)]).await?;
        }
        let done = match *step {
            Step::Look(name) => {
                let place = format!("{}-{name}-{language}", form.name);
                sight.look(stage, &place).await
            }
            Step::Press(button) => hand.press(button).await,
            Step::Tick(control) => hand.tick(control).await,
            Step::Write(field, text) => hand.write(field, text).await,
            Step::Wait(element) => page.until_visible(element, LIMIT_SECS).await,
            Step::Open => page.ask(OPEN_ALL, vec![]).await.map(drop),
            Step::Key(key) => page.key(key).await,
            Step::Pace(millis) => {
                steps::pace(millis).await;
                Ok(())
            }
        };
        done.with_context(|| format!("{step:?}"))?;
    }
    Ok(())
}
