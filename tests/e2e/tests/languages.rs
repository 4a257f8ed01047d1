//! Families read the player's words in the language of the frame, and English where its file can't be had.

use anyhow::{Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage};
use serde_json::{Value, json};
use words::{Language, Words};

/// The files of all languages, in Chromium's patterns of addresses.
const FILES: &str = "*/words/*";

fn study(language: &Value) -> Value {
    json!({
        "language": language,
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "right": { "kind": "exp-lookit-text", "blocks": [{ "text": "From the right" }], "language": "ar" },
            "still": { "kind": "exp-lookit-survey", "formSchema": { "schema": { "type": "object", "properties": {
                "name": { "type": "string", "title": "Name", "required": true } } } } },
            "english": { "kind": "exp-lookit-text", "blocks": [{ "text": "Goodbye" }], "language": "en-us" }
        },
        "sequence": ["hello", "right", "still", "english"]
    })
}

/// Text of the button that goes on, language and direction of the page.
async fn spoken(page: &Page) -> Result<Value> {
    let script = "
        const main = document.getElementById('experiment-player');
        return [document.getElementById('nextbutton').textContent, main.lang, main.dir, document.documentElement.lang]";
    page.ask(script, vec![]).await
}

fn expected(name: &str) -> Value {
    let language = Language::named(name).unwrap_or_default();
    let words = Words::built_in(language);
    json!([
        words.get(words::BUTTON_NEXT),
        language.name(),
        language.direction(),
        language.name()
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn each_frame_speaks_its_language_until_another_asks_for_one() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("languages", &study(&json!("fr")))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        stage.enter("languages", false).await?;
        let page = stage.page();
        for (text, name) in [("Hello", "fr"), ("From the right", "ar")] {
            page.until_text(text, 30).await?;
            let found = spoken(page).await?;
            ensure!(found == expected(name), "{name}: {found}");
            page.press("#nextbutton", 30).await?;
        }
        page.until_text("Name", 30).await?;
        page.press("#nextbutton", 30).await?;
        let arabic = Words::built_in(Language::named("ar").unwrap_or_default());
        page.until_text(arabic.get(words::ANSWER_REQUIRED), 30)
            .await?;
        Ok(())
    }
    .await;
    stage.close("languages", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_file_a_frame_speaks_english_and_nobody_is_stuck() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("languages", &study(&json!("fr")))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        stage.chrome.block(&[FILES])?;
        stage.enter("languages", false).await?;
        let page = stage.page();
        page.until_text("Hello", 60).await?;
        let found = spoken(page).await?;
        ensure!(found == expected("en-US"), "{found}");
        stage.chrome.block(&[])?;
        page.press("#nextbutton", 30).await?;
        page.until_text("From the right", 60).await?;
        Ok(())
    }
    .await;
    stage.close("languages-blocked", result).await
}
