//! The researchers' preview page: problems with their paths, the list of frames, playing from any of them, and what would be saved.

use anyhow::{Context as _, Result, ensure};
use e2e::stimuli::Stimuli;
use e2e::{Camera, Page, Screen, Stage, paths};
use serde_json::{Value, json};
use std::fs;

const LIMIT_SECS: u64 = 60;
/// The trial that is paused and left: it must still run after a few questions to a busy browser.
const LONG_TRIAL_SECS: f64 = 8.0;
/// What the small protocol is made of.
const SMALL: [&str; 4] = ["0-hello", "1-rules", "2-pictures", "3-exit"];

/// Opens the page, lets the test work on it, and closes it.
async fn on_the_page(
    name: &str,
    screen: Screen,
    work: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let stage = Stage::open(&paths::root().join("studies"), screen, Camera::Fake).await?;
    let result = async {
        let page = stage.page();
        page.open(&(stage.server.origin() + "/preview/")).await?;
        page.until_visible("#source", LIMIT_SECS).await?;
        work(page).await?;
        nothing_was_sent(page).await
    }
    .await;
    stage.close(name, result).await
}

/// Types a text into the empty field and has it read.
async fn read(page: &Page, text: &str) -> Result<()> {
    page.enter("#source", text, LIMIT_SECS).await?;
    page.press("#readbutton", LIMIT_SECS).await
}

/// Waits until all these texts can be read in an element.
async fn reads(page: &Page, selector: &str, texts: &[&str]) -> Result<()> {
    let script = "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''";
    let what = format!("{texts:?} in {selector}");
    page.until(&what, LIMIT_SECS, async |page| {
        let seen = page.ask(script, vec![json!(selector)]).await?;
        let seen = seen.as_str().unwrap_or_default();
        Ok(texts.iter().all(|text| seen.contains(text)))
    })
    .await
}

async fn shows_frame(page: &Page, id: &str) -> Result<()> {
    let selector = format!(".lookit-frame[data-frame-id='{id}']");
    // What a trial shows is fixed to the window: its frame itself has no height.
    page.until(&format!("the frame {id}"), LIMIT_SECS, async |page| {
        Ok(page.count(&selector).await? > 0)
    })
    .await
}

/// Presses "Start here" in a row of the list; rows count from 1. What the server finds is put above the list and moves it, so that is awaited.
async fn start_at(page: &Page, row: usize) -> Result<()> {
    page.until_visible("section[aria-label=Problems][aria-busy=false]", LIMIT_SECS)
        .await?;
    let button = format!("#frames li:nth-child({row}) button");
    page.press(&button, LIMIT_SECS).await
}

/// Waits until so much time has passed by the page's own clock.
async fn let_pass(page: &Page, what: &str, secs: f64) -> Result<()> {
    let since = "return performance.now()";
    let start = page.ask(since, vec![]).await?.as_f64().unwrap_or_default();
    page.until(what, LIMIT_SECS, async |page| {
        let now = page.ask(since, vec![]).await?.as_f64().unwrap_or_default();
        Ok(now > start + secs * 1000.0)
    })
    .await
}

/// The data that the panel shows for a frame, open or not.
async fn data_of(page: &Page, id: &str) -> Result<Value> {
    let script = "const all = [...document.querySelectorAll('#saved-data details')];
const one = all.find(e => e.querySelector('summary').innerText === arguments[0]);
return one ? one.querySelector('pre').textContent : null";
    let text = page.ask(script, vec![json!(id)]).await?;
    let text = text.as_str().with_context(|| format!("no data of {id}"))?;
    Ok(serde_json::from_str(text)?)
}

fn has_event(data: &Value, name: &str) -> bool {
    let events = data["eventTimings"].as_array().into_iter().flatten();
    events
        .filter_map(|event| event["eventType"].as_str())
        .any(|kind| kind.ends_with(&format!(":{name}")))
}

/// A preview calls neither the server's interface nor the one for recordings.
async fn nothing_was_sent(page: &Page) -> Result<()> {
    let script =
        "return performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)
.filter(path => path.startsWith('/api/') || path.startsWith('/ingest/'))";
    let calls = page.ask(script, vec![]).await?;
    ensure!(calls == json!([]), "the preview has called {calls}");
    Ok(())
}

/// The panel must not lie over the player's window, nor the player over the panel, once full screen has been left.
async fn panel_is_beside_the_player(page: &Page) -> Result<()> {
    let script = "const box = s => document.querySelector(s).getBoundingClientRect();
const [a, b] = [box('.pk-bench-window'), box('.pk-bench-data')];
const at = (x, y) => document.elementFromPoint(x, y)?.closest('.pk-bench-window, .pk-bench-data')?.className;
return [at(b.left + b.width / 2, b.top + 40), at(a.left + a.width / 2, a.top + a.height / 2), a.right <= b.left + 1]";
    let expected = json!(["pk-bench-data", "pk-bench-window", true]);
    let mut found = Value::Null;
    let waited = page
        .until("panel and player side by side", LIMIT_SECS, async |page| {
            found = page.ask(script, vec![]).await?;
            Ok(found == expected)
        })
        .await;
    waited.with_context(|| format!("what lies where: {found}"))
}

fn example() -> Result<Value> {
    let path = paths::root().join("studies/example/study.json");
    let mut record: Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    Ok(record["structure"].take())
}

/// Text, instructions, a trial that records nothing, and the exit survey.
fn small_protocol(trial_secs: f64) -> Result<Value> {
    let mut protocol = json!({
        "frames": {
            "hello": {"kind": "exp-lookit-text", "blocks": [{"text": "Hello there."}]},
            "rules": {"kind": "exp-lookit-instructions", "blocks": [{"title": "The rules of the game"}]},
            "pictures": {
                "kind": "exp-lookit-images-audio",
                "doRecording": false,
                "autoProceed": true,
                "durationSeconds": trial_secs,
                "images": [{"id": "cat", "src": "https://stimuli.example/cat.png", "position": "left"}],
            },
            "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Thank you!", "text": "That was all."}},
        },
        "sequence": ["hello", "rules", "pictures", "exit"],
    });
    Stimuli::start()?.lead_here(&mut protocol);
    Ok(protocol)
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_shown_with_their_paths() -> Result<()> {
    on_the_page("preview_problems", Screen::LAPTOP, async |page| {
        let mut protocol = example()?;
        protocol["sequence"][1] = json!("consnet");
        protocol["frames"]["instructions"]["kind"] = json!("exp-lookit-instrutions");
        protocol["frames"]["consent"]["additional_segments"] = json!(5);
        read(page, &protocol.to_string()).await?;
        let paths = [
            "sequence[1]",
            "consnet",
            "frames.instructions.kind",
            "exp-lookit-instrutions",
            "frames.consent.additional_segments",
        ];
        reads(page, "#problems", &paths).await?;
        ensure!(
            page.count("#frames").await? == 0,
            "a protocol with an error has a list of frames"
        );
        let first = "#problems li:first-child";
        reads(page, first, &["Error", "line 1"]).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn all_mistakes_are_shown_at_once_and_where_they_are_written() -> Result<()> {
    on_the_page("preview_paths", Screen::LAPTOP, async |page| {
        let text = json!({"kind": "exp-lookit-text", "blocks": 3, "id": "text"});
        let trials = json!([text, {"kind": "exp-lookit-txt", "id": "typo"}]);
        let picked =
            json!({"kind": "exp-frame-select", "frameOptions": [{"kind": "exp-lookit-vidoe"}]});
        let mut protocol = json!({
            "frames": {
                "trials": {"kind": "group", "frameList": trials},
                "picked": picked,
                "empty": {},
                "id": {"kind": "exp-lookit-text", "id": "a_b"},
            },
            "sequence": ["trials", "picked", "empty", "none", "id"],
        });
        let always = [
            "frames.trials.frameList[0].blocks",
            "frames.trials.frameList[1].kind",
            "frames.picked.frameOptions[0].kind",
        ];
        read(page, &protocol.to_string()).await?;
        reads(page, "#problems", &always).await?;
        let errors = ["frames.empty.kind", "sequence[3]", "frames.id.id"];
        reads(page, "#problems", &errors).await?;
        protocol["sequence"] = json!(["trials", "picked"]);
        page.visible("#source", None)
            .await?
            .context("no field for the text")?
            .clear()
            .await?;
        read(page, &protocol.to_string()).await?;
        reads(page, "#frames", &["0-text", "1-typo", "2-picked"]).await?;
        reads(page, "#problems", &always).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_checker_finds_stands_beside_its_line() -> Result<()> {
    on_the_page("preview_findings", Screen::LAPTOP, async |page| {
        let text = "{\n \"frames\": {\n  \"hello\": {\"kind\": \"exp-lookit-text\", \"blokcs\": []}\n },\n \"sequence\": [\"hello\"]\n}";
        read(page, text).await?;
        reads(page, "#problems", &["frames.hello.blokcs", "line 3", "blocks"]).await?;
        let place = "const all = [...document.querySelectorAll('#problems li')];
return all.findIndex(e => e.innerText.includes('frames.hello.blokcs')) + 1";
        let item = format!("#problems li:nth-child({})", page.ask(place, vec![]).await?);
        let marked = "return document.querySelector(arguments[0] + ' mark').textContent";
        let marked = page.ask(marked, vec![json!(item)]).await?;
        ensure!(marked == "\"blokcs\"" || marked == "blokcs", "marked is {marked}");
        page.press(&format!("{item} .pk-line"), LIMIT_SECS).await?;
        let selected = "const field = document.querySelector('#source');
return field.value.slice(field.selectionStart, field.selectionEnd)";
        let selected = page.ask(selected, vec![]).await?;
        ensure!(selected == marked, "selected is {selected}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_puts_in_the_frames_it_chooses() -> Result<()> {
    on_the_page("preview_select", Screen::LAPTOP, async |page| {
        let mut protocol = small_protocol(1.0)?;
        let text = |words: &str| json!({"kind": "exp-lookit-text", "blocks": [{"text": words}]});
        protocol["frames"]["pick"] = json!({
            "kind": "exp-frame-select",
            "frameOptions": [text("The first."), text("The second."), text("The third.")],
            "generateProperties": "function (expData, sequence) { return {whichFrames: [2, sequence.length]}; }",
        });
        protocol["sequence"] = json!(["hello", "pick", "rules"]);
        read(page, &protocol.to_string()).await?;
        start_at(page, 1).await?;
        shows_frame(page, "0-hello").await?;
        for (id, words) in [("1-pick-0", "The third."), ("1-pick-1", "The second.")] {
            page.press("#nextbutton", LIMIT_SECS).await?;
            shows_frame(page, id).await?;
            page.until_text(words, LIMIT_SECS).await?;
        }
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "2-rules").await?;
        let pick = data_of(page, "1-pick").await?;
        ensure!(has_event(&pick, "nextFrame"), "the frame saved {pick}");
        ensure!(pick["generatedProperties"]["whichFrames"] == json!([2, 1]));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_script_changes_is_saved() -> Result<()> {
    on_the_page("preview_live_state", Screen::LAPTOP, async |page| {
        let mut protocol = small_protocol(1.0)?;
        protocol["frames"]["rules"]["generateProperties"] =
            json!("function (expData, sequence) { expData['0-hello'].score = 4; return {}; }");
        protocol["frames"]["rules"]["selectNextFrame"] =
            json!("function (frames, index) { frames[3].id = '3-end'; return 3; }");
        read(page, &protocol.to_string()).await?;
        start_at(page, 1).await?;
        shows_frame(page, "0-hello").await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "1-rules").await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "3-end").await?;
        let data = data_of(page, "0-hello").await?;
        ensure!(data["score"] == 4, "the frame saved {data}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_play_that_was_left_does_not_end_the_next_one() -> Result<()> {
    on_the_page("preview_late_end", Screen::LAPTOP, async |page| {
        let mut protocol = small_protocol(1.0)?;
        protocol["frames"]["hello"]["startSessionRecording"] = json!(true);
        read(page, &protocol.to_string()).await?;
        start_at(page, 1).await?;
        shows_frame(page, "0-hello").await?;
        page.until_visible("#nextbutton", LIMIT_SECS).await?;
        // In one go: the recorder has no time to close its file before the next play begins.
        let script = "document.querySelector('#backbutton').click();
requestAnimationFrame(() => setTimeout(() => document.querySelector('#frames li:nth-child(2) button').click()))";
        page.ask(script, vec![]).await?;
        shows_frame(page, "1-rules").await?;
        let_pass(page, "a recorder's time to close", 2.0).await?;
        ensure!(
            !page.text().await?.contains("The study is over."),
            "the play before has ended this one"
        );
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_misspelt_kind_can_be_played_past() -> Result<()> {
    on_the_page("preview_kind", Screen::LAPTOP, async |page| {
        let mut protocol = small_protocol(1.0)?;
        protocol["frames"]["hello"]["kind"] = json!("exp-lookit-txt");
        read(page, &protocol.to_string()).await?;
        let problem = ["Error", "frames.hello.kind", "exp-lookit-txt"];
        reads(page, "#problems", &problem).await?;
        reads(page, "#frames", &SMALL).await?;
        start_at(page, 1).await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "1-rules").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_plays_from_any_frame_and_again() -> Result<()> {
    on_the_page("preview_plays", Screen::LAPTOP, async |page| {
        read(page, &small_protocol(1.0)?.to_string()).await?;
        reads(page, "#frames", &SMALL).await?;

        start_at(page, 2).await?;
        shows_frame(page, "1-rules").await?;
        panel_is_beside_the_player(page).await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        // The trial goes on by itself.
        shows_frame(page, "3-exit").await?;
        reads(page, "#saved-data", &["1-rules", "2-pictures", "3-exit"]).await?;
        ensure!(has_event(&data_of(page, "1-rules").await?, "nextFrame"));
        let trial = data_of(page, "2-pictures").await?;
        ensure!(
            has_event(&trial, "trialComplete"),
            "the trial saved {trial}"
        );
        panel_is_beside_the_player(page).await?;

        page.press("#backbutton", LIMIT_SECS).await?;
        reads(page, "#frames", &["2-pictures"]).await?;
        start_at(page, 1).await?;
        shows_frame(page, "0-hello").await?;
        let data = data_of(page, "0-hello").await?;
        ensure!(data["eventTimings"].is_array(), "the panel shows {data}");
        page.press_button("Skip this frame", LIMIT_SECS).await?;
        shows_frame(page, "1-rules").await?;
        page.press_button("Frame before", LIMIT_SECS).await?;
        shows_frame(page, "0-hello").await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "1-rules").await?;
        ensure!(has_event(&data_of(page, "0-hello").await?, "nextFrame"));

        page.press("#backbutton", LIMIT_SECS).await?;
        start_at(page, 4).await?;
        shows_frame(page, "3-exit").await?;
        page.press_button("Skip this frame", LIMIT_SECS).await?;
        page.until_text("The study is over.", LIMIT_SECS).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_pauses_goes_on_and_may_be_left() -> Result<()> {
    on_the_page("preview_trial", Screen::LAPTOP, async |page| {
        read(page, &small_protocol(LONG_TRIAL_SECS)?.to_string()).await?;
        // All in one question: the key must still hit the trial.
        let is_running = "const picture = document.querySelector('[data-frame-id=\"2-pictures\"] img');
return document.fullscreenElement !== null && picture?.getBoundingClientRect().width > 0 && picture.checkVisibility({visibilityProperty: true})";
        // Twice: a play must not be disturbed by the one before.
        for _ in 0..2 {
            start_at(page, 3).await?;
            page.until("the picture in full screen", LIMIT_SECS, async |page| {
                Ok(page.ask(is_running, vec![]).await? == true)
            })
            .await?;
            page.key(' ').await?;
            page.press("#resumebutton", LIMIT_SECS).await?;
            shows_frame(page, "3-exit").await?;
            let trial = data_of(page, "2-pictures").await?;
            ensure!(
                has_event(&trial, "pauseStudy") && has_event(&trial, "resumeStudy"),
                "{trial}"
            );
            page.press("#backbutton", LIMIT_SECS).await?;
        }
        // Left in the middle, the trial is over for good: nothing of it comes back while another frame is shown.
        start_at(page, 3).await?;
        shows_frame(page, "2-pictures").await?;
        page.ask("document.exitFullscreen()", vec![]).await?;
        page.press("#backbutton", LIMIT_SECS).await?;
        start_at(page, 1).await?;
        shows_frame(page, "0-hello").await?;
        let_pass(page, "the trial's time to pass", LONG_TRIAL_SECS + 0.5).await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        shows_frame(page, "1-rules").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_clip_is_recorded_and_played_back_here() -> Result<()> {
    on_the_page("preview_consent", Screen::LAPTOP, async |page| {
        read(page, &example()?.to_string()).await?;
        reads(page, "#problems", &["{FILES}"]).await?;
        start_at(page, 2).await?;
        for button in ["#recordbutton", "#stopbutton", "#playbutton"] {
            page.press(button, LIMIT_SECS).await?;
        }
        page.until("the clip to play", LIMIT_SECS, async |page| {
            let script = "return [...document.querySelectorAll('video')].some(v => v.currentSrc.startsWith('blob:') && v.currentTime > 0)";
            Ok(page.ask(script, vec![]).await? == true)
        })
        .await?;
        panel_is_beside_the_player(page).await?;
        page.press("#submitbutton", LIMIT_SECS).await?;
        shows_frame(page, "2-instructions").await?;
        ensure!(data_of(page, "1-consent").await?["videoList"].is_array());
        page.press("#backbutton", LIMIT_SECS).await?;
        reads(page, "#frames", &["1-consent"]).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_generator_sees_the_age_of_the_child() -> Result<()> {
    on_the_page("preview_generator", Screen::LAPTOP, async |page| {
        page.visible("#age", None).await?.context("no field for the age")?.clear().await?;
        page.enter("#age", "30", LIMIT_SECS).await?;
        let generator = "function generateProtocol(child, pastSessions) { \
            const months = Math.round((Date.now() - new Date(child.get('birthday'))) / 864e5 / 30.44); \
            const text = {kind: 'exp-lookit-text', blocks: [{text: 'You are ' + months + ' months old.'}]}; \
            return {frames: {['age-' + months]: text}, sequence: ['age-' + months]}; }";
        read(page, generator).await?;
        reads(page, "#frames", &["0-age-30"]).await?;
        start_at(page, 1).await?;
        page.until_text("You are 30 months old.", LIMIT_SECS).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_read_when_it_is_chosen() -> Result<()> {
    on_the_page("preview_file", Screen::TABLET, async |page| {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("study.json");
        fs::write(
            &path,
            json!({"name": "A record", "structure": small_protocol(1.0)?}).to_string(),
        )?;
        page.enter("#file", &path.display().to_string(), LIMIT_SECS)
            .await?;
        reads(page, "#frames", &["0-hello", "3-exit"]).await?;
        start_at(page, 2).await?;
        shows_frame(page, "1-rules").await?;
        panel_is_beside_the_player(page).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_read_when_it_is_dropped() -> Result<()> {
    on_the_page("preview_drop", Screen::TABLET, async |page| {
        // No hand of the browser's driver can carry a file from outside.
        let drop = "const dataTransfer = new DataTransfer();
dataTransfer.items.add(new File([arguments[0]], 'protocol.json'));
document.querySelector('#source').dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}))";
        let protocol = small_protocol(1.0)?.to_string();
        page.ask(drop, vec![json!(protocol)]).await?;
        reads(page, "#frames", &["0-hello", "3-exit"]).await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_json_is_said_with_line_and_column_and_is_kept() -> Result<()> {
    on_the_page("preview_broken", Screen::LAPTOP, async |page| {
        let text = "{\n\"frames\": {},\n\"sequence\": [,]\n}";
        read(page, text).await?;
        reads(page, "#problems", &["Error", "line 3", "column 14"]).await?;
        let kept = page
            .ask("return document.querySelector('#source').value", vec![])
            .await?;
        ensure!(kept == text, "the field now holds {kept}");
        page.enter("#source", " ", LIMIT_SECS).await?;
        page.until_text("has changed since", LIMIT_SECS).await
    })
    .await
}
