//! The page: what to do, the picture, and the buttons of the recording.

use super::{
    Observation, Params,
    logic::{Activity, Answer, Heard, Shown},
};
use kit::{FrameCx, FrameView, Phase, RecorderCommand, widgets, words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The activity and what its answers change.
#[derive(Clone, Copy)]
struct Page {
    cx: FrameCx<Observation>,
    activity: StoredValue<Activity>,
    shown: RwSignal<Shown>,
}

impl FrameView for Observation {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let words = cx.words();
        let activity = Activity::new(&params);
        let page = Page {
            cx,
            shown: RwSignal::new(activity.shown()),
            activity: StoredValue::new(activity),
        };
        page.hear(Heard::Begin);
        page.follow();
        let blocks = params.blocks.iter().map(widgets::text_block).collect_view();
        let previous = params.show_previous_button.then(|| {
            widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || cx.previous())
        });
        let way_on = Memo::new(move |_| {
            let shown = page.shown.get();
            (shown.can_go, shown.is_missing)
        });
        let label = params.next_button_text.0;
        let next = move || {
            let (can, is_missing) = way_on.get();
            let label = if is_missing {
                words.get(words::OBSERVATION_REQUIRED)
            } else {
                &label
            };
            widgets::next_button(label, Signal::stored(can), move || page.hear(Heard::Next))
        };
        view! {
            <div class="pk-page">
                <div class="pk-observation">
                    <div class="pk-observation-text">{blocks}</div>
                    <div class="pk-observation-camera">
                        {page.advice()}
                        {page.picture()}
                        {page.bar(params.segment_secs)}
                        {page.controls()}
                    </div>
                </div>
                <div class="pk-row pk-observation-buttons">{previous}{widgets::live(next)}</div>
            </div>
        }
        .into_any()
    }
}

impl Page {
    fn hear(self, what: Heard) {
        let now = self.cx.now().mono_millis;
        let told = self
            .activity
            .try_update_value(|activity| (activity.hear(now, what), activity.shown()));
        let Some((answers, shown)) = told else {
            return;
        };
        if self.shown.try_get_untracked() != Some(shown) {
            self.shown.try_set(shown);
        }
        for answer in answers {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::SetUp => self.cx.recorder(RecorderCommand::SetUp),
                Answer::Start => self.cx.recorder(RecorderCommand::Start),
                Answer::Stop => self.cx.recorder(RecorderCommand::Stop),
                Answer::StartTimer(watch, millis) => {
                    self.cx
                        .after(millis, move || self.hear(Heard::Timer(watch)));
                }
                Answer::Next => self.cx.next(),
            }
        }
    }

    /// Tells the activity what recorder and player do.
    fn follow(self) {
        let phase = self.cx.phase();
        Effect::new(move |was: Option<Phase>| {
            let phase = phase.get();
            match phase {
                Phase::Stopping | Phase::Over => self.hear(Heard::Gone),
                Phase::Running if was == Some(Phase::Waiting) => self.hear(Heard::Uncovered),
                _ => {}
            }
            phase
        });
        let state = self.cx.recorder_state();
        Effect::new(move |_| self.hear(Heard::Camera(state.get().into())));
    }

    /// Why there is no picture. Drawn anew only when the reason changes: its button must not go while it is pressed.
    fn advice(self) -> AnyView {
        let words = self.cx.words();
        let state = self.cx.recorder_state();
        let trouble = Memo::new(move |_| state.get().trouble);
        let is_late = Memo::new(move |_| self.shown.get().is_late);
        let again = move || self.hear(Heard::Again);
        let told = move || {
            trouble.get().map(|trouble| {
                let way_on = words.get(words::OBSERVATION_WITHOUT);
                widgets::camera_advice(words, trouble, way_on, again)
            })
        };
        let late = move || {
            is_late.get().then(|| view! {
                <div class="pk-card">
                    <p class="pk-warning" role="alert">{words.get(words::OBSERVATION_CAMERA_LATE)}</p>
                    {widgets::plain_button("cameraagainbutton", widgets::QUIET, words.get(words::BUTTON_TRY_AGAIN), again)}
                </div>
            })
        };
        view! { {widgets::live(told)}{widgets::live(late)} }.into_any()
    }

    fn picture(self) -> AnyView {
        let words = self.cx.words();
        let is_hidden = Memo::new(move |_| self.shown.get().is_hidden);
        let label = move || {
            if is_hidden.get() {
                words.get(words::OBSERVATION_SHOW_WEBCAM)
            } else {
                words.get(words::OBSERVATION_HIDE_WEBCAM)
            }
        };
        view! {
            <button id="togglewebcambutton" class=widgets::QUIET type="button" on:click=move |_| self.hear(Heard::Toggle)>{widgets::live(label)}</button>
            <div class="pk-observation-picture" class:pk-observation-hidden=is_hidden>
                {widgets::webcam(words, self.cx.camera())}
                <p>{words.get(words::OBSERVATION_WEBCAM_HIDDEN)}</p>
            </div>
        }
        .into_any()
    }

    /// The time that the piece has left; nothing without a limit.
    fn bar(self, segment_secs: f64) -> AnyView {
        if segment_secs <= 0.0 {
            return ().into_any();
        }
        let duration = format!("animation-duration:{}ms", (segment_secs * 1000.0) as u64);
        let piece = Memo::new(move |_| self.shown.get().piece);
        let left = move || {
            let running = piece.get().is_some();
            view! { <span class:pk-observation-runs=running style=duration.clone()></span> }
        };
        view! { <div class="pk-observation-bar" aria-hidden="true">{widgets::live(left)}</div> }
            .into_any()
    }

    fn controls(self) -> AnyView {
        let words = self.cx.words();
        let status = Memo::new(move |_| self.shown.get().status);
        let is_live = widgets::flag(move || self.shown.get().is_live);
        let can_record = Memo::new(move |_| self.shown.get().can_record);
        let can_pause = Memo::new(move |_| self.shown.get().can_pause);
        let was_pressed = StoredValue::new(false);
        let press = move |what| {
            was_pressed.set_value(true);
            self.hear(what);
        };
        let row = NodeRef::<leptos::html::Div>::new();
        // A button that goes takes the focus with it; the one that comes has it again.
        Effect::new(move |_| {
            let is_offered = can_record.get() || can_pause.get();
            if is_offered && was_pressed.get_value() {
                was_pressed.set_value(false);
                let button = row
                    .get_untracked()
                    .and_then(|row| row.query_selector("button:enabled").ok()?);
                let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
                // It may have gone again.
                drop(button.map(|button| button.focus()));
            }
        });
        view! {
            <div class="pk-row pk-row-ends pk-observation-controls" node_ref=row>
                <p class="pk-status" class:pk-observation-live=is_live role="status">{widgets::live(move || words.get(status.get()))}</p>
                {widgets::quiet_button("recordbutton", words.get(words::BUTTON_RECORD), can_record.into(), move || press(Heard::Record))}
                {widgets::quiet_button("pausebutton", words.get(words::BUTTON_PAUSE), can_pause.into(), move || press(Heard::Pause))}
            </div>
        }
        .into_any()
    }
}
