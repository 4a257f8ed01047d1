//! The language of a frame: its own wish, else that of the frame before, at first that of the study.

use super::Driver;
use crate::languages;
use kit::words::Language;
use leptos::prelude::*;
use serde_json::{Map, Value};
use session::Event;
use std::{cell::Cell, rc::Rc};

/// A frame waits so long for the words of its language; then it speaks English.
const PATIENCE_MILLIS: f64 = 8000.0;

/// Which language frames speak. Visits are counted from 1.
#[derive(Default)]
pub(super) struct Speech {
    now: Cell<Language>,
    /// The visit whose frame waits for its words.
    waits: Cell<u32>,
    /// The visit that has waited long enough.
    gave_up: Cell<u32>,
}

impl Driver {
    /// The study's language, until a frame has a wish; all that its frames name are fetched beforehand.
    pub(crate) fn speak(&self, language: Option<&str>, wishes: &[String]) {
        let named = match language {
            Some("browser") => Some(languages::of_browser()),
            Some(name) => Language::named(name),
            None => None,
        };
        if let (Some(name), None) = (language, named) {
            self.warn(format!(
                "language: “{name}” is no language of this player, so its own words are English."
            ));
        }
        let named = named.unwrap_or_default();
        self.speech.now.set(named);
        languages::fetch(named);
        for language in wishes.iter().filter_map(|wish| Language::named(wish)) {
            languages::fetch(language);
        }
    }

    /// Whether the frame of the stage has its words. It is mounted anew when they come, or when it has waited long enough.
    pub(super) fn has_words(self: &Rc<Self>) -> bool {
        let (visit, named) = {
            let session = self.session.borrow();
            let stage = session.stage();
            (stage.visit, wish(&stage.params).and_then(Language::named))
        };
        let speech = &self.speech;
        if let Some(language) = named {
            speech.now.set(language);
        }
        let language = speech.now.get();
        let found = languages::here(language);
        if found.is_none() && speech.gave_up.get() != visit {
            if speech.waits.replace(visit) != visit {
                self.signals.speechless.set(true);
                let driver = Rc::clone(self);
                languages::when_here(language, move || driver.mount_after_wait(visit));
                let driver = Rc::clone(self);
                self.timers.after(PATIENCE_MILLIS, move || {
                    driver.speech.gave_up.set(visit);
                    driver.mount_after_wait(visit);
                });
            }
            return false;
        }
        speech.waits.set(0);
        languages::speak(found.unwrap_or_default());
        self.signals.speechless.set(false);
        true
    }

    fn mount_after_wait(self: &Rc<Self>, visit: u32) {
        let is_current = self.session.borrow().stage().visit == visit;
        if is_current && self.speech.waits.get() == visit {
            self.mount();
        }
    }

    /// What of the frame's language could not be had, for its data.
    pub(super) fn tell_of_language(self: &Rc<Self>, visit: u32, params: &Map<String, Value>) {
        let wish = wish(params);
        let language = self.speech.now.get();
        let (name, value) = match wish {
            Some(wish) if Language::named(wish).is_none() => ("languageUnknown", wish),
            _ if languages::here(language).is_none() => ("languageUnavailable", language.name()),
            _ => return,
        };
        let fields = Map::from_iter([("language".to_owned(), value.into())]);
        let name = name.to_owned();
        self.send(Event::Logged {
            visit,
            name,
            fields,
        });
    }
}

/// The language that a frame asks for, if it asks for one.
fn wish(params: &Map<String, Value>) -> Option<&str> {
    let wish = params.get("language").and_then(Value::as_str);
    wish.filter(|wish| !wish.is_empty())
}
