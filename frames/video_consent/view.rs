//! The consent page.

use super::{
    Data, Event, Params, VideoConsent,
    document::{Study, document, filled_in},
    params::TEMPLATES,
    recording::{Take, steps},
};
use kit::{
    FrameCx, FrameView, Mark, widgets,
    words::{self, Language},
};
use leptos::prelude::*;

impl FrameView for VideoConsent {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let study = Study {
            name: cx.study_text("name"),
            duration: cx.study_text("duration"),
        };
        let Some(english) = document(&params, &study) else {
            return missing(&params, cx);
        };
        let language = cx.words().language();
        let Some(file) = language.document(&params.template.0) else {
            return consent(&params, english, Language::ENGLISH, cx);
        };
        // The document has a file of its own in this language. Where it can't be had, the English one is shown, and the data say so.
        let read = RwSignal::new(None::<(String, Language)>);
        let (told, english) = (params.clone(), english);
        cx.file(file, move |text| {
            let html = text.map(|text| filled_in(&text, &told, &study));
            if html.is_none() {
                cx.log(Event::DocumentInEnglish);
            }
            read.try_set(Some(match html {
                Some(html) => (html, language),
                None => (english, Language::ENGLISH),
            }));
        });
        let waiting = cx.words().get(words::PLAYER_LOADING);
        let page = move || match read.get() {
            Some((html, language)) => consent(&params, html, language, cx),
            None => view! { <p class="pk-loading" role="status">{waiting}</p> }.into_any(),
        };
        widgets::live(page)
    }
}

fn consent(
    params: &Params,
    html: String,
    language: Language,
    cx: FrameCx<VideoConsent>,
) -> AnyView {
    let words = cx.words();
    let node = NodeRef::<leptos::html::Div>::new();
    let link = NodeRef::<leptos::html::A>::new();
    let template = params.template.0.clone();
    Effect::new(move |_| {
        if let Some(element) = node.get() {
            let text = element.text_content().unwrap_or_default();
            let language = element.closest("[lang]").ok().flatten();
            cx.set_data(&Data {
                consent_form_sha256: kit::sha256(&text),
                consent_form_text: text,
                consent_form_template: template.clone(),
                consent_form_language: language
                    .and_then(|element| element.get_attribute("lang"))
                    .unwrap_or_default(),
            });
        }
    });
    let download = move || {
        let text = node
            .get_untracked()
            .and_then(|element| element.text_content())
            .unwrap_or_default();
        if let Some(anchor) = link.get_untracked() {
            widgets::offer_pdf(cx, &anchor, "Lookit_study_consent", "", &text);
            cx.log(Event::DownloadConsentForm);
        }
    };
    let take = Take::new(cx);
    let state = cx.recorder_state();
    let made = move || state.get().has_clip && !state.get().recording;
    let ready = move || made() && take.viewed.get();
    let submit = move || {
        if ready() {
            cx.mark(Mark::ConsentCompleted);
            cx.next();
        } else {
            take.warn.set(true);
        }
    };
    let warning = move || {
        let key = if !made() {
            words::CONSENT_MISSING_RECORDING
        } else if take.viewed.get() {
            return None;
        } else {
            words::CONSENT_MISSING_PLAY
        };
        take.warn
            .get()
            .then(|| view! { <p class="pk-warning" role="alert">{words.get(key)}</p> })
    };
    let advice = take.advice(params, words);
    let advice = move || made().then(&advice).flatten();
    view! {
        <div class="pk-page pk-consent">
            <div class="pk-consent-reading">
                <div class="pk-consent-step">
                    {widgets::step_number(1)}<p>{words.get(words::CONSENT_READ_DOCUMENT)}</p>
                    {widgets::quiet_button("downloadbutton", words.get(words::BUTTON_DOWNLOAD), Signal::derive(|| true), download)}
                    <a node_ref=link hidden></a>
                </div>
                <div id="consent-form-text" lang=language.name() dir=language.direction() class="pk-card pk-consent-document" role="region" aria-label=words.get(words::CONSENT_DOCUMENT_LABEL) tabindex="0" node_ref=node inner_html=html></div>
            </div>
            <div class="pk-consent-steps">
                {steps(params, cx, take)}
                {widgets::live(warning)}
                <p class="pk-consent-advice" role="status">{widgets::live(advice)}</p>
                <button id="submitbutton" class="pk-button pk-button-go" class:pk-consent-early=widgets::flag(move || !ready()) type="button" on:click=move |_| submit()>{words.get(words::BUTTON_SUBMIT)}</button>
            </div>
        </div>
    }
    .into_any()
}

/// No document: no consent can be given. Only someone who tries the study out may go on.
fn missing(params: &Params, cx: FrameCx<VideoConsent>) -> AnyView {
    let words = cx.words();
    let values = [("template", &*params.template.0), ("known", TEMPLATES)];
    let told = words.with(words::CONSENT_NO_DOCUMENT_TEXT, &values);
    let previewing = cx.study_text("preview") == "true";
    let on = previewing.then(|| view! {
        <p>{words.get(words::CONSENT_PREVIEW_NOTE)}</p>
        {widgets::next_button(words.get(words::CONSENT_PREVIEW_GO_ON), Signal::derive(|| true), move || cx.next())}
    });
    view! {
        <div class="pk-page">
            <h2>{words.get(words::CONSENT_NO_DOCUMENT_TITLE)}</h2>
            <p class="pk-warning" role="alert">{told}</p>
            {on}
        </div>
    }
    .into_any()
}
