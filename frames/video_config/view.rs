//! The page of the camera check.

use super::{
    Data, Params, VideoConfig,
    help::{self, Shared},
    logic::{Steps, Test, proves_sound},
};
use kit::{
    CameraTrouble, DeviceKind, FrameCx, FrameView, RecorderCommand, camera_words, widgets,
    words::{self, Key},
};
use leptos::prelude::*;

impl FrameView for VideoConfig {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let page = NodeRef::<leptos::html::Div>::new();
        let shared = Shared {
            cx,
            test: RwSignal::new(Test::Waiting),
            setup: RwSignal::new(None),
            picture: NodeRef::new(),
        };
        Effect::new(move |_| {
            if let Some(data) = page.get().and_then(|element| screen_size(&element)) {
                let setup = shared.setup.get();
                cx.set_data(&Data { setup, ..data });
            }
        });
        let has_later = cx.has_later();
        let helps = move || has_later.get().then(help::get).flatten();
        let state = cx.recorder_state();
        let reloaded = RwSignal::new(false);
        let (warn, wants_on) = (RwSignal::new(false), RwSignal::new(false));
        let heard = RwSignal::new(false);
        let level = cx.sound_level();
        Effect::new(move |looked: Option<()>| {
            // The recorder's own `heard_sound` outlives a microphone, so only levels count. The first look finds the level that an
            // earlier recorder left behind; every later look is a new measurement.
            if proves_sound(level.get(), looked.is_some()) {
                heard.set(true);
            }
        });
        let replaced = move || state.get().replaced_by_session;
        let steps = move || Steps {
            camera: state.get().has_camera || replaced(),
            reloaded: reloaded.get(),
            sound: heard.get(),
            // A player without the helps has none to make it with.
            test: match helps() {
                None if has_later.get() => Test::None,
                _ => shared.test.get(),
            },
        };
        let reload = move || {
            warn.set(false);
            wants_on.set(false);
            reloaded.set(true);
            cx.recorder(RecorderCommand::SetUp);
        };
        let can_go = Signal::derive(move || steps().camera);
        let go = move || {
            if replaced() || steps().missing().is_empty() {
                cx.next();
            } else {
                warn.set(true);
                wants_on.set(steps().only_waits());
            }
        };
        // Who has done everything needs no second press when the test film is ready.
        Effect::new(move |_| {
            if wants_on.get() && steps().missing().is_empty() {
                wants_on.set(false);
                cx.next();
            }
        });
        let warnings = move || {
            (warn.get() && !replaced()).then(|| {
                let lines = steps().missing().into_iter();
                lines
                    .map(|line| view! { <p class="pk-warning" role="alert">{words.get(line)}</p> })
                    .collect_view()
            })
        };
        let trouble = move || {
            let refused = helps().map(|helps| helps.refused);
            let trouble = state.get().trouble;
            trouble.map(|trouble| {
                advice(
                    trouble,
                    refused.and_then(|steps| steps(words, trouble)),
                    cx,
                    warn,
                )
            })
        };
        let below = move || helps().map(|helps| (helps.below)(shared));
        let test_words = move || match steps().test {
            Test::Waiting | Test::Running => words::SET_UP_TEST_RUNS,
            Test::Good => words::SET_UP_TEST_GOOD,
            Test::Failed => words::SET_UP_TEST_FAILED,
            Test::PutUpWith | Test::None => words::SET_UP_TEST_NONE,
        };
        let volume = move || level.get().min(1.0);
        view! {
            <div class="pk-page" node_ref=page>
                <div class="pk-row pk-row-ends pk-setup-head"><h2>{words.get(words::SET_UP_TITLE)}</h2><p class="pk-emph">{words.get(words::SET_UP_NOTHING_KEPT)}</p></div>
                <div class="pk-setup">
                    <div node_ref=shared.picture>
                        {widgets::live(trouble)}
                        {widgets::webcam(words, cx.camera())}
                        <fieldset class="pk-setup-devices" prop:disabled=widgets::flag(replaced)>
                            {devices(shared, "audioSource", words::SET_UP_MICROPHONE, DeviceKind::Microphone, heard, warn)}
                            {devices(shared, "videoSource", words::SET_UP_CAMERA, DeviceKind::Camera, heard, warn)}
                        </fieldset>
                        {widgets::live(below)}
                    </div>
                    <ol>
                        <li>{widgets::step_number(1)}<div><p>{words.get(words::SET_UP_SEE_YOURSELF)}</p>
                            {status(Signal::derive(move || steps().camera), words.get(words::SET_UP_LOOKS_GOOD), words.get(words::SET_UP_NO_WEBCAM))}</div></li>
                        <li>{widgets::step_number(2)}<div><p>{words.get(words::SET_UP_RELOAD_WHY)}</p>
                            <button id="reloadCheckButton" type="button" class="pk-button" class:pk-button-go=reloaded class:pk-button-quiet=widgets::flag(move || !reloaded.get()) prop:disabled=widgets::flag(replaced) on:click=move |_| reload()>{words.get(words::SET_UP_RELOAD)}</button></div></li>
                        <li>{widgets::step_number(3)}<div><p>{words.get(words::SET_UP_MAKE_NOISE)}</p>
                            <meter class="pk-setup-level" min="0" max="0.4" low="0.1" optimum="0.4" aria-label=words.get(words::SET_UP_HOW_LOUD) prop:value=volume></meter>
                            {status(Signal::derive(move || steps().sound), words.get(words::SET_UP_SOUNDS_GOOD), words.get(words::SET_UP_TRY_CLAPPING))}</div></li>
                        <li>{widgets::step_number(4)}<div><p>{words.get(words::SET_UP_TEST)}</p>
                            <p class="pk-status" class:pk-good=widgets::flag(move || steps().test == Test::Good) role="status">{widgets::live(move || words.get(test_words()))}</p></div></li>
                    </ol>
                </div>
                <div class="pk-setup-go">
                    <div class="pk-setup-warnings">{widgets::live(warnings)}</div>
                    {widgets::next_button(words.get(words::BUTTON_NEXT), can_go, go)}
                </div>
                {tips(&params, cx)}
            </div>
        }
        .into_any()
    }
}

fn screen_size(element: &web_sys::Element) -> Option<Data> {
    let screen = element.owner_document()?.default_view()?.screen().ok()?;
    Some(Data {
        screen_width: screen.width().ok()?,
        screen_height: screen.height().ok()?,
        setup: None,
    })
}

/// Why there is no picture and what helps; it stands in the picture's place.
fn advice(
    trouble: CameraTrouble,
    steps: Option<AnyView>,
    cx: FrameCx<VideoConfig>,
    warn: RwSignal<bool>,
) -> AnyView {
    let words = cx.words();
    let (heading, advice) = camera_words(words, trouble);
    // On an insecure page no second try can help.
    let again = (trouble != CameraTrouble::Insecure).then(|| {
        let again = move |_| {
            warn.set(false);
            cx.recorder(RecorderCommand::SetUp);
        };
        view! { <button class="pk-button pk-button-go" type="button" on:click=again>{words.get(words::BUTTON_TRY_AGAIN)}</button> }
    });
    view! {
        <div class="pk-setup-trouble">
            <div class="pk-warning" role="alert"><h3>{heading}</h3><p>{advice}</p>{steps}</div>
            {again}
        </div>
    }
    .into_any()
}

fn status(good: Signal<bool>, yes: &'static str, no: &'static str) -> AnyView {
    view! { <p class="pk-status" class:pk-good=good role="status">{widgets::live(move || if good.get() { yes } else { no })}</p> }.into_any()
}

fn devices(
    shared: Shared,
    id: &'static str,
    name: Key,
    kind: DeviceKind,
    heard: RwSignal<bool>,
    warn: RwSignal<bool>,
) -> AnyView {
    let cx = shared.cx;
    let words = cx.words();
    let name = words.get(name);
    let list = cx.devices();
    let options = move || {
        let found = list.get().into_iter().filter(|device| device.kind == kind);
        let numbered = found.enumerate().map(|(index, device)| {
            let label = if device.label.is_empty() {
                let number = (index + 1).to_string();
                words.with(
                    words::SET_UP_DEVICE,
                    &[("device", name), ("number", &number)],
                )
            } else {
                device.label
            };
            view! { <option value=device.id selected=device.chosen>{label}</option> }
        });
        numbered.collect_view()
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        // Browsers give no ids before the camera was allowed.
        if chosen.is_empty() {
            return;
        }
        warn.set(false);
        if kind == DeviceKind::Microphone {
            heard.set(false);
        }
        // Another device is another test.
        shared.test.set(Test::Waiting);
        cx.choose_device(kind, &chosen);
    };
    view! { <label>{name}<select id=id on:change=choose>{widgets::live(options)}</select></label> }
        .into_any()
}

fn tips(params: &Params, cx: FrameCx<VideoConfig>) -> AnyView {
    let words = cx.words();
    let intro = params.troubleshooting_intro.html();
    // This frame opens before the server has named the response: the number is read again whenever the camera's state changes, for
    // which it was waiting, and when the family looks.
    let (state, looked) = (cx.recorder_state(), RwSignal::new(()));
    let response = move || {
        state.track();
        looked.track();
        cx.study_text("response_id")
    };
    view! {
        <section class="pk-setup-tips">
            <h2>{words.get(words::SET_UP_TIPS)}</h2>
            <div class="pk-paragraph" inner_html=intro></div>
            <details><summary>{words.get(words::SET_UP_TIP_DEVICE)}</summary><p>{words.get(words::SET_UP_TIP_DEVICE_TEXT)}</p></details>
            <details><summary>{words.get(words::SET_UP_TIP_CHROME)}</summary><p>{words.get(words::SET_UP_TIP_CHROME_TEXT)}</p></details>
            <details><summary>{words.get(words::SET_UP_TIP_FIREFOX)}</summary><p>{words.get(words::SET_UP_TIP_FIREFOX_TEXT)}</p></details>
            <details on:toggle=move |_| looked.set(())><summary>{words.get(words::SET_UP_TIP_ELSE)}</summary><p>{words.get(words::SET_UP_TIP_ELSE_TEXT)}" "{widgets::live(response)}</p></details>
        </section>
    }
    .into_any()
}
