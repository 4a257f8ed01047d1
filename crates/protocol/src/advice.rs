//! What is surely not meant, although the study plays (spec 1.12).

use std::collections::HashSet;

use crate::heap::{Heap, Val, quoted};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::resolved::FrameConfig;

/// The three pieces of advice the predecessor gives, on the unfolded list.
pub(crate) fn on_frames(frames: &[FrameConfig]) -> Vec<Problem> {
    let has = |kind: &str| frames.iter().any(|frame| frame.kind == kind);
    let advice = |kind, message: &str| Problem::new(Severity::Advice, kind, "sequence", message);
    if frames.is_empty() {
        let message = "The study has no frames, so nothing can be shown. Add frames and name them in sequence.";
        return vec![Problem::warning(ProblemKind::Empty, "sequence", message)];
    }
    let mut found = Vec::new();
    if !has("exp-video-config") {
        found.push(advice(
            ProblemKind::NoVideoConfig,
            "There is no exp-video-config frame, so families cannot set up camera and microphone. Add one if the study \
             records.",
        ));
    }
    if !has("exp-lookit-video-consent") {
        found.push(advice(
            ProblemKind::NoVideoConsent,
            "There is no exp-lookit-video-consent frame, so no spoken consent is recorded. Add one unless consent is \
             asked in another way.",
        ));
    }
    if frames
        .last()
        .is_some_and(|frame| frame.kind != "exp-lookit-exit-survey")
    {
        found.push(advice(
            ProblemKind::NoExitSurvey,
            "The last frame is not exp-lookit-exit-survey, which asks how the video may be used. Put one at the end.",
        ));
    }
    found
}

/// Frames that are defined and never shown.
pub(crate) fn on_unused(heap: &Heap, frames: &Val, sequence: &[Val]) -> Vec<Problem> {
    let named: HashSet<String> = sequence
        .iter()
        .map(|nickname| heap.to_text(nickname))
        .collect();
    let unused = heap
        .entries(frames)
        .into_iter()
        .filter(|(nickname, _)| !named.contains(&**nickname));
    unused
        .map(|(nickname, _)| {
            let message = format!(
                "The frame {} is not in sequence, so it is never shown. Add it there or remove it.",
                quoted(&nickname)
            );
            Problem::warning(
                ProblemKind::UnusedFrame,
                format!("frames.{nickname}"),
                message,
            )
        })
        .collect()
}

/// Leaves out what has been said before; a frame named twice is resolved twice.
pub(crate) fn without_repeats(problems: Vec<Problem>) -> Vec<Problem> {
    let mut seen = HashSet::new();
    problems
        .into_iter()
        .filter(|problem| seen.insert((problem.path.clone(), problem.message.clone())))
        .collect()
}
