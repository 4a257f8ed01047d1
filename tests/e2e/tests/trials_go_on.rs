//! What a trial does where something is missing: the browser's full screen, or a stimulus that the study can't do without.

use anyhow::{Result, ensure};
use e2e::family::Family;
use e2e::saved::Saved;
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage};
use serde_json::{Value, json};

/// As in Safari on a phone.
const NO_FULL_SCREEN: &str = "
    for (const name of ['requestFullscreen', 'webkitRequestFullscreen', 'webkitRequestFullScreen'])
        delete Element.prototype[name];
    for (const name of ['fullscreenEnabled', 'webkitFullscreenEnabled'])
        Object.defineProperty(Document.prototype, name, {get: () => undefined});";

/// A page, a trial whose film does not exist, a page after it, and the last one.
fn study(policy: &str) -> Value {
    json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "look": {
                "kind": "exp-lookit-video", "doRecording": false, "onStimulusFailure": policy,
                "video": { "source": [{ "src": "/media/none.mp4", "type": "video/mp4" }] }
            },
            "after": { "kind": "exp-lookit-text", "blocks": [{ "text": "After it" }] },
            "bye": { "kind": "exp-lookit-exit-survey", "debriefing": { "title": "Thanks", "text": "Thanks" } }
        },
        "sequence": ["hello", "look", "after", "bye"]
    })
}

async fn begin(stage: &Stage, slug: &str) -> Result<()> {
    stage.enter(slug, false).await?;
    stage.page().until_text("Hello", 30).await?;
    stage.page().press("#nextbutton", 30).await
}

/// The saved response of a family that goes on from here.
async fn rest(stage: &Stage, page: &Page) -> Result<Value> {
    let visit = Family::new(page).play().await?;
    stage.server.response(&visit.response)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_may_wait_for_what_is_loaded_again_or_go_on_without() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("again", &study("retry"))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        begin(&stage, "again").await?;
        let page = stage.page();
        page.press("#stimuliretrybutton", 30).await?;
        page.until_text("Some of this part has not loaded yet", 30)
            .await?;
        page.press("#stimuliskipbutton", 30).await?;
        page.until_text("After it", 30).await?;
        let saved = rest(&stage, page).await?.to_string();
        for name in ["stimulusFailed", "stimuliLoadedAgain", "trialCompleted"] {
            ensure!(
                saved.contains(&format!("exp-lookit-video:{name}")),
                "no {name}: {saved}"
            );
        }
        Ok(())
    }
    .await;
    stage.close("stimuli-again", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_that_can_not_do_without_ends_with_its_last_page() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("stop", &study("stop"))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        begin(&stage, "stop").await?;
        let page = stage.page();
        page.until_text("The study ends here", 30).await?;
        page.press("#stimulistopbutton", 30).await?;
        let saved = rest(&stage, page).await?.to_string();
        ensure!(saved.contains("exp-lookit-video:studyStopped"), "{saved}");
        ensure!(
            saved.contains("\"exitType\":\"stimulusFailure\""),
            "{saved}"
        );
        ensure!(!saved.contains("2-after"), "{saved}");
        Ok(())
    }
    .await;
    stage.close("stimuli-stop", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_full_screen_the_player_fills_the_window() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("window", &study("retry"))?;
    let stage = Stage::open(studies.path(), Screen::TABLET, Camera::Missing).await?;
    let result = async {
        stage.chrome.in_every_document(NO_FULL_SCREEN)?;
        begin(&stage, "window").await?;
        let page = stage.page();
        page.until_visible(".pk-whole-window #stimuliskipbutton", 30)
            .await?;
        ensure!(
            page.count("#fsButton").await? == 0,
            "a button that can do nothing"
        );
        page.press("#stimuliskipbutton", 30).await?;
        page.until_text("After it", 30).await?;
        ensure!(
            page.count(".pk-whole-window").await? == 0,
            "a page of text lies in its page"
        );
        let saved = rest(&stage, page).await?.to_string();
        for name in ["enteredFullscreen", "leftFullscreen"] {
            ensure!(saved.contains(name), "no {name}: {saved}");
        }
        Ok(())
    }
    .await;
    stage.close("whole-window", result).await
}

/// The study with a film that is there, in a browser; study and film are served as long as the second part lives.
async fn with_a_film(
    slug: &str,
    records: bool,
    camera: Camera,
) -> Result<(Stage, (Studies, Stimuli))> {
    let (studies, stimuli) = (Studies::new()?, Stimuli::start()?);
    let mut study = study("retry");
    let film = json!({ "source": [{ "src": "https://lab.example/a.mp4", "type": "video/mp4" }] });
    study["frames"]["look"] =
        json!({ "kind": "exp-lookit-video", "doRecording": records, "video": film });
    stimuli.lead_here(&mut study);
    studies.add_protocol(slug, &study)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, camera).await?;
    Ok((stage, (studies, stimuli)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_film_that_a_media_key_stops_is_played_on() -> Result<()> {
    let (stage, _served) = with_a_film("halted", false, Camera::Missing).await?;
    let result = async {
        begin(&stage, "halted").await?;
        let page = stage.page();
        // What such a key does, as soon as the film moves.
        let halts = "
            const film = document.querySelector('#player-video');
            if (!film || film.currentTime === 0) return false;
            film.pause();
            return true;";
        page.until("the film to move", 30, async |page| {
            Ok(page.ask(halts, vec![]).await? == true)
        })
        .await?;
        page.press("#play-button", 30).await?;
        page.until_text("After it", 60).await?;
        let saved = Saved(rest(&stage, page).await?);
        let look = [
            "videoStarted",
            "videoPaused",
            "videoStarted",
            "trialCompleted",
        ];
        saved.follow("1-look", &look)?;
        let shown = &saved.frame("1-look")?["presentation"]["stimuli"];
        ensure!(shown.as_array().map(Vec::len) == Some(1), "{shown}");
        Ok(())
    }
    .await;
    stage.close("film-halted", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorder_that_never_says_that_it_records_holds_no_family() -> Result<()> {
    let (stage, _served) = with_a_film("silent", true, Camera::Fake).await?;
    let result = async {
        let silent = "Object.defineProperty(MediaRecorder.prototype, 'onstart', {set() {}})";
        stage.chrome.in_every_document(silent)?;
        begin(&stage, "silent").await?;
        let page = stage.page();
        page.press("#nocamerabutton", 60).await?;
        page.until_text("After it", 60).await?;
        let saved = Saved(rest(&stage, page).await?);
        let look = [
            "errorStartingRecording",
            "continuedWithoutRecording",
            "destroyingRecorder",
            "trialCompleted",
        ];
        saved.follow("1-look", &look)
    }
    .await;
    stage.close("recorder-silent", result).await
}
