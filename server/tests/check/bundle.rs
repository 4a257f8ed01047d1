//! `peekaboo bundle`, as a program.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_is_whole_and_clean() {
    let base = serve().await;
    let folder = tempfile::tempdir().unwrap();
    let mut trial = pictures(&base, &["good.png"]);
    trial["parentTextBlock"] =
        json!({"text": format!("<img alt='' src='{base}img/good.png?raw=true'> and {base}")});
    let path = written(&folder, "mine.json", &study(trial).to_string());
    let bundle = |path: PathBuf, output: PathBuf| {
        tokio::task::spawn_blocking(move || {
            peekaboo(&[
                "bundle",
                path.to_str().unwrap(),
                "-o",
                output.to_str().unwrap(),
            ])
        })
    };
    let output = folder.path().join("bundle");
    let made = bundle(path.clone(), output.clone()).await.unwrap();
    assert!(made.status.success(), "{made:?}");
    let study_text = fs::read_to_string(output.join("study.json")).unwrap();
    let listed: Value =
        serde_json::from_str(&fs::read_to_string(output.join("bundle.json")).unwrap()).unwrap();
    let hash = listed["hash"].as_str().unwrap();
    assert!(
        study_text.contains(&format!("{{FILES}}/{hash}/127.0.0.1_")),
        "{study_text}"
    );
    assert!(
        study_text.contains(&format!(" and {base}")),
        "a link stays: {study_text}"
    );
    for stimulus in listed["stimuli"].as_array().unwrap() {
        let bytes = fs::read(output.join(stimulus["file"].as_str().unwrap())).unwrap();
        assert_eq!(bytes, PIXEL);
        assert_eq!(stimulus["sha256"].as_str().unwrap().len(), 64);
    }
    let found = found_beside(vec!["--assets".into(), output.to_str().unwrap().to_owned()]).await;
    let codes: Vec<&str> = found.iter().map(|(code, _, _)| code.as_str()).collect();
    assert_eq!(codes, ["asset-total"]);

    // What serves studies reads it.
    let expanded = peekaboo(&["expand", "--json", output.to_str().unwrap()]);
    assert!(expanded.status.success(), "{expanded:?}");

    // The same stimuli, the same addresses; and a folder that is not empty is left alone.
    let second = folder.path().join("second");
    assert!(
        bundle(path.clone(), second.clone())
            .await
            .unwrap()
            .status
            .success()
    );
    assert_eq!(
        fs::read_to_string(second.join("study.json")).unwrap(),
        study_text
    );
    assert!(!bundle(path, second).await.unwrap().status.success());
    let gone = written(
        &folder,
        "gone.json",
        &study(pictures(&base, &["gone.png"])).to_string(),
    );
    let third = folder.path().join("third");
    let failed = bundle(gone, third.clone()).await.unwrap();
    assert!(
        !failed.status.success() && String::from_utf8_lossy(&failed.stderr).contains("gone.png")
    );
    assert!(!third.exists());
}

/// The bundle is made, and the checker finds nothing in it that matters.
fn assert_bundles(study: &Path, output: &Path) {
    let (study, output) = (study.to_str().unwrap(), output.to_str().unwrap());
    let made = peekaboo(&["bundle", study, "-o", output]);
    assert!(made.status.success(), "{made:?}");
    let findings = found(&["--assets", output]);
    let is_advice = |severity: &str| severity == "advice";
    assert!(
        findings.iter().all(|(_, _, severity)| is_advice(severity)),
        "{findings:?}"
    );
}

#[test]
fn the_example_can_be_bundled_and_a_generator_too() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies/example");
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("example");
    assert_bundles(&example, &output);

    let files = folder.path().join("made").join("img");
    fs::create_dir_all(&files).unwrap();
    fs::write(files.join("good.png"), PIXEL).unwrap();
    let protocol = study(pictures("BASE", &["good.png"])).to_string();
    let script = format!(
        "function generateProtocol(child) {{ const base = '{{FILES}}/'; return JSON.parse(`{protocol}`.replace('BASE', base)); }}"
    );
    let path = written(&folder, "made.js", &script);
    let output = folder.path().join("made-bundle");
    assert_bundles(&path, &output);
}
