//! What families read on the server's own pages is in their language.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test program"
)]

mod common;

use axum::body::Body;
use common::{Answer, STUDY, Server, server};
use serde_json::json;
use words::{Key, Language, Words};

/// As a browser asks for a page.
async fn page(server: &Server, path: &str, languages: &str) -> (Answer, String) {
    let headers = [
        ("accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ("accept-language", languages),
    ];
    let answer = server.send("GET", path, &headers, Body::empty()).await;
    let text = String::from_utf8(answer.body.clone()).unwrap();
    (answer, text)
}

fn named(name: &str) -> Words {
    Words::built_in(Language::named(name).unwrap())
}

/// As maud writes it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[track_caller]
fn assert_says(text: &str, language: &str, keys: &[Key]) {
    let words = named(language);
    let direction = words.language().direction();
    let html = format!("<html lang=\"{language}\" dir=\"{direction}\">");
    assert!(text.contains(&html), "{language}: {text}");
    for key in keys {
        assert!(
            text.contains(&escaped(words.get(*key))),
            "{language}: {} is not in {text}",
            words.get(*key)
        );
    }
}

/// The study of the tests, in a language and with somebody to ask.
fn speak(server: &Server, language: &str) {
    let record = json!({"name": "Little", "uuid": STUDY, "contact_info": "Ms Lab", "structure":
        {"language": language, "frames": {"a": {"kind": "exp-lookit-text"}}, "sequence": ["a"]}});
    let path = server.folder.path().join("studies/little/study.json");
    std::fs::write(path, record.to_string()).unwrap();
}

#[tokio::test]
async fn thanks_are_in_every_language_and_say_only_what_is_so() {
    let server = server(&[]);
    for language in words::NAMES {
        let (answer, text) = page(&server, "/thanks/", language).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("vary"), "Accept-Language");
        let keys = [
            words::PLAYER_UNSENT_ANSWERS_THANKS,
            words::SERVER_CLOSE_WINDOW,
        ];
        assert_says(&text, language, &keys);
        let saved = named(language).get(words::SERVER_ANSWERS_SAVED);
        assert!(!text.contains(saved), "{language}: nobody knows that");
    }
    let response = server.response().await;
    let address = format!("/thanks/?child=abc&response={response}");
    let saved = Words::default().get(words::SERVER_ANSWERS_SAVED);
    let (_, text) = page(&server, &address, "en").await;
    assert!(!text.contains(saved), "it is not complete: {text}");
    let child = server.demo_child().await;
    let patch = wire::ResponsePatch {
        completed: Some(true),
        ..wire::ResponsePatch::default()
    };
    let patch =
        serde_json::to_value(wire::patch_response(&response, STUDY, &child, patch)).unwrap();
    let api = format!("/api/v1/responses/{response}/");
    assert_eq!(server.api("PATCH", &api, &patch).await.status, 200);
    let (_, text) = page(&server, &address, "en").await;
    assert!(text.contains(saved), "{text}");
}

#[tokio::test]
async fn the_studys_language_goes_before_the_browsers() {
    let server = server(&[]);
    let response = server.response().await;
    let address = format!("/thanks/?child=abc&response={response}");
    let keys = [words::SERVER_CLOSE_WINDOW];
    for (study, browser, shown) in [
        ("hu", "fr", "hu"),
        ("browser", "fr", "fr"),
        ("xx", "de, pt-PT;q=0.5, it;q=0.7", "it"),
        ("ar", "", "ar"),
    ] {
        speak(&server, study);
        let (_, text) = page(&server, &address, browser).await;
        assert_says(&text, shown, &keys);
    }
    for other in ["/thanks/?response=nonsense", "/studies/history/"] {
        let (answer, text) = page(&server, other, "nl").await;
        assert_eq!(answer.status, 200);
        assert_says(&text, "nl", &keys);
    }
}

#[tokio::test]
async fn a_wrong_address_is_explained_to_the_family_and_to_researchers() {
    let server = server(&[]);
    for address in ["/studies/little/half-a-chi/", "/nowhere/<b>"] {
        let address = address.replace('<', "%3C").replace('>', "%3E");
        let (answer, text) = page(&server, &address, "ja").await;
        assert_eq!(answer.status, 404);
        let keys = [
            words::PLAYER_NO_STUDY_TITLE,
            words::PLAYER_NO_STUDY_ADVICE,
            words::PLAYER_FOR_RESEARCHERS,
        ];
        assert_says(&text, "ja", &keys);
        let note = text.split_once("<div lang=\"en\" dir=\"ltr\">").unwrap().1;
        assert!(note.contains("There is nothing at"), "{note}");
    }
}

#[tokio::test]
async fn without_a_player_families_read_what_to_do() {
    let server = server(&[]);
    std::fs::remove_file(server.folder.path().join("dist/index.html")).unwrap();
    let address = format!("/studies/{STUDY}/{}/", server.demo_child().await);
    let (answer, text) = page(&server, &address, "eu").await;
    assert_eq!(answer.status, 503);
    let keys = [
        words::PLAYER_NOT_OPENED_TITLE,
        words::PLAYER_NOT_OPENED_ADVICE,
    ];
    assert_says(&text, "eu", &keys);
    assert!(text.contains("cargo xtask start"), "{text}");
}

#[tokio::test]
async fn a_missing_file_of_a_study_is_a_page_for_people_and_an_error_for_programs() {
    let server = server(&[]);
    speak(&server, "fr");
    let address = format!("/studies/{STUDY}/files/game.html");
    let (answer, text) = page(&server, &address, "hu").await;
    assert_eq!(answer.status, 404);
    let keys = [words::PLAYER_UNKNOWN_TITLE, words::PLAYER_FOR_RESEARCHERS];
    assert_says(&text, "fr", &keys);
    let contact = named("fr").in_brackets("Ms Lab");
    let advice = named("fr").with(words::PLAYER_UNKNOWN_ADVICE, &[("contact", &contact)]);
    assert!(text.contains(&escaped(&advice)), "{text}");
    let answer = server.get(&address).await;
    assert_eq!(answer.error(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn a_family_at_a_name_that_the_server_does_not_go_by_reads_a_page() {
    let server = server(&[]);
    for (address, accept, is_page) in [
        ("/studies/little/x/", "text/html", true),
        ("/studies/little/x/", "*/*", false),
        ("/responses/", "text/html", false),
    ] {
        let request = axum::http::Request::builder()
            .uri(address)
            .header("host", "study.example")
            .header("accept", accept)
            .header("accept-language", "pt-BR")
            .body(Body::empty())
            .unwrap();
        let answer = tower::ServiceExt::oneshot(server.app.clone(), request)
            .await
            .unwrap();
        assert_eq!(answer.status(), 403);
        let body = http_body_util::BodyExt::collect(answer.into_body());
        let text = String::from_utf8(body.await.unwrap().to_bytes().to_vec()).unwrap();
        assert!(text.contains("--allow-host study.example"), "{text}");
        if is_page {
            assert_says(&text, "pt-BR", &[words::PLAYER_NOT_OPENED_TITLE]);
        } else {
            assert!(!text.contains("<html"), "{text}");
        }
    }
}
