//! A survey with any mistake: a family sees a page that goes on, and the researcher reads in the preview what is wrong and where.

use anyhow::{Result, ensure};
use e2e::family::Family;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage};
use serde_json::{Value, json};

const LIMIT_SECS: u64 = 20;

fn survey(form: &Value) -> Value {
    json!({"kind": "exp-lookit-survey", "formSchema": form})
}

fn question(schema: &Value, options: &Value) -> Value {
    json!({
        "schema": {"type": "object", "properties": {"a": schema, "b": {"type": "string", "title": "Another one"}}},
        "options": {"fields": {"a": options}},
    })
}

/// Forms with mistakes, and what the preview says of each: the path behind the frame's name.
fn forms() -> Vec<(Value, &'static str)> {
    vec![
        (json!(null), "formSchema"),
        (json!("{"), "formSchema"),
        (json!([1]), "formSchema"),
        (json!(7), "formSchema"),
        (
            json!({"schemaSource": "/a.json"}),
            "formSchema.schemaSource",
        ),
        (json!({"schema": {"properties": {}}}), "formSchema"),
        (
            json!({"schema": {"properties": {"a": 5, "b": {}}}}),
            "formSchema.schema.properties.a",
        ),
        (
            json!({"schema": {"type": "array", "properties": {"a": {}}}}),
            "formSchema.schema.type",
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "shema": {}}),
            "formSchema.shema",
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "options": {"fields": {"z": {}}}}),
            "formSchema.options.fields.z",
        ),
        (
            json!({"schema": {"properties": {"a": {}}, "dependencies": {"a": ["nowhere"]}}}),
            "formSchema.schema.properties.a",
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "view": 5}),
            "formSchema.view",
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "view": {"wizard": {}}}),
            "formSchema.view.wizard",
        ),
        (
            question(&json!({"type": "text"}), &json!({})),
            "formSchema.schema.properties.a.type",
        ),
        (
            question(&json!({}), &json!({"type": "grid"})),
            "formSchema.options.fields.a.type",
        ),
        (
            question(&json!({}), &json!({"type": "radio"})),
            "formSchema.schema.properties.a.enum",
        ),
        (
            question(&json!({"enum": []}), &json!({})),
            "formSchema.schema.properties.a.enum",
        ),
        (
            question(&json!({}), &json!({"validator": "other"})),
            "formSchema.options.fields.a.validator",
        ),
        (
            question(&json!({}), &json!({"dependencies": {"b": "x"}})),
            "formSchema.options.fields.a.dependencies",
        ),
        (
            question(&json!({"dependencies": "a"}), &json!({})),
            "formSchema.schema.properties.a",
        ),
        (
            question(&json!({}), &json!({"type": "date", "dateFormat": "LL"})),
            "formSchema.options.fields.a.dateFormat",
        ),
        (
            question(&json!({"pattern": "("}), &json!({})),
            "formSchema.schema.properties.a.pattern",
        ),
        (
            question(&json!({"enum": ["a"]}), &json!({"type": "checkbox"})),
            "formSchema.schema.properties.a.type",
        ),
        (
            question(
                &json!({"type": "number", "minimum": 9, "maximum": 1}),
                &json!({}),
            ),
            "formSchema.schema.properties.a.minimum",
        ),
        (
            question(&json!({"title": 5, "required": "perhaps"}), &json!({})),
            "formSchema.schema.properties.a",
        ),
        (
            question(
                &json!({"type": "object", "properties": {"c": {"type": "nothing"}}}),
                &json!({}),
            ),
            "formSchema.schema.properties.a.properties.c.type",
        ),
    ]
}

/// All of them, one after the other.
fn study() -> Value {
    let (mut frames, mut sequence) = (json!({}), Vec::new());
    for (place, (form, _)) in forms().iter().enumerate() {
        let name = format!("form{place}");
        frames[&name] = survey(form);
        sequence.push(name);
    }
    frames["bare"] = json!({"kind": "exp-lookit-survey"});
    frames["exit"] =
        json!({"kind": "exp-lookit-exit-survey", "debriefing": {"text": "Thank you."}});
    sequence.extend(["bare".to_owned(), "exit".to_owned()]);
    json!({"frames": frames, "sequence": sequence})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_goes_on_through_every_broken_form() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("broken-forms", &study())?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = async {
        let page = stage.page();
        stage.enter("broken-forms", false).await?;
        for place in 0..=forms().len() {
            let id = format!("[data-frame-id^=\"{place}-\"]");
            page.until_visible(&format!("{id} #nextbutton"), LIMIT_SECS).await?;
            let script = "return [...document.querySelectorAll('.lookit-frame :is(label, legend, p, h1, h2, input)')].filter(e => e.checkVisibility() && (e.innerText.trim() || e.tagName === 'INPUT')).length";
            let words = page.ask(script, vec![]).await?;
            ensure!(words.as_u64() > Some(0), "form {place} is blank: {}", page.text().await?);
            let id = page
                .ask("return document.querySelector('.lookit-frame').dataset.frameId", vec![])
                .await?;
            Family::new(page).play_while(id.as_str().unwrap_or_default()).await?;
        }
        let visit = Family::new(page).play().await?;
        let response = stage.server.response(&visit.response)?;
        ensure!(response["completed"] == true, "it was not completed");
        // What could not be used is stored as it was written.
        for (place, (form, _)) in forms().iter().enumerate() {
            let saved = &response["exp_data"][format!("{place}-form{place}")]["formSchema"];
            ensure!(saved == form, "form {place} was stored as {saved}");
        }
        Ok(())
    }
    .await;
    stage.close("broken-forms", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_broken_form_is_told_in_the_preview_and_answers_are_text() -> Result<()> {
    let studies = Studies::new()?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = preview(&stage).await;
    stage.close("broken-forms-preview", result).await
}

async fn preview(stage: &Stage) -> Result<()> {
    let page = stage.page();
    page.open(&(stage.server.origin() + "/preview/")).await?;
    page.until_visible("#source", LIMIT_SECS).await?;
    let fill = "const e = document.querySelector('#source'); e.value = arguments[0]; e.dispatchEvent(new Event('input', {bubbles: true}))";
    page.ask(fill, vec![json!(study().to_string())]).await?;
    page.press("#readbutton", LIMIT_SECS).await?;
    page.until_visible("#frames", LIMIT_SECS).await?;
    let wanted: Vec<String> = forms()
        .iter()
        .enumerate()
        .map(|(place, (_, path))| format!("frames.form{place}.{path}"))
        .chain(["frames.bare.formSchema".to_owned()])
        .collect();
    let mut missing = wanted.clone();
    let told = page
        .until("all mistakes to be told", LIMIT_SECS, async |page| {
            let text = problems(page).await?;
            missing = wanted
                .iter()
                .filter(|path| !text.contains(*path))
                .cloned()
                .collect();
            Ok(missing.is_empty())
        })
        .await;
    ensure!(
        told.is_ok(),
        "not told: {missing:#?} in {}",
        problems(page).await?
    );
    // A form whose control is not known is asked all the same, and what is typed is shown as it was typed.
    let row = 1 + forms()
        .iter()
        .position(|(_, path)| path.ends_with("fields.a.type"))
        .unwrap_or_default();
    page.press(&format!("#frames li:nth-child({row}) button"), LIMIT_SECS)
        .await?;
    page.enter("input[name=b]", "<b id=\"x\">bold</b>", LIMIT_SECS)
        .await?;
    page.press("#nextbutton", LIMIT_SECS).await?;
    page.until("the answer in the panel", LIMIT_SECS, async |page| {
        let text = page
            .ask(
                "return document.querySelector('#saved-data').textContent",
                vec![],
            )
            .await?;
        Ok(text.as_str().unwrap_or_default().contains("<b id="))
    })
    .await?;
    ensure!(
        page.count("#x").await? == 0,
        "the panel shows an answer as a page"
    );
    Ok(())
}

async fn problems(page: &Page) -> Result<String> {
    let text = page
        .ask(
            "const e = document.querySelector('#problems'); return e ? e.textContent : ''",
            vec![],
        )
        .await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
