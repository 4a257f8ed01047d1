//! `peekaboo expand`, as a program.
#![expect(clippy::unwrap_used, reason = "a test program")]

use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn expand(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_peekaboo"))
        .arg("expand")
        .args(args)
        .output()
        .unwrap()
}

#[test]
fn every_recorded_case_is_answered_alike() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/parser.jsonl");
    let cases: Vec<Value> = std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_peekaboo"))
        .args(["expand", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for (number, case) in cases.iter().enumerate() {
        // The answer must come before the next case is sent.
        writeln!(input, "{}", case["input"]).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        let expected = &case["expected"];
        assert_eq!(answer["ok"], expected["ok"], "case {number}: {answer}");
        assert_eq!(
            answer["randomUsed"], expected["randomUsed"],
            "case {number}"
        );
        if answer["ok"] == true {
            assert_eq!(
                (&answer["frames"], &answer["conditions"]),
                (&expected["frames"], &expected["conditions"]),
                "case {number}"
            );
        } else {
            assert!(
                answer["error"]["path"].is_string() && answer["error"]["message"].is_string(),
                "case {number}: {answer}"
            );
        }
    }
    writeln!(input, "not json").unwrap();
    drop(input);
    let last: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
    assert_eq!(last["ok"], false);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_study_is_printed_and_a_wrong_one_fails_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    let name = file.to_str().unwrap();
    let protocol = json!({"frames": {"a": {"kind": "exp-lookit-text"}, "pick": {"kind": "choice", "sampler": "select", "whichFrames": 1,
        "frameOptions": [{"kind": "exp-lookit-text", "id": "x"}, {"kind": "exp-lookit-text", "id": "y"}]}}, "sequence": ["a", "pick"]});
    std::fs::write(&file, protocol.to_string()).unwrap();
    let readable = expand(&[name, "--seed", "3"]);
    let text = String::from_utf8(readable.stdout).unwrap();
    assert!(
        readable.status.success()
            && text.contains("0-a")
            && text.contains("exp-lookit-text")
            && text.contains("1-y"),
        "{text}"
    );
    let one = expand(&[name, "--seed", "3", "--json"]).stdout;
    assert_eq!(one, expand(&[name, "--seed", "3", "--json"]).stdout);
    assert_eq!(
        serde_json::from_slice::<Value>(&one).unwrap()["frames"]
            .as_array()
            .unwrap()
            .len(),
        2
    );

    std::fs::write(
        &file,
        json!({"frames": {"a": {"kind": "nope"}}, "sequence": ["a"]}).to_string(),
    )
    .unwrap();
    let wrong = expand(&[name]);
    assert!(!wrong.status.success());
    assert!(
        String::from_utf8(wrong.stdout)
            .unwrap()
            .contains("frames.a.kind")
    );
    std::fs::write(&file, "{\"frames\": {},\n \"sequence\": [").unwrap();
    let broken = expand(&[name]);
    assert!(!broken.status.success());
    assert!(String::from_utf8(broken.stderr).unwrap().contains("line 2"));
    assert!(!expand(&["no-such-file.json"]).status.success());
    assert!(!expand(&[]).status.success());
}

#[test]
fn generators_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.js");
    let source = "function generateProtocol(child, pastSessions) { return { frames: { t: { kind: 'exp-lookit-text', who: child.get('givenName') } }, sequence: ['t'] } }";
    std::fs::write(&file, source).unwrap();
    let made = expand(&[file.to_str().unwrap(), "--json"]);
    let answer: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(answer["frames"][0]["who"], "Demo child", "{answer}");
}

#[test]
fn a_response_is_replayed_with_the_frames_that_were_put_in_on_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, content: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, content.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let study = written(
        "study.json",
        &json!({"frames": {"ask": {"kind": "exp-lookit-survey"}, "pick": {"kind": "exp-frame-select",
            "frameOptions": [{"kind": "exp-lookit-text", "id": "red"}, {"kind": "exp-lookit-text", "id": "blue"}],
            "generateProperties": "function(expData) { return {whichFrames: expData['0-ask'].formData.likes === 'blue' ? 1 : 0}; }"}},
            "sequence": ["ask", "pick"]}),
    );
    let response = |put_in: &str| {
        json!({"id": "r", "attributes": {"sequence": ["0-ask", "1-pick", put_in],
            "exp_data": {"0-ask": {"formData": {"likes": "blue"}}},
            "conditions": {"peekabooRandomizationOfThisResponse": {"seed": 5, "nowMillis": 1_717_243_200_000_u64}}}})
    };
    let same = written("same.json", &response("blue"));
    let other = written("other.json", &response("red"));
    let replayed = expand(&[&study, "--response", &same, "--json"]);
    assert!(replayed.status.success(), "{replayed:?}");
    let answer: Value = serde_json::from_slice(&replayed.stdout).unwrap();
    assert_eq!(answer["frames"][2]["id"], "blue", "{answer}");
    let different = expand(&[&study, "--response", &other]);
    let said = String::from_utf8(different.stderr).unwrap();
    assert!(
        !different.status.success() && said.contains("it has red, which is not drawn"),
        "{said}"
    );
}
