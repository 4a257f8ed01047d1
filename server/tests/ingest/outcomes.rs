//! What researchers read of every recording, and the list of those that could not be converted.

use crate::common::{STUDY, Server, server};
use crate::receipts::receipt;
use serde_json::json;
use wire::Outcome;

impl Server {
    /// Saves a frame that recorded `one` and, spanning frames, `long`.
    async fn save_events(&self, response: &str) {
        let patch = wire::ResponsePatch {
            exp_data: Some(json!({"0-a": {"eventTimings": [
                {"eventType": "exp-lookit-video:startSessionRecording", "sessionVideoId": "long"},
                {"eventType": "exp-lookit-video:startRecording", "videoId": "one", "sessionVideoId": "long"}]}})),
            sequence: Some(vec!["0-a".to_owned()]),
            ..wire::ResponsePatch::default()
        };
        let body = wire::patch_response(response, STUDY, &self.demo_child().await, patch);
        let address = format!("/api/v1/responses/{response}/");
        let answer = self
            .api("PATCH", &address, &serde_json::to_value(body).unwrap())
            .await;
        assert_eq!(answer.status, 200);
    }

    async fn told(&self, response: &str) -> Vec<(String, Outcome)> {
        let outcomes = self.list(response).await.outcomes;
        outcomes
            .into_iter()
            .map(|one| (one.video_id, one.outcome))
            .collect()
    }

    async fn page(&self) -> String {
        String::from_utf8(self.get("/responses/").await.body).unwrap()
    }
}

#[tokio::test]
async fn every_recording_has_an_outcome() {
    let server = server(&["--no-convert"]);
    let response = server.response().await;
    server.save_events(&response).await;
    let line = |name: &str, outcome| (name.to_owned(), outcome);
    // Nothing has come: it is not lost, it is with the family.
    assert_eq!(
        server.told(&response).await,
        [
            line("long", Outcome::OnFamilyDevice),
            line("one", Outcome::OnFamilyDevice)
        ]
    );
    let one = server.upload(&response, "one.webm", Some(3)).await;
    server.append(&one, 0, &[], "abc").await;
    server.receipt(&one, &receipt("one", b"abc")).await;
    let long = server.upload(&response, "long.webm", None).await;
    server.append(&long, 0, &[], "beginning").await;
    assert_eq!(
        server.told(&response).await,
        [
            line("long", Outcome::OnFamilyDevice),
            line("one", Outcome::Complete)
        ]
    );
    let page = server.page().await;
    assert!(page.contains("on the family's device, arriving") && page.contains(">complete<"));

    let later = server.again(&["--no-convert", "--upload-idle-secs", "0"]);
    let tasks = later.state.start_background();
    while later.told(&response).await[0].1 == Outcome::OnFamilyDevice {
        tokio::task::yield_now().await;
    }
    later.state.stop.cancel();
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(
        later.told(&response).await,
        [
            line("long", Outcome::TailMissing),
            line("one", Outcome::Complete)
        ]
    );
    assert!(later.page().await.contains("tail missing"));
    later.withdraw(&response).await;
    assert!(
        later
            .told(&response)
            .await
            .iter()
            .all(|one| one.1 == Outcome::Withdrawn)
    );
    let page = later.page().await;
    assert!(page.contains("withdrew") && !page.contains("/local/recordings/"));
}

#[tokio::test]
async fn dead_letters_are_listed_and_tried_again() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", Some(3)).await;
    server.append(&path, 0, &[], "abc").await;
    let id = path.rsplit('/').next().unwrap();
    let retry = format!("/local/recordings/{id}/retry");
    assert_eq!(server.send("POST", &retry, &[], "").await.error().0, 409);
    assert_eq!(
        server
            .send("POST", "/local/recordings/x/retry", &[], "")
            .await
            .error()
            .0,
        404
    );

    // As a run that gave up leaves it.
    let manifest = server
        .folder
        .path()
        .join("data/recordings")
        .join(STUDY)
        .join(&response)
        .join("a.json");
    let mut text: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    text["state"] = json!("failed");
    text["error"] = json!("ffmpeg failed: out of luck");
    text["attempts"] = json!(5);
    std::fs::write(&manifest, text.to_string()).unwrap();
    let server = server.again(&[]);
    let listed = server.get("/local/recordings/failed").await.json();
    assert_eq!(listed["recordings"][0]["name"], "a");
    let page = server.page().await;
    assert!(page.contains("out of luck") && page.contains(&retry));
    let answer = server.send("POST", &retry, &[], "").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/responses/")
    );
    assert_eq!(
        server.get("/local/recordings/failed").await.json()["recordings"],
        json!([])
    );
    let text: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&manifest).unwrap()).unwrap();
    assert_eq!(
        (&text["state"], &text["attempts"]),
        (&json!("stored"), &json!(0))
    );
    // A page of another site cannot.
    let foreign = [("sec-fetch-site", "cross-site")];
    assert_eq!(
        server.send("POST", &retry, &foreign, "").await.error().0,
        403
    );
}
