//! The page of the checklist.

use super::{
    Params, VideoConfigQuality,
    logic::{Clip, first_unticked},
};
use kit::{FrameCx, FrameView, RecorderCommand, widgets};
use leptos::prelude::*;

impl FrameView for VideoConfigQuality {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let state = cx.recorder_state();
        let ticked = RwSignal::new(vec![false; params.instruction_blocks.len()]);
        let played = RwSignal::new(false);
        let warn = RwSignal::new(false);
        let wants_clip = params.show_record_menu && params.require_test_video;
        let confirm = params.require_item_confirmation;
        let clip = move || {
            let now = state.get();
            let possible = now.trouble.is_none() && !now.replaced_by_session;
            Clip {
                required: wants_clip && possible,
                made: now.has_clip,
                played: played.get(),
            }
        };
        let open_item = move || first_unticked(&ticked.get(), confirm);
        let go = move || {
            if open_item().is_none() && clip().done() {
                cx.next();
            } else {
                warn.set(true);
            }
        };
        let label = params.completed_item_text.clone();
        let warnings = move || {
            warn.get().then(|| {
                let item = open_item().map(|_| view! { <p class="pk-warning" role="alert">{format!("Please go through every item and tick \u{201c}{label}\u{201d}.")}</p> });
                let video = (!clip().done()).then(|| view! { <p class="pk-warning" role="alert">"Please record a short test video and play it."</p> });
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
                let set = move |event| ticked.update(|all| if let Some(one) = all.get_mut(index) { *one = event_target_checked(&event); });
                view! { <label class="pk-choice"><input type="checkbox" on:change=set/>{text}</label> }
            });
            view! { <li class="pk-card">{widgets::step_number(index + 1)}<div>{widgets::text_block(block)}{tick}</div></li> }
        }).collect_view();
        let menu = params.show_record_menu.then(|| menu(cx, played));
        view! {
            <div class="pk-page">
                <h2>{params.title.clone()}</h2>
                {widgets::paragraph_html(&params.intro_text.html())}
                <div class="pk-quality">
                    <ol>{items}</ol>
                    <aside>
                        {widgets::playback(cx.camera(), cx.clip(), played.into())}
                        {menu}
                        {widgets::paragraph_html(&params.recording_instruction_text.html())}
                        {widgets::quiet_button("reloadbutton", "Reload webcam", Signal::derive(move || !state.get().replaced_by_session), move || { played.set(false); cx.recorder(RecorderCommand::SetUp); })}
                        {move || state.get().trouble.map(|_| view! { <p class="pk-warning" role="alert">"The camera could not be opened. Check it and press Reload webcam; you may also go on without a test video."</p> })}
                    </aside>
                </div>
                {warnings}
                {widgets::next_button("Next", Signal::derive(|| true), go)}
            </div>
        }
        .into_any()
    }
}

/// Record, stop and play. A clip made before is replaced: the recorder is set up anew and starts as soon as it is ready.
fn menu(cx: FrameCx<VideoConfigQuality>, played: RwSignal<bool>) -> AnyView {
    let state = cx.recorder_state();
    let wanted = RwSignal::new(false);
    Effect::new(move |_| {
        let now = state.get();
        if wanted.get() && now.ready && !now.has_recorded && !now.recording {
            wanted.set(false);
            cx.recorder(RecorderCommand::Start);
        }
    });
    let can_record = Signal::derive(move || {
        let now = state.get();
        now.has_camera && !now.recording && !now.stopping && !wanted.get()
    });
    let record = move || {
        played.set(false);
        if state.get_untracked().has_recorded {
            cx.recorder(RecorderCommand::SetUp);
        }
        wanted.set(true);
    };
    let can_stop = Signal::derive(move || state.get().recording && !state.get().stopping);
    let can_play = Signal::derive(move || state.get().has_clip && !state.get().recording);
    view! {
        <p class="pk-status" role="status">{move || if state.get().recording { "Recording" } else { "Not recording" }}</p>
        <div class="pk-row">
            {widgets::quiet_button("recordbutton", "Record", can_record, record)}
            {widgets::quiet_button("stopbutton", "Stop", can_stop, move || cx.recorder(RecorderCommand::Stop))}
            {widgets::quiet_button("playbutton", "Play", can_play, move || played.set(true))}
        </div>
    }
    .into_any()
}
