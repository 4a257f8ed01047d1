//! The recorded run without a camera: the same study and the same steps, told by what can be read on the page, save an equal response.

#[path = "recorded_run/sounds.rs"]
mod sounds;

use anyhow::{Context as _, Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage, compare, labels, paths, steps};
use serde_json::Value;
use std::fs;
use std::path::Path;

const LIMIT_SECS: u64 = 60;
/// Answers when the page has been told that it is no longer full screen, which comes with a refresh.
const IS_WINDOW: &str = "const done = arguments[arguments.length - 1];
const told = () => done(document.fullscreenElement === null);
if (document.fullscreenElement) done(false);
else requestAnimationFrame(() => requestAnimationFrame(told));";
/// Where the predecessor's stimuli lay.
const STIMULI: &str = "http://localhost:4300/stim/";
/// The recorded run drew the second set of two. Every seed follows from this draw of the page, so it is the same in every run here.
const SAME_SEED: &str = "Math.random = () => 0.65;";

/// One thing the parent does.
enum Step {
    /// Reads on the page.
    Read(&'static str),
    /// Presses the button that reads so.
    Press(&'static str),
    /// Types into the field with this label.
    Enter(&'static str, &'static str),
    /// Chooses the answer that begins so, in the question that reads so.
    Choose(&'static str, &'static str),
    /// Chooses the picture with this address, and hears the sound to its end, as was done in the recorded run: Next could be pressed before.
    Picture(&'static str),
    /// Stays until the browser has left full screen: the frame in which that happens notes it.
    Window,
}
use Step::{Choose, Enter, Picture, Press, Read, Window};

/// `steps.jsonl` of the recorded run, in the words of the page.
const STEPS: [Step; 30] = [
    Read("Second paragraph."),
    Press("Next"),
    Read("What you'll do"),
    Press("Go on"),
    Enter("Age", "4"),
    Choose("Nose?", "yes"),
    Enter("Words", "ball, more"),
    Press("Next"),
    Picture("blue.png"),
    Press("Next"),
    Read("group one"),
    Window,
    Press("Next"),
    Read("group two"),
    Press("Next"),
    Read("beta"),
    Press("Next"),
    Read("b1"),
    Press("Next"),
    Read("b2"),
    Press("Next"),
    Enter("birth date", "03/04/2022"),
    Choose("Databrary", "No"),
    Choose("video be used", "Scientific"),
    Enter("tell us", "Nice study"),
    Press("Submit"),
    Read("Thanks!"),
    Read("Debrief text"),
    Read("More"),
    Press("Exit"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_recorded_run_saves_an_equal_response() -> Result<()> {
    let folder = paths::root().join("tests/vectors/recorded-run");
    let text = fs::read_to_string(folder.join("study-and-parse.json"))?;
    let recorded: Value = serde_json::from_str(&text.replace(STIMULI, "{FILES}/"))?;
    let studies = Studies::new()?;
    studies.add_with_media("recorded", &recorded["structure"], &folder.join("stim"))?;
    let stage = Stage::open(studies.path(), Screen::RECORDED_RUNS, Camera::Fake).await?;
    let result = run(&stage, &folder).await;
    stage.close("recorded_run", result).await
}

async fn run(stage: &Stage, folder: &Path) -> Result<()> {
    let page = stage.page();
    stage.chrome.in_every_document(SAME_SEED)?;
    stage.chrome.in_every_document(sounds::COUNT_ENDED)?;
    stage.enter("recorded", false).await?;
    for (number, step) in STEPS.iter().enumerate() {
        let what = || format!("step {} of the recorded run", number + 1);
        take(page, step).await.with_context(what)?;
    }
    let mut response = String::new();
    page.until("the exit address", LIMIT_SECS, async |page| {
        let address = page.address().await?;
        if let Some((_, id)) = address.split_once("response=") {
            id.clone_into(&mut response);
        }
        Ok(!response.is_empty())
    })
    .await?;
    let saved = stage.server.response(&response)?;
    let path = stage.server.address("recorded", false)?;
    let study = path.split('/').nth(2).context("no study in the address")?;
    let ours = steps::with_placeholders(&saved, &stage.server.origin(), study)?;
    let text = fs::read_to_string(folder.join("response.json"))?;
    let recorded: Value = serde_json::from_str(&text.replace(STIMULI, "{BASE}/stim/"))?;
    let report = compare::compare(&compare::sorted(&recorded), &compare::sorted(&ours));
    println!("excused by docs/compatibility.md: {:#?}", report.excused);
    ensure!(
        report.differences.is_empty(),
        "{} differences:\n{}",
        report.differences.len(),
        report.differences.join("\n")
    );
    Ok(())
}

async fn take(page: &Page, step: &Step) -> Result<()> {
    match step {
        Read(words) => page.until_text(words, LIMIT_SECS).await,
        Press(words) => page.press_button(words, LIMIT_SECS).await,
        Enter(label, text) => labels::enter(page, label, text, LIMIT_SECS).await,
        Choose(question, answer) => labels::choose(page, question, answer, LIMIT_SECS).await,
        Picture(file) => {
            let picture = format!("img[src$=\"{file}\"]");
            page.press(&picture, LIMIT_SECS).await?;
            // The study has no other sound.
            sounds::until_ended(page, 1, LIMIT_SECS).await
        }
        Window => {
            page.until("the end of full screen", LIMIT_SECS, async |page| {
                Ok(page.ask_later(IS_WINDOW, vec![]).await? == true)
            })
            .await
        }
    }
}
