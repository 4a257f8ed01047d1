//! Looking times, by the page's own clock.

use super::{Uploads, changed_probe};
use anyhow::{Context as _, Result, ensure};
use e2e::{Page, steps};
use serde_json::{Value, json};

/// Notes since when a film moves or a picture is seen: `[its name, the moment]`.
const WATCH_STIMULI: &str = "(() => {
    window.shown = ['', 0];
    const look = now => {
      const film = document.querySelector('#player-video'), face = document.querySelector('#face img');
      const moves = film && film.currentTime > 0 && film.checkVisibility({visibilityProperty: true});
      const source = moves ? film.currentSrc.split('/').pop().split('.')[0] : '';
      const name = face && face.checkVisibility({visibilityProperty: true}) ? 'face' : source;
      if (name !== window.shown[0]) window.shown = [name, now];
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()";

const LIMIT_SECS: u64 = 60;

/// The recorded trials give a key half a second in which it must come. Here it is seconds, with the same order of all times.
fn lengthen(record: &mut Value) {
    let frames = &mut record["structure"]["frames"];
    let never = &mut frames["never"];
    never["measurementPeriodDelay"] = json!(6);
    never["requiredDuration"] = json!(8);
    never["lookawayThreshold"] = json!(20);
    let race = &mut frames["race"];
    race["durationSeconds"] = json!(9);
    race["lookawayThreshold"] = json!(4.5);
}

/// Holds the look-away key down from the moment at which a stimulus has been shown for so long, by the page's own clock.
async fn look_away(page: &Page, shown: &str, millis: u32) -> Result<()> {
    let script = "return window.shown[0] === arguments[0] && performance.now() - window.shown[1] >= arguments[1]";
    page.until(
        &format!("{shown} to be shown for {millis} ms"),
        LIMIT_SECS,
        async |page| Ok(page.ask(script, vec![json!(shown), json!(millis)]).await? == true),
    )
    .await?;
    page.hold('p', true).await
}

/// Lets the key go when the stimulus has gone.
async fn look_back_after(page: &Page, shown: &str) -> Result<()> {
    let script = "return window.shown[0] !== arguments[0] && window.shown[0] !== ''";
    page.until(&format!("{shown} to go"), LIMIT_SECS, async |page| {
        Ok(page.ask(script, vec![json!(shown)]).await? == true)
    })
    .await?;
    page.hold('p', false).await
}

/// The looking time that the events of a frame add up to, in seconds: from `parentControlPeriodStart` to `end`, without the looks away.
fn looked_by_events(frame: &Value, end: &str) -> Result<f64> {
    let (mut total, mut since, mut is_measured, mut is_away) = (0, 0, false, false);
    for event in frame["eventTimings"].as_array().context("no events")? {
        let name = event["eventType"].as_str().context("no name")?;
        let name = name.split_once(':').map_or(name, |(_, name)| name);
        let timestamp = event["timestamp"].as_str().context("no timestamp")?;
        let now = timestamp.parse::<jiff::Timestamp>()?.as_millisecond();
        if is_measured && !is_away {
            total += now - since;
        }
        since = now;
        match name {
            "parentControlPeriodStart" => is_measured = true,
            "lookawayStart" => is_away = true,
            "lookawayEnd" => is_away = false,
            _ => {}
        }
        if name == end {
            return Ok(f64::from(i32::try_from(total)?) / 1000.0);
        }
    }
    anyhow::bail!("no {end} in {frame}")
}

/// There: a looking time of 1.8 thousand million seconds, a negative one, and reasons that later ones overwrite.
#[tokio::test(flavor = "multi_thread")]
async fn looking_is_measured_at_its_edges() -> Result<()> {
    let slow = Uploads {
        delay_millis: 1500,
        ..Uploads::default()
    };
    changed_probe(
        "looking-edges",
        &[&slow.script(), WATCH_STIMULI],
        lengthen,
        async |probe| {
            let page = probe.stage.page();
            page.until_text("Welcome to the probe.", LIMIT_SECS).await?;
            page.press("#nextbutton", LIMIT_SECS).await?;
            // Looks away before looking is measured, and never back: the recorded steps, by the page's clock.
            look_away(page, "star", 400).await?;
            look_back_after(page, "star").await?;
            // So near to the end that a look away as long as the threshold would end the trial after its end.
            look_away(page, "face", 6000).await?;
            steps::pace(4700).await;
            page.hold('p', false).await?;
            // After the film has lasted as long as required.
            page.until_visible("[data-frame-id='4-manual'] #nextbutton:enabled", LIMIT_SECS)
                .await?;
            look_away(page, "dots", 0).await?;
            steps::pace(1300).await;
            page.hold('p', false).await?;
            let rest = probe.steps(r#"{"press": "q"}"#, &[])?;
            steps::play(page, &rest).await?;
            let saved = probe.saved().await?;
            let frame = |id: &str| saved.frame(id);
            for id in ["1-late", "2-never", "3-race", "4-manual"] {
                let reason = &frame(id)?["trialEndReason"];
                ensure!(reason == "ceiling", "{id} ended by {reason}");
            }
            for id in ["1-late", "2-never", "3-race"] {
                let names = saved.names(id)?;
                ensure!(saved.count(id, "parentControlPeriodEnd")? == 1, "{names:?}");
                ensure!(saved.count(id, "lookawayEndedTrial")? == 0, "{names:?}");
            }
            let late = &frame("1-late")?["totalLookingTime"];
            ensure!(late.is_null(), "control never began: {late}");
            // The events say how long it was; the most is the trial itself, and what a stall of the page may add to the film's second.
            for (id, least, most, end) in [
                ("2-never", 0.0, 0.0, "parentControlPeriodEnd"),
                ("3-race", 5.9, 9.1, "parentControlPeriodEnd"),
                // What comes after the film has lasted as long as required changes nothing.
                ("4-manual", 0.9, 3.0, "nextButtonEnabled"),
            ] {
                let looked = frame(id)?["totalLookingTime"].as_f64();
                let looked = looked.context("no looking time")?;
                let by_events = looked_by_events(frame(id)?, end)?;
                ensure!(
                    (least..=most).contains(&looked) && (looked - by_events).abs() < 0.05,
                    "{id}: looked for {looked} s, by the events {by_events} s: {}",
                    frame(id)?
                );
            }
            saved.follow("2-never", &["lookawayStart", "parentControlPeriodStart"])?;
            saved.follow("3-race", &["lookawayStart", "parentControlPeriodEnd"])?;
            saved.follow(
                "4-manual",
                &[
                    "nextButtonEnabled",
                    "lookawayStart",
                    "lookawayEnd",
                    "trialCompleted",
                    "nextFrame",
                ],
            )
        },
    )
    .await
}
