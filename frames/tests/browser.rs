//! Frames in a real browser, with a host that only writes down what it is told.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a browser test; clippy does not know wasm_bindgen_test"
)]
#![expect(clippy::disallowed_methods, reason = "a browser test")]

use kit::{
    Device, DeviceKind, Fields, Host, Input, Mark, Now, Phase, RecorderCommand, RecorderState,
    Sound, SoundNews, SoundState, Source, TimerId, Words,
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
    player: Player,
}

/// What the player around the frame does, for a test to change.
#[derive(Clone, Default)]
struct Player {
    recorder: ArcRwSignal<RecorderState>,
    /// The response's id, once the server has given it.
    response: Rc<RefCell<String>>,
}

/// A sound that can't be played.
struct Mute;

impl Sound for Mute {
    fn state(&self) -> Signal<SoundState> {
        Signal::derive(|| SoundState::Failed)
    }
    fn play(&self, _at_millis: f64, told: Rc<dyn Fn(SoundNews)>) {
        told(SoundNews::Failed);
    }
    fn load_again(&self) {}
    fn stop(&self) {}
    fn fade(&self, _volume: f64, _over_millis: f64) {}
    fn heard_secs(&self) -> Option<f64> {
        None
    }
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
    fn leave(&self, _visit: u32) {
        self.tell("leave");
    }

    fn stop_study(&self, _visit: u32) {}
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
    fn next_refresh(&self, _visit: u32, f: Box<dyn FnOnce(f64)>) {
        let f = wasm_bindgen::closure::Closure::once_into_js(f);
        window().request_animation_frame(f.unchecked_ref()).unwrap();
    }
    fn inputs(&self, _visit: u32, _f: Box<dyn Fn(&Input)>) {}
    fn sound(&self, _visit: u32, _sources: &[Source], _repeats: bool) -> Rc<dyn Sound> {
        Rc::new(Mute)
    }
    fn set_evidence(&self, _visit: u32, _evidence: Fields) {}
    fn words(&self) -> Words {
        Words::default()
    }
    fn file(&self, _visit: u32, _name: &'static str, told: Box<dyn FnOnce(Option<String>)>) {
        told(None);
    }
    fn now(&self) -> Now {
        Now::default()
    }
    fn phase(&self) -> Signal<Phase> {
        self.phase.into()
    }
    fn recorder_state(&self) -> Signal<RecorderState> {
        self.player.recorder.clone().into()
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
        match key {
            "response_id" => self.player.response.borrow().clone(),
            _ => key.to_owned(),
        }
    }
}

type Told = Rc<RefCell<Vec<String>>>;

/// Puts a frame on the page; returns the element that holds it and what it says.
fn mount(kind: &str, params: Value) -> (HtmlElement, Told) {
    mount_in(&Player::default(), kind, params)
}

fn mount_in(player: &Player, kind: &str, params: Value) -> (HtmlElement, Told) {
    kit::words::add_english(kit::words::LATER);
    let document = web_sys::window().unwrap().document().unwrap();
    let holder: HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
    document.body().unwrap().append_child(&holder).unwrap();
    let told = Told::default();
    let row = frames::find(kind).unwrap();
    let params: Map<String, Value> = params.as_object().cloned().unwrap();
    let (heard, element, player) = (Rc::clone(&told), holder.clone(), player.clone());
    leptos::mount::mount_to(element, move || {
        let host = Rc::new(FakeHost {
            told: heard,
            phase: RwSignal::new(Phase::Running),
            player,
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
    let params = json!({"blocks": [{"title": "Hello <b>you</b>", "image": {"src": "data:,", "alt": ""}, "text": "one\ntwo", "listblocks": [{"text": "bullet"}]}]});
    let (holder, told) = mount("exp-lookit-text", params);
    let html = holder.inner_html();
    let parts = ["Hello &lt;b&gt;you", "one<br>two", "<img", "<ul"];
    let places = parts.map(|part| html.find(part));
    assert!(
        places.is_sorted() && places[0].is_some(),
        "{places:?}: {html}"
    );
    assert!(holder.inner_text().contains("bullet"));
    press(&holder, "#nextbutton");
    assert_eq!(told.borrow().last().map(String::as_str), Some("next"));
}

#[wasm_bindgen_test]
fn a_text_runs_in_the_direction_of_its_own_letters() {
    let params = json!({"blocks": [{"text": "Hello.", "listblocks": [{"text": "One."}]}, {"text": "مرحبا."}]});
    let (holder, _) = mount("exp-lookit-text", params);
    holder.set_attribute("dir", "rtl").unwrap();
    for selector in [
        ".pk-block .pk-paragraph:dir(ltr)",
        ".pk-bullets:dir(ltr) .pk-paragraph:dir(ltr)",
        ".pk-block + .pk-block > .pk-paragraph:dir(rtl)",
    ] {
        assert!(
            holder.query_selector(selector).unwrap().is_some(),
            "{selector}"
        );
    }
}

#[wasm_bindgen_test]
fn every_kind_draws_a_page_without_parameters_and_waits_for_the_family() {
    for kind in frames::kinds() {
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
    refreshed().await;
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

/// Some refreshes of the display, in which trials begin.
async fn refreshed() {
    for _ in 0..4 {
        let refresh = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(refresh).await.unwrap();
        leptos::task::tick().await;
    }
}

fn is_disabled(holder: &HtmlElement, selector: &str) -> bool {
    let button = holder.query_selector(selector).unwrap().unwrap();
    button.has_attribute("disabled")
}

#[wasm_bindgen_test]
async fn the_camera_page_shows_the_number_that_the_server_gives_later() {
    let player = Player::default();
    let (holder, _) = mount_in(&player, "exp-video-config", json!({}));
    player.response.borrow_mut().push_str("1234-5678");
    player.recorder.update(|now| now.has_camera = true);
    leptos::task::tick().await;
    assert!(holder.inner_html().contains("1234-5678"));
    holder.remove();
}

#[wasm_bindgen_test]
async fn record_survives_a_double_press_and_reload_records_nothing() {
    let player = Player::default();
    let (holder, told) = mount_in(&player, "exp-video-config-quality", json!({}));
    let set = async |change: fn(&mut RecorderState)| {
        player.recorder.update(change);
        leptos::task::tick().await;
    };
    set(|now| (now.has_camera, now.ready) = (true, true)).await;
    press(&holder, "#recordbutton");
    press(&holder, "#recordbutton");
    leptos::task::tick().await;
    assert_eq!(events(&told), ["recorder Start"]);
    set(|now| now.ready = false).await;
    assert!(is_disabled(&holder, "#recordbutton"), "it starts");
    set(|now| (now.recording, now.has_recorded) = (true, true)).await;
    set(|now| (now.recording, now.has_clip) = (false, true)).await;
    assert!(!is_disabled(&holder, "#recordbutton"));
    press(&holder, "#recordbutton");
    leptos::task::tick().await;
    press(&holder, "#reloadbutton");
    set(|now| {
        *now = RecorderState {
            has_camera: true,
            ready: true,
            ..RecorderState::default()
        };
    })
    .await;
    assert_eq!(
        events(&told),
        ["recorder Start", "recorder SetUp", "recorder SetUp"]
    );
    holder.remove();
}

#[wasm_bindgen_test]
async fn going_on_without_a_camera_is_logged() {
    let player = Player::default();
    let params = json!({"requireItemConfirmation": false});
    let (holder, told) = mount_in(&player, "exp-video-config-quality", params);
    press(&holder, "#nextbutton");
    assert_eq!(events(&told), [""; 0], "a clip is missing");
    let trouble = Some(kit::CameraTrouble::Missing);
    player.recorder.update(|now| now.trouble = trouble);
    leptos::task::tick().await;
    press(&holder, "#nextbutton");
    assert_eq!(events(&told), ["log continuedWithoutRecording", "next"]);
    holder.remove();
}

#[wasm_bindgen_test]
async fn escape_takes_the_wish_to_withdraw_back() {
    let params = json!({"showDatabraryOptions": false, "privateLevelOnly": true});
    let (holder, told) = mount("exp-lookit-exit-survey", params);
    let find = |selector: &str| -> Option<HtmlElement> {
        let found = holder.query_selector(selector).unwrap();
        found.map(|element| element.dyn_into().unwrap())
    };
    let date: web_sys::HtmlInputElement = find("#pk-birth-date").unwrap().dyn_into().unwrap();
    date.set_value("05/06/1969");
    let input = web_sys::Event::new("input").unwrap();
    date.dispatch_event(&input).unwrap();
    press(&holder, "input[name=withdrawal]");
    press(&holder, "#nextbutton");
    leptos::task::tick().await;
    let cancel = find("[role=alertdialog] button").unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    assert_eq!(document.active_element().as_ref(), Some(cancel.as_ref()));
    assert!(find("[inert] #nextbutton").is_some() && find("[inert] [role=alertdialog]").is_none());

    let leaving = Rc::new(RefCell::new(0));
    let counted = Rc::clone(&leaving);
    let listener = window_event_listener(leptos::ev::keydown, move |_| {
        *counted.borrow_mut() += 1;
    });
    let escape =
        js_sys::eval("new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})").unwrap();
    let escape: web_sys::Event = escape.dyn_into().unwrap();
    cancel.dispatch_event(&escape).unwrap();
    leptos::task::tick().await;
    listener.remove();
    assert_eq!(*leaving.borrow(), 0, "the player must not hear it");
    assert!(find("[role=alertdialog]").is_none() && find("[inert]").is_none());
    press(&holder, "#nextbutton");
    let saved = told.borrow()[0].clone();
    assert!(saved.contains(r#""withdrawal":false"#), "{saved}");
    holder.remove();
}
