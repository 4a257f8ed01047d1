//! Looking times, by the page's own clock.

use super::{Uploads, probe};
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

/// Presses the look-away key once a stimulus has been shown for so long by the page's own clock, and holds it.
async fn look_away(page: &Page, shown: &str, millis: u32, held_millis: u64) -> Result<()> {
    let script = "return window.shown[0] === arguments[0] && performance.now() - window.shown[1] >= arguments[1]";
    page.until(
        &format!("{shown} to be shown for {millis} ms"),
        30,
        async |page| Ok(page.ask(script, vec![json!(shown), json!(millis)]).await? == true),
    )
    .await?;
    page.hold('p', true).await?;
    steps::pace(held_millis).await;
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
    probe(
        "looking-edges",
        &[&slow.script(), WATCH_STIMULI],
        async |probe| {
            let page = probe.stage.page();
            page.until_text("Welcome to the probe.", 20).await?;
            page.press("#nextbutton", 20).await?;
            // Looks away before looking is measured, and never back: the recorded steps, by the page's clock.
            look_away(page, "star", 400, 3000).await?;
            // Shortly before the end, so that a look away of a second would end the trial after its end.
            look_away(page, "face", 2000, 1200).await?;
            // After the film has lasted as long as required.
            look_away(page, "dots", 1400, 1300).await?;
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
            for (id, least, most, end) in [
                ("2-never", 0.0, 0.0, "parentControlPeriodEnd"),
                ("3-race", 1.9, 2.5, "parentControlPeriodEnd"),
                // What comes after the film has lasted as long as required changes nothing.
                ("4-manual", 0.9, 1.1, "nextButtonEnabled"),
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
            saved.follow(
                "4-manual",
                &["nextButtonEnabled", "trialCompleted", "nextFrame"],
            )
        },
    )
    .await
}
