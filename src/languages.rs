//! Which language the player speaks, and the files of the languages (`docs/languages.md`).

use crate::browser::{api, page, timers};
use kit::words::{self, Language, Words};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};

/// Pauses between two tries; the last one is repeated for as long as the page lives.
const PAUSES_MILLIS: [f64; 4] = [1000.0, 2000.0, 4000.0, 8000.0];

type Told = (Language, Box<dyn FnOnce()>);

thread_local! {
    static SPOKEN: ArcRwSignal<Words> = ArcRwSignal::new(Words::default());
    static IS_CHOSEN: Cell<bool> = const { Cell::new(false) };
    static HERE: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
    static ASKED: RefCell<Vec<Language>> = const { RefCell::new(Vec::new()) };
    static WAITING: RefCell<Vec<Told>> = const { RefCell::new(Vec::new()) };
}

/// The words of the page. Views follow it.
pub(crate) fn spoken() -> Words {
    SPOKEN.with(Get::get)
}

/// The same, once.
pub(crate) fn spoken_now() -> Words {
    SPOKEN.with(GetUntracked::get_untracked)
}

/// From here on the page speaks so.
pub(crate) fn speak(words: Words) {
    IS_CHOSEN.set(true);
    say(words);
}

fn say(words: Words) {
    SPOKEN.with(|spoken| {
        if spoken.get_untracked() != words {
            spoken.set(words);
        }
    });
}

/// What the browser's owner reads best of what we have.
pub(crate) fn of_browser() -> Language {
    let wishes = page::languages();
    Language::best(wishes.iter().map(String::as_str))
}

/// Until the study is known, the page speaks as the browser does; English until these words are here.
pub(crate) fn begin() {
    words::decide_plurals_by(page::plural);
    let language = of_browser();
    when_here(language, move || {
        if !IS_CHOSEN.get()
            && let Some(words) = here(language)
        {
            say(words);
        }
    });
}

/// The words of a language, if they are here. English always is.
pub(crate) fn here(language: Language) -> Option<Words> {
    if language == Language::ENGLISH {
        return Some(Words::default());
    }
    let is_it = |words: &&Words| words.language() == language;
    HERE.with_borrow(|here| here.iter().find(is_it).copied())
}

/// Runs `f` when the words of a language are here: at once, or when their file has come.
pub(crate) fn when_here(language: Language, f: impl FnOnce() + 'static) {
    if here(language).is_some() {
        return f();
    }
    WAITING.with_borrow_mut(|waiting| waiting.push((language, Box::new(f))));
    fetch(language);
}

/// Fetches the words of a language, for as long as it takes.
pub(crate) fn fetch(language: Language) {
    let is_new = ASKED.with_borrow_mut(|asked| {
        let is_new = !asked.contains(&language);
        asked.push(language);
        is_new
    });
    let Some(file) = language.file().filter(|_| is_new) else {
        return;
    };
    timers::spawn(async move {
        let mut tries = 0;
        loop {
            if let Some(text) = text(file).await
                && let Some(words) = Words::read(language, text)
            {
                HERE.with_borrow_mut(|here| here.push(words));
                break;
            }
            timers::sleep(PAUSES_MILLIS[tries]).await;
            tries = (tries + 1).min(PAUSES_MILLIS.len() - 1);
        }
        let waiting = WAITING.take();
        for (wanted, f) in waiting {
            if wanted == language {
                f();
            } else {
                WAITING.with_borrow_mut(|waiting| waiting.push((wanted, f)));
            }
        }
    });
}

/// A file beside the player; nothing when it can't be had within ten seconds.
pub(crate) async fn text(file: &str) -> Option<String> {
    let address = ["/", words::FOLDER, "/", file].concat();
    api::texts(&[&address]).await.pop()?.ok()
}
