//! From the protocol to the frames that are played, with what they take from other addresses.

use super::draw::Draw;
use crate::browser::{api, script::PageEngine};
use protocol::{Context, FrameConfig, Options, Resolved, SeededDice, StudySource, Unresolved};
use serde_json::Value;
use session::FrameSpec;

/// Resolves the protocol and loads its `URL:` and `JSON:` values.
pub(crate) async fn resolve(
    source: &StudySource,
    child: &Value,
    past: &Value,
    draw: impl Into<Draw>,
) -> Result<Resolved, Unresolved> {
    let Draw { seed, now_millis } = draw.into();
    let context = Context {
        child: child.clone(),
        past_sessions: past.clone(),
        now_millis,
    };
    let mut dice = SeededDice::new(seed);
    let mut engine = PageEngine::default();
    let mut resolved =
        protocol::resolve(source, &context, Options::default(), &mut dice, &mut engine)?;
    load_values(&mut resolved).await;
    Ok(resolved)
}

/// Loads everything at once: one host that does not answer costs its own time limit and nobody else's.
pub(crate) async fn load_values(resolved: &mut Resolved) {
    let urls: Vec<_> = resolved.fetches.iter().map(|fetch| &fetch.url).collect();
    for (index, answer) in api::texts(&urls).await.into_iter().enumerate() {
        let answer = answer.as_deref().map_err(String::as_str);
        if let Err(problem) = resolved.apply_fetch(index, answer) {
            resolved.problems.push(problem);
        }
    }
}

/// The frames as the session takes them.
pub(crate) fn specs(frames: Vec<FrameConfig>) -> Vec<FrameSpec> {
    frames
        .into_iter()
        .map(|frame| FrameSpec {
            id: frame.id,
            kind: frame.kind,
            params: frame.params,
        })
        .collect()
}

/// The languages that frames ask for.
pub(crate) fn wishes(frames: &[FrameConfig]) -> Vec<String> {
    let wishes = frames.iter().filter_map(|frame| {
        let wish = frame.params.get("language")?;
        wish.as_str().map(str::to_owned)
    });
    wishes.collect()
}
