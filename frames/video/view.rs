//! The page of a film trial.

use super::{
    Data, Film, Params, Video,
    logic::{Answer, Heard, Trial},
};
use kit::{FrameCx, FrameView, Phase, Source, widgets};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlMediaElement;

/// The trial and the handles that its answers move.
#[derive(Clone, Copy)]
struct Stage {
    cx: FrameCx<Video>,
    trial: StoredValue<Trial>,
    film: NodeRef<leptos::html::Video>,
    sound: NodeRef<leptos::html::Audio>,
    shown: RwSignal<bool>,
    can_go: RwSignal<bool>,
    refused: RwSignal<bool>,
}

impl FrameView for Video {
    const STYLE: &'static str = include_str!("style.css");

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let assets = cx.groups().assets;
        let films = assets.video(&params.video.source);
        let sounds = assets.audio(&params.audio.source);
        let first = |list: &[Source]| list.first().map_or_else(String::new, |s| s.src.clone());
        cx.set_data(&Data {
            video_shown: first(&films),
            audio_played: first(&sounds),
        });
        let stage = Stage {
            cx,
            trial: StoredValue::new(Trial::new(&params)),
            film: NodeRef::new(),
            sound: NodeRef::new(),
            shown: RwSignal::new(false),
            can_go: RwSignal::new(false),
            refused: RwSignal::new(false),
        };
        stage.follow_phase(films.is_empty());
        let whole = params.auto_proceed && params.parent_text_block.is_empty();
        let no_pointer = params.auto_proceed && !params.video.controls;
        let Params {
            video,
            parent_text_block,
            auto_proceed,
            background_color,
            ..
        } = params;
        let media = move || {
            stage
                .shown
                .get()
                .then(|| media(stage, &video, &films, &sounds))
        };
        let play = move || {
            stage.refused.get().then(|| view! {
                <button id="play-button" type="button" class="pk-button pk-button-go pk-film-play" on:click=move |_| stage.play_again()>"Play"</button>
            })
        };
        let next = (!auto_proceed).then(|| {
            widgets::next_button("Next", stage.can_go.into(), move || stage.hear(Heard::Next))
        });
        view! {
            <div class="pk-film" class:pk-film-hidden-pointer=widgets::flag(move || no_pointer && !stage.refused.get()) class:pk-shows-pointer=!no_pointer style=("background-color", background_color.0)>
                <div id="image-area" class="pk-film-area" class:pk-film-whole=whole>{widgets::live(media)}{widgets::live(play)}</div>
                <div class="pk-film-strip">{widgets::parent_text(&parent_text_block)}{next}</div>
            </div>
        }
        .into_any()
    }
}

impl Stage {
    fn follow_phase(self, nothing_to_show: bool) {
        let phase = self.cx.phase();
        Effect::new(move |_| match phase.get() {
            Phase::Running => {
                self.cx.set_pausable(true);
                self.shown.set(true);
                if nothing_to_show {
                    self.hear(Heard::VideoFailed);
                }
            }
            Phase::Stopping => self.hear(Heard::Removed(true)),
            Phase::Paused | Phase::Over => self.hear(Heard::Removed(false)),
            Phase::Opening | Phase::Waiting => {}
        });
        // The elements exist one turn after `shown`; they are started by hand so that a refusal is heard. The sound
        // waits for the film.
        Effect::new(move |_| {
            if let Some(film) = self.film.get() {
                self.start(&film);
            }
        });
        Effect::new(move |_| {
            if self.sound.get().is_some() {
                self.hear(Heard::AudioReady);
            }
        });
        let cx = self.cx;
        widgets::watch(
            cx,
            move || self.film(),
            move || self.hear(Heard::VideoFailed),
        );
        widgets::watch(
            cx,
            move || self.sound(),
            move || self.hear(Heard::AudioFailed),
        );
    }

    fn hear(self, what: Heard) {
        let answers = self.trial.try_update_value(|trial| trial.hear(what));
        for answer in answers.unwrap_or_default() {
            self.act(answer);
        }
    }

    fn act(self, answer: Answer) {
        match answer {
            Answer::Log(event) => self.cx.log(event),
            Answer::StartTimer(millis) => {
                self.cx
                    .after(millis, move || self.hear(Heard::DurationOver));
            }
            Answer::PlayAudio => {
                if let Some(sound) = self.sound().filter(HtmlMediaElement::paused) {
                    self.start(&sound);
                }
            }
            Answer::ReplayVideo => self.rewind(self.film()),
            Answer::ReplayAudio => self.rewind(self.sound()),
            Answer::EnableNext => self.can_go.set(true),
            Answer::Silence => self.silence(),
            Answer::Remove => {
                self.silence();
                self.can_go.try_set(false);
                self.refused.try_set(false);
                self.shown.try_set(false);
            }
            Answer::Leave(is_cut) => {
                self.cx.set_pausable(false);
                if is_cut && !self.cx.recorder_state().get_untracked().recording {
                    self.hear(Heard::Removed(true));
                }
                self.cx.next();
            }
        }
    }

    fn film(self) -> Option<HtmlMediaElement> {
        let film = self.film.try_get_untracked().flatten()?;
        film.dyn_into().ok()
    }

    fn sound(self) -> Option<HtmlMediaElement> {
        let sound = self.sound.try_get_untracked().flatten()?;
        sound.dyn_into().ok()
    }

    fn silence(self) {
        for media in [self.film(), self.sound()].into_iter().flatten() {
            // Pausing what has not loaded throws nothing that matters.
            drop(media.pause());
        }
    }

    fn rewind(self, media: Option<HtmlMediaElement>) {
        if let Some(media) = media {
            media.set_current_time(0.0);
            self.start(&media);
        }
    }

    /// Plays; a refusal for want of a gesture shows the Play button.
    fn start(self, media: &HtmlMediaElement) {
        widgets::play(media, move |playing| {
            if playing == widgets::Playing::Refused {
                self.refused.try_set(true);
            }
        });
    }

    fn play_again(self) {
        self.refused.set(false);
        for media in [self.film(), self.sound()].into_iter().flatten() {
            if media.paused() && !media.ended() {
                self.start(&media);
            }
        }
    }
}

fn media(stage: Stage, film: &Film, films: &[Source], sounds: &[Source]) -> AnyView {
    let position = move || stage.film().map_or(0.0, |film| film.current_time());
    let controls = film.controls;
    let film_view = (!films.is_empty()).then(|| view! {
        <div id="test-video" class="pk-film-place" class:pk-film-natural=film.position.is_empty() && film.width.is_none() style=place(film)>
            <video id="player-video" node_ref=stage.film playsinline preload="auto" controls=controls
                on:play=move |_| stage.hear(Heard::VideoPlay(position()))
                on:playing=move |_| stage.hear(Heard::VideoPlaying(position()))
                on:pause=move |_| stage.hear(Heard::VideoPause(position()))
                on:ended=move |_| stage.hear(Heard::VideoEnded)
                on:error=move |_| stage.hear(Heard::VideoFailed)>
                {widgets::sources(films, move || stage.hear(Heard::VideoFailed))}
            </video>
        </div>
    });
    let voice = if sounds.is_empty() {
        stage.hear(Heard::AudioFailed);
        None
    } else {
        Some(view! {
            <audio id="player-audio" node_ref=stage.sound preload="auto"
                on:play=move |_| stage.hear(Heard::AudioPlay)
                on:playing=move |_| stage.hear(Heard::AudioPlaying)
                on:ended=move |_| stage.hear(Heard::AudioEnded)
                on:error=move |_| stage.hear(Heard::AudioFailed)>
                {widgets::sources(sounds, move || stage.hear(Heard::AudioFailed))}
            </audio>
        })
    };
    view! { {film_view}{voice} }.into_any()
}

/// Where the film lies: `fill`, or the given per cents; a film without `left` lies in the middle.
fn place(film: &Film) -> String {
    if !film.position.is_empty() {
        return "left:0;top:0;width:100%;height:100%".into();
    }
    let across = match film.left {
        Some(left) => format!("left:{left}%;"),
        None => "left:0;right:0;margin-inline:auto;".to_owned(),
    };
    let width = match film.width {
        Some(width) => format!("width:{width}%;"),
        None => "width:fit-content;".to_owned(),
    };
    let height = film.height.map(|height| format!("height:{height}%;"));
    let top = format!("top:{}%;", film.top.unwrap_or(0.0));
    [across, top, width, height.unwrap_or_default()].concat()
}
