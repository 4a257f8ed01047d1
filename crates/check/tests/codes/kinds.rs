//! Kinds, parameters, and what children see.

use crate::studies::{Case, choice, film, images, one, text, with};
use serde_json::{Value, json};

pub(crate) fn kinds() -> Vec<Case> {
    let good = || one(text());
    let picture = || one(images());
    vec![
        (
            "unknown-kind",
            one(with(text(), json!({"kind": "exp-lookit-txt"}))),
            good(),
        ),
        (
            "removed-kind",
            one(json!({"kind": "exp-lookit-story-page"})),
            good(),
        ),
        (
            "unknown-sampler",
            choice(json!({"sampler": "shuffle"})),
            choice(json!({})),
        ),
        (
            "unknown-parameter",
            one(with(images(), json!({"showProgresBar": true}))),
            picture(),
        ),
        (
            "foreign-parameter",
            one(with(text(), json!({"durationSeconds": 3}))),
            good(),
        ),
        (
            "parameter-type",
            one(with(images(), json!({"durationSeconds": "2 s"}))),
            picture(),
        ),
        (
            "parameter-value",
            one(with(
                images(),
                json!({"images": [{"id": "b", "src": "https://x.org/b.png", "alt": "", "position": "middle"}]}),
            )),
            picture(),
        ),
        (
            "parameter-range",
            one(with(images(), json!({"durationSeconds": -2}))),
            picture(),
        ),
        (
            "missing-parameter",
            one(with(images(), json!({"images": null}))),
            picture(),
        ),
        (
            "deprecated-parameter",
            one(with(film(), json!({"restartAfterPause": false}))),
            one(film()),
        ),
        (
            "ignored-parameter",
            one(with(images(), json!({"showWaitForUploadMessage": true}))),
            picture(),
        ),
    ]
}

pub(crate) fn seeing() -> Vec<Case> {
    let good = || one(images());
    let flicker = |shown: u32| {
        let sides = json!(["https://x.org/a.png"]);
        one(
            json!({"kind": "exp-lookit-change-detection", "doRecording": false, "displayMs": shown, "blankMs": 50,
            "leftImagesA": sides, "leftImagesB": sides, "rightImagesA": sides, "rightImagesB": sides}),
        )
    };
    let taught = |transcript: Value| {
        one(
            json!({"kind": "exp-lookit-instruction-video", "instructionsVideo": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}],
            "transcriptBlocks": transcript}),
        )
    };
    vec![
        (
            "dead-end",
            one(with(
                images(),
                json!({"choiceRequired": true, "images": [{"id": "b", "src": "https://x.org/b.png", "alt": "", "nonChoiceOption": true}]}),
            )),
            good(),
        ),
        (
            "image-without-alt",
            one(with(
                images(),
                json!({"images": [{"id": "b", "src": "https://x.org/b.png"}]}),
            )),
            good(),
        ),
        (
            "video-without-captions",
            taught(json!([])),
            taught(json!([{"text": "Sit down and look."}])),
        ),
        (
            "small-text",
            one(
                json!({"kind": "exp-lookit-text", "blocks": [{"text": "<p style='font-size: 8px'>Hello</p>"}]}),
            ),
            good(),
        ),
        ("flashing", flicker(100), flicker(400)),
    ]
}
