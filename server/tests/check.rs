//! `peekaboo check` and `peekaboo bundle`, as programs.
#![expect(clippy::unwrap_used, reason = "a test program")]

#[path = "check/bundle.rs"]
mod bundle;

use axum::Router;
use axum::extract::Path as UrlPath;
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::get;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn peekaboo(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_peekaboo"))
        .args(args)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Code, path and severity of everything found.
fn found(args: &[&str]) -> Vec<(String, String, String)> {
    let output = peekaboo(&[&["check", "--format", "json"], args].concat());
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let part = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings
        .iter()
        .map(|finding| {
            (
                part(finding, "code"),
                part(finding, "path"),
                part(finding, "severity"),
            )
        })
        .collect()
}

fn study(trial: Value) -> Value {
    json!({"frames": {
        "setup": {"kind": "exp-video-config"},
        "consent": {"kind": "exp-lookit-video-consent", "PIName": "A", "institution": "B", "PIContact": "C", "purpose": "D",
            "procedures": "E", "payment": "F"},
        "trial": trial,
        "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "T", "text": "U"}},
    }, "sequence": ["setup", "consent", "trial", "exit"]})
}

fn written(folder: &TempDir, name: &str, content: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn findings_are_printed_for_people_and_for_tools() {
    let folder = tempfile::tempdir().unwrap();
    let trial = json!({"kind": "exp-lookit-text", "blcks": [], "doRecording": true});
    let broken = serde_json::to_string_pretty(&study(trial)).unwrap();
    let path = written(&folder, "mine.json", &broken);
    let name = path.to_str().unwrap();
    let output = peekaboo(&["check", name]);
    assert!(output.status.success(), "warnings are no errors");
    let shown = text(&output);
    let line = broken
        .lines()
        .position(|line| line.contains("blcks"))
        .unwrap()
        + 1;
    for part in [
        "warning[unknown-parameter]",
        &format!("mine.json:{line}:7"),
        "^^^^^^^",
        "frames.trial.blcks",
        "Did you mean \"blocks\"?",
    ] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours in a pipe");
    assert!(
        shown.trim_end().ends_with("mine.json: 2 warnings"),
        "{shown}"
    );

    let json: Value =
        serde_json::from_slice(&peekaboo(&["check", "--format", "json", name]).stdout).unwrap();
    let first = json
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["code"] == "unknown-parameter")
        .unwrap();
    let mut keys: Vec<&str> = first
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "code", "column", "file", "help", "line", "message", "path", "severity"
        ]
    );
    assert_eq!(
        (first["line"].as_u64(), first["severity"].as_str()),
        (Some(line as u64), Some("warning"))
    );

    let sarif: Value =
        serde_json::from_slice(&peekaboo(&["check", "--format", "sarif", name]).stdout).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].is_u64());
    }
}

#[test]
fn an_error_gives_the_exit_status_and_several_studies_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    written(
        &folder,
        "bad.json",
        "{\"frames\": {},\n \"sequence\": [\"a\" \"b\"]}",
    );
    written(
        &folder,
        "good.json",
        &study(json!({"kind": "exp-lookit-text", "blocks": [{"text": "Hi"}]})).to_string(),
    );
    let output = peekaboo(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output);
    assert!(
        shown.contains("error[broken-json]") && shown.contains("bad.json:2:"),
        "{shown}"
    );
    assert!(
        shown.contains("bad.json: 1 error\n") && shown.contains("good.json: nothing found"),
        "{shown}"
    );
    assert_eq!(
        peekaboo(&["check", "no-such-file.json"]).status.code(),
        Some(1)
    );
    let empty = written(&folder, "empty.json", "");
    let shown = text(&peekaboo(&["check", empty.to_str().unwrap()]));
    assert!(shown.contains("error[empty]"), "{shown}");
}

#[test]
fn the_example_and_a_study_in_three_files_are_read() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies/example");
    let errors: Vec<_> = found(&[example.to_str().unwrap()])
        .into_iter()
        .filter(|(_, _, severity)| severity != "advice")
        .collect();
    assert_eq!(errors, []);

    let folder = tempfile::tempdir().unwrap();
    written(
        &folder,
        "study.json",
        "{\"name\": \"Mine\", \"use_generator\": true}",
    );
    written(
        &folder,
        "protocol.json",
        &study(json!({"kind": "exp-lookit-text"})).to_string(),
    );
    written(
        &folder,
        "generator.js",
        "function g() {\n  return nothing;\n}",
    );
    let name = folder.path().to_str().unwrap();
    let shown = text(&peekaboo(&["check", "--format", "json", name]));
    let findings: Value = serde_json::from_str(&shown).unwrap();
    let first = &findings[0];
    assert_eq!(
        (&first["code"], &first["line"]),
        (&json!("generator-throws"), &json!(2)),
        "{shown}"
    );
    assert!(first["file"].as_str().unwrap().ends_with("generator.js"));
    let message = first["message"].as_str().unwrap();
    assert!(message.contains("another study than this one"), "{message}");
}

/// A picture of one pixel, as PNG.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0x60, 0x60, 0x60, 0xf8, 0x0f, 0, 1, 4, 1, 0, 0x5f, 0xe5, 0xc3, 0x4b, 0, 0, 0,
    0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

/// A server of stimuli: what it has and what it says of it depends on the name.
async fn stimulus(UrlPath(path): UrlPath<String>) -> Result<(HeaderMap, Vec<u8>), StatusCode> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies/example/files");
    let mut headers = HeaderMap::new();
    let mut say =
        |name: header::HeaderName, value: &str| headers.insert(name, value.parse().unwrap());
    say(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    let (kind, bytes) = match name {
        "good.png" => ("image/png", PIXEL.to_vec()),
        "called.png" => ("text/plain", PIXEL.to_vec()),
        "page.png" => ("image/png", b"<html>Not found</html>".to_vec()),
        "film.mp4" => (
            "video/mp4",
            fs::read(example.join("mp4/rolling_left.mp4")).map_err(|_| StatusCode::NOT_FOUND)?,
        ),
        "closed.png" => {
            headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
            ("image/png", PIXEL.to_vec())
        }
        _ => return Err(StatusCode::NOT_FOUND),
    };
    headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
    Ok((headers, bytes))
}

async fn serve() -> String {
    serve_at("127.0.0.1").await
}

async fn serve_at(host: &str) -> String {
    let listener = tokio::net::TcpListener::bind((host, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().route("/{*path}", get(stimulus));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    format!("http://{address}/stimuli/")
}

/// Runs the program beside the server of this test.
async fn found_beside(args: Vec<String>) -> Vec<(String, String, String)> {
    tokio::task::spawn_blocking(move || {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        found(&args)
    })
    .await
    .unwrap()
}

fn pictures(base: &str, names: &[&str]) -> Value {
    let images: Vec<Value> = names
        .iter()
        .map(|name| json!({"id": name.replace('.', "-"), "src": name, "alt": "A thing"}))
        .collect();
    json!({"kind": "exp-lookit-images-audio", "autoProceed": true, "durationSeconds": 1, "baseDir": base, "images": images})
}

#[tokio::test(flavor = "multi_thread")]
async fn stimuli_are_fetched_as_the_player_would() {
    let base = serve().await;
    let folder = tempfile::tempdir().unwrap();
    let names = [
        "good.png",
        "called.png",
        "page.png",
        "closed.png",
        "gone.png",
    ];
    let mut trial = pictures(&base, &names);
    let list = trial["images"].as_array_mut().unwrap();
    list.push(json!({"id": "own", "src": "{BASE}/logo.png", "alt": ""}));
    list.push(json!({"id": "open", "src": "http://stimuli.invalid/a.png", "alt": ""}));
    let path = written(&folder, "mine.json", &study(trial).to_string());
    let name = path.to_str().unwrap().to_owned();
    let found = found_beside(vec![
        "--assets".into(),
        "--slow-secs".into(),
        "0".into(),
        name,
    ])
    .await;
    let has = |code: &str, place: &str| {
        let path = format!("frames.trial.images[{place}].src");
        found.iter().any(|(own, at, _)| own == code && *at == path)
    };
    assert!(
        !has("asset-missing", "0") && !has("asset-type", "0"),
        "{found:?}"
    );
    assert!(
        has("asset-type", "1") && has("asset-without-cors", "3") && has("asset-missing", "4"),
        "{found:?}"
    );
    assert!(
        has("asset-not-checked", "5") && has("asset-missing", "6"),
        "{found:?}"
    );
    assert!(
        has("asset-slow", "0") && !has("asset-without-cors", "0"),
        "{found:?}"
    );
    assert!(found.iter().any(|(code, _, _)| code == "asset-total"));
    if Command::new("ffprobe").arg("-version").output().is_ok() {
        assert!(
            has("asset-unplayable", "2") && !has("asset-unplayable", "0"),
            "{found:?}"
        );
    } else {
        println!("no ffprobe here: whether a file can be played is not tested");
    }
}

/// Linux answers at every address that begins with 127; to the program it is another computer.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn stimuli_without_encryption_are_told() {
    let (here, elsewhere) = (serve().await, serve_at("127.0.0.2").await);
    let folder = tempfile::tempdir().unwrap();
    let mut codes = Vec::new();
    for base in [here, elsewhere] {
        let path = written(
            &folder,
            "mine.json",
            &study(pictures(&base, &["good.png"])).to_string(),
        );
        let args = vec!["--assets".to_owned(), path.to_str().unwrap().to_owned()];
        let found = found_beside(args).await.into_iter();
        let found = found.filter(|(code, ..)| code != "asset-total");
        codes.push(found.collect::<Vec<_>>());
    }
    let expected = (
        "asset-insecure".to_owned(),
        "frames.trial.images[0].src".to_owned(),
        "warning".to_owned(),
    );
    assert_eq!(codes, [vec![], vec![expected]]);
}

#[test]
fn comments_are_read_over_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let plain =
        study(json!({"kind": "exp-lookit-text", "blocks": [{"text": "// no comment, [1,]"}]}))
            .to_string();
    let text = format!(
        "// mine\n{}",
        plain.replacen('{', "{ /* all */", 1).replace("]}", ",]}")
    );
    let path = written(&folder, "mine.json", &text);
    let path = path.to_str().unwrap();
    assert_eq!(
        found(&[path]),
        [(
            "not-plain-json".to_owned(),
            String::new(),
            "advice".to_owned()
        )]
    );
    let expanded = peekaboo(&["expand", "--json", path]);
    let said = String::from_utf8(expanded.stdout).unwrap();
    assert!(
        expanded.status.success() && said.contains("// no comment, [1,]"),
        "{said}"
    );
    assert!(
        peekaboo(&["simulate", "--families", "10", path])
            .status
            .success()
    );
    let output = folder.path().join("bundle");
    let made = peekaboo(&["bundle", path, "-o", output.to_str().unwrap()]);
    assert!(made.status.success(), "{made:?}");
    let written = fs::read_to_string(output.join("study.json")).unwrap();
    assert!(serde_json::from_str::<Value>(&written).is_ok(), "{written}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_formats_one_is_enough() {
    let base = serve().await;
    let folder = tempfile::tempdir().unwrap();
    let film = |name: &str| json!({"kind": "exp-lookit-video", "doRecording": false, "baseDir": base, "video": {"source": name}});
    let half = written(&folder, "half.json", &study(film("film")).to_string());
    let none = written(&folder, "none.json", &study(film("gone")).to_string());
    let missing = |found: Vec<(String, String, String)>| -> Vec<String> {
        found
            .into_iter()
            .filter(|(code, _, _)| code == "asset-missing")
            .map(|(_, _, severity)| severity)
            .collect()
    };
    let args = |path: &Path| vec!["--assets".to_owned(), path.to_str().unwrap().to_owned()];
    assert_eq!(missing(found_beside(args(&half)).await), ["warning"]);
    assert_eq!(missing(found_beside(args(&none)).await), ["error", "error"]);
}

#[test]
fn addresses_that_lead_nowhere_are_told_without_a_network() {
    let folder = tempfile::tempdir().unwrap();
    let path = written(
        &folder,
        "mine.json",
        &study(pictures("", &["a.png"])).to_string(),
    );
    let found = found(&["--assets", path.to_str().unwrap()]);
    assert!(
        found
            .iter()
            .any(|(code, _, severity)| code == "asset-missing" && severity == "error"),
        "{found:?}"
    );
}
