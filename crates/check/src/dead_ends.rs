//! Where a family is stuck in Lookit's player (spec: frames-trials 18.2, frames-forms).

use serde_json::Value;

use crate::codes;
use crate::finding::Note;
use crate::shown::Shown;

/// Looks for dead ends in the frames of one unfolding.
pub(crate) fn check(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    let mut session = false;
    let mut stopped = false;
    for shown in frames {
        let starts = shown.starts_session();
        of_a_frame(shown, notes);
        if session && !starts {
            in_session(shown, notes);
        }
        if stopped && shown.kind() == "exp-lookit-change-detection" && shown.records() {
            dead(
                shown,
                "doRecording",
                "After a session recording that was stopped, Lookit's player never begins this trial when it is to be recorded: the \
                 page stays empty.",
                "Set doRecording to false and let the session recording run until after this frame.",
                notes,
            );
        }
        session |= starts;
        if shown.ends_session() {
            stopped |= session;
            session = false;
        }
    }
}

fn dead(shown: &Shown<'_>, rest: &str, message: &str, help: &str, notes: &mut Vec<Note>) {
    let note = if rest.is_empty() {
        shown.note(codes::DEAD_END, message, help)
    } else {
        shown.note_at(codes::DEAD_END, rest, message, help).on_key()
    };
    notes.push(note);
}

fn in_session(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    match shown.kind() {
        "exp-lookit-webcam-display" => dead(
            shown,
            "",
            "While a session recording runs, Lookit's player shows no picture here and its Next button does nothing: the family is \
             stuck.",
            "Put this frame before the start or after the end of the session recording.",
            notes,
        ),
        "exp-video-config" | "exp-video-config-quality" => dead(
            shown,
            "",
            "While a session recording runs, the camera cannot be set up here and Next stays grey in Lookit's player: the family is \
             stuck.",
            "Put this frame before the start of the session recording.",
            notes,
        ),
        "exp-lookit-observation" if shown.number("recordingRequired").unwrap_or(0.0) > 0.0 => dead(
            shown,
            "recordingRequired",
            "While a session recording runs, this frame cannot record, so the time it asks for is never reached and Next stays grey in \
             Lookit's player.",
            "Leave recordingRequired out here.",
            notes,
        ),
        _ => {}
    }
}

fn of_a_frame(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    match shown.kind() {
        "exp-lookit-video" | "exp-lookit-video-infant-control" => video(shown, notes),
        "exp-lookit-images-audio" | "exp-lookit-images-audio-infant-control" => {
            images(shown, notes);
        }
        "exp-lookit-change-detection" => change_detection(shown, notes),
        "exp-lookit-observation" => observation(shown, notes),
        "exp-lookit-instruction-video" => {
            let nothing = is_nothing(shown.get("instructionsVideo"));
            if nothing
                && shown.list("transcriptBlocks").is_empty()
                && shown.flag("requireWatchOrRead")
            {
                dead(
                    shown,
                    "",
                    "The family must watch the film or read its text before it can go on, and there is neither.",
                    "Give instructionsVideo or transcriptBlocks, or set requireWatchOrRead to false.",
                    notes,
                );
            }
        }
        "exp-lookit-instructions" => must_play(shown, notes),
        "exp-lookit-survey" => survey(shown, notes),
        "exp-lookit-start-recording" if !shown.starts_session() => dead(
            shown,
            "startSessionRecording",
            "This frame waits for a recording that startSessionRecording: false keeps from beginning: Lookit's player stays here.",
            "Remove startSessionRecording.",
            notes,
        ),
        "exp-lookit-video-assent"
            if shown.get("pages").is_some() && shown.list("pages").is_empty() =>
        {
            dead(
                shown,
                "pages",
                "There are no pages, and Lookit's player stops with an error then.",
                "Give at least one page.",
                notes,
            );
        }
        "exp-lookit-stimuli-preview"
            if shown.flag("requirePreview")
                && shown.get("stimuli").is_some()
                && shown.list("stimuli").is_empty() =>
        {
            dead(
                shown,
                "stimuli",
                "The family must look at the stimuli before it can go on, and there are none.",
                "List the stimuli, or set requirePreview to false.",
                notes,
            );
        }
        _ => {}
    }
    let can_pause = shown.declared("allowUserPause").is_some();
    let key = shown.get("pauseKey").and_then(Value::as_str).unwrap_or(" ");
    if can_pause
        && shown.written_flag("allowUserPause") == Some(false)
        && shown.flag("pauseWhenExitingFullscreen")
        && !key.is_empty()
    {
        dead(
            shown,
            "allowUserPause",
            "Leaving full screen pauses this frame, and with allowUserPause: false nothing ends that pause in Lookit's player.",
            "Set pauseKey to \"\" (space then resumes), or pauseWhenExitingFullscreen to false.",
            notes,
        );
    }
}

/// Absent, empty, or a list without a source.
fn is_nothing(asset: Option<&Value>) -> bool {
    match asset {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    }
}

fn video(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    let sound = shown.get("audio").and_then(|audio| audio.get("source"));
    if shown.number("requireAudioCount").unwrap_or(0.0) > 0.0 && is_nothing(sound) {
        dead(
            shown,
            "requireAudioCount",
            "The frame waits until a sound has been played, and has none: the family is stuck.",
            "Give audio.source, or set requireAudioCount to 0.",
            notes,
        );
    }
    let film = shown.get("video").filter(|film| film.is_object());
    if film.is_some_and(|film| is_nothing(film.get("source"))) {
        dead(
            shown,
            "video",
            "The video has no source, so it never ends and the family is stuck.",
            "Give video.source.",
            notes,
        );
    }
}

fn images(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    if !shown.flag("choiceRequired") || shown.get("generateProperties").is_some() {
        return;
    }
    let images = shown.list("images");
    let can_be_chosen = |image: &&Value| image.get("nonChoiceOption") != Some(&Value::Bool(true));
    if !images.iter().any(|image| can_be_chosen(&image)) {
        dead(
            shown,
            "choiceRequired",
            "A picture must be chosen, and none of the frame can be: the family is stuck.",
            "Add a picture without nonChoiceOption, or set choiceRequired to false.",
            notes,
        );
    } else if shown.flag("correctChoiceRequired")
        && !images
            .iter()
            .filter(can_be_chosen)
            .any(|image| image.get("correct") == Some(&Value::Bool(true)))
    {
        dead(
            shown,
            "correctChoiceRequired",
            "The right picture must be chosen, and none is marked as correct: the family is stuck.",
            "Write \"correct\": true in the right picture.",
            notes,
        );
    }
}

fn change_detection(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    for list in ["leftImagesA", "leftImagesB", "rightImagesA", "rightImagesB"] {
        if shown.list(list).is_empty() && shown.get("generateProperties").is_none() {
            dead(
                shown,
                list,
                "A side without pictures stays empty, and in Lookit's player an error stops the pictures for the rest of the trial.",
                "Fill all four lists: leftImagesA, leftImagesB, rightImagesA, rightImagesB.",
                notes,
            );
        }
    }
    if shown.number("attnLength").unwrap_or(0.0) > 0.0 && is_nothing(shown.get("audioSources")) {
        dead(
            shown,
            "attnLength",
            "The announcement waits for the end of a sound, and there is none: the trial never begins in Lookit's player.",
            "Give audioSources, or set attnLength to 0.",
            notes,
        );
    }
}

fn observation(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    let required = shown.number("recordingRequired").unwrap_or(0.0);
    let segment = shown.number("recordSegmentLength").unwrap_or(300.0);
    if required > 0.0 && (segment <= 0.0 || segment < required) {
        dead(
            shown,
            "recordingRequired",
            "So long a recording without a break is asked for, and no part is ever that long in Lookit's player: Next stays grey.",
            "Make recordSegmentLength longer than recordingRequired.",
            notes,
        );
    }
    if shown.flag("hideControls") && required > 0.0 && !shown.flag("startRecordingAutomatically") {
        dead(
            shown,
            "hideControls",
            "A recording is required, it does not start by itself, and its buttons are hidden: the family is stuck.",
            "Set startRecordingAutomatically to true, or show the controls.",
            notes,
        );
    }
}

fn must_play(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    for (place, block) in shown.list("blocks").iter().enumerate() {
        let Some(media) = block.get("mediaBlock") else {
            continue;
        };
        if media.get("mustPlay") == Some(&Value::Bool(true)) && is_nothing(media.get("sources")) {
            dead(
                shown,
                &format!("blocks[{place}].mediaBlock"),
                "This must be played before the family can go on, and there is nothing to play.",
                "Give sources, or set mustPlay to false.",
                notes,
            );
        }
    }
}

/// Questions that accept no answer (spec: frames-forms 9.4).
fn survey(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    let properties = shown
        .get("formSchema")
        .and_then(|form| form.get("schema"))
        .and_then(|schema| schema.get("properties"))
        .and_then(Value::as_object);
    for (name, field) in properties.into_iter().flatten() {
        let at = format!("formSchema.schema.properties.{name}");
        let numbers = field.get("enum").and_then(Value::as_array);
        let are_numbers = numbers.is_some_and(|values| values.iter().any(Value::is_number));
        if are_numbers && field.get("type").is_none() {
            dead(
                shown,
                &at,
                "The answers are numbers and the question has no type, so Lookit's player refuses every answer: who chooses one cannot go on.",
                "Add \"type\": \"number\", or write the answers as texts.",
                notes,
            );
        }
        if field.get("multipleOf").is_some_and(Value::is_number) {
            dead(
                shown,
                &at,
                "With multipleOf Lookit's player refuses every number but 0, so who answers cannot go on.",
                "Write divisibleBy instead of multipleOf.",
                notes,
            );
        }
    }
}
