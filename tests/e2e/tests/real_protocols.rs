//! Other labs' protocols, which are not part of the repository, from the first page to the exit address.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, checks, paths, recordings};
use serde_json::Value;
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn jenga_is_played_and_stored() -> Result<()> {
    play("jenga", 4).await
}

#[tokio::test(flavor = "multi_thread")]
async fn lal_template_is_played_and_stored() -> Result<()> {
    play("lal-template", 2).await
}

async fn play(name: &str, recordings: usize) -> Result<()> {
    let Some(folder) = paths::protocols() else {
        println!("skipped: there is no ../shared/protocols; PEEKABOO_PROTOCOLS may name it");
        return Ok(());
    };
    let stimuli = Stimuli::start()?;
    let studies = Studies::new()?;
    studies.add_foreign(name, &folder.join(format!("{name}.json")), &stimuli)?;
    let expected = fs::read_to_string(folder.join(format!("{name}.expected.json")))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = run(
        &stage,
        name,
        &serde_json::from_str(&expected)?,
        &stimuli,
        recordings,
    )
    .await;
    stage.close(name, result).await
}

async fn run(
    stage: &Stage,
    name: &str,
    expected: &Value,
    stimuli: &Stimuli,
    recorded: usize,
) -> Result<()> {
    stage.enter(name, false).await?;
    let visit = Family::new(stage.page()).play().await?;
    let response = stage.server.response(&visit.response)?;
    let text = |frame: &Value, key: &str| frame[key].as_str().unwrap_or_default().to_owned();
    let frames: Vec<(String, String)> = expected["frames"]
        .as_array()
        .context("no expected frames")?
        .iter()
        .map(|frame| (text(frame, "id"), text(frame, "kind")))
        .collect();
    checks::finished(&response, &frames)?;
    let mut conditions: Value =
        serde_json::from_str(&stimuli.lead_back(&response["conditions"].to_string()))?;
    let seed = conditions
        .as_object_mut()
        .and_then(|conditions| conditions.remove(protocol::SEED_KEY));
    ensure!(
        seed.as_ref().and_then(protocol::read_seed_record).is_some(),
        "the seed in the conditions is {seed:?}"
    );
    ensure!(
        shuffled_equal(&conditions, &expected["conditions"]),
        "the conditions are {conditions}, but for the order {}",
        expected["conditions"]
    );
    let count = recordings::check(&stage.server, &visit.response, &response["exp_data"]).await?;
    ensure!(
        count == recorded,
        "{count} recordings instead of {recorded}"
    );
    Ok(())
}

/// Chance decides the order of lists, nothing else.
fn shuffled_equal(a: &Value, b: &Value) -> bool {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Array(items) => {
                let mut items: Vec<Value> = items.iter().map(sorted).collect();
                items.sort_by_key(ToString::to_string);
                Value::Array(items)
            }
            Value::Object(map) => {
                let mut keys: Vec<_> = map
                    .iter()
                    .map(|(key, value)| (key.clone(), sorted(value)))
                    .collect();
                keys.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(keys.into_iter().collect())
            }
            other => other.clone(),
        }
    }
    sorted(a) == sorted(b)
}
