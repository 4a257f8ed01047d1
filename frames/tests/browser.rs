//! Frames in a real browser, with a host that only writes down what it is told.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a browser test; clippy does not know wasm_bindgen_test"
)]
#![expect(clippy::disallowed_methods, reason = "a browser test")]

use kit::{
    Device, DeviceKind, Fields, Host, Mark, Now, Phase, RecorderCommand, RecorderState, TimerId,
};
use leptos::prelude::*;
use serde_json::{Map, Value, json};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, MediaStream};

wasm_bindgen_test_configure!(run_in_browser);

/// Writes down what a frame says.
struct FakeHost {
    told: Rc<RefCell<Vec<String>>>,
    phase: RwSignal<Phase>,
}

impl FakeHost {
    fn tell(&self, what: &str) {
        self.told.borrow_mut().push(what.to_owned());
    }
}

impl Host for FakeHost {
    fn log(&self, _visit: u32, name: &str, _fields: Fields) {
        self.tell(&format!("log {name}"));
    }
    fn set_data(&self, _visit: u32, data: Fields) {
        self.tell(&format!("data {}", Value::Object(data)));
    }
    fn next(&self, _visit: u32) {
        self.tell("next");
    }
    fn previous(&self, _visit: u32) {
        self.tell("previous");
    }
    fn mark(&self, _visit: u32, mark: Mark) {
        self.tell(&format!("mark {mark:?}"));
    }
    fn recorder(&self, _visit: u32, command: RecorderCommand) {
        self.tell(&format!("recorder {command:?}"));
    }
    fn set_pausable(&self, _visit: u32, _pausable: bool) {}
    fn enter_fullscreen(&self, _visit: u32) {}
    fn after(&self, _visit: u32, _millis: f64, _f: Box<dyn FnOnce()>) -> TimerId {
        0
    }
    fn cancel(&self, _timer: TimerId) {}
    fn now(&self) -> Now {
        Now::default()
    }
    fn phase(&self) -> Signal<Phase> {
        self.phase.into()
    }
    fn recorder_state(&self) -> Signal<RecorderState> {
        Signal::derive(RecorderState::default)
    }
    fn is_fullscreen(&self) -> Signal<bool> {
        Signal::derive(|| false)
    }
    fn camera(&self) -> Signal<Option<MediaStream>, LocalStorage> {
        Signal::derive_local(|| None)
    }
    fn clip(&self) -> Signal<Option<String>> {
        Signal::derive(|| None)
    }
    fn sound_level(&self) -> Signal<f64> {
        Signal::derive(|| 0.0)
    }
    fn devices(&self) -> ArcSignal<Vec<Device>> {
        ArcSignal::derive(Vec::new)
    }
    fn choose_device(&self, _visit: u32, _kind: DeviceKind, _id: &str) {}
    fn study_text(&self, key: &str) -> String {
        key.to_owned()
    }
}

type Told = Rc<RefCell<Vec<String>>>;

/// Puts a frame on the page; returns the element that holds it and what it says.
fn mount(kind: &str, params: Value) -> (HtmlElement, Told) {
    let document = web_sys::window().unwrap().document().unwrap();
    let holder: HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
    document.body().unwrap().append_child(&holder).unwrap();
    let told = Told::default();
    let row = frames::find(kind).unwrap();
    let params: Map<String, Value> = params.as_object().cloned().unwrap();
    let (heard, element) = (Rc::clone(&told), holder.clone());
    leptos::mount::mount_to(element, move || {
        let host = Rc::new(FakeHost {
            told: heard,
            phase: RwSignal::new(Phase::Running),
        });
        (row.mount)(&params, host, 1)
    })
    .forget();
    (holder, told)
}

fn press(holder: &HtmlElement, selector: &str) {
    let button: HtmlElement = holder
        .query_selector(selector)
        .unwrap()
        .unwrap()
        .dyn_into()
        .unwrap();
    button.click();
}

#[wasm_bindgen_test]
fn text_shows_its_blocks_and_goes_on() {
    let params = json!({"blocks": [{"title": "Hello", "text": "one\ntwo", "listblocks": [{"text": "bullet"}]}]});
    let (holder, told) = mount("exp-lookit-text", params);
    assert!(holder.inner_html().contains("one<br>two"));
    assert!(holder.inner_text().contains("bullet"));
    press(&holder, "#nextbutton");
    assert_eq!(told.borrow().last().map(String::as_str), Some("next"));
}

#[wasm_bindgen_test]
fn every_kind_draws_a_page_without_parameters_and_waits_for_the_family() {
    for kind in frames::KINDS {
        let (holder, told) = mount(kind.name, json!({}));
        assert!(
            holder.child_element_count() > 0,
            "{} draws something",
            kind.name
        );
        assert!(
            !told.borrow().iter().any(|what| what == "next"),
            "{} waits for the family",
            kind.name
        );
        holder.remove();
    }
}

/// What was told, without the saved data.
fn events(told: &Told) -> Vec<String> {
    let told = told.borrow();
    let said = told.iter().filter(|what| !what.starts_with("data "));
    said.cloned().collect()
}

#[wasm_bindgen_test]
async fn a_wrong_choice_is_answered_and_the_right_one_opens_the_way() {
    let params = json!({
        "choiceRequired": true, "correctChoiceRequired": true,
        "images": [
            {"id": "right", "correct": true, "position": "left"},
            {"id": "wrong", "correct": false, "position": "right", "feedbackText": "Try <b>again</b>"},
        ],
    });
    let (holder, told) = mount("exp-lookit-images-audio", params);
    leptos::task::tick().await;
    press(&holder, "#wrong");
    leptos::task::tick().await;
    assert!(
        holder.inner_text().contains("Try <b>again</b>"),
        "plain text, not HTML"
    );
    press(&holder, "#right");
    press(&holder, "[role=alertdialog] button");
    let next = holder.query_selector("#nextbutton").unwrap().unwrap();
    leptos::task::tick().await;
    assert!(next.has_attribute("disabled"), "the choice was wrong");
    press(&holder, "#right");
    assert_eq!(
        events(&told),
        [
            "log finishAudio",
            "log displayImages",
            "log clickImage",
            "log dismissFeedback",
            "log clickImage"
        ]
    );
    let saved = told.borrow().last().cloned().unwrap_or_default();
    assert!(
        saved.contains(r#""selectedImage":"right","correctImageSelected":true"#),
        "{saved}"
    );
    holder.remove();
}
