//! What scripts change, and frames that stand for others.

use crate::{Effect, Event, FrameSpec, Needs, Now, ScriptChanges, ScriptKind, Session, Setup};
use serde_json::{Map, Value, json};

const SCRIPT: &str = "function () {}";

fn frame(id: &str, params: Value) -> FrameSpec {
    FrameSpec {
        id: id.into(),
        kind: "exp-test".into(),
        params: params.as_object().cloned().unwrap_or_default(),
    }
}

fn send(session: &mut Session, event: Event) -> Vec<Effect> {
    session.handle(Now::default(), event)
}

fn start(frames: Vec<FrameSpec>) -> Session {
    let mut session = Session::new(Setup {
        frames,
        conditions: json!({"0-pick": 1})
            .as_object()
            .cloned()
            .unwrap_or_default(),
        ..Setup::default()
    });
    send(&mut session, Event::Start);
    session
}

fn open(session: &mut Session) {
    let visit = session.stage().visit;
    send(
        session,
        Event::FrameOpened {
            visit,
            needs: Box::new(Needs::default()),
        },
    );
}

fn next(session: &mut Session) -> Vec<Effect> {
    let visit = session.stage().visit;
    send(session, Event::NextAsked { visit })
}

fn done(
    session: &mut Session,
    script: ScriptKind,
    result: Value,
    changes: ScriptChanges,
) -> Vec<Effect> {
    let visit = session.stage().visit;
    send(
        session,
        Event::ScriptDone {
            visit,
            script,
            result: Ok(result),
            changes: Box::new(changes),
        },
    )
}

fn warnings(effects: &[Effect]) -> usize {
    effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Warn { .. }))
        .count()
}

#[test]
fn what_a_script_changes_in_the_live_state_is_changed() {
    let mut session = start(vec![
        frame("0-a", json!({"selectNextFrame": SCRIPT})),
        frame("1-b", json!({})),
    ]);
    open(&mut session);
    next(&mut session);
    let changes = ScriptChanges {
        frames: Some(json!([
            {"id": "0-a", "kind": "exp-test"},
            {"id": "1-b", "kind": "exp-test", "text": "new"},
            {"id": "2-c", "kind": "exp-other", "generateProperties": SCRIPT},
        ])),
        exp_data: Some(json!({"note": {"score": 4}})),
        sequence: Some(json!(["note"])),
        conditions: None,
    };
    done(&mut session, ScriptKind::SelectNextFrame, json!(1), changes);
    assert_eq!(session.stage().params["text"], "new");
    open(&mut session);
    next(&mut session);
    assert_eq!(session.saved().sequence, ["note", "0-a", "1-b"]);
    assert_eq!(session.saved().exp_data["note"]["score"], 4);

    let changes = ScriptChanges {
        conditions: Some(json!({"0-pick": 1, "seen": true})),
        ..ScriptChanges::default()
    };
    done(
        &mut session,
        ScriptKind::GenerateProperties,
        json!({}),
        changes,
    );
    assert_eq!(session.stage().kind, "exp-other");
    assert_eq!(session.saved().conditions["seen"], true);
}

#[test]
fn changes_that_make_no_sense_are_told_and_dropped() {
    let mut session = start(vec![
        frame("0-a", json!({"selectNextFrame": SCRIPT})),
        frame("1-b", json!({})),
    ]);
    open(&mut session);
    next(&mut session);
    let changes = ScriptChanges {
        frames: Some(json!([{"id": "0-a"}])),
        sequence: Some(json!([7])),
        ..ScriptChanges::default()
    };
    let effects = done(&mut session, ScriptKind::SelectNextFrame, json!(1), changes);
    assert_eq!(warnings(&effects), 2);
    assert_eq!(session.stage().frame_id, "1-b");
    assert_eq!(session.saved().sequence, ["0-a"]);
}

#[test]
fn no_number_shows_the_next_frame() {
    let mut session = start(vec![
        frame("0-a", json!({"selectNextFrame": SCRIPT})),
        frame("1-b", json!({})),
        frame("2-c", json!({})),
    ]);
    open(&mut session);
    next(&mut session);
    // Not-a-number reaches the session as null.
    let effects = done(
        &mut session,
        ScriptKind::SelectNextFrame,
        Value::Null,
        ScriptChanges::default(),
    );
    assert_eq!(warnings(&effects), 1);
    assert_eq!(session.stage().frame_id, "1-b");
}

#[test]
fn a_generated_kind_stands_before_the_events_and_switches_no_page() {
    let mut session = start(vec![
        frame("0-a", json!({"generateProperties": SCRIPT})),
        frame("1-b", json!({})),
    ]);
    done(
        &mut session,
        ScriptKind::GenerateProperties,
        json!({"kind": "exp-mine"}),
        ScriptChanges::default(),
    );
    assert_eq!(session.stage().kind, "exp-test");
    open(&mut session);
    next(&mut session);
    let events = &session.saved().exp_data["0-a"]["eventTimings"];
    assert_eq!(events[0]["eventType"], "exp-mine:nextFrame");
}

#[test]
fn a_frame_that_stands_for_others_is_saved_and_they_follow() {
    let mut session = start(vec![frame("0-pick", json!({})), frame("1-end", json!({}))]);
    let expand = |session: &mut Session, ids: [&str; 2]| {
        let visit = session.stage().visit;
        let frames = ids.map(|id| frame(id, json!({}))).to_vec();
        let choice = Map::from_iter([("whichFrames".to_owned(), json!([0, 1]))]);
        send(
            session,
            Event::SelectExpanded {
                visit,
                frames,
                choice,
            },
        );
    };
    expand(&mut session, ["0-pick-0", "0-pick-1"]);
    assert_eq!(session.stage().frame_id, "0-pick-0");
    open(&mut session);
    // An answer that comes twice is late.
    let visit = session.stage().visit;
    let frames = vec![frame("x", json!({}))];
    let choice = Map::new();
    let late = Event::SelectExpanded {
        visit,
        frames,
        choice,
    };
    send(&mut session, late);
    next(&mut session);
    open(&mut session);
    next(&mut session);
    assert_eq!(session.stage().frame_id, "1-end");
    let saved = session.saved();
    assert_eq!(saved.sequence, ["0-pick", "0-pick-0", "0-pick-1"]);
    let pick = &saved.exp_data["0-pick"];
    assert_eq!(pick["eventTimings"][0]["eventType"], "exp-test:nextFrame");
    assert_eq!(pick["frameType"], "DEFAULT");
    assert_eq!(pick["whichFrames"], json!([0, 1]));

    // Visited again by a jump, it puts in another copy.
    send(&mut session, Event::JumpAsked { index: 0 });
    assert_eq!(session.stage().frame_id, "0-pick-repeat-1");
    expand(&mut session, ["0-pick-repeat-1-0", "0-pick-repeat-1-1"]);
    assert_eq!(session.stage().frame_id, "0-pick-repeat-1-0");
    assert_eq!(session.frame_count(), 6);
}

#[test]
fn previous_passes_over_a_frame_that_stands_for_others() {
    let pick = |id: &str| FrameSpec {
        kind: super::FRAME_SELECT.into(),
        ..frame(id, json!({}))
    };
    let mut session = start(vec![
        pick("0-first"),
        frame("1-text", json!({})),
        pick("2-pick"),
        frame("3-end", json!({})),
    ]);
    let expand = |session: &mut Session, frames: Vec<FrameSpec>| {
        let visit = session.stage().visit;
        let choice = Map::new();
        let expanded = Event::SelectExpanded {
            visit,
            frames,
            choice,
        };
        send(session, expanded);
    };
    let previous = |session: &mut Session| {
        open(session);
        let visit = session.stage().visit;
        send(session, Event::PreviousAsked { visit });
    };
    expand(&mut session, Vec::new());
    open(&mut session);
    next(&mut session);
    expand(&mut session, vec![frame("2-pick-0", json!({}))]);
    assert_eq!(session.stage().frame_id, "2-pick-0");
    previous(&mut session);
    assert_eq!(session.stage().frame_id, "1-text-repeat-1");
    previous(&mut session);
    assert_eq!(
        session.stage().frame_id,
        "1-text-repeat-1",
        "nothing stands before it"
    );
    assert_eq!(session.frame_count(), 5);
}

#[test]
fn frames_that_lead_to_each_other_and_show_nothing_are_left() {
    let mut session = start(vec![
        frame("0-pick", json!({"selectNextFrame": SCRIPT})),
        frame("1-end", json!({})),
    ]);
    let mut warned = false;
    for _ in 0..200 {
        if session.stage().frame_id == "1-end" {
            break;
        }
        let visit = session.stage().visit;
        let frames = Vec::new();
        let choice = Map::new();
        let expanded = Event::SelectExpanded {
            visit,
            frames,
            choice,
        };
        let mut effects = send(&mut session, expanded);
        if effects
            .iter()
            .any(|effect| matches!(effect, Effect::RunScript { .. }))
        {
            let again = ScriptChanges::default();
            let chosen = ScriptKind::SelectNextFrame;
            effects.extend(done(&mut session, chosen, json!(0), again));
        }
        warned |= effects.iter().any(|effect| matches!(effect, Effect::Warn { message } if message.contains("selectNextFrame is not asked")));
    }
    assert_eq!(session.stage().frame_id, "1-end");
    assert!(warned);
}
