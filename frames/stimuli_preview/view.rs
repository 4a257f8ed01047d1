//! The page: the introduction, then the stimuli one by one.

use super::{
    Params, StimuliPreview, Stimulus,
    logic::{Answer, Camera, Heard, Preview, camera},
    records,
};
use kit::{
    Assets, CameraTrouble, FrameCx, FrameView, MediaNews, RecorderCommand, Source, escaped,
    widgets::{self, Player},
    words,
};
use leptos::prelude::*;

/// A camera that has not answered by then is not waited for.
const PATIENCE_MILLIS: f64 = 15_000.0;

/// The preview and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<StimuliPreview>,
    preview: StoredValue<Preview>,
    shown: RwSignal<Option<usize>>,
    broken: RwSignal<Vec<bool>>,
    /// Two for each stimulus: its film and its sound.
    players: StoredValue<Vec<Player>>,
    heading: NodeRef<leptos::html::P>,
}

impl FrameView for StimuliPreview {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let count = params.stimuli.len();
        let stage = Stage {
            cx,
            preview: StoredValue::new(Preview::new(count)),
            shown: RwSignal::new(None),
            broken: RwSignal::new(vec![false; count]),
            players: StoredValue::new((0..2 * count).map(|_| Player::default()).collect()),
            heading: NodeRef::new(),
        };
        let is_intro = widgets::flag(move || stage.shown.get().is_none());
        let is_preview = widgets::flag(move || stage.shown.get().is_some());
        view! {
            <div class="pk-page pk-peek">
                <div prop:hidden=is_preview>{introduction(stage, &params)}</div>
                <div prop:hidden=is_intro>{stimuli(stage, &params)}</div>
            </div>
        }
        .into_any()
    }
}

impl Stage {
    fn hear(self, what: Heard) {
        let answers = self.preview.try_update_value(|preview| preview.hear(what));
        for answer in answers.unwrap_or_default() {
            match answer {
                Answer::Log(event) => self.cx.log(event),
                Answer::Record => self.cx.recorder(RecorderCommand::Start),
                Answer::Show(place) => self.show(place),
                Answer::Excuse(place) => {
                    self.broken.try_update(|broken| broken[place] = true);
                }
                Answer::Leave => {
                    self.stop_all();
                    self.cx.next();
                }
            }
        }
    }

    fn show(self, place: usize) {
        self.stop_all();
        for player in self.players_of(place).into_iter().flatten() {
            player.rewind();
        }
        self.shown.set(Some(place));
        // The button that was pressed may be gone; the keyboard goes on at the stimulus.
        if let Some(heading) = self.heading.get_untracked() {
            self.cx.after(0.0, move || drop(heading.focus()));
        }
    }

    fn players_of(self, place: usize) -> [Option<Player>; 2] {
        let of = |index| self.players.with_value(|all| all.get(index).copied());
        [of(2 * place), of(2 * place + 1)]
    }

    fn stop_all(self) {
        self.players.with_value(|players| {
            for player in players {
                player.stop();
            }
        });
    }
}

fn introduction(stage: Stage, params: &Params) -> AnyView {
    let cx = stage.cx;
    let words = cx.words();
    let records = records(params, &cx.groups());
    let recorder = cx.recorder_state();
    let waited = RwSignal::new(false);
    if records {
        cx.after(PATIENCE_MILLIS, move || waited.set(true));
    }
    let found = Memo::new(move |_| camera(records, recorder.get(), waited.get()));
    // Only trouble draws the advice anew: its button must not go while it is pressed.
    let trouble = Memo::new(move |_| recorder.get().trouble);
    let label = params.preview_button_text.clone();
    // Plain text, as the study wrote it.
    let text = move || {
        if found.get().is_none() {
            [&label, " ", words.get(words::PREVIEW_SETTING_UP)].concat()
        } else {
            label.clone()
        }
    };
    let preview = move |_| {
        if let Some(camera) = found.get_untracked() {
            stage.hear(Heard::Preview(camera));
        }
    };
    let told = move || {
        let is_missing = found.get() == Some(Camera::Missing);
        is_missing.then(|| without_camera(cx, trouble.get()))
    };
    let skip = (!params.require_preview).then(|| {
        let skip = move || stage.hear(Heard::Skip);
        let label = escaped(&params.skip_button_text);
        widgets::plain_button("skipbutton", widgets::QUIET, &label, skip)
    });
    let previous = params.show_previous_button.then(|| {
        widgets::previous_button(words.get(words::BUTTON_PREVIOUS), move || cx.previous())
    });
    let blocks = params.blocks.iter().map(widgets::text_block).collect_view();
    view! {
        {blocks}
        {widgets::live(told)}
        <div class="pk-row pk-preview-buttons">
            {previous}
            {skip}
            <button id="previewbutton" class=widgets::GO type="button" prop:disabled=widgets::flag(move || found.get().is_none()) on:click=preview>{widgets::live(text)}</button>
        </div>
    }
    .into_any()
}

/// Why the preview is not recorded, and that it can be seen all the same.
fn without_camera(cx: FrameCx<StimuliPreview>, trouble: Option<CameraTrouble>) -> AnyView {
    let words = cx.words();
    match trouble {
        Some(trouble) => {
            let way_on = words.get(words::PREVIEW_WITHOUT_RECORDING);
            let again = move || cx.recorder(RecorderCommand::SetUp);
            widgets::camera_advice(words, trouble, way_on, again)
        }
        None => {
            view! { <p class="pk-warning" role="alert">{words.get(words::PREVIEW_CAMERA_LATE)}</p> }
                .into_any()
        }
    }
}

fn stimuli(stage: Stage, params: &Params) -> AnyView {
    let words = stage.cx.words();
    let count = params.stimuli.len();
    let assets = stage.cx.groups().assets;
    let list = params.stimuli.iter().enumerate();
    let list = list
        .map(|(place, stimulus)| self::stimulus(stage, &assets, place, stimulus))
        .collect_view();
    let place = move || stage.shown.get().unwrap_or_default();
    let captions: Vec<String> = params
        .stimuli
        .iter()
        .map(|one| one.caption.clone())
        .collect();
    let heading = move || match captions.get(place()) {
        Some(caption) => {
            let (number, count) = ((place() + 1).to_string(), count.to_string());
            let values = [("number", &*number), ("count", &count)];
            let place = words.with(words::PREVIEW_PLACE, &values);
            view! { <span class="pk-quiet">{place}</span><strong>{caption.clone()}</strong> }
                .into_any()
        }
        None => words.get(words::PREVIEW_EMPTY).into_any(),
    };
    let forward = params.next_stimulus_text.clone();
    let label = move || {
        if place() + 1 < count {
            forward.clone()
        } else {
            words.get(words::BUTTON_CONTINUE).to_owned()
        }
    };
    let can_go_back = Signal::derive(move || place() > 0);
    let back = widgets::quiet_button(
        "previousstimulus",
        &escaped(&params.previous_stimulus_text),
        can_go_back,
        move || stage.hear(Heard::Back),
    );
    view! {
        <p class="pk-preview-caption" role="status" tabindex="-1" node_ref=stage.heading>{widgets::live(heading)}</p>
        <div class="pk-preview-place">{list}</div>
        <div class="pk-row pk-row-ends">
            {back}
            <button id="nextbutton" class=widgets::GO type="button" on:click=move |_| stage.hear(Heard::Forward)>{widgets::live(label)}</button>
        </div>
    }
    .into_any()
}

fn stimulus(stage: Stage, assets: &Assets, place: usize, stimulus: &Stimulus) -> AnyView {
    let is_shown = widgets::flag(move || stage.shown.get() == Some(place));
    let tell = move |news| stage.hear(Heard::Media(place, news));
    let image = assets.image(&stimulus.image);
    let image = (!image.is_empty()).then(|| {
        let failed = move |_| tell(MediaNews::Failed);
        view! { <img loading="lazy" src=image alt=stimulus.caption.clone() on:error=failed/> }
    });
    let (films, sounds) = (assets.video(&stimulus.video), assets.audio(&stimulus.audio));
    let [film, sound] = stage.players_of(place);
    let draw = |player: Player, list: &[Source], is_film| {
        let wanted = !list.is_empty();
        wanted.then(|| player.view(stage.cx, list, is_film, is_shown, Box::new(tell)))
    };
    let film = film.and_then(|player| draw(player, &films, true));
    let sound = sound.and_then(|player| draw(player, &sounds, false));
    let broken = move || {
        let is_broken = stage.broken.with(|broken| broken.get(place) == Some(&true));
        is_broken.then(|| view! { <p class="pk-warning" role="status">{stage.cx.words().get(words::PREVIEW_BROKEN)}</p> })
    };
    view! {
        <div class="pk-preview-stimulus" prop:hidden=widgets::flag(move || !is_shown.get())>
            {image}{film}{sound}{widgets::live(broken)}
        </div>
    }
    .into_any()
}
