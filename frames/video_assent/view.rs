//! The child's pages, and the question beside them.

use super::{
    Data, Event, Medium, Page, Params, VideoAssent,
    age::is_too_young,
    form::form_html,
    logic::{Answer, Assent, Camera, Heard, camera, can_begin},
};
use kit::{
    Assets, FrameCx, FrameView, Mark, MediaNews, Phase, RecorderCommand, Source, Words, escaped,
    widgets::{self, Player, Playing},
    words,
};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A camera that has not answered by then is not waited for.
const PATIENCE_MILLIS: f64 = 15_000.0;

/// The assent and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<VideoAssent>,
    assent: RwSignal<Assent>,
    data: StoredValue<Data>,
    /// Two for each page: its film and its sound.
    players: StoredValue<Vec<Player>>,
    goes_without: RwSignal<bool>,
    /// A recording was asked for and has not begun.
    wanted: RwSignal<bool>,
    /// The browser wants a press before it plays.
    refused: RwSignal<bool>,
    /// The child said no: the study is over.
    parted: RwSignal<bool>,
    form: NodeRef<leptos::html::Div>,
}

impl FrameView for VideoAssent {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let players = (0..2 * params.pages.len()).map(|_| Player::default());
        let stage = Stage {
            cx,
            assent: RwSignal::new(Assent::new(&params)),
            data: StoredValue::new(Data::default()),
            players: StoredValue::new(players.collect()),
            goes_without: RwSignal::new(false),
            wanted: RwSignal::new(false),
            refused: RwSignal::new(false),
            parted: RwSignal::new(false),
            form: NodeRef::new(),
        };
        stage.keep_form();
        widgets::start_when_wanted(cx, stage.wanted);
        let camera = camera(&params);
        let too_young = stage.is_too_young(params.minimum_years);
        stage.follow_phase(camera, too_young);
        let words = cx.words();
        let parting = move || stage.parted.get().then(|| parting(words));
        let html = form_html(&params.pages);
        view! {
            <div class="pk-page pk-assent">
                <div prop:hidden=stage.parted>
                    <h1>{words.get(words::ASSENT_TITLE)}</h1>
                    <p class="pk-paragraph">{words.get(words::ASSENT_INTRO)}</p>
                    <div class="pk-assent-columns">
                        {learn(stage, &params, camera)}
                        {decide(stage, &params)}
                    </div>
                    <div hidden id="assent-form-text" node_ref=stage.form inner_html=html></div>
                </div>
                {widgets::live(parting)}
            </div>
        }
        .into_any()
    }
}

impl Stage {
    fn keep_form(self) {
        Effect::new(move |_| {
            if let Some(form) = self.form.get() {
                let text = form.text_content().unwrap_or_default();
                self.data.update_value(|data| data.assent_form_text = text);
                self.hand_over();
            }
        });
    }

    fn hand_over(self) {
        self.data.with_value(|data| self.cx.set_data(data));
    }

    fn is_too_young(self, minimum_years: f64) -> bool {
        let now = js_sys::Date::new(&JsValue::from_f64(self.cx.now().wall_millis));
        let today = [now.get_full_year(), now.get_month() + 1, now.get_date()];
        is_too_young(minimum_years, &self.cx.study_text("child_birthday"), today)
    }

    fn follow_phase(self, camera: Camera, too_young: bool) {
        let (phase, recorder) = (self.cx.phase(), self.cx.recorder_state());
        Effect::new(move |_| {
            let (now, without) = (recorder.get(), self.goes_without.get());
            match phase.get() {
                Phase::Waiting | Phase::Running if too_young => self.hear(Heard::TooYoung),
                Phase::Running if can_begin(camera, true, now, without) => self.hear(Heard::Begin),
                Phase::Waiting if can_begin(camera, false, now, without) => self.hear(Heard::Begin),
                Phase::Stopping | Phase::Over => self.stop_all(),
                _ => {}
            }
        });
    }

    fn hear(self, what: Heard) {
        // Only what changes the page draws it anew.
        let Some(mut assent) = self.assent.try_get_untracked() else {
            return;
        };
        let answers = assent.hear(what);
        if self.assent.try_with_untracked(|old| *old == assent) == Some(false) {
            self.assent.set(assent);
        }
        for answer in answers {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => self.cx.log(event),
            Answer::Show(place) => self.show(place),
            Answer::Record => self.wanted.set(true),
            Answer::LetCameraGo => self.cx.recorder(RecorderCommand::Destroy),
            Answer::Keep(yes) => {
                let answer = if yes { "Yes" } else { "No" };
                self.data
                    .update_value(|data| data.child_response = Some(answer.to_owned()));
                self.hand_over();
            }
            Answer::Consent => self.cx.mark(Mark::ConsentCompleted),
            Answer::Proceed => {
                self.stop_all();
                self.cx.next();
            }
            Answer::EndStudy => self.end_study(),
        }
    }

    /// Nothing is recorded any more, and no other page follows.
    fn end_study(self) {
        self.stop_all();
        self.wanted.set(false);
        self.parted.set(true);
        self.cx.leave();
    }

    fn show(self, place: usize) {
        self.stop_all();
        self.refused.set(false);
        for (player, medium) in self.players_of(place).into_iter().flatten() {
            player.rewind();
            if let Some(media) = player.element() {
                widgets::play(&media, move |playing| match playing {
                    Playing::Refused => {
                        self.refused.try_set(true);
                    }
                    Playing::Failed => {
                        self.hear(Heard::Media(place, medium, MediaNews::Failed));
                    }
                    Playing::Started | Playing::Stopped => {}
                });
            }
        }
    }

    fn players_of(self, place: usize) -> [Option<(Player, Medium)>; 2] {
        let of = |index| self.players.with_value(|all| all.get(index).copied());
        [(2 * place, Medium::Film), (2 * place + 1, Medium::Sound)]
            .map(|(index, medium)| of(index).map(|player| (player, medium)))
    }

    fn stop_all(self) {
        self.players.try_with_value(|players| {
            for player in players {
                player.stop();
            }
        });
    }

    /// Follows the assent, for buttons.
    fn flag(self, is_so: fn(&Assent) -> bool) -> Signal<bool> {
        widgets::flag(move || self.assent.with(is_so))
    }
}

/// What a child reads who said no.
fn parting(words: Words) -> AnyView {
    view! {
        <div class="pk-assent-parting" role="status">
            <h1>{words.get(words::ASSENT_THANKS)}</h1>
            <p>{words.get(words::ASSENT_THANKS_TEXT)}</p>
        </div>
    }
    .into_any()
}

/// The left column: the form to take home, the pages and the way through them.
fn learn(stage: Stage, params: &Params, camera: Camera) -> AnyView {
    let cx = stage.cx;
    let words = cx.words();
    let link = NodeRef::<leptos::html::A>::new();
    let download = move || {
        if let Some(anchor) = link.get_untracked() {
            let study = cx.study_text("name");
            let title = words.with(words::ASSENT_FORM_TITLE, &[("study", &study)]);
            stage.data.with_value(|data| {
                widgets::offer_pdf(
                    cx,
                    &anchor,
                    "Lookit_study_child_assent",
                    &title,
                    &data.assent_form_text,
                );
            });
            cx.log(Event::DownloadAssentForm);
        }
    };
    let assets = cx.groups().assets;
    let pages = params.pages.iter().enumerate();
    let pages = pages.map(|(place, one)| page(stage, &assets, place, one));
    let pages = pages.collect_view();
    let shows_camera: Vec<bool> = params.pages.iter().map(|page| page.show_webcam).collect();
    let shows_camera = StoredValue::new(shows_camera);
    let is_camera_hidden = widgets::flag(move || {
        let place = stage.assent.with(Assent::shown);
        let is_shown =
            place.and_then(|place| shows_camera.with_value(|all| all.get(place).copied()));
        is_shown != Some(true)
    });
    let picture = (camera != Camera::NotUsed).then(|| view! {
        <div class="pk-assent-camera" prop:hidden=is_camera_hidden>{widgets::webcam(words, cx.camera())}</div>
    });
    let refused = move || {
        stage.refused.get().then(
            || view! { <p class="pk-status" role="status">{words.get(words::ASSENT_PRESS_PLAY)}</p> },
        )
    };
    view! {
        <section class="pk-assent-learn">
            <div class="pk-row pk-row-ends">
                <h2 class="pk-assent-step">{widgets::step_number(1)}{words.get(words::ASSENT_STEP_LEARN)}</h2>
                {widgets::plain_button("downloadbutton", widgets::QUIET, words.get(words::BUTTON_DOWNLOAD), download)}
                <a node_ref=link hidden></a>
            </div>
            <div class="pk-card pk-assent-pages">
                {wait(stage, camera)}
                {picture}
                {pages}
                {widgets::live(refused)}
            </div>
            {steps(stage, params)}
        </section>
    }
    .into_any()
}

/// While the camera is awaited, and what helps when it does not come.
fn wait(stage: Stage, camera: Camera) -> AnyView {
    let cx = stage.cx;
    let words = cx.words();
    let recorder = cx.recorder_state();
    let waited = RwSignal::new(false);
    if camera != Camera::NotUsed {
        cx.after(PATIENCE_MILLIS, move || waited.set(true));
    }
    let go_without = move || {
        stage.hear(Heard::GoWithout);
        stage.goes_without.set(true);
    };
    let is_waiting = Memo::new(move |_| stage.assent.with(|assent| assent.shown().is_none()));
    // Only trouble draws the advice anew: its button must not go while it is pressed.
    let trouble = Memo::new(move |_| recorder.get().trouble);
    let told = move || match trouble.get() {
        Some(trouble) => widgets::camera_advice(
            words,
            trouble,
            words.get(words::ASSENT_WITHOUT_VIDEO),
            move || {
                cx.recorder(RecorderCommand::SetUp);
            },
        ),
        None => view! { <p role="status">{words.get(words::ASSENT_SETTING_UP)}</p> }.into_any(),
    };
    let on = move || {
        let may = waited.get() || trouble.get().is_some();
        may.then(|| {
            widgets::plain_button(
                "nocamerabutton",
                widgets::QUIET,
                words.get(words::CAMERA_GO_ON_WITHOUT),
                go_without,
            )
        })
    };
    widgets::live(move || {
        let waits = is_waiting.get();
        waits.then(
            || view! { <div class="pk-assent-wait">{widgets::live(told)}{widgets::live(on)}</div> },
        )
    })
}

fn page(stage: Stage, assets: &Assets, place: usize, page: &Page) -> AnyView {
    let is_shown = widgets::flag(move || stage.assent.with(Assent::shown) == Some(place));
    let image = assets.image(&page.img_src);
    let alt = page.alt_text.clone();
    let image =
        (!image.is_empty()).then(|| view! { <img class="pk-assent-picture" src=image alt=alt/> });
    let media = [assets.video(&page.video), assets.audio(&page.audio)];
    let draw = |(player, medium): (Player, Medium), list: &[Source]| {
        let heard = Box::new(move |news| stage.hear(Heard::Media(place, medium, news)));
        let is_film = medium == Medium::Film;
        (!list.is_empty()).then(|| player.view(stage.cx, list, is_film, is_shown, heard))
    };
    let own = stage.players_of(place).into_iter().flatten();
    let media = own.zip(&media).map(|(player, list)| draw(player, list));
    let media = media.collect_view();
    let broken = move || {
        let is_broken = stage.assent.with(|assent| assent.is_broken(place));
        is_broken.then(|| view! { <p class="pk-warning" role="status">{stage.cx.words().get(words::ASSENT_BROKEN)}</p> })
    };
    let blocks = page.text_blocks.iter().map(widgets::text_block);
    let blocks = blocks.collect_view();
    view! {
        <div class="pk-assent-page" prop:hidden=widgets::flag(move || !is_shown.get())>
            {image}
            {media}
            {widgets::live(broken)}
            {blocks}
        </div>
    }
    .into_any()
}

/// Back, the pages' numbers, and on.
fn steps(stage: Stage, params: &Params) -> Option<AnyView> {
    let count = params.pages.len();
    if count < 2 {
        return None;
    }
    let numbers = (0..count).map(|place| {
        let is_here = move || stage.assent.with(Assent::shown) == Some(place);
        let current = move || is_here().then_some("step");
        view! { <li class:pk-assent-here=widgets::flag(is_here) aria-current=current>{place + 1}</li> }.into_any()
    });
    let numbers = numbers.collect_view();
    let (can_go_back, can_go_on) = (
        stage.flag(Assent::can_go_back),
        stage.flag(Assent::can_go_on),
    );
    let back = widgets::quiet_button(
        "previousbutton",
        &escaped(&params.previous_stimulus_text),
        can_go_back,
        move || stage.hear(Heard::Back),
    );
    let on = escaped(&params.next_stimulus_text);
    let on = widgets::next_button(&on, can_go_on, move || stage.hear(Heard::Next));
    Some(
        view! { <div class="pk-row pk-row-ends pk-assent-steps">{back}<ol aria-label=stage.cx.words().get(words::ASSENT_PAGES)>{numbers}</ol>{on}</div> }
            .into_any(),
    )
}

/// The right column: the question.
fn decide(stage: Stage, params: &Params) -> AnyView {
    let words = stage.cx.words();
    let can_decide = stage.flag(Assent::can_decide);
    let is_closed = widgets::flag(move || !can_decide.get());
    // The predecessor's ids are the wrong way round; scripts that press the buttons know them so.
    let answer = |id, class, label, yes| {
        let is_chosen = move || stage.assent.with(Assent::chosen) == Some(yes);
        let pressed = move || if is_chosen() { "true" } else { "false" };
        let choose = move |_| stage.hear(Heard::Choose(yes));
        view! { <button id=id class=class type="button" aria-pressed=pressed on:click=choose>{label}</button> }.into_any()
    };
    let told = move || {
        let says_no = stage.assent.with(Assent::chosen) == Some(false);
        says_no.then(|| view! { <p class="pk-warning" role="status">{words.get(words::ASSENT_NO_IS_FINE)}</p> })
    };
    let hint = move || {
        is_closed
            .get()
            .then(|| view! { <p class="pk-quiet">{words.get(words::ASSENT_PAGES_FIRST)}</p> })
    };
    let can_submit =
        widgets::flag(move || can_decide.get() && stage.assent.with(Assent::chosen).is_some());
    view! {
        <section class="pk-assent-decide">
            <h2 class="pk-assent-step">{widgets::step_number(2)}{words.get(words::ASSENT_STEP_DECIDE)}</h2>
            <fieldset class="pk-card" prop:disabled=is_closed class:pk-assent-closed=is_closed>
                <legend class="pk-assent-question">{params.participation_question.clone()}</legend>
                <div class="pk-assent-answers">
                    {answer("yesbutton", "pk-button pk-assent-no", words.get(words::ASSENT_NO), false)}
                    {answer("nobutton", "pk-button pk-assent-yes", words.get(words::ASSENT_YES), true)}
                </div>
                {widgets::live(told)}
            </fieldset>
            {widgets::live(hint)}
            <button id="submitbutton" class=widgets::GO type="button" prop:disabled=widgets::flag(move || !can_submit.get()) on:click=move |_| stage.hear(Heard::Submit)>{words.get(words::BUTTON_SUBMIT)}</button>
        </section>
    }
    .into_any()
}
