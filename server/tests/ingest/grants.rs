//! Grants cannot be forged, used after their time, or used for another recording.

use crate::common::{STUDY, Server, server};
use axum::body::Body;
use data_encoding::BASE64URL_NOPAD;
use hmac::Mac as _;
use serde_json::{Value, json};

/// A grant as the server would sign it with this key.
fn signed(key: &[u8], claims: &Value) -> String {
    let claims = BASE64URL_NOPAD.encode(claims.to_string().as_bytes());
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
    mac.update(claims.as_bytes());
    let signature = BASE64URL_NOPAD.encode(&mac.finalize().into_bytes());
    format!("Bearer {claims}.{signature}")
}

fn claims(response: &str, exp: u64) -> Value {
    json!({"study": STUDY, "response": response, "name": "a", "maxBytes": 1000, "exp": exp})
}

/// Status of every kind of request but OPTIONS with this `Authorization`; the code of those whose answer has a body.
async fn refusals(server: &Server, path: &str, grant: Option<&str>) -> Vec<(u16, String)> {
    let mut all = Vec::new();
    let receipt = format!("{path}/receipt");
    for (method, path) in [
        ("POST", "/ingest/"),
        ("HEAD", path),
        ("PATCH", path),
        ("DELETE", path),
        ("PUT", &receipt),
        ("POST", path),
    ] {
        let mut headers = vec![
            ("tus-resumable", "1.0.0"),
            ("upload-offset", "0"),
            ("content-type", wire::OFFSET_CONTENT_TYPE),
            ("x-http-method-override", "PATCH"),
        ];
        if method == "PUT" {
            headers[2].1 = "application/json";
        }
        headers.extend(grant.map(|grant| ("authorization", grant)));
        let answer = server.send(method, path, &headers, "abc").await;
        let code = if method == "HEAD" {
            String::new()
        } else {
            answer.error().1
        };
        assert_eq!(answer.header("tus-resumable"), "1.0.0");
        all.push((answer.status.as_u16(), code));
    }
    all
}

fn all_are(refusals: &[(u16, String)], status: u16, code: &str) -> bool {
    refusals
        .iter()
        .all(|one| one.0 == status && (one.1.is_empty() || one.1 == code))
}

#[tokio::test]
async fn without_a_good_grant_nothing_goes() {
    let server = server(&[]);
    let response = server.response().await;
    let path = server.upload(&response, "a.webm", None).await;
    let key = std::fs::read(server.folder.path().join("data/grant.key")).unwrap();
    let good = server.grant_of(&path);
    // What is signed here is what the server signs, so the others fail for what is wrong with them.
    let own = signed(&key, &claims(&response, u64::MAX));
    let headers = [("tus-resumable", "1.0.0"), ("authorization", own.as_str())];
    let head = server.send("HEAD", &path, &headers, Body::empty()).await;
    assert_eq!(head.status, 200);

    for (grant, code) in [
        (None, "grant_missing"),
        (Some("Basic YTpi".to_owned()), "grant_missing"),
        (Some("Bearer ".to_owned()), "grant_invalid"),
        (Some(format!("{good}A")), "grant_invalid"),
        (Some(good.replace('.', "A.")), "grant_invalid"),
        (
            Some(signed(&[0; 32], &claims(&response, u64::MAX))),
            "grant_invalid",
        ),
        (
            Some(signed(&key, &json!({"exp": u64::MAX}))),
            "grant_invalid",
        ),
        (
            Some(signed(&key, &claims(&response, 1_700_000_000))),
            "grant_expired",
        ),
    ] {
        let refusals = refusals(&server, &path, grant.as_deref()).await;
        assert!(all_are(&refusals, 401, code), "{code}: {refusals:?}");
    }
    let head = server.send("HEAD", &path, &headers, Body::empty()).await;
    assert_eq!(head.header("upload-offset"), "0");
    let bare = server.send("PATCH", &path, &[], Body::empty()).await;
    assert_eq!(bare.header("www-authenticate"), "Bearer");
    assert_eq!(
        server
            .send("OPTIONS", &path, &[], Body::empty())
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn a_grant_is_for_one_recording_and_its_copies() {
    let server = server(&[]);
    let (response, other) = (server.response().await, server.response().await);
    let path = server.upload(&response, "a.webm", None).await;
    let code = "grant_for_another_recording";
    for (response, name) in [
        (&response, "b.webm"),
        (&response, "a-2.webm"),
        (&other, "a.webm"),
    ] {
        let grant = server.grant(response, name).await;
        let refusals = refusals(&server, &path, Some(&grant)).await;
        assert!(all_are(&refusals[1..5], 403, code), "{refusals:?}");
        let created = server.create(&grant, response, "c.webm", None).await;
        assert_eq!(created.error(), (403, code.to_owned()));
    }
    let grant = server.grant_of(&path);
    assert_eq!(
        server.create(&grant, &other, "a.webm", None).await.error(),
        (403, code.to_owned())
    );
    // The same recording once more, after bytes came: a file of its own, under the same grant.
    assert_eq!(server.append(&path, 0, &[], "abc").await.status, 204);
    let copy = server.create(&grant, &response, "a.webm", None).await;
    let copy = copy.header("location").to_owned();
    assert_ne!(copy, path);
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("authorization", grant.as_str()),
        ("upload-offset", "0"),
        ("upload-length", "3"),
        ("content-type", wire::OFFSET_CONTENT_TYPE),
    ];
    assert_eq!(
        server.send("PATCH", &copy, &headers, "abc").await.status,
        204
    );
    let names: Vec<_> = server
        .recordings(&response)
        .await
        .into_iter()
        .map(|one| one.raw)
        .collect();
    assert_eq!(names, ["a.webm", "a-2.webm"]);
    // After a restart the copy still belongs to it.
    let again = server.again(&[]);
    let headers = [
        ("tus-resumable", "1.0.0"),
        ("authorization", grant.as_str()),
    ];
    assert_eq!(
        again
            .send("HEAD", &copy, &headers, Body::empty())
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn the_size_of_a_grant_counts() {
    let server = server(&[]);
    let response = server.response().await;
    let key = std::fs::read(server.folder.path().join("data/grant.key")).unwrap();
    let grant = signed(&key, &claims(&response, u64::MAX));
    let created = server.create(&grant, &response, "a.webm", Some(1001)).await;
    assert_eq!(created.error(), (413, "recording_too_large".to_owned()));
}

#[tokio::test]
async fn who_gets_no_grant() {
    let server = server(&[]);
    let response = server.response().await;
    let answer = server.ask_grant("little", &response, "a.webm").await;
    assert_eq!(answer.json()["expiresInSecs"], 900);
    assert_eq!(answer.header("cache-control"), "no-store");
    let refused = async |study: &str, response: &str, name: &str| {
        server.ask_grant(study, response, name).await.error()
    };
    let unknown = "11111111-1111-4111-8111-111111111111";
    assert_eq!(refused(unknown, &response, "a.webm").await.0, 404);
    assert_eq!(refused(STUDY, unknown, "a.webm").await.0, 404);
    assert_eq!(refused(STUDY, "x", "a.webm").await.0, 404);
    for name in ["../a.webm", "a/b.webm", "a.exe", "a.seekable.webm"] {
        assert_eq!(
            refused(STUDY, &response, name).await,
            (400, "bad_upload".to_owned())
        );
    }
    let long = "a".repeat(5000);
    assert_eq!(refused(STUDY, &response, &long).await.0, 413);
    let other = server.folder.path().join("studies/other");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(
        other.join("study.json"),
        json!({"name": "Other", "structure": {"frames": {}, "sequence": []}}).to_string(),
    )
    .unwrap();
    assert_eq!(
        refused("other", &response, "a.webm").await,
        (403, "other_study".to_owned())
    );
    let grant = server.grant(&response, "a.webm").await;
    server.withdraw(&response).await;
    // Also not with a grant of before.
    let created = server.create(&grant, &response, "a.webm", None).await;
    assert_eq!(created.error(), (403, "withdrawn".to_owned()));
    assert_eq!(
        refused(STUDY, &response, "a.webm").await,
        (403, "withdrawn".to_owned())
    );
}

#[tokio::test]
async fn the_key_is_given_to_nobody() {
    let server = server(&[]);
    let response = server.response().await;
    for path in [
        "/grant.key".to_owned(),
        "/data/grant.key".to_owned(),
        format!("/local/recordings/{STUDY}/{response}/..%2F..%2F..%2Fgrant.key"),
        format!("/local/recordings/{STUDY}/{response}/../../../grant.key"),
        format!("/local/recordings/../{response}/grant.key"),
        format!("/studies/{STUDY}/files/..%2F..%2F..%2Fdata%2Fgrant.key"),
    ] {
        assert_ne!(server.get(&path).await.status, 200, "{path}");
    }
}
