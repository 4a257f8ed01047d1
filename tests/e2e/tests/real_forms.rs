//! Other labs' surveys, and their studies made of forms, which are not part of the repository: everything is asked, answered and stored.

use anyhow::{Context as _, Result, ensure};
use e2e::family::{Family, Visit};
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage, checks, paths};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The study, the survey's name in it, and what a family that takes the first answer and types `a` or 1 saves.
fn surveys() -> [(&'static str, &'static str, Value); 5] {
    let buffered = "The videos buffered or didn't play smoothly";
    [
        (
            "manybabies-at-home",
            "device-survey",
            json!({"type": "Laptop", "name": "a", "size": 1}),
        ),
        (
            "manybabies-at-home",
            "giftcardinfo",
            json!({"lastname": "a", "firstname": "a", "email": "a"}),
        ),
        (
            "placepath",
            "feedback",
            json!({
                "email": "family@example.org",
                "instructions-feedback": "1 - Not clear at all",
                "video-feedback": [buffered],
                "miscellaneous-feedback": "a",
            }),
        ),
        (
            "visual-precision",
            "eligibility-survey",
            json!({"liveUS": "yes"}),
        ),
        (
            "informative-toddlers",
            "parentTranscript",
            json!({"parentResponseTranscription": "a"}),
        ),
    ]
}

/// The generators that play to the end, with the number of recordings each leaves.
const STUDIES: [(&str, usize); 3] = [
    ("baby-looking-time", 3),
    ("school-age", 3),
    ("informative-toddlers", 7),
];

/// Which questions of the form can be seen.
const ASKED: &str = "
return [...document.querySelectorAll('.exp-lookit-survey [data-alpaca-field-name]')]
  .filter(e => e.checkVisibility()).map(e => e.dataset.alpacaFieldName);";

#[tokio::test(flavor = "multi_thread")]
async fn every_survey_is_asked_and_stored() -> Result<()> {
    let Some(folder) = protocols() else {
        return Ok(());
    };
    let stimuli = Stimuli::start()?;
    let (mut frames, mut sequence) = (json!({}), Vec::new());
    for (study, name, _) in surveys() {
        let text = fs::read_to_string(folder.join(format!("{study}.expected.json")))?;
        let all: Value = serde_json::from_str(&stimuli.lead_text_here(&text))?;
        let frame = all["frames"].as_array().into_iter().flatten().find(|one| {
            let id = one["id"].as_str().unwrap_or_default();
            one["kind"] == "exp-lookit-survey" && id.contains(name)
        });
        let mut frame = frame
            .with_context(|| format!("{study} has no {name}"))?
            .clone();
        frame.as_object_mut().context("a frame")?.remove("id");
        frames[name] = frame;
        sequence.push(name);
    }
    sequence.push("exit");
    let written = frames.clone();
    frames["exit"] =
        json!({"kind": "exp-lookit-exit-survey", "debriefing": {"text": "Thank you."}});
    let studies = Studies::new()?;
    studies.add_protocol("surveys", &json!({"frames": frames, "sequence": sequence}))?;
    let stage = Stage::open(studies.path(), Screen::TABLET, Camera::Fake).await?;
    let result = async {
        stage.enter("surveys", false).await?;
        for (_, name, answers) in surveys() {
            asks_all(stage.page(), name, &written[name]["formSchema"], &answers).await?;
            let id = frame_id(stage.page()).await?;
            Family::new(stage.page()).play_while(&id).await?;
        }
        let visit = Family::new(stage.page()).play().await?;
        let response = stage.server.response(&visit.response)?;
        for (place, (_, name, answers)) in surveys().into_iter().enumerate() {
            let data = &response["exp_data"][format!("{place}-{name}")];
            ensure!(data["formData"] == answers, "{name}: {}", data["formData"]);
            ensure!(data["formSchema"] == written[name]["formSchema"], "{name}");
            ensure!(data["frameType"] == "DEFAULT", "{name}");
        }
        Ok(())
    }
    .await;
    stage.close("real_surveys", result).await
}

async fn frame_id(page: &Page) -> Result<String> {
    let id = page
        .ask(
            "return document.querySelector('.lookit-frame').dataset.frameId",
            vec![],
        )
        .await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

/// Every question that will be answered can be seen, and so can the title.
async fn asks_all(page: &Page, name: &str, form: &Value, answers: &Value) -> Result<()> {
    page.until_visible(&format!("[data-frame-id$=\"-{name}\"] form"), 20)
        .await?;
    let asked = page.ask(ASKED, vec![]).await?;
    let mut asked = checks::strings(&asked);
    asked.sort_unstable();
    let mut wanted: Vec<&str> = answers
        .as_object()
        .into_iter()
        .flat_map(|all| all.keys())
        .map(String::as_str)
        .collect();
    wanted.sort_unstable();
    ensure!(
        asked == wanted,
        "{name} asks {asked:?} instead of {wanted:?}"
    );
    let title = form["schema"]["title"].as_str().unwrap_or_default();
    let plain = title.split('<').next().unwrap_or_default().trim();
    let text = page.text().await?;
    ensure!(text.contains(plain), "{name} has no title {plain}: {text}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn generators_made_of_forms_are_played_and_stored() -> Result<()> {
    let Some(folder) = protocols() else {
        return Ok(());
    };
    let (stimuli, studies) = (Stimuli::start()?, Studies::new()?);
    for (name, _) in STUDIES {
        studies.add_foreign(name, &folder.join(format!("{name}.js")), &stimuli)?;
    }
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    for (name, recordings) in STUDIES {
        let result = play(&stage, &folder, name, recordings).await;
        if result.is_err() {
            return stage.close(name, result).await;
        }
        println!("{name} played");
    }
    stage.close("real_forms", Ok(())).await
}

async fn play(stage: &Stage, folder: &Path, name: &str, recorded: usize) -> Result<()> {
    stage.enter(name, false).await?;
    let visit: Visit = Family::new(stage.page()).play().await?;
    let response = stage.server.response(&visit.response)?;
    let text = fs::read_to_string(folder.join(format!("{name}.expected.json")))?;
    let expected: Value = serde_json::from_str(&text)?;
    let word = |frame: &Value, key: &str| frame[key].as_str().unwrap_or_default().to_owned();
    let frames: Vec<(String, String)> = expected["frames"]
        .as_array()
        .context("no expected frames")?
        .iter()
        .map(|frame| (word(frame, "id"), word(frame, "kind")))
        .collect();
    checks::finished(&response, &frames)?;
    let list = stage.server.recordings(&visit.response)?;
    let count = list.recordings.len();
    ensure!(
        count == recorded,
        "{name} left {count} recordings instead of {recorded}"
    );
    Ok(())
}

fn protocols() -> Option<std::path::PathBuf> {
    let folder = paths::protocols();
    if folder.is_none() {
        println!("skipped: there is no ../shared/protocols; PEEKABOO_PROTOCOLS may name it");
    }
    folder
}
