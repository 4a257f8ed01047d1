//! Consent, recordings and the end, followed through the whole study.

use crate::codes;
use crate::finding::{Note, Severity};
use crate::shown::Shown;

/// Looks at the frames of one unfolding in their order.
pub(crate) fn check(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    if frames.is_empty() {
        return;
    }
    consent(frames, notes);
    end(frames, notes);
    session(frames, notes);
    for shown in frames {
        without_recorder(shown, notes);
    }
}

fn records_anything(frames: &[Shown<'_>]) -> bool {
    frames
        .iter()
        .any(|shown| shown.records() || shown.starts_session())
}

fn consent(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    let first = frames.iter().position(Shown::is_consent);
    let records = records_anything(frames);
    let Some(first) = first else {
        let (message, severity) = if records {
            (
                "The study records families and has no consent frame, so no consent is given or kept.",
                Severity::Warning,
            )
        } else {
            (
                "The study has no consent frame, so no consent is given or kept.",
                Severity::Advice,
            )
        };
        let help = "Put an exp-lookit-video-consent frame before the first recording, unless consent is asked elsewhere.";
        notes.push(
            Note::new(codes::NO_CONSENT, "sequence", message, help)
                .on_key()
                .severity(severity),
        );
        camera_check(frames, records, notes);
        return;
    };
    for shown in &frames[..first] {
        let tests = shown.kind() == "exp-video-config-quality" && shown.flag("showRecordMenu");
        if !(shown.records() || shown.starts_session() || tests) {
            continue;
        }
        let help = format!(
            "Move {} before this frame.",
            frames[first].frame.path.trim_start_matches("frames.")
        );
        let note = if tests {
            let message = "The test clip that families make here is kept, and they have not consented to anything yet.";
            shown
                .note(codes::RECORDED_BEFORE_CONSENT, message, help)
                .severity(Severity::Advice)
        } else {
            let message = "This frame records the family before it has consented.";
            shown.note(codes::RECORDED_BEFORE_CONSENT, message, help)
        };
        notes.push(note);
    }
    camera_check(frames, records, notes);
}

fn camera_check(frames: &[Shown<'_>], records: bool, notes: &mut Vec<Note>) {
    let has_check = frames
        .iter()
        .any(|shown| shown.kind().starts_with("exp-video-config"));
    if records && !has_check {
        let message = "There is no exp-video-config frame, so families cannot set up camera and microphone before the first recording.";
        let help = "Put one at the beginning.";
        notes.push(Note::new(codes::NO_VIDEO_CONFIG, "sequence", message, help).on_key());
    }
}

fn end(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    let exit = frames.iter().position(Shown::is_exit);
    match exit {
        None => {
            let message = "There is no exp-lookit-exit-survey, so families cannot say how their video may be used, cannot withdraw, \
                           and the response never counts as complete.";
            let help = "Put one at the end.";
            notes.push(Note::new(codes::NO_EXIT_SURVEY, "sequence", message, help).on_key());
        }
        Some(exit) if exit + 1 < frames.len() => {
            let after = &frames[exit + 1];
            let message = "After the exit survey come more frames. The response counts as complete already, and who leaves now is \
                           missed by no one; families that press Exit are sent to the last frame, which is another.";
            let help = format!(
                "Make it the last frame of sequence; the next one is {}.",
                after.frame.path.trim_start_matches("frames.")
            );
            notes.push(frames[exit].note(codes::EXIT_SURVEY_NOT_LAST, message, help));
        }
        Some(_) => {}
    }
}

fn session(frames: &[Shown<'_>], notes: &mut Vec<Note>) {
    let mut running: Option<&Shown<'_>> = None;
    for shown in frames {
        if shown.starts_session() {
            if running.is_some() {
                let message = "A session recording runs already when this frame starts one. In Lookit's player the first one is \
                               lost sight of and never finished.";
                let help =
                    "Stop the first with exp-lookit-stop-recording, or take this start away.";
                notes.push(shown.note(codes::SESSION_STARTED_TWICE, message, help));
            }
            running = Some(shown);
        } else if running.is_some() {
            during(shown, notes);
        }
        if !shown.ends_session() {
            continue;
        }
        let is_own_kind = shown.kind() == "exp-lookit-stop-recording";
        if running.is_none() {
            let message = if is_own_kind {
                "No session recording runs here, so there is nothing to stop. Lookit's player then leaves out the frame that follows."
            } else {
                "No session recording runs here, so there is nothing to end."
            };
            let help = "Start one before with exp-lookit-start-recording, or remove this.";
            notes.push(shown.note(codes::SESSION_NOT_STARTED, message, help));
        } else if !is_own_kind {
            let message = "Lookit's player loses the session recording that is ended in this way: it is never put together. This \
                           player keeps it.";
            let help = "End it with a frame of kind exp-lookit-stop-recording.";
            notes.push(shown.note_at(
                codes::SESSION_RECORDING_LOST,
                "endSessionRecording",
                message,
                help,
            ));
        }
        running = None;
    }
    if let Some(start) = running {
        let message = "The session recording that begins here is never stopped. Lookit's player then keeps only what was sent on the \
                       way, which is often nothing; this player ends it with the last frame.";
        let help = "Put a frame of kind exp-lookit-stop-recording where it should end, before the exit survey.";
        notes.push(start.note(codes::SESSION_NOT_STOPPED, message, help));
    }
}

/// What goes wrong while a session recording runs.
fn during(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    if shown.kind() == "exp-lookit-video-consent" {
        let message = "A session recording runs here, so the spoken consent cannot be recorded: in Lookit's player its buttons stay \
                       grey for ever.";
        let help = "Put the consent before the start of the session recording.";
        notes.push(shown.note(codes::CONSENT_NOT_RECORDED, message, help));
        return;
    }
    if shown.declared("doRecording").is_some() && shown.asks_for_recording() == Some(true) {
        let message = "This frame asks for a recording of its own while a session recording runs. It gets none, and no video id is \
                       saved with it; the session recording has it.";
        let help = "Set doRecording to false here, or end the session recording before.";
        let name = ["doRecording", "doUseCamera", "startRecordingAutomatically"]
            .into_iter()
            .find(|name| shown.get(name).is_some());
        notes.push(
            shown
                .note_at(
                    codes::RECORDING_IN_SESSION,
                    name.unwrap_or("doRecording"),
                    message,
                    help,
                )
                .on_key(),
        );
    }
    if shown.flag("stopSessionRecordingOnPause") {
        let message = "A pause here ends the session recording, and Lookit's player loses it then. This player keeps what there is.";
        let help = "Leave stopSessionRecordingOnPause out.";
        notes.push(shown.note_at(
            codes::SESSION_RECORDING_LOST,
            "stopSessionRecordingOnPause",
            message,
            help,
        ));
    }
}

/// `doRecording` on a kind that makes no recording.
fn without_recorder(shown: &Shown<'_>, notes: &mut Vec<Note>) {
    let Some(declaration) = shown.declaration else {
        return;
    };
    if shown.declared("doRecording").is_some() || shown.get("doRecording").is_none() {
        return;
    }
    let asked = shown.written_flag("doRecording") == Some(true);
    let (message, help) = if declaration.records {
        (
            format!(
                "{} decides by itself what it records; doRecording changes nothing.",
                shown.kind()
            ),
            "Remove it.",
        )
    } else if asked {
        (
            format!(
                "{} does not record, so there will be no video of this frame.",
                shown.kind()
            ),
            "Record it with exp-lookit-start-recording before and exp-lookit-stop-recording after, or remove doRecording.",
        )
    } else {
        (
            format!(
                "{} does not record anyway; doRecording changes nothing.",
                shown.kind()
            ),
            "Remove it.",
        )
    };
    let severity = if asked && !declaration.records {
        Severity::Warning
    } else {
        Severity::Advice
    };
    notes.push(
        shown
            .note_at(codes::CANNOT_RECORD, "doRecording", message, help)
            .on_key()
            .severity(severity),
    );
}
