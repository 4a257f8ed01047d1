//! The page of the checklist.

use super::{
    Params, VideoConfigQuality,
    logic::{Clip, can_record, first_unticked, goes_on_without},
};
use js_sys::{Function, Reflect};
use kit::{
    CameraTrouble, FrameCx, FrameView, Logged, RecorderCommand, Words, camera_words, widgets, words,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions};

impl FrameView for VideoConfigQuality {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let state = cx.recorder_state();
        let ticked = RwSignal::new(vec![false; params.instruction_blocks.len()]);
        let played = RwSignal::new(false);
        let warn = RwSignal::new(false);
        let wanted = RwSignal::new(false);
        let wants_clip = params.show_record_menu && params.require_test_video;
        let confirm = params.require_item_confirmation;
        let can_test = move || state.with(|now| now.trouble.is_none() && !now.replaced_by_session);
        let clip = move || Clip {
            required: wants_clip && can_test(),
            made: state.get().has_clip,
            played: played.get(),
        };
        let list = NodeRef::<leptos::html::Ol>::new();
        let open_item = move || first_unticked(&ticked.get(), confirm);
        let go = move || {
            if open_item().is_none() && clip().done() {
                if goes_on_without(state.get_untracked()) {
                    cx.log(Logged::plain("continuedWithoutRecording"));
                }
                cx.next();
            } else {
                warn.set(true);
                let open = list
                    .get_untracked()
                    .and_then(|list| list.query_selector(".pk-choice input:not(:checked)").ok()?);
                show(open.and_then(|tick_box| item_of(&tick_box)));
            }
        };
        let label = params.completed_item_text.clone();
        let warnings = move || {
            warn.get().then(|| {
                let told = words.with(words::QUALITY_MISSING_ITEM, &[("label", &label)]);
                let item = open_item().map(|_| view! { <p class="pk-warning" role="alert">{told}</p> });
                let video = (!clip().done()).then(|| view! { <p class="pk-warning" role="alert">{words.get(words::QUALITY_MISSING_CLIP)}</p> });
                (item, video)
            })
        };
        let mut params = params;
        for image in params
            .instruction_blocks
            .iter_mut()
            .filter_map(|block| block.image.as_mut())
        {
            if let Some(name) = image
                .src
                .strip_prefix("/assets/")
                .filter(|name| name.starts_with("quality-"))
            {
                image.src = cx.asset(name);
            }
        }
        let items = params.instruction_blocks.iter().enumerate().map(|(index, block)| {
            let tick = confirm.then(|| {
                let text = params.completed_item_text.clone();
                let set = move |event: web_sys::Event| {
                    let is_ticked = event_target_checked(&event);
                    ticked.update(|all| if let Some(one) = all.get_mut(index) { *one = is_ticked; });
                    if is_ticked {
                        show(item_of(&event_target(&event)).and_then(|item| item.next_element_sibling()));
                    }
                };
                view! { <label class="pk-choice"><input type="checkbox" on:change=set/>{text}</label> }
            });
            view! { <li class="pk-card">{widgets::step_number(index + 1)}<div>{widgets::text_block(block)}{tick}</div></li> }
        }).collect_view();
        let menu = params
            .show_record_menu
            .then(|| menu(cx, played, wanted, warn));
        let reload = move || {
            played.set(false);
            warn.set(false);
            // A press of Record that has not come to anything ends here.
            wanted.set(false);
            cx.recorder(RecorderCommand::SetUp);
        };
        let trouble = move || state.get().trouble.map(|trouble| advice(words, trouble));
        view! {
            <div class="pk-page">
                <h2>{params.title.clone()}</h2>
                {widgets::paragraph_html(&params.intro_text.html())}
                <div class="pk-quality">
                    <ol node_ref=list class:pk-quality-unfinished=warn>{items}</ol>
                    <aside>
                        {widgets::live(trouble)}
                        {widgets::playback(words, cx.camera(), cx.clip(), played.into())}
                        <div class="pk-quality-test" prop:hidden=widgets::flag(move || !can_test())>
                            {menu}
                            {widgets::paragraph_html(&params.instruction(words))}
                        </div>
                        {widgets::quiet_button("reloadbutton", words.get(words::QUALITY_RELOAD), Signal::derive(move || !state.get().replaced_by_session), reload)}
                        <div class="pk-quality-go">
                            {widgets::next_button(words.get(words::BUTTON_NEXT), Signal::derive(|| true), go)}
                            {widgets::live(warnings)}
                        </div>
                    </aside>
                </div>
            </div>
        }
        .into_any()
    }
}

/// The item that a tick box belongs to.
fn item_of(tick_box: &Element) -> Option<Element> {
    tick_box.closest("li").ok()?
}

/// Brings an item to the top of the screen.
fn show(item: Option<Element>) {
    let Some(item) = item else {
        return;
    };
    let how = ScrollIntoViewOptions::new();
    if !prefers_less_motion(&item).unwrap_or_default() {
        how.set_behavior(ScrollBehavior::Smooth);
    }
    item.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Did the family ask their system for less motion? Asked by name: web-sys has it only with a feature that nothing else here needs.
fn prefers_less_motion(element: &Element) -> Option<bool> {
    let window = element.owner_document()?.default_view()?;
    let ask: Function = Reflect::get(&window, &"matchMedia".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let query = "(prefers-reduced-motion: reduce)".into();
    let answer = ask.call1(&window, &query).ok()?;
    Reflect::get(&answer, &"matches".into()).ok()?.as_bool()
}

/// Why there is no picture and what helps; it stands in the picture's place.
fn advice(words: Words, trouble: CameraTrouble) -> AnyView {
    let (heading, advice) = camera_words(words, trouble);
    view! {
        <div class="pk-warning pk-quality-trouble" role="alert">
            <h3>{heading}</h3>
            <p>{advice}</p>
            <p>{words.get(words::QUALITY_WITHOUT_CLIP)}</p>
        </div>
    }
    .into_any()
}

/// Record, stop and play. A clip made before is replaced: the recorder is set up anew and starts as soon as it is ready.
fn menu(
    cx: FrameCx<VideoConfigQuality>,
    played: RwSignal<bool>,
    wanted: RwSignal<bool>,
    warn: RwSignal<bool>,
) -> AnyView {
    let words = cx.words();
    let state = cx.recorder_state();
    widgets::start_when_wanted(cx, wanted);
    let may_record = Signal::derive(move || can_record(state.get(), wanted.get()));
    let record = move || {
        played.set(false);
        warn.set(false);
        let now = state.get_untracked();
        if now.has_recorded || now.trouble.is_some() {
            cx.recorder(RecorderCommand::SetUp);
        }
        wanted.set(true);
    };
    let can_stop = Signal::derive(move || state.get().recording && !state.get().stopping);
    let can_play = Signal::derive(move || state.get().has_clip && !state.get().recording);
    view! {
        <p class="pk-status" class:pk-recording=widgets::flag(move || state.get().recording) role="status">{widgets::live(move || words.get(if state.get().recording { words::RECORDING_RUNS } else { words::RECORDING_RESTS }))}</p>
        <div class="pk-row">
            {widgets::quiet_button("recordbutton", words.get(words::BUTTON_RECORD), may_record, record)}
            {widgets::quiet_button("stopbutton", words.get(words::BUTTON_STOP), can_stop, move || cx.recorder(RecorderCommand::Stop))}
            {widgets::quiet_button("playbutton", words.get(words::BUTTON_PLAY), can_play, move || played.set(true))}
        </div>
        <p class="pk-quiet">{words.get(words::QUALITY_CLIP_KEPT)}</p>
    }
    .into_any()
}
