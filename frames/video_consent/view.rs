//! The consent page.

use super::{
    Data, Event, Params, VideoConsent,
    document::{Study, document},
    params::TEMPLATES,
    recording::{Take, steps},
};
use kit::{FrameCx, FrameView, Mark, widgets};
use leptos::prelude::*;

impl FrameView for VideoConsent {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let study = Study {
            name: cx.study_text("name"),
            duration: cx.study_text("duration"),
        };
        match document(&params, &study) {
            Some(html) => consent(&params, html, cx),
            None => missing(&params, cx),
        }
    }
}

fn consent(params: &Params, html: String, cx: FrameCx<VideoConsent>) -> AnyView {
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
        let text = if !made() {
            "Please make a consent recording first."
        } else if take.viewed.get() {
            return None;
        } else {
            "Please play your consent video before you submit it."
        };
        take.warn
            .get()
            .then(|| view! { <p class="pk-warning" role="alert">{text}</p> })
    };
    let advice = take.advice(params);
    let advice = move || made().then(&advice).flatten();
    view! {
        <div class="pk-page pk-consent">
            <div class="pk-consent-reading">
                <div class="pk-consent-step">
                    {widgets::step_number(1)}<p>"Read through this consent document"</p>
                    {widgets::quiet_button("downloadbutton", "Download", Signal::derive(|| true), download)}
                    <a node_ref=link hidden></a>
                </div>
                <div id="consent-form-text" class="pk-card pk-consent-document" role="region" aria-label="Consent document" tabindex="0" node_ref=node inner_html=html></div>
            </div>
            <div class="pk-consent-steps">
                {steps(params, cx, take)}
                {widgets::live(warning)}
                <p class="pk-consent-advice" role="status">{widgets::live(advice)}</p>
                <button id="submitbutton" class="pk-button pk-button-go" class:pk-consent-early=widgets::flag(move || !ready()) type="button" on:click=move |_| submit()>"Submit"</button>
            </div>
        </div>
    }
    .into_any()
}

/// No document: no consent can be given. Only someone who tries the study out may go on.
fn missing(params: &Params, cx: FrameCx<VideoConsent>) -> AnyView {
    let template = params.template.0.clone();
    let previewing = cx.study_text("preview") == "true";
    let on = previewing.then(|| view! {
        <p>"You are previewing, so you may look at the rest. No consent is recorded."</p>
        {widgets::next_button("Go on with the preview", Signal::derive(|| true), move || cx.next())}
    });
    view! {
        <div class="pk-page">
            <h2>"This study cannot start"</h2>
            <p class="pk-warning" role="alert">"Its consent document \u{201c}"{template}"\u{201d} is not part of this player, so no consent can be given. Please tell the researchers. They can use "{TEMPLATES}"."</p>
            {on}
        </div>
    }
    .into_any()
}
