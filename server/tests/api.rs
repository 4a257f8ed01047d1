//! The JSON:API against what a real Lookit answered.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::Body;
use common::{STUDY, recorded, server};
use serde_json::{Value, json};

/// The id of a study in the folder `broken` that names none.
const BROKEN: &str = "64d7a28b-84cb-5f63-bd9e-7fac74eb7532";

/// Every member of `expected` is in `actual` with a value of the same type, and no other; contents of a study or of answers are free.
fn same_shape(path: &str, actual: &Value, expected: &Value) {
    const FREE: [&str; 5] = [
        "structure",
        "exp_data",
        "conditions",
        "eligibility",
        "global_event_timings",
    ];
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            let names = |map: &serde_json::Map<String, Value>| {
                map.keys()
                    .cloned()
                    .collect::<std::collections::BTreeSet<_>>()
            };
            assert_eq!(names(actual), names(expected), "{path}");
            for (name, value) in expected
                .iter()
                .filter(|(name, _)| !FREE.contains(&name.as_str()))
            {
                same_shape(&format!("{path}.{name}"), &actual[name], value);
            }
        }
        (Value::Array(actual), Value::Array(expected)) => {
            if let (Some(actual), Some(expected)) = (actual.first(), expected.first()) {
                same_shape(&format!("{path}[0]"), actual, expected);
            }
        }
        (Value::Null | Value::String(_), Value::Null | Value::String(_)) => {}
        _ => assert_eq!(
            std::mem::discriminant(actual),
            std::mem::discriminant(expected),
            "{path}: {actual} {expected}"
        ),
    }
}

fn shape_of(answer: &common::Answer, name: &str) {
    let pair = recorded(name);
    assert_eq!(
        answer.status.as_u16(),
        pair["status"].as_u64().unwrap() as u16,
        "{name}"
    );
    assert_eq!(
        answer.header("content-type"),
        pair["headers"]["Content-Type"],
        "{name}"
    );
    same_shape(name, &answer.json(), &pair["body"]);
}

#[tokio::test]
async fn a_session_has_the_recorded_shapes() {
    let server = server(&[]);
    let child = server.demo_child().await;
    shape_of(
        &server.get(&format!("/api/v1/studies/{STUDY}/")).await,
        "407-real-efp-get-api-v-studies-id.response",
    );
    shape_of(
        &server.get(&format!("/api/v1/children/{child}/")).await,
        "408-real-efp-get-api-v-children-id.response",
    );

    let mut body = recorded("409-real-efp-post-api-v-responses.request")["body"].clone();
    body["data"]["relationships"]["study"]["data"]["id"] = json!(STUDY);
    body["data"]["relationships"]["child"]["data"]["id"] = json!(child);
    let created = server.api("POST", "/api/v1/responses/", &body).await;
    shape_of(&created, "409-real-efp-post-api-v-responses.response");
    let id = created.json()["data"]["id"].as_str().unwrap().to_owned();
    let address = format!("/api/v1/responses/{id}/");
    assert!(created.header("location").ends_with(&address));

    let list = format!("/api/v1/studies/{STUDY}/responses/?page%5Bsize%5D=10&page=1&child={child}");
    shape_of(
        &server.get(&list).await,
        "410-real-efp-get-api-v-studies-id-responses.response",
    );

    for name in ["411", "412", "413"] {
        let name = format!("{name}-real-efp-patch-api-v-responses-id");
        let mut body = recorded(&format!("{name}.request"))["body"].clone();
        body["data"]["id"] = json!(id);
        let saved = server.api("PATCH", &address, &body).await;
        shape_of(&saved, &format!("{name}.response"));
        for part in ["exp_data", "sequence", "conditions"] {
            assert_eq!(
                saved.json()["data"]["attributes"][part],
                body["data"]["attributes"][part],
                "{name} {part}"
            );
        }
    }
    let read = server.get(&address).await;
    shape_of(&read, "058-get-response.response");
    assert_eq!(
        read.json()["data"]["attributes"]["sequence"],
        json!(["0-hello", "1-second-one"])
    );
    shape_of(
        &server.get(&format!("/api/v2/past-sessions/{id}/")).await,
        "060-past-sessions.response",
    );

    // The pseudonym depends on the study's salt: while the study cannot be read there is none, rather than a wrong one.
    let study = server.folder.path().join("studies/little/study.json");
    std::fs::write(study, format!("{{\"uuid\": \"{STUDY}\", oops")).unwrap();
    for address in [
        address,
        list,
        format!("/api/v2/past-sessions/{id}/"),
        format!("/api/v1/studies/{STUDY}/"),
    ] {
        let refused = server.get(&address).await;
        assert_eq!(
            refused.error(),
            (422, "broken_study".to_owned()),
            "{address}"
        );
    }
}

#[tokio::test]
async fn refusals_have_the_recorded_codes() {
    let server = server(&[]);
    let child = server.demo_child().await;
    let nobody = "11111111-1111-4111-8111-111111111111";
    let post = |study: &str, child: &str| {
        serde_json::to_value(wire::new_response(
            study,
            child,
            wire::NewResponse::default(),
        ))
        .unwrap()
    };
    let code = |name: &str| {
        let pair = recorded(name);
        (
            pair["status"].as_u64().unwrap() as u16,
            pair["body"]["errors"][0]["code"]
                .as_str()
                .unwrap()
                .to_owned(),
        )
    };
    assert_eq!(
        server
            .get(&format!("/api/v1/children/{nobody}/"))
            .await
            .error(),
        code("040-get-child-foreign.response")
    );
    assert_eq!(
        server
            .get(&format!("/api/v1/studies/{nobody}/"))
            .await
            .error(),
        (404, "not_found".to_owned())
    );
    let create = async |body: Value| server.api("POST", "/api/v1/responses/", &body).await;
    assert_eq!(
        create(post(STUDY, nobody)).await.error(),
        code("072-post-unknown-child.response")
    );
    assert_eq!(
        create(post(nobody, &child)).await.error(),
        (404, "not_found".to_owned())
    );
    let mut childless = post(STUDY, &child);
    childless["data"]["relationships"]
        .as_object_mut()
        .unwrap()
        .remove("child");
    let answer = create(childless).await;
    assert_eq!(answer.error(), code("075-post-no-child.response"));
    assert_eq!(
        answer.json()["errors"][0]["source"]["pointer"],
        "/data/relationships/child"
    );
    let broken = server
        .send(
            "POST",
            "/api/v1/responses/",
            &[("content-type", wire::MEDIA_TYPE)],
            "{\"data\": ",
        )
        .await;
    assert_eq!(broken.error(), code("083-post-bad-json.response"));
    let plain = server
        .send(
            "POST",
            "/api/v1/responses/",
            &[("content-type", "application/json")],
            "{}",
        )
        .await;
    assert_eq!(
        plain.error().0,
        code("084-post-plain-json-ctype.response").0
    );

    let id = server.response().await;
    let change = async |body: Value| {
        server
            .api("PATCH", &format!("/api/v1/responses/{id}/"), &body)
            .await
    };
    let data = json!({"type": "responses", "attributes": {"completed": true}});
    assert_eq!(
        change(json!({ "data": data })).await.error(),
        code("095-patch-no-id.response")
    );
    let mut other = data.clone();
    other["id"] = json!(nobody);
    assert_eq!(
        change(json!({ "data": other })).await.error(),
        code("096-patch-other-id.response")
    );
    let sequence =
        change(json!({"data": {"type": "responses", "id": id, "attributes": {"sequence": null}}}))
            .await;
    assert_eq!(sequence.error(), code("107-patch-sequence-null.response"));
    // Lookit answers 500 here; nothing is wrong with it.
    let ahead = change(
        json!({"data": {"type": "responses", "id": id, "attributes": {"sequence": ["0-intro"]}}}),
    )
    .await;
    assert_eq!(ahead.status, 200);
    assert_eq!(
        server
            .api(
                "PATCH",
                &format!("/api/v1/responses/{nobody}/"),
                &json!({"data": {"type": "responses", "id": nobody}})
            )
            .await
            .error()
            .0,
        404
    );
}

#[tokio::test]
async fn a_large_body_and_a_full_disk_are_said_and_lose_nothing() {
    let small = server(&["--max-body-bytes", "600"]);
    let id = small.response().await;
    let save = |id: &str, text: &str| json!({"data": {"type": "responses", "id": id, "attributes": {"exp_data": {"0-a": text}, "sequence": ["0-a"]}}});
    let address = format!("/api/v1/responses/{id}/");
    assert_eq!(
        small
            .api("PATCH", &address, &save(&id, "first"))
            .await
            .status,
        200
    );
    assert_eq!(
        small
            .api("PATCH", &address, &save(&id, &"x".repeat(1000)))
            .await
            .error(),
        (413, "body_too_large".to_owned())
    );
    assert_eq!(
        small.get(&address).await.json()["data"]["attributes"]["exp_data"]["0-a"],
        "first"
    );

    let full = server(&["--max-data-bytes", "1"]);
    let body = wire::new_response(
        STUDY,
        &full.demo_child().await,
        wire::NewResponse::default(),
    );
    let answer = full
        .api(
            "POST",
            "/api/v1/responses/",
            &serde_json::to_value(body).unwrap(),
        )
        .await;
    assert_eq!(answer.error(), (507, "disk_full".to_owned()));
}

#[tokio::test]
async fn studies_keep_their_order_and_get_addresses() {
    let server = server(&[]);
    let by_slug = server.get("/api/v1/studies/little/").await.json();
    let attributes = &by_slug["data"]["attributes"];
    assert_eq!(by_slug["data"]["id"], STUDY);
    assert_eq!(attributes["exit_url"], "http://localhost:8080/thanks/");
    let frames: Vec<_> = attributes["structure"]["frames"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(frames, ["z-hello", "a-bye"]);
    let file = attributes["structure"]["frames"]["z-hello"]["src"]
        .as_str()
        .unwrap()
        .strip_prefix("http://localhost:8080")
        .unwrap();
    let part = server
        .send("GET", file, &[("range", "bytes=2-4")], Body::empty())
        .await;
    assert_eq!(
        (part.status.as_u16(), part.body.as_slice()),
        (206, b"234".as_slice())
    );
    for bad in [
        "/studies/little/files/../../../etc/passwd",
        "/studies/little/files/%2e%2e/%2e%2e/x",
        "/studies/little/files/img",
        // The protocol itself is no stimulus.
        "/studies/little/files/study.json",
        "/studies/little/files/../study.json",
    ] {
        assert_eq!(server.get(bad).await.status, 404, "{bad}");
    }
    // A broken study is named, and spoils no other.
    std::fs::create_dir_all(server.folder.path().join("studies/broken")).unwrap();
    std::fs::write(
        server.folder.path().join("studies/broken/study.json"),
        "{\"name\": \n oops",
    )
    .unwrap();
    // By its name, and by the id it has without one of its own; not as a fault of the server, which would be asked again.
    for address in ["broken", BROKEN] {
        let broken = server.get(&format!("/api/v1/studies/{address}/")).await;
        assert_eq!(
            broken.error(),
            (422, "broken_study".to_owned()),
            "{address}"
        );
        let answer = broken.json();
        let detail = answer["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.contains("study.json") && detail.contains("line 2"));
    }
    let home = String::from_utf8(server.get("/").await.body).unwrap();
    assert!(home.contains("Little") && home.contains("cannot be played"));
}

#[tokio::test]
async fn the_player_page_and_its_files() {
    let server = server(&[]);
    let child = server.demo_child().await;
    for address in [
        format!("/studies/{STUDY}/{child}/"),
        format!("/exp/studies/{STUDY}/{child}/preview/"),
        "/preview/".to_owned(),
    ] {
        let page = server.get(&address).await;
        assert_eq!(
            (page.status.as_u16(), page.header("cache-control")),
            (200, "no-cache"),
            "{address}"
        );
        let tag = page.header("etag").to_owned();
        assert_eq!(
            server
                .send("GET", &address, &[("if-none-match", &tag)], Body::empty())
                .await
                .status,
            304
        );
        let bare = server
            .get(&format!("{}?a=1", address.trim_end_matches('/')))
            .await;
        assert_eq!(
            (bare.status.as_u16(), bare.header("location")),
            (308, format!("{address}?a=1").as_str())
        );
    }
    let wasm = "/player-1a2b3c4d5e6f7a8b_bg.wasm";
    for (accepted, encoding, body) in [
        ("gzip, br", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("identity", "", "wasm"),
    ] {
        let file = server
            .send("GET", wasm, &[("accept-encoding", accepted)], Body::empty())
            .await;
        assert_eq!(
            (file.header("content-encoding"), file.body.as_slice()),
            (encoding, body.as_bytes())
        );
        assert_eq!(file.header("content-type"), "application/wasm");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
    assert_eq!(server.get("/no-such-file.js").await.status, 404);
    std::fs::remove_file(server.folder.path().join("dist/preview.html")).unwrap();
    let missing = server.get("/preview/").await;
    assert_eq!(missing.status, 503);
    assert!(
        String::from_utf8(missing.body)
            .unwrap()
            .contains("cargo xtask start")
    );
}

#[tokio::test]
async fn other_sites_are_kept_out() {
    let server = server(&[]);
    let headers = [
        ("content-type", "application/json"),
        ("sec-fetch-site", "cross-site"),
    ];
    let body = "{\"birthday\": \"2025-01-01\"}";
    assert_eq!(
        server
            .send("POST", "/local/children", &headers, body)
            .await
            .error()
            .1,
        "cross_site"
    );
    assert_eq!(
        server
            .send(
                "POST",
                "/local/children",
                &[("content-type", "text/plain")],
                body
            )
            .await
            .error()
            .0,
        415
    );
    let created = server
        .send("POST", "/local/children", &headers[..1], body)
        .await;
    assert_eq!(
        (
            created.status.as_u16(),
            created.json()["data"]["attributes"]["birthday"].as_str()
        ),
        (201, Some("2025-01-01"))
    );
    let bad = server
        .send(
            "POST",
            "/local/children",
            &headers[..1],
            "{\"birthday\": \"yesterday\"}",
        )
        .await;
    assert_eq!(bad.error().0, 400);
    let mut foreign = axum::http::Request::builder()
        .uri("/responses/")
        .header("host", "evil.example")
        .body(Body::empty())
        .unwrap();
    *foreign.method_mut() = axum::http::Method::GET;
    let answer = tower::ServiceExt::oneshot(server.app.clone(), foreign)
        .await
        .unwrap();
    assert_eq!(answer.status(), 403);
}

#[tokio::test]
async fn the_line_is_measured_and_nothing_is_kept_of_it() {
    let server = server(&[]);
    for (bytes, status) in [(0, 204), (1 << 20, 204), ((1 << 20) + 1, 413)] {
        let body = vec![b'0'; bytes];
        let answer = server.send("POST", wire::SPEED_PATH, &[], body).await;
        assert_eq!(answer.status.as_u16(), status, "{bytes} bytes");
    }
    let elsewhere = [("sec-fetch-site", "cross-site")];
    let answer = server.send("POST", wire::SPEED_PATH, &elsewhere, "0").await;
    assert_eq!(answer.status.as_u16(), 403);
    let kept =
        std::fs::read_dir(server.folder.path().join("data/recordings")).map_or(0, Iterator::count);
    assert_eq!(kept, 0);
}
