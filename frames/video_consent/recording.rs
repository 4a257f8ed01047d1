//! Recording, stopping and viewing the statement.

use super::{
    Params, VideoConsent,
    clip::{Clip, News, mean_brightness},
};
use kit::{CameraTrouble, FrameCx, RecorderCommand, Words, camera_words, widgets, words};
use leptos::prelude::*;

/// A look at the picture's brightness.
const LOOK_MILLIS: f64 = 1000.0;
/// The picture is looked at in so many dots.
const LOOK_SIZE: (i32, i32) = (16, 9);

/// A shorter statement can't be stopped.
const SHORTEST_MILLIS: f64 = 2000.0;

/// What the page must know of the take.
#[derive(Clone, Copy)]
pub(super) struct Take {
    /// The clip is being, or was, viewed.
    pub(super) viewed: RwSignal<bool>,
    /// The family pressed Submit too early and reads what is missing.
    pub(super) warn: RwSignal<bool>,
    /// A recording was asked for and has not begun.
    wanted: RwSignal<bool>,
    /// It runs long enough to be stopped.
    stoppable: RwSignal<bool>,
    /// Counts what began and ended, so that timers of a recording that is over are not heeded.
    number: RwSignal<u32>,
    /// What is known of the newest clip; those who follow it are told of beginning and end alone.
    clip: RwSignal<Clip>,
    picture: NodeRef<leptos::html::Div>,
    canvas: NodeRef<leptos::html::Canvas>,
}

impl Take {
    pub(super) fn new(cx: FrameCx<VideoConsent>) -> Self {
        let take = Self {
            viewed: RwSignal::new(false),
            warn: RwSignal::new(false),
            wanted: RwSignal::new(false),
            stoppable: RwSignal::new(false),
            number: RwSignal::new(0),
            clip: RwSignal::default(),
            picture: NodeRef::new(),
            canvas: NodeRef::new(),
        };
        let state = cx.recorder_state();
        widgets::start_when_wanted(cx, take.wanted);
        let recording = Memo::new(move |_| state.get().recording);
        Effect::new(move |_| {
            take.stoppable.set(false);
            take.number.update(|number| *number += 1);
            let this = take.number.get_untracked();
            let now = cx.now().mono_millis;
            if recording.get() {
                take.clip.update(|clip| clip.told(News::Began(now)));
                cx.after(SHORTEST_MILLIS, move || {
                    if take.is_still(this) {
                        take.stoppable.set(true);
                    }
                });
                take.look_later(cx, this);
            } else {
                take.clip.update(|clip| clip.told(News::Ended(now)));
            }
        });
        let level = cx.sound_level();
        Effect::new(move |_| {
            let level = level.get();
            take.clip
                .update_untracked(|clip| clip.told(News::Level(level)));
        });
        take
    }

    fn record(self, cx: FrameCx<VideoConsent>) {
        self.viewed.set(false);
        self.warn.set(false);
        let now = cx.recorder_state().get_untracked();
        if now.has_recorded || now.trouble.is_some() {
            cx.recorder(RecorderCommand::SetUp);
        }
        self.wanted.set(true);
    }

    /// The recording of this number runs.
    fn is_still(self, number: u32) -> bool {
        self.number.try_get_untracked() == Some(number)
    }

    /// Looks at the picture's brightness again and again while the recording of this number runs.
    fn look_later(self, cx: FrameCx<VideoConsent>, number: u32) {
        cx.after(LOOK_MILLIS, move || {
            if self.is_still(number) {
                if let Some(mean) = self.brightness() {
                    self.clip
                        .update_untracked(|clip| clip.told(News::Brightness(mean)));
                }
                self.look_later(cx, number);
            }
        });
    }

    /// How bright the live picture is; nothing when that can't be seen.
    fn brightness(self) -> Option<f64> {
        let picture = self.picture.get_untracked()?;
        let film = widgets::film_in(&picture, ".pk-webcam video")?;
        let seen = widgets::pixels(&film, &self.canvas.get_untracked()?)?;
        mean_brightness(&seen)
    }

    /// What may be wrong with the clip that was made, and what to do.
    pub(super) fn advice(
        self,
        params: &Params,
        words: Words,
    ) -> impl Fn() -> Option<String> + Send + use<> {
        let (statement, may_be_signed) = (params.statement(words), may_be_signed(params));
        move || {
            let doubts = self.clip.get().doubts(&statement, may_be_signed);
            let mut told: Vec<&str> = doubts.iter().map(|doubt| words.get(*doubt)).collect();
            told.push(words.get(words::CONSENT_CLIP_CHOICE));
            (told.len() > 1).then(|| words.joined(&told))
        }
    }
}

/// The statement may be signed instead of spoken.
fn may_be_signed(params: &Params) -> bool {
    !matches!(
        params.template.0.as_str(),
        "001" | "002" | "003" | "consent_001" | "consent_002" | "consent_003"
    )
}

/// The steps of the right column, with the picture.
pub(super) fn steps(params: &Params, cx: FrameCx<VideoConsent>, take: Take) -> AnyView {
    let state = cx.recorder_state();
    let can_record = Signal::derive(move || {
        let now = state.get();
        now.has_camera
            && (now.ready || now.has_recorded)
            && !now.recording
            && !now.stopping
            && !take.wanted.get()
    });
    let can_stop = Signal::derive(move || {
        state.get().recording && !state.get().stopping && take.stoppable.get()
    });
    let can_play = Signal::derive(move || {
        state.get().has_clip && !state.get().recording && !take.wanted.get()
    });
    let words = cx.words();
    let status = move || {
        let now = state.get();
        let key = if now.stopping {
            words::RECORDING_STOPS
        } else if now.recording {
            words::RECORDING_RUNS
        } else if take.wanted.get() || (now.has_camera && !now.ready && !now.has_recorded) {
            words::RECORDING_STARTS
        } else if take.viewed.get() {
            // The clip has the place of the live picture, and its own controls.
            return "";
        } else if now.has_clip {
            words::RECORDING_RESTS
        } else {
            words::CONSENT_NOT_RECORDING_YET
        };
        words.get(key)
    };
    let trouble = move || {
        let now = state.get();
        if now.replaced_by_session {
            return Some(view! { <p class="pk-warning" role="alert">{words.get(words::CONSENT_SESSION_RECORDS)}</p> }.into_any());
        }
        now.trouble.map(|trouble| {
            let (heading, advice) = camera_words(words, trouble);
            // A page that is not secure stays so, however often one tries.
            let again = (trouble != CameraTrouble::Insecure).then(|| view! {
                <button class="pk-button pk-button-go" type="button" on:click=move |_| cx.recorder(RecorderCommand::SetUp)>{words.get(words::BUTTON_TRY_AGAIN)}</button>
            });
            view! {
                <p class="pk-warning" role="alert"><strong>{heading}". "</strong>{advice}</p>
                {widgets::permission_steps(words, trouble)}
                {again}
            }
            .into_any()
        })
    };
    let read_aloud = words.get(if may_be_signed(params) {
        words::CONSENT_READ_ALOUD_OR_SIGN
    } else {
        words::CONSENT_READ_ALOUD
    });
    let quoted =
        |statement: &str| words.with(words::CONSENT_STATEMENT_QUOTED, &[("statement", statement)]);
    let recording = Memo::new(move |_| state.get().recording);
    let adults = params.prompt_all_adults.then(|| view! {
        <div class="pk-consent-step">{widgets::step_number(4)}<p>{words.get(words::CONSENT_OTHER_ADULTS)}</p></div>
        <p class="pk-consent-statement">{quoted(words.get(words::CONSENT_STATEMENT_ADULT))}</p>
    });
    let after = if params.prompt_all_adults { 5 } else { 4 };
    view! {
        {widgets::live(trouble)}
        <div class="pk-consent-step">{widgets::step_number(2)}{widgets::quiet_button("recordbutton", words.get(words::CONSENT_START_RECORDING), can_record, move || take.record(cx))}</div>
        <div class="pk-consent-picture" node_ref=take.picture>
            <canvas node_ref=take.canvas width=LOOK_SIZE.0 height=LOOK_SIZE.1 hidden></canvas>
            {widgets::playback(words, cx.camera(), cx.clip(), take.viewed.into())}
            <p class="pk-status" class:pk-consent-live=widgets::flag(move || recording.get()) role="status">{widgets::live(status)}</p>
        </div>
        <div class="pk-consent-step">{widgets::step_number(3)}<p inner_html=read_aloud></p></div>
        <p class="pk-consent-statement">{quoted(&params.statement(words))}</p>
        {adults}
        <div class="pk-consent-step">{widgets::step_number(after)}{widgets::quiet_button("stopbutton", words.get(words::CONSENT_STOP_RECORDING), can_stop, move || cx.recorder(RecorderCommand::Stop))}</div>
        <div class="pk-consent-step">{widgets::step_number(after + 1)}<div class="pk-consent-play">{widgets::quiet_button("playbutton", words.get(words::CONSENT_PLAY), can_play, move || take.viewed.set(true))}
            <p class="pk-quiet">{words.get(words::CONSENT_PLAY_CHECK)}</p></div></div>
    }
    .into_any()
}
