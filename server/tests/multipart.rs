//! Uploads straight to a bucket. s3s-fs judges the signatures; moto, which trusts every signature, lists parts and answers CORS.
#![expect(clippy::unwrap_used, reason = "a test program")]

mod common;

use axum::body::Body;
use common::background::{Running, lookit_name, start};
use common::s3::{BUCKET, S3, variables};
use common::{Answer, STUDY};
use judges::moto::Moto;
use serde_json::{Value, json};
use wire::{
    MULTIPART_COMPLETE_PATH, MULTIPART_PARTS_PATH, MULTIPART_PATH, MULTIPART_RECEIPT_PATH,
    Multipart, PartAddress, StoredPart, part_bytes,
};

/// A family's browser: a server, a response and its grant.
struct Browser {
    running: Running,
    response: String,
    grant: String,
    client: reqwest::Client,
}

impl Browser {
    async fn start(host: &str) -> Self {
        let store = format!("s3://{BUCKET}/videos");
        let running = start(
            &["--no-convert", "--multipart-store", &store],
            &variables(host),
        );
        let response = running.server.response().await;
        let mut browser = Self {
            running,
            grant: String::new(),
            client: common::client(),
            response,
        };
        browser.grant = browser.grant_for(&browser.filename()).await;
        browser
    }

    async fn grant_for(&self, filename: &str) -> String {
        let bearer = self.running.server.grant(&self.response, filename).await;
        bearer.trim_start_matches("Bearer ").to_owned()
    }

    fn filename(&self) -> String {
        format!("{}.webm", lookit_name(&self.response))
    }

    async fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask_as(&self.grant, method, path, body).await
    }

    async fn ask_as(&self, grant: &str, method: &str, path: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {grant}");
        let mut headers = vec![("content-type", "application/json")];
        if !grant.is_empty() {
            headers.push(("authorization", bearer.as_str()));
        }
        let body = if body.is_null() {
            Body::empty()
        } else {
            Body::from(body.to_string())
        };
        self.running.server.send(method, path, &headers, body).await
    }

    fn new_upload(&self) -> Value {
        json!({"study": STUDY, "response": self.response, "filename": self.filename(), "mimeType": "video/webm;codecs=vp8,opus"})
    }

    async fn begin(&self) -> Multipart {
        let answer = self.ask("POST", MULTIPART_PATH, &self.new_upload()).await;
        assert_eq!(
            answer.status,
            201,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        serde_json::from_slice(&answer.body).unwrap()
    }

    async fn addresses(&self, upload: &Multipart, from: u16, count: u16) -> Vec<PartAddress> {
        let wanted =
            json!({"key": upload.key, "uploadId": upload.upload_id, "from": from, "count": count});
        serde_json::from_slice(&self.ask("POST", MULTIPART_PARTS_PATH, &wanted).await.body).unwrap()
    }

    async fn put(&self, url: &str, bytes: Vec<u8>) -> u16 {
        self.client
            .put(url)
            .body(bytes)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    }

    async fn end(&self, upload: &Multipart, bytes: u64) -> Answer {
        let end = json!({"key": upload.key, "uploadId": upload.upload_id, "bytes": bytes});
        self.ask("POST", MULTIPART_COMPLETE_PATH, &end).await
    }

    fn query(path: &str, upload: &Multipart) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("key", &upload.key)
            .append_pair("uploadId", &upload.upload_id)
            .finish();
        format!("{path}?{query}")
    }
}

fn part(number: u16, size: usize) -> Vec<u8> {
    vec![number as u8; size]
}

async fn moto_with_bucket() -> Moto {
    let moto = tokio::task::spawn_blocking(Moto::start).await.unwrap();
    let answer = common::client()
        .put(format!("http://{}/{BUCKET}", moto.host))
        .send()
        .await
        .unwrap();
    assert!(answer.status().is_success());
    moto
}

#[tokio::test]
async fn a_recording_goes_in_parts_is_interrupted_and_goes_on() {
    let moto = moto_with_bucket().await;
    let browser = Browser::start(&moto.host).await;
    let upload = browser.begin().await;
    assert_eq!(upload.key, format!("videos/{}", browser.filename()));
    let full = usize::try_from(part_bytes(1)).unwrap();
    let addresses = browser.addresses(&upload, 1, 2).await;
    assert_eq!(
        addresses
            .iter()
            .map(|address| address.part_number)
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(browser.put(&addresses[0].url, part(1, full)).await, 200);
    // The page is gone; the next visit has key and uploadId, and asks what has arrived.
    let list = browser
        .ask(
            "GET",
            &Browser::query(MULTIPART_PARTS_PATH, &upload),
            &Value::Null,
        )
        .await;
    let parts: Vec<StoredPart> = serde_json::from_slice(&list.body).unwrap();
    assert_eq!(
        (parts.len(), parts[0].part_number, parts[0].size),
        (1, 1, full as u64)
    );
    assert!(parts[0].etag.len() >= 32);
    // Ended too early: nothing is joined, and what is missing is said.
    let bytes = full as u64 + 3;
    assert_eq!(
        browser.end(&upload, bytes).await.error(),
        (409, "parts_differ".to_owned())
    );
    let third = browser.addresses(&upload, 3, 1).await;
    assert_eq!(browser.put(&third[0].url, part(3, 3)).await, 200);
    assert_eq!(
        browser.end(&upload, bytes).await.error(),
        (409, "part_missing".to_owned())
    );
    assert_eq!(
        browser
            .ask(
                "DELETE",
                &Browser::query(MULTIPART_PATH, &upload),
                &Value::Null
            )
            .await
            .status,
        204
    );
    assert_eq!(
        browser
            .ask(
                "DELETE",
                &Browser::query(MULTIPART_PATH, &upload),
                &Value::Null
            )
            .await
            .status,
        204
    );
    assert_eq!(
        browser.end(&upload, bytes).await.error(),
        (404, "not_found".to_owned())
    );

    let upload = browser.begin().await;
    for (address, size) in browser.addresses(&upload, 1, 2).await.iter().zip([full, 3]) {
        assert_eq!(
            browser
                .put(&address.url, part(address.part_number, size))
                .await,
            200
        );
    }
    let done = browser.end(&upload, bytes).await;
    assert_eq!(
        (done.status.as_u16(), done.json()),
        (200, json!({"key": upload.key, "bytes": bytes}))
    );
    // The answer was lost: asked again it is the same; another length is not.
    assert_eq!(browser.end(&upload, bytes).await.status, 200);
    assert_eq!(browser.end(&upload, bytes + 1).await.status, 404);
    let object = browser
        .client
        .get(format!("http://{}/{BUCKET}/{}", moto.host, upload.key))
        .send()
        .await
        .unwrap();
    assert_eq!(
        object.headers()["content-type"],
        "video/webm;codecs=vp8,opus"
    );
    let stored = object.bytes().await.unwrap();
    assert!(stored.len() as u64 == bytes && stored[0] == 1 && stored[full] == 2);
    // The receipt: of this recording and this length only.
    let name = lookit_name(&browser.response);
    let receipt = |name: &str, bytes: u64| json!({"videoId": name, "frame": "1-trial", "bytes": bytes, "sha256": "0".repeat(64), "recovered": true});
    for (body, refusal) in [
        (receipt(&name, bytes + 1), (409, "content_mismatch")),
        (
            receipt("other", bytes),
            (403, "grant_for_another_recording"),
        ),
    ] {
        let refused = browser.ask("PUT", MULTIPART_RECEIPT_PATH, &body).await;
        assert_eq!(refused.error(), (refusal.0, refusal.1.to_owned()));
    }
    let told = browser
        .ask("PUT", MULTIPART_RECEIPT_PATH, &receipt(&name, bytes))
        .await;
    assert_eq!(told.status, 204);
    let list = format!("/local/responses/{}/recordings", browser.response);
    let list = browser.ask("GET", &list, &Value::Null).await.json();
    assert_eq!(
        list["outcomes"],
        json!([{"videoId": name, "frame": "1-trial", "outcome": "recovered", "bytes": bytes}])
    );
    assert_eq!(
        (
            &list["inBucket"][0]["key"],
            &list["inBucket"][0]["receipt"]["bytes"]
        ),
        (&json!(upload.key), &json!(bytes))
    );
    // What is complete is not replaced.
    let again = browser
        .ask("POST", MULTIPART_PATH, &browser.new_upload())
        .await;
    assert_eq!(again.error(), (409, "object_exists".to_owned()));
    browser.running.stop().await;
}

#[tokio::test]
async fn a_part_that_is_too_small_is_said() {
    let moto = moto_with_bucket().await;
    let browser = Browser::start(&moto.host).await;
    let upload = browser.begin().await;
    for address in browser.addresses(&upload, 1, 2).await {
        assert_eq!(
            browser
                .put(&address.url, part(address.part_number, 10))
                .await,
            200
        );
    }
    assert_eq!(
        browser.end(&upload, 20).await.error(),
        (400, "bad_upload".to_owned())
    );
    browser.running.stop().await;
}

#[tokio::test]
async fn more_parts_than_one_page_lists_are_all_seen() {
    let moto = moto_with_bucket().await;
    let browser = Browser::start(&moto.host).await;
    let upload = browser.begin().await;
    for from in (1..=1_001).step_by(100) {
        let count = (1_002 - from).min(100);
        for address in browser.addresses(&upload, from, count).await {
            assert_eq!(browser.put(&address.url, part(1, 1)).await, 200);
        }
    }
    let list = browser
        .ask(
            "GET",
            &Browser::query(MULTIPART_PARTS_PATH, &upload),
            &Value::Null,
        )
        .await;
    assert_eq!(list.json().as_array().unwrap().len(), 1_001);
    browser.running.stop().await;
}

/// The rules of `docs/storage.md`, as a browser needs them: any origin of the lab, PUT, and nothing else.
#[tokio::test]
async fn the_documented_cors_rules_let_a_browser_put() {
    let moto = moto_with_bucket().await;
    let browser = Browser::start(&moto.host).await;
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/storage.md"))
        .unwrap();
    let rules = docs
        .split("```xml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap()
        .to_owned();
    let bucket = format!("http://{}/{BUCKET}", moto.host);
    let set = browser
        .client
        .put(format!("{bucket}?cors"))
        .body(rules)
        .send()
        .await
        .unwrap();
    assert!(set.status().is_success(), "{}", set.text().await.unwrap());
    let upload = browser.begin().await;
    let address = browser.addresses(&upload, 1, 1).await.remove(0);
    let preflight = browser
        .client
        .request(reqwest::Method::OPTIONS, &address.url)
        .header("origin", "https://study.example")
        .header("access-control-request-method", "PUT")
        .send()
        .await
        .unwrap();
    assert_eq!(preflight.status(), 200);
    assert!(
        preflight.headers()["access-control-allow-methods"]
            .to_str()
            .unwrap()
            .contains("PUT")
    );
    browser.running.stop().await;
}

#[tokio::test]
async fn signatures_are_for_one_part_and_cannot_be_changed() {
    let s3 = S3::start().await;
    let browser = Browser::start(&s3.host).await;
    let upload = browser.begin().await;
    let addresses = browser.addresses(&upload, 1, 3).await;
    assert_eq!(browser.put(&addresses[0].url, part(1, 10)).await, 200);
    let other_part = addresses[1].url.replace("partNumber=2", "partNumber=7");
    let other_key = addresses[1]
        .url
        .replace(&lookit_name(&browser.response), "another");
    let longer = addresses[1]
        .url
        .replace("X-Amz-Expires=3600", "X-Amz-Expires=36000");
    for forged in [other_part, other_key, longer] {
        assert!(!addresses.iter().any(|address| address.url == forged));
        assert_eq!(browser.put(&forged, part(2, 10)).await, 403, "{forged}");
    }
    let read = browser.client.get(&addresses[0].url).send().await.unwrap();
    assert_eq!(read.status(), 403);
    assert_eq!(
        browser
            .ask(
                "DELETE",
                &Browser::query(MULTIPART_PATH, &upload),
                &Value::Null
            )
            .await
            .status,
        204
    );
    browser.running.stop().await;
}

#[tokio::test]
async fn every_call_needs_the_grant_of_this_recording() {
    let s3 = S3::start().await;
    let browser = Browser::start(&s3.host).await;
    let upload = browser.begin().await;
    let query = |path| Browser::query(path, &upload);
    let wanted = json!({"key": upload.key, "uploadId": upload.upload_id, "from": 1, "count": 1});
    let end = json!({"key": upload.key, "uploadId": upload.upload_id, "bytes": 1});
    let foreign = browser.grant_for("another.webm").await;
    let mut forged = browser.grant.clone();
    forged.replace_range(2..3, if &forged[2..3] == "A" { "B" } else { "A" });
    for (method, path, body) in [
        ("POST", MULTIPART_PATH.to_owned(), browser.new_upload()),
        ("POST", MULTIPART_PARTS_PATH.to_owned(), wanted),
        ("GET", query(MULTIPART_PARTS_PATH), Value::Null),
        ("POST", MULTIPART_COMPLETE_PATH.to_owned(), end),
        ("DELETE", query(MULTIPART_PATH), Value::Null),
    ] {
        for (grant, status, code) in [
            ("", 401, "grant_missing"),
            (forged.as_str(), 401, "grant_invalid"),
            (foreign.as_str(), 403, "grant_for_another_recording"),
        ] {
            let answer = browser.ask_as(grant, method, &path, &body).await;
            assert_eq!(answer.error(), (status, code.to_owned()), "{method} {path}");
        }
    }
    browser.running.server.withdraw(&browser.response).await;
    let answer = browser
        .ask("POST", MULTIPART_PATH, &browser.new_upload())
        .await;
    assert_eq!(answer.error(), (403, "withdrawn".to_owned()));
    browser.running.stop().await;
}

#[tokio::test]
async fn wrong_requests_say_where() {
    let s3 = S3::start().await;
    let browser = Browser::start(&s3.host).await;
    let upload = browser.begin().await;
    for (from, count, pointer) in [
        (0, 1, "/from"),
        (10_001, 1, "/from"),
        (1, 0, "/count"),
        (1, 101, "/count"),
    ] {
        let wanted =
            json!({"key": upload.key, "uploadId": upload.upload_id, "from": from, "count": count});
        let answer = browser.ask("POST", MULTIPART_PARTS_PATH, &wanted).await;
        assert_eq!(answer.error().0, 400);
        assert_eq!(answer.json()["errors"][0]["source"]["pointer"], pointer);
    }
    assert_eq!(browser.addresses(&upload, 9_999, 10).await.len(), 2);
    let mut new = browser.new_upload();
    new["response"] = json!("00000000-0000-4000-8000-000000000000");
    assert_eq!(
        browser.ask("POST", MULTIPART_PATH, &new).await.error().0,
        403
    );
    let large = browser.end(&upload, 1 << 40).await;
    assert_eq!(large.error(), (413, "recording_too_large".to_owned()));
    browser.running.stop().await;
}
